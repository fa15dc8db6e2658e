import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, type PlainDate } from '../calendar/plain-date';
import { announcedAfter, baseOn, planChange, type Change, type DecisionKind, type HeldVersion } from './change';
import { inForceAsKnown, knownSpansOf, spansKnownAt, type StoredSpan } from './known';
import { validityOn } from './version';

const held = (id: string, from: string, to: string | null, endDecisionId: string | null = null): HeldVersion => ({ id, number: Number(id.replace(/\D/g, '')), decisionId: `d-${id}`, validFrom: plainDate(from), validTo: to === null ? null : plainDate(to), endDecisionId });
const decide = (kind: DecisionKind, effective: string, issued = '2020-01-01'): Change => ({ kind, decision: { issuedOn: plainDate(issued), effectiveOn: plainDate(effective) } });
const nameOf = (result: ReturnType<typeof planChange>) => (result.ok ? 'done' : result.refusal.name);

describe('a decision', () => {
  it('announces what nobody has announced, and only once', () => {
    expect(planChange(decide('new', '2026-01-01'), [])).toEqual({ ok: true, value: { ends: null, begins: { validFrom: '2026-01-01', validTo: null, endDecisionId: null }, supersedes: null } });
    expect(nameOf(planChange(decide('new', '2026-01-01'), [held('v1', '2020-01-01', null)]))).toBe('AlreadyAnnounced');
    expect(nameOf(planChange(decide('new', '2026-01-01'), [held('v1', '2020-01-01', '2024-12-31')]))).toBe('done');
  });

  it('amends or replaces what is in force: the one ends on the eve of the other', () => {
    for (const kind of ['amend', 'replace'] as const) {
      expect(planChange(decide(kind, '2026-11-25'), [held('v1', '2020-01-01', null)])).toEqual({ ok: true, value: { ends: { versionId: 'v1', validTo: '2026-11-24' }, begins: { validFrom: '2026-11-25', validTo: null, endDecisionId: null }, supersedes: null } });
    }
  });

  it('keeps an end that was announced before', () => {
    const plan = planChange(decide('amend', '2026-11-25'), [held('v1', '2020-01-01', '2026-12-31', 'repealing')]);
    expect(plan).toMatchObject({ ok: true, value: { begins: { validTo: '2026-12-31', endDecisionId: 'repealing' } } });
  });

  it('repeals what was announced and nothing else', () => {
    expect(planChange(decide('repeal', '2026-11-25'), [held('v1', '2020-01-01', null)])).toEqual({ ok: true, value: { ends: { versionId: 'v1', validTo: '2026-11-24' }, begins: null, supersedes: null } });
    expect(nameOf(planChange(decide('repeal', '2026-11-25'), []))).toBe('NeverAnnounced');
    expect(nameOf(planChange(decide('repeal', '2026-11-25'), [held('v1', '2020-01-01', '2024-12-31')]))).toBe('NotInForceThen');
    expect(nameOf(planChange(decide('amend', '2026-11-25'), []))).toBe('NeverAnnounced');
  });

  it('is refused where it takes effect before it is issued, or where a later version stands', () => {
    expect(nameOf(planChange(decide('amend', '2026-11-25', '2026-11-26'), [held('v1', '2020-01-01', null)]))).toBe('EffectiveBeforeIssued');
    const both = [held('v1', '2020-01-01', '2026-11-30'), held('v2', '2026-12-01', null)];
    for (const kind of ['new', 'repeal'] as const) for (const day of ['2026-11-25', '2026-12-01']) expect(nameOf(planChange(decide(kind, day), both))).toBe('OverlapsVersion');
    for (const kind of ['amend', 'replace'] as const) expect(nameOf(planChange(decide(kind, '2026-12-01'), both))).toBe('OverlapsVersion');
  });

  it('amends for the days until a version that is announced already', () => {
    const both = [held('v1', '2020-01-01', '2026-11-30', 'd-v2'), held('v2', '2026-12-01', null)];
    for (const kind of ['amend', 'replace'] as const) {
      const plan = planChange(decide(kind, '2026-11-25'), both);
      expect(plan).toEqual({ ok: true, value: { ends: { versionId: 'v1', validTo: '2026-11-24' }, begins: { validFrom: '2026-11-25', validTo: '2026-11-30', endDecisionId: 'd-v2' }, supersedes: null } });
      if (plan.ok) expect(announcedAfter(plan.value, both)?.id).toBe('v2');
    }
    expect(planChange(decide('amend', '2026-12-15'), both)).toMatchObject({ ok: true, value: { ends: { versionId: 'v2' } } });
    expect(baseOn(both, plainDate('2026-11-25'))?.id).toBe('v1');
    expect(baseOn(both, null)?.id).toBe('v2');
    // Between two that do not meet nothing is in force that could be amended.
    expect(planChange(decide('amend', '2026-12-10'), [held('v1', '2020-01-01', '2026-11-30', 'r'), held('v2', '2027-01-01', null)])).toEqual({ ok: false, refusal: { name: 'NotInForceThen', on: '2026-12-10', endedOn: null } });
  });
});

describe('a correction of days', () => {
  const correct = (versionId: string, from: string, to: string | null, issued = '2019-01-01'): Change => ({ kind: 'correct', versionId, days: { validFrom: plainDate(from), validTo: to === null ? null : plainDate(to), issuedOn: plainDate(issued) } });
  const both = [held('v1', '2020-01-01', '2026-11-30', 'd-v2'), held('v2', '2026-12-01', null)];

  it('moves the boundary that two versions share, on both sides', () => {
    for (const [from, last] of [['2026-12-10', '2026-12-09'], ['2026-11-20', '2026-11-19']] as const)
      expect(planChange(correct('v2', from, null), both)).toEqual({ ok: true, value: { ends: { versionId: 'v1', validTo: last, endDecisionId: 'd-v2' }, begins: { validFrom: from, validTo: null, endDecisionId: null }, supersedes: 'v2' } });
  });

  it('leaves a version that was repealed and not taken over from as it is', () => {
    const apart = [held('v1', '2020-01-01', '2026-11-30', 'repeal'), held('v2', '2026-12-01', null)];
    expect(planChange(correct('v2', '2026-12-10', null), apart)).toMatchObject({ ok: true, value: { ends: null, begins: { validFrom: '2026-12-10' } } });
    expect(nameOf(planChange(correct('v2', '2026-11-30', null), apart))).toBe('OverlapsVersion');
  });

  it('of an end holds only where a decision ended it and none took over', () => {
    const ended = [held('v1', '2020-01-01', '2026-11-30', 'repeal')];
    expect(planChange(correct('v1', '2020-01-01', '2026-12-15'), ended)).toMatchObject({ ok: true, value: { ends: null, begins: { validTo: '2026-12-15', endDecisionId: 'repeal' }, supersedes: 'v1' } });
    expect(planChange(correct('v1', '2020-01-01', null), ended)).toMatchObject({ ok: true, value: { begins: { validTo: null, endDecisionId: null } } });
    expect(planChange(correct('v1', '2020-01-01', '2026-12-15'), both)).toEqual({ ok: false, refusal: { name: 'EndsWithTheNext', number: 2, validFrom: '2026-12-01' } });
    expect(nameOf(planChange(correct('v2', '2026-12-01', '2026-12-31'), both))).toBe('EndNeedsADecision');
  });

  it('is refused where it shares a day with another, ends before it begins, or begins before its decision', () => {
    expect(nameOf(planChange(correct('v2', '2019-12-31', null), both))).toBe('OverlapsVersion');
    expect(nameOf(planChange(correct('v2', '2020-01-01', null), both))).toBe('OverlapsVersion');
    expect(nameOf(planChange(correct('v1', '2027-01-01', '2026-11-30'), both))).toBe('EndsBeforeItBegins');
    expect(nameOf(planChange(correct('v2', '2026-12-10', null, '2026-12-11'), both))).toBe('EffectiveBeforeIssued');
    expect(nameOf(planChange(correct('v9', '2026-12-10', null), both))).toBe('NothingToCorrect');
  });
});

describe('a correction', () => {
  it('takes the days of what it corrects', () => {
    expect(planChange({ kind: 'correct', versionId: 'v1', days: null }, [held('v1', '2020-01-01', '2024-12-31', 'd')])).toEqual({ ok: true, value: { ends: null, begins: { validFrom: '2020-01-01', validTo: '2024-12-31', endDecisionId: 'd' }, supersedes: 'v1' } });
    expect(nameOf(planChange({ kind: 'correct', versionId: 'v9', days: null }, [held('v1', '2020-01-01', null)]))).toBe('NothingToCorrect');
  });
});

/** The record as it is stored, and the same steps as a use case takes them. */
type Row = StoredSpan & { readonly number: number; readonly decisionId: string; readonly endDecisionId: string | null };

function carryOut(rows: readonly Row[], change: Change, at: number): readonly Row[] {
  const now = rows.filter((row) => row.supersededAt === null).map((row) => ({ ...row, id: row.versionId }));
  const plan = planChange(change, now);
  if (!plan.ok) return rows;
  const { ends, begins, supersedes } = plan.value;
  const kept = rows.map((row) => {
    if (row.versionId === supersedes) return { ...row, supersededAt: at };
    if (row.versionId !== ends?.versionId) return row;
    return { ...row, validTo: ends.validTo, endDecisionId: ends.endDecisionId ?? `d${at}`, earlier: [...row.earlier, { validFrom: row.validFrom, validTo: row.validTo, knownUntil: at }] };
  });
  const number = rows.length + 1;
  const corrected = rows.find(({ versionId }) => versionId === supersedes);
  return begins ? [...kept, { versionId: `v${number}`, decisionId: corrected?.decisionId ?? `d${at}`, procedureId: 'p', number, recordedAt: at, supersededAt: null, earlier: [], ...begins }] : kept;
}

const START = plainDate('2020-01-01');
const DAYS = 60;
const someChange = fc.oneof(
  fc.record({ kind: fc.constantFrom('new', 'amend', 'replace', 'repeal'), day: fc.integer({ min: 0, max: DAYS }), pick: fc.constant(0) }),
  fc.record({ kind: fc.constant('correct'), day: fc.constant(0), pick: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('correct'), day: fc.integer({ min: 1, max: DAYS }), pick: fc.integer({ min: 1, max: 12 }) }),
);
/** A correction of days on every second one begins on `day`, and keeps or loses its end. */
const asChange = ({ kind, day, pick }: { kind: string; day: number; pick: number }): Change =>
  kind === 'correct' ? { kind, versionId: `v${pick}`, days: day === 0 ? null : { validFrom: addDays(START, day), validTo: day % 3 === 0 ? addDays(START, day + 7) : null, issuedOn: START } } : { kind: kind as DecisionKind, decision: { issuedOn: START, effectiveOn: addDays(START, day) } };
const everyDay: readonly PlainDate[] = Array.from({ length: DAYS + 2 }, (_, index) => addDays(START, index));
const spansOf = (rows: readonly Row[]) => rows.flatMap(knownSpansOf);

describe('any row of decisions and corrections', () => {
  it('leaves at most one version in force on any day, at any instant of knowledge', () => {
    fc.assert(fc.property(fc.array(someChange, { maxLength: 12 }), (changes) => {
      const rows = changes.reduce<readonly Row[]>((known, change, index) => carryOut(known, asChange(change), index + 1), []);
      for (let instant = 0; instant <= changes.length + 1; instant += 1) {
        const known = spansKnownAt(spansOf(rows), instant);
        for (const on of everyDay) expect(known.filter((span) => validityOn(span, on) === 'in-force').length).toBeLessThanOrEqual(1);
      }
    }));
  });

  it('never changes what was known before', () => {
    fc.assert(fc.property(fc.array(someChange, { minLength: 1, maxLength: 12 }), (changes) => {
      let rows: readonly Row[] = [];
      const remembered: { instant: number; answers: readonly (string | null)[] }[] = [];
      changes.forEach((change, index) => {
        const instant = index + 1;
        rows = carryOut(rows, asChange(change), instant);
        remembered.push({ instant, answers: everyDay.map((on) => inForceAsKnown(spansOf(rows), on, instant)?.versionId ?? null) });
      });
      for (const { instant, answers } of remembered) expect(everyDay.map((on) => inForceAsKnown(spansOf(rows), on, instant)?.versionId ?? null)).toEqual(answers);
    }));
  });

  it('does something: such rows do reach repeals, amendments and corrections', () => {
    const steps: readonly Change[] = [decide('new', '2020-01-01'), decide('amend', '2020-01-20'), { kind: 'correct', versionId: 'v2', days: null }, decide('repeal', '2020-02-10')];
    const rows = steps.reduce<readonly Row[]>((known, change, index) => carryOut(known, change, index + 1), []);
    const at = (on: string, instant: number) => inForceAsKnown(spansOf(rows), plainDate(on), instant)?.versionId ?? null;
    expect([at('2020-01-25', 1), at('2020-01-25', 2), at('2020-01-25', 3), at('2020-02-11', 3), at('2020-02-11', 4)]).toEqual(['v1', 'v2', 'v3', 'v3', null]);
  });
});
