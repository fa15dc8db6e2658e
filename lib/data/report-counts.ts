import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';

const { sql } = Prisma;

/** What a row of a report may be counted by in the stored counters. */
export type CountedKey = 'sector' | 'unit' | 'procedure';
const COLUMN = { sector: sql`"sectorId"`, unit: sql`"handlingUnitId"`, procedure: sql`"procedureId"` } as const;

/** Of a report: its first day and instant, the first instant after it, the last that is known, and the calendar's revision of that instant. */
export type CountedSpan = { readonly fromDay: PlainDate; readonly from: Date; readonly until: Date; readonly known: Date; readonly version: number };

/** What came in: in the period by channel, or before it less what had ended before it (`channel` null). */
export type Intake = { readonly key: string; readonly channel: string | null; readonly n: number };
/** What ended in the period: how timely and how. */
export type Ended = { readonly key: string; readonly outcome: string | null; readonly ending: string | null; readonly n: number };
/** What is open, alike in all that decides its column. `isPausedLate` is null while the clock runs; else whether it stopped after the due minute. */
export type Open = { readonly key: string; readonly isDue: boolean; readonly isPausedLate: boolean | null; readonly pauseCause: string | null; readonly n: number };
/** Results of the period at the counter. */
export type Ready = { readonly key: string; readonly n: number };
export type ReportCounts = { readonly intake: readonly Intake[]; readonly ended: readonly Ended[]; readonly open: readonly Open[]; readonly ready: readonly Ready[] };

/**
 * What the counters of half months say of a period that begins with one, with the few dossiers that are open or wait at
 * the counter beside them: all of one instant. Null where the counters cannot say what was known: something was entered
 * since, lies after the period, or has a due date of a later calendar.
 */
export async function readReportCounts(agencyId: number, span: CountedSpan, by: CountedKey): Promise<ReportCounts | null> {
  const key = COLUMN[by];
  const [row] = await queryRows<ReportCounts & { isOther: boolean }>(sql`
    WITH flow AS MATERIALIZED (
           SELECT f.${key}::text AS key, f.kind, f.before, f.channel, f.outcome, f.ending, sum(f.n)::int AS n
             FROM (SELECT ${key}, kind, "bucketOn" < ${span.fromDay}::date AS before, CASE WHEN "bucketOn" >= ${span.fromDay}::date THEN channel END AS channel, CASE WHEN "bucketOn" >= ${span.fromDay}::date THEN outcome END AS outcome, CASE WHEN "bucketOn" >= ${span.fromDay}::date THEN ending END AS ending, n
                     FROM dossier_flow WHERE "agencyId" = ${agencyId} AND kind IN ('received', 'ended')) f
            GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(f.n) <> 0),
         open AS MATERIALIZED (
           SELECT d.${key}::text AS key, d."originalDueAt" < ${span.until} AS "isDue", CASE WHEN d."pausedAt" IS NOT NULL THEN date_trunc('minute', d."originalDueAt") < date_trunc('minute', d."pausedAt") END AS "isPausedLate", d."pauseCause",
                  bool_or(d."calendarVersion" > ${span.version} OR d."createdAt" > ${span.known}) AS "isOther", count(*)::int AS n
             FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL AND d."receivedAt" IS NOT NULL AND d."originalDueAt" IS NOT NULL GROUP BY 1, 2, 3, 4)
    SELECT (EXISTS (SELECT 1 FROM open o WHERE o."isOther") OR EXISTS (SELECT 1 FROM dossier_event e WHERE e."agencyId" = ${agencyId} AND e."enteredAt" > ${span.known})
            OR EXISTS (SELECT 1 FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."receivedAt" >= ${span.until}) OR EXISTS (SELECT 1 FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."endedAt" >= ${span.until})) AS "isOther",
           (SELECT coalesce(json_agg(i), '[]') FROM (
              SELECT key, channel, n FROM flow WHERE kind = 'received' AND NOT before
              UNION ALL SELECT key, NULL, sum(CASE kind WHEN 'received' THEN n ELSE -n END)::int FROM flow WHERE before GROUP BY 1 HAVING sum(CASE kind WHEN 'received' THEN n ELSE -n END) <> 0) i) AS intake,
           (SELECT coalesce(json_agg(i), '[]') FROM (SELECT key, outcome, ending, n FROM flow WHERE kind = 'ended' AND NOT before) i) AS ended,
           (SELECT coalesce(json_agg(i), '[]') FROM (SELECT key, "isDue", "isPausedLate", "pauseCause", n FROM open) i) AS open,
           (SELECT coalesce(json_agg(i), '[]') FROM (
              SELECT d.${key}::text AS key, count(*)::int AS n FROM dossier d WHERE d."agencyId" = ${agencyId} AND d.status = 'resolved' AND d."resolvedAt" >= ${span.from} AND d."endedAt" >= ${span.from} GROUP BY 1) i) AS ready`);
  return row && !row.isOther ? row : null;
}
