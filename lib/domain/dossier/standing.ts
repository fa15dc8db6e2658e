import { isAfter } from '../calendar/local-time';
import { addDays, daysBetween } from '../calendar/plain-date';
import { officeHoursOn, officeMinutesBetween, workingDaysBetween } from '../calendar/working-calendar';
import type { LocalTime, TermUnit, WorkingCalendar } from '../calendar/types';

/** How a dossier in process stands: còn hạn, sắp đến hạn, hôm nay đến hạn, quá hạn, tạm dừng. */
export const OPEN_STANDINGS = ['within-term', 'due-soon', 'due-today', 'overdue', 'paused'] as const;
export type OpenStanding = (typeof OPEN_STANDINGS)[number];

/** How one that is done ended: trước hạn, đúng hạn, quá hạn. */
export const END_STANDINGS = ['early', 'on-time', 'late'] as const;
export type EndStanding = (typeof END_STANDINGS)[number];

export type Standing = OpenStanding | EndStanding;

/** With so many working days left, or fewer, a dossier is due soon. */
export const DUE_SOON_WORKING_DAYS = 2;

/** What the standing is judged on. A `ClockReading` has these fields; so do the cached columns of a dossier. */
export type StandingFacts = {
  readonly originalDue: LocalTime;
  readonly unit: TermUnit;
  /** Since when the clock stands still; null also when a wait does not stop it (see `clockPausedSince`). */
  readonly pausedSince: LocalTime | null;
  /** The instant the work ended: status 9 (result at the counter, collected or not), 7 or 8. */
  readonly endedAt: LocalTime | null;
};

/** The standing with the numbers its tag says. Numbers that do not apply are zero. */
export type StandingTag = {
  readonly standing: Standing;
  readonly unit: TermUnit;
  /** Working days after today, up to and including the due day. */
  readonly workingDaysLeft: number;
  /** Office minutes from now to the due instant: what limits in hours say. */
  readonly workingMinutesLeft: number;
  /** Working days after the due day, up to and including today (or the day the work ended). Zero on the due day itself. */
  readonly daysOverdue: number;
  /** Office minutes since the due instant. */
  readonly workingMinutesOverdue: number;
  /** Days kept out of the count so far: working days, or calendar days when the limit is in calendar days. */
  readonly pausedDays: number;
};

/**
 * Early, on time or late. Before the due day is early, on it up to the due instant is on time, after it is late. For a
 * limit in hours, early means before the opening of the session that contains the due instant.
 */
export function endStanding(endedAt: LocalTime, originalDue: LocalTime, unit: TermUnit, calendar: WorkingCalendar): EndStanding {
  if (isAfter(endedAt, originalDue)) return 'late';
  if (endedAt.on < originalDue.on) return 'early';
  if (unit !== 'working-hour') return 'on-time';
  // A limit used up at a session's end is due inside that session, not the next.
  const session = officeHoursOn(originalDue.on, calendar).find(({ from, to }) => from < originalDue.minute && originalDue.minute <= to);
  return session !== undefined && endedAt.minute < session.from ? 'early' : 'on-time';
}

/**
 * How a dossier stands at `now`. Paused counts as paused, unless it was already late when the wait began. The due instant
 * itself is not yet late.
 */
export function standingAt(now: LocalTime, facts: StandingFacts, calendar: WorkingCalendar): Standing {
  const { originalDue, pausedSince, endedAt } = facts;
  if (endedAt !== null) return endStanding(endedAt, originalDue, facts.unit, calendar);
  if (pausedSince !== null) return isAfter(pausedSince, originalDue) ? 'overdue' : 'paused';
  if (isAfter(now, originalDue)) return 'overdue';
  if (now.on === originalDue.on) return 'due-today';
  return workingDaysBetween(now.on, originalDue.on, calendar) <= DUE_SOON_WORKING_DAYS ? 'due-soon' : 'within-term';
}

/** From the date of the pause up to, not including, today. */
function pausedDays(since: LocalTime, now: LocalTime, unit: TermUnit, calendar: WorkingCalendar): number {
  if (now.on <= since.on) return 0;
  if (unit === 'calendar-day') return daysBetween(since.on, now.on);
  return workingDaysBetween(addDays(since.on, -1), addDays(now.on, -1), calendar);
}

/** The standing with the numbers of its tag. */
export function standingTag(now: LocalTime, facts: StandingFacts, calendar: WorkingCalendar): StandingTag {
  const standing = standingAt(now, facts, calendar);
  const { originalDue, pausedSince, endedAt, unit } = facts;
  const judgedAt = endedAt ?? now;
  const isLate = standing === 'overdue' || standing === 'late';
  const isRunning = standing === 'within-term' || standing === 'due-soon' || standing === 'due-today';
  return {
    standing,
    unit,
    workingDaysLeft: isRunning ? workingDaysBetween(now.on, originalDue.on, calendar) : 0,
    workingMinutesLeft: isRunning ? officeMinutesBetween(now, originalDue, calendar) : 0,
    daysOverdue: isLate ? workingDaysBetween(originalDue.on, judgedAt.on, calendar) : 0,
    workingMinutesOverdue: isLate ? officeMinutesBetween(originalDue, judgedAt, calendar) : 0,
    pausedDays: standing === 'paused' && pausedSince !== null ? pausedDays(pausedSince, now, unit, calendar) : 0,
  };
}
