import type { LocalTime } from '../calendar/types';
import type { PlainDate } from '../calendar/plain-date';
import type { Channel } from '../dossier/status';
import type { ReportingPeriod } from './period';

/**
 * What a report needs to know of one dossier: its state at the end of the period, as known at the as-of instant.
 * It is folded from the events whose legal time lies in or before the period and whose entry time lies at or before the as-of.
 */
export type DossierFact = {
  readonly code: string;
  readonly channel: Channel;
  /** Null for what was submitted and not accepted, or declined: such a dossier is in no column. */
  readonly receivedAt: LocalTime | null;
  /** The instant the work ended: to status 9, 7 or 8. */
  readonly endedAt: LocalTime | null;
  readonly ending: 'resolved' | 'refused' | 'withdrawn' | 'stopped' | null;
  readonly endStanding: 'early' | 'on-time' | 'late' | null;
  readonly originalDue: LocalTime;
  /** Since when the clock stands still, at the end of the period. */
  readonly pausedSince: LocalTime | null;
  readonly pauseCause: 'supplement' | 'financial-duty' | null;
  /** Result at the counter, not collected, at the end of the period. */
  readonly isReady: boolean;
};

/** Columns (3) to (13) of Biểu II.06a/VPCP/KSTT. */
export const COLUMNS = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'] as const;
export type Column = (typeof COLUMNS)[number];
/** Those that are the sum of others. */
export const SUM_COLUMNS: ReadonlySet<Column> = new Set(['c3', 'c7', 'c11']);
/** What other systems hide, beside the form ("trong đó"). */
export const BESIDES = ['withdrawn', 'refused', 'stopped', 'awaitingSupplement', 'awaitingPayment', 'readyNotCollected'] as const;
export type Beside = (typeof BESIDES)[number];
export type ReportLine = Readonly<Record<Column | Beside, number>>;

/** Where a dossier stands in the report of a period: how it came in, how it stands, and what it is counted in besides. */
export type Placement = { readonly intake: 'c4' | 'c5' | 'c6'; readonly outcome: 'c8' | 'c9' | 'c10' | 'c12' | 'c13'; readonly besides: readonly Beside[] };

const isBefore = (a: LocalTime, b: LocalTime) => a.on < b.on || (a.on === b.on && a.minute < b.minute);
const onOrBefore = (at: LocalTime, on: PlainDate) => at.on <= on;

/** The columns of one dossier in the report of a period, or null when it is in none. */
export function place(fact: DossierFact, period: ReportingPeriod): Placement | null {
  const { receivedAt, endedAt } = fact;
  if (receivedAt === null || !onOrBefore(receivedAt, period.to)) return null;
  const ended = endedAt !== null && onOrBefore(endedAt, period.to) ? endedAt : null;
  if (ended && ended.on < period.from) return null;
  const intake = receivedAt.on < period.from ? 'c6' : fact.channel === 'online' ? 'c4' : 'c5';
  if (ended) {
    const outcome = fact.endStanding === 'late' ? 'c10' : fact.endStanding === 'early' ? 'c8' : 'c9';
    const besides: Beside[] = [];
    if (fact.ending === 'withdrawn' || fact.ending === 'stopped' || fact.ending === 'refused') besides.push(fact.ending);
    if (fact.isReady) besides.push('readyNotCollected');
    return { intake, outcome, besides };
  }
  // Judged at 24:00 of the last day: due on that day and still open is late. A paused one is late only if it was when paused.
  const late = fact.pausedSince ? isBefore(fact.originalDue, fact.pausedSince) : onOrBefore(fact.originalDue, period.to);
  const besides: Beside[] = fact.pausedSince ? [fact.pauseCause === 'financial-duty' ? 'awaitingPayment' : 'awaitingSupplement'] : [];
  return { intake, outcome: late ? 'c13' : 'c12', besides };
}

/** True when a dossier with this placement is counted in the column. A sum column holds what its parts hold. */
export function isIn(placement: Placement, column: Column | Beside): boolean {
  switch (column) {
    case 'c3': return true;
    case 'c4': case 'c5': case 'c6': return placement.intake === column;
    case 'c7': return placement.outcome === 'c8' || placement.outcome === 'c9' || placement.outcome === 'c10';
    case 'c11': return placement.outcome === 'c12' || placement.outcome === 'c13';
    case 'c8': case 'c9': case 'c10': case 'c12': case 'c13': return placement.outcome === column;
    default: return placement.besides.includes(column);
  }
}

/** A line that is being counted. */
export type CountedLine = Record<Column | Beside, number>;

export const emptyLine = (): CountedLine => Object.fromEntries([...COLUMNS, ...BESIDES].map((column) => [column, 0])) as CountedLine;

/** Adds one dossier to a line, or so many that are placed alike. Every column is counted by itself: reconcile() compares them. */
export function count(line: CountedLine, placement: Placement, dossiers = 1): void {
  for (const column of COLUMNS) if (isIn(placement, column)) line[column] += dossiers;
  for (const beside of placement.besides) line[beside] += dossiers;
}

const INTAKE: ReadonlySet<Column> = new Set(['c3', 'c4', 'c5', 'c6']);

/** Adds so many dossiers to the columns that tell how they came in, and to no other. */
export function countIntake(line: CountedLine, placement: Placement, dossiers: number): void {
  for (const column of COLUMNS) if (INTAKE.has(column) && isIn(placement, column)) line[column] += dossiers;
}

/** Adds so many dossiers to the columns that tell how they stand, and beside them, and to none of how they came in. */
export function countOutcome(line: CountedLine, placement: Placement, dossiers: number): void {
  for (const column of COLUMNS) if (!INTAKE.has(column) && isIn(placement, column)) line[column] += dossiers;
  for (const beside of placement.besides) line[beside] += dossiers;
}

/** Counts the dossiers of a period, column by column. */
export function tally(facts: Iterable<DossierFact>, period: ReportingPeriod): ReportLine {
  const line = emptyLine();
  for (const fact of facts) {
    const placement = place(fact, period);
    if (placement) count(line, placement);
  }
  return line;
}

/** By how much the first line is above the second, column by column; negative where it is below. */
export const lineDifference = (now: ReportLine, then: ReportLine): ReportLine =>
  Object.fromEntries([...COLUMNS, ...BESIDES].map((column) => [column, now[column] - then[column]])) as CountedLine;
