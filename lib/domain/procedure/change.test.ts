import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, type PlainDate } from '../calendar/plain-date';
import { planChange, type Change, type DecisionKind, type HeldVersion } from './change';
import { inForceAsKnown, knownSpansOf, spansKnownAt, type StoredSpan } from './known';
import { validityOn } from './version';

const held = (id: string, from: string, to: string | null, endDecisionId: string | null = null): HeldVersion => ({ id, number: Number(id.replace(/\D/g, '')), validFrom: plainDate(from), validTo: to === null ? null : plainDate(to), endDecisionId });
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
    for (const kind of ['new', 'amend', 'replace', 'repeal'] as const) for (const day of ['2026-11-25', '2026-12-01']) expect(nameOf(planChange(decide(kind, day), both))).toBe('OverlapsVersion');
  });
});

describe('a correction', () => {
  it('takes the days of what it corrects', () => {
    expect(planChange({ kind: 'correct', versionId: 'v1' }, [held('v1', '2020-01-01', '2024-12-31', 'd')])).toEqual({ ok: true, value: { ends: null, begins: { validFrom: '2020-01-01', validTo: '2024-12-31', endDecisionId: 'd' }, supersedes: 'v1' } });
    expect(nameOf(planChange({ kind: 'correct', versionId: 'v9' }, [held('v1', '2020-01-01', null)]))).toBe('NothingToCorrect');
  });
});

/** The record as it is stored, and the same steps as a use case takes them. */
type Row = StoredSpan & { readonly number: number; readonly endDecisionId: string | null };

function carryOut(rows: readonly Row[], change: Change, at: number): readonly Row[] {
  const now = rows.filter((row) => row.supersededAt === null).map((row) => ({ ...row, id: row.versionId }));
  const plan = planChange(change, now);
  if (!plan.ok) return rows;
  const { ends, begins, supersedes } = plan.value;
  const kept = rows.map((row) => {
    if (row.versionId === supersedes) return { ...row, supersededAt: at };
    if (row.versionId !== ends?.versionId) return row;
    return { ...row, validTo: ends.validTo, earlier: [...row.earlier, { validFrom: row.validFrom, validTo: row.validTo, knownUntil: at }] };
  });
  const number = rows.length + 1;
  return begins ? [...kept, { versionId: `v${number}`, procedureId: 'p', number, recordedAt: at, supersededAt: null, earlier: [], ...begins }] : kept;
}

const START = plainDate('2020-01-01');
const DAYS = 60;
const someChange = fc.oneof(
  fc.record({ kind: fc.constantFrom('new', 'amend', 'replace', 'repeal'), day: fc.integer({ min: 0, max: DAYS }), pick: fc.constant(0) }),
  fc.record({ kind: fc.constant('correct'), day: fc.constant(0), pick: fc.integer({ min: 1, max: 12 }) }),
);
const asChange = ({ kind, day, pick }: { kind: string; day: number; pick: number }): Change =>
  kind === 'correct' ? { kind, versionId: `v${pick}` } : { kind: kind as DecisionKind, decision: { issuedOn: START, effectiveOn: addDays(START, day) } };
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
    const steps: readonly Change[] = [decide('new', '2020-01-01'), decide('amend', '2020-01-20'), { kind: 'correct', versionId: 'v2' }, decide('repeal', '2020-02-10')];
    const rows = steps.reduce<readonly Row[]>((known, change, index) => carryOut(known, change, index + 1), []);
    const at = (on: string, instant: number) => inForceAsKnown(spansOf(rows), plainDate(on), instant)?.versionId ?? null;
    expect([at('2020-01-25', 1), at('2020-01-25', 2), at('2020-01-25', 3), at('2020-02-11', 3), at('2020-02-11', 4)]).toEqual(['v1', 'v2', 'v3', 'v3', null]);
  });
});
