import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DraftForm } from '@/lib/domain/procedure/draft-form';
import type { ProcedureVersionFacts } from '@/lib/domain/procedure/draft-facts';
import { newId } from '@/lib/platform/new-id';
import type { ImportDifference } from '@/lib/text/procedure-import-words';

/** A version held true now, as a list may be compared with it. */
export type ListedVersion = ProcedureVersionFacts & {
  readonly versionId: string;
  readonly procedureId: string;
  readonly slug: string;
  readonly formerCodes: readonly string[];
  readonly number: number;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly sectorName: string;
  readonly handlingUnitName: string;
  readonly decisionId: string;
  readonly decisionNumber: string;
};

export type VersionScope = { readonly inForceOn?: PlainDate; readonly sectorId?: string; readonly unitId?: string; readonly decisionId?: string; readonly endDecisionId?: string };

/** Every approved version that the record holds true, each procedure's in the order of their days; narrowed where asked. */
export async function listHeldVersions(agencyId: number, { inForceOn, sectorId, unitId, decisionId, endDecisionId }: VersionScope = {}, tx?: Tx): Promise<ListedVersion[]> {
  const wanted = [Prisma.sql`v."agencyId" = ${agencyId} AND v.state = 'approved' AND v."supersededAt" IS NULL`];
  if (inForceOn) wanted.push(Prisma.sql`v."validFrom" <= ${inForceOn}::date AND (v."validTo" IS NULL OR v."validTo" >= ${inForceOn}::date)`);
  if (sectorId) wanted.push(Prisma.sql`v."sectorId"::text = ${sectorId}`);
  if (unitId) wanted.push(Prisma.sql`v."handlingUnitId"::text = ${unitId}`);
  if (decisionId) wanted.push(Prisma.sql`v."decisionId"::text = ${decisionId}`);
  if (endDecisionId) wanted.push(Prisma.sql`v."endDecisionId"::text = ${endDecisionId}`);
  return (tx ?? db()).$queryRaw<ListedVersion[]>`
    SELECT v.id AS "versionId", p.id AS "procedureId", p.slug, p.code, p."formerCodes", v.number, v.name, v."nameEn", v."summaryEn", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo",
           v."sectorId", s.name AS "sectorName", v."handlingUnitId", u.name AS "handlingUnitName", v.level, v."onlineLevel", v."pauseRule", v.content, d.id AS "decisionId", d.number AS "decisionNumber"
      FROM procedure_version v
      JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
      JOIN sector s ON s."agencyId" = v."agencyId" AND s.id = v."sectorId"
      JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."handlingUnitId"
      JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
     WHERE ${Prisma.join(wanted, ' AND ')} ORDER BY s."sortOrder", s.name, v.name, p.id, v."validFrom"`;
}

export type OpenDraft = { readonly id: string; readonly procedureId: string | null; readonly form: DraftForm };

/** Drafts that are neither approved nor thrown away. */
export const listOpenDrafts = async (agencyId: number, tx?: Tx): Promise<OpenDraft[]> =>
  (tx ?? db()).$queryRaw<OpenDraft[]>`SELECT id, "procedureId", form FROM procedure_draft WHERE "agencyId" = ${agencyId} AND state IN ('draft','in-review')`;

export type ListedDecision = { readonly id: string; readonly number: string; readonly issuedOn: PlainDate; readonly effectiveOn: PlainDate; readonly issuer: string; readonly title: string; readonly kind: string };

export const listDecisionNumbers = async (agencyId: number, tx?: Tx): Promise<ListedDecision[]> =>
  (tx ?? db()).$queryRaw<ListedDecision[]>`SELECT id, number, "issuedOn"::text AS "issuedOn", "effectiveOn"::text AS "effectiveOn", issuer, title, kind FROM promulgation_decision WHERE "agencyId" = ${agencyId} ORDER BY "issuedOn", number`;

/** One import at a time: two that read the same file would both find that nothing is there. */
export const lockImports = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:procedure-import'))`;

/** Adds fields (lĩnh vực) that a list names and we do not have; answers their ids by name. */
export async function addSectors(tx: Tx, agencyId: number, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [last] = await tx.$queryRaw<{ last: number }[]>`SELECT coalesce(max("sortOrder"), 0)::int AS last FROM sector WHERE "agencyId" = ${agencyId}`;
  const made = names.map((name, index) => ({ agencyId, id: newId(), name, sortOrder: (last?.last ?? 0) + index + 1 }));
  if (made.length > 0) await tx.sector.createMany({ data: made });
  return new Map(made.map(({ name, id }) => [name, id]));
}

export type ImportRecord = {
  readonly id: string; readonly fileName: string; readonly state: string; readonly shape: string | null; readonly sourceFileId: string | null; readonly resultFileId: string | null; readonly totalRows: number; readonly newRows: number;
  readonly changedRows: number; readonly sameRows: number; readonly badRows: number; readonly missing: number; readonly difference: ImportDifference | null; readonly failure: string | null; readonly startedAt: Date; readonly endedAt: Date | null; readonly startedByName: string | null;
};

const importColumns = Prisma.sql`SELECT i.id, i."fileName", i.state, i.shape, i."sourceFileId", i."resultFileId", i."totalRows", i."newRows", i."changedRows", i."sameRows", i."badRows", i.missing, i.failure, i."startedAt", i."endedAt", s.name AS "startedByName"`;

/** One import with its difference; null when there is none of this id. */
export async function findImport(agencyId: number, id: string): Promise<ImportRecord | null> {
  const rows = await db().$queryRaw<ImportRecord[]>`${importColumns}, i.difference FROM procedure_import i LEFT JOIN staff s ON s."agencyId" = i."agencyId" AND s.id = i."startedById" WHERE i."agencyId" = ${agencyId} AND i.id::text = ${id}`;
  return rows[0] ?? null;
}

/** The last imports, newest first, without what they would change. */
export const listImports = (agencyId: number, limit = 30): Promise<ImportRecord[]> =>
  db().$queryRaw<ImportRecord[]>`${importColumns}, NULL::jsonb AS difference FROM procedure_import i LEFT JOIN staff s ON s."agencyId" = i."agencyId" AND s.id = i."startedById" WHERE i."agencyId" = ${agencyId} ORDER BY i."startedAt" DESC LIMIT ${limit}`;

export async function insertImport(tx: Tx, row: { agencyId: number; id: string; fileName: string; sha256: string; sourceFileId: string; startedById: string | null; startedAt: Date }): Promise<void> {
  await tx.procedureImport.create({ data: { ...row, state: 'checking' } });
}

export type ImportChange = Partial<Pick<ImportRecord, 'state' | 'shape' | 'resultFileId' | 'totalRows' | 'newRows' | 'changedRows' | 'sameRows' | 'badRows' | 'missing' | 'failure' | 'endedAt' | 'difference'>>;

export async function updateImport(agencyId: number, id: string, { difference, ...change }: ImportChange): Promise<void> {
  await db().procedureImport.update({ where: { agencyId_id: { agencyId, id } }, data: { ...change, ...(difference ? { difference: difference as unknown as Prisma.InputJsonValue } : {}) } });
}

/** Says that a checked import is being taken in; false when it is not in that state (any more). */
export async function claimImport(agencyId: number, id: string): Promise<boolean> {
  const { count } = await db().procedureImport.updateMany({ where: { agencyId, id, state: { in: ['checked', 'failed'] } }, data: { state: 'importing', failure: null, endedAt: null } });
  return count === 1;
}
