import { addDays, dayOfMonth, daysBetween, monthOf, plainDateOf, yearOf, type PlainDate } from '../calendar/plain-date';

/** Kỳ báo cáo: whole days, both ends included. */
export type ReportingPeriod = { readonly from: PlainDate; readonly to: PlainDate };

export type PeriodRefusal = { readonly kind: 'PeriodEndsBeforeItBegins' } | { readonly kind: 'PeriodInTheFuture' } | { readonly kind: 'PeriodTooLong'; readonly years: number };

const pad = (value: number) => String(value).padStart(2, '0');
const day = (year: number, month: number, dayOfMonth: number): PlainDate => {
  const shifted = month < 1 ? { year: year - 1, month: month + 12 } : { year, month };
  return `${shifted.year}-${pad(shifted.month)}-${pad(dayOfMonth)}` as PlainDate;
};

/** Reporting month M: from the 15th of the month before to the 14th of M [memory: circular 01/2020/TT-VPCP]. */
export const reportingMonth = (year: number, month: number): ReportingPeriod => ({ from: day(year, month - 1, 15), to: day(year, month, 14) });

const union = (year: number, first: number, last: number): ReportingPeriod => ({ from: reportingMonth(year, first).from, to: reportingMonth(year, last).to });

/** Reporting quarter 1–4: three reporting months. It is never the calendar quarter. */
export const reportingQuarter = (year: number, quarter: number): ReportingPeriod => union(year, quarter * 3 - 2, quarter * 3);
/** The first half (1) or the second (2). */
export const reportingHalf = (year: number, half: 1 | 2): ReportingPeriod => union(year, half * 6 - 5, half * 6);
/** A reporting year: 15/12 of the year before to 14/12. */
export const reportingYear = (year: number): ReportingPeriod => union(year, 1, 12);

/** The reporting month that a date falls in. */
export function reportingMonthOf(on: PlainDate): { year: number; month: number; period: ReportingPeriod } {
  const [year = 0, month = 0, dayOfMonth = 0] = on.split('-').map(Number);
  const next = dayOfMonth >= 15 ? month + 1 : month;
  const at = next > 12 ? { year: year + 1, month: 1 } : { year, month: next };
  return { ...at, period: reportingMonth(at.year, at.month) };
}

/** The day before a period begins: whoever is in process at its end is what the period carries over, column (6). */
export const dayBefore = (period: ReportingPeriod): ReportingPeriod => {
  const on = addDays(period.from, -1);
  return { from: on, to: on };
};

/** The period of the same number of days that ends where this one begins. */
export const sameLengthBefore = (period: ReportingPeriod): ReportingPeriod => ({ from: addDays(period.from, -(daysBetween(period.from, period.to) + 1)), to: addDays(period.from, -1) });

/** The same days a year before; 29/2 becomes 28/2. */
export function yearBefore(period: ReportingPeriod): ReportingPeriod {
  const back = (on: PlainDate): PlainDate => plainDateOf(yearOf(on) - 1, monthOf(on), dayOfMonth(on)) ?? addDays(on, -366);
  return { from: back(period.from), to: back(period.to) };
}

const LONGEST_YEARS = 20;

/** Why a free period cannot be reported, or null. */
export function periodRefusal(period: ReportingPeriod, today: PlainDate): PeriodRefusal | null {
  if (period.to < period.from) return { kind: 'PeriodEndsBeforeItBegins' };
  if (period.from > today) return { kind: 'PeriodInTheFuture' };
  if (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) > LONGEST_YEARS) return { kind: 'PeriodTooLong', years: LONGEST_YEARS };
  return null;
}
