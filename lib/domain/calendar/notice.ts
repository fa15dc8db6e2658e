import { ok, refuse, type Result } from '../shared/result';
import { comparePlainDates, weekdayOf, yearOf, type PlainDate } from './plain-date';
import type { OfficeHours, OfficeSession, SpecialDay, WorkingCalendar } from './types';
import { buildCalendar } from './working-calendar';
import { MINUTES_IN_DAY } from './local-time';

/** The document that set a day: thông báo, quyết định. The date may be unknown while the number is known. */
export type DayDecision = { readonly number: string; readonly on: PlainDate | null };

/** A day as a notice gives it. */
export type NoticeDay = { readonly on: PlainDate; readonly kind: SpecialDay['kind']; readonly name: string | null };

/** A special day as it is kept: with the decision that set it, or null when nobody has entered one. */
export type KeptDay = NoticeDay & { readonly decision: DayDecision | null };

/** What a person may do to the working calendar. */
export type CalendarChange =
  /** The whole list of a year, as the yearly notice gives it. What the list leaves out is no longer special. */
  | { readonly kind: 'yearly-notice'; readonly year: number; readonly days: readonly NoticeDay[]; readonly decision: DayDecision | null }
  /** One working day off, one day of rest worked instead; either may stand alone. */
  | { readonly kind: 'swap'; readonly days: readonly NoticeDay[]; readonly decision: DayDecision | null }
  /** The decision of days that are in the calendar already. Moves no date. */
  | { readonly kind: 'decision'; readonly days: readonly PlainDate[]; readonly decision: DayDecision }
  /** Office hours from a date on. */
  | { readonly kind: 'office-hours'; readonly effectiveFrom: PlainDate; readonly sessions: readonly OfficeSession[] };

/** What is wrong with a change; `index` counts the days of the change from 0. */
export type ChangeProblem =
  | { readonly name: 'DuplicateDay'; readonly index: number; readonly on: PlainDate }
  | { readonly name: 'BothOffAndWorked'; readonly index: number; readonly on: PlainDate }
  | { readonly name: 'OtherYear'; readonly index: number; readonly on: PlainDate; readonly year: number }
  | { readonly name: 'MakeUpNotRestDay'; readonly index: number; readonly on: PlainDate }
  | { readonly name: 'OffOnRestDay'; readonly index: number; readonly on: PlainDate }
  | { readonly name: 'AlreadyInCalendar'; readonly index: number; readonly on: PlainDate; readonly kind: SpecialDay['kind'] }
  | { readonly name: 'NotInCalendar'; readonly index: number; readonly on: PlainDate }
  | { readonly name: 'NoDays' }
  | { readonly name: 'NoSession' }
  | { readonly name: 'SessionNotOrdered'; readonly index: number }
  | { readonly name: 'NothingChanges' };

/** What a change does to the kept days. */
export type CalendarEffect = {
  readonly dropped: readonly PlainDate[];
  /** New or changed; a changed day is also in `dropped`. */
  readonly added: readonly KeptDay[];
  readonly announcedYear: number | null;
  readonly officeHours: OfficeHours | null;
  /** Days off that are days of rest anyway: a notice says "from 14/02 to 22/02", Saturdays and Sundays included. */
  readonly ignored: readonly PlainDate[];
};

const NO_EFFECT: CalendarEffect = { dropped: [], added: [], announcedYear: null, officeHours: null, ignored: [] };

const isOff = (day: NoticeDay): boolean => day.kind !== 'make-up-working-day';

function clashes(days: readonly NoticeDay[]): ChangeProblem[] {
  const seen = new Map<PlainDate, NoticeDay>();
  return days.flatMap((day, index): ChangeProblem[] => {
    const before = seen.get(day.on);
    if (before === undefined) {
      seen.set(day.on, day);
      return [];
    }
    return [{ name: isOff(before) === isOff(day) ? 'DuplicateDay' : 'BothOffAndWorked', index, on: day.on }];
  });
}

const makeUpsOnWorkingDays = (days: readonly NoticeDay[], calendar: WorkingCalendar): ChangeProblem[] =>
  days.flatMap((day, index) => (isOff(day) || calendar.restDays.has(weekdayOf(day.on)) ? [] : [{ name: 'MakeUpNotRestDay' as const, index, on: day.on }]));

const sameDecision = (a: DayDecision | null, b: DayDecision | null): boolean => a?.number === b?.number && (a?.on ?? null) === (b?.on ?? null);

function ofYearlyNotice(change: Extract<CalendarChange, { kind: 'yearly-notice' }>, calendar: WorkingCalendar, kept: ReadonlyMap<PlainDate, KeptDay>): Result<CalendarEffect, readonly ChangeProblem[]> {
  const { days, year, decision } = change;
  const problems = [
    ...days.flatMap((day, index): ChangeProblem[] => (yearOf(day.on) === year ? [] : [{ name: 'OtherYear', index, on: day.on, year }])),
    ...clashes(days),
    ...makeUpsOnWorkingDays(days, calendar),
  ];
  if (days.length === 0) return refuse([{ name: 'NoDays' }]);
  if (problems.length > 0) return refuse(problems);
  const ignored = days.filter((day) => isOff(day) && calendar.restDays.has(weekdayOf(day.on))).map((day) => day.on);
  const wanted = new Map(days.filter((day) => !ignored.includes(day.on)).map((day) => [day.on, day]));
  const dropped: PlainDate[] = [];
  const added: KeptDay[] = [];
  for (const day of kept.values()) if (yearOf(day.on) === year && !wanted.has(day.on)) dropped.push(day.on);
  for (const day of wanted.values()) {
    const before = kept.get(day.on);
    const sameDay = before !== undefined && before.kind === day.kind && before.name === day.name;
    // A day that stays as it was keeps the decision that first set it; the notice fills in only what is missing.
    const row: KeptDay = { ...day, decision: sameDay ? (before.decision ?? decision) : decision };
    if (sameDay && sameDecision(before.decision, row.decision)) continue;
    if (before !== undefined) dropped.push(day.on);
    added.push(row);
  }
  const announcedYear = calendar.announcedYears.has(year) ? null : year;
  return ok({ ...NO_EFFECT, dropped: dropped.sort(comparePlainDates), added, announcedYear, ignored });
}

function ofSwap(change: Extract<CalendarChange, { kind: 'swap' }>, calendar: WorkingCalendar, kept: ReadonlyMap<PlainDate, KeptDay>): Result<CalendarEffect, readonly ChangeProblem[]> {
  const { days, decision } = change;
  if (days.length === 0) return refuse([{ name: 'NoDays' }]);
  const problems = [
    ...clashes(days),
    ...makeUpsOnWorkingDays(days, calendar),
    ...days.flatMap((day, index): ChangeProblem[] => {
      const before = kept.get(day.on);
      if (before !== undefined) return [{ name: 'AlreadyInCalendar', index, on: day.on, kind: before.kind }];
      return isOff(day) && calendar.restDays.has(weekdayOf(day.on)) ? [{ name: 'OffOnRestDay', index, on: day.on }] : [];
    }),
  ];
  return problems.length > 0 ? refuse(problems) : ok({ ...NO_EFFECT, added: days.map((day) => ({ ...day, decision })) });
}

function ofDecision(change: Extract<CalendarChange, { kind: 'decision' }>, kept: ReadonlyMap<PlainDate, KeptDay>): Result<CalendarEffect, readonly ChangeProblem[]> {
  if (change.days.length === 0) return refuse([{ name: 'NoDays' }]);
  const added: KeptDay[] = [];
  const problems: ChangeProblem[] = [];
  [...new Set(change.days)].forEach((on, index) => {
    const before = kept.get(on);
    if (before === undefined) problems.push({ name: 'NotInCalendar', index, on });
    else if (!sameDecision(before.decision, change.decision)) added.push({ ...before, decision: change.decision });
  });
  return problems.length > 0 ? refuse(problems) : ok({ ...NO_EFFECT, dropped: added.map((day) => day.on), added });
}

/** What is wrong with the sessions of one day: none at all, or one that ends before it begins or before the one ahead of it. */
export function sessionProblems(sessions: readonly OfficeSession[]): readonly ChangeProblem[] {
  if (sessions.length === 0) return [{ name: 'NoSession' }];
  return sessions.flatMap((session, index): ChangeProblem[] => {
    const closed = sessions[index - 1]?.to ?? -1;
    return session.from > closed && session.from < session.to && session.to <= MINUTES_IN_DAY ? [] : [{ name: 'SessionNotOrdered', index }];
  });
}

function ofOfficeHours(change: Extract<CalendarChange, { kind: 'office-hours' }>, calendar: WorkingCalendar): Result<CalendarEffect, readonly ChangeProblem[]> {
  const problems = sessionProblems(change.sessions);
  if (problems.length > 0) return refuse(problems);
  const before = calendar.officeHours.find((hours) => hours.effectiveFrom === change.effectiveFrom);
  const same = before !== undefined && JSON.stringify(before.sessions) === JSON.stringify(change.sessions);
  return same ? ok(NO_EFFECT) : ok({ ...NO_EFFECT, officeHours: { effectiveFrom: change.effectiveFrom, sessions: change.sessions } });
}

function effectOf(change: CalendarChange, calendar: WorkingCalendar, kept: ReadonlyMap<PlainDate, KeptDay>): Result<CalendarEffect, readonly ChangeProblem[]> {
  switch (change.kind) {
    case 'yearly-notice':
      return ofYearlyNotice(change, calendar, kept);
    case 'swap':
      return ofSwap(change, calendar, kept);
    case 'decision':
      return ofDecision(change, kept);
    case 'office-hours':
      return ofOfficeHours(change, calendar);
  }
}

/**
 * What a change does to the calendar, or everything that is wrong with it at once. `kept` are the special days of the
 * same calendar with their decisions. A change that would change nothing is refused as `NothingChanges`.
 */
export function resolveChange(change: CalendarChange, calendar: WorkingCalendar, kept: readonly KeptDay[]): Result<CalendarEffect, readonly ChangeProblem[]> {
  const effect = effectOf(change, calendar, new Map(kept.map((day) => [day.on, day])));
  if (!effect.ok) return effect;
  const { dropped, added, announcedYear, officeHours } = effect.value;
  return dropped.length + added.length === 0 && announcedYear === null && officeHours === null ? refuse([{ name: 'NothingChanges' }]) : effect;
}

/** The calendar after a change. */
export function applyEffect(calendar: WorkingCalendar, effect: CalendarEffect, version: string): WorkingCalendar {
  const days = new Map(calendar.specialDays);
  for (const on of effect.dropped) days.delete(on);
  for (const { on, kind, name, decision } of effect.added) days.set(on, { on, kind, name, decision: decision?.number ?? null });
  const { officeHours, announcedYear } = effect;
  return buildCalendar({
    version,
    announcedYears: announcedYear === null ? calendar.announcedYears : [...calendar.announcedYears, announcedYear],
    specialDays: days.values(),
    restDays: calendar.restDays,
    officeHours: officeHours === null ? calendar.officeHours : [...calendar.officeHours.filter((hours) => hours.effectiveFrom !== officeHours.effectiveFrom), officeHours],
  });
}
