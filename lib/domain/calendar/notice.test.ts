import { describe, expect, it } from 'vitest';
import { applyEffect, resolveChange, type CalendarChange, type KeptDay, type NoticeDay } from './notice';
import { plainDate } from './plain-date';
import { buildCalendar, isWorkingDay } from './working-calendar';

const off = (on: string, name: string | null = null): NoticeDay => ({ on: plainDate(on), kind: 'public-holiday', name });
const worked = (on: string): NoticeDay => ({ on: plainDate(on), kind: 'make-up-working-day', name: null });
const kept: KeptDay[] = [
  { ...off('2026-11-24', 'Ngày Văn hóa Việt Nam'), decision: null },
  { ...worked('2026-08-22'), decision: { number: '1/TB', on: plainDate('2025-12-01') } },
];
const calendar = buildCalendar({ version: '1', announcedYears: [2026], specialDays: kept.map(({ decision, ...day }) => ({ ...day, decision: decision?.number ?? null })) });
const decision = { number: '10/TB-BNV', on: plainDate('2026-11-30') };
const resolve = (change: CalendarChange) => resolveChange(change, calendar, kept);
const yearly = (year: number, days: NoticeDay[]): CalendarChange => ({ kind: 'yearly-notice', year, days, decision });
const problemsOf = (change: CalendarChange) => {
  const result = resolve(change);
  return result.ok ? [] : result.refusal.map((problem) => problem.name);
};

describe('a yearly notice', () => {
  it('announces the year and takes its days', () => {
    const result = resolve(yearly(2027, [off('2027-01-01', 'Tết Dương lịch'), worked('2027-01-09')]));
    if (!result.ok) throw new Error('refused');
    const after = applyEffect(calendar, result.value, '2');
    expect(after.announcedYears.has(2027)).toBe(true);
    expect(isWorkingDay(plainDate('2027-01-01'), after)).toBe(false);
    expect(isWorkingDay(plainDate('2027-01-09'), after)).toBe(true);
    expect(after.specialDays.get(plainDate('2027-01-01'))).toMatchObject({ name: 'Tết Dương lịch', decision: '10/TB-BNV' });
    expect(after.specialDays.has(plainDate('2026-11-24'))).toBe(true);
    expect(after.version).toBe('2');
  });

  it('is the whole list of its year: what it leaves out is an ordinary day again', () => {
    const result = resolve(yearly(2026, [off('2026-11-24', 'Ngày Văn hóa Việt Nam')]));
    if (!result.ok) throw new Error('refused');
    expect(result.value.dropped).toEqual(['2026-08-22', '2026-11-24'].map(plainDate));
    expect(isWorkingDay(plainDate('2026-08-22'), applyEffect(calendar, result.value, '2'))).toBe(false);
  });

  it('leaves alone a day with its own decision, and fills in a missing one', () => {
    const result = resolve(yearly(2026, [off('2026-11-24', 'Ngày Văn hóa Việt Nam'), worked('2026-08-22')]));
    expect(result).toMatchObject({ ok: true, value: { added: [{ on: '2026-11-24', decision }] } });
  });

  it('skips days off that are days of rest anyway', () => {
    const result = resolve(yearly(2027, [off('2027-02-05'), off('2027-02-06'), off('2027-02-07'), off('2027-02-08')]));
    expect(result).toMatchObject({ ok: true, value: { ignored: ['2027-02-06', '2027-02-07'] } });
    if (result.ok) expect(result.value.added.map((day) => day.on)).toEqual(['2027-02-05', '2027-02-08']);
  });

  it('is refused with everything that is wrong with it', () => {
    expect(resolve(yearly(2027, [off('2026-01-01'), off('2027-05-03'), off('2027-05-03'), off('2027-01-09'), worked('2027-01-09'), worked('2027-01-11')]))).toEqual({
      ok: false,
      refusal: [
        { name: 'OtherYear', index: 0, on: '2026-01-01', year: 2027 },
        { name: 'DuplicateDay', index: 2, on: '2027-05-03' },
        { name: 'BothOffAndWorked', index: 4, on: '2027-01-09' },
        { name: 'MakeUpNotRestDay', index: 5, on: '2027-01-11' },
      ],
    });
    expect(problemsOf(yearly(2027, []))).toEqual(['NoDays']);
  });
});

describe('a swap', () => {
  const swap = (...days: NoticeDay[]): CalendarChange => ({ kind: 'swap', days, decision: null });

  it('takes a day off for a worked Saturday, in different years too', () => {
    const result = resolve(swap({ ...off('2026-12-31'), kind: 'substitute-day-off' }, worked('2027-01-09')));
    if (!result.ok) throw new Error('refused');
    const after = applyEffect(calendar, result.value, '2');
    expect(isWorkingDay(plainDate('2026-12-31'), after)).toBe(false);
    expect(isWorkingDay(plainDate('2027-01-09'), after)).toBe(true);
    expect(after.announcedYears.has(2027)).toBe(false);
  });

  it('is refused when it swaps nothing, or what is already special', () => {
    expect(problemsOf(swap(off('2026-12-26')))).toEqual(['OffOnRestDay']);
    expect(problemsOf(swap(worked('2026-12-25')))).toEqual(['MakeUpNotRestDay']);
    expect(problemsOf(swap(off('2026-11-24')))).toEqual(['AlreadyInCalendar']);
    expect(problemsOf(swap(off('2026-12-26'), worked('2026-12-26')))).toContain('BothOffAndWorked');
    expect(problemsOf(swap())).toEqual(['NoDays']);
  });
});

describe('the decision of days already there', () => {
  it('changes the decision and nothing else', () => {
    const result = resolve({ kind: 'decision', days: [plainDate('2026-11-24')], decision });
    if (!result.ok) throw new Error('refused');
    const after = applyEffect(calendar, result.value, '2');
    expect(after.specialDays.get(plainDate('2026-11-24'))).toEqual({ on: '2026-11-24', kind: 'public-holiday', name: 'Ngày Văn hóa Việt Nam', decision: '10/TB-BNV' });
    expect(after.specialDays.size).toBe(2);
  });

  it('is refused for an ordinary day, and when nothing would change', () => {
    expect(problemsOf({ kind: 'decision', days: [plainDate('2026-11-25')], decision })).toEqual(['NotInCalendar']);
    expect(problemsOf({ kind: 'decision', days: [plainDate('2026-08-22')], decision: { number: '1/TB', on: plainDate('2025-12-01') } })).toEqual(['NothingChanges']);
  });
});

describe('office hours', () => {
  const hours = (...sessions: { from: number; to: number }[]): CalendarChange => ({ kind: 'office-hours', effectiveFrom: plainDate('2027-01-01'), sessions });

  it('hold from their date on', () => {
    const result = resolve(hours({ from: 480, to: 720 }, { from: 780, to: 1020 }));
    if (!result.ok) throw new Error('refused');
    expect(applyEffect(calendar, result.value, '2').officeHours.map((entry) => entry.effectiveFrom)).toEqual(['1900-01-01', '2027-01-01']);
  });

  it('must be sessions in order', () => {
    expect(problemsOf(hours())).toEqual(['NoSession']);
    expect(problemsOf(hours({ from: 480, to: 480 }))).toEqual(['SessionNotOrdered']);
    expect(problemsOf(hours({ from: 480, to: 720 }, { from: 700, to: 1020 }))).toEqual(['SessionNotOrdered']);
  });
});
