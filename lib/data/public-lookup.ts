import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import type { PauseCause, PauseRule, StripDay, TermUnit } from '@/lib/domain/calendar/types';
import type { Channel, DossierStatus } from '@/lib/domain/dossier/status';
import { factsOfStored, type EventFactWithData, type StoredEvent } from './events-read';

/** What the public look-up reads of a dossier: no name, number or address of its applicant. Of the events it shows act, time and unit alone. */
export type PublicDossierRow = {
  readonly id: string;
  readonly code: string;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly procedureName: string;
  readonly procedureNameEn: string | null;
  readonly procedureSlug: string;
  readonly handlingUnitId: string;
  readonly termUnit: TermUnit;
  readonly termValue: number;
  readonly termSource: 'committed' | 'statutory';
  readonly statutoryUnit: TermUnit;
  readonly statutoryValue: number;
  readonly pauseRule: PauseRule;
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly printedDueAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly secondTargetAt: Date | null;
  readonly isDueProvisional: boolean;
  readonly dueSteps: readonly StripDay[] | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: PauseCause | null;
  readonly endedAt: Date | null;
  readonly resultKind: 'granted' | 'refused' | null;
  readonly isSample: boolean;
  readonly events: readonly EventFactWithData[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly nameEn: string | null }[];
};

type Raw = Omit<PublicDossierRow, 'events'> & { readonly events: readonly StoredEvent[] };

const lookupSql = (agencyId: number, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT d.id, d.code, d.status, d.channel, v.name AS "procedureName", v."nameEn" AS "procedureNameEn", p.slug AS "procedureSlug", d."handlingUnitId",
      d."termUnit", d."termValue", d."termSource", d."statutoryUnit", d."statutoryValue", d."pauseRule", d."submittedAt", d."receivedAt", d."printedDueAt", d."originalDueAt",
      d."secondTargetAt", d."isDueProvisional", d."dueSteps", d."pausedAt", d."pauseCause", d."endedAt", d."resultKind", d."isSample",
      (SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'act', e.act, 'legalAt', e."legalAt", 'enteredAt', e."enteredAt", 'actorId', NULL, 'actorUnitId', e."actorUnitId", 'voidsSeq', e."voidsSeq", 'data', e.data) ORDER BY e.seq)
        FROM dossier_event e WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id) AS events,
      (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'nameEn', u."nameEn")) FROM unit u WHERE u."agencyId" = d."agencyId") AS units
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN procedure p ON p."agencyId" = d."agencyId" AND p.id = d."procedureId"
    WHERE d."agencyId" = ${agencyId} AND ${which}`;

const byToken = (token: string): Prisma.Sql => Prisma.sql`d."qrToken" = ${token}`;

/** The statement of a look-up by token, for the bench's yardstick. */
export const publicLookupSql = (agencyId: number, token: string): Prisma.Sql => lookupSql(agencyId, byToken(token));

async function one(agencyId: number, which: Prisma.Sql): Promise<PublicDossierRow | null> {
  const rows = await queryRows<Raw>(lookupSql(agencyId, which));
  const row = rows[0];
  return row ? { ...row, events: factsOfStored(row.events ?? []), units: row.units ?? [] } : null;
}

/** A dossier by the token in the QR code of its receipt; null for any other text. */
export const findByQrToken = (agencyId: number, token: string): Promise<PublicDossierRow | null> => one(agencyId, byToken(token));

/** A dossier that was proved a moment ago, by its id. */
export const findPublicDossier = (agencyId: number, id: string): Promise<PublicDossierRow | null> => one(agencyId, Prisma.sql`d.id = ${id}::uuid`);

/**
 * The id of a dossier whose applicant, or representative, has a phone or an identity number that ends in these four digits;
 * null when there is none. One statement whatever is wrong, so that a wrong code and a wrong secret take alike.
 */
export async function findBySecret(agencyId: number, code: string, lastFour: string): Promise<string | null> {
  const rows = await db().$queryRaw<{ id: string; matches: boolean }[]>`
    WITH found AS (
      SELECT d.id, ARRAY[d."applicantPhone", d."applicantIdNumber", d.representative->>'phone', d.representative->>'citizenId'] AS numbers
      FROM dossier d WHERE d."agencyId" = ${agencyId} AND (d.code = ${code} OR d."externalCode" = ${code})
      UNION ALL SELECT NULL, ARRAY['', '', '', '']
    )
    SELECT id, EXISTS (SELECT 1 FROM unnest(numbers) AS n WHERE length(regexp_replace(n, '[^0-9]', '', 'g')) >= 4 AND right(regexp_replace(n, '[^0-9]', '', 'g'), 4) = ${lastFour}) AS matches
    FROM found`;
  return rows.find((row) => row.matches)?.id ?? null;
}
