import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { plainDate, plainDateOfEpochDay } from '../domain/calendar/plain-date';
import { localTime } from '../domain/calendar/local-time';
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDays,
  formatDueClause,
  formatEnglishCount,
  formatHours,
  formatLongDate,
  formatNumber,
  formatPercent,
  formatPublicTime,
  formatQueueDate,
  formatVnd,
} from './format';
import { parseDate } from './parse-date';
import { inOtherLang, paths, withQuery } from './paths';

const days = (...texts: string[]) => texts.map(plainDate);

describe('dates and times', () => {
  it('writes the day first', () => {
    expect(formatDate(plainDate('2026-09-05'))).toBe('05/09/2026');
    expect(formatDateTime(localTime('2026-11-20T10:24'))).toBe('10:24, 20/11/2026');
    expect(formatLongDate(plainDate('2026-11-26'))).toBe('Thứ Năm 26/11/2026');
    expect(formatLongDate(plainDate('2026-11-26'), 'en')).toBe('Thursday 26/11/2026');
    expect(formatQueueDate(plainDate('2026-11-17'))).toBe('T3 17/11');
  });

  it('says the hour to the public in words', () => {
    expect(formatPublicTime(17 * 60)).toBe('17 giờ 00');
    expect(formatPublicTime(8 * 60 + 5)).toBe('08 giờ 05');
    const due = localTime('2026-11-26T17:00');
    expect(formatDueClause(due, 'public')).toBe('Thứ Năm, trước 17 giờ 00');
    expect(formatDueClause(due, 'staff')).toBe('Thứ Năm, lúc 17:00');
    expect(formatDueClause(due, 'public', 'en')).toBe('Thursday, by 17:00');
  });

  it('says several days shortly', () => {
    expect(formatDays(days('2026-11-24'))).toBe('24/11');
    expect(formatDays(days('2026-11-21', '2026-11-22'))).toBe('21 và 22/11');
    expect(formatDays(days('2026-08-31', '2026-09-01', '2026-09-02'))).toBe('31/08, 01 và 02/09');
    expect(formatDays(days('2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'))).toBe('16 đến 19/02');
    expect(formatDays(days('2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'))).toBe('30/12 đến 02/01');
    expect(formatDays([])).toBe('');
  });

  it('writes counted minutes as hours', () => {
    expect([180, 90, 45, 65].map((minutes) => formatHours(minutes))).toEqual(['3 giờ', '1 giờ 30', '45 phút', '1 giờ 05']);
  });
});

describe('numbers', () => {
  it('groups thousands with a point, never a space', () => {
    expect([0, 20, 999, 1383, 1_000_000].map((n) => formatNumber(n))).toEqual(['0', '20', '999', '1.383', '1.000.000']);
    expect(formatNumber(1383, 'en')).toBe('1,383');
    expect(formatNumber(1234.5, 'vi', 1)).toBe('1.234,5');
    expect(formatNumber(-20)).toBe('−20');
    expect(formatNumber(-0.2)).toBe('0');
  });

  it('writes money, shares, sizes and English counts', () => {
    expect(formatVnd(600_000)).toBe('600.000 đồng');
    expect(formatVnd(600_000, 'en')).toBe('VND 600,000');
    expect(formatPercent(1302 / 1383)).toBe('94,1 %');
    expect(formatBytes(2_400_000)).toBe('2,4 MB');
    expect(formatBytes(12)).toBe('1 kB');
    expect(formatEnglishCount(1, 'dossier')).toBe('1 dossier');
    expect(formatEnglishCount(1302, 'dossier')).toBe('1,302 dossiers');
  });
});

describe('parseDate', () => {
  it.each([
    ['05/09/2026', '2026-09-05'],
    ['5/9/26', '2026-09-05'],
    ['05092026', '2026-09-05'],
    ['050926', '2026-09-05'],
    ['5.9.2026', '2026-09-05'],
    ['5 - 9 - 2026', '2026-09-05'],
    [' 5 9 2026 ', '2026-09-05'],
    ['2026-09-05', '2026-09-05'],
    ['29/02/2024', '2024-02-29'],
    ['15/03/90', '1990-03-15'],
  ])('reads %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each(['', '31/02/2026', '29/02/2026', '0/1/2026', '5/13/2026', '5/9', '5/9/226', 'mai', '1111111', '20261131'])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('puts a two-digit birth year in the latest century not after today', () => {
    const today = plainDate('2026-11-20');
    expect(parseDate('01/01/45', today)).toBe('1945-01-01');
    expect(parseDate('20/11/26', today)).toBe('2026-11-20');
    expect(parseDate('21/11/26', today)).toBe('1926-11-21');
  });

  it('reads back every date it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
        const date = plainDateOfEpochDay(day);
        expect(parseDate(formatDate(date))).toBe(date);
        expect(parseDate(formatDate(date).replaceAll('/', ''))).toBe(date);
      }),
    );
  });
});

describe('paths', () => {
  it('gives each public page an English twin', () => {
    expect(paths.home('en')).toBe('/en');
    expect(paths.procedure('1.014199', 'en')).toBe('/en/thu-tuc/1.014199');
    for (const path of [paths.home(), paths.procedures(), paths.lookup(), paths.procedure('mau-3')]) {
      expect(inOtherLang(inOtherLang(path, 'vi'), 'en')).toBe(path);
    }
    expect(inOtherLang('/en', 'en')).toBe('/');
  });

  it('leaves out what is not asked and escapes what is', () => {
    expect(withQuery('/ho-so', { tim: 'Đỗ & Vy', trang: undefined, loc: '' })).toBe('/ho-so?tim=%C4%90%E1%BB%97%20%26%20Vy');
    expect(paths.dossier('H24.21-261112-0003')).toBe('/ho-so/H24.21-261112-0003');
  });
});
