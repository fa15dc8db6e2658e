import { compareLocalTimes, isAfter, isBefore, localTime } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import type { ClockPause, LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isWorkingDay, officeMinutesBetween, openingOn } from '@/lib/domain/calendar/working-calendar';
import { stopsTheClock } from '@/lib/domain/calendar/merge-pauses';
import type { Random } from '@/tests/builders/random';
import { afterOfficeMinutes } from '@/tests/builders/work-clock';
import { dueOf, endMoment, fileUnder, type Filing } from './filing';
import type { Goal, Life } from './life';
import { REPRESENTATIVES } from './words';
import type { NamedVersion } from './versions';

/** The report of 2017: what came in, what was open when the inspectors came, and the twenty that it does not account for. */
export const OFFICE_2017 = { received: 1383, open: 61, withResult: 1302, withdrawnOrStopped: 20, from: plainDate('2017-01-01'), to: plainDate('2017-09-06') } as const;

const LAST_EVENING = localTime('2017-09-06T16:55');
const NEXT_MORNING = localTime('2017-09-07T07:30');

/** How often each of the procedures of 2016 was asked for, in their order in the file. */
const WEIGHTS = [12, 4, 5, 8, 14, 12, 4, 2, 8, 5, 7, 5, 9, 6, 9] as const;
/** The weeks before the inspectors came were the busiest. */
const BUSY_FROM = plainDate('2017-08-14');

type Draft = { readonly filing: Filing; readonly submittedAt: LocalTime | null; readonly receivedAt: LocalTime; readonly pauses: readonly ClockPause[]; readonly due: LocalTime };

function workingDays(calendar: WorkingCalendar) {
  const days = [];
  for (let day = OFFICE_2017.from; day <= OFFICE_2017.to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days.push(day);
  return days;
}

/** 1,383 moments inside office hours, most in the morning, on the working days of the period. */
function receipts(random: Random, calendar: WorkingCalendar): LocalTime[] {
  const days = workingDays(calendar).map((item) => ({ item, weight: item >= BUSY_FROM ? 8 : 5 }));
  const moments = Array.from({ length: OFFICE_2017.received }, () => {
    const on = random.weighted(days);
    return afterOfficeMinutes({ on, minute: openingOn(on, calendar) }, random.chance(0.6) ? random.int(5, 235) : random.int(240, 470), calendar);
  });
  return moments.sort(compareLocalTimes);
}

/** A wait for a supplement, or at times for a payment, some days after receipt. */
function waitFor(filing: Filing, receivedAt: LocalTime, random: Random, calendar: WorkingCalendar): ClockPause[] {
  const isLong = filing.term.unit === 'calendar-day' || (filing.term.unit === 'working-day' && filing.term.value >= 5);
  if (!isLong || !random.chance(0.12)) return [];
  const cause = random.chance(0.8) ? 'supplement' : 'financial-duty';
  if (!stopsTheClock(cause, filing.version.pauseRule)) return [];
  const from = afterOfficeMinutes(receivedAt, random.int(600, 1_300), calendar);
  return [{ from, to: afterOfficeMinutes(from, random.int(300, 2_400), calendar), cause }];
}

function draft(receivedAt: LocalTime, versions: readonly NamedVersion[], random: Random, calendar: WorkingCalendar): Draft {
  const version = random.weighted(versions.map((item, index) => ({ item, weight: WEIGHTS[index] ?? 1 })));
  const filing = fileUnder(version, random);
  // What came online was sent the evening before, and accepted within the first working hours.
  const eveningBefore = { on: addDays(receivedAt.on, -1), minute: random.int(1_080, 1_300) };
  const submittedAt = filing.channel !== 'online' ? null : receivedAt.minute < 690 ? eveningBefore : { on: receivedAt.on, minute: random.int(455, 685) };
  const pauses = waitFor(filing, receivedAt, random, calendar);
  return { filing, submittedAt, receivedAt, pauses, due: dueOf(filing, receivedAt, pauses, calendar) };
}

/** From when the work could go on to its end: receipt, or the end of the last wait. */
const workableFrom = ({ receivedAt, pauses }: Draft): LocalTime => pauses.at(-1)?.to ?? receivedAt;

/** The share of its way that a dossier had gone when the inspectors came. What was still waited for goes before all. */
function progress(one: Draft, calendar: WorkingCalendar): number {
  if (isAfter(workableFrom(one), LAST_EVENING)) return -1;
  return officeMinutesBetween(one.receivedAt, LAST_EVENING, calendar) / Math.max(1, officeMinutesBetween(one.receivedAt, one.due, calendar));
}

/** The 61 that had gone the smallest part of their way; all were due later than that day. */
function stillOpen(drafts: readonly Draft[], calendar: WorkingCalendar): ReadonlySet<Draft> {
  const candidates = drafts.filter((one) => one.due.on > OFFICE_2017.to);
  if (candidates.length < OFFICE_2017.open) throw new Error(`Chỉ có ${candidates.length} hồ sơ chưa đến hạn vào tối 06/9/2017`);
  const ranked = candidates.map((one) => ({ one, share: progress(one, calendar) })).sort((a, b) => a.share - b.share);
  return new Set(ranked.slice(0, OFFICE_2017.open).map(({ one }) => one));
}

/** When the work ended: mostly before the due day, the rest on it, never later. */
function endOf(one: Draft, isOpen: boolean, random: Random, calendar: WorkingCalendar): LocalTime {
  const from = workableFrom(one);
  const wanted = { start: isOpen && isBefore(from, NEXT_MORNING) ? NEXT_MORNING : from, due: one.due, unit: one.filing.term.unit, ...(isOpen ? {} : { notAfter: LAST_EVENING }) };
  const standings = random.chance(0.66) ? (['early', 'on-time'] as const) : (['on-time', 'early'] as const);
  const at = endMoment({ ...wanted, standing: standings[0] }, random, calendar) ?? endMoment({ ...wanted, standing: standings[1] }, random, calendar);
  if (!at) throw new Error(`Không có lúc nào để xong hồ sơ nhận ${one.receivedAt.on}, hạn ${one.due.on}`);
  return at;
}

function finished(at: LocalTime, random: Random, calendar: WorkingCalendar): Goal {
  const returnedAt = afterOfficeMinutes(at, random.chance(0.6) ? random.int(20, 200) : random.int(240, 1_900), calendar);
  return { kind: 'finished', at, result: random.chance(0.02) ? 'refused' : 'granted', returnedAt };
}

/**
 * The office of 2017: 1,383 dossiers received from 1/1 to 6/9/2017. At the end of 6/9/2017, 61 are in process within their
 * limits and 1,322 have ended, none late: 1,302 with results, 20 withdrawn or stopped. The 61 end by the end of the year.
 */
export function office2017(versions: readonly NamedVersion[], random: Random, calendar: WorkingCalendar): Life[] {
  const drafts = receipts(random, calendar).map((receivedAt) => draft(receivedAt, versions, random, calendar));
  const open = stillOpen(drafts, calendar);
  const ended = drafts.filter((one) => !open.has(one));
  const roomy = ended.filter((one) => one.pauses.length === 0 && officeMinutesBetween(one.receivedAt, one.due, calendar) > 960);
  const abandoned = new Set(random.shuffled(roomy).slice(0, OFFICE_2017.withdrawnOrStopped));
  return drafts.map((one) => {
    const at = endOf(one, open.has(one), random, calendar);
    const goal: Goal = abandoned.has(one) ? { kind: random.chance(0.6) ? 'withdrawn' : 'stopped', at } : finished(at, random, calendar);
    return { filing: one.filing, submittedAt: one.submittedAt, receivedAt: one.receivedAt, pauses: one.pauses, goal, apology: null, collector: random.pick(REPRESENTATIVES) };
  });
}
