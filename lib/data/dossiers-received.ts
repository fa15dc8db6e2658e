import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import type { LocalTime, StripDay } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { localTimeOf } from '@/lib/platform/clock';

/** What the counter is told of a dossier that has just been received. */
export type ReceivedDossier = {
  readonly dossierId: string;
  readonly code: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly visitId: string | null;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly isDueProvisional: boolean;
  readonly days: readonly StripDay[];
  /** The receipt that counts now. */
  readonly paperId: string;
  /** The answer to a repetition: nothing was made this time. */
  readonly isReplay: boolean;
};

type Row = { dossierId: string; code: string; applicantName: string; procedureName: string; visitId: string | null; receivedAt: Date; printedDueAt: Date; isDueProvisional: boolean; dueSteps: StripDay[] | null; paperId: string };

/** A received dossier by its id, with its receipt in force; null when there is none. */
export async function findReceived(agencyId: number, dossierId: string): Promise<ReceivedDossier | null> {
  const [row] = await queryRows<Row>(Prisma.sql`
    SELECT d.id AS "dossierId", d.code, d."applicantName", v.name AS "procedureName", d."visitId", d."receivedAt", d."printedDueAt", d."isDueProvisional", d."dueSteps", p.id AS "paperId"
      FROM dossier d
      JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
      JOIN paper p ON p."agencyId" = d."agencyId" AND p."dossierId" = d.id AND p.kind = 'intake-receipt' AND p."voidedAt" IS NULL
     WHERE d."agencyId" = ${agencyId} AND d.id = ${dossierId}::uuid ORDER BY p."issuedAt" DESC LIMIT 1`);
  if (!row) return null;
  const { receivedAt, printedDueAt, dueSteps, ...rest } = row;
  return { ...rest, receivedAt: localTimeOf(receivedAt), dueAt: localTimeOf(printedDueAt), days: dueSteps ?? [], isReplay: false };
}

/** How many dossiers were received on a day at the counters of the agency. */
export async function countReceivedOn(agencyId: number, on: PlainDate): Promise<number> {
  const [row] = await db().$queryRaw<{ last: number }[]>`SELECT last FROM dossier_day_counter WHERE "agencyId" = ${agencyId} AND day = ${on}::date`;
  return row?.last ?? 0;
}

/** How far back the recent use of procedures is looked for. */
const RECENT_DOSSIERS = 300;

/** The procedures this person received most recently, the last first: ids of procedures, at most nine. */
export async function recentProcedures(agencyId: number, staffId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ procedureId: string }[]>`
    SELECT "procedureId" FROM (
      SELECT "procedureId", "receivedById", row_number() OVER () AS place FROM (
        SELECT "procedureId", "receivedById" FROM dossier WHERE "agencyId" = ${agencyId} AND "receivedAt" IS NOT NULL ORDER BY "receivedAt" DESC, id DESC LIMIT ${RECENT_DOSSIERS}) latest) numbered
     GROUP BY "procedureId" ORDER BY min(place) FILTER (WHERE "receivedById" = ${staffId}::uuid) NULLS LAST, min(place) LIMIT 9`;
  return rows.map((row) => row.procedureId);
}
