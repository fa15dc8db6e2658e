import { dueDate } from '../calendar/add-term';
import { addDays } from '../calendar/plain-date';
import { nextWorkingDay } from '../calendar/working-calendar';
import type { LocalTime, WorkingCalendar } from '../calendar/types';
import { DUE_SOON_WORKING_DAYS } from './standing';

/**
 * The moments that part a queue: due before `now` is overdue, before `tomorrow` due today, before `afterSoon` due soon,
 * later within the term. The database compares instants with them and must count what `standingAt` would say of each.
 */
export type QueueMoments = { readonly now: LocalTime; readonly tomorrow: LocalTime; readonly afterSoon: LocalTime };

/** The moments of a queue read at `now`. Days of rest after the last soon day are soon too: no working day lies between. */
export function queueMoments(now: LocalTime, calendar: WorkingCalendar): QueueMoments {
  let day = now.on;
  for (let i = 0; i <= DUE_SOON_WORKING_DAYS; i += 1) day = nextWorkingDay(day, calendar);
  return { now, tomorrow: { on: addDays(now.on, 1), minute: 0 }, afterSoon: { on: day, minute: 0 } };
}

/** An online submission is answered (accepted, declined, or asked to be completed) within this many working hours. */
export const ANSWER_WITHIN_HOURS = 8;

/** Until when an online submission must be answered: 8 working hours from submission. */
export function answerDueAt(submittedAt: LocalTime, calendar: WorkingCalendar): LocalTime {
  const found = dueDate(submittedAt, { unit: 'working-hour', value: ANSWER_WITHIN_HOURS }, 'none', [], calendar);
  if (!found.ok) throw new RangeError(`Not a time of submission: ${found.refusal.name}`);
  return found.value.due;
}
