import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { aProcedureContent } from '@/tests/builders/a-procedure-version';
import { SOME_UNIT } from '@/tests/builders/an-actor';
import { plainDate, type PlainDate } from '../calendar/plain-date';
import { checkProcedures, missingParts, PROCEDURE_RULES, workflowExcess, type CheckedProcedure, type CheckedVersion, type ProcedureControlFacts } from './checks';
import type { PostingFact, PostingPlace } from './posting';

const on = (text: string): PlainDate => plainDate(text);
const BOARD = 'unit-board';
const places: readonly PostingPlace[] = [
  { id: 'db', kind: 'national-database', name: 'Cơ sở dữ liệu quốc gia', unitId: null, isActive: true },
  { id: 'portal', kind: 'portal', name: 'Trang thông tin', unitId: null, isActive: true },
  { id: 'board', kind: 'reception-board', name: 'Bảng niêm yết', unitId: BOARD, isActive: true },
];
const decision = { number: '01/QĐ-UBND', issuedOn: on('2026-10-01'), kind: 'new', isShortened: false, legalTextOn: on('2026-10-15') } as const;
const version = (changes: Partial<CheckedVersion> = {}): CheckedVersion => ({
  id: 'v1', number: 1, name: 'Cấp giấy phép lao động', state: 'approved', isSuperseded: false, validFrom: on('2026-10-15'), validTo: null, handlingUnitId: SOME_UNIT, content: aProcedureContent(), decision, ...changes,
});
const posted = (placeId: string, postedOn: string, versionId = 'v1', removedOn: string | null = null): PostingFact => ({ placeId, versionId, postedOn: on(postedOn), removedOn: removedOn === null ? null : on(removedOn) });
const everywhere = [posted('db', '2026-10-05'), posted('portal', '2026-10-15'), posted('board', '2026-10-15')];
const procedure = (changes: Partial<CheckedProcedure> = {}): CheckedProcedure => ({ id: 'p1', slug: '1.000001', code: '1.000001', versions: [version()], postings: everywhere, ...changes });
const facts = (changes: Partial<ProcedureControlFacts> = {}): ProcedureControlFacts => ({ today: on('2026-11-23'), calendar: aCalendar(), places, procedures: [procedure()], decisions: [decision], dossiers: { count: 12, suspects: [] }, ...changes });

/** The rules that are broken, each with its subjects. */
const broken = (changes: Partial<ProcedureControlFacts>): Record<string, readonly string[]> =>
  Object.fromEntries(checkProcedures(facts(changes)).filter(({ breaches }) => breaches.length > 0).map(({ rule, breaches }) => [rule.id, breaches.map(({ subject }) => subject)]));
const one = (changes: Partial<CheckedProcedure>) => ({ procedures: [procedure(changes)] });

describe('a clean register', () => {
  it('breaks no rule, and every rule has looked at something', () => {
    expect(broken({})).toEqual({});
    const outcomes = checkProcedures(facts({ procedures: [procedure(), procedure({ id: 'p0', slug: '1.000000', versions: [version({ id: 'v0', validFrom: on('2020-01-01'), validTo: on('2026-10-30') })], postings: [posted('board', '2020-01-01', 'v0', '2026-11-02')] })] }));
    expect(outcomes.filter(({ population }) => population === 0)).toEqual([]);
    expect(outcomes.flatMap(({ breaches }) => breaches)).toEqual([]);
  });
  it('names each rule once', () => {
    expect(new Set(PROCEDURE_RULES.map(({ id }) => id)).size).toBe(PROCEDURE_RULES.length);
  });
});

describe('each planted gap is found, and nothing beside it', () => {
  it.each<[string, Partial<ProcedureControlFacts>, Record<string, readonly string[]>]>([
    ['a part is missing', one({ versions: [version({ content: aProcedureContent({ steps: [], results: [] }) })] }), { 'procedure-parts-missing': ['procedure:1.000001'] }],
    ['the workflow is longer than the limit', one({ versions: [version({ content: aProcedureContent({ committedTimeLimit: { value: 9, unit: 'working-day' } }) })] }), { 'workflow-longer-than-limit': ['procedure:1.000001'] }],
    ['in force before the decision', one({ versions: [version({ decision: { ...decision, issuedOn: on('2026-10-20') } })] }), { 'in-use-without-decision': ['procedure:1.000001'] }],
    ['the decision came four days before the text', { decisions: [{ ...decision, issuedOn: on('2026-10-11') }] }, { 'decision-late': ['decision:01/QĐ-UBND'] }],
    ['not on the board', one({ postings: everywhere.slice(0, 2) }), { 'not-posted': ['procedure:1.000001@reception-board'] }],
    ['taken down from the portal', one({ postings: [posted('db', '2026-10-05'), posted('portal', '2026-10-15', 'v1', '2026-11-20'), posted('board', '2026-10-15')] }), { 'not-posted': ['procedure:1.000001@portal'] }],
    ['no board at all', { places: places.slice(0, 2) }, { 'not-posted': ['procedure:1.000001@reception-board'] }],
    [
      'the board shows the version before',
      one({ versions: [version({ id: 'v0', number: 0, validFrom: on('2020-01-01'), validTo: on('2026-10-14') }), version()], postings: [posted('db', '2026-10-05'), posted('portal', '2026-10-15'), posted('board', '2020-01-01', 'v0')] }),
      { 'posted-version-differs': ['procedure:1.000001@board'] },
    ],
    ['a coming version hangs instead of that of today', one({ versions: [version(), version({ id: 'v2', number: 2, validFrom: on('2026-12-01') })], postings: [...everywhere.slice(0, 2), posted('board', '2026-11-20', 'v2')] }), { 'posted-version-differs': ['procedure:1.000001@board'] }],
    ['repealed, and still on the board', one({ versions: [version({ validTo: on('2026-11-13') })], postings: [posted('board', '2026-10-15')] }), { 'repealed-still-posted': ['procedure:1.000001@board'] }],
    ['entered in the national database a day late', one({ postings: [posted('db', '2026-10-09'), ...everywhere.slice(1)] }), { 'posted-late': ['procedure:1.000001@national-database'] }],
    [
      'a dossier received after the version had ended',
      { procedures: [procedure({ versions: [version({ id: 'v0', number: 0, validFrom: on('2020-01-01'), validTo: on('2026-10-14') }), version()] })], dossiers: { count: 12, suspects: [{ code: 'H24.21-261101-0001', procedureId: 'p1', versionId: 'v0', handlingUnitId: SOME_UNIT, receivedOn: on('2026-11-02') }] } },
      { 'received-under-version-not-in-force': ['dossier:H24.21-261101-0001'] },
    ],
  ])('%s', (_, planted, wanted) => {
    expect(broken(planted)).toEqual(wanted);
  });

  it.each<[string, Partial<ProcedureControlFacts>]>([
    ['a coming version hangs beside that of today', one({ versions: [version(), version({ id: 'v2', number: 2, validFrom: on('2026-12-01') })], postings: [...everywhere, posted('db', '2026-11-20', 'v2')] })],
    ['ended yesterday: it may hang one working day more', one({ versions: [version({ validTo: on('2026-11-22') })] })],
    ['a draft and a superseded row count for nothing', one({ versions: [version(), version({ id: 'v2', state: 'draft', validFrom: on('2026-11-01'), content: aProcedureContent({ steps: [] }) }), version({ id: 'v3', isSuperseded: true, validFrom: on('2026-11-01') })] })],
    ['a decision of a shortened procedure has no five days', { decisions: [{ ...decision, issuedOn: on('2026-10-14'), isShortened: true }] }],
    ['a suspect that was in force after all', { dossiers: { count: 1, suspects: [{ code: 'A', procedureId: 'p1', versionId: 'v1', handlingUnitId: SOME_UNIT, receivedOn: on('2026-10-15') }] } }],
  ])('is silent: %s', (_, fine) => {
    expect(broken(fine)).toEqual({});
  });
});

describe('parts and workflow', () => {
  it('asks for what Đ.8.2 demands, and for forms, conditions and fees only where they apply', () => {
    expect(missingParts('Tên', aProcedureContent({ fees: [], conditions: null }))).toEqual([]);
    expect(missingParts(' ', aProcedureContent({ sets: 0, legalBases: [], channels: [] }))).toEqual(['name', 'channels', 'sets', 'legal-bases']);
  });
  it('measures against the shortest limit where there is no promise', () => {
    const step = { step: 'Thẩm định', unitId: SOME_UNIT, unitName: '', durationUnit: 'working-day' } as const;
    const limit = (value: number, caseName: string) => ({ caseName, channel: null, value, unit: 'working-day' }) as const;
    expect(workflowExcess({ workflow: [{ ...step, duration: 5 }], timeLimits: [limit(5, 'a'), limit(7, 'b')], committedTimeLimit: null })).toBeNull();
    expect(workflowExcess({ workflow: [{ ...step, duration: 5.25 }], timeLimits: [limit(5, 'a'), limit(7, 'b')], committedTimeLimit: null })).not.toBeNull();
    expect(workflowExcess({ workflow: [], timeLimits: [limit(5, 'a')], committedTimeLimit: null })).toBeNull();
  });
});
