import { compiled } from './compiled-calendar';
import { MINUTES_IN_DAY } from './local-time';
import { comparePlainDates, epochDayOf, plainDate, weekdayOf, yearOf, type PlainDate, type Weekday } from './plain-date';
import type { LocalTime, MinuteOfDay, OfficeHours, OfficeSession, SpecialDay, WorkingCalendar } from './types';

/** Saturday and Sunday: thứ Bảy, Chủ nhật. */
export const DEFAULT_REST_DAYS: readonly Weekday[] = [6, 7];

/** 07:30–11:30 and 13:00–17:00: eight hours. The default; real hours are data with effective dates. */
export const DEFAULT_OFFICE_HOURS: readonly OfficeHours[] = [
  { effectiveFrom: plainDate('1900-01-01'), sessions: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] },
];

export type CalendarParts = {
  readonly version: string;
  readonly announcedYears: Iterable<number>;
  readonly specialDays: Iterable<SpecialDay>;
  /** In any order. On a date before the first of them, the first applies. */
  readonly officeHours?: readonly OfficeHours[];
  readonly restDays?: Iterable<Weekday>;
};

function checkSessions(hours: OfficeHours): void {
  let closed = -1;
  for (const session of hours.sessions) {
    const isWhole = Number.isInteger(session.from) && Number.isInteger(session.to);
    if (!isWhole || session.from <= closed || session.to <= session.from || session.to > MINUTES_IN_DAY) {
      throw new RangeError(`Office hours from ${hours.effectiveFrom}: sessions must be whole minutes, ordered, apart`);
    }
    closed = session.to;
  }
  if (closed < 0) throw new RangeError(`Office hours from ${hours.effectiveFrom} have no session`);
}

/**
 * Builds a calendar from its data. Throws RangeError when the data cannot be a calendar (no working weekday, no office
 * hours, sessions that overlap, one date given twice): screens and loaders check before, so this is a bug.
 */
export function buildCalendar(parts: CalendarParts): WorkingCalendar {
  const restDays = new Set(parts.restDays ?? DEFAULT_REST_DAYS);
  if (restDays.size >= 7) throw new RangeError('A week without a working day');
  const officeHours = [...(parts.officeHours ?? DEFAULT_OFFICE_HOURS)].sort((a, b) => comparePlainDates(a.effectiveFrom, b.effectiveFrom));
  if (officeHours.length === 0) throw new RangeError('A calendar needs office hours');
  officeHours.forEach(checkSessions);
  const specialDays = new Map<PlainDate, SpecialDay>();
  for (const special of parts.specialDays) {
    if (specialDays.has(special.on)) throw new RangeError(`Two entries for ${special.on}`);
    specialDays.set(special.on, special);
  }
  return { version: parts.version, announcedYears: new Set(parts.announcedYears), restDays, officeHours, specialDays };
}

/** The shape of prisma/seed/reference/calendar.json. */
export type CalendarReference = {
  readonly daysOff: readonly string[];
  readonly workedDays: readonly string[];
  readonly announcedYears: readonly number[];
};

/** What is known of a day beyond its being off or worked: kept apart, because the reference list gives dates alone. */
export type SpecialDayDetail = { readonly kind?: 'public-holiday' | 'substitute-day-off'; readonly name?: string; readonly decision?: string };

/**
 * The calendar of a reference file. The list names no holiday and no decision, so `name` and `decision` are null and
 * every day off is a public holiday unless `details` says more. Throws RangeError on a date that does not exist.
 */
export function calendarFromReference(
  reference: CalendarReference,
  version = 'reference',
  details: Readonly<Record<string, SpecialDayDetail>> = {},
  officeHours: readonly OfficeHours[] = DEFAULT_OFFICE_HOURS,
): WorkingCalendar {
  return buildCalendar({ version, announcedYears: reference.announcedYears, specialDays: specialDaysOfReference(reference, details), officeHours });
}

/** The special days of a reference file, in the order of their dates. */
export function specialDaysOfReference(reference: CalendarReference, details: Readonly<Record<string, SpecialDayDetail>> = {}): SpecialDay[] {
  const described = (text: string, kind: SpecialDay['kind']): SpecialDay => {
    const detail = details[text];
    return { on: plainDate(text), kind, name: detail?.name ?? null, decision: detail?.decision ?? null };
  };
  return [
    ...reference.daysOff.map((text) => described(text, details[text]?.kind ?? 'public-holiday')),
    ...reference.workedDays.map((text) => described(text, 'make-up-working-day')),
  ].sort((a, b) => comparePlainDates(a.on, b.on));
}

/** Is the office working on that date? A worked Saturday is; a public holiday is not. */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): boolean {
  const special = calendar.specialDays.get(date);
  if (special !== undefined) return special.kind === 'make-up-working-day';
  return !calendar.restDays.has(weekdayOf(date));
}

/** Has the calendar of that date's year been announced? */
export function isAnnounced(date: PlainDate, calendar: WorkingCalendar): boolean {
  return calendar.announcedYears.has(yearOf(date));
}

/** The office hours in force on a date, whether or not the office works on it. */
export function officeHoursOn(date: PlainDate, calendar: WorkingCalendar): readonly OfficeSession[] {
  return compiled(calendar).sessionsOn(epochDayOf(date));
}

/** The sessions in which the office works on a date: none on a day of rest. */
export function officeSessionsOn(date: PlainDate, calendar: WorkingCalendar): readonly OfficeSession[] {
  return isWorkingDay(date, calendar) ? officeHoursOn(date, calendar) : [];
}

/** When the office opens on that date, if it works. */
export function openingOn(date: PlainDate, calendar: WorkingCalendar): MinuteOfDay {
  return compiled(calendar).openingOn(epochDayOf(date));
}

/** When the office closes on that date, if it works: the hour at which a limit in days ends. */
export function closingOn(date: PlainDate, calendar: WorkingCalendar): MinuteOfDay {
  return compiled(calendar).closingOn(epochDayOf(date));
}

/** Is the office at work at that minute? Sessions are half-open: at 11:30 and at 17:00 it is not. */
export function isOfficeOpenAt(time: LocalTime, calendar: WorkingCalendar): boolean {
  return officeSessionsOn(time.on, calendar).some((session) => session.from <= time.minute && time.minute < session.to);
}

/** The first working day on or after a date. */
export function workingDayOnOrAfter(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  const tables = compiled(calendar);
  return tables.dateOf(tables.workingDayFrom(epochDayOf(date)));
}

/** The first working day after a date. */
export function nextWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  const tables = compiled(calendar);
  return tables.dateOf(tables.workingDayFrom(epochDayOf(date) + 1));
}

/**
 * The moment as which something received at `time` counts: itself inside a session; the next opening of the same day
 * before opening and in the lunch break; at closing time or later, or on a day of rest, the next working day's opening.
 */
export function nextWorkingInstant(time: LocalTime, calendar: WorkingCalendar): LocalTime {
  for (const session of officeSessionsOn(time.on, calendar)) {
    if (time.minute < session.to) return time.minute < session.from ? { on: time.on, minute: session.from } : time;
  }
  const on = nextWorkingDay(time.on, calendar);
  return { on, minute: openingOn(on, calendar) };
}

/** How many working days lie after `after`, up to and including `through`. Zero when `through` is not later. */
export function workingDaysBetween(after: PlainDate, through: PlainDate, calendar: WorkingCalendar): number {
  if (through <= after) return 0;
  const tables = compiled(calendar);
  const from = epochDayOf(after) + 1;
  const to = epochDayOf(through) + 1;
  tables.cover(from, to);
  return tables.rankOf(to) - tables.rankOf(from);
}

/** How many office minutes lie between two moments. Zero when `to` is not later. */
export function officeMinutesBetween(from: LocalTime, to: LocalTime, calendar: WorkingCalendar): number {
  const tables = compiled(calendar);
  const first = epochDayOf(from.on);
  const last = epochDayOf(to.on);
  tables.cover(Math.min(first, last), Math.max(first, last));
  return Math.max(0, tables.officeMinutesBefore(last, to.minute) - tables.officeMinutesBefore(first, from.minute));
}
