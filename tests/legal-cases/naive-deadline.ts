/**
 * The deadline rules a second time, written from the sentences of the rules (quoted below), day by day and minute by
 * minute, and sharing nothing with the engine: its own dates (Date.UTC), its own merging, its own counting. It is slow and
 * plain on purpose. The differential test compares the two over random cases.
 */
export type NaiveUnit = 'workingDay' | 'day' | 'workingHour' | 'sameDay';
export type NaivePause = { readonly from: string; readonly to: string; readonly cause: 'supplement' | 'financial-duty' };
export type NaiveCase = {
  readonly received: string;
  readonly unit: NaiveUnit;
  readonly value: number;
  readonly pauseRule: 'resume' | 'restart' | 'none';
  readonly pauses: readonly NaivePause[];
};
export type NaiveCalendar = {
  readonly daysOff: ReadonlySet<string>;
  readonly workedDays: ReadonlySet<string>;
  readonly announcedYears: ReadonlySet<number>;
  /** [opens, closes] in minutes of the day, for a date. */
  readonly sessionsOn: (date: string) => readonly (readonly [number, number])[];
};

const DAY_MS = 86_400_000;
const dateOf = (moment: string): string => moment.slice(0, 10);
const minuteOf = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
const nextDate = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
const at = (date: string, minute: number): string =>
  `${date}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "Weekly rest days, official days off, and official make-up working days are data." */
const isWorking = (date: string, calendar: NaiveCalendar): boolean => {
  if (calendar.workedDays.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.daysOff.has(date);
};

const closing = (date: string, calendar: NaiveCalendar): number => {
  const sessions = calendar.sessionsOn(date);
  return sessions[sessions.length - 1]![1];
};

const nextWorkingDate = (date: string, calendar: NaiveCalendar): string => {
  let day = nextDate(date);
  while (!isWorking(day, calendar)) day = nextDate(day);
  return day;
};

/** "At closing time or later, or on a day off, the receipt day is the next working day; before opening, it is that day." */
const receiptDay = (moment: string, calendar: NaiveCalendar): string => {
  const date = dateOf(moment);
  const isMoved = !isWorking(date, calendar) || minuteOf(moment) >= closing(date, calendar);
  return isMoved ? nextWorkingDate(date, calendar) : date;
};

/** "Overlapping pauses are merged before they are counted." Moments in this text form sort as time does. */
const merge = (pauses: readonly NaivePause[]): NaivePause[] => {
  const merged: NaivePause[] = [];
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = merged[merged.length - 1];
    if (last && pause.from <= last.to) {
      const cause = last.cause === 'supplement' || pause.cause === 'supplement' ? 'supplement' : 'financial-duty';
      merged[merged.length - 1] = { from: last.from, to: pause.to > last.to ? pause.to : last.to, cause };
    } else merged.push(pause);
  }
  return merged;
};

/** "From the date of the pause up to, not including, that of the resumption." */
const isPausedDate = (date: string, pauses: readonly NaivePause[]): boolean =>
  pauses.some((pause) => dateOf(pause.from) <= date && date < dateOf(pause.to));

const isPausedMinute = (moment: string, pauses: readonly NaivePause[]): boolean =>
  pauses.some((pause) => pause.from <= moment && moment < pause.to);

/** The due moment of a limit counted from a receipt, with pauses that all resume. */
const count = (received: string, theCase: NaiveCase, pauses: readonly NaivePause[], calendar: NaiveCalendar): string => {
  const start = receiptDay(received, calendar);
  let day = start;
  let left = theCase.value;
  switch (theCase.unit) {
    case 'workingDay':
      while (left > 0) {
        day = nextDate(day);
        if (isWorking(day, calendar) && !isPausedDate(day, pauses)) left -= 1;
      }
      break;
    case 'day':
      while (left > 0) {
        day = nextDate(day);
        if (!isPausedDate(day, pauses)) left -= 1;
      }
      while (!isWorking(day, calendar)) day = nextDate(day);
      break;
    case 'sameDay':
      // "The actual time of receipt on a working day before closing; a later receipt moves once."
      if (start === dateOf(received) && minuteOf(received) >= 15 * 60) day = nextWorkingDate(start, calendar);
      while (!isWorking(day, calendar) || isPausedDate(day, pauses)) day = nextDate(day);
      break;
    case 'workingHour': {
      left *= 60;
      const isActualDay = start === dateOf(received);
      for (; ; day = nextDate(day)) {
        if (!isWorking(day, calendar)) continue;
        for (const [opens, closes] of calendar.sessionsOn(day)) {
          for (let minute = opens; minute < closes; minute += 1) {
            if (day === start && isActualDay && minute < minuteOf(received)) continue;
            if (pauses.length > 0 && isPausedMinute(at(day, minute), pauses)) continue;
            left -= 1;
            if (left === 0) return at(day, minute + 1);
          }
        }
      }
    }
  }
  return at(day, closing(day, calendar));
};

/** The due moment of the first `n` pauses, in their order: each restart counts anew from its resumption. */
const dueWith = (theCase: NaiveCase, pauses: readonly NaivePause[], calendar: NaiveCalendar): string => {
  let received = theCase.received;
  let resumed: NaivePause[] = [];
  for (const pause of pauses) {
    if (theCase.pauseRule === 'restart' && pause.cause === 'supplement') {
      received = pause.to;
      resumed = [];
    } else resumed = [...resumed, pause];
  }
  return count(received, theCase, resumed, calendar);
};

/** `null` stands for a case that has no answer: a pause before receipt, or one that ends before it begins. */
export function naiveDeadline(theCase: NaiveCase, calendar: NaiveCalendar): { due: string; provisional: boolean } | null {
  if (theCase.pauses.some((pause) => pause.from < theCase.received || pause.to < pause.from)) return null;
  // "None" means that supplements do not stop the clock; the wait for a financial duty is outside the term always.
  const pauses = merge(theCase.pauses.filter((pause) => theCase.pauseRule !== 'none' || pause.cause === 'financial-duty'));
  let due = dueWith(theCase, [], calendar);
  for (let applied = 1; applied <= pauses.length; applied += 1) {
    // "A pause that begins after the due instant changes nothing."
    if (pauses[applied - 1]!.from > due) break;
    due = dueWith(theCase, pauses.slice(0, applied), calendar);
  }
  let provisional = false;
  for (let date = dateOf(theCase.received); date <= dateOf(due); date = nextDate(date)) {
    if (!calendar.announcedYears.has(Number(date.slice(0, 4)))) provisional = true;
  }
  return { due, provisional };
}
