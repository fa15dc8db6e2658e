import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, comparePlainDates, dayOfMonth, daysBetween, daysInMonth, epochDayOf, monthOf, parsePlainDate, plainDate, plainDateOf, plainDateOfEpochDay, weekdayOf, yearOf } from './plain-date';

describe('plain dates', () => {
  it('refuses what does not exist or has another shape', () => {
    for (const text of ['2026-02-29', '2025-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-11-00', '0000-01-01', '2026-1-1', '26-11-20', '2026/11/20', '2026-11-20T00:00', ' 2026-11-20', '2026-11-20\n', '+026-11-20', '']) {
      expect(parsePlainDate(text), text).toBeNull();
    }
    expect(() => plainDate('2026-02-30')).toThrow(RangeError);
    expect(plainDateOf(2026, 2, 29)).toBeNull();
  });

  it('knows leap days', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
    expect(parsePlainDate('2000-02-29')).toBe('2000-02-29');
    expect([daysInMonth(2000, 2), daysInMonth(1900, 2), daysInMonth(2024, 2), daysInMonth(2026, 2)]).toEqual([29, 28, 29, 28]);
    expect(addDays(plainDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(plainDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(plainDate('2026-03-01'), -1)).toBe('2026-02-28');
  });

  it('knows weekdays', () => {
    expect(weekdayOf(plainDate('2026-11-20'))).toBe(5);
    expect(weekdayOf(plainDate('2026-08-22'))).toBe(6);
    expect(weekdayOf(plainDate('1969-12-28'))).toBe(7);
    expect(weekdayOf(plainDate('1970-01-01'))).toBe(4);
  });

  it('agrees with the UTC calendar of the machine, day by day, there and back', () => {
    fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const date = plainDateOfEpochDay(day);
      const machine = new Date(day * 86_400_000);
      expect(date).toBe(machine.toISOString().slice(0, 10));
      expect(epochDayOf(date)).toBe(day);
      expect([yearOf(date), monthOf(date), dayOfMonth(date)]).toEqual([machine.getUTCFullYear(), machine.getUTCMonth() + 1, machine.getUTCDate()]);
      expect(weekdayOf(date) % 7).toBe(machine.getUTCDay());
    }), { numRuns: 3000 });
  });

  it('goes no further than the years it can write', () => {
    expect(plainDateOfEpochDay(-719_162)).toBe('0001-01-01');
    expect(plainDateOfEpochDay(2_932_896)).toBe('9999-12-31');
    expect(() => plainDateOfEpochDay(2_932_897)).toThrow(RangeError);
    expect(() => plainDateOfEpochDay(-719_163)).toThrow(RangeError);
  });

  it('sorts as time does', () => {
    expect(comparePlainDates(plainDate('2026-09-30'), plainDate('2026-10-01'))).toBe(-1);
    expect(comparePlainDates(plainDate('2026-10-01'), plainDate('2026-10-01'))).toBe(0);
    expect(daysBetween(plainDate('2026-11-20'), plainDate('2026-12-02'))).toBe(12);
  });
});
