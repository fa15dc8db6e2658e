import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { formatLocalTime, localTime } from '../calendar/local-time';
import type { ClockPause } from '../calendar/types';
import type { WorkflowStep } from '../procedure/content';
import type { DossierAct } from './acts';
import type { EventFact } from './fold';
import { routingLegs, shareOf } from './routing';

const step = (name: string, unitId: string, duration: number): WorkflowStep => ({ step: name, unitId, unitName: unitId, duration, durationUnit: 'working-day' });
const WORKFLOW = [step('tiếp nhận', 'desk', 0.5), step('thẩm định', 'unit', 2), step('kiểm tra', 'unit', 1), step('ký', 'office', 1), step('trả', 'desk', 0.5)];
const calendar = aCalendar();
const story = (...told: [DossierAct, string, Partial<EventFact>?][]): EventFact[] =>
  told.map(([act, at, more], index) => ({ seq: index + 1, act, legalAt: localTime(at), enteredAt: localTime(at), actorId: 'p', actorUnitId: 'desk', ...more }));
const legs = (events: EventFact[], pauses: ClockPause[] = [], now = '2026-11-30T10:00') => routingLegs({ events, pauses, pauseRule: 'resume', workflow: WORKFLOW }, calendar, localTime(now));
const told = (...given: Parameters<typeof legs>) => legs(...given).map((leg) => `${leg.step} ${leg.from.unitId} ${leg.dueAt && formatLocalTime(leg.dueAt)} ${leg.result}`);

// 16 November 2026 is a Monday.
const BEGIN: [DossierAct, string, Partial<EventFact>?][] = [
  ['receive', '2026-11-16T08:00'],
  ['hand-over', '2026-11-16T10:00', { data: { toUnitId: 'unit' } }],
  ['take-over', '2026-11-16T10:30', { actorId: 'officer', actorUnitId: 'unit' }],
];

describe('the way of a file through the office', () => {
  it('judges every leg against its own share, in office time', () => {
    const events = story(...BEGIN,
      ['submit-for-signature', '2026-11-19T10:00', { data: { toUnitId: 'unit', toStaffId: 'head' } }],
      ['sign', '2026-11-19T15:00', { actorId: 'head', data: { toUnitId: 'office', toStaffId: 'leader' } }],
      ['sign', '2026-11-20T09:00', { actorId: 'leader', data: { toUnitId: 'desk' } }],
      ['finish', '2026-11-20T10:00']);
    expect(told(events)).toEqual([
      '0 desk 2026-11-16T13:30 early',
      '1 unit 2026-11-18T10:00 late',
      '2 unit 2026-11-20T10:00 early',
      '3 office 2026-11-20T15:00 early',
      '4 desk 2026-11-20T14:30 early',
    ]);
  });

  it('tells who gave, who received and when; what is going on has no result', () => {
    const [first, second] = legs(story(...BEGIN));
    expect(first).toMatchObject({ from: { unitId: 'desk', staffId: 'p' }, to: { unitId: 'unit', staffId: 'officer' }, givenAt: localTime('2026-11-16T10:00'), receivedAt: localTime('2026-11-16T10:30'), endedBy: 'hand-over' });
    expect(second).toMatchObject({ step: 1, from: { unitId: 'unit', staffId: 'officer' }, to: null, givenAt: null, result: null });
  });

  it('ends the step of the desk when the unit takes the file over unasked', () => {
    const [first, second, ...more] = legs(story(['receive', '2026-11-16T08:00'], ['take-over', '2026-11-16T15:00', { actorId: 'officer', actorUnitId: 'unit' }]));
    expect(first).toMatchObject({ step: 0, from: { unitId: 'desk' }, to: { unitId: 'unit', staffId: 'officer' }, givenAt: localTime('2026-11-16T15:00'), receivedAt: localTime('2026-11-16T15:00'), endedBy: 'take-over', result: 'late' });
    expect(second).toMatchObject({ step: 1, from: { unitId: 'unit', staffId: 'officer' }, since: localTime('2026-11-16T15:00'), givenAt: null });
    expect(more).toEqual([]);
  });

  it('leaves waits for the applicant out of a step, and says that there was one', () => {
    const pauses: ClockPause[] = [{ from: localTime('2026-11-17T10:00'), to: localTime('2026-11-23T10:00'), cause: 'supplement' }];
    const [, second] = legs(story(...BEGIN, ['submit-for-signature', '2026-11-25T09:00', { data: { toUnitId: 'office' } }]), pauses);
    expect(second).toMatchObject({ dueAt: localTime('2026-11-25T10:00'), result: 'on-time', hasPause: true });
    expect(told(story(...BEGIN, ['submit-for-signature', '2026-11-25T09:00', { data: { toUnitId: 'office' } }]))[1]).toBe('1 unit 2026-11-18T10:00 late'); // 24 November is a day off.
  });

  it('goes back a step when a draft is returned, and leaves out what a correction voids', () => {
    const events = story(...BEGIN,
      ['submit-for-signature', '2026-11-17T10:00', { data: { toUnitId: 'office' } }],
      ['return-for-correction', '2026-11-17T14:00', { data: { toUnitId: 'unit' } }]);
    expect(legs(events).map((leg) => leg.step)).toEqual([0, 1, 3, 1]);
    expect(legs([...events, ...story(['correct', '2026-11-17T15:00', { voidsSeq: 5 }]).map((event) => ({ ...event, seq: 6 }))]).map((leg) => leg.step)).toEqual([0, 1, 3]);
  });

  it('counts a signature that sends the file nowhere to the signer, until it goes on', () => {
    const events = story(...BEGIN,
      ['submit-for-signature', '2026-11-17T10:00', { data: { toUnitId: 'unit', toStaffId: 'head' } }],
      ['sign', '2026-11-17T14:00', { actorId: 'head' }],
      ['submit-for-signature', '2026-11-17T15:00', { actorId: 'head', data: { toUnitId: 'office', toStaffId: 'leader' } }],
      ['sign', '2026-11-18T09:00', { actorId: 'leader' }]);
    expect(legs(events).map((leg) => [leg.step, leg.from.staffId, leg.givenAt && formatLocalTime(leg.givenAt)])).toEqual([
      [0, 'p', '2026-11-16T10:00'], [1, 'officer', '2026-11-17T10:00'], [2, 'head', '2026-11-17T15:00'], [3, 'leader', '2026-11-18T09:00'], [4, 'leader', null],
    ]);
  });

  it('ends where the work was stopped, and is empty before reception', () => {
    expect(legs(story(...BEGIN, ['stop', '2026-11-17T10:00'])).at(-1)).toMatchObject({ endedBy: 'stop', to: null, givenAt: localTime('2026-11-17T10:00') });
    expect(legs(story(['submit-online', '2026-11-16T08:00']))).toEqual([]);
  });

  it('takes a fraction of a day as hours and rounds up', () => {
    expect(shareOf({ duration: 0.25, durationUnit: 'working-day' })).toEqual({ unit: 'working-hour', value: 2 });
    expect(shareOf({ duration: 0.3, durationUnit: 'working-day' })).toEqual({ unit: 'working-hour', value: 3 });
    expect(shareOf({ duration: 1.5, durationUnit: 'calendar-day' })).toEqual({ unit: 'calendar-day', value: 2 });
  });
});
