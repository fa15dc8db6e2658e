import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from './plain-date';
import { localTime } from './local-time';
import { buildCalendar, calendarFromReference, closingOn, isAnnounced, isOfficeOpenAt, isWorkingDay, nextWorkingDay, nextWorkingInstant, officeMinutesBetween, officeSessionsOn, openingOn, workingDayOnOrAfter, workingDaysBetween } from './working-calendar';

const calendar = calendarFromReference({ daysOff: ['2026-11-24'], workedDays: ['2026-08-22'], announcedYears: [2026] }, 'v1', {
  '2026-11-24': { name: 'Ngày Văn hóa Việt Nam', kind: 'public-holiday' },
});
const on = plainDate;

describe('a working calendar', () => {
  it('takes days off and worked Saturdays from its data', () => {
    expect(isWorkingDay(on('2026-11-24'), calendar)).toBe(false);
    expect(isWorkingDay(on('2026-08-22'), calendar)).toBe(true);
    expect(isWorkingDay(on('2026-08-23'), calendar)).toBe(false);
    expect(isWorkingDay(on('2026-11-20'), calendar)).toBe(true);
    expect(calendar.specialDays.get(on('2026-11-24'))).toEqual({ on: '2026-11-24', kind: 'public-holiday', name: 'Ngày Văn hóa Việt Nam', decision: null });
    expect(calendar.specialDays.get(on('2026-08-22'))).toMatchObject({ kind: 'make-up-working-day', name: null });
    expect([isAnnounced(on('2026-12-31'), calendar), isAnnounced(on('2027-01-01'), calendar)]).toEqual([true, false]);
  });

  it('has office hours with dates of effect', () => {
    const summer = buildCalendar({
      version: 'v2', announcedYears: [2026], specialDays: [],
      officeHours: [
        { effectiveFrom: on('2026-05-01'), sessions: [{ from: 420, to: 690 }, { from: 810, to: 1020 }] },
        { effectiveFrom: on('2026-01-01'), sessions: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] },
      ],
    });
    expect(openingOn(on('2026-04-30'), summer)).toBe(450);
    expect(openingOn(on('2026-05-04'), summer)).toBe(420);
    expect(openingOn(on('2025-01-01'), summer)).toBe(450);
    expect(closingOn(on('2026-05-04'), summer)).toBe(1020);
    expect(officeSessionsOn(on('2026-05-02'), summer)).toEqual([]);
  });

  it('finds the next working instant', () => {
    const next = (text: string) => nextWorkingInstant(localTime(text), calendar);
    expect(next('2026-11-20T06:00')).toEqual(localTime('2026-11-20T07:30'));
    expect(next('2026-11-20T09:00')).toEqual(localTime('2026-11-20T09:00'));
    expect(next('2026-11-20T11:30')).toEqual(localTime('2026-11-20T13:00'));
    expect(next('2026-11-20T17:00')).toEqual(localTime('2026-11-23T07:30'));
    expect(next('2026-11-23T17:00')).toEqual(localTime('2026-11-25T07:30'));
    expect(next('2026-08-21T18:00')).toEqual(localTime('2026-08-22T07:30'));
  });

  it('keeps its sessions half-open', () => {
    const open = (text: string) => isOfficeOpenAt(localTime(text), calendar);
    expect(['2026-11-20T07:29', '2026-11-20T07:30', '2026-11-20T11:29', '2026-11-20T11:30', '2026-11-20T13:00', '2026-11-20T16:59', '2026-11-20T17:00', '2026-11-24T09:00'].map(open))
      .toEqual([false, true, true, false, true, true, false, false]);
  });

  it('counts working days and office minutes', () => {
    expect(workingDaysBetween(on('2026-11-20'), on('2026-11-25'), calendar)).toBe(2);
    expect(workingDaysBetween(on('2026-11-25'), on('2026-11-20'), calendar)).toBe(0);
    expect(workingDayOnOrAfter(on('2026-11-21'), calendar)).toBe('2026-11-23');
    expect(nextWorkingDay(on('2026-11-23'), calendar)).toBe('2026-11-25');
    expect(officeMinutesBetween(localTime('2026-11-20T11:00'), localTime('2026-11-20T13:30'), calendar)).toBe(60);
    expect(officeMinutesBetween(localTime('2026-11-20T09:00'), localTime('2026-11-25T09:00'), calendar)).toBe(960);
    expect(officeMinutesBetween(localTime('2026-11-25T09:00'), localTime('2026-11-20T09:00'), calendar)).toBe(0);
  });

  it('answers the same far from the announced years, in whatever order it is asked', () => {
    const fresh = () => calendarFromReference({ daysOff: ['2026-11-24'], workedDays: ['2026-08-22'], announcedYears: [2026] });
    const far = fresh();
    const late = workingDaysBetween(on('2190-01-01'), on('2190-12-31'), far);
    const early = workingDaysBetween(on('1910-01-01'), on('1910-12-31'), far);
    const across = workingDaysBetween(on('1910-01-01'), on('2190-12-31'), far);
    const other = fresh();
    expect(workingDaysBetween(on('1910-01-01'), on('2190-12-31'), other)).toBe(across);
    expect(workingDaysBetween(on('1910-01-01'), on('1910-12-31'), other)).toBe(early);
    expect(workingDaysBetween(on('2190-01-01'), on('2190-12-31'), other)).toBe(late);
    let counted = 0;
    for (let day = on('1910-01-02'); day <= '1910-12-31'; day = addDays(day, 1)) if (isWorkingDay(day, other)) counted += 1;
    expect(early).toBe(counted);
    const unannounced = buildCalendar({ version: 'none', announcedYears: [], specialDays: [] });
    expect(workingDaysBetween(on('2026-11-20'), on('2026-11-25'), unannounced)).toBe(3);
  });

  it('refuses data that cannot be a calendar', () => {
    const parts = { version: 'x', announcedYears: [2026], specialDays: [] };
    expect(() => buildCalendar({ ...parts, restDays: [1, 2, 3, 4, 5, 6, 7] })).toThrow(RangeError);
    expect(() => buildCalendar({ ...parts, officeHours: [] })).toThrow(RangeError);
    for (const sessions of [[], [{ from: 450, to: 450 }], [{ from: 780, to: 1020 }, { from: 450, to: 690 }], [{ from: 450, to: 690 }, { from: 690, to: 1020 }], [{ from: 450.5, to: 690 }], [{ from: 450, to: 1441 }]]) {
      expect(() => buildCalendar({ ...parts, officeHours: [{ effectiveFrom: on('2026-01-01'), sessions }] }), JSON.stringify(sessions)).toThrow(RangeError);
    }
    expect(() => calendarFromReference({ daysOff: ['2026-02-30'], workedDays: [], announcedYears: [] })).toThrow(RangeError);
    expect(() => calendarFromReference({ daysOff: ['2026-08-22'], workedDays: ['2026-08-22'], announcedYears: [] })).toThrow(RangeError);
  });
});
