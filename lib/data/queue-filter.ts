import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import type { Scope } from '@/lib/domain/access/can';
import type { Attention } from '@/lib/domain/dossier/attention';
import type { Channel, DossierStatus } from '@/lib/domain/dossier/status';

/** The moments between which a running dossier is overdue, due today, due soon or within its term. All are instants. */
export type QueueBounds = {
  /** This minute: what was due before it is overdue. */
  readonly now: Date;
  /** The first moment of tomorrow. */
  readonly tomorrow: Date;
  /** The first moment after the last day that counts as soon. */
  readonly afterSoon: Date;
};

/** What to look at, and the moments it is judged by. */
export type AttentionFilter = { readonly kind: Attention; readonly now: Date; readonly untouchedBefore: Date; readonly uncollectedBefore: Date };

/** Which dossiers, before any tab. */
export type QueueFilter = {
  readonly agencyId: number;
  /** What the permission `dossier:view` reaches: the rule that opens a dossier also lists it. */
  readonly reach: Scope;
  readonly holderId?: string | null;
  /** Of holders who are away: their files stand among those of `holderId`, who stands in for them. */
  readonly standsInFor?: readonly string[];
  readonly holdingUnitIds?: readonly string[];
  readonly sectorId?: string;
  readonly procedureId?: string;
  readonly channel?: Channel;
  readonly status?: DossierStatus;
  /** From the first moment of a day, to before the first moment of another. */
  readonly receivedFrom?: Date;
  readonly receivedBefore?: Date;
  /** What somebody should look at, beside the due dates. */
  readonly attention?: AttentionFilter;
  /** As typed. Every word must be found, whatever its diacritics. */
  readonly search?: string;
};

const { sql, join, empty } = Prisma;
type Sql = Prisma.Sql;

const and = (parts: readonly Sql[]): Sql => join([...parts], ' AND ');

/** One unit is compared with `=`, which keeps the order of the index; several with ANY. */
const oneOfUnits = (column: Sql, ids: readonly string[]): Sql =>
  ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = ANY(${[...ids]}::uuid[])`;

/** The dossiers a scope reaches: those its units hold and those they must handle. Mirrors unitsOf in dossiers-read.ts. */
export function reachSql(reach: Scope): Sql {
  if (reach.kind === 'agency') return sql`TRUE`;
  if (reach.kind === 'none') return sql`FALSE`;
  return sql`(${oneOfUnits(sql`d."holdingUnitId"`, reach.unitIds)} OR ${oneOfUnits(sql`d."handlingUnitId"`, reach.unitIds)})`;
}

const MAX_WORDS = 8;

/** A telephone or identity number typed in groups is one word; the tail of a code, 261116-0004, is not one. */
const NUMBER_IN_GROUPS = /^(?!\d{6}-\d{4,7}$)\+?[\d\s.\-()]{6,}$/;

/** The words of a search, as typed but in lower case and composed. */
export function searchWords(search: string): string[] {
  const text = search.normalize('NFC').toLowerCase().trim();
  const digits = text.replace(/\D/g, '');
  if (NUMBER_IN_GROUPS.test(text) && digits.length >= 6) return [digits.replace(/^84(?=\d{9}$)/, '0')];
  return text.split(/\s+/).filter((word) => word !== '').slice(0, MAX_WORDS);
}

/** Letters of LIKE in what people type are letters. */
const pattern = (word: string): Sql => sql`'%' || replace(replace(replace(tthc_fold(${word}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

const searchSql = (search: string | undefined): Sql[] =>
  search === undefined ? [] : searchWords(search).map((word) => sql`d."searchFold" LIKE ${pattern(word)}`);

/** 0 where every word stands as it was typed, diacritics included, else 1. */
export function exactSql(search: string | undefined): Sql {
  const words = search === undefined ? [] : searchWords(search);
  if (words.length === 0) return sql`0`;
  const text = sql`lower(d.code || ' ' || coalesce(d."externalCode", '') || ' ' || normalize(d."applicantName", NFC) || ' ' || replace(d."applicantPhone", ' ', '') || ' ' || coalesce(d."applicantIdNumber", ''))`;
  return sql`CASE WHEN ${and(words.map((word) => sql`position(${word} in ${text}) > 0`))} THEN 0 ELSE 1 END`;
}

/** The note of a dossier, where it is of the dossier as it is now. Over `dossier d` and `dossier_watch w`. */
export const NOTE_HOLDS = sql`w."agencyId" = d."agencyId" AND w."dossierId" = d.id AND w."eventCount" = d."eventCount" AND w."dueAt" IS NOT DISTINCT FROM d."originalDueAt"`;
/** "Sẽ trễ": the clock runs, the due instant has not passed, and too little is left by the experience of the procedure. */
export const willBeLateSql = (now: Date): Sql => sql`(d."endedAt" IS NULL AND d."pausedAt" IS NULL AND d."originalDueAt" >= ${now} AND w."lateFrom" <= ${now})`;
const noted = (condition: Sql): Sql => sql`EXISTS (SELECT 1 FROM dossier_watch w WHERE ${NOTE_HOLDS} AND ${condition})`;

/** How many of these open or ready dossiers want to be looked at, by what: the same conditions as their lists. */
export function attentionCountsSql(attention: Omit<AttentionFilter, 'kind'>): Sql {
  const count = (kind: Attention): Sql => sql`count(*) FILTER (WHERE ${attentionSql({ ...attention, kind })})::int`;
  return sql`${count('will-be-late')} AS "will-be-late", ${count('overtaken')} AS overtaken, ${count('reply-overdue')} AS "reply-overdue", ${count('untouched')} AS untouched, ${count('uncollected')} AS uncollected`;
}

function attentionSql({ kind, now, untouchedBefore, uncollectedBefore }: AttentionFilter): Sql {
  switch (kind) {
    case 'will-be-late':
      return noted(willBeLateSql(now));
    case 'overtaken':
      return sql`d."endedAt" IS NULL AND ${noted(sql`w."overtakenBy" > 0`)}`;
    case 'reply-overdue':
      return sql`d."endedAt" IS NULL AND ${noted(sql`w."replyByAt" < ${now}`)}`;
    case 'untouched':
      return sql`d."endedAt" IS NULL AND d."pausedAt" IS NULL AND d."receivedAt" IS NOT NULL AND d."lastEventAt" < ${untouchedBefore}`;
    case 'uncollected':
      return sql`d.status = 'resolved' AND d."resolvedAt" < ${uncollectedBefore}`;
  }
}

/** The condition of a filter, over `dossier d`. */
export function filterSql(filter: QueueFilter): Sql {
  const parts: Sql[] = [sql`d."agencyId" = ${filter.agencyId}`, reachSql(filter.reach)];
  if (filter.holderId === null) parts.push(sql`d."holderId" IS NULL`);
  // One holder is compared with `=`, which keeps the order of the index.
  if (filter.holderId && !filter.standsInFor?.length) parts.push(sql`d."holderId" = ${filter.holderId}::uuid`);
  if (filter.holderId && filter.standsInFor?.length) parts.push(sql`d."holderId" = ANY(${[filter.holderId, ...filter.standsInFor]}::uuid[])`);
  if (filter.holdingUnitIds) parts.push(filter.holdingUnitIds.length === 0 ? sql`FALSE` : oneOfUnits(sql`d."holdingUnitId"`, filter.holdingUnitIds));
  if (filter.sectorId) parts.push(sql`d."sectorId" = ${filter.sectorId}::uuid`);
  if (filter.procedureId) parts.push(sql`d."procedureId" = ${filter.procedureId}::uuid`);
  if (filter.channel) parts.push(sql`d.channel = ${filter.channel}`);
  if (filter.status) parts.push(sql`d.status = ${filter.status}`);
  if (filter.receivedFrom) parts.push(sql`d."receivedAt" >= ${filter.receivedFrom}`);
  if (filter.receivedBefore) parts.push(sql`d."receivedAt" < ${filter.receivedBefore}`);
  if (filter.attention) parts.push(attentionSql(filter.attention));
  return and([...parts, ...searchSql(filter.search)]);
}

/**
 * The clock stands still: a wait that stops it (under the rule `none` only a financial duty does) and that did not begin
 * after the due minute. What standingAt calls paused; the tests compare the two.
 */
const STANDS_STILL = sql`(d."pausedAt" IS NOT NULL AND (d."pauseRule" <> 'none' OR coalesce(d."pauseCause", '') = 'financial-duty') AND d."pausedAt" < d."originalDueAt" + interval '1 minute')`;

/** The groups of open work, in the order in which a queue shows them, and what waits at the counter. */
const RUNNING = sql`d."endedAt" IS NULL AND d.status <> 'submitted' AND NOT ${STANDS_STILL}`;
const PAUSED = sql`d."endedAt" IS NULL AND d."pausedAt" IS NOT NULL AND ${STANDS_STILL}`;
const SUBMITTED = sql`d."endedAt" IS NULL AND d.status = 'submitted'`;
const READY = sql`d.status = 'resolved'`;

/** A tab's condition. They part the open dossiers: each is in exactly one of the first six. */
export const tabSql = {
  overdue: (b: QueueBounds): Sql => sql`${RUNNING} AND d."originalDueAt" < ${b.now}`,
  today: (b: QueueBounds): Sql => sql`${RUNNING} AND d."originalDueAt" >= ${b.now} AND d."originalDueAt" < ${b.tomorrow}`,
  soon: (b: QueueBounds): Sql => sql`${RUNNING} AND d."originalDueAt" >= ${b.tomorrow} AND d."originalDueAt" < ${b.afterSoon}`,
  within: (b: QueueBounds): Sql => sql`${RUNNING} AND d."originalDueAt" >= ${b.afterSoon}`,
  running: (): Sql => RUNNING,
  paused: (): Sql => PAUSED,
  submitted: (): Sql => SUBMITTED,
  ready: (): Sql => READY,
} as const;

export { and, empty, join, sql, type Sql };
