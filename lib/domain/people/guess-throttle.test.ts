import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_POLICY, ADDRESS_POLICY, holdBackMs, PAIR_POLICY, remembered, secondsLeft, waitSeconds } from './guess-throttle';

const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1000);

describe('the wait between guesses', () => {
  it('is nothing for the free ones, then doubles, then stays', () => {
    expect([0, 4, 5, 6, 7, 10, 11, 50].map((count) => waitSeconds(count, PAIR_POLICY))).toEqual([0, 0, 15, 30, 60, 480, 900, 900]);
    expect([39, 40, 41].map((count) => waitSeconds(count, ADDRESS_POLICY))).toEqual([0, 5, 10]);
  });

  it('never refuses an account as a whole', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (count) => waitSeconds(count, ACCOUNT_POLICY) === 0 && holdBackMs(count) <= 3_000));
    expect([0, 14, 15, 25, 35, 55, 1_000_000].map(holdBackMs)).toEqual([0, 0, 250, 500, 1_000, 3_000, 3_000]);
  });

  it('grows with guesses and shrinks with quiet', () => {
    fc.assert(fc.property(fc.nat(60), fc.nat(4_000), fc.nat(4_000), (count, a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      const counted = { count, at: at(0) };
      expect(secondsLeft(counted, PAIR_POLICY, at(late))).toBeLessThanOrEqual(secondsLeft(counted, PAIR_POLICY, at(early)));
      expect(remembered(counted, PAIR_POLICY, at(late))).toBeLessThanOrEqual(remembered(counted, PAIR_POLICY, at(early)));
      expect(waitSeconds(count + 1, PAIR_POLICY)).toBeGreaterThanOrEqual(waitSeconds(count, PAIR_POLICY));
    }));
  });

  it('ends at the second it names and not before', () => {
    const counted = { count: 6, at: at(0) };
    expect(secondsLeft(counted, PAIR_POLICY, at(0))).toBe(30);
    expect(secondsLeft(counted, PAIR_POLICY, new Date(at(29).getTime() + 1))).toBe(1);
    expect(secondsLeft(counted, PAIR_POLICY, at(30))).toBe(0);
  });

  it('forgets one guess per quiet spell and none when the clock steps back', () => {
    expect(remembered({ count: 6, at: at(0) }, PAIR_POLICY, at(299))).toBe(6);
    expect(remembered({ count: 6, at: at(0) }, PAIR_POLICY, at(600))).toBe(4);
    expect(remembered({ count: 6, at: at(0) }, PAIR_POLICY, at(-600))).toBe(6);
    expect(remembered({ count: 2, at: at(0) }, PAIR_POLICY, at(86_400))).toBe(0);
  });
});
