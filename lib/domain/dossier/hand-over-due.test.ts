import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { formatLocalTime, localTime } from '../calendar/local-time';
import type { DossierAct } from './acts';
import type { EventFact } from './fold';
import { handOverDue, handOverStanding } from './hand-over-due';

const calendar = aCalendar();

// 16 November 2026 is a Monday; Tuesday 24 November is a day off; Saturday 22 August is worked.
describe('until when a file is handed over', () => {
  it.each([
    ['in the morning', '2026-11-16T08:00', '2026-11-16T17:00', 'same-day'],
    ['before the office opens', '2026-11-16T06:30', '2026-11-16T17:00', 'same-day'],
    ['in the lunch break', '2026-11-16T12:10', '2026-11-16T17:00', 'same-day'],
    ['a minute before three', '2026-11-16T14:59', '2026-11-16T17:00', 'same-day'],
    ['at three', '2026-11-16T15:00', '2026-11-17T11:30', 'next-morning'],
    ['at closing', '2026-11-16T17:00', '2026-11-17T11:30', 'next-morning'],
    ['in the evening', '2026-11-16T20:00', '2026-11-17T11:30', 'next-morning'],
    ['on a Friday after three', '2026-11-20T15:30', '2026-11-23T11:30', 'next-morning'],
    ['before a day off, after three', '2026-11-23T16:00', '2026-11-25T11:30', 'next-morning'],
    ['on a Saturday', '2026-11-21T09:00', '2026-11-23T17:00', 'same-day'],
    ['on a day off, after three', '2026-11-24T16:00', '2026-11-25T17:00', 'same-day'],
    ['on a worked Saturday', '2026-08-22T09:00', '2026-08-22T17:00', 'same-day'],
  ])('received %s', (_, receivedAt, due, rule) => {
    const found = handOverDue(localTime(receivedAt), calendar);
    expect([formatLocalTime(found.due), found.rule]).toEqual([due, rule]);
  });
});

describe('a hand-over against its due time', () => {
  const events = (...told: [DossierAct, string, Partial<EventFact>?][]): EventFact[] =>
    told.map(([act, at, more], index) => ({ seq: index + 1, act, legalAt: localTime(at), enteredAt: localTime(at), actorId: 'p', actorUnitId: 'desk', ...more }));
  const standing = (history: EventFact[], now = '2026-11-18T09:00', endedAt: string | null = null) =>
    handOverStanding({ receivedAt: history[0] === undefined ? null : history[0].legalAt, endedAt: endedAt === null ? null : localTime(endedAt), handlingUnitId: 'unit', events: history }, localTime(now), calendar);
  const received: [DossierAct, string] = ['receive', '2026-11-16T08:00'];
  const toUnit = { data: { toUnitId: 'unit' } };

  it.each([
    ['the same day', events(received, ['hand-over', '2026-11-16T16:59', toUnit]), { kind: 'given', seq: 2, isLate: false, lateMinutes: 0 }],
    ['at the last minute', events(received, ['hand-over', '2026-11-16T17:00', toUnit]), { kind: 'given', isLate: false }],
    ['the next morning', events(received, ['hand-over', '2026-11-17T08:30', toUnit]), { kind: 'given', isLate: true, lateMinutes: 60 }],
    ['taken over unasked by the unit', events(received, ['take-over', '2026-11-16T10:00', { actorUnitId: 'unit' }]), { kind: 'given', seq: 2, isLate: false }],
    ['passed on inside the desk only', events(received, ['assign', '2026-11-16T10:00', { data: { toStaffId: 'q' } }]), { kind: 'waiting', isLate: true, lateMinutes: 570 }],
    ['voided and done again late', events(received, ['hand-over', '2026-11-16T09:00', toUnit], ['correct', '2026-11-16T10:00', { voidsSeq: 2, actorId: 'q' }], ['hand-over', '2026-11-17T08:00', toUnit]), { kind: 'given', seq: 4, isLate: true, lateMinutes: 30 }],
    ['not yet', events(received), { kind: 'waiting', isLate: true, lateMinutes: 570 }],
    ['received by the unit itself', events(['receive', '2026-11-16T08:00', { actorUnitId: 'unit' }]), { kind: 'none' }],
    ['submitted and never taken in', events(['submit-online', '2026-11-16T08:00']), { kind: 'none' }],
  ] as const)('%s', (_, history, expected) => expect(standing([...history])).toMatchObject(expected));

  it('waits without being late until the due minute has passed', () => {
    expect(standing(events(received), '2026-11-16T17:00')).toMatchObject({ kind: 'waiting', isLate: false });
    expect(standing(events(received), '2026-11-16T17:01')).toMatchObject({ kind: 'waiting', isLate: true, lateMinutes: 0 });
  });

  it('ends with the work: what was withdrawn in time was never late', () => {
    expect(standing(events(received, ['withdraw', '2026-11-16T10:00']), '2026-11-30T09:00', '2026-11-16T10:00')).toMatchObject({ kind: 'given', seq: null, isLate: false });
  });
});
