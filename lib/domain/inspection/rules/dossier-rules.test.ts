import { describe, expect, it } from 'vitest';
import { plainDate } from '../../calendar/plain-date';
import { aDossierRecord, aPaper, aScope, at, DESK, PLAIN, ROOM, someFacts, someRegister, type Happened, type RecordWanted } from '@/tests/builders/a-dossier-record';
import { answerItems } from './answer';
import { DOSSIER_ITEM_RULES, ITEM_RULES, itemRule } from './index';
import type { Breach, RuleScope } from './rule';

/** The breaches of one dossier, by rule. */
function broken(wanted: RecordWanted, scope: RuleScope = aScope()): Record<string, readonly Breach[]> {
  const outcomes = answerItems(DOSSIER_ITEM_RULES, scope, someRegister(), [someFacts(wanted, scope)]);
  const found: Record<string, readonly Breach[]> = {};
  for (const { rule, breaches } of outcomes) if (breaches.length > 0) found[rule.id] = [...(found[rule.id] ?? []), ...breaches];
  return found;
}
const faults = (wanted: RecordWanted, scope?: RuleScope): Record<string, string> =>
  Object.fromEntries(Object.entries(broken(wanted, scope)).map(([id, found]) => [id, found.map(({ detail }) => detail.faults).join(' | ')]));

/** The plain course with some acts replaced (null: left out) and others put in, in the order of their times. */
function course(change: Partial<Record<Happened['act'], Partial<Happened> | null>> = {}, more: readonly Happened[] = []): Happened[] {
  const kept = PLAIN.flatMap((one): Happened[] => {
    const other = change[one.act];
    return other === null ? [] : [{ ...one, ...other }];
  });
  return [...kept, ...more].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
const until = (act: Happened['act']): Happened[] => PLAIN.slice(0, PLAIN.findIndex((one) => one.act === act));
const ask = (day: string, wanted: Partial<Happened> = {}): Happened => ({ act: 'request-supplement', at: `2026-11-${day}T09:00`, reason: 'Thiếu giấy tờ', data: { replyBy: at('2026-11-16T17:00') }, words: { items: ['Bản sao'] }, ...wanted });
const supplied = (day: string): Happened => ({ act: 'receive-supplement', at: `2026-11-${day}T15:00` });
const RECEIPT = aPaper('intake-receipt', '2026-11-02T08:30');
const asked = (...days: string[]) => [RECEIPT, ...days.map((day) => aPaper('supplement-request', `2026-11-${day}T09:00`))];

describe('the list of rules', () => {
  it('answers the 39 items that the checklist marks, each once and by its number', () => {
    expect(ITEM_RULES.map(({ item }) => item)).toEqual([7, 9, 10, 11, 12, 13, 14, 15, 19, 20, 21, 24, 27, 29, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 56, 58, 62]);
    expect(ITEM_RULES.every(({ id, item }) => id === `kt-${item}`)).toBe(true);
    expect(itemRule('kt-37')?.item).toBe(37);
    expect(itemRule('kt-99')).toBeNull();
  });
});

describe('a dossier without fault', () => {
  it('breaks no rule, and most of them look at it', () => {
    expect(faults({})).toEqual({});
    const looked = answerItems(DOSSIER_ITEM_RULES, aScope(), someRegister(), [someFacts()]).filter(({ population }) => population > 0).map(({ rule }) => rule.item);
    expect(looked).toEqual(expect.arrayContaining([15, 27, 31, 32, 37, 38, 40, 41, 49, 50, 51, 52, 53]));
  });
  it('breaks none with a supplement asked for in time, a payment, a consultation and an apology', () => {
    const story = [
      ...PLAIN.slice(0, 3), ask('03'), supplied('04'),
      { act: 'request-payment', at: '2026-11-04T16:00', reason: 'Nộp lệ phí', data: { replyBy: at('2026-11-20T17:00') }, words: { amountVnd: 600_000 } }, { act: 'record-payment', at: '2026-11-05T08:00', unitId: DESK, words: { amountVnd: 600_000 } },
      { act: 'consult', at: '2026-11-05T09:00', data: { replyBy: at('2026-11-10T17:00') }, words: { askedOf: 'Công an (mẫu)' } }, { act: 'consult-reply', at: '2026-11-09T09:00' }, ...PLAIN.slice(3).map((one) => ({ ...one, at: one.at.replace('-11-0', '-11-1').replace('11-10T09:00', '11-19T16:00') })),
    ] as Happened[];
    const shifted = story.map((one) => (one.act === 'submit-for-signature' ? { ...one, at: '2026-11-11T09:00' } : one.act === 'sign' ? { ...one, at: '2026-11-12T09:00' } : one.act === 'finish' ? { ...one, at: '2026-11-12T10:00', words: { result: '12/QĐ', resultOn: plainDate('2026-11-12') } } : one));
    expect(faults({ happened: shifted, papers: [...asked('03'), aPaper('payment-request', '2026-11-04T16:00')] })).toEqual({});
  });
});

describe('item by item, one planted breach', () => {
  const plants: readonly (readonly [string, RecordWanted, Record<string, string>])[] = [
    ['15 a version that has ended', { version: { ...aDossierRecord().version, validTo: plainDate('2026-11-01') } }, { 'kt-15': 'not-in-force' }],
    ['15 a version that was never announced', { version: { ...aDossierRecord().version, state: 'draft' } }, { 'kt-15': 'not-announced' }],
    ['15 a version corrected before the intake', { version: { ...aDossierRecord().version, isSuperseded: true, supersededAt: at('2026-10-01T08:00') } }, { 'kt-15': 'superseded' }],
    ['27 taken in by a department', { happened: course({ 'receive': { unitId: ROOM } }) }, { 'kt-27': 'not-desk' }],
    ['31 no receipt', { papers: [] }, { 'kt-31': 'no-paper' }],
    ['31 a voided receipt', { papers: [aPaper('intake-receipt', '2026-11-02T08:30', { isVoided: true })] }, { 'kt-31': 'no-paper' }],
    ['31 the form of 2018', { papers: [aPaper('intake-receipt', '2026-11-02T08:30', { edition: 'circular-01-2018' })] }, { 'kt-31': 'wrong-form' }],
    ['31 a receipt with holes', { papers: [aPaper('intake-receipt', '2026-11-02T08:30', { missing: ['due', 'officer'] })] }, { 'kt-31': 'incomplete' }],
    ['32 a date a day too late', { printedDue: at('2026-11-17T17:00') }, { 'kt-32': 'too-late' }],
    ['32 a date too early', { printedDue: at('2026-11-13T17:00') }, { 'kt-32': 'too-early' }],
    ['32 no date', { printedDue: null }, { 'kt-32': 'no-date', 'kt-51': 'no-date' }],
    ['37 handed over the next day', { happened: course({ 'hand-over': { at: '2026-11-03T08:00' }, 'take-over': { at: '2026-11-03T09:00' } }) }, { 'kt-37': 'late', 'kt-41': 'late' }],
    ['38 nobody took it over', { happened: [PLAIN[0], PLAIN[1], PLAIN[2], { act: 'hand-over', at: '2026-11-02T14:00', data: { toUnitId: 'another-unit' } }, ...PLAIN.slice(3)] as Happened[] }, { 'kt-38': 'not-taken' }],
    ['38 no giver', { happened: course({ 'hand-over': { actorId: null } }) }, { 'kt-38': 'no-giver' }],
    ['38 no taker', { happened: course({ 'take-over': { actorId: null, data: { toUnitId: ROOM } } }) }, { 'kt-38': 'no-taker' }],
    ['41 a step too long', { happened: course({ 'submit-for-signature': { at: '2026-11-12T09:00' }, 'sign': { at: '2026-11-13T09:00' }, 'finish': { at: '2026-11-13T10:00', words: { result: '12/QĐ' } }, 'return-result': { at: '2026-11-16T09:00' } }) }, { 'kt-41': 'late' }],
    ['34 no paper', { happened: [...PLAIN.slice(0, 3), ask('03'), supplied('04'), ...PLAIN.slice(3)], papers: [RECEIPT] }, { 'kt-34': 'no-paper', 'kt-44': 'no-paper' }],
    ['34 no reason, nothing named', { happened: [...PLAIN.slice(0, 3), { ...ask('03'), reason: ' ', words: {} }, supplied('04'), ...PLAIN.slice(3)], papers: asked('03') }, { 'kt-34': 'no-items no-reason', 'kt-44': 'no-reason' }],
    ['34 asked for something else the second time', { happened: [...PLAIN.slice(0, 3), ask('03'), supplied('03'), ask('04', { words: { items: ['Bản sao', 'Hợp đồng'] } }), supplied('04'), ...PLAIN.slice(3)], papers: asked('03', '04') }, { 'kt-34': 'new-items' }],
    ['35 three times', { happened: [...PLAIN.slice(0, 3), ask('03'), supplied('03'), ask('04'), supplied('04'), ask('05'), supplied('05'), ...PLAIN.slice(3)], papers: asked('03', '04', '05') }, { 'kt-35': 'too-often' }],
    ['44 no date until which it is waited', { happened: [...PLAIN.slice(0, 3), { ...ask('03'), data: {} }, supplied('04'), ...PLAIN.slice(3)], papers: asked('03') }, { 'kt-44': 'no-reply-by' }],
    ['46 nobody named, no date', { happened: course({}, [{ act: 'consult', at: '2026-11-03T09:00' }, { act: 'consult-reply', at: '2026-11-04T09:00' }]) }, { 'kt-46': 'no-addressee no-reply-by' }],
    ['46 an overdue reply that nobody followed up', { happened: course({}, [{ act: 'consult', at: '2026-11-03T09:00', words: { askedOf: 'Sở' }, data: { replyBy: at('2026-11-04T17:00') } }, { act: 'consult-reply', at: '2026-11-05T09:00' }]) }, { 'kt-46': 'not-followed-up' }],
    ['47 refused without reason or notice', { happened: course({ 'finish': { data: { toUnitId: DESK, resultKind: 'refused' }, words: {} } }), digitised: { present: 0, digitised: 0, badSignatures: 0, result: null } }, { 'kt-47': 'no-reason no-notice', 'kt-53': 'result' }],
    ['48 stopped without notice, reason, basis', { happened: [...PLAIN.slice(0, 3), { act: 'stop', at: '2026-11-05T09:00' }] }, { 'kt-48': 'no-paper no-reason no-basis' }],
    ['49 finished before it was signed', { happened: course({ 'finish': { words: { result: '12/QĐ', resultOn: plainDate('2026-11-10') } } }) }, { 'kt-49': 'finished-before-signed' }],
    ['49 signed electronically after the end', { happened: course({ 'finish': { words: { result: '12/QĐ' } } }), resultSignedAt: at('2026-11-11T09:00') }, { 'kt-49': 'finished-before-signed' }],
    ['49 told days after it happened', { happened: course({ 'finish': { enteredAt: '2026-11-12T09:00' } }) }, { 'kt-49': 'entered-late' }],
    ['49 a status that its events deny', { isCurrent: true, status: 'processing' }, { 'kt-49': 'status-differs' }],
    ['49 signed and still open', { happened: until('finish') }, { 'kt-40': 'open-late', 'kt-42': 'no-apology', 'kt-24': 'no-paper', 'kt-41': 'going-on', 'kt-49': 'signed-not-finished' }],
    ['50 not from the desk', { happened: course({ 'finish': { data: { resultKind: 'granted' } } }) }, { 'kt-50': 'not-from-desk' }],
    ['50 to nobody named', { happened: course({ 'return-result': { words: { deliveredBy: 'counter' } } }) }, { 'kt-50': 'no-collector', 'kt-51': 'no-collector' }],
    ['50 by post without a number', { happened: course({ 'return-result': { words: { deliveredBy: 'postal', collector: 'Mẫu' } } }) }, { 'kt-50': 'no-tracking' }],
    ['50 left in the department', { happened: [...until('finish'), { act: 'finish', at: '2026-11-09T10:00', data: { resultKind: 'granted' }, words: { result: '1' } }] }, { 'kt-50': 'not-moved' }],
    ['51 columns left empty', { applicant: { name: 'Mẫu', address: ' ', phone: '', representative: null } }, { 'kt-51': 'no-address no-phone' }],
    ['52 too much', { fees: [{ name: 'Lệ phí cấp giấy phép', kind: 'levy', amountVnd: 700_000, paidVnd: 700_000, unreceiptedVnd: 0 }] }, { 'kt-52': 'wrong-amount' }],
    ['52 something not announced, without receipt', { fees: [{ name: 'Phí khác', kind: 'fee', amountVnd: 10_000, paidVnd: 10_000, unreceiptedVnd: 10_000 }] }, { 'kt-52': 'not-announced no-receipt' }],
    ['53 nothing scanned, no electronic result', { digitised: { present: 2, digitised: 0, badSignatures: 0, result: null } }, { 'kt-53': 'components | result' }],
  ];
  it.each(plants)('%s', (_, wanted, expected) => {
    expect(faults(wanted)).toEqual(expected);
  });

  it('36: a refusal without paper, reason or basis', () => {
    const declined = (wanted: Partial<Happened>, papers = [aPaper('intake-refusal', '2026-11-02T10:00')]) => faults({ happened: [{ act: 'submit-online', at: '2026-11-02T08:00', unitId: null, actorId: null, data: { toUnitId: DESK } }, { act: 'decline', at: '2026-11-02T10:00', unitId: DESK, ...wanted }], papers });
    expect(declined({ reason: 'Không thuộc thẩm quyền', words: { legalBasis: 'NĐ 118' } })).toEqual({});
    expect(declined({}, [])).toEqual({ 'kt-36': 'no-paper no-reason no-basis' });
  });

  it('45: a pause asked for in the last fifth of the limit and within two working days, or after the date', () => {
    const pausedOn = (when: string) => faults({ happened: [...PLAIN.slice(0, 3), { ...ask('03'), at: when, data: { replyBy: at('2026-11-20T17:00') } }], papers: [RECEIPT, aPaper('supplement-request', when)] })['kt-45'] ?? null;
    // Due at the close of Monday the 16th: two of ten days are left from the morning of Friday the 13th.
    expect(pausedOn('2026-11-12T09:00')).toBeNull();
    expect(pausedOn('2026-11-13T09:00')).toBe('close-to-due');
    expect(pausedOn('2026-11-16T17:00')).toBe('close-to-due');
    expect(pausedOn('2026-11-17T08:00')).toBe('after-due');
  });

  it('42, 43, 24, 40: a late dossier, apologised for in time, too late, twice, without paper', () => {
    const late = (more: readonly Happened[], papers = [RECEIPT]) => {
      const { 'kt-41': _steps, 'kt-49': _told, ...rest } = faults({ happened: [...PLAIN.slice(0, 3), ...more], papers });
      return rest;
    };
    const apology = (when: string, wanted: Partial<Happened> = {}): Happened => ({ act: 'apologise', at: when, reason: 'Chờ ý kiến', data: { secondTarget: at('2026-11-25T17:00') }, ...wanted });
    const paper = (when: string) => aPaper('apology-notice', when);
    expect(late([])).toEqual({ 'kt-24': 'no-paper', 'kt-40': 'open-late', 'kt-42': 'no-apology' });
    expect(late([apology('2026-11-16T16:00')], [RECEIPT, paper('2026-11-16T16:00')])).toEqual({ 'kt-40': 'open-late' });
    expect(late([apology('2026-11-17T08:00')], [RECEIPT, paper('2026-11-17T08:00')])).toEqual({ 'kt-40': 'open-late', 'kt-42': 'late' });
    expect(late([apology('2026-11-16T16:00', { reason: '', data: {} })])).toEqual({ 'kt-24': 'no-paper', 'kt-40': 'open-late', 'kt-42': 'no-reason no-second-date no-paper' });
    // The register refuses the second, so it stands there as an event that no act made.
    expect(late([apology('2026-11-12T16:00'), apology('2026-11-13T16:00')], [RECEIPT, paper('2026-11-12T16:00'), paper('2026-11-13T16:00')])).toEqual({ 'kt-40': 'open-late', 'kt-43': 'again' });
  });
});

describe('edge cases', () => {
  const handedOver = (received: string, given: string, wanted: RecordWanted = {}) => faults({ happened: [{ act: 'receive', at: received, unitId: DESK }, { act: 'hand-over', at: given, unitId: DESK, data: { toUnitId: ROOM } }, { act: 'take-over', at: given, data: { toUnitId: ROOM } }], papers: [], ...wanted })['kt-37'] ?? null;
  it('37: until closing time the same day; from 15:00 in the first session of the next working day', () => {
    expect(handedOver('2026-11-18T14:59', '2026-11-18T17:00')).toBeNull();
    expect(handedOver('2026-11-18T14:59', '2026-11-18T17:01')).toBe('late');
    expect(handedOver('2026-11-18T15:00', '2026-11-19T11:30')).toBeNull();
    expect(handedOver('2026-11-18T15:00', '2026-11-19T11:31')).toBe('late');
    // Friday afternoon, and a Saturday on which the desk was open.
    expect(handedOver('2026-11-13T16:00', '2026-11-16T09:00')).toBeNull();
    expect(handedOver('2026-11-14T09:00', '2026-11-16T16:00')).toBeNull();
    expect(handedOver('2026-11-14T09:00', '2026-11-17T08:00')).toBe('late');
  });
  it('37: a hand-over that was voided does not count, a unit that fetched the file does', () => {
    const story: Happened[] = [{ act: 'receive', at: '2026-11-18T09:00', unitId: DESK }, { act: 'hand-over', at: '2026-11-18T10:00', unitId: DESK, data: { toUnitId: ROOM } }, { act: 'correct', at: '2026-11-18T11:00', voidsSeq: 2, reason: 'Nhầm' }];
    expect(faults({ happened: story })['kt-37']).toBe('not-given');
    expect(faults({ happened: [...story, { act: 'take-over', at: '2026-11-18T15:00', data: { toUnitId: ROOM } }] })['kt-37']).toBeUndefined();
  });
  it('37: what the handling unit took in itself is not looked at', () => {
    const found = answerItems(ITEM_RULES.filter(({ item }) => item === 37), aScope(), someRegister(), [someFacts({ happened: [{ act: 'receive', at: '2026-11-18T09:00', unitId: ROOM }] })], [ROOM]);
    expect(found).toEqual([expect.objectContaining({ unitId: ROOM, population: 0, verdict: 'not-applicable' })]);
  });
  it('33: eight working hours from submission and again from each completion; withdrawn in time is answered', () => {
    const online = (more: readonly Happened[]) => broken({ happened: [{ act: 'submit-online', at: '2026-11-12T16:00', unitId: null, actorId: null, data: { toUnitId: DESK } }, ...more] })['kt-33']?.map(({ subject, unitId, detail }) => [subject, unitId, detail.faults]) ?? [];
    const code = 'dossier:H24.21-261102-0001';
    // An hour on Thursday, seven on Friday: due on Friday at 16:00.
    expect(online([{ act: 'accept', at: '2026-11-13T16:00', unitId: DESK }])).toEqual([]);
    expect(online([{ act: 'accept', at: '2026-11-13T16:01', unitId: DESK }])).toEqual([[code, DESK, 'late']]);
    expect(online([])).toEqual([[code, DESK, 'unanswered']]);
    expect(online([{ act: 'withdraw', at: '2026-11-13T09:00', unitId: null, actorId: null }])).toEqual([]);
    expect(online([ask('13'), { act: 'receive-supplement', at: '2026-11-16T08:00', unitId: null }, { act: 'accept', at: '2026-11-17T09:00', unitId: DESK }])).toEqual([[`${code}#3`, DESK, 'late']]);
  });
  it('32: judged by the calendar as it was known at intake, and by the limit of case and channel', () => {
    const { version } = aDossierRecord();
    const content = { ...version.content, timeLimits: [{ caseName: null, channel: 'online' as const, value: 5, unit: 'working-day' as const }, ...version.content.timeLimits] };
    expect(faults({ version: { ...version, content } })['kt-32']).toBeUndefined();
    expect(faults({ version: { ...version, content }, channel: 'online' })['kt-32']).toBe('too-late');
    expect(faults({ caseName: 'Khác', version: { ...version, content: { ...version.content, timeLimits: [{ caseName: 'Một', channel: null, value: 1, unit: 'working-day' }] } } })['kt-32']).toBe('no-limit');
  });
  it('42: who waited for the applicant when the date came is not late', () => {
    const paused = { happened: [...PLAIN.slice(0, 3), ask('05', { data: { replyBy: at('2026-11-30T17:00') } })], papers: asked('05') };
    expect(faults(paused)).toEqual({});
  });
  it('48: before the circular of 2025 no form is asked for', () => {
    const scope = aScope({ period: { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') }, moment: at('2025-12-31T23:59') });
    const story: Happened[] = [{ act: 'receive', at: '2025-08-04T09:00', unitId: DESK }, { act: 'stop', at: '2025-08-05T09:00', unitId: DESK, reason: 'Hết thẩm quyền', words: { legalBasis: 'NĐ 61' } }];
    expect(faults({ happened: story, papers: [] }, scope)['kt-48']).toBeUndefined();
  });
  it('49: what was entered as a whole from an older book is not called late', () => {
    expect(faults({ createdAt: at('2026-11-15T08:00'), happened: PLAIN.map((one) => ({ ...one, enteredAt: '2026-11-15T08:00' })) })['kt-49']).toBeUndefined();
  });
  it('looks at nothing outside the period', () => {
    const scope = aScope({ period: { from: plainDate('2026-01-01'), to: plainDate('2026-03-31') }, moment: at('2026-03-31T23:59') });
    expect(answerItems(DOSSIER_ITEM_RULES, scope, someRegister(), [someFacts()]).filter(({ population }) => population > 0)).toEqual([]);
  });
  it('sets an illegal event apart and goes on', () => {
    const facts = someFacts({ happened: [PLAIN[0], { act: 'sign', at: '2026-11-02T08:45' }, ...PLAIN.slice(1)] as Happened[] });
    expect(facts.illegal.map(({ act }) => act)).toEqual(['sign']);
    expect(facts.state.status).toBe('returned');
    expect(faults({ happened: [PLAIN[0], { act: 'sign', at: '2026-11-02T08:45' }, ...PLAIN.slice(1)] as Happened[] })).toEqual({ 'kt-49': 'illegal-event' });
  });
  it('53: a share may be missing, a bad signature may not', () => {
    const rule = DOSSIER_ITEM_RULES.filter(({ item }) => item === 53);
    const many = (bare: number, badSignatures = 0) => answerItems(rule, aScope(), someRegister(), Array.from({ length: 10 }, (_, index) => someFacts({ code: `H24.21-261102-${1000 + index}`, digitised: { present: 2, digitised: index < bare ? 1 : 2, badSignatures: index === 9 ? badSignatures : 0, result: { isElectronic: true, signature: null } } }))).find(({ unitId }) => unitId === DESK);
    expect(many(2)).toMatchObject({ population: 10, verdict: 'meets' });
    expect(many(3)).toMatchObject({ population: 10, verdict: 'fails' });
    expect(many(0, 1)).toMatchObject({ verdict: 'fails' });
  });
  it('answers for each unit asked for, also where there is nothing to look at', () => {
    const found = answerItems(DOSSIER_ITEM_RULES.filter(({ item }) => item === 31), aScope(), someRegister(), [someFacts({ papers: [] })], [DESK, ROOM]);
    expect(found.map(({ unitId, verdict }) => [unitId, verdict])).toEqual([[DESK, 'fails'], [ROOM, 'not-applicable']]);
  });
});
