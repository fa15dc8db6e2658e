import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { localTime } from '../calendar/local-time';
import { fullClock } from './clock-view';
import { foldEvents, type EventFact } from './fold';
import { checkRoom, DRAFT_DAYS, draftExpiry, isOnline, LARGEST_SUBMISSION, MOST_FILES } from './online';
import { ONLINE_STEPS, STEP_FIELDS, stepOf } from './online-form';

describe('room in a submission', () => {
  it.each([
    ['the first file', [], 1, true],
    ['up to the last byte', [LARGEST_SUBMISSION - 10], 10, true],
    ['one byte too many', [LARGEST_SUBMISSION - 10], 11, false],
    ['the last file', Array.from({ length: MOST_FILES - 1 }, () => 1), 1, true],
    ['one file too many', Array.from({ length: MOST_FILES }, () => 1), 1, false],
  ])('%s', (_what, sizes, size, isRoom) => {
    expect(checkRoom(sizes, size).ok).toBe(isRoom);
  });
});

it('a draft is kept for 30 days', () => {
  expect(DRAFT_DAYS).toBe(30);
  expect(draftExpiry(localTime('2026-11-24T09:15'))).toEqual(localTime('2026-12-24T09:15'));
});

it('information about a procedure is no channel', () => {
  const content = { channels: ['in-person', 'online'] as const };
  expect(isOnline({ onlineLevel: 'full', content })).toBe(true);
  expect(isOnline({ onlineLevel: 'partial', content })).toBe(true);
  expect(isOnline({ onlineLevel: 'information-only', content })).toBe(false);
  expect(isOnline({ onlineLevel: 'full', content: { channels: ['postal'] } })).toBe(false);
});

it('every field of the form belongs to one step', () => {
  const fields = ONLINE_STEPS.flatMap((step) => STEP_FIELDS[step].map((field) => [field, step] as const));
  expect(new Set(fields.map(([field]) => field)).size).toBe(fields.length);
  for (const [field, step] of fields) expect(stepOf(field)).toBe(step);
});

describe('the 8 working hours', () => {
  const event = (seq: number, act: EventFact['act'], at: string): EventFact => ({ seq, act, legalAt: localTime(at), enteredAt: localTime(at), actorId: seq === 1 ? null : 'clerk', actorUnitId: 'desk' });
  const clock = (now: string, ...events: EventFact[]) => {
    const state = foldEvents(events);
    if (!state.ok) throw new Error(state.refusal.name);
    return fullClock(state.value, { term: { unit: 'working-day', value: 5 }, pauseRule: 'resume' }, localTime(now), aCalendar());
  };
  const submitted = event(1, 'submit-online', '2026-11-23T08:00');
  const asked = event(2, 'request-supplement', '2026-11-23T10:00');
  const completed = event(3, 'receive-supplement', '2026-11-25T20:00');

  it('run from submission, and are kept by asking for more', () => {
    expect(clock('2026-11-23T09:00', submitted)).toMatchObject({ kind: 'answer', isAnswered: false });
    expect(clock('2026-11-27T09:00', submitted)).toMatchObject({ kind: 'answer', isAnswered: false, tag: { standing: 'overdue' } });
    expect(clock('2026-11-27T09:00', submitted, asked)).toMatchObject({ kind: 'answer', isAnswered: true });
  });

  it('run anew once the applicant has completed it, from the next working moment', () => {
    const after = clock('2026-11-26T09:00', submitted, asked, completed);
    expect(after).toMatchObject({ kind: 'answer', isAnswered: false, due: { on: '2026-11-26' } });
    expect(clock('2026-11-27T09:00', submitted, asked, completed)).toMatchObject({ tag: { standing: 'overdue' } });
  });

  it('leave no date behind once it is withdrawn', () => {
    expect(clock('2026-11-26T09:00', submitted, event(2, 'withdraw', '2026-11-23T09:30'))).toEqual({ kind: 'none' });
  });
});
