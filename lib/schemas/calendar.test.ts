import { describe, expect, it } from 'vitest';
import { DecisionForm, DeskHoursForm, OfficeHoursForm, parseClock, SwapForm, YearlyNoticeForm } from './calendar';

const errorsOf = (result: { success: boolean; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));

describe('the form of a yearly notice', () => {
  it('becomes a change, with the line of every day', () => {
    const form = YearlyNoticeForm.parse({ year: '2027', daysOff: '01/01 Tết Dương lịch\n05/02 - 06/02 Tết', workedDays: '09/01/2027', decisionNumber: ' 10/TB ', decisionOn: '30/11/2026' });
    expect(form.change).toEqual({
      kind: 'yearly-notice', year: 2027, decision: { number: '10/TB', on: '2026-11-30' },
      days: [
        { on: '2027-01-01', kind: 'public-holiday', name: 'Tết Dương lịch' }, { on: '2027-02-05', kind: 'public-holiday', name: 'Tết' }, { on: '2027-02-06', kind: 'public-holiday', name: 'Tết' },
        { on: '2027-01-09', kind: 'make-up-working-day', name: null },
      ],
    });
    expect(form.origins).toEqual([{ field: 'daysOff', line: 1 }, { field: 'daysOff', line: 2 }, { field: 'daysOff', line: 2 }, { field: 'workedDays', line: 1 }]);
    expect(form).toMatchObject({ intent: 'preview', page: 1, baseVersion: null });
  });

  it('says which lines cannot be read, beside their field', () => {
    expect(errorsOf(YearlyNoticeForm.safeParse({ year: '2027', daysOff: '31/02/2027\nTết', decisionNumber: '', decisionOn: '30/13/2026' }))).toEqual({
      daysOff: 'Dòng 1: ngày 31/02/2027 không có thật. Dòng 2: không tìm thấy ngày ở đầu dòng; viết dạng 16/02/2027 Tết Nguyên đán.',
      decisionOn: 'Nhập ngày có thật, dạng 30/11/2026', decisionNumber: 'Đã có ngày văn bản; nhập cả số văn bản',
    });
    expect(errorsOf(YearlyNoticeForm.safeParse({ year: 'x' }))).toEqual({ year: 'Nhập năm' });
    expect(errorsOf(YearlyNoticeForm.safeParse({ year: '2027', daysOff: 'x'.repeat(30_000) }))).toHaveProperty('daysOff');
  });
});

describe('the other forms', () => {
  it('read a swap, one-sided too', () => {
    expect(SwapForm.parse({ dayOff: '31/12/2026', workedDay: '9/1/27', name: 'Tết Dương lịch' }).change).toMatchObject({ kind: 'swap', days: [{ on: '2026-12-31', kind: 'substitute-day-off' }, { on: '2027-01-09', kind: 'make-up-working-day' }] });
    expect(SwapForm.parse({ dayOff: '31/12/2026' }).change).toMatchObject({ days: [{ kind: 'public-holiday' }] });
    expect(errorsOf(SwapForm.safeParse({}))).toEqual({ dayOff: 'Nhập ngày nghỉ, ngày làm bù, hoặc cả hai' });
    expect(errorsOf(SwapForm.safeParse({ dayOff: '29/02/2027' }))).toEqual({ dayOff: 'Nhập ngày có thật, dạng 31/12/2026' });
  });

  it('read the decision of chosen days', () => {
    expect(DecisionForm.parse({ days: ['2026-11-24'], decisionNumber: '5/TB' })).toMatchObject({ change: { kind: 'decision', days: ['2026-11-24'], decision: { number: '5/TB', on: null } }, lists: { days: ['2026-11-24'] } });
    expect(errorsOf(DecisionForm.safeParse({}))).toEqual({ days: 'Chọn ít nhất một ngày', decisionNumber: 'Nhập số quyết định hoặc thông báo, ví dụ 6150/TB-BLĐTBXH' });
  });

  it('read office hours and desk hours', () => {
    expect(OfficeHoursForm.parse({ effectiveFrom: '01/01/2027', morningFrom: '7h30', morningTo: '11.30', afternoonFrom: '13:00', afternoonTo: '17:00' }).change).toEqual({ kind: 'office-hours', effectiveFrom: '2027-01-01', sessions: [{ from: 450, to: 690 }, { from: 780, to: 1020 }] });
    expect(errorsOf(OfficeHoursForm.safeParse({ effectiveFrom: '01/01/2027', morningFrom: '25:00', afternoonTo: '17:00' }))).toEqual({ morningFrom: 'Nhập giờ có thật, dạng 07:30', morningTo: 'Nhập giờ kết thúc', afternoonFrom: 'Nhập giờ bắt đầu' });
    expect(DeskHoursForm.parse({ unitId: '0192f0c0-0000-7000-8000-00000000000a', effectiveFrom: '01/01/2027', morningFrom6: '08:00', morningTo6: '11:00' })).toMatchObject({ days: [{ weekday: 6, sessions: [{ from: 480, to: 660 }] }] });
  });

  it.each([['7:30', 450], ['07h', 420], ['7 giờ 05', 425], ['0730', 450], ['24:00', null], ['', null], ['7:3', null], ['abc', null]] as const)('reads %s as a time of the day', (text, minute) => {
    expect(parseClock(text)).toBe(minute);
  });
});
