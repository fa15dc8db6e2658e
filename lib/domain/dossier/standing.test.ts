import { describe, expect, it } from 'vitest';
import { localTime } from '../calendar/local-time';
import type { ClockPause, StatutoryTerm, PauseRule } from '../calendar/types';
import { calendarFromReference } from '../calendar/working-calendar';
import { clockPausedSince, explainClock, printedDueOf, readClock, type ClockFacts } from './clock';
import { endStanding, standingAt, standingTag, type StandingFacts } from './standing';

const calendar = calendarFromReference({
  daysOff: ['2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24'], workedDays: ['2026-08-22'], announcedYears: [2026],
});
const at = localTime;
const facts = (due: string, more: Partial<StandingFacts> = {}): StandingFacts =>
  ({ originalDue: at(due), unit: 'working-day', pausedSince: null, endedAt: null, ...more });

describe('how an open dossier stands', () => {
  it.each([
    ['2026-11-20T10:24', '2026-11-27T17:00', 'within-term', 4],
    ['2026-11-20T10:24', '2026-11-26T17:00', 'within-term', 3],
    ['2026-11-20T10:24', '2026-11-25T17:00', 'due-soon', 2],
    ['2026-11-20T10:24', '2026-11-23T17:00', 'due-soon', 1],
    ['2026-11-22T10:24', '2026-11-23T17:00', 'due-soon', 1],
    ['2026-11-20T10:24', '2026-11-20T17:00', 'due-today', 0],
    ['2026-11-20T17:00', '2026-11-20T17:00', 'due-today', 0],
    ['2026-09-03T09:00', '2026-09-08T17:00', 'within-term', 3],
  ] as const)('at %s, due %s: %s, %i working days left', (now, due, standing, left) => {
    const tag = standingTag(at(now), facts(due), calendar);
    expect([tag.standing, tag.workingDaysLeft, tag.daysOverdue]).toEqual([standing, left, 0]);
  });

  it.each([
    ['2026-11-20T17:01', '2026-11-20T17:00', 0],
    ['2026-11-22T09:00', '2026-11-20T17:00', 0],
    ['2026-11-23T06:00', '2026-11-20T17:00', 1],
    ['2026-11-20T10:24', '2026-11-17T17:00', 3],
    ['2026-11-25T09:00', '2026-11-20T17:00', 2],
  ] as const)('at %s, due %s: overdue by %i working days', (now, due, days) => {
    const tag = standingTag(at(now), facts(due), calendar);
    expect([tag.standing, tag.daysOverdue, tag.workingDaysLeft]).toEqual(['overdue', days, 0]);
  });

  it('says hours for limits in hours', () => {
    const tag = standingTag(at('2026-11-20T10:30'), facts('2026-11-20T14:00', { unit: 'working-hour' }), calendar);
    expect([tag.standing, tag.workingMinutesLeft]).toEqual(['due-today', 120]);
    const late = standingTag(at('2026-11-20T15:30'), facts('2026-11-20T14:00', { unit: 'working-hour' }), calendar);
    expect([late.standing, late.daysOverdue, late.workingMinutesOverdue]).toEqual(['overdue', 0, 90]);
  });

  it('is paused while the clock stands, unless it was late before', () => {
    const paused = (since: string, due: string, unit: StandingFacts['unit'] = 'working-day') =>
      standingTag(at('2026-11-25T10:00'), facts(due, { unit, pausedSince: at(since) }), calendar);
    expect(paused('2026-11-19T09:00', '2026-12-01T17:00')).toMatchObject({ standing: 'paused', pausedDays: 3, workingDaysLeft: 0 });
    expect(paused('2026-11-21T09:00', '2026-12-01T17:00')).toMatchObject({ standing: 'paused', pausedDays: 1 });
    expect(paused('2026-11-21T09:00', '2026-12-01T17:00', 'calendar-day')).toMatchObject({ standing: 'paused', pausedDays: 4 });
    expect(paused('2026-11-25T09:00', '2026-12-01T17:00')).toMatchObject({ standing: 'paused', pausedDays: 0 });
    expect(paused('2026-11-19T09:00', '2026-11-18T17:00')).toMatchObject({ standing: 'overdue', daysOverdue: 4 });
    expect(paused('2026-11-18T17:00', '2026-11-18T17:00').standing).toBe('paused');
  });
});

describe('how a dossier ended', () => {
  const ended = (endedAt: string, due: string, unit: StandingFacts['unit'] = 'working-day') => endStanding(at(endedAt), at(due), unit, calendar);

  it('limits in days: before the day, on it, after it', () => {
    expect(ended('2026-11-19T23:59', '2026-11-20T17:00')).toBe('early');
    expect(ended('2026-11-20T00:00', '2026-11-20T17:00')).toBe('on-time');
    expect(ended('2026-11-20T17:00', '2026-11-20T17:00')).toBe('on-time');
    expect(ended('2026-11-20T17:01', '2026-11-20T17:00')).toBe('late');
    expect(ended('2026-11-20T08:00', '2026-11-20T17:00', 'same-day')).toBe('on-time');
    expect(ended('2026-11-20T16:00', '2026-11-23T17:00', 'same-day')).toBe('early');
  });

  it('limits in hours: early is before the opening of the session that contains the due instant', () => {
    expect(ended('2026-11-20T07:29', '2026-11-20T11:30', 'working-hour')).toBe('early');
    expect(ended('2026-11-20T07:30', '2026-11-20T11:30', 'working-hour')).toBe('on-time');
    expect(ended('2026-11-20T11:00', '2026-11-20T14:00', 'working-hour')).toBe('early');
    expect(ended('2026-11-20T12:59', '2026-11-20T14:00', 'working-hour')).toBe('early');
    expect(ended('2026-11-20T13:00', '2026-11-20T14:00', 'working-hour')).toBe('on-time');
    expect(ended('2026-11-20T14:01', '2026-11-20T14:00', 'working-hour')).toBe('late');
    expect(ended('2026-11-19T16:00', '2026-11-20T08:00', 'working-hour')).toBe('early');
  });

  it('is judged on the end of the work, whatever comes after', () => {
    const late = standingTag(at('2027-01-04T09:00'), facts('2026-11-20T17:00', { endedAt: at('2026-11-25T09:00'), pausedSince: at('2026-11-19T09:00') }), calendar);
    expect(late).toMatchObject({ standing: 'late', daysOverdue: 2, pausedDays: 0 });
    expect(standingAt(at('2027-01-04T09:00'), facts('2026-11-20T17:00', { endedAt: at('2026-11-20T09:00') }), calendar)).toBe('on-time');
  });
});

describe('the clock of a dossier', () => {
  const read = (dossier: ClockFacts, term: StatutoryTerm, pauseRule: PauseRule, now: string) => readClock(dossier, { term, pauseRule }, calendar, at(now));
  const week: StatutoryTerm = { unit: 'working-day', value: 5 };
  const wait = (from: string, to: string | null, cause: ClockPause['cause'] = 'supplement'): ClockPause => ({ from: at(from), to: to === null ? null : at(to), cause });

  it('refuses a dossier that nobody has received', () => {
    expect(read({ receivedAt: null, pauses: [], endedAt: null }, week, 'resume', '2026-11-20T09:00')).toEqual({ ok: false, refusal: { name: 'NotReceived' } });
    expect(explainClock({ receivedAt: null, pauses: [], endedAt: null }, { term: week, pauseRule: 'resume' }, calendar, at('2026-11-20T09:00')).ok).toBe(false);
  });

  it('gives the date as if resumed now while a wait lasts, and every day moves it', () => {
    const dossier = { receivedAt: at('2026-11-09T09:00'), pauses: [wait('2026-11-11T09:00', null)], endedAt: null };
    const due = (now: string) => {
      const found = read(dossier, week, 'resume', now);
      return found.ok ? found.value : null;
    };
    expect(due('2026-11-11T16:00')).toMatchObject({ originalDue: at('2026-11-16T17:00'), pausedSince: at('2026-11-11T09:00'), pauseCause: 'supplement' });
    expect(due('2026-11-12T08:00')?.originalDue).toEqual(at('2026-11-17T17:00'));
    expect(due('2026-11-20T08:00')?.originalDue).toEqual(at('2026-11-26T17:00'));
  });

  it('closes an open wait at the end of the work', () => {
    const dossier = { receivedAt: at('2026-11-09T09:00'), pauses: [wait('2026-11-11T09:00', null)], endedAt: at('2026-11-18T10:00') };
    const found = read(dossier, week, 'resume', '2026-12-20T08:00');
    expect(found.ok && found.value).toMatchObject({ originalDue: at('2026-11-23T17:00'), pausedSince: null, pauseCause: null, endedAt: at('2026-11-18T10:00') });
    if (found.ok) expect(standingAt(at('2026-12-20T08:00'), found.value, calendar)).toBe('early');
  });

  it('does not stand still for a supplement under the rule "không dừng"', () => {
    const dossier = { receivedAt: at('2026-11-09T09:00'), pauses: [wait('2026-11-11T09:00', null)], endedAt: null };
    const found = read(dossier, week, 'none', '2026-11-20T08:00');
    expect(found.ok && found.value).toMatchObject({ originalDue: at('2026-11-16T17:00'), pausedSince: null });
    if (found.ok) expect(standingAt(at('2026-11-20T08:00'), found.value, calendar)).toBe('overdue');
    expect(clockPausedSince(at('2026-11-11T09:00'), 'supplement', 'none')).toBeNull();
    expect(clockPausedSince(at('2026-11-11T09:00'), 'financial-duty', 'none')).toEqual(at('2026-11-11T09:00'));
    expect(clockPausedSince(null, null, 'resume')).toBeNull();
  });

  it('prints the date of receipt and limit alone, and keeps the reasons', () => {
    const printed = printedDueOf(at('2026-08-19T09:14'), { unit: 'working-day', value: 10 }, calendar);
    expect(printed.ok && printed.value.due).toEqual(at('2026-09-04T17:00'));
    expect(printed.ok && printed.value.calendarVersion).toBe('reference');
    const explained = explainClock(
      { receivedAt: at('2026-08-19T09:14'), pauses: [wait('2026-08-25T08:35', '2026-08-27T09:50')], endedAt: null },
      { term: { unit: 'working-day', value: 10 }, pauseRule: 'resume' }, calendar, at('2026-09-03T09:00'),
    );
    if (!explained.ok) throw new Error('refused');
    expect(explained.value.due).toEqual(at('2026-09-08T17:00'));
    expect(explained.value.pausedAmount).toBe(2);
    expect(explained.value.days.filter((day) => day.kind === 'paused').map((day) => [day.on, day.pauseIndex])).toEqual([['2026-08-25', 0], ['2026-08-26', 0]]);
    expect(explained.value.days.find((day) => day.on === '2026-08-22')).toMatchObject({ kind: 'counted', ordinal: 3, isMakeUpDay: true });
  });
});
