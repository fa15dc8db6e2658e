import { isAfter, isBefore } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseCause, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isWorkingDay, nextWorkingInstant, officeMinutesBetween, openingOn, workingDaysBetween } from '@/lib/domain/calendar/working-calendar';
import { stopsTheClock } from '@/lib/domain/calendar/merge-pauses';
import type { Channel } from '@/lib/domain/dossier/status';
import type { StoryStep } from '@/tests/builders/a-dossier';
import type { Random } from '@/tests/builders/random';
import { afterOfficeMinutes } from '@/tests/builders/work-clock';
import type { Cast } from './cast';
import { dueOf, endMoment, fileUnder, type Filing } from './filing';
import { insertStep, stepsOf, unacceptedSteps, type Goal, type Life, type Stage } from './life';
import { inForceOn, type NamedVersion } from './versions';
import { REMINDER, REPRESENTATIVES } from './words';

/** A dossier without its number and its people. */
export type Draft = { readonly filing: Filing; readonly steps: readonly StoryStep[]; readonly isPaid: boolean };

export type World = { readonly versions: readonly NamedVersion[]; readonly cast: Cast; readonly random: Random; readonly calendar: WorkingCalendar; readonly now: LocalTime };

const minutesBefore = (time: LocalTime, minutes: number): LocalTime => {
  const total = time.minute - minutes;
  const days = Math.floor(total / 1_440);
  return { on: addDays(time.on, days), minute: total - days * 1_440 };
};

/** The n-th working day before a date, counted from 1. */
export function workingDayBefore(on: PlainDate, n: number, calendar: WorkingCalendar): PlainDate {
  let day = on;
  for (let left = n; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** How often a procedure is asked for: those of one day seldom. */
const weightOf = (version: NamedVersion): number => {
  const { unit } = version.content.timeLimits[0] ?? { unit: 'working-day' };
  return unit === 'working-hour' ? 5 : unit === 'same-day' ? 1 : unit === 'calendar-day' ? 5 : 4;
};

export function fileOn(world: World, on: PlainDate, channel?: Channel, isWanted: (version: NamedVersion) => boolean = () => true): Filing | null {
  const versions = inForceOn(world.versions, on).filter(isWanted);
  return versions.length === 0 ? null : fileUnder(world.random.weighted(versions.map((item) => ({ item, weight: weightOf(item) }))), world.random, channel);
}

/** When it was sent, for what came online: some hours before it was accepted. */
export function sentBefore(receivedAt: LocalTime, filing: Filing, random: Random): LocalTime | null {
  return filing.channel === 'online' ? minutesBefore(receivedAt, random.chance(0.5) ? random.int(10, 180) : random.int(600, 960)) : null;
}

const life = (world: World, filing: Filing, receivedAt: LocalTime, rest: Partial<Life> & Pick<Life, 'goal'>): Life => ({
  filing, receivedAt, submittedAt: sentBefore(receivedAt, filing, world.random), pauses: [], apology: null, collector: world.random.pick(REPRESENTATIVES), ...rest,
});

const drafted = (world: World, one: Life, isPaid = true): Draft => ({ filing: one.filing, steps: stepsOf(one, world.cast, world.random, world.calendar), isPaid });

/** A receipt in the last `days` days, inside office hours and before now, with a filing for which `isWanted` holds. Null after many tries. */
function receipt(world: World, days: number, isWanted: (filing: Filing, at: LocalTime, due: LocalTime) => boolean, channel?: Channel): { filing: Filing; at: LocalTime; due: LocalTime } | null {
  const { random, calendar, now } = world;
  for (let attempt = 0; attempt < 3_000; attempt += 1) {
    const on = addDays(now.on, -random.int(0, days));
    if (!isWorkingDay(on, calendar)) continue;
    const at = afterOfficeMinutes({ on, minute: openingOn(on, calendar) }, random.int(2, 475), calendar);
    if (!isBefore(at, minutesBefore(now, 20))) continue;
    const filing = fileOn(world, on, channel);
    if (!filing) continue;
    const due = dueOf(filing, at, [], calendar);
    if (isWanted(filing, at, due)) return { filing, at, due };
  }
  return null;
}

const hasRoom = (world: World, at: LocalTime, minutes: number): boolean => officeMinutesBetween(at, world.now, world.calendar) >= minutes;

/** An open dossier that has come so far, due on a day for which `isDue` holds. */
export function openDossier(world: World, stage: Stage, isDue: (due: LocalTime) => boolean, days = 75): Draft | null {
  const needed = stage === 'at-desk' ? 0 : stage === 'handed-over' ? 30 : 150;
  const found = receipt(world, stage === 'at-desk' ? 2 : days, (filing, at, due) => {
    const step = stage === 'with-head' && !world.cast.headOf(filing.version.handlingUnitId);
    return !step && isDue(due) && hasRoom(world, at, needed);
  });
  return found && drafted(world, life(world, found.filing, found.at, { goal: { kind: 'open', stage, until: minutesBefore(world.now, 5) } }), world.random.chance(0.9));
}

/** One whose applicant or whose fee is waited for. `isLate`: it was late already when the clock stopped. */
export function waitingDossier(world: World, cause: 'supplement' | 'financial-duty', isLate = false): Draft | null {
  const { random, calendar, now } = world;
  const found = receipt(world, 40, (filing, at, due) => {
    const stops = stopsTheClock(cause, filing.version.pauseRule) && filing.term.unit !== 'working-hour';
    return stops && hasRoom(world, at, 900) && (isLate ? workingDaysBetween(due.on, now.on, calendar) >= 4 : isAfter(due, at));
  });
  if (!found) return null;
  const since = isLate ? afterOfficeMinutes({ ...found.due, minute: 1_020 }, random.int(200, 900), calendar) : afterOfficeMinutes(found.at, random.int(300, 800), calendar);
  if (!isBefore(since, now) || (!isLate && isAfter(since, found.due))) return null;
  return drafted(world, life(world, found.filing, found.at, { pauses: [{ from: since, to: null, cause }], goal: { kind: 'open', stage: 'working', until: since } }), cause === 'supplement');
}

export type EndedAs = 'early' | 'on-time' | 'late';

/** When the work ends so that it is early, on time or some days late. Null when that moment is still to come. */
function endAs(world: World, filing: Filing, start: LocalTime, due: LocalTime, as: EndedAs): LocalTime | null {
  const { random, calendar, now } = world;
  const notAfter = minutesBefore(now, 30);
  const at = as === 'late' ? afterOfficeMinutes(due, random.int(30, 5 * 480), calendar) : endMoment({ start, due, unit: filing.term.unit, standing: as, notAfter }, random, calendar);
  return at && !isAfter(at, notAfter) && isAfter(at, start) ? at : null;
}

export type EndWanted = { readonly as: EndedAs; readonly kind?: 'withdrawn' | 'stopped' | 'refused'; readonly isCollected?: boolean; readonly withPause?: PauseCause; readonly days?: number };

/** One that has ended, collected or still at the counter. What ended late carries an apology, as most do. */
export function endedDossier(world: World, wanted: EndWanted): Draft | null {
  const { random, calendar, now } = world;
  const isCollected = wanted.isCollected ?? true;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const found = receipt(world, wanted.days ?? 90, (filing, at, due) => isBefore(due, now) && (!wanted.withPause || (stopsTheClock(wanted.withPause, filing.version.pauseRule) && filing.term.unit === 'working-day')) && hasRoom(world, at, 60));
    if (!found) return null;
    const { filing, at: receivedAt } = found;
    const waitFrom = afterOfficeMinutes(receivedAt, random.int(500, 900), calendar);
    const pauses = wanted.withPause ? [{ from: waitFrom, to: afterOfficeMinutes(waitFrom, random.int(300, 1_500), calendar), cause: wanted.withPause }] : [];
    const due = dueOf(filing, receivedAt, pauses, calendar);
    const at = endAs(world, filing, pauses[0]?.to ?? receivedAt, due, wanted.as);
    if (!at || (wanted.withPause && isBefore(due, waitFrom))) continue;
    const returned = afterOfficeMinutes(at, random.int(15, 1_400), calendar);
    if (isCollected && !isBefore(returned, now)) continue;
    const goal: Goal = wanted.kind === 'withdrawn' || wanted.kind === 'stopped' ? { kind: wanted.kind, at } : { kind: 'finished', at, result: wanted.kind === 'refused' ? 'refused' : 'granted', returnedAt: isCollected ? returned : null };
    const apologyAt = afterOfficeMinutes({ on: due.on, minute: openingOn(due.on, calendar) }, random.int(0, 60), calendar);
    const mayApologise = wanted.as === 'late' && filing.term.unit !== 'working-hour' && random.chance(0.8) && !isBefore(due, apologyAt);
    const apology = mayApologise ? { at: apologyAt, secondTarget: { on: afterOfficeMinutes(due, 5 * 480, calendar).on, minute: 1_020 } } : null;
    return drafted(world, life(world, filing, receivedAt, { pauses, goal, apology }));
  }
  return null;
}

/** Overdue by so many working days, with an apology where it was thought of in time. */
export function overdueDossier(world: World, days: number, stage: Stage): Draft | null {
  const { random, calendar, now } = world;
  const dueOn = workingDayBefore(now.on, days, calendar);
  const found = receipt(world, 75, (filing, at, due) => due.on === dueOn && isBefore(due, now) && hasRoom(world, at, 200) && (stage !== 'with-head' || world.cast.headOf(filing.version.handlingUnitId) !== null));
  if (!found) return null;
  const said = afterOfficeMinutes({ on: dueOn, minute: openingOn(dueOn, calendar) }, random.int(0, 120), calendar);
  const hasApology = days <= 6 && found.filing.term.unit !== 'working-hour' && isAfter(said, afterOfficeMinutes(found.at, 400, calendar)) && random.chance(0.5);
  const apology = hasApology ? { at: said, secondTarget: { on: afterOfficeMinutes(found.due, 8 * 480, calendar).on, minute: 1_020 } } : null;
  const draft = drafted(world, life(world, found.filing, found.at, { apology, goal: { kind: 'open', stage, until: minutesBefore(now, 5) } }));
  const remindedAt = afterOfficeMinutes(found.due, random.int(30, 400), calendar);
  const isReminded = random.chance(0.5) && isBefore(remindedAt, minutesBefore(now, 5));
  return isReminded ? { ...draft, steps: insertStep(draft.steps, { act: 'remind', at: remindedAt, by: world.cast.leader, reason: REMINDER }) } : draft;
}

export type Unaccepted = { readonly kind: 'none' | 'incomplete' | 'declined' | 'withdrawn'; readonly minutesAgo: readonly [number, number] };

/** An online submission that was never taken in, or not yet. `minutesAgo` is measured in office time. */
export function unacceptedDossier(world: World, wanted: Unaccepted): Draft | null {
  const { random, calendar, now, cast } = world;
  const found = receipt(world, 30, (filing, at) => filing.channel === 'online' && officeMinutesBetween(at, now, calendar) >= wanted.minutesAgo[0] && officeMinutesBetween(at, now, calendar) <= wanted.minutesAgo[1], 'online');
  if (!found) return null;
  const answerAt = afterOfficeMinutes(found.at, random.int(20, 300), calendar);
  if (wanted.kind !== 'none' && !isBefore(answerAt, now)) return null;
  const answer = wanted.kind === 'none' ? { kind: 'none' as const } : { kind: wanted.kind, at: answerAt };
  return { filing: found.filing, steps: unacceptedSteps(found.at, answer, found.filing, cast, random, calendar), isPaid: false };
}

/** A dossier received at exactly this moment, sent online at another if given, which has gone as far as it would have by now. */
export function receivedAtMoment(world: World, receivedAt: LocalTime, isWanted: (version: NamedVersion) => boolean, submittedAt: LocalTime | null = null): Draft | null {
  const { calendar, now, random } = world;
  if (!isBefore(receivedAt, now)) return null;
  const filing = fileOn(world, receivedAt.on, submittedAt ? 'online' : 'in-person', isWanted);
  if (!filing) return null;
  const due = dueOf(filing, receivedAt, [], calendar);
  const at = isBefore(due, now) ? endAs(world, filing, receivedAt, due, random.chance(0.5) ? 'early' : 'on-time') ?? endAs(world, filing, receivedAt, due, 'on-time') : null;
  const returned = at && afterOfficeMinutes(at, random.int(15, 900), calendar);
  const until = minutesBefore(now, 5);
  const started = isBefore(nextWorkingInstant(receivedAt, calendar), minutesBefore(now, 60));
  const goal: Goal = at ? { kind: 'finished', at, result: 'granted', returnedAt: returned && isBefore(returned, now) ? returned : null } : { kind: 'open', stage: started ? 'working' : 'at-desk', until };
  return drafted(world, life(world, filing, receivedAt, { goal, ...(filing.channel === 'online' && submittedAt ? { submittedAt } : {}) }));
}

export const onDate = (text: string, minute: number): LocalTime => ({ on: plainDate(text), minute });
