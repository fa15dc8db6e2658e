import type { CompiledCalendar } from './compiled-calendar';
import { MINUTES_IN_DAY } from './local-time';
import type { PauseSpan } from './merge-pauses';
import type { EpochDay } from './plain-date';
import type { StatutoryTerm } from './types';

/**
 * Received at 15:00 or later on a working day, a same-day result is due at the close of the next: the one-stop rule for
 * results returned within the day (the article is still to be compared with the original text).
 */
export const SAME_DAY_CUT_OFF = 15 * 60;

const MINUTES_IN_HOUR = 60;

/**
 * One reckoning of a limit, in day numbers and minutes: the inside of `dueDate` and `explain`.
 * The dates it was told lie in the tables' range; what it finds is read from its fields.
 */
export class Reckoning {
  /** The instant from which the limit runs: the next working instant after receipt, or after the last restart. */
  startDay: EpochDay = 0;
  startMinute = 0;
  dueDay: EpochDay = 0;
  dueMinute = 0;
  /** The last day counted. It differs from the due day when a limit in calendar days ended on a day of rest. */
  lastCountedDay: EpochDay = 0;
  /** The first day that a limit in days may count. */
  firstCountableDay: EpochDay = 0;
  /** How many of the merged pauses, from the first, began in time to change anything. */
  appliedPauses = 0;
  /** Days or, for hours, minutes that the pauses since the start kept out of the count. */
  pausedAmount = 0;
  /** The running office minute at which a limit in hours is used up. */
  private usedUpAt = 0;
  /** The rank of the working day on which a limit in working days ends. */
  private lastRank = 0;

  constructor(
    private readonly tables: CompiledCalendar,
    private readonly term: StatutoryTerm,
    receivedDay: EpochDay,
    receivedMinute: number,
    pauses: readonly PauseSpan[],
  ) {
    this.startFrom(receivedDay, receivedMinute);
    // In their order, each against the due instant that the earlier ones leave: what begins after it changes nothing.
    for (const pause of pauses) {
      if (pause.from > this.dueDay * MINUTES_IN_DAY + this.dueMinute) break;
      if (pause.restarts) {
        const day = Math.floor(pause.to / MINUTES_IN_DAY);
        this.startFrom(day, pause.to - day * MINUTES_IN_DAY);
      } else this.resumeAfter(pause);
      this.appliedPauses += 1;
    }
  }

  /** Counts the whole limit from a receipt, or from the resumption that a restart treats as one. */
  private startFrom(day: EpochDay, minute: number): void {
    const { tables, term } = this;
    this.pausedAmount = 0;
    this.moveToWorkingTime(day, minute);
    switch (term.unit) {
      case 'same-day':
        // From the actual day of receipt, not the moved one: at 15:00, after closing and on a day of rest alike it is the
        // next working day, and nothing moves twice.
        if (minute >= SAME_DAY_CUT_OFF) {
          this.startDay = tables.workingDayFrom(day + 1);
          this.startMinute = tables.openingOn(this.startDay);
        }
        this.firstCountableDay = this.startDay;
        this.lastRank = tables.rankOf(this.startDay);
        return this.endOnRank();
      case 'working-day':
        this.firstCountableDay = this.startDay + 1;
        this.lastRank = tables.rankOf(this.startDay) + term.value;
        return this.endOnRank();
      case 'calendar-day':
        this.firstCountableDay = this.startDay + 1;
        this.lastCountedDay = this.startDay + term.value;
        return this.endOnCalendarDay();
      case 'working-hour':
        this.firstCountableDay = this.startDay;
        this.usedUpAt = tables.officeMinutesBefore(this.startDay, this.startMinute) + term.value * MINUTES_IN_HOUR;
        return this.endWhenUsedUp();
    }
  }

  /** Receipt outside working time counts as the next working instant. */
  private moveToWorkingTime(day: EpochDay, minute: number): void {
    const { tables } = this;
    this.startDay = day;
    if (tables.works(day)) {
      for (const session of tables.sessionsOn(day)) {
        if (minute < session.to) {
          this.startMinute = Math.max(minute, session.from);
          return;
        }
      }
    }
    this.startDay = tables.workingDayFrom(day + 1);
    this.startMinute = tables.openingOn(this.startDay);
  }

  /** Leaves the days, or the office minutes, of a pause out of the count. */
  private resumeAfter(pause: PauseSpan): void {
    const { tables, term } = this;
    const fromDay = Math.floor(pause.from / MINUTES_IN_DAY);
    const toDay = Math.floor(pause.to / MINUTES_IN_DAY);
    if (term.unit === 'working-hour') {
      const start = this.startDay * MINUTES_IN_DAY + this.startMinute;
      if (pause.to <= start) return;
      const stopped = pause.from < start
        ? tables.officeMinutesBefore(this.startDay, this.startMinute)
        : tables.officeMinutesBefore(fromDay, pause.from - fromDay * MINUTES_IN_DAY);
      // At the due instant itself the limit is used up: there is nothing left to stop.
      if (stopped >= this.usedUpAt) return;
      const minutes = tables.officeMinutesBefore(toDay, pause.to - toDay * MINUTES_IN_DAY) - stopped;
      this.usedUpAt += minutes;
      this.pausedAmount += minutes;
      return this.endWhenUsedUp();
    }
    const first = Math.max(fromDay, this.firstCountableDay);
    if (toDay <= first) return;
    if (term.unit === 'calendar-day') {
      // Between the last day counted and the working day it moved to, there is nothing to leave out.
      if (first > this.lastCountedDay) return;
      this.lastCountedDay += toDay - first;
      this.pausedAmount += toDay - first;
      return this.endOnCalendarDay();
    }
    const workingDays = tables.rankOf(toDay) - tables.rankOf(first);
    this.lastRank += workingDays;
    this.pausedAmount += workingDays;
    return this.endOnRank();
  }

  private endOnRank(): void {
    this.dueDay = this.tables.dayOfRank(this.lastRank);
    this.lastCountedDay = this.dueDay;
    this.dueMinute = this.tables.closingOn(this.dueDay);
  }

  private endOnCalendarDay(): void {
    this.dueDay = this.tables.workingDayFrom(this.lastCountedDay);
    this.dueMinute = this.tables.closingOn(this.dueDay);
  }

  /** The instant at which the minutes are used up; at a session's end it is that end, never the next opening. */
  private endWhenUsedUp(): void {
    const { tables } = this;
    this.dueDay = tables.dayOfOfficeMinute(this.usedUpAt, this.startDay);
    this.lastCountedDay = this.dueDay;
    let left = this.usedUpAt - tables.officeMinutesBefore(this.dueDay, 0);
    for (const session of tables.sessionsOn(this.dueDay)) {
      const length = session.to - session.from;
      if (left <= length) {
        this.dueMinute = session.from + left;
        return;
      }
      left -= length;
    }
  }
}
