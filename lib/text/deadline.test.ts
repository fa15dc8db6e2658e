import { describe, expect, it } from 'vitest';
import { explain } from '../domain/calendar/add-term';
import { localTime } from '../domain/calendar/local-time';
import { plainDate } from '../domain/calendar/plain-date';
import type { ClockPause, StatutoryTerm } from '../domain/calendar/types';
import { calendarFromReference } from '../domain/calendar/working-calendar';
import type { StandingTag } from '../domain/dossier/standing';
import { clockRefusalSentence, standingWords, stripSummary, termWords, workingTimeWords } from './deadline';

const tag = (more: Partial<StandingTag>): StandingTag =>
  ({ standing: 'within-term', unit: 'working-day', workingDaysLeft: 0, workingMinutesLeft: 0, daysOverdue: 0, workingMinutesOverdue: 0, pausedDays: 0, ...more });

describe('the words of the standing tag', () => {
  it.each([
    [{ standing: 'within-term', workingDaysLeft: 5 }, 'Còn 5 ngày làm việc', '5 working days left'],
    [{ standing: 'due-soon', workingDaysLeft: 1 }, 'Còn 1 ngày làm việc', '1 working day left'],
    [{ standing: 'within-term', workingDaysLeft: 1200 }, 'Còn 1.200 ngày làm việc', '1,200 working days left'],
    [{ standing: 'due-today', workingMinutesLeft: 100 }, 'Hôm nay đến hạn', 'Due today'],
    [{ standing: 'due-today', unit: 'working-hour', workingMinutesLeft: 180 }, 'Còn 3 giờ làm việc', '3 working hours left'],
    [{ standing: 'due-soon', unit: 'working-hour', workingDaysLeft: 1, workingMinutesLeft: 90 }, 'Còn 1 giờ 30 phút làm việc', '1 working hour 30 minutes left'],
    [{ standing: 'due-today', unit: 'working-hour', workingMinutesLeft: 45 }, 'Còn 45 phút làm việc', '45 working minutes left'],
    [{ standing: 'due-today', unit: 'working-hour', workingMinutesLeft: 0 }, 'Hôm nay đến hạn', 'Due today'],
    [{ standing: 'overdue', daysOverdue: 3 }, 'Quá hạn 3 ngày', '3 days overdue'],
    [{ standing: 'overdue', workingMinutesOverdue: 60 }, 'Quá hạn 1 giờ làm việc', '1 working hour overdue'],
    [{ standing: 'overdue' }, 'Vừa quá hạn', 'Just overdue'],
    [{ standing: 'paused', pausedDays: 4 }, 'Tạm dừng 4 ngày', 'Paused for 4 days'],
    [{ standing: 'paused' }, 'Tạm dừng', 'Paused'],
    [{ standing: 'early' }, 'Xong trước hạn', 'Done early'],
    [{ standing: 'on-time' }, 'Xong đúng hạn', 'Done on time'],
    [{ standing: 'late', daysOverdue: 2 }, 'Xong quá hạn', 'Done late'],
  ] as const)('%j: %s', (more, vi, en) => {
    expect(standingWords(tag(more))).toBe(vi);
    expect(standingWords(tag(more), 'en')).toBe(en);
  });
});

describe('limits and refusals in words', () => {
  it('names limits', () => {
    const terms: StatutoryTerm[] = [{ unit: 'working-day', value: 7 }, { unit: 'calendar-day', value: 15 }, { unit: 'working-hour', value: 4 }, { unit: 'same-day' }];
    expect(terms.map((term) => termWords(term))).toEqual(['7 ngày làm việc', '15 ngày', '4 giờ làm việc', 'trong ngày']);
    expect(terms.map((term) => termWords(term, 'en'))).toEqual(['7 working days', '15 calendar days', '4 working hours', 'the same day']);
    expect(workingTimeWords(0)).toBe('0 phút làm việc');
    expect(workingTimeWords(0, 'en')).toBe('0 working minutes');
  });

  it('names the pause that is wrong by its place', () => {
    expect(clockRefusalSentence({ name: 'PauseBeforeReceipt', pause: 1 })).toBe('Lần tạm dừng thứ 2: lúc tạm dừng phải sau hoặc bằng lúc nhận hồ sơ.');
    expect(clockRefusalSentence({ name: 'TermTooLong' })).toContain('quá dài');
    expect(clockRefusalSentence({ name: 'NoMatchingLimit' }, 'en')).toContain('no time limit');
  });
});

describe('the line over the strip', () => {
  const calendar = calendarFromReference({ daysOff: ['2026-08-31', '2026-09-01', '2026-09-02'], workedDays: ['2026-08-22'], announcedYears: [2026] });
  const summary = (term: StatutoryTerm, today: string, pauses: ClockPause[] = [], lang: 'vi' | 'en' = 'vi') => {
    const explained = explain(localTime('2026-08-19T09:14'), term, 'restart', pauses, calendar);
    if (!explained.ok) throw new Error(explained.refusal.name);
    return stripSummary(explained.value, plainDate(today), lang);
  };
  const payment: ClockPause = { from: localTime('2026-08-25T08:35'), to: localTime('2026-08-27T09:50'), cause: 'financial-duty' };

  it('says the limit, and which day today is', () => {
    expect(summary({ unit: 'working-day', value: 10 }, '2026-09-03', [payment])).toBe('10 ngày làm việc, từ ngày sau ngày nhận. Hôm nay, Thứ Năm 03/09/2026, là ngày thứ 7.');
    expect(summary({ unit: 'working-day', value: 10 }, '2026-09-03', [payment], 'en')).toBe('10 working days, from the day after receipt. Today, Thursday 03/09/2026, is day 7.');
    expect(summary({ unit: 'working-day', value: 10 }, '2026-08-23')).toBe('10 ngày làm việc, từ ngày sau ngày nhận.');
    expect(summary({ unit: 'same-day' }, '2026-08-19')).toBe('Trong ngày, đến hết giờ làm việc.');
    expect(summary({ unit: 'working-hour', value: 4 }, '2026-08-19')).toBe('4 giờ làm việc, tính trong giờ làm việc từ lúc nhận.');
  });

  it('says when the limit was counted anew', () => {
    expect(summary({ unit: 'working-day', value: 3 }, '2026-12-01', [{ ...payment, cause: 'supplement', from: localTime('2026-08-20T08:35') }])).toBe('3 ngày làm việc, tính lại từ đầu từ lúc nhận đủ giấy tờ bổ sung.');
  });
});
