import 'server-only';
import { db, queryPlanned, queryRows } from '@/lib/db/client';
import type { Attention } from '@/lib/domain/dossier/attention';
import { attentionCountsSql, filterSql, NOTE_HOLDS, sql, willBeLateSql, type AttentionFilter, type QueueFilter } from './queue-filter';

export type AttentionCounts = Readonly<Record<Attention, number>>;
type Moments = Omit<AttentionFilter, 'kind'>;

/**
 * How many dossiers of a filter want to be looked at, by what, in one question; each count is that of its list in the
 * queue. Each looks only at what it may find: notes from their side, what was left untouched among the open, results
 * among those at the counter.
 */
export async function countAttention(filter: Omit<QueueFilter, 'attention'>, moments: Moments): Promise<AttentionCounts> {
  const count = (kind: Attention) => sql`(SELECT count(*)::int FROM dossier d WHERE ${filterSql({ ...filter, attention: { ...moments, kind } })})`;
  const noted = (condition: ReturnType<typeof sql>) => sql`(SELECT count(*)::int FROM dossier_watch w JOIN dossier d ON ${NOTE_HOLDS} WHERE w."agencyId" = ${filter.agencyId} AND ${filterSql(filter)} AND d."endedAt" IS NULL AND ${condition})`;
  const [counts] = await (filter.search === undefined ? queryPlanned : queryRows)<AttentionCounts>(sql`
    SELECT ${noted(sql`w."lateFrom" <= ${moments.now} AND ${willBeLateSql(moments.now)}`)} AS "will-be-late", ${noted(sql`w."overtakenBy" > 0`)} AS overtaken, ${noted(sql`w."replyByAt" < ${moments.now}`)} AS "reply-overdue",
      ${count('untouched')} AS untouched, ${count('uncollected')} AS uncollected`);
  if (!counts) throw new Error('count without a row');
  return counts;
}

export type UnitAttention = AttentionCounts & { readonly unitId: string };

/** The same by the unit that holds the file; units with nothing are left out. For the dashboard. */
export const countAttentionByUnit = (filter: Omit<QueueFilter, 'attention'>, moments: Moments): Promise<UnitAttention[]> =>
  db().$queryRaw<UnitAttention[]>`
    SELECT * FROM (SELECT d."holdingUnitId"::text AS "unitId", ${attentionCountsSql(moments)} FROM dossier d WHERE ${filterSql(filter)} AND (d."endedAt" IS NULL OR d.status = 'resolved') GROUP BY 1) AS c
    WHERE c."will-be-late" + c.overtaken + c."reply-overdue" + c.untouched + c.uncollected > 0 ORDER BY c."unitId"`;

export type WatchedLine = { readonly code: string; readonly procedureName: string; readonly holdingUnitId: string; readonly holderName: string | null; readonly originalDueAt: Date; readonly lateFrom: Date | null; readonly sampleCount: number; readonly overtakenBy: number };

const lines = (filter: QueueFilter, condition: ReturnType<typeof sql>, limit: number): Promise<WatchedLine[]> =>
  db().$queryRaw<WatchedLine[]>`
    SELECT d.code, v.name AS "procedureName", d."holdingUnitId"::text AS "holdingUnitId", s.name AS "holderName", d."originalDueAt", w."lateFrom", w."sampleCount", w."overtakenBy"
    FROM dossier_watch w JOIN dossier d ON ${NOTE_HOLDS}
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."holderId"
    WHERE ${filterSql(filter)} AND ${condition} ORDER BY d."originalDueAt", d.id LIMIT ${limit}`;

/** "Sẽ trễ": the open dossiers of a filter that will be late by the experience of their procedure, most urgent first. */
export const listWillBeLate = (filter: QueueFilter, now: Date, limit = 50): Promise<WatchedLine[]> => lines(filter, willBeLateSql(now), limit);

/** The open dossiers of a filter that later ones of their kind overtook, most urgent first. For reports and inspections. */
export const listOvertaken = (filter: QueueFilter, limit = 500): Promise<WatchedLine[]> => lines(filter, sql`d."endedAt" IS NULL AND w."overtakenBy" > 0`, limit);

/** When the experience of procedures was last read; null when never. */
export async function historyAsOf(agencyId: number): Promise<Date | null> {
  const { _max } = await db().durationSample.aggregate({ where: { agencyId }, _max: { refreshedAt: true } });
  return _max.refreshedAt;
}
