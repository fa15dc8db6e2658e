import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLocalTimes, localTime, localTimeOfWallMinute, wallMinuteOf } from '../calendar/local-time';
import { plainDate } from '../calendar/plain-date';
import type { LocalTime } from '../calendar/types';
import { buildCalendar } from '../calendar/working-calendar';
import { answerDueAt, queueMoments } from './queue-bounds';
import { standingAt } from './standing';

const off = (on: string) => ({ on: plainDate(on), kind: 'public-holiday' as const, name: null, decision: null });
const calendar = buildCalendar({
  version: 't', announcedYears: [2026],
  specialDays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24'].map(off)
    .concat([{ on: plainDate('2026-08-22'), kind: 'make-up-working-day' as never, name: null, decision: null }]),
});

/** What the database does with the three moments. */
function byMoments(now: LocalTime, due: LocalTime): string {
  const m = queueMoments(now, calendar);
  if (compareLocalTimes(due, m.now) < 0) return 'overdue';
  if (compareLocalTimes(due, m.tomorrow) < 0) return 'due-today';
  return compareLocalTimes(due, m.afterSoon) < 0 ? 'due-soon' : 'within-term';
}

describe('the moments of a queue', () => {
  it('skip days of rest: on the eve of Tết the second working day lies after it', () => {
    expect(queueMoments(localTime('2026-02-13T10:00'), calendar)).toEqual({ now: localTime('2026-02-13T10:00'), tomorrow: localTime('2026-02-14T00:00'), afterSoon: localTime('2026-02-25T00:00') });
    expect(queueMoments(localTime('2026-11-22T10:00'), calendar).afterSoon).toEqual(localTime('2026-11-26T00:00'));
  });

  it('say of any due date what standingAt says', () => {
    const year = wallMinuteOf(localTime('2026-01-05T00:00'));
    const minute = fc.integer({ min: 0, max: 350 * 1440 });
    fc.assert(fc.property(minute, fc.integer({ min: -20 * 1440, max: 20 * 1440 }), (at, ahead) => {
      const now = localTimeOfWallMinute(year + at);
      const due = localTimeOfWallMinute(year + at + ahead);
      expect(byMoments(now, due)).toBe(standingAt(now, { originalDue: due, unit: 'working-day', pausedSince: null, endedAt: null }, calendar));
    }), { numRuns: 20_000 });
  });
});

describe('the answer to an online submission', () => {
  it('is due 8 working hours on', () => {
    expect(answerDueAt(localTime('2026-11-20T09:00'), calendar)).toEqual(localTime('2026-11-23T09:00'));
    expect(answerDueAt(localTime('2026-11-22T20:00'), calendar)).toEqual(localTime('2026-11-23T17:00'));
  });
});
