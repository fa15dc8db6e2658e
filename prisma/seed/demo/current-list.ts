import { addDays, weekdayOf, type PlainDate, type Weekday } from '@/lib/domain/calendar/plain-date';
import { workingDayOnOrAfter, workingDaysBetween } from '@/lib/domain/calendar/working-calendar';
import { isAfter } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { endedDossier, onDate, openDossier, overdueDossier, receivedAtMoment, unacceptedDossier, waitingDossier, workingDayBefore, type Draft, type World } from './current';
import type { Stage } from './life';
import type { NamedVersion } from './versions';

const inDays = (version: NamedVersion): boolean => version.content.timeLimits.every((limit) => limit.unit === 'working-day');
const inHours = (version: NamedVersion): boolean => version.content.timeLimits.some((limit) => limit.unit === 'working-hour');

const lastWeekday = (now: PlainDate, weekday: Weekday, weeksBack = 0): PlainDate => {
  let day = addDays(now, -1);
  while (weekdayOf(day) !== weekday) day = addDays(day, -1);
  return addDays(day, -7 * weeksBack);
};

/** Moments at which limits turn: before the lunch break and in it, at closing time, before opening, on days of rest, across Tết. */
function turningMoments(world: World): (Draft | null)[] {
  const { now, calendar } = world;
  const atMinute = (on: PlainDate, minute: number): LocalTime => ({ on, minute });
  const workingDayFrom = (on: PlainDate): PlainDate => workingDayOnOrAfter(on, calendar);
  const drafts: (Draft | null)[] = [];
  for (const back of [1, 2, 4]) {
    const on = workingDayBefore(now.on, back, calendar);
    for (const minute of [689, 691, 1_020]) drafts.push(receivedAtMoment(world, atMinute(on, minute), inHours), receivedAtMoment(world, atMinute(on, minute), inDays));
  }
  drafts.push(receivedAtMoment(world, atMinute(workingDayBefore(now.on, 3, calendar), 435), inHours));
  const sunday = lastWeekday(now.on, 7);
  const saturday = lastWeekday(now.on, 6);
  drafts.push(receivedAtMoment(world, atMinute(sunday, 600), inDays), receivedAtMoment(world, atMinute(addDays(sunday, -7), 905), inDays), receivedAtMoment(world, atMinute(workingDayFrom(sunday), 462), inHours, atMinute(sunday, 1_290)), receivedAtMoment(world, atMinute(workingDayFrom(sunday), 470), inDays, atMinute(sunday, 925)));
  for (const minute of [500, 552, 640]) drafts.push(receivedAtMoment(world, atMinute(saturday, minute), inDays), receivedAtMoment(world, atMinute(addDays(saturday, -7), minute), inHours));
  const aroundTet = [onDate('2026-02-11', 545), onDate('2026-02-12', 880), onDate('2026-02-13', 560), onDate('2026-02-13', 1_015), onDate('2026-02-23', 460), onDate('2026-02-24', 700)];
  for (const at of aroundTet) if (workingDaysBetween(at.on, now.on, calendar) > 30) drafts.push(receivedAtMoment(world, at, inDays));
  return drafts;
}

const times = (count: number, make: (index: number) => Draft | null): (Draft | null)[] => Array.from({ length: count }, (_, index) => make(index));

const STAGES: readonly Stage[] = ['working', 'working', 'working', 'with-head', 'with-leader', 'consulting', 'signed', 'working', 'handed-over'];
const stage = (index: number): Stage => STAGES[index % STAGES.length] ?? 'working';

/** About 400 dossiers of the last three months: something for every queue, whatever the day on which they are made. */
export function currentDossiers(world: World): Draft[] {
  const { now, calendar } = world;
  const left = (due: LocalTime): number => workingDaysBetween(now.on, due.on, calendar);
  const drafts = [
    ...times(8, () => unacceptedDossier(world, { kind: 'none', minutesAgo: [25, 470] })),
    // Its 8 working hours are nearly up.
    ...times(1, () => unacceptedDossier(world, { kind: 'none', minutesAgo: [435, 465] })),
    ...times(3, () => unacceptedDossier(world, { kind: 'none', minutesAgo: [500, 1_400] })),
    ...times(3, () => unacceptedDossier(world, { kind: 'incomplete', minutesAgo: [400, 2_000] })),
    ...times(6, () => unacceptedDossier(world, { kind: 'declined', minutesAgo: [600, 8_000] })),
    ...times(2, () => unacceptedDossier(world, { kind: 'withdrawn', minutesAgo: [600, 8_000] })),
    ...times(9, () => openDossier(world, 'at-desk', (due) => isAfter(due, now), 1)),
    ...times(10, () => openDossier(world, 'handed-over', (due) => left(due) > 2, 6)),
    ...times(50, (index) => openDossier(world, stage(index), (due) => left(due) > 2)),
    ...times(24, (index) => openDossier(world, stage(index), (due) => left(due) >= 1 && left(due) <= 2)),
    ...times(12, (index) => openDossier(world, stage(index + 3), (due) => due.on === now.on && isAfter(due, now))),
    ...times(20, (index) => overdueDossier(world, 1 + (index % 10), stage(index))),
    ...times(14, () => waitingDossier(world, 'supplement')),
    ...times(2, () => waitingDossier(world, 'supplement', true)),
    ...times(7, () => waitingDossier(world, 'financial-duty')),
    ...times(16, (index) => endedDossier(world, { as: index % 4 === 0 ? 'on-time' : 'early', isCollected: false, days: index % 5 === 0 ? 45 : 20 })),
    ...times(2, () => endedDossier(world, { as: 'late', isCollected: false })),
    ...times(92, () => endedDossier(world, { as: 'early' })),
    ...times(38, () => endedDossier(world, { as: 'on-time' })),
    ...times(16, (index) => endedDossier(world, { as: index % 4 === 0 ? 'on-time' : 'early', withPause: index % 3 === 0 ? 'financial-duty' : 'supplement' })),
    ...times(12, () => endedDossier(world, { as: 'late' })),
    ...times(8, (index) => endedDossier(world, { as: index % 3 === 0 ? 'on-time' : 'early', kind: 'refused' })),
    ...times(8, () => endedDossier(world, { as: 'early', kind: 'withdrawn' })),
    ...times(5, () => endedDossier(world, { as: 'early', kind: 'stopped', withPause: 'supplement' })),
    ...turningMoments(world),
  ];
  return drafts.filter((draft) => draft !== null);
}
