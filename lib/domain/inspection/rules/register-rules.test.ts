import { describe, expect, it } from 'vitest';
import { aPaper, aScope, at, CONTROL, DESK, ROOM, someRegister } from '@/tests/builders/a-dossier-record';
import { aProcedureContent } from '@/tests/builders/a-procedure-version';
import { plainDate } from '../../calendar/plain-date';
import type { CheckedVersion } from '../../procedure/checks';
import type { ProcedureContent } from '../../procedure/content';
import type { PostingPlace } from '../../procedure/posting';
import { emptyLine, type ReportLine } from '../../report/tally';
import { answerItems } from './answer';
import { ITEM_RULES } from './index';
import type { CheckedListProcedure, FeedbackFact, RecommendationFact, RegisterFacts, ReportFact } from './register-facts';

const PLACES: readonly PostingPlace[] = [
  { id: 'database', kind: 'national-database', name: 'CSDLQG', unitId: CONTROL, isActive: true },
  { id: 'portal', kind: 'portal', name: 'Trang tin', unitId: CONTROL, isActive: true },
  { id: 'board', kind: 'reception-board', name: 'Bảng', unitId: DESK, isActive: true },
];
const DECISION = { number: '12/QĐ-UBND', issuedOn: plainDate('2026-02-02'), kind: 'amend' as const, isShortened: false, legalTextOn: plainDate('2026-02-10') };
const workflow = [{ step: 'Tiếp nhận', unitId: DESK, unitName: 'BPMC', duration: 1, durationUnit: 'working-day' as const }, { step: 'Thẩm định', unitId: ROOM, unitName: 'Phòng', duration: 9, durationUnit: 'working-day' as const }];

function version(wanted: Partial<CheckedVersion> & { readonly parts?: Partial<ProcedureContent> } = {}): CheckedVersion {
  const { parts, ...rest } = wanted;
  return { id: 'v2', number: 2, name: 'Cấp giấy phép (mẫu)', handlingUnitId: ROOM, content: aProcedureContent({ workflow, ...parts }), decision: DECISION, state: 'approved', isSuperseded: false, validFrom: plainDate('2026-02-10'), validTo: null, ...rest };
}
const hangs = (places: readonly string[], versionId = 'v2', postedOn = '2026-02-06') => places.map((placeId) => ({ placeId, versionId, postedOn: plainDate(postedOn), removedOn: null }));

function list(wanted: Partial<CheckedListProcedure> = {}, more: Partial<RegisterFacts> = {}): RegisterFacts {
  const procedure: CheckedListProcedure = { id: 'p1', slug: 'mau-1', code: null, versions: [version()], postings: hangs(['database', 'portal', 'board']), onlineLevels: { v2: 'full' }, ...wanted };
  return someRegister({ procedures: { places: PLACES, procedures: [procedure], decisions: [DECISION] }, usedDecisions: new Set([DECISION.number]), ...more });
}

const line = (wanted: Partial<ReportLine> = {}): ReportLine => ({ ...emptyLine(), ...wanted });
const recommendation = (wanted: Partial<RecommendationFact> = {}): RecommendationFact => ({ id: 'r1', inspection: '2025-01', number: 1, unitId: ROOM, dueOn: plainDate('2026-06-30'), issuedOn: plainDate('2025-12-01'), state: 'verified', closedOn: plainDate('2026-06-01'), evidence: 1, ...wanted });
const feedback = (wanted: Partial<FeedbackFact> = {}): FeedbackFact => ({ code: 'PA-261001-001', unitId: ROOM, state: 'answered', submittedAt: at('2026-10-01T09:00'), dueAt: at('2026-10-22T17:00'), sortedAt: at('2026-10-02T09:00'), answeredAt: at('2026-10-20T09:00'), hasAnswer: true, ...wanted });
const report = (wanted: Partial<ReportFact> = {}): ReportFact => ({
  kind: 'quarter', from: plainDate('2026-06-15'), to: plainDate('2026-09-14'), dueOn: plainDate('2026-09-20'),
  filing: { state: 'locked', submittedOn: plainDate('2026-09-18'), total: line({ c3: 2, c5: 2, c7: 2, c9: 2 }), before: 0, recounted: line({ c3: 2, c5: 2, c7: 2, c9: 2 }) }, ...wanted,
});

/** The breaches of a register, by rule: what is wrong, of what, and whose it is. */
function broken(facts: RegisterFacts): Record<string, readonly string[]> {
  const found: Record<string, string[]> = {};
  for (const { rule, breaches } of answerItems(ITEM_RULES, aScope(), facts, [])) for (const { subject, unitId, detail } of breaches) (found[rule.id] ??= []).push(`${subject} ${unitId} ${detail.faults ?? ''}`.trim());
  return Object.fromEntries(Object.entries(found).map(([id, rows]) => [id, rows.sort()]));
}

describe('a register without fault', () => {
  it('breaks no rule, and each rule on the register has looked', () => {
    const facts = list({}, {
      recommendations: [recommendation()], feedback: [feedback()], satisfaction: [{ unitId: ROOM, results: 30, ratings: [{ attitude: 5, clarity: 5, time: 4 }] }], reports: [report()],
      books: [{ key: '2026-11-02', kind: 'codes', first: 1, last: 3, count: 3 }], loosePapers: [{ id: 'x', kind: 'intake-refusal', ordinal: 1, edition: 'circular-03-2025', issuedOn: plainDate('2026-05-05'), missing: [] }], channels: [{ procedureId: 'p1', online: 1, inPerson: 40, postal: 0 }],
    });
    expect(broken(facts)).toEqual({});
    const looked = answerItems(ITEM_RULES, aScope(), facts, []).filter(({ population }) => population > 0).map(({ rule }) => rule.item);
    expect([...new Set(looked)]).toEqual([7, 9, 10, 11, 12, 13, 14, 19, 20, 21, 29, 36, 51, 56, 58, 62]);
  });
  it('says nothing of an empty one', () => {
    expect(answerItems(ITEM_RULES, aScope(), someRegister(), []).every(({ population }) => population === 0)).toBe(true);
  });
});

describe('item by item, one planted breach', () => {
  const code = 'procedure:mau-1';
  const plants: readonly (readonly [string, RegisterFacts, Record<string, readonly string[]>])[] = [
    ['7 overdue', list({}, { recommendations: [recommendation({ state: 'reported', closedOn: null })] }), { 'kt-7': [`recommendation:r1 ${ROOM} overdue`] }],
    ['7 late and without evidence', list({}, { recommendations: [recommendation({ unitId: null, closedOn: plainDate('2026-07-01'), evidence: 0 })] }), { 'kt-7': [`recommendation:r1 ${CONTROL} late no-evidence`] }],
    ['7 its day has not come', list({}, { recommendations: [recommendation({ state: 'open', closedOn: null, dueOn: plainDate('2026-11-20') })] }), {}],
    ['9 a decision without a version', list({}, { usedDecisions: new Set() }), { 'kt-9': [`decision:12/QĐ-UBND ${CONTROL} no-version`] }],
    ['9 in use before its decision', list({ versions: [version({ decision: { ...DECISION, issuedOn: plainDate('2026-02-20') } })], postings: hangs(['database', 'portal', 'board'], 'v2', '2026-02-20') }), { 'kt-9': [`${code} ${ROOM}`] }],
    ['10 issued too late', list({}, { procedures: { places: [], procedures: [], decisions: [{ ...DECISION, legalTextOn: plainDate('2026-02-06') }] } }), { 'kt-10': [`decision:12/QĐ-UBND ${CONTROL}`] }],
    ['11 parts missing', list({ versions: [version({ parts: { steps: [], results: [] } })] }), { 'kt-11': [`${code} ${ROOM}`] }],
    ['12 not in the database', list({ postings: hangs(['portal', 'board']) }), { 'kt-12': [`${code}@national-database ${CONTROL}`] }],
    ['12 in the database too late', list({ postings: [...hangs(['portal', 'board']), ...hangs(['database'], 'v2', '2026-03-10')] }), { 'kt-12': [`${code}@national-database ${CONTROL}`] }],
    ['13 no workflow', list({ versions: [version({ parts: { workflow: [] } })] }), { 'kt-13': [`${code} ${ROOM} no-workflow`] }],
    ['14 a workflow longer than the limit', list({ versions: [version({ parts: { timeLimits: [{ caseName: null, channel: null, value: 9, unit: 'working-day' }] } })] }), { 'kt-14': [`${code} ${ROOM}`] }],
    ['19 not on the board', list({ postings: hangs(['database', 'portal']) }), { 'kt-19': [`${code}@reception-board ${DESK}`], 'kt-21': [`${code}@reception-board ${DESK} missing`] }],
    ['19 one that has ended still hangs', list({ versions: [version({ validTo: plainDate('2026-10-01') })] }), { 'kt-19': PLACES.map(({ id, unitId }) => `${code}@${id} ${unitId}`).sort() }],
    ['20 the version before hangs', list({ versions: [version({ id: 'v1', number: 1, validFrom: plainDate('2025-01-01'), validTo: plainDate('2026-02-09') }), version()], postings: [...hangs(['database', 'portal', 'board']), ...hangs(['board'], 'v1')] }), { 'kt-20': [`${code}@board ${DESK}`] }],
    ['21 posted late', list({ postings: [...hangs(['database', 'portal']), ...hangs(['board'], 'v2', '2026-02-25')] }), { 'kt-21': [`${code}@reception-board ${DESK} late`] }],
    ['29 no post, no online', list({ versions: [version({ parts: { channels: ['in-person'] } })] }), { 'kt-29': [`${code} ${ROOM} no-postal no-online`] }],
    ['29 information only', list({ versions: [version({ parts: { channels: ['in-person', 'postal'] } })], onlineLevels: { v2: 'information-only' } }), {}],
    ['29 online that nobody uses', list({}, { channels: [{ procedureId: 'p1', online: 0, inPerson: 19, postal: 1 }] }), { 'kt-29': [`${code} ${ROOM} online-unused`] }],
    ['34, 36 papers at the counter with holes', list({}, { loosePapers: (['supplement-request', 'intake-refusal'] as const).map((kind) => ({ id: kind, kind, ordinal: 1, edition: aPaper(kind, '2026-05-05T09:00').edition, issuedOn: plainDate('2026-05-05'), missing: ['reason'] })) }), { 'kt-34': [`paper:supplement-request ${DESK} no-reason`], 'kt-36': [`paper:intake-refusal ${DESK} no-reason`] }],
    ['40, 62 a filed report that does not balance', list({}, { reports: [report({ filing: { state: 'submitted', submittedOn: plainDate('2026-09-20'), total: line({ c3: 1_383, c5: 1_383, c7: 1_302, c9: 1_302, c11: 61, c12: 61 }), before: 0, recounted: null } })] }), { 'kt-40': [`report:quarter:2026-06-15:2026-09-14 ${CONTROL} imbalance`], 'kt-62': [`report:quarter:2026-06-15:2026-09-14 ${CONTROL} imbalance`] }],
    ['51 a gap in the numbers', list({}, { books: [{ key: '2026-11-02', kind: 'codes', first: 1, last: 4, count: 3 }, { key: '2026', kind: 'receipts', first: 2, last: 3, count: 2 }] }), { 'kt-51': [`book:2026 ${DESK} gap`, `book:2026-11-02 ${DESK} gap`] }],
    ['56 answered late', list({}, { feedback: [feedback({ answeredAt: at('2026-10-23T08:00') })] }), { 'kt-56': [`feedback:PA-261001-001 ${ROOM} late`] }],
    ['56 neither sorted nor answered', list({}, { feedback: [feedback({ unitId: null, state: 'submitted', sortedAt: null, answeredAt: null, hasAnswer: false })] }), { 'kt-56': [`feedback:PA-261001-001 ${CONTROL} unanswered unsorted`] }],
    ['58 nobody heard', list({}, { satisfaction: [{ unitId: ROOM, results: 20, ratings: [] }, { unitId: DESK, results: 19, ratings: [] }] }), { 'kt-58': [`unit:${ROOM} ${ROOM} nobody-heard`] }],
    ['58 few satisfied', list({}, { satisfaction: [{ unitId: ROOM, results: 20, ratings: [{ attitude: 1, clarity: 2, time: 1 }] }] }), { 'kt-58': [`unit:${ROOM} ${ROOM} low`] }],
    ['62 missing', list({}, { reports: [report({ filing: null })] }), { 'kt-62': [`report:quarter:2026-06-15:2026-09-14 ${CONTROL} missing`] }],
    ['62 late, and not what the register says', list({}, { reports: [report({ filing: { state: 'locked', submittedOn: plainDate('2026-09-21'), total: line({ c3: 2, c5: 2, c7: 2, c9: 2 }), before: 0, recounted: line({ c3: 3, c5: 3, c7: 3, c9: 3 }) } })] }), { 'kt-62': [`report:quarter:2026-06-15:2026-09-14 ${CONTROL} late differs`] }],
  ];
  it.each(plants)('%s', (_, facts, expected) => {
    expect(broken(facts)).toEqual(expected);
  });
});
