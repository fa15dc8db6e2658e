import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import { cursorRows } from '@/lib/db/cursor';
import type { ReportRow } from './report-facts';

/** Of a report: its first instant, the first after it, the last that is known, and the calendar's revision of that instant. */
export type GroupSpan = { readonly from: Date; readonly until: Date; readonly known: Date; readonly version: number };

/** Dossiers alike in all that decides a column. The times are the earliest of theirs in that part of the period. */
export type ReportGroup = Pick<ReportRow, 'channel' | 'status' | 'resultKind' | 'endStanding' | 'receivedAt' | 'endedAt' | 'originalDueAt' | 'pauseCause'> & {
  readonly key: string;
  readonly n: number;
  /** Null while the clock runs; else whether it stopped after the due minute. */
  readonly isPausedLate: boolean | null;
};

const { sql } = Prisma;
const KEY = { sector: sql`d."sectorId"::text`, unit: sql`d."handlingUnitId"::text`, procedure: sql`d."procedureId"::text`, channel: sql`d.channel` } as const;

/** The columns say what was known: nothing entered since, no due date of a later calendar. The rule of factsOfPage. */
const held = ({ known, version }: GroupSpan): Prisma.Sql => sql`d."lastEventAt" <= ${known} AND d."createdAt" <= ${known} AND (d."endedAt" IS NOT NULL OR d."calendarVersion" IS NULL OR d."calendarVersion" <= ${version})`;

/** Counts the dossiers of a span whose columns hold, in groups, in one aggregate. */
export const readReportGroups = (agencyId: number, span: GroupSpan, by: keyof typeof KEY): Promise<ReportGroup[]> => queryRows<ReportGroup>(sql`
  SELECT ${KEY[by]} AS key, d.channel, d.status, d."resultKind", d."endStanding", d."pauseCause",
         CASE WHEN d."pausedAt" IS NOT NULL THEN date_trunc('minute', d."originalDueAt") < date_trunc('minute', d."pausedAt") END AS "isPausedLate",
         min(d."receivedAt") AS "receivedAt", min(d."endedAt") AS "endedAt", min(d."originalDueAt") AS "originalDueAt", count(*)::int AS n
    FROM dossier d
   WHERE d."agencyId" = ${agencyId} AND d."receivedAt" < ${span.until} AND (d."endedAt" IS NULL OR d."endedAt" >= ${span.from}) AND d."originalDueAt" IS NOT NULL AND ${held(span)}
   GROUP BY 1, 2, 3, 4, 5, 6, 7, d."receivedAt" < ${span.from}, d."endedAt" < ${span.until}, d."originalDueAt" < ${span.until}`);

/** Was any event entered after an instant? By the index of their entry. */
export async function hasEventsSince(agencyId: number, known: Date): Promise<boolean> {
  const rows = await queryRows(sql`SELECT 1 FROM dossier_event e WHERE e."agencyId" = ${agencyId} AND e."enteredAt" > ${known} LIMIT 1`);
  return rows.length > 0;
}

/** Can an open dossier have a due date of a later revision of the calendar than this? Without any revision (0) nothing is known of it. */
export async function hasDueOfLaterCalendar(agencyId: number, version: number): Promise<boolean> {
  if (version === 0) return true;
  const rows = await queryRows(sql`SELECT 1 FROM calendar_revision r WHERE r."agencyId" = ${agencyId} AND r.version > ${version} LIMIT 1`);
  return rows.length > 0;
}

/** Of a dossier that changed since: its status as it was known, where nothing else of its columns has changed; null where its events must be folded. */
export type TouchedRow = ReportRow & { readonly statusKnown: string | null };

/** Acts that change who holds a dossier, its status and its end, and nothing by which its due date is reckoned. */
const MOVES_NO_DATE = ['hand-over', 'take-over', 'assign', 'consult', 'consult-reply', 'submit-for-signature', 'sign', 'return-for-correction', 'stop', 'withdraw', 'finish', 'return-result', 'apologise', 'remind'];
/** Statuses in which the clock ran or the work had ended. */
const RUNS_OR_ENDED = ['received', 'processing', 'withdrawn', 'stopped', 'resolved', 'returned'];
const ENDED = ['withdrawn', 'stopped', 'resolved', 'returned'];

/**
 * The dossiers of a span whose columns say more than was known, some at a time, found by the events entered since. One
 * whose first event was unknown is in no report. Where what was unknown are its last events and all of them move no date,
 * its columns hold but for the status, and the end if it had not ended: those the status of its last known event tells.
 */
export const readTouched = (agencyId: number, span: GroupSpan & { readonly asOf: Date }, atOnce: number): AsyncGenerator<readonly TouchedRow[]> => cursorRows<TouchedRow>(touchedSql(agencyId, span), atOnce);

export const touchedSql = (agencyId: number, span: GroupSpan & { readonly asOf: Date }): Prisma.Sql => sql`
  WITH touched AS MATERIALIZED (
         SELECT e.id, count(*) AS entered, count(*) FILTER (WHERE e.unknown) AS n, min(e.seq) FILTER (WHERE e.unknown) AS first, max(e.seq) FILTER (WHERE e.unknown) AS last, coalesce(bool_and(e.act = ANY(${MOVES_NO_DATE})) FILTER (WHERE e.unknown), TRUE) AS "isPlain"
           FROM (SELECT "dossierId" AS id, seq, act, ("enteredAt" > ${span.asOf} OR ("legalAt" >= ${span.until} AND act <> 'correct')) AS unknown FROM dossier_event WHERE "agencyId" = ${agencyId} AND "enteredAt" > ${span.known}) e
          GROUP BY 1),
       asked AS (
         SELECT id, n, first, last, "isPlain" FROM touched WHERE NOT (first IS NOT NULL AND first = 1 AND n = entered AND last = n)
         UNION ALL SELECT d.id, 0, NULL, NULL, FALSE FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL AND d."calendarVersion" > ${span.version} AND NOT EXISTS (SELECT 1 FROM touched t WHERE t.id = d.id))
  SELECT d.id, d.code, d.status, d.channel, d."sectorId", d."procedureId", d."handlingUnitId", d."holdingUnitId", d."holderId", d."applicantName", d."termUnit", d."termValue", d."pauseRule",
         d."receivedAt", d."endedAt", d."originalDueAt", d."pausedAt", d."pauseCause", d."endStanding", d."resultKind", d."calendarVersion", d."lastEventAt", d."createdAt",
         CASE WHEN a."isPlain" AND (a.n = 0 OR (a.last = d."eventCount" AND a.last - a.first + 1 = a.n)) AND k.act <> 'correct' AND k."legalAt" < ${span.until} AND k."statusAfter" = ANY(${RUNS_OR_ENDED}) AND d."receivedAt" IS NOT NULL
                   AND (k."statusAfter" = ANY(${ENDED}) OR d."calendarVersion" IS NULL OR d."calendarVersion" <= ${span.version}) THEN k."statusAfter" END AS "statusKnown"
    FROM asked a
    -- One by one by their key: how few of those touched were known before, no plan can guess.
    CROSS JOIN LATERAL (SELECT * FROM dossier WHERE "agencyId" = ${agencyId} AND id = a.id OFFSET 0) d
    LEFT JOIN LATERAL (SELECT act, "legalAt", "statusAfter" FROM dossier_event WHERE a."isPlain" AND "agencyId" = ${agencyId} AND "dossierId" = a.id AND seq = coalesce(a.first - 1, d."eventCount") OFFSET 0) k ON TRUE
   WHERE NOT (${held(span)}) AND (d."receivedAt" < ${span.until} OR d."submittedAt" < ${span.until})
     AND (d."endedAt" IS NULL OR d."endedAt" >= ${span.from} OR d."lastEventAt" > ${span.known})`;
