import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { isBefore, localTime, localTimeOfWallMinute, wallMinuteOf } from '../calendar/local-time';
import { officeMinutesBetween } from '../calendar/working-calendar';
import { isLateFrom, LATE_SHARE, lateFrom, minutesNeeded, outlookOf, SAMPLES_NEEDED } from './outlook';

const calendar = aCalendar();
const DAY = 480;

describe('the outlook of a dossier', () => {
  it('counts the past dossiers that needed longer than what is left', () => {
    const samples = [...Array<number>(18).fill(3 * DAY), ...Array<number>(7).fill(2 * DAY)];
    expect(outlookOf(samples, 2 * DAY)).toEqual({ kind: 'known', longer: 18, of: 25, willBeLate: true });
    expect(outlookOf(samples, 3 * DAY)).toEqual({ kind: 'known', longer: 0, of: 25, willBeLate: false });
  });

  it('says nothing on too few', () => {
    expect(outlookOf(Array<number>(SAMPLES_NEEDED - 1).fill(DAY), 0)).toEqual({ kind: 'too-few', of: SAMPLES_NEEDED - 1 });
    expect(minutesNeeded(Array<number>(SAMPLES_NEEDED - 1).fill(DAY))).toBeNull();
  });

  it('begins at the half: exactly half of them is enough', () => {
    const half = [...Array<number>(5).fill(100), ...Array<number>(5).fill(10)];
    expect(outlookOf(half, 50)).toMatchObject({ longer: 5, willBeLate: true });
    expect(outlookOf([...half, 10], 50)).toMatchObject({ longer: 5, willBeLate: false });
  });

  it('names the minute from which a dossier will be late, over a holiday and a weekend', () => {
    // 24/11/2026 is a day off; two office days before Thursday 26/11, 17:00 begin on Wednesday morning.
    expect(lateFrom(localTime('2026-11-26T17:00'), 2 * DAY, calendar)).toEqual(localTime('2026-11-25T07:31'));
    expect(lateFrom(localTime('2026-11-26T17:00'), 0, calendar)).toBeNull();
  });

  it('agrees with a naive count at any minute: 2,000 random histories', () => {
    const minute = wallMinuteOf(localTime('2026-11-10T00:00'));
    const due = fc.integer({ min: minute, max: minute + 20 * 1440 }).map(localTimeOfWallMinute);
    const now = fc.integer({ min: minute - 20 * 1440, max: minute + 20 * 1440 }).map(localTimeOfWallMinute);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 * DAY }), { maxLength: 40 }), due, now, (samples, dueAt, at) => {
      if (!isBefore(at, dueAt)) return;
      const left = officeMinutesBetween(at, dueAt, calendar);
      let longer = 0;
      for (const minutes of samples) if (minutes > left) longer += 1;
      const naive = samples.length >= SAMPLES_NEEDED && longer / samples.length >= LATE_SHARE;
      const outlook = outlookOf(samples, left);
      expect(outlook.kind === 'known' && outlook.willBeLate).toBe(naive);
      const needed = minutesNeeded(samples);
      expect(needed !== null && isLateFrom(lateFrom(dueAt, needed, calendar), at)).toBe(naive);
    }), { numRuns: 2_000, seed: 2026 });
  });
});
