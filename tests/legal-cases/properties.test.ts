import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dueDate, explain } from '@/lib/domain/calendar/add-term';
import { compareLocalTimes, localTimeOfWallMinute, wallMinuteOf } from '@/lib/domain/calendar/local-time';
import { comparePlainDates, daysBetween, plainDate, epochDayOf } from '@/lib/domain/calendar/plain-date';
import { closingOn, isWorkingDay, officeMinutesBetween, officeSessionsOn } from '@/lib/domain/calendar/working-calendar';
import type { ClockPause, ExplainedDueDate, LocalTime, PauseRule, StatutoryTerm } from '@/lib/domain/calendar/types';
import { shippedCalendar as calendar } from './random-cases';

const FIRST = epochDayOf(plainDate('2017-01-01')) * 1440;
const LAST = epochDayOf(plainDate('2026-12-31')) * 1440;
const EDGE_MINUTES = [0, 449, 450, 689, 690, 779, 780, 899, 900, 1019, 1020, 1439];

const minute = fc.oneof(fc.constantFrom(...EDGE_MINUTES), fc.integer({ min: 0, max: 1439 }));
const received = fc.tuple(fc.integer({ min: FIRST / 1440, max: LAST / 1440 }), minute).map(([day, at]) => localTimeOfWallMinute(day * 1440 + at));
const term: fc.Arbitrary<StatutoryTerm> = fc.oneof(
  fc.record({ unit: fc.constantFrom('working-day' as const, 'calendar-day' as const), value: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('working-hour' as const), value: fc.integer({ min: 1, max: 30 }) }),
  fc.constant({ unit: 'same-day' as const }),
);
const rule: fc.Arbitrary<PauseRule> = fc.constantFrom('resume', 'restart', 'none');

type Story = { receivedAt: LocalTime; term: StatutoryTerm; rule: PauseRule; pauses: ClockPause[]; extra: ClockPause };
const story: fc.Arbitrary<Story> = fc
  .tuple(received, term, rule, fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), minute, fc.integer({ min: 0, max: 9000 }), fc.boolean()), { minLength: 1, maxLength: 4 }))
  .map(([receivedAt, aTerm, aRule, waits]) => {
    const pauses = waits.map(([day, at, length, isSupplement]): ClockPause => {
      const from = Math.max(wallMinuteOf(receivedAt), (epochDayOf(receivedAt.on) + day) * 1440 + at);
      return { from: localTimeOfWallMinute(from), to: localTimeOfWallMinute(from + length), cause: isSupplement ? 'supplement' : 'financial-duty' };
    });
    const [extra, ...rest] = pauses;
    if (extra === undefined) throw new Error('At least one pause is made');
    return { receivedAt, term: aTerm, rule: aRule, pauses: rest, extra };
  });

function explained(aStory: Omit<Story, 'extra'>): ExplainedDueDate {
  const result = explain(aStory.receivedAt, aStory.term, aStory.rule, aStory.pauses, calendar);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

function due(aStory: Omit<Story, 'extra'>): LocalTime {
  const result = dueDate(aStory.receivedAt, aStory.term, aStory.rule, aStory.pauses, calendar);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value.due;
}

const RUNS = { numRuns: 4000, seed: 20_261_124 };

describe('for every receipt, limit and history of waits', () => {
  it('the due day is a working day, after receipt, in office hours, at the close for limits in days', () => {
    fc.assert(fc.property(story, (aStory) => {
      const found = explained(aStory);
      expect(isWorkingDay(found.due.on, calendar)).toBe(true);
      expect(compareLocalTimes(found.due, aStory.receivedAt)).toBeGreaterThan(0);
      expect(compareLocalTimes(found.countedFrom, aStory.receivedAt)).toBeGreaterThanOrEqual(0);
      if (aStory.term.unit !== 'working-hour') expect(found.due.minute).toBe(closingOn(found.due.on, calendar));
      // Never at an opening: what is used up at a session's end is due at that end.
      else expect(officeSessionsOn(found.due.on, calendar).some(({ from, to }) => from < found.due.minute && found.due.minute <= to)).toBe(true);
    }), RUNS);
  });

  it('one more wait, of either kind and under every rule, never makes it due earlier', () => {
    fc.assert(fc.property(story, (aStory) => {
      const before = due(aStory);
      const after = due({ ...aStory, pauses: [...aStory.pauses, aStory.extra] });
      expect(compareLocalTimes(after, before)).toBeGreaterThanOrEqual(0);
    }), RUNS);
  });

  it('a wait that lasts longer never makes it due earlier', () => {
    fc.assert(fc.property(story, fc.integer({ min: 1, max: 20_000 }), (aStory, longer) => {
      const { extra } = aStory;
      const end = wallMinuteOf(extra.to ?? extra.from);
      const before = due({ ...aStory, pauses: [...aStory.pauses, extra] });
      const after = due({ ...aStory, pauses: [...aStory.pauses, { ...extra, to: localTimeOfWallMinute(end + longer) }] });
      expect(compareLocalTimes(after, before)).toBeGreaterThanOrEqual(0);
    }), RUNS);
  });

  it('a later receipt and a longer limit never make it due earlier', () => {
    fc.assert(fc.property(received, fc.integer({ min: 0, max: 6000 }), term, (receivedAt, later, aTerm) => {
      const plain = { receivedAt, term: aTerm, rule: 'resume' as const, pauses: [] };
      const first = due(plain);
      expect(compareLocalTimes(due({ ...plain, receivedAt: localTimeOfWallMinute(wallMinuteOf(receivedAt) + later) }), first)).toBeGreaterThanOrEqual(0);
      if (aTerm.unit !== 'same-day') expect(compareLocalTimes(due({ ...plain, term: { ...aTerm, value: aTerm.value + 1 } }), first)).toBeGreaterThanOrEqual(0);
    }), RUNS);
  });

  it('the order in which waits are told does not matter', () => {
    fc.assert(fc.property(story, (aStory) => {
      const pauses = [...aStory.pauses, aStory.extra];
      expect(due({ ...aStory, pauses: pauses.toReversed() })).toEqual(due({ ...aStory, pauses }));
    }), RUNS);
  });

  it('the strip runs from receipt to due day, counts 1, 2, 3 … to the limit, and its minutes add up to it', () => {
    fc.assert(fc.property(story, (aStory) => {
      const found = explained({ ...aStory, pauses: [...aStory.pauses, aStory.extra] });
      const { days } = found;
      expect(days[0]?.on).toBe(aStory.receivedAt.on);
      expect(days.at(-1)?.on).toBe(found.due.on);
      expect(days.length).toBe(daysBetween(aStory.receivedAt.on, found.due.on) + 1);
      expect(days.filter((day) => day.isDue).map((day) => day.on)).toEqual([found.due.on]);
      expect(days.filter((day) => day.isReceived).map((day) => day.on)).toEqual([aStory.receivedAt.on]);
      expect([...days].sort((a, b) => comparePlainDates(a.on, b.on))).toEqual(days);
      const ordinals = days.flatMap((day) => (day.ordinal === null ? [] : [day.ordinal]));
      const { term: limit } = aStory;
      const wanted = limit.unit === 'same-day' ? 1 : limit.unit === 'working-hour' ? 0 : limit.value;
      expect(ordinals).toEqual(Array.from({ length: wanted }, (_, index) => index + 1));
      if (limit.unit === 'working-hour') expect(days.reduce((sum, day) => sum + (day.minutes ?? 0), 0)).toBe(limit.value * 60);
      for (const day of days) {
        if (limit.unit !== 'calendar-day' && day.kind === 'counted') expect(isWorkingDay(day.on, calendar)).toBe(true);
        if (day.kind === 'rest') expect(isWorkingDay(day.on, calendar)).toBe(false);
        if (day.kind === 'paused') expect(day.pauseIndex).not.toBeNull();
        if (day.kind === 'not-counted') expect(day.reason).not.toBeNull();
      }
    }), RUNS);
  });

  it('a limit in hours is exactly its office minutes, from the instant it counts to the due instant', () => {
    fc.assert(fc.property(received, fc.integer({ min: 1, max: 60 }), (receivedAt, value) => {
      const found = explained({ receivedAt, term: { unit: 'working-hour', value }, rule: 'resume', pauses: [] });
      expect(officeMinutesBetween(found.countedFrom, found.due, calendar)).toBe(value * 60);
    }), RUNS);
  });
});

describe('the time zone of the process', () => {
  it('does not matter', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const answers = ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
      const output = execFileSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'print-due-dates.ts')], { cwd: root, env: { ...process.env, TZ: zone }, encoding: 'utf8' });
      const [offset, ...dates] = output.trim().split('\n');
      return { offset, dates };
    });
    expect(new Set(answers.map((answer) => answer.offset)).size).toBe(4);
    expect(answers[0]?.dates).toHaveLength(2001);
    for (const answer of answers) expect(answer.dates).toEqual(answers[0]?.dates);
  });
});
