import 'server-only';
import { db, queryPlanned, queryRows } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, PauseCause, PauseRule, TermUnit } from '@/lib/domain/calendar/types';
import type { EventFact } from '@/lib/domain/dossier/fold';
import type { Channel, DossierStatus } from '@/lib/domain/dossier/status';
import { isCounted, readQueueCounts, type QueueCounts } from './dossier-counters';
import { factsOfStored, type StoredEvent } from './events-read';
import type { Cursor } from './queue-cursor';
import { and, empty, exactSql, filterSql, join, NOTE_HOLDS, sql, tabSql, willBeLateSql, type QueueBounds, type QueueFilter, type Sql } from './queue-filter';

export type ListTab = 'open' | 'overdue' | 'today' | 'soon' | 'within' | 'paused' | 'submitted' | 'ready' | 'any';

/** One line of a queue. Times are local; the standing is reckoned by whoever shows it. */
export type QueueRow = {
  readonly id: string;
  readonly code: string;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly term: { readonly unit: TermUnit; readonly value: number };
  readonly pauseRule: PauseRule;
  readonly submittedAt: LocalTime | null;
  readonly receivedAt: LocalTime | null;
  readonly originalDueAt: LocalTime | null;
  readonly isDueProvisional: boolean;
  readonly pausedAt: LocalTime | null;
  readonly pauseCause: PauseCause | null;
  readonly endedAt: LocalTime | null;
  readonly holderId: string | null;
  readonly holderName: string | null;
  /** The unit that must handle it does not hold it: where it was received it waits to be handed over. */
  readonly isElsewhere: boolean;
  readonly unitShortName: string;
  readonly step: string | null;
  /** "Sẽ trễ", by the experience of its procedure. */
  readonly willBeLate: boolean;
  /** How many later ones of its kind were finished first. */
  readonly overtakenBy: number;
  /** Only of a paused dossier, for its date as if resumed now, and of an online submission, for the answer it has had. */
  readonly events: readonly EventFact[];
};

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  readonly before: Cursor | null;
  readonly after: Cursor | null;
  /** More was found than is looked through: only the newest SEARCHED_AT_MOST are here. */
  readonly isCapped: boolean;
};

/** A word that half a register has would take seconds to rank; the newest of them are looked through, and the screen says so. */
export const SEARCHED_AT_MOST = 1000;

/** The places from which a list takes its rows, most urgent first; what stands still, longest first. Each has an index that gives its order. */
type Branch = { readonly group: number; readonly where: Sql; readonly key: Sql; readonly cast: Sql; readonly descending: boolean };

const due = sql`d."originalDueAt"`;
const timestamp = sql`timestamptz`;
const branch = (group: number, where: Sql, key: Sql): Branch => ({ group, where, key, cast: timestamp, descending: false });

function branchesOf(tab: ListTab, bounds: QueueBounds): readonly Branch[] {
  switch (tab) {
    case 'open':
      return [branch(0, tabSql.running(), due), branch(1, tabSql.paused(), sql`d."pausedAt"`), branch(2, tabSql.submitted(), sql`d."submittedAt"`)];
    case 'overdue':
    case 'today':
    case 'soon':
    case 'within':
      return [branch(0, tabSql[tab](bounds), due)];
    case 'paused':
      return [branch(1, tabSql.paused(), sql`d."pausedAt"`)];
    case 'submitted':
      return [branch(2, tabSql.submitted(), sql`d."submittedAt"`)];
    case 'ready':
      return [branch(3, tabSql.ready(), sql`d."resolvedAt"`)];
    case 'any': // Newest first: a code begins with its agency and its date.
      return [{ group: 4, where: sql`TRUE`, key: sql`d.code`, cast: sql`text`, descending: true }];
  }
}

/** The keys of at most `limit` rows of one branch on the far side of the cursor. */
function branchSql(b: Branch, filter: QueueFilter, cursor: Cursor | null, backwards: boolean, limit: number): Sql {
  const rank = exactSql(filter.search);
  const down = b.descending !== backwards ? sql`DESC` : sql`ASC`;
  const [outer, outerOrder] = backwards ? [sql`<`, sql`DESC`] : [sql`>`, sql`ASC`];
  const inner = b.descending !== backwards ? sql`<` : sql`>`;
  const conditions = [filterSql(filter), b.where];
  if (cursor !== null) {
    const beyond = sql`(${b.key}, d.id) ${inner} (${cursor.key}::${b.cast}, ${cursor.id}::uuid)`;
    const sameRank = b.group === cursor.group ? beyond : (b.group > cursor.group) !== backwards ? sql`TRUE` : sql`FALSE`;
    conditions.push(filter.search === undefined ? sameRank : sql`(${rank} ${outer} ${cursor.rank} OR (${rank} = ${cursor.rank} AND ${sameRank}))`);
  }
  const byRank = filter.search === undefined ? empty : sql`${rank} ${outerOrder}, `;
  // An order by a constant would cost the index its order; the rank is one without a search.
  return sql`(SELECT ${rank} AS rank, ${b.group}::int AS "group", ${b.key}::text AS text_key, ${b.descending ? sql`NULL::timestamptz` : b.key} AS at, d.id
    FROM dossier d WHERE ${and(conditions)} ORDER BY ${byRank}${b.key} ${down}, d.id ${down} LIMIT ${limit})`;
}

/** A search over every status: the newest that match, then those whose diacritics match first. */
function matchesSql(filter: QueueFilter): Sql {
  return sql`matches AS MATERIALIZED (SELECT d.id, d.code, ${exactSql(filter.search)} AS rank FROM dossier d WHERE ${filterSql(filter)} ORDER BY d.code DESC LIMIT ${SEARCHED_AT_MOST}), `;
}

function matchesPageSql(cursor: Cursor | null, backwards: boolean, limit: number): Sql {
  const [further, rankOrder, codeOrder, codeFurther] = backwards ? [sql`<`, sql`DESC`, sql`ASC`, sql`>`] : [sql`>`, sql`ASC`, sql`DESC`, sql`<`];
  const where = cursor === null ? sql`TRUE` : sql`(m.rank ${further} ${cursor.rank} OR (m.rank = ${cursor.rank} AND m.code ${codeFurther} ${cursor.key}))`;
  return sql`(SELECT m.rank, 4 AS "group", m.code AS text_key, NULL::timestamptz AS at, m.id FROM matches m WHERE ${where} ORDER BY m.rank ${rankOrder}, m.code ${codeOrder} LIMIT ${limit})`;
}

type Row = {
  isCapped: boolean; rank: 0 | 1; group: number; at: Date | null; id: string; code: string; status: DossierStatus; channel: Channel; applicantName: string; procedureName: string;
  termUnit: TermUnit; termValue: number; pauseRule: PauseRule; submittedAt: Date | null; receivedAt: Date | null; originalDueAt: Date | null; isDueProvisional: boolean;
  pausedAt: Date | null; pauseCause: PauseCause | null; endedAt: Date | null; holderId: string | null; isElsewhere: boolean; holderName: string | null; unitShortName: string; step: string | null; willBeLate: boolean; overtakenBy: number; events: StoredEvent[] | null;
};

const local = (at: Date | null): LocalTime | null => (at === null ? null : localTimeOfInstant(at.getTime()));
const cursorOf = (row: Row): Cursor => ({ rank: row.rank, group: row.group, key: row.at?.toISOString() ?? row.code, id: row.id });

const rowOf = (row: Row): QueueRow => ({
  id: row.id, code: row.code, status: row.status, channel: row.channel, applicantName: row.applicantName, procedureName: row.procedureName,
  term: { unit: row.termUnit, value: row.termValue }, pauseRule: row.pauseRule,
  submittedAt: local(row.submittedAt), receivedAt: local(row.receivedAt), originalDueAt: local(row.originalDueAt), isDueProvisional: row.isDueProvisional,
  pausedAt: local(row.pausedAt), pauseCause: row.pauseCause, endedAt: local(row.endedAt), holderId: row.holderId, isElsewhere: row.isElsewhere, holderName: row.holderName, unitShortName: row.unitShortName, step: row.step, willBeLate: row.willBeLate, overtakenBy: row.overtakenBy,
  events: factsOfStored(row.events ?? []),
});

export type PageWanted = { readonly tab: ListTab; readonly bounds: QueueBounds; readonly size: number; readonly after?: Cursor | null; readonly before?: Cursor | null };

const isBackwards = (wanted: PageWanted): boolean => wanted.after == null && wanted.before != null;

/** The question of findQueuePage, so that its plan can be looked at. */
export function queuePageSql(filter: QueueFilter, wanted: PageWanted): Sql {
  const backwards = isBackwards(wanted);
  const cursor = wanted.after ?? wanted.before ?? null;
  const isRanked = wanted.tab === 'any' && filter.search !== undefined;
  const branches = isRanked ? [matchesPageSql(cursor, backwards, wanted.size + 1)] : branchesOf(wanted.tab, wanted.bounds).map((b) => branchSql(b, filter, cursor, backwards, wanted.size + 1));
  const isByCode = wanted.tab === 'any';
  const way = (flip: boolean): Sql => (backwards !== flip ? sql`DESC` : sql`ASC`);
  const order = (k: Sql): Sql => sql`${k}.rank ${way(false)}, ${k}."group" ${way(false)}, ${isByCode ? sql`${k}.text_key ${way(true)}` : sql`${k}.at ${way(false)}, ${k}.id ${way(false)}`}`;
  return sql`
    WITH ${isRanked ? matchesSql(filter) : empty}page AS (SELECT * FROM (${join(branches, ' UNION ALL ')}) AS k ORDER BY ${order(sql`k`)} LIMIT ${wanted.size + 1})
    SELECT ${isRanked ? sql`(SELECT count(*) = ${SEARCHED_AT_MOST} FROM matches)` : sql`FALSE`} AS "isCapped", p.rank, p."group", p.at, d.id, d.code, d.status, d.channel, d."applicantName", v.name AS "procedureName",
      d."termUnit", d."termValue", d."pauseRule", d."submittedAt", d."receivedAt", d."originalDueAt", d."isDueProvisional", d."pausedAt", d."pauseCause", d."endedAt",
      d."holderId", (d."holdingUnitId" <> d."handlingUnitId") AS "isElsewhere", s.name AS "holderName", u."shortName" AS "unitShortName", v.content->'workflow'->d."currentStep"->>'step' AS step,
      coalesce(${willBeLateSql(wanted.bounds.now)}, FALSE) AS "willBeLate", coalesce(w."overtakenBy", 0) AS "overtakenBy",
      CASE WHEN d."endedAt" IS NULL AND (d."pausedAt" IS NOT NULL OR d.status = 'submitted') THEN (
        SELECT json_agg(json_build_object('seq', e.seq, 'act', e.act, 'legalAt', e."legalAt", 'enteredAt', e."enteredAt", 'actorId', e."actorId", 'actorUnitId', e."actorUnitId", 'voidsSeq', e."voidsSeq", 'data', e.data) ORDER BY e.seq)
        FROM dossier_event e WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id) END AS events
    FROM page p
    JOIN dossier d ON d."agencyId" = ${filter.agencyId} AND d.id = p.id
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = d."holdingUnitId"
    LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."holderId"
    LEFT JOIN dossier_watch w ON ${NOTE_HOLDS} AND d."endedAt" IS NULL
    ORDER BY ${order(sql`p`)}`;
}

/** One page of a queue, most urgent first, in one question to the database. `after` and `before` are cursors of an earlier page. */
export async function findQueuePage(filter: QueueFilter, wanted: PageWanted): Promise<QueuePage> {
  // The best way to a search depends on its words.
  const rows = await (filter.search === undefined ? queryPlanned : queryRows)<Row>(queuePageSql(filter, wanted));
  const backwards = isBackwards(wanted);
  const isContinued = (wanted.after ?? wanted.before) != null;
  const hasMore = rows.length > wanted.size;
  const page = rows.slice(0, wanted.size);
  if (backwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  return {
    rows: page.map(rowOf),
    isCapped: rows[0]?.isCapped ?? false,
    before: first && (backwards ? hasMore : isContinued) ? cursorOf(first) : null,
    after: last && (backwards || hasMore) ? cursorOf(last) : null,
  };
}

/** How many each tab holds: from the stored counters where they hold the filter, else by the same conditions as the lists. */
export const countQueue = (filter: QueueFilter, bounds: QueueBounds): Promise<QueueCounts> => (isCounted(filter) ? readQueueCounts(filter, bounds) : countDossiers(filter, bounds));

/** The same without the counters: what they are compared with. */
export async function countDossiers(filter: QueueFilter, bounds: QueueBounds): Promise<QueueCounts> {
  const where = filterSql(filter);
  const [counts] = await db().$queryRaw<QueueCounts[]>`
    SELECT count(*)::int AS open,
      count(*) FILTER (WHERE ${tabSql.overdue(bounds)})::int AS overdue,
      count(*) FILTER (WHERE ${tabSql.today(bounds)})::int AS today,
      count(*) FILTER (WHERE ${tabSql.soon(bounds)})::int AS soon,
      count(*) FILTER (WHERE ${tabSql.within(bounds)})::int AS within,
      count(*) FILTER (WHERE ${tabSql.paused()})::int AS paused,
      count(*) FILTER (WHERE ${tabSql.submitted()})::int AS submitted,
      (SELECT count(*)::int FROM dossier d WHERE ${where} AND ${tabSql.ready()}) AS ready
    FROM dossier d WHERE ${where} AND d."endedAt" IS NULL`;
  if (!counts) throw new Error('count without a row');
  return counts;
}

/** The token in the address behind the QR code of a receipt. */
const RECEIPT_TOKEN = /\/tra-cuu\/q\/([A-Za-z0-9_-]{8,80})/;

/** The one dossier a code names, of those in reach: as typed or scanned, ours, another system's, or the address on a receipt. */
export async function findCode(filter: Pick<QueueFilter, 'agencyId' | 'reach'>, code: string): Promise<string | null> {
  const wanted = code.trim().toUpperCase();
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT d.code FROM dossier d WHERE ${filterSql(filter)} AND (d.code = ${wanted} OR d."externalCode" IN (${code.trim()}, ${wanted}) OR d."qrToken" = ${RECEIPT_TOKEN.exec(code)?.[1] ?? null}) LIMIT 2`;
  return rows.length === 1 ? (rows[0]?.code ?? null) : null;
}
