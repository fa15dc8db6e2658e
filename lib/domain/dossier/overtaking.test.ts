import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, localTimeOfWallMinute, wallMinuteOf } from '../calendar/local-time';
import { isOvertaken } from './overtaking';

const at = (day: number) => localTime(`2026-11-${String(day).padStart(2, '0')}T09:00`);
const slower = (changes: Partial<Parameters<typeof isOvertaken>[0]> = {}) => ({ receivedAt: at(2), endedAt: null, waits: [], ...changes });

describe('overtaking', () => {
  it.each([
    ['received after, finished first', slower(), { receivedAt: at(3), resolvedAt: at(6) }, true],
    ['finished before a slower one that has ended, too', slower({ endedAt: at(10) }), { receivedAt: at(3), resolvedAt: at(6) }, true],
    ['finished after it', slower({ endedAt: at(5) }), { receivedAt: at(3), resolvedAt: at(6) }, false],
    ['received before it', slower(), { receivedAt: at(1), resolvedAt: at(6) }, false],
    ['of the same minute', slower(), { receivedAt: at(2), resolvedAt: at(6) }, false],
    ['finished while it waits for its applicant', slower({ waits: [{ from: at(4), to: null }] }), { receivedAt: at(3), resolvedAt: at(6) }, false],
    ['received during a wait', slower({ waits: [{ from: at(4), to: at(9) }] }), { receivedAt: at(8), resolvedAt: at(12) }, false],
    ['a wait in the middle of its work', slower({ waits: [{ from: at(4), to: at(5) }] }), { receivedAt: at(3), resolvedAt: at(6) }, false],
    ['received after the wait was over', slower({ waits: [{ from: at(4), to: at(5) }] }), { receivedAt: at(6), resolvedAt: at(9) }, true],
    ['finished before the wait began', slower({ waits: [{ from: at(8), to: null }] }), { receivedAt: at(3), resolvedAt: at(6) }, true],
  ])('%s', (_name, first, later, expected) => {
    expect(isOvertaken(first, later)).toBe(expected);
  });

  it('agrees with a count minute by minute', () => {
    const base = wallMinuteOf(at(2));
    const minute = fc.integer({ min: 0, max: 30 });
    fc.assert(fc.property(minute, minute, minute, minute, minute, minute, fc.boolean(), (r, e, w, length, lr, work, isOpen) => {
      const time = (offset: number) => localTimeOfWallMinute(base + offset);
      const first = { receivedAt: time(r), endedAt: isOpen ? null : time(r + e), waits: [{ from: time(w), to: time(w + length) }] };
      const isWaiting = (offset: number) => offset >= w && offset <= w + length;
      let naive = lr > r && (isOpen || lr + work < r + e);
      for (let offset = lr; offset <= lr + work; offset += 1) if (isWaiting(offset)) naive = false;
      expect(isOvertaken(first, { receivedAt: time(lr), resolvedAt: time(lr + work) })).toBe(naive);
    }), { numRuns: 2_000, seed: 7 });
  });
});
