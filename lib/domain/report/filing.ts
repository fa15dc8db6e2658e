import { addDays, yearOf, type PlainDate } from '../calendar/plain-date';
import { reportingHalf, reportingMonth, reportingQuarter, reportingYear, type ReportingPeriod } from './period';
import type { ReportLine } from './tally';

/** A report drawn up: bản nháp, đã trình, bị trả lại, đã duyệt và khóa; one that was given up is dropped. */
export const FILING_STATES = ['draft', 'submitted', 'returned', 'locked', 'dropped'] as const;
export type FilingState = (typeof FILING_STATES)[number];

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The figures as they were saved. */
export type FilingContent = {
  readonly rows: readonly { readonly key: string; readonly name: string; readonly line: ReportLine }[];
  readonly total: ReportLine;
  /** Column (11) of the adjacent period before, at the same as-of. */
  readonly before: number;
};

/** What may be done to a report in each state. Whoever submitted it, or drew it up, may not approve it. */
export const FILING_ACTS = {
  draft: ['note', 'submit', 'drop'],
  submitted: ['note', 'lock', 'return'],
  returned: ['note', 'submit', 'drop'],
  locked: [],
  dropped: [],
} as const satisfies Record<FilingState, readonly ('note' | 'submit' | 'drop' | 'lock' | 'return')[]>;
export type FilingAct = (typeof FILING_ACTS)[FilingState][number];

export const mayAct = (state: FilingState, act: FilingAct): boolean => (FILING_ACTS[state] as readonly FilingAct[]).includes(act);

/** The states from which an act may be done. */
export const statesFor = (act: FilingAct): readonly FilingState[] => FILING_STATES.filter((state) => mayAct(state, act));

/** A period that has to be reported, and by when. */
export type DuePeriod = { readonly kind: PeriodKind; readonly period: ReportingPeriod; readonly dueOn: PlainDate };

const PERIODS: Record<PeriodKind, (year: number) => readonly ReportingPeriod[]> = {
  month: (year) => Array.from({ length: 12 }, (_, index) => reportingMonth(year, index + 1)),
  quarter: (year) => [1, 2, 3, 4].map((quarter) => reportingQuarter(year, quarter)),
  half: (year) => [reportingHalf(year, 1), reportingHalf(year, 2)],
  year: (year) => [reportingYear(year)],
};

/** The periods to be reported that ended in the year before today, or end within 31 days; the latest first. */
export function duePeriods(schedule: readonly { readonly kind: PeriodKind; readonly isActive: boolean; readonly dueDays: number }[], today: PlainDate): DuePeriod[] {
  const years = [yearOf(today) - 1, yearOf(today), yearOf(today) + 1];
  const [earliest, latest] = [addDays(today, -366), addDays(today, 31)];
  return schedule.filter(({ isActive }) => isActive)
    .flatMap(({ kind, dueDays }) => years.flatMap(PERIODS[kind]).map((period) => ({ kind, period, dueOn: addDays(period.to, dueDays) })))
    .filter(({ period }) => period.to >= earliest && period.to <= latest)
    .sort((a, b) => (a.period.to === b.period.to ? (a.period.from < b.period.from ? -1 : 1) : a.period.to < b.period.to ? 1 : -1));
}
