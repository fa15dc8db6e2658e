import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { buildCalendar, calendarFromReference } from '@/lib/domain/calendar/working-calendar';
import type { ClockPause, LocalTime, OfficeHours, StatutoryTerm, WorkingCalendar } from '@/lib/domain/calendar/types';
import reference from '@/prisma/seed/reference/calendar.json';
import type { NaiveCalendar, NaiveCase, NaivePause, NaiveUnit } from './naive-deadline';

/** A small seeded generator (mulberry32): the same seed, the same cases, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The shipped calendar, for both implementations. */
export const shippedCalendar: WorkingCalendar = calendarFromReference(reference);
export const shippedNaively: NaiveCalendar = {
  daysOff: new Set(reference.daysOff),
  workedDays: new Set(reference.workedDays),
  announcedYears: new Set(reference.announcedYears),
  sessionsOn: () => [[450, 690], [780, 1020]],
};

/** An invented calendar: summer hours from a date on, three sessions on from another, days off and worked days at random. */
const INVENTED_HOURS: readonly OfficeHours[] = [
  { effectiveFrom: plainDate('2020-01-01'), sessions: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] },
  { effectiveFrom: plainDate('2024-04-16'), sessions: [{ from: 420, to: 690 }, { from: 810, to: 1020 }] },
  { effectiveFrom: plainDate('2024-10-16'), sessions: [{ from: 480, to: 600 }, { from: 615, to: 720 }, { from: 800, to: 1075 }] },
];

export function inventedCalendars(random: () => number): { calendar: WorkingCalendar; naively: NaiveCalendar } {
  const daysOff = new Set<string>();
  const workedDays = new Set<string>();
  for (let day = Date.UTC(2023, 11, 1); day < Date.UTC(2025, 2, 1); day += 86_400_000) {
    const date = new Date(day);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (random() < 0.15) (isWeekend ? workedDays : daysOff).add(date.toISOString().slice(0, 10));
  }
  const special = (kind: 'substitute-day-off' | 'make-up-working-day') => (on: string) => ({ on: plainDate(on), kind, name: null, decision: null });
  const calendar = buildCalendar({
    version: 'invented',
    announcedYears: [2024],
    specialDays: [...[...daysOff].map(special('substitute-day-off')), ...[...workedDays].map(special('make-up-working-day'))],
    officeHours: INVENTED_HOURS,
  });
  const sessionsOn = (date: string): [number, number][] => {
    const hours = INVENTED_HOURS.findLast((candidate) => candidate.effectiveFrom <= date) ?? INVENTED_HOURS[0]!;
    return hours.sessions.map((session) => [session.from, session.to]);
  };
  return { calendar, naively: { daysOff, workedDays, announcedYears: new Set([2024]), sessionsOn } };
}

const EDGES = [0, 419, 420, 449, 450, 451, 480, 600, 615, 689, 690, 691, 720, 779, 780, 781, 810, 899, 900, 901, 1019, 1020, 1021, 1075, 1439];
const UNITS: readonly NaiveUnit[] = ['workingDay', 'day', 'workingHour', 'sameDay'];

const moment = (wallMinute: number): string => new Date(wallMinute * 60_000).toISOString().slice(0, 16);

/** One random case between two years. Times crowd round the edges of sessions; pauses crowd round the likely due date. */
export function randomCase(random: () => number, fromYear: number, throughYear: number): NaiveCase {
  const below = (limit: number): number => Math.floor(random() * limit);
  const minute = (): number => (random() < 0.6 ? EDGES[below(EDGES.length)]! : random() < 0.8 ? 450 + below(570) : below(1440));
  const firstDay = Date.UTC(fromYear, 0, 1) / 86_400_000;
  const span = Date.UTC(throughYear + 1, 0, 1) / 86_400_000 - firstDay;
  const receivedDay = firstDay + below(span);
  const received = receivedDay * 1440 + minute();
  const unit = UNITS[below(UNITS.length)]!;
  const value = unit === 'sameDay' ? 0 : unit === 'workingHour' ? 1 + below(24) : random() < 0.8 ? 1 + below(12) : 1 + below(60);
  const pauses: NaivePause[] = [];
  let cursor = received;
  for (let index = random() < 0.4 ? 0 : below(4); index > 0; index -= 1) {
    const from = random() < 0.15 ? cursor : Math.max(received, (receivedDay + below(value * 2 + 3)) * 1440 + minute());
    const length = random() < 0.3 ? below(600) : random() < 0.5 ? below(3 * 1440) : below(12 * 1440);
    const to = random() < 0.15 ? from : random() < 0.5 ? from + length : Math.max(from, Math.floor((from + length) / 1440) * 1440 + minute());
    pauses.push({ from: moment(from), to: moment(to), cause: random() < 0.7 ? 'supplement' : 'financial-duty' });
    cursor = to;
  }
  const pauseRule = (['resume', 'resume', 'restart', 'restart', 'none'] as const)[below(5)]!;
  return { received: moment(received), unit, value, pauseRule, pauses };
}

const ENGINE_UNITS = { workingDay: 'working-day', day: 'calendar-day', workingHour: 'working-hour' } as const;

/** The same case in the engine's types. */
export function inEngineTerms(theCase: NaiveCase): { receivedAt: LocalTime; term: StatutoryTerm; pauses: ClockPause[] } {
  return {
    receivedAt: localTime(theCase.received),
    term: theCase.unit === 'sameDay' ? { unit: 'same-day' } : { unit: ENGINE_UNITS[theCase.unit], value: theCase.value },
    pauses: theCase.pauses.map((pause) => ({ from: localTime(pause.from), to: localTime(pause.to), cause: pause.cause })),
  };
}
