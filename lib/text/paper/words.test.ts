import { describe, expect, test } from 'vitest';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { count, feeWords, paperTimeWithWeekday, placeAndDate, termWords, thousands } from './words';

describe('the words of a paper', () => {
  test.each([
    ['2026-02-05', 'Hải Phòng, ngày 05 tháng 02 năm 2026'],
    ['2026-03-05', 'Hải Phòng, ngày 05 tháng 3 năm 2026'],
    ['2026-11-20', 'Hải Phòng, ngày 20 tháng 11 năm 2026'],
  ])('a nought stands before days below 10 and before January and February only: %s', (on, words) => {
    expect(placeAndDate('Hải Phòng', plainDate(on))).toBe(words);
  });

  test.each([
    ['2026-08-22T07:05', '07 giờ 05 phút, ngày 22/08/2026 (thứ Bảy)'],
    ['2026-11-22T23:59', '23 giờ 59 phút, ngày 22/11/2026 (Chủ nhật)'],
  ])('a time to be kept names its weekday: %s', (at, words) => {
    expect(paperTimeWithWeekday(localTime(at))).toBe(words);
  });

  test('terms, counts and amounts', () => {
    expect(termWords({ unit: 'working-day', value: 7 })).toBe('07 ngày làm việc');
    expect(termWords({ unit: 'calendar-day', value: 30 })).toBe('30 ngày');
    expect(termWords({ unit: 'working-hour', value: 8 })).toBe('08 giờ làm việc');
    expect(termWords({ unit: 'same-day' })).toBe('trong ngày làm việc');
    expect([0, 999, 1383, 12_500_000].map(thousands)).toEqual(['0', '999', '1.383', '12.500.000']);
    expect([3, 12, 1383].map(count)).toEqual(['03', '12', '1.383']);
  });

  test('fees: none, one, and several with their sum', () => {
    const fee = { name: 'Lệ phí', amountVnd: 600_000, isPaid: true, receiptNumber: '0001383' };
    expect(feeWords([])).toBe('không phải nộp');
    expect(feeWords([fee])).toBe('Lệ phí: 600.000 đồng (đã nộp, biên lai số 0001383)');
    expect(feeWords([fee, { ...fee, name: 'Phí', isPaid: false, receiptNumber: null }])).toBe(
      '1.200.000 đồng, gồm:\n– Lệ phí: 600.000 đồng (đã nộp, biên lai số 0001383)\n– Phí: 600.000 đồng (chưa nộp)',
    );
  });
});
