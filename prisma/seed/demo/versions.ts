import type { Tx } from '@/lib/db/transaction';
import type { PauseRule } from '@/lib/domain/calendar/types';
import { isInForce, type VersionState } from '@/lib/domain/procedure/version';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { plainDateOf } from '@/lib/platform/clock';
import { ProcedureContent } from '@/lib/schemas/procedure-content';
import type { SampleVersion } from '@/tests/builders/a-procedure-version';
import { AGENCY_ID } from '../reference';

export type NamedVersion = SampleVersion & { readonly slug: string };

/** Every version the database has, in the order of their slugs. */
export async function loadVersions(tx: Tx): Promise<NamedVersion[]> {
  const procedures = new Map((await tx.procedure.findMany({ where: { agencyId: AGENCY_ID } })).map((procedure) => [procedure.id, procedure.slug]));
  const rows = await tx.procedureVersion.findMany({ where: { agencyId: AGENCY_ID } });
  return rows
    .map((row) => ({
      versionId: row.id, procedureId: row.procedureId, slug: procedures.get(row.procedureId) ?? '', sectorId: row.sectorId, handlingUnitId: row.handlingUnitId,
      pauseRule: row.pauseRule as PauseRule, content: ProcedureContent.parse(row.content), validFrom: plainDateOf(row.validFrom), validTo: row.validTo && plainDateOf(row.validTo),
      state: row.state as VersionState, isSuperseded: row.supersededAt !== null,
    }))
    .sort((a, b) => a.slug.localeCompare(b.slug, 'en', { numeric: true }));
}

export const inForceOn = (versions: readonly NamedVersion[], on: PlainDate): NamedVersion[] => versions.filter((version) => isInForce(version, on));

export type ProcedureName = { readonly name: string; readonly code: string | null };

/** Names and codes by version, for papers. */
export async function procedureNames(tx: Tx): Promise<ReadonlyMap<string, ProcedureName>> {
  const codes = new Map((await tx.procedure.findMany({ where: { agencyId: AGENCY_ID } })).map((procedure) => [procedure.id, procedure.code]));
  const rows = await tx.procedureVersion.findMany({ where: { agencyId: AGENCY_ID }, select: { id: true, name: true, procedureId: true } });
  return new Map(rows.map((row) => [row.id, { name: row.name, code: codes.get(row.procedureId) ?? null }]));
}
