import { ok, refuse, type Result } from '../shared/result';
import { compiled, type CompiledCalendar } from './compiled-calendar';
import { MINUTES_IN_DAY } from './local-time';
import { mergePauses, type PauseSpan } from './merge-pauses';
import { epochDayOf, plainDate, yearOf, type EpochDay } from './plain-date';
import { Reckoning } from './reckon-term';
import { stripDays } from './strip-days';
import type { ClockPause, ClockRefusal, DueDate, ExplainedDueDate, LocalTime, MergedPause, PauseRule, StatutoryTerm, WorkingCalendar } from './types';

/** No limit of the law is longer; a larger number is a slip of the hand. Ten years, in days; the same in hours of 8 a day. */
export const LONGEST_TERM = { 'working-day': 3660, 'calendar-day': 3660, 'working-hour': 3660 * 8 } as const;

const EARLIEST: EpochDay = epochDayOf(plainDate('1900-01-01'));
const LATEST: EpochDay = epochDayOf(plainDate('2299-12-31'));

type Reckoned = { readonly reckoning: Reckoning; readonly spans: readonly PauseSpan[]; readonly tables: CompiledCalendar; readonly receivedDay: EpochDay };

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < MINUTES_IN_DAY;
const isInRange = (day: EpochDay): boolean => day >= EARLIEST && day <= LATEST;

function refusalOf(term: StatutoryTerm): ClockRefusal | null {
  if (term.unit === 'same-day') return null;
  if (!Number.isInteger(term.value)) return { name: 'TermNotWhole' };
  if (term.value <= 0) return { name: 'TermNotPositive' };
  return term.value > LONGEST_TERM[term.unit] ? { name: 'TermTooLong' } : null;
}

function reckon(
  receivedAt: LocalTime,
  term: StatutoryTerm,
  pauseRule: PauseRule,
  pauses: readonly ClockPause[],
  calendar: WorkingCalendar,
  now: LocalTime | null,
): Result<Reckoned, ClockRefusal> {
  const wrongTerm = refusalOf(term);
  if (wrongTerm !== null) return refuse(wrongTerm);
  const receivedDay = epochDayOf(receivedAt.on);
  if (!isInRange(receivedDay) || !isMinute(receivedAt.minute)) return refuse({ name: 'TimeOutOfRange' });
  const merged = mergePauses(receivedDay * MINUTES_IN_DAY + receivedAt.minute, pauseRule, pauses, now);
  if (!merged.ok) return merged;
  const spans = merged.value;
  const lastDay = spans.length === 0 ? receivedDay : Math.floor((spans[spans.length - 1]?.to ?? 0) / MINUTES_IN_DAY);
  if (!isInRange(lastDay)) return refuse({ name: 'TimeOutOfRange' });
  const tables = compiled(calendar);
  tables.cover(receivedDay, lastDay);
  return ok({ reckoning: new Reckoning(tables, term, receivedDay, receivedAt.minute, spans), spans, tables, receivedDay });
}

function unannouncedYears(from: LocalTime, to: LocalTime, calendar: WorkingCalendar): number[] {
  const years: number[] = [];
  for (let year = yearOf(from.on); year <= yearOf(to.on); year += 1) if (!calendar.announcedYears.has(year)) years.push(year);
  return years;
}

function isProvisional(from: LocalTime, to: LocalTime, calendar: WorkingCalendar): boolean {
  const last = yearOf(to.on);
  for (let year = yearOf(from.on); year <= last; year += 1) if (!calendar.announcedYears.has(year)) return true;
  return false;
}

function dueDateOf({ reckoning, tables }: Reckoned, receivedAt: LocalTime, calendar: WorkingCalendar): DueDate {
  const due = { on: tables.dateOf(reckoning.dueDay), minute: reckoning.dueMinute };
  return {
    due,
    provisional: isProvisional(receivedAt, due, calendar),
    countedFrom: { on: tables.dateOf(reckoning.startDay), minute: reckoning.startMinute },
  };
}

/**
 * When is it due (hạn giải quyết)? Civil Code 2015, articles 147 and 148.
 *
 * - Receipt outside working time counts as the next working instant.
 * - Limits in days: the first day is not counted; they end at the close of office hours on the last day. One in calendar
 *   days that ends on a day of rest moves to the next working day.
 * - Limits in hours run inside office hours; used up at a session's end, they are due then.
 * - Same day: at the close of that day, or of the next working day when received at 15:00 or later.
 * - Pauses are merged (see `mergePauses`) and taken in their order. A pause that begins *after* the due instant which the
 *   earlier ones leave changes nothing; at that very instant it still counts, except for a limit in hours, which is used up.
 *   `resume`: each day after the (moved) receipt day, from the date of the pause up to, not including, that of the
 *   resumption, is not counted; a same-day limit includes the (moved) receipt day, which for a receipt at 15:00 or later
 *   is the next working day; a limit in hours leaves out the office minutes inside the pause. In calendar days this is
 *   done before the last day is moved, so a pause that lies between the last day and the day it moved to adds nothing.
 *   `restart`: the whole limit is counted anew from the resumption as if received then. `none`: supplements do not stop
 *   the clock. A wait for a financial duty resumes under every rule.
 * - `provisional`: a year from the receipt to the due date, both included, is not announced.
 *
 * @param term a whole number of its unit, at least 1 (a limit of nothing is refused: it is a slip, "same day" has its unit)
 * @param pauses in any order; `to: null` while the clock still stands
 * @param now needed only when a pause is open: the date is reckoned as if resumed then
 */
export function dueDate(
  receivedAt: LocalTime,
  term: StatutoryTerm,
  pauseRule: PauseRule,
  pauses: readonly ClockPause[],
  calendar: WorkingCalendar,
  now: LocalTime | null = null,
): Result<DueDate, ClockRefusal> {
  const reckoned = reckon(receivedAt, term, pauseRule, pauses, calendar, now);
  return reckoned.ok ? ok(dueDateOf(reckoned.value, receivedAt, calendar)) : reckoned;
}

/**
 * The same date with every day that led to it: "Vì sao là ngày này?". Takes what `dueDate` takes and refuses what it
 * refuses; slower, because it writes out the days.
 */
export function explain(
  receivedAt: LocalTime,
  term: StatutoryTerm,
  pauseRule: PauseRule,
  pauses: readonly ClockPause[],
  calendar: WorkingCalendar,
  now: LocalTime | null = null,
): Result<ExplainedDueDate, ClockRefusal> {
  const reckoned = reckon(receivedAt, term, pauseRule, pauses, calendar, now);
  if (!reckoned.ok) return reckoned;
  const { reckoning, spans, tables, receivedDay } = reckoned.value;
  const dueDate = dueDateOf(reckoned.value, receivedAt, calendar);
  const localTimeOf = (wallMinute: number): LocalTime => {
    const day = Math.floor(wallMinute / MINUTES_IN_DAY);
    return { on: tables.dateOf(day), minute: wallMinute - day * MINUTES_IN_DAY };
  };
  return ok({
    ...dueDate,
    receivedAt,
    term,
    calendarVersion: calendar.version,
    days: stripDays(reckoning, spans, term, receivedDay, tables, calendar),
    pauses: spans.map((span, index): MergedPause => ({
      from: localTimeOf(span.from),
      to: localTimeOf(span.to),
      isOpen: span.isOpen,
      effect: index >= reckoning.appliedPauses ? 'ignored' : span.restarts ? 'restarted' : 'resumed',
      causes: [...new Set(span.parts.flatMap((part) => pauses[part]?.cause ?? []))],
      parts: span.parts,
    })),
    pausedAmount: reckoning.pausedAmount,
    unannouncedYears: unannouncedYears(receivedAt, dueDate.due, calendar),
  });
}
