import { describe, expect, it } from 'vitest';
import { compareLocalTimes, formatLocalTime, formatWithOffset, instantOfLocalTime, localTime, localTimeOfInstant, localTimeOfWallMinute, parseLocalTime, parseMinuteOfDay, plainDateOfInstant, wallMinuteOf } from './local-time';

describe('local times', () => {
  it('reads and writes them', () => {
    expect(parseLocalTime('2026-11-20T09:05')).toEqual({ on: '2026-11-20', minute: 545 });
    expect(formatLocalTime(localTime('2026-11-20T00:00'))).toBe('2026-11-20T00:00');
    expect(formatWithOffset(localTime('2026-11-20T09:05'))).toBe('2026-11-20T09:05:00+07:00');
    expect(parseMinuteOfDay('23:59')).toBe(1439);
  });

  it('refuses moments that do not exist', () => {
    for (const text of ['2026-11-20T24:00', '2026-11-20T09:60', '2026-11-20 09:00', '2026-11-20T9:00', '2026-02-29T09:00', '2026-11-20', '2026-11-20T09:00Z', '']) {
      expect(parseLocalTime(text), text).toBeNull();
    }
    expect(() => localTime('2026-11-20T25:00')).toThrow(RangeError);
  });

  it('stands seven hours before Greenwich, whatever the process believes', () => {
    expect(localTimeOfInstant(Date.parse('2026-11-20T03:24:59Z'))).toEqual({ on: '2026-11-20', minute: 624 });
    expect(plainDateOfInstant(Date.parse('2026-11-19T17:00:00Z'))).toBe('2026-11-20');
    expect(plainDateOfInstant(Date.parse('2026-11-19T16:59:59Z'))).toBe('2026-11-19');
    expect(instantOfLocalTime(localTime('2026-11-20T06:30'))).toBe(Date.parse('2026-11-19T23:30:00Z'));
    expect(localTimeOfInstant(Date.parse('1969-12-31T16:59:00Z'))).toEqual({ on: '1969-12-31', minute: 1439 });
  });

  it('compares and counts minutes', () => {
    const [a, b] = [localTime('2026-11-20T23:59'), localTime('2026-11-21T00:00')];
    expect(compareLocalTimes(a, b)).toBeLessThan(0);
    expect(compareLocalTimes(b, a)).toBeGreaterThan(0);
    expect(compareLocalTimes(a, a)).toBe(0);
    expect(wallMinuteOf(b) - wallMinuteOf(a)).toBe(1);
    expect(localTimeOfWallMinute(wallMinuteOf(a))).toEqual(a);
  });
});
