import 'server-only';
import { db, queryPlanned, queryRows } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { and, filterSql, reachSql, sql, tabSql, type QueueBounds, type QueueFilter, type Sql } from './queue-filter';

/*
 * Reads of the stored counters. They are kept by a trigger in the transaction of the change (see the migration
 * stored-counters), folded every minute and compared with the dossiers every night (lib/usecases/keep-counters.ts).
 */

export type QueueCounts = {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly within: number;
  readonly paused: number;
  readonly submitted: number;
  /** A result at the counter, not collected. */
  readonly ready: number;
};

/** What the counters can answer: who may see, who holds, where it lies and its status; nothing else of a filter. */
export type CountedFilter = Pick<QueueFilter, 'agencyId' | 'reach' | 'holderId' | 'holdingUnitIds' | 'status'>;

const COUNTED: ReadonlySet<string> = new Set(['agencyId', 'reach', 'holderId', 'holdingUnitIds', 'status'] satisfies (keyof CountedFilter)[]);

/** True when the counters hold every part of this filter. A part they do not know, a later one too, is not held. */
export const isCounted = (filter: QueueFilter): boolean => Object.entries(filter).every(([part, value]) => value === undefined || COUNTED.has(part));

function countedSql({ agencyId, reach, holderId, holdingUnitIds, status }: CountedFilter): Sql {
  const parts = [sql`d."agencyId" = ${agencyId}`, reachSql(reach)];
  if (holderId === null) parts.push(sql`d."holderId" IS NULL`);
  if (holderId) parts.push(sql`d."holderId" = ${holderId}::uuid`);
  if (holdingUnitIds) parts.push(sql`d."holdingUnitId" = ANY(${[...holdingUnitIds]}::uuid[])`);
  if (status) parts.push(sql`d.status = ${status}`);
  return and(parts);
}

const RUNS = sql`d.status NOT IN ('submitted', 'resolved') AND NOT d."isStill"`;
const day = (at: Date): Sql => sql`tthc_local_day(${at}::timestamptz)`;

/** Today's own day is told by its minutes, which no counter has: what was due earlier today is counted from its index. */
const lateToday = (bounds: QueueBounds): Sql => and([tabSql.overdue(bounds), sql`d."originalDueAt" >= ${new Date(bounds.tomorrow.getTime() - 86_400_000)}`]);

const sums = (bounds: QueueBounds): Sql => sql`
  coalesce(sum(d.n) FILTER (WHERE d.status <> 'resolved'), 0)::int AS open,
  coalesce(sum(d.n) FILTER (WHERE ${RUNS} AND d."dueOn" < ${day(bounds.now)}), 0)::int AS overdue,
  coalesce(sum(d.n) FILTER (WHERE ${RUNS} AND d."dueOn" = ${day(bounds.now)}), 0)::int AS today,
  coalesce(sum(d.n) FILTER (WHERE ${RUNS} AND d."dueOn" > ${day(bounds.now)} AND d."dueOn" < ${day(bounds.afterSoon)}), 0)::int AS soon,
  coalesce(sum(d.n) FILTER (WHERE ${RUNS} AND d."dueOn" >= ${day(bounds.afterSoon)}), 0)::int AS within,
  coalesce(sum(d.n) FILTER (WHERE d."isStill" AND d.status <> 'resolved'), 0)::int AS paused,
  coalesce(sum(d.n) FILTER (WHERE d.status = 'submitted'), 0)::int AS submitted,
  coalesce(sum(d.n) FILTER (WHERE d.status = 'resolved'), 0)::int AS ready`;

const moved = ({ late, ...counts }: QueueCounts & { late: number }): QueueCounts => ({ ...counts, overdue: counts.overdue + late, today: counts.today - late });

/** How many each tab of a queue holds, in one question whose cost does not grow with the register. */
export async function readQueueCounts(filter: CountedFilter, bounds: QueueBounds): Promise<QueueCounts> {
  const [row] = await queryPlanned<QueueCounts & { late: number }>(sql`
    SELECT ${sums(bounds)}, (SELECT count(*)::int FROM dossier d WHERE ${filterSql(filter)} AND ${lateToday(bounds)}) AS late
    FROM dossier_count d WHERE ${countedSql(filter)}`);
  if (!row) throw new Error('count without a row');
  return moved(row);
}

/** The same for each unit that holds something. */
export async function readUnitCounts(filter: CountedFilter, bounds: QueueBounds): Promise<(QueueCounts & { readonly unitId: string })[]> {
  const rows = await queryRows<QueueCounts & { unitId: string; late: number }>(sql`
    SELECT c.*, coalesce(l.late, 0) AS late
    FROM (SELECT d."holdingUnitId" AS "unitId", ${sums(bounds)} FROM dossier_count d WHERE ${countedSql(filter)} GROUP BY 1) c
    LEFT JOIN (SELECT d."holdingUnitId", count(*)::int AS late FROM dossier d WHERE ${filterSql(filter)} AND ${lateToday(bounds)} GROUP BY 1) l ON l."holdingUnitId" = c."unitId"
    WHERE c.open > 0 OR c.ready > 0 ORDER BY 1`);
  return rows.map(({ unitId, ...counts }) => ({ unitId, ...moved(counts) }));
}

/** Running dossiers by their due day, from one day to another (`YYYY-MM-DD`, both included), and by holder: what will be late, and who is waited for. */
export const readDueDays = (filter: CountedFilter, from: string, to: string): Promise<{ dueOn: string; unitId: string; holderId: string | null; n: number }[]> =>
  queryRows(sql`
    SELECT d."dueOn"::text AS "dueOn", d."holdingUnitId" AS "unitId", d."holderId", sum(d.n)::int AS n
    FROM dossier_count d WHERE ${countedSql(filter)} AND ${RUNS} AND d."dueOn" BETWEEN ${from}::date AND ${to}::date
    GROUP BY 1, 2, 3 HAVING sum(d.n) <> 0 ORDER BY 1, 2, 3`);

/** How many wait for what: open dossiers by status. */
export const readStatusCounts = (filter: CountedFilter): Promise<{ status: string; n: number }[]> =>
  queryRows(sql`SELECT d.status, sum(d.n)::int AS n FROM dossier_count d WHERE ${countedSql(filter)} GROUP BY 1 HAVING sum(d.n) <> 0`);

/** The scope of flows: the units that must handle. */
export type FlowFilter = { readonly agencyId: number; readonly handlingUnitIds?: readonly string[] | undefined };

const flowSql = ({ agencyId, handlingUnitIds }: FlowFilter, kind: string, from: string, to: string): Sql => sql`
  f."agencyId" = ${agencyId} AND f.kind = ${kind} AND f."bucketOn" BETWEEN ${from}::date AND ${to}::date${handlingUnitIds ? sql` AND f."handlingUnitId" = ANY(${[...handlingUnitIds]}::uuid[])` : sql``}`;

export type MonthFlow = { readonly month: string; readonly received: number; readonly early: number; readonly onTime: number; readonly late: number };

/** What came in and ended in each calendar month (`YYYY-MM`), from and to such months. A month in which nothing happened has no row. */
export const readMonths = (filter: FlowFilter, from: string, to: string): Promise<MonthFlow[]> => queryRows(sql`
  SELECT to_char(b."bucketOn", 'YYYY-MM') AS month, coalesce(sum(b.n) FILTER (WHERE b.kind = 'received'), 0)::int AS received, coalesce(sum(b.n) FILTER (WHERE b.kind = 'ended' AND b.outcome = 'early'), 0)::int AS early,
         coalesce(sum(b.n) FILTER (WHERE b.kind = 'ended' AND (b.outcome IS NULL OR b.outcome = 'on-time')), 0)::int AS "onTime", coalesce(sum(b.n) FILTER (WHERE b.kind = 'ended' AND b.outcome = 'late'), 0)::int AS late
    FROM (SELECT f."bucketOn", f.kind, f.outcome, sum(f.n) AS n FROM dossier_flow f WHERE (${flowSql(filter, 'received', `${from}-01`, `${to}-15`)}) OR (${flowSql(filter, 'ended', `${from}-01`, `${to}-15`)}) GROUP BY 1, 2, 3) b
   GROUP BY 1 ORDER BY 1`);

/** How what ended in these months (`YYYY-MM`, both included) ended, by procedure; the most late first. */
export const readOutcomesByProcedure = (filter: FlowFilter, from: string, to: string): Promise<{ procedureId: string; early: number; onTime: number; late: number }[]> => queryRows(sql`
  SELECT f."procedureId", coalesce(sum(f.n) FILTER (WHERE f.outcome = 'early'), 0)::int AS early, coalesce(sum(f.n) FILTER (WHERE f.outcome IS NULL OR f.outcome = 'on-time'), 0)::int AS "onTime",
         coalesce(sum(f.n) FILTER (WHERE f.outcome = 'late'), 0)::int AS late
  FROM dossier_flow f WHERE ${flowSql(filter, 'ended', `${from}-01`, `${to}-15`)} GROUP BY 1 HAVING sum(f.n) <> 0 ORDER BY late DESC, 1`);

/** How many were handed in at the counter in these months, by weekday (1 is Monday) and hour of the day. */
export const readCounterHours = (agencyId: number, from: string, to: string): Promise<{ weekday: number; hour: number; n: number }[]> => queryRows(sql`
  SELECT f.weekday, f.hour, sum(f.n)::int AS n FROM dossier_flow f WHERE ${flowSql({ agencyId }, 'counter', `${from}-01`, `${to}-15`)} GROUP BY 1, 2 HAVING sum(f.n) <> 0 ORDER BY 1, 2`);

/** Held by whoever folds or corrects the counters, until the commit: two at once would count twice. Readers and writers of dossiers never wait for it. */
const lockCounters = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:counters'))`;

const QUEUE_KEY = sql`"agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "isStill", "dueOn"`;
const FLOW_KEY = sql`"agencyId", "bucketOn", kind, "procedureId", "sectorId", "handlingUnitId", channel, outcome, ending, weekday, hour`;

const foldSql = (table: Sql, key: Sql): Sql => sql`
  WITH merged AS MATERIALIZED (SELECT ${key}, array_agg(id) AS ids, sum(n)::int AS n FROM ${table} GROUP BY ${key} HAVING count(*) > 1 OR sum(n) = 0),
       gone AS (DELETE FROM ${table} c USING (SELECT "agencyId", unnest(ids) AS id FROM merged) g WHERE c."agencyId" = g."agencyId" AND c.id = g.id)
  INSERT INTO ${table} (${key}, n) SELECT ${key}, n FROM merged WHERE n <> 0`;

/** Puts the rows of each counter together into one. Sums are the same before and after, to any reader. */
export async function foldCounters(tx: Tx): Promise<void> {
  await lockCounters(tx);
  await tx.$executeRaw`${foldSql(sql`dossier_count`, QUEUE_KEY)}`;
  await tx.$executeRaw`${foldSql(sql`dossier_flow`, FLOW_KEY)}`;
}

export type WrongCounter = { readonly agencyId: number; readonly counter: 'queue' | 'flow'; readonly key: string; readonly stored: number; readonly fresh: number };

const differenceSql = (table: Sql, fresh: Sql, key: Sql): Sql => sql`
  SELECT ${key}, sum(stored)::int AS stored, sum(fresh)::int AS fresh FROM (
    SELECT ${key}, n AS stored, 0 AS fresh FROM ${table} UNION ALL SELECT ${key}, 0, n FROM ${fresh}) both_sides
  GROUP BY ${key} HAVING sum(stored) <> sum(fresh)`;

const KEY_TEXT = sql`(SELECT string_agg(e.key || '=' || e.value, ', ' ORDER BY e.key) FROM jsonb_each_text(to_jsonb(d) - ARRAY['agencyId', 'stored', 'fresh']) e)`;

const wrongSql = (counter: 'queue' | 'flow'): Sql =>
  counter === 'queue' ? differenceSql(sql`dossier_count`, sql`tthc_counts_fresh()`, QUEUE_KEY) : differenceSql(sql`dossier_flow`, sql`tthc_flows_fresh()`, FLOW_KEY);

/** Every counter that tells something else than the dossiers do, both read at one instant. */
export async function compareCounters(tx: Tx | null = null): Promise<WrongCounter[]> {
  const reader = tx ?? db();
  const found: WrongCounter[] = [];
  for (const counter of ['queue', 'flow'] as const) {
    const rows = await reader.$queryRaw<Omit<WrongCounter, 'counter'>[]>`SELECT d."agencyId", ${KEY_TEXT} AS key, d.stored, d.fresh FROM (${wrongSql(counter)}) d ORDER BY 1, 2`;
    found.push(...rows.map((row) => ({ ...row, counter })));
  }
  return found;
}

/**
 * Sets every counter right and answers what was wrong. A correction is a row of its own, of the same instant as the
 * comparison, so that dossiers may change meanwhile.
 */
export async function correctCounters(tx: Tx): Promise<WrongCounter[]> {
  await lockCounters(tx);
  const found: WrongCounter[] = [];
  for (const counter of ['queue', 'flow'] as const) {
    const [table, key] = counter === 'queue' ? [sql`dossier_count`, QUEUE_KEY] : [sql`dossier_flow`, FLOW_KEY];
    const rows = await tx.$queryRaw<Omit<WrongCounter, 'counter'>[]>`
      WITH wrong AS MATERIALIZED (${wrongSql(counter)}),
           corrected AS (INSERT INTO ${table} (${key}, n) SELECT ${key}, fresh - stored FROM wrong)
      SELECT d."agencyId", ${KEY_TEXT} AS key, d.stored, d.fresh FROM wrong d ORDER BY 1, 2`;
    found.push(...rows.map((row) => ({ ...row, counter })));
  }
  return found;
}

/** Keeps what a comparison found. */
export const saveCounterCheck = (tx: Tx, check: { agencyId: number; at: Date; wrongKeys: number; counted: number; detail: object }) => tx.counterCheck.create({ data: check });

/** The last comparison of an agency's counters, or null before the first. */
export const findLastCounterCheck = (agencyId: number) => db().counterCheck.findFirst({ where: { agencyId }, orderBy: { at: 'desc' } });

/** Those who administer: open accounts of the agency. */
export async function listAdminIds(tx: Tx, agencyId: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.id FROM staff p JOIN staff_role r ON r."agencyId" = p."agencyId" AND r."staffId" = p.id WHERE p."agencyId" = ${agencyId} AND p."isActive" AND r.role = 'admin' ORDER BY 1`;
  return rows.map(({ id }) => id);
}
