import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, localTimeOfWallMinute, wallMinuteOf } from '../calendar/local-time';
import { DOSSIER_ACTS, type DossierAct } from './acts';
import { foldEvents, stepState, voidedSeqs, type DossierState, type EventData, type EventFact } from './fold';
import { appendEvent, checkLegalTime, isEnteredLate, isLegalHistory } from './history';
import { DOSSIER_STATUSES, portalNumber } from './status';

const at = (text: string) => localTime(text);

type Draft = Partial<EventFact> & { act: DossierAct; on: string };
/** A history written briefly: act, time, and what differs. */
const history = (...drafts: Draft[]): EventFact[] =>
  drafts.map(({ act, on, ...rest }, i) => ({ seq: i + 1, act, legalAt: at(on), enteredAt: at(on), actorId: 'vy', actorUnitId: 'qlld', ...rest }));

const folded = (events: readonly EventFact[]): DossierState => {
  const result = foldEvents(events);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

const COURSE: Draft[] = [
  { act: 'receive', on: '2026-08-19T09:14', actorId: 'linh', actorUnitId: 'mot-cua' },
  { act: 'hand-over', on: '2026-08-19T10:02', actorId: 'linh', data: { toUnitId: 'qhxd' } },
  { act: 'take-over', on: '2026-08-19T14:20', actorId: 'truong', data: { step: 1 } },
  { act: 'request-supplement', on: '2026-08-25T08:35', actorId: 'truong' },
  { act: 'receive-supplement', on: '2026-08-27T09:50', actorId: 'tram' },
  { act: 'consult', on: '2026-08-28T15:30', actorId: 'truong', data: { replyBy: at('2026-09-03T17:00') } },
  { act: 'consult-reply', on: '2026-09-03T08:10', actorId: 'nhung' },
];

describe('foldEvents', () => {
  it('tells holder, pause and consultation of a dossier under way', () => {
    const state = folded(history(...COURSE));
    expect(state).toMatchObject({
      status: 'processing', holdingUnitId: 'qhxd', holderId: 'truong', heldSince: at('2026-08-19T14:20'), currentStep: 1,
      supplementAsks: 1, openSupplementSeq: null, openConsultations: [], pausedSince: null, endedAt: null,
      pauses: [{ from: at('2026-08-25T08:35'), to: at('2026-08-27T09:50'), cause: 'supplement' }],
    });
  });

  it('has no holder between hand-over and take-over', () => {
    const state = folded(history(...COURSE.slice(0, 2)));
    expect(state).toMatchObject({ status: 'received', holdingUnitId: 'qhxd', holderId: null, handedOverAt: at('2026-08-19T10:02') });
  });

  it('separates the end of the work from the handing over of the result', () => {
    const state = folded(history(...COURSE,
      { act: 'submit-for-signature', on: '2026-09-04T09:00', data: { toStaffId: 'son' } },
      { act: 'sign', on: '2026-09-04T11:00', actorId: 'son', data: { toStaffId: 'truong' } },
      { act: 'finish', on: '2026-09-07T10:00', data: { resultKind: 'refused' } },
      { act: 'return-result', on: '2026-09-09T10:00' }));
    expect(state).toMatchObject({ status: 'returned', holderId: 'truong', resultKind: 'refused', signedAt: at('2026-09-04T11:00') });
    expect([state.resolvedAt, state.endedAt, state.returnedAt]).toEqual([at('2026-09-07T10:00'), at('2026-09-07T10:00'), at('2026-09-09T10:00')]);
  });

  it('closes the pause of a dossier withdrawn while it waits', () => {
    const state = folded(history(...COURSE.slice(0, 4), { act: 'withdraw', on: '2026-08-26T08:00' }));
    expect(state).toMatchObject({ status: 'withdrawn', endedAt: at('2026-08-26T08:00'), resolvedAt: null, pausedSince: null });
    expect(state.pauses).toEqual([{ from: at('2026-08-25T08:35'), to: at('2026-08-26T08:00'), cause: 'supplement' }]);
  });

  it('keeps an incomplete online submission at 1, answered, without a pause', () => {
    const state = folded(history(
      { act: 'submit-online', on: '2026-11-18T20:00', actorId: null, actorUnitId: null, data: { toUnitId: 'mot-cua' } },
      { act: 'request-supplement', on: '2026-11-19T09:00' }));
    expect(state).toMatchObject({ status: 'submitted', answeredAt: at('2026-11-19T09:00'), receivedAt: null, pauses: [], supplementAsks: 0, holderId: null, holdingUnitId: 'mot-cua' });
    const accepted = folded(history(
      { act: 'submit-online', on: '2026-11-18T20:00', actorId: null, actorUnitId: null, data: { toUnitId: 'mot-cua' } },
      { act: 'accept', on: '2026-11-19T09:00' }));
    expect(accepted).toMatchObject({ status: 'received', submittedAt: at('2026-11-18T20:00'), receivedAt: at('2026-11-19T09:00') });
  });

  it('sets a second target once and leaves everything else alone', () => {
    const apology: Draft = { act: 'apologise', on: '2026-09-04T08:00', data: { secondTarget: at('2026-09-11T17:00') } };
    expect(folded(history(...COURSE, apology))).toMatchObject({ status: 'processing', secondTarget: at('2026-09-11T17:00') });
    expect(foldEvents(history(...COURSE, apology, apology))).toMatchObject({ ok: false, refusal: { seq: 9, why: { name: 'AlreadyApologised' } } });
  });

  it.each<[string, Draft, string]>([
    ['a reply nobody asked for', { act: 'consult-reply', on: '2026-09-04T08:00' }, 'NoOpenConsultation'],
    ['a signature without a draft', { act: 'sign', on: '2026-09-04T08:00' }, 'NotAwaitingSignature'],
    ['a supplement that was not asked for', { act: 'receive-supplement', on: '2026-09-04T08:00' }, 'ActNotAllowed'],
    ['a second reception', { act: 'receive', on: '2026-09-04T08:00' }, 'ActNotAllowed'],
  ])('refuses %s', (_, draft, name) => {
    expect(foldEvents(history(...COURSE, draft))).toMatchObject({ ok: false, refusal: { seq: 8, why: { name } } });
  });
});

describe('corrections', () => {
  const withMistake = history(...COURSE, { act: 'finish', on: '2026-09-04T09:00', actorId: 'truong' });
  const correction = (voidsSeq: number, seq: number, actorId: string | null, on = '2026-09-04T10:00'): EventFact =>
    ({ seq, act: 'correct', legalAt: at(on), enteredAt: at(on), actorId, actorUnitId: 'qhxd', voidsSeq });

  it('void a named event, by a second person', () => {
    const result = appendEvent(withMistake, correction(8, 9, 'thang'), at('2026-09-04T10:00'));
    expect(result).toMatchObject({ ok: true, value: { status: 'processing', endedAt: null, resolvedAt: null, resultKind: null } });
  });

  it.each<[string, EventFact, string]>([
    ['by the person who made it', correction(8, 9, 'truong'), 'SamePerson'],
    ['by nobody', correction(8, 9, null), 'SamePerson'],
    ['of the first event', correction(1, 9, 'thang'), 'FirstEvent'],
    ['of an event that is not there', correction(77, 9, 'thang'), 'NothingToVoid'],
    ['of itself', correction(9, 9, 'thang'), 'NothingToVoid'],
    ['that leaves an illegal history (no supplement request, yet a supplement)', correction(4, 9, 'thang'), 'HistoryNotLegal'],
  ])('are refused %s', (_, event, name) => {
    expect(appendEvent(withMistake, event, at('2026-09-04T10:00'))).toMatchObject({ ok: false, refusal: { name } });
  });

  it('void once only, and can themselves be voided', () => {
    const once = [...withMistake, correction(8, 9, 'thang')];
    expect(appendEvent(once, correction(8, 10, 'khue'), at('2026-09-04T10:00'))).toMatchObject({ ok: false, refusal: { name: 'AlreadyVoided' } });
    const back = appendEvent(once, correction(9, 10, 'khue'), at('2026-09-04T10:00'));
    expect(back).toMatchObject({ ok: true, value: { status: 'resolved' } });
    expect([...voidedSeqs([...once, correction(9, 10, 'khue')])]).toEqual([9]);
  });

  it('cannot bring back an event that later ones have overtaken', () => {
    const once = [...withMistake, correction(8, 9, 'thang'), ...history({ act: 'assign', on: '2026-09-04T08:30', seq: 10 })].map((e, i) => ({ ...e, seq: i + 1 }));
    expect(isLegalHistory(once.map((e) => ({ ...e, enteredAt: at('2026-09-05T10:00') })))).toBe(true);
    expect(appendEvent(once, correction(9, 11, 'khue'), at('2026-09-06T10:00'))).toMatchObject({ ok: false, refusal: { name: 'HistoryNotLegal', seq: 10 } });
  });
});

describe('legal time', () => {
  const events = history(...COURSE);
  it('may be entered late, not before the previous event, not in the future', () => {
    expect(checkLegalTime(events, 'assign', at('2026-09-03T08:10'), at('2026-09-20T08:10')).ok).toBe(true);
    expect(checkLegalTime(events, 'assign', at('2026-09-03T08:09'), at('2026-09-20T08:10'))).toMatchObject({ refusal: { name: 'BeforePreviousEvent', previous: { seq: 7 } } });
    expect(checkLegalTime(events, 'assign', at('2026-09-03T09:01'), at('2026-09-03T09:00'))).toMatchObject({ refusal: { name: 'InFuture' } });
  });
  it('is not held back by a reminder, nor by an event that was voided', () => {
    const reminded = [...events, ...history({ act: 'remind', on: '2026-09-04T07:30', actorId: null }).map((e) => ({ ...e, seq: 8 }))];
    expect(checkLegalTime(reminded, 'finish', at('2026-09-03T16:00'), at('2026-09-04T08:00')).ok).toBe(true);
  });
  it('is late from a quarter of an hour on', () => {
    expect(isEnteredLate(at('2026-09-03T08:10'), at('2026-09-03T08:24'))).toBe(false);
    expect(isEnteredLate(at('2026-09-03T08:10'), at('2026-09-03T08:25'))).toBe(true);
  });
});

/** A random walk: any act, legal or not, by anyone, at any later minute; those the gate lets through make the history. */
const attempt = fc.record({
  act: fc.oneof({ arbitrary: fc.constantFrom(...DOSSIER_ACTS), weight: 3 }, { arbitrary: fc.constant<DossierAct>('correct'), weight: 1 }),
  gap: fc.integer({ min: -30, max: 4000 }),
  lag: fc.constantFrom(0, 0, 5, 600),
  actor: fc.constantFrom('vy', 'lam', 'linh', 'son', null),
  back: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('qlld', 'qhxd', 'mot-cua', undefined),
  resultKind: fc.constantFrom('granted' as const, 'refused' as const, undefined),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function walk(attempts: readonly Attempt[]): { events: EventFact[]; states: DossierState[] } {
  const events: EventFact[] = [];
  const states: DossierState[] = [];
  let clock = wallMinuteOf(at('2026-01-05T08:00'));
  for (const [i, a] of attempts.entries()) {
    const act: DossierAct = i === 0 ? (a.gap % 2 === 0 ? 'receive' : 'submit-online') : a.act;
    const legal = clock + a.gap;
    const data: EventData = { toUnitId: a.unit ?? null, resultKind: a.resultKind, secondTarget: localTimeOfWallMinute(legal + 5000) };
    const event: EventFact = {
      seq: events.length + 1, act, legalAt: localTimeOfWallMinute(legal), enteredAt: localTimeOfWallMinute(legal + a.lag),
      actorId: a.actor, actorUnitId: a.unit ?? null, voidsSeq: act === 'correct' ? events.length + 1 - a.back : null, data,
    };
    const next = appendEvent(events, event, event.enteredAt);
    if (!next.ok) continue;
    events.push(event);
    states.push(next.value);
    clock = Math.max(clock, legal);
  }
  return { events, states };
}

/** A second, naive reading of the status: numbers only, no table of ours. */
function naiveStatus(events: readonly EventFact[]): number {
  const gone = new Set<number>();
  for (const e of [...events].reverse()) if (e.act === 'correct' && !gone.has(e.seq)) gone.add(e.voidsSeq ?? 0);
  let n = 0;
  for (const e of events) {
    if (gone.has(e.seq)) continue;
    if (e.act === 'receive' || e.act === 'accept') n = 2;
    else if (e.act === 'submit-online') n = 1;
    else if (e.act === 'decline') n = 3;
    else if (e.act === 'take-over') n = n === 2 ? 4 : n;
    else if (e.act === 'request-supplement') n = n === 4 ? 5 : n;
    else if (e.act === 'request-payment') n = 6;
    else if (e.act === 'receive-supplement') n = n === 5 ? 4 : n;
    else if (e.act === 'record-payment') n = n === 6 ? 4 : n;
    else if (e.act === 'withdraw') n = 7;
    else if (e.act === 'stop') n = 8;
    else if (e.act === 'finish') n = 9;
    else if (e.act === 'return-result') n = 10;
  }
  return n;
}

describe('10,000 random histories', () => {
  const runs = { numRuns: 10_000 };
  const seen = new Set<string>();
  let corrections = 0;

  it('stay in the table, refold to the state reached step by step, and agree with the naive reading', () => {
    fc.assert(fc.property(fc.array(attempt, { minLength: 1, maxLength: 40, size: 'max' }), (attempts) => {
      const { events, states } = walk(attempts);
      if (events.length === 0) return;
      const state = folded(events);
      expect(state).toEqual(states.at(-1));
      expect(DOSSIER_STATUSES).toContain(state.status);
      expect(isLegalHistory(events)).toBe(true);
      expect(portalNumber(state.status)).toBe(naiveStatus(events));
      expect(state.endedAt !== null).toBe(['declined', 'withdrawn', 'stopped', 'resolved', 'returned'].includes(state.status));
      expect(state.pausedSince !== null).toBe(state.status === 'awaiting-supplement' || state.status === 'awaiting-payment');
      expect(state.pauses.filter((p) => p.to === null)).toHaveLength(state.pausedSince === null ? 0 : 1);
      seen.add(state.status);
      corrections += voidedSeqs(events).size;
    }), runs);
    // A walk that never arrives anywhere would prove nothing.
    expect([...seen].sort()).toEqual([...DOSSIER_STATUSES].sort());
    expect(corrections).toBeGreaterThan(1000);
  });

  it('become illegal when two neighbouring events of different times change places', () => {
    const broken = history(...COURSE);
    const [a, b] = [broken[2], broken[3]];
    if (!a || !b) throw new Error('too short');
    const swapped = broken.map((e) => (e === a ? { ...b, seq: a.seq } : e === b ? { ...a, seq: b.seq } : e));
    expect(isLegalHistory(broken)).toBe(true);
    expect(isLegalHistory(swapped)).toBe(false);
    expect(isLegalHistory(broken.map((e, i) => ({ ...e, seq: i })))).toBe(false);
    expect(isLegalHistory(broken.map((e) => (e.seq === 7 ? { ...e, enteredAt: at('2026-09-03T08:09') } : e)))).toBe(false);
    expect(isLegalHistory([])).toBe(false);
  });

  it('step one event at a time without touching the state before', () => {
    const first = stepState(null, history(...COURSE)[0] as EventFact);
    if (!first.ok) throw new Error('refused');
    const frozen = JSON.stringify(first.value);
    stepState(first.value, history(...COURSE)[1] as EventFact);
    expect(JSON.stringify(first.value)).toBe(frozen);
  });
});
