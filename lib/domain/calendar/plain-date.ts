import type { Brand } from '../shared/brand';

/** A calendar date in Vietnam, `YYYY-MM-DD`. Not an instant: never pass it through toISOString(). */
export type PlainDate = Brand<string, 'PlainDate'>;

/** 1 = Monday (thứ Hai) … 7 = Sunday (Chủ nhật). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days since 1970-01-01, which is day 0. The form in which dates are added and compared. */
export type EpochDay = number;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Reads `YYYY-MM-DD`, years 0001–9999. Null when the text has another shape or the date does not exist. */
export function parsePlainDate(text: string): PlainDate | null {
  if (!SHAPE.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as PlainDate;
}

/** The date written in source code or in a file we ship. Throws RangeError when it does not exist: a bug, not an input. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === null) throw new RangeError(`Not a date: ${text}`);
  return date;
}

/** The date of its parts, or null when it does not exist. `month` is 1–12. */
export function plainDateOf(year: number, month: number, day: number): PlainDate | null {
  return parsePlainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

export function yearOf(date: PlainDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
}

/** 1–12. */
export function monthOf(date: PlainDate): number {
  return digit(date, 5) * 10 + digit(date, 6);
}

/** 1–31. */
export function dayOfMonth(date: PlainDate): number {
  return digit(date, 8) * 10 + digit(date, 9);
}

// The Gregorian calendar repeats every 400 years of 146,097 days. Years are counted from 1 March, so that the leap day
// comes last. Plain arithmetic: no JavaScript Date, so the time zone of the process cannot matter.
const DAYS_IN_ERA = 146_097;
const EPOCH_OFFSET = 719_468;

/** The day number of a date. */
export function epochDayOf(date: PlainDate): EpochDay {
  const month = monthOf(date);
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH_OFFSET;
}

/** The date of a day number. Throws RangeError outside the years 0001–9999. */
export function plainDateOfEpochDay(day: EpochDay): PlainDate {
  const shifted = day + EPOCH_OFFSET;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfTheMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`No calendar date for day ${day}`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfTheMonth, 2)}` as PlainDate;
}

/** 1 = Monday … 7 = Sunday. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOfEpochDay(day: EpochDay): Weekday {
  return ((((day + 3) % 7) + 7) % 7 + 1) as Weekday;
}

/** 1 = Monday (thứ Hai) … 7 = Sunday (Chủ nhật). */
export function weekdayOf(date: PlainDate): Weekday {
  return weekdayOfEpochDay(epochDayOf(date));
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOfEpochDay(epochDayOf(date) + days);
}

/** How many days `later` is after `earlier`; negative when it is before. */
export function daysBetween(earlier: PlainDate, later: PlainDate): number {
  return epochDayOf(later) - epochDayOf(earlier);
}

/** Negative, zero or positive, for sorting: the text of a date sorts as the date does. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
