import 'server-only';
import { db } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { readEventData } from './dossier-acts';

export type ReportRow = {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly channel: string;
  readonly sectorId: string;
  readonly procedureId: string;
  readonly handlingUnitId: string;
  readonly holdingUnitId: string;
  readonly holderId: string | null;
  readonly applicantName: string;
  readonly termUnit: string;
  readonly termValue: number;
  readonly pauseRule: string;
  readonly receivedAt: Date | null;
  readonly endedAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: string | null;
  readonly endStanding: string | null;
  readonly resultKind: string | null;
  readonly calendarVersion: number | null;
  readonly lastEventAt: Date;
  readonly createdAt: Date;
};

const SELECT = {
  id: true, code: true, status: true, channel: true, sectorId: true, procedureId: true, handlingUnitId: true, holdingUnitId: true, holderId: true, applicantName: true, termUnit: true, termValue: true, pauseRule: true,
  receivedAt: true, endedAt: true, originalDueAt: true, pausedAt: true, pauseCause: true, endStanding: true, resultKind: true, calendarVersion: true, lastEventAt: true, createdAt: true,
} as const;

/**
 * A page, by id, of the dossiers that a report of this span may count: received or submitted by its end and not ended before
 * its begin, or touched after `known`, in which case the columns say more than was known then.
 */
export const readReportPage = (agencyId: number, span: { from: Date; until: Date; known: Date }, afterId: string | null, limit: number): Promise<ReportRow[]> =>
  db().dossier.findMany({
    where: {
      agencyId,
      ...(afterId ? { id: { gt: afterId } } : {}),
      AND: [
        // An acceptance may have been taken back since: the submission still says that it was there then.
        { OR: [{ receivedAt: { lt: span.until } }, { receivedAt: null, submittedAt: { lt: span.until } }, { submittedAt: { lt: span.until }, lastEventAt: { gt: span.known } }] },
        { OR: [{ endedAt: null }, { endedAt: { gte: span.from } }, { lastEventAt: { gt: span.known } }] },
      ],
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: SELECT,
  });

/** One dossier as reports read it; null when there is none of this code. */
export const findReportRow = (agencyId: number, code: string): Promise<ReportRow | null> => db().dossier.findUnique({ where: { agencyId_code: { agencyId, code } }, select: SELECT });

/** An event with the instant it was entered: the fold knows minutes only. */
export type KnownEvent = EventFact & { readonly enteredInstant: Date };

/** The events of these dossiers that were entered by `known` and happened before `until`; corrections known by then count whenever they happened. */
export async function readEventsKnown(agencyId: number, dossierIds: readonly string[], until: Date, known: Date): Promise<ReadonlyMap<string, readonly KnownEvent[]>> {
  const rows = await db().dossierEvent.findMany({
    where: { agencyId, dossierId: { in: [...dossierIds] }, enteredAt: { lte: known }, OR: [{ legalAt: { lt: until } }, { act: 'correct' }] },
    orderBy: [{ dossierId: 'asc' }, { seq: 'asc' }],
    select: { dossierId: true, seq: true, act: true, legalAt: true, enteredAt: true, actorId: true, actorUnitId: true, voidsSeq: true, data: true },
  });
  const byDossier = new Map<string, KnownEvent[]>();
  for (const row of rows) {
    if (!isDossierAct(row.act)) throw new Error(`Unknown act in an event: ${row.act}`);
    const fact: KnownEvent = {
      seq: row.seq, act: row.act, actorId: row.actorId, actorUnitId: row.actorUnitId, voidsSeq: row.voidsSeq, data: readEventData(row.data),
      legalAt: localTimeOfInstant(row.legalAt.getTime()), enteredAt: localTimeOfInstant(row.enteredAt.getTime()), enteredInstant: row.enteredAt,
    };
    const held = byDossier.get(row.dossierId);
    if (held) held.push(fact);
    else byDossier.set(row.dossierId, [fact]);
  }
  return byDossier;
}

export type LateEvent = { readonly dossierId: string; readonly seq: number; readonly act: string; readonly legalAt: Date; readonly enteredAt: Date; readonly actorName: string | null; readonly reason: string | null };

/** The events of these dossiers that were entered after an instant, with who entered them and why. */
export const readEventsSince = (agencyId: number, dossierIds: readonly string[], since: Date): Promise<LateEvent[]> =>
  db().$queryRaw<LateEvent[]>`
    SELECT e."dossierId", e.seq, e.act, e."legalAt", e."enteredAt", s.name AS "actorName", e.reason
      FROM dossier_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
     WHERE e."agencyId" = ${agencyId} AND e."dossierId" = ANY(${[...dossierIds]}::uuid[]) AND e."enteredAt" > ${since} ORDER BY e."dossierId", e.seq`;

/** The revisions of the calendar and when each was made, oldest first. */
export const listRevisionTimes = (agencyId: number): Promise<{ version: number; createdAt: Date }[]> =>
  db().calendarRevision.findMany({ where: { agencyId }, orderBy: { version: 'asc' }, select: { version: true, createdAt: true } });

/** The name that each procedure has, or had last. */
export const listProcedureNames = (agencyId: number): Promise<{ id: string; name: string }[]> =>
  db().$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT ON ("procedureId") "procedureId" AS id, name FROM procedure_version
     WHERE "agencyId" = ${agencyId} ORDER BY "procedureId", (state = 'approved') DESC, "validFrom" DESC, number DESC`;

export type WrittenReason = { readonly dossierId: string; readonly act: string; readonly text: string; readonly legalAt: Date; readonly actorName: string | null };

/** What was written about the delay of each of these dossiers by an instant: in the apology first, else in the last act with a reason. Why an entry came late is no reason for it. */
export const readReasons = (agencyId: number, dossierIds: readonly string[], known: Date): Promise<WrittenReason[]> =>
  db().$queryRaw<WrittenReason[]>`
    SELECT DISTINCT ON (e."dossierId") e."dossierId", e.act, COALESCE(NULLIF(e.data->>'reason', ''), e.reason) AS text, e."legalAt", s.name AS "actorName"
      FROM dossier_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
     WHERE e."agencyId" = ${agencyId} AND e."dossierId" = ANY(${[...dossierIds]}::uuid[]) AND e."enteredAt" <= ${known}
       AND (NULLIF(e.data->>'reason', '') IS NOT NULL OR (NULLIF(e.reason, '') IS NOT NULL AND e."enteredAt" - e."legalAt" < interval '15 minutes')) AND e.act NOT IN ('receive', 'correct', 'correct-receipt')
     ORDER BY e."dossierId", (e.act = 'apologise') DESC, e.seq DESC`;
