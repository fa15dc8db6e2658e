import { epochDayOf, plainDateOfEpochDay, weekdayOfEpochDay, type EpochDay, type PlainDate } from './plain-date';
import type { MinuteOfDay, OfficeSession, WorkingCalendar } from './types';

/** A slice of time with one set of office hours. */
type HoursFrom = { readonly from: EpochDay; readonly sessions: readonly OfficeSession[]; readonly minutes: number };

const YEAR = 366;
/** 0001-01-01 and 9999-12-31: outside them no date can be written with four digits. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

const minutesOf = (sessions: readonly OfficeSession[]): number =>
  sessions.reduce((sum, session) => sum + session.to - session.from, 0);

/**
 * A working calendar as tables over a range of days, so that "the n-th working day after" and "the office minutes
 * between" are two look-ups. The range grows when a question reaches past it.
 *
 * DANGER: growing downwards renumbers the working days. Call `cover` with the earliest day before keeping a rank.
 */
export class CompiledCalendar {
  private lo = 0;
  private hi = 0;
  /** rank[d - lo]: the working days in [lo, d). */
  private rank = new Int32Array(1);
  private working = new Uint8Array(0);
  private workingDays = new Int32Array(0);
  private workingDayCount = 0;
  /** minutesBefore[i]: the office minutes of the working days before the i-th. */
  private minutesBefore = new Float64Array(1);
  private names: (PlainDate | undefined)[] = [];
  private readonly hours: readonly HoursFrom[];
  private readonly exceptions: readonly { readonly day: EpochDay; readonly works: boolean }[];

  constructor(private readonly calendar: WorkingCalendar) {
    this.hours = calendar.officeHours.map((hours) => ({
      from: epochDayOf(hours.effectiveFrom),
      sessions: hours.sessions,
      minutes: minutesOf(hours.sessions),
    }));
    this.exceptions = Array.from(calendar.specialDays.values(), (special) => ({
      day: epochDayOf(special.on),
      works: special.kind === 'make-up-working-day',
    }));
    const years = [...calendar.announcedYears];
    if (years.length > 0) {
      const january = (year: number): EpochDay => epochDayOf(`${String(year).padStart(4, '0')}-01-01` as PlainDate);
      this.build(january(Math.min(...years)), january(Math.max(...years)) + 3 * YEAR);
    }
  }

  /** Makes the tables reach from `from` to `to`, both included. */
  cover(from: EpochDay, to: EpochDay): void {
    if (from >= this.lo && to < this.hi) return;
    if (from < FIRST_DAY || to > LAST_DAY) throw new RangeError('No such day in the years 0001 to 9999');
    if (this.hi === 0 && this.lo === 0) this.build(from - YEAR, to + 3 * YEAR);
    else {
      // The further the questions reach, the larger the step, so that many questions cost few rebuilds.
      const step = Math.max(YEAR, this.hi - this.lo);
      this.build(from < this.lo ? Math.min(from, this.lo - step) : this.lo, to >= this.hi ? Math.max(to + 1, this.hi + step) : this.hi);
    }
  }

  private build(wantedLo: EpochDay, wantedHi: EpochDay): void {
    const lo = Math.max(wantedLo, FIRST_DAY);
    const hi = Math.min(wantedHi, LAST_DAY + 1);
    const length = hi - lo;
    const works = new Uint8Array(length);
    for (let day = lo; day < hi; day += 1) works[day - lo] = this.calendar.restDays.has(weekdayOfEpochDay(day)) ? 0 : 1;
    for (const exception of this.exceptions) {
      if (exception.day >= lo && exception.day < hi) works[exception.day - lo] = exception.works ? 1 : 0;
    }
    const rank = new Int32Array(length + 1);
    const days = new Int32Array(length);
    const minutes = new Float64Array(length + 1);
    let count = 0;
    for (let at = 0; at < length; at += 1) {
      rank[at] = count;
      if (works[at] === 1) {
        days[count] = lo + at;
        minutes[count + 1] = (minutes[count] ?? 0) + this.hoursOn(lo + at).minutes;
        count += 1;
      }
    }
    rank[length] = count;
    this.names = [];
    [this.lo, this.hi, this.rank, this.working] = [lo, hi, rank, works];
    [this.workingDays, this.minutesBefore, this.workingDayCount] = [days, minutes, count];
  }

  private hoursOn(day: EpochDay): HoursFrom {
    const { hours } = this;
    let at = hours.length - 1;
    while (at > 0 && (hours[at]?.from ?? 0) > day) at -= 1;
    const found = hours[at];
    if (found === undefined) throw new RangeError('A working calendar without office hours');
    return found;
  }

  /** The date of a day number, remembered, because a million due dates share a few thousand days. */
  dateOf(day: EpochDay): PlainDate {
    this.cover(day, day);
    const known = this.names[day - this.lo];
    if (known !== undefined) return known;
    const name = plainDateOfEpochDay(day);
    this.names[day - this.lo] = name;
    return name;
  }

  works(day: EpochDay): boolean {
    this.cover(day, day);
    return this.working[day - this.lo] === 1;
  }

  /** How many working days lie before `day`, from the start of the tables. Subtract two ranks; never keep one. */
  rankOf(day: EpochDay): number {
    this.cover(day, day);
    return this.rank[day - this.lo] ?? 0;
  }

  /** The working day with that rank. */
  dayOfRank(rank: number): EpochDay {
    while (rank >= this.workingDayCount) this.cover(this.hi, this.hi);
    return this.workingDays[rank] ?? 0;
  }

  /** The first working day on or after `day`. */
  workingDayFrom(day: EpochDay): EpochDay {
    return this.dayOfRank(this.rankOf(day));
  }

  sessionsOn(day: EpochDay): readonly OfficeSession[] {
    return this.hoursOn(day).sessions;
  }

  openingOn(day: EpochDay): MinuteOfDay {
    return this.sessionsOn(day)[0]?.from ?? 0;
  }

  closingOn(day: EpochDay): MinuteOfDay {
    const sessions = this.sessionsOn(day);
    return sessions[sessions.length - 1]?.to ?? 0;
  }

  /** The office minutes of `day` that lie before `minute`; none on a day of rest. */
  minutesWithin(day: EpochDay, minute: MinuteOfDay): number {
    if (!this.works(day)) return 0;
    let sum = 0;
    for (const session of this.sessionsOn(day)) {
      if (minute <= session.from) break;
      sum += Math.min(minute, session.to) - session.from;
    }
    return sum;
  }

  /** The office minutes before a moment, from the start of the tables. Subtract two; never keep one. */
  officeMinutesBefore(day: EpochDay, minute: MinuteOfDay): number {
    return (this.minutesBefore[this.rankOf(day)] ?? 0) + this.minutesWithin(day, minute);
  }

  /** The working day on which the running office minutes reach `total`: the first at whose close they are not below it. */
  dayOfOfficeMinute(total: number, from: EpochDay): EpochDay {
    let low = this.rankOf(from);
    let high = low + 1;
    let reach = 8;
    while (this.minutesThrough(high - 1) < total) {
      low = high;
      high += reach;
      reach *= 2;
    }
    while (high - low > 1) {
      const middle = (low + high - 1) >> 1;
      if (this.minutesThrough(middle) < total) low = middle + 1;
      else high = middle + 1;
    }
    return this.dayOfRank(low);
  }

  private minutesThrough(rank: number): number {
    this.dayOfRank(rank);
    return this.minutesBefore[rank + 1] ?? 0;
  }
}

const compiledOnce = new WeakMap<WorkingCalendar, CompiledCalendar>();

/** The tables of a calendar, built once for each calendar object. */
export function compiled(calendar: WorkingCalendar): CompiledCalendar {
  let found = compiledOnce.get(calendar);
  if (found === undefined) {
    found = new CompiledCalendar(calendar);
    compiledOnce.set(calendar, found);
  }
  return found;
}
