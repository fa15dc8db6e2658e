import type { CompiledCalendar } from './compiled-calendar';
import { MINUTES_IN_DAY } from './local-time';
import type { PauseSpan } from './merge-pauses';
import type { EpochDay } from './plain-date';
import type { Reckoning } from './reckon-term';
import type { NotCountedReason, StatutoryTerm, StripDay, WorkingCalendar } from './types';

type Counted = Pick<StripDay, 'kind' | 'ordinal' | 'minutes' | 'pauseIndex' | 'reason'>;

/**
 * The days from the receipt to the due day, each with what happened to it. The numbers are the count: the last ordinal
 * equals the limit (1 for a same-day limit), and the minutes of a limit in hours add up to it.
 */
export function stripDays(
  reckoning: Reckoning,
  spans: readonly PauseSpan[],
  term: StatutoryTerm,
  receivedDay: EpochDay,
  tables: CompiledCalendar,
  calendar: WorkingCalendar,
): StripDay[] {
  const applied = spans.slice(0, reckoning.appliedPauses);
  const restartIndex = applied.findLastIndex((span) => span.restarts);
  const inHours = term.unit === 'working-hour';
  const days: StripDay[] = [];
  let ordinal = 0;

  /** The pause that keeps the whole day out of the count, by its dates. */
  const pauseOfDay = (day: EpochDay): number | null => {
    const index = applied.findIndex((span) => Math.floor(span.from / MINUTES_IN_DAY) <= day && day < Math.floor(span.to / MINUTES_IN_DAY));
    return index < 0 ? null : index;
  };

  const officeMinutes = (day: EpochDay, from: number, to: number): number => {
    const midnight = day * MINUTES_IN_DAY;
    const within = (wallMinute: number): number => tables.minutesWithin(day, Math.min(Math.max(wallMinute - midnight, 0), MINUTES_IN_DAY));
    return Math.max(0, within(to) - within(from));
  };

  const isNotCounted = (reason: NotCountedReason, pauseIndex: number | null = null): Counted =>
    ({ kind: 'not-counted', ordinal: null, minutes: null, pauseIndex, reason });
  const plain = (kind: StripDay['kind'], pauseIndex: number | null = null): Counted =>
    ({ kind, ordinal: null, minutes: null, pauseIndex, reason: null });

  /** A day before the start from which the limit is counted: the receipt, the wait for working time, a count given up. */
  const beforeStart = (day: EpochDay, isRest: boolean): Counted => {
    if (day === receivedDay) return plain('received');
    const pauseIndex = pauseOfDay(day);
    if (isRest) return plain('rest', pauseIndex);
    return pauseIndex !== null ? plain('paused', pauseIndex) : isNotCounted('before-restart');
  };

  const inDays = (day: EpochDay, isRest: boolean): Counted => {
    if (day < reckoning.firstCountableDay) {
      if (restartIndex >= 0) return day === receivedDay ? { ...plain('received'), reason: 'restart' } : isNotCounted('restart', restartIndex);
      return day === receivedDay ? plain('received') : isNotCounted('counts-as-received');
    }
    const pauseIndex = pauseOfDay(day);
    const counts = term.unit === 'calendar-day' || !isRest;
    if (day > reckoning.lastCountedDay) return isRest ? plain('rest', pauseIndex) : isNotCounted('moved-off-rest', pauseIndex);
    if (!counts) return plain('rest', pauseIndex);
    if (pauseIndex !== null) return plain('paused', pauseIndex);
    ordinal += 1;
    return { kind: 'counted', ordinal, minutes: null, pauseIndex: null, reason: null };
  };

  const inMinutes = (day: EpochDay, isRest: boolean): Counted => {
    if (isRest) return plain('rest', pauseOfDay(day));
    const start = reckoning.startDay * MINUTES_IN_DAY + reckoning.startMinute;
    const due = reckoning.dueDay * MINUTES_IN_DAY + reckoning.dueMinute;
    let minutes = officeMinutes(day, start, due);
    let pauseIndex: number | null = null;
    applied.forEach((span, index) => {
      const stopped = officeMinutes(day, Math.max(span.from, start), Math.min(span.to, due));
      if (stopped > 0) pauseIndex = index;
      minutes -= stopped;
    });
    if (minutes > 0) return { kind: 'counted', ordinal: null, minutes, pauseIndex, reason: null };
    return { ...plain(pauseIndex === null && day === receivedDay ? 'received' : 'paused', pauseIndex), minutes: 0 };
  };

  for (let day = receivedDay; day <= reckoning.dueDay; day += 1) {
    const on = tables.dateOf(day);
    const isRest = !tables.works(day);
    const special = calendar.specialDays.get(on) ?? null;
    const counted = day < reckoning.startDay ? beforeStart(day, isRest) : inHours ? inMinutes(day, isRest) : inDays(day, isRest);
    days.push({
      on,
      ...counted,
      special,
      isRest,
      isMakeUpDay: special?.kind === 'make-up-working-day',
      isReceived: day === receivedDay,
      isDue: day === reckoning.dueDay,
    });
  }
  return days;
}
