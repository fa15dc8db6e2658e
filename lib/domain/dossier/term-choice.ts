import type { StatutoryTerm, TermUnit } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';
import type { Channel } from './status';

/** One legal limit of a procedure, by case and by channel; null means any. For `same-day` the value says nothing. */
export type TimeLimit = {
  readonly caseName: string | null;
  readonly channel: Channel | null;
  readonly value: number;
  readonly unit: TermUnit;
};

/** The limits of one version of a procedure. */
export type VersionTerms = {
  readonly timeLimits: readonly TimeLimit[];
  /** The agency's own promise, for every case and channel (thời hạn cam kết). */
  readonly committedTimeLimit: { readonly value: number; readonly unit: TermUnit } | null;
};

/** The limit that holds, and the legal one shown beside it. Without a matching legal limit the promise stands alone. */
export type ChosenTerm = {
  readonly term: StatutoryTerm;
  readonly source: 'committed' | 'statutory';
  readonly statutory: StatutoryTerm | null;
};

export type TermChoiceRefusal = { readonly name: 'NoMatchingLimit' };

/**
 * A limit's length for comparison, in sevenths of a working minute, so that all are whole: a working day is 8 working
 * hours, a week of 7 calendar days has 5 working days, and a same-day limit is shorter than a full working day and longer
 * than any smaller number of hours. It depends on the limit alone, never on the day of receipt: one version, one limit,
 * on the public page as on the receipt.
 */
export function comparableLength(limit: { readonly value: number; readonly unit: TermUnit }): number {
  const WORKING_DAY = 8 * 60 * 7;
  switch (limit.unit) {
    case 'working-day':
      return limit.value * WORKING_DAY;
    case 'calendar-day':
      return (limit.value * WORKING_DAY * 5) / 7;
    case 'working-hour':
      return (limit.value * WORKING_DAY) / 8;
    case 'same-day':
      return WORKING_DAY - 1;
  }
}

const termOf = (limit: { readonly value: number; readonly unit: TermUnit }): StatutoryTerm =>
  limit.unit === 'same-day' ? { unit: 'same-day' } : { unit: limit.unit, value: limit.value };

/** The legal limits that a case and a channel match: those that name them, and those that name none. */
export function matchingLimits(limits: readonly TimeLimit[], caseName: string | null, channel: Channel): readonly TimeLimit[] {
  return limits.filter((limit) => (limit.caseName === null || limit.caseName === caseName) && (limit.channel === null || limit.channel === channel));
}

/** The shortest legal limit matching case and channel, the first listed of equal ones; null when none matches. */
export function shortestLegalTerm(limits: readonly TimeLimit[], caseName: string | null, channel: Channel): StatutoryTerm | null {
  let shortest: TimeLimit | null = null;
  for (const limit of matchingLimits(limits, caseName, channel)) {
    if (shortest === null || comparableLength(limit) < comparableLength(shortest)) shortest = limit;
  }
  return shortest === null ? null : termOf(shortest);
}

/**
 * Which limit: the committed one where the version has one, else the shortest legal one matching case and channel.
 * Receipt, standing, reports and internal workflow all use it. Refuses when neither exists: a case must be chosen, or the
 * version says nothing about this channel.
 */
export function chooseTerm(version: VersionTerms, caseName: string | null, channel: Channel): Result<ChosenTerm, TermChoiceRefusal> {
  const statutory = shortestLegalTerm(version.timeLimits, caseName, channel);
  if (version.committedTimeLimit !== null) return ok({ term: termOf(version.committedTimeLimit), source: 'committed', statutory });
  return statutory === null ? refuse({ name: 'NoMatchingLimit' }) : ok({ term: statutory, source: 'statutory', statutory });
}
