import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { ITEM_RULES } from '@/lib/domain/inspection/rules/index';
import type { ItemOutcome } from '@/lib/domain/inspection/rules/rule';
import { dateColumn, instantOf } from '@/lib/platform/clock';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { answerItems } from '@/lib/usecases/answer-items';
import { useDatabase } from '../support/database';
import { cleanDossier, codeOf, contentOf, COURSE, openCleanOffice, PLACES, post, putDossiers, putPaper, WHO, type Step } from '../support/inspection-register';
import { AGENCY, DESK, INVESTMENT, LABOUR, VERSIONS } from '../support/queue-office';

useDatabase();

const PERIOD = { from: plainDate('2026-01-01'), to: plainDate('2026-11-30') };
const AS_OF = instantOf(localTime('2026-11-20T10:00'));
const answered = (unitIds: readonly string[] = []) => answerItems({ agencyId: AGENCY, period: PERIOD, asOf: AS_OF, unitIds });

/** What is broken, as `kt-31 H24.21-…: no-paper`, sorted. */
function told(outcomes: readonly ItemOutcome[]): string[] {
  return outcomes.flatMap(({ rule, breaches }) => breaches.map(({ subject, detail }) => `${rule.id} ${subject.replace(/^dossier:/, '').replace(/#.*$/, '')} ${detail.faults ?? ''}`.trim())).sort();
}

/** The course with one act replaced, or left out, or others put before it. */
const changed = (act: Step['act'], other: Partial<Step> | null): Step[] => COURSE.flatMap((one) => (one.act !== act ? [one] : other === null ? [] : [{ ...one, ...other }]));
const before = (act: Step['act'], ...more: Step[]): Step[] => COURSE.flatMap((one) => (one.act === act ? [...more, one] : [one]));
const until = (act: Step['act'], ...more: Step[]): Step[] => [...COURSE.slice(0, COURSE.findIndex((one) => one.act === act)), ...more];
const ask = (day: string, wanted: Partial<Step> = {}): Step => ({ act: 'request-supplement', at: `2026-11-${day}T09:00`, reason: 'Thiếu giấy tờ', data: { items: ['Bản sao'], replyBy: localTime('2026-11-18T17:00') }, ...wanted });
const supplied = (day: string): Step => ({ act: 'receive-supplement', at: `2026-11-${day}T11:00` });
const online = (...more: Step[]): Step[] => [{ act: 'submit-online', at: '2026-11-02T08:00', by: null, data: { toUnitId: DESK } }, ...more];

type Plant = { readonly steps?: readonly Step[]; readonly channel?: 'online'; readonly papers?: readonly (readonly [Parameters<typeof putPaper>[1], string])[]; readonly sql?: string; /** Rule and faults. */ readonly broken: readonly string[] };

/** One dossier for each: `$1` in its statements is the dossier's id. */
const PLANTS: readonly Plant[] = [
  { sql: 'UPDATE dossier SET "versionId" = (SELECT id FROM procedure_version WHERE name = \'Bản đã hết\') WHERE id = $1', broken: ['kt-15 not-in-force'] },
  { steps: changed('receive', { by: WHO.officer }), broken: ['kt-27 not-desk'] },
  { sql: `DELETE FROM paper WHERE "dossierId" = $1`, broken: ['kt-31 no-paper'] },
  { sql: `UPDATE paper SET edition = 'circular-01-2018' WHERE "dossierId" = $1`, broken: ['kt-31 wrong-form'] },
  { sql: `UPDATE paper SET data = data #- '{dueAt}' WHERE "dossierId" = $1`, broken: ['kt-31 incomplete'] },
  { sql: `UPDATE dossier SET "printedDueAt" = "printedDueAt" + interval '1 day' WHERE id = $1`, broken: ['kt-32 too-late'] },
  { channel: 'online', steps: online({ act: 'accept', at: '2026-11-03T10:00', by: WHO.clerk }, { act: 'hand-over', at: '2026-11-03T10:30', by: WHO.clerk, data: { toUnitId: LABOUR } }, ...COURSE.slice(2).map((one) => (one.at < '2026-11-03' ? { ...one, at: '2026-11-03T10:40' } : one))), broken: ['kt-33 late'] },
  { steps: before('submit-for-signature', ask('03'), supplied('03')), broken: ['kt-34 no-paper', 'kt-44 no-paper'] },
  { steps: before('submit-for-signature', ask('03'), supplied('03'), ask('04', { data: { items: ['Hợp đồng'], replyBy: localTime('2026-11-18T17:00') } }), supplied('04')), papers: [['supplement-request', '2026-11-03T09:00'], ['supplement-request', '2026-11-04T09:00']], broken: ['kt-34 new-items'] },
  { steps: before('submit-for-signature', ask('03'), supplied('03'), ask('04'), supplied('04'), ask('05'), supplied('05')), papers: [['supplement-request', '2026-11-03T09:00'], ['supplement-request', '2026-11-04T09:00'], ['supplement-request', '2026-11-05T09:00']], broken: ['kt-35 too-often'] },
  { channel: 'online', steps: online({ act: 'decline', at: '2026-11-02T10:00', by: WHO.clerk, reason: 'Không thuộc thẩm quyền' }), papers: [['intake-refusal', '2026-11-02T10:00']], broken: ['kt-36 no-basis'] },
  { steps: COURSE.map((one) => (one.act === 'hand-over' ? { ...one, at: '2026-11-03T07:40' } : one.act === 'take-over' ? { ...one, at: '2026-11-03T08:00' } : one)), broken: ['kt-37 late', 'kt-41 late'] },
  { steps: changed('hand-over', { by: WHO.nobody }), broken: ['kt-38 no-giver'] },
  { steps: until('submit-for-signature', { act: 'submit-for-signature', at: '2026-11-12T09:00', data: { toUnitId: LABOUR } }, { act: 'sign', at: '2026-11-13T09:00' }, { act: 'finish', at: '2026-11-13T10:00', data: { toUnitId: DESK, resultNumber: '1' } }), broken: ['kt-41 late'] },
  { steps: until('submit-for-signature', { act: 'submit-for-signature', at: '2026-11-10T09:00', data: { toUnitId: LABOUR } }, { act: 'sign', at: '2026-11-12T09:00' }, { act: 'apologise', at: '2026-11-13T09:00', reason: 'Chờ', data: { secondTarget: localTime('2026-11-19T17:00') } }, { act: 'finish', at: '2026-11-17T10:00', data: { toUnitId: DESK, resultNumber: '1' } }), papers: [['apology-notice', '2026-11-13T09:00']], broken: ['kt-40 ended-late'] },
  { steps: until('submit-for-signature'), broken: ['kt-24 no-paper', 'kt-40 open-late', 'kt-41 going-on', 'kt-42 no-apology'] },
  { steps: until('submit-for-signature', { act: 'apologise', at: '2026-11-13T09:00', reason: 'Chờ', data: { secondTarget: localTime('2026-11-19T17:00') } }), papers: [['apology-notice', '2026-11-13T09:00'], ['apology-notice', '2026-11-14T09:00']], broken: ['kt-40 open-late', 'kt-41 going-on', 'kt-43 again'] },
  { steps: before('submit-for-signature', ask('03', { data: { items: ['Bản sao'] } }), supplied('03')), papers: [['supplement-request', '2026-11-03T09:00']], broken: ['kt-44 no-reply-by'] },
  { steps: until('submit-for-signature', ask('16')), papers: [['supplement-request', '2026-11-16T09:00']], broken: ['kt-41 going-on', 'kt-45 close-to-due'] },
  { steps: before('submit-for-signature', { act: 'consult', at: '2026-11-03T09:00', data: { askedOf: 'Công an (mẫu)', replyBy: localTime('2026-11-04T17:00') } }, { act: 'consult-reply', at: '2026-11-05T16:00' }), broken: ['kt-46 not-followed-up'] },
  { steps: changed('finish', { data: { toUnitId: DESK, resultKind: 'refused', resultNumber: '9/TB' } }), broken: ['kt-47 no-reason'] },
  { steps: until('submit-for-signature', { act: 'stop', at: '2026-11-05T09:00', reason: 'Không bổ sung', data: { legalBasis: 'NĐ 118' } }), broken: ['kt-48 no-paper'] },
  { steps: changed('finish', { enteredAt: '2026-11-13T09:00' }).map((one) => (one.act === 'return-result' ? { ...one, at: '2026-11-13T10:00' } : one)), broken: ['kt-49 entered-late'] },
  { sql: `UPDATE dossier SET status = 'processing' WHERE id = $1`, broken: ['kt-49 status-differs'] },
  { steps: until('finish', { act: 'finish', at: '2026-11-09T10:00', data: { resultKind: 'granted', resultNumber: '1' } }), broken: ['kt-50 not-moved'] },
  { steps: changed('return-result', { data: { deliveredBy: 'counter' } }), broken: ['kt-50 no-collector', 'kt-51 no-collector'] },
  { sql: `UPDATE dossier SET "applicantPhone" = '' WHERE id = $1`, broken: ['kt-51 no-phone'] },
  { sql: `UPDATE fee_item SET "amountVnd" = 650000 WHERE "dossierId" = $1`, broken: ['kt-52 wrong-amount'] },
  { sql: `UPDATE fee_item SET "receiptNumber" = NULL WHERE "dossierId" = $1`, broken: ['kt-52 no-receipt'] },
  { sql: `UPDATE submitted_document SET "signatureState" = 'invalid' WHERE "dossierId" = $1 AND ordinal = 1`, broken: ['kt-53 bad-signature'] },
  { sql: `DELETE FROM digitised_result WHERE "dossierId" = $1`, broken: ['kt-53 result'] },
];
const FIRST = 13;

/** Further procedures, each with one fault. */
async function plantProcedures(): Promise<string[]> {
  const decision = async (number: string, issuedOn: string, legalTextOn: string | null) => (await db().promulgationDecision.create({ data: { agencyId: AGENCY, id: randomUUID(), number, issuedOn: dateColumn(plainDate(issuedOn)), effectiveOn: dateColumn(plainDate(issuedOn)), issuer: 'Mẫu', title: '', kind: 'amend', legalTextOn: legalTextOn ? dateColumn(plainDate(legalTextOn)) : null } })).id;
  const old = (await db().promulgationDecision.findFirstOrThrow({ where: { agencyId: AGENCY, number: 'MẪU-01/QĐ' } })).id;
  const [late, fresh] = [await decision('MẪU-02/QĐ', '2026-02-02', '2026-02-04'), await decision('MẪU-03/QĐ', '2026-03-02', '2026-04-01')];
  await decision('MẪU-04/QĐ', '2026-05-04', null);
  const sectorId = VERSIONS[0]?.sectorId ?? '';
  const procedure = async (slug: string, versions: readonly { number?: number; from?: string; to?: string; decisionId?: string; parts?: Parameters<typeof contentOf>[1]; name?: string }[], posted: readonly (readonly [number, readonly string[], string?])[]): Promise<void> => {
    const id = randomUUID();
    await db().procedure.create({ data: { agencyId: AGENCY, id, slug } });
    const ids: string[] = [];
    for (const [index, one] of versions.entries()) {
      const row = await db().procedureVersion.create({ data: { agencyId: AGENCY, id: randomUUID(), procedureId: id, number: index + 1, state: 'approved', validFrom: dateColumn(plainDate(one.from ?? '2020-01-01')), validTo: one.to ? dateColumn(plainDate(one.to)) : null, decisionId: one.decisionId ?? old, name: one.name ?? slug, sectorId, handlingUnitId: INVESTMENT, level: 'city', onlineLevel: 'full', pauseRule: 'resume', content: JSON.parse(JSON.stringify(contentOf(INVESTMENT, one.parts))) as object } });
      ids.push(row.id);
    }
    for (const [version, places, on] of posted) await post(id, ids[version] ?? '', places, on);
  };
  const everywhere = Object.values(PLACES);
  await procedure('thieu-phan', [{ parts: { steps: [] } }], [[0, everywhere]]);
  await procedure('thieu-quy-trinh', [{ parts: { workflow: [] } }], [[0, everywhere]]);
  await procedure('quy-trinh-dai', [{ parts: { committedTimeLimit: { value: 9, unit: 'working-day' } } }], [[0, everywhere]]);
  await procedure('thieu-bang', [{}], [[0, [PLACES.database, PLACES.portal]]]);
  await procedure('thieu-csdl', [{}], [[0, [PLACES.portal, PLACES.board]]]);
  await procedure('ban-cu', [{ to: '2026-02-08' }, { from: '2026-02-09', decisionId: late }], [[1, [PLACES.database, PLACES.portal], '2026-02-06'], [0, [PLACES.board]]]);
  await procedure('niem-yet-cham', [{ to: '2026-04-01' }, { from: '2026-04-02', decisionId: fresh }], [[1, [PLACES.database, PLACES.portal], '2026-03-05'], [1, [PLACES.board], '2026-04-10']]);
  await procedure('da-het', [{ to: '2026-08-31', name: 'Bản đã hết', parts: { workflow: contentOf(LABOUR).workflow } }], [[0, [PLACES.board]]]);
  await procedure('mot-cach', [{ parts: { channels: ['in-person'] } }], [[0, everywhere]]);
  await procedure('truoc-quyet-dinh', [{ from: '2026-02-02', decisionId: fresh }], [[0, everywhere, '2026-02-02']]);
  return [
    'kt-10 decision:MẪU-02/QĐ', 'kt-11 procedure:thieu-phan', 'kt-12 procedure:thieu-csdl@national-database', 'kt-13 procedure:thieu-quy-trinh no-workflow', 'kt-14 procedure:quy-trinh-dai', 'kt-19 procedure:thieu-bang@reception-board',
    `kt-19 procedure:da-het@${PLACES.board}`, `kt-20 procedure:ban-cu@${PLACES.board}`, 'kt-21 procedure:ban-cu@reception-board missing', 'kt-21 procedure:niem-yet-cham@reception-board late', 'kt-29 procedure:mot-cach no-postal no-online', 'kt-9 decision:MẪU-04/QĐ no-version', 'kt-9 procedure:truoc-quyet-dinh',
  ];
}

/** What is not a dossier, a procedure or a posting. */
async function plantRest(): Promise<string[]> {
  const day = dateColumn(plainDate('2025-06-02'));
  const at = (text: string) => instantOf(localTime(text));
  const version = await db().checklistVersion.create({ data: { agencyId: AGENCY, number: 1, title: 'Mẫu', state: 'draft' } });
  const inspection = await db().inspection.create({ data: { agencyId: AGENCY, code: '2025-01', kind: 'ad-hoc', title: 'Trước', purpose: '', periodFrom: day, periodTo: day, siteFrom: day, siteTo: day, method: '', contents: [], schedule: [], bases: [], checklistVersionId: version.id, stage: 'concluded' } });
  const recommendation = await db().recommendation.create({ data: { agencyId: AGENCY, inspectionId: inspection.id, number: 1, addresseeKind: 'unit', unitId: LABOUR, kind: 'correct', text: 'Sửa', dueOn: dateColumn(plainDate('2026-03-02')), state: 'open', createdAt: at('2025-07-01T09:00') } });
  await putPaper(null, 'supplement-request', '2026-05-05T09:00', { items: [{ what: 'Bản sao', why: null }], reason: null });
  await putPaper(null, 'intake-refusal', '2026-05-05T09:00', { reasons: ['Sai'], legalBases: [] });
  const feedback = (code: string, answeredAt: string) => db().feedback.create({ data: { agencyId: AGENCY, code, followToken: code, kind: 'other', subject: 'Mẫu', body: 'Mẫu', unitId: LABOUR, state: 'answered', submittedAt: at('2026-10-01T09:00'), dueAt: at('2026-10-22T17:00'), answeredAt: at(answeredAt), answer: 'Trả lời', senderName: 'Người mẫu' } });
  for (const [code, answeredAt] of [['PA-1', '2026-10-20T09:00'], ['PA-2', '2026-10-23T09:00']] as const) {
    const { id } = await feedback(code, answeredAt);
    await db().feedbackEvent.create({ data: { agencyId: AGENCY, feedbackId: id, seq: 1, act: 'accept', at: at('2026-10-02T09:00') } });
  }
  await db().reportSchedule.create({ data: { agencyId: AGENCY, kind: 'quarter', dueDays: 6, recipient: 'Mẫu', source: 'Mẫu' } });
  const papers = await db().paper.findMany({ where: { agencyId: AGENCY, dossierId: null }, select: { id: true, kind: true } });
  return [
    `kt-7 recommendation:${recommendation.id} overdue`, 'kt-56 feedback:PA-2 late', `kt-58 unit:${LABOUR} nobody-heard`, ...['2025-12-15:2026-03-14', '2026-03-15:2026-06-14', '2026-06-15:2026-09-14'].map((span) => `kt-62 report:quarter:${span} missing`),
    ...papers.map(({ id, kind }) => (kind === 'intake-refusal' ? `kt-36 paper:${id} no-basis` : `kt-34 paper:${id} no-reason`)),
  ];
}

describe('a small register', () => {
  beforeAll(async () => {
    await openCleanOffice();
    await putDossiers([
      ...Array.from({ length: FIRST - 2 }, (_, index) => cleanDossier(index + 1)),
      cleanDossier(FIRST - 1, before('submit-for-signature', ask('03'), supplied('04'), { act: 'consult', at: '2026-11-04T14:00', data: { askedOf: 'Công an (mẫu)', replyBy: localTime('2026-11-09T17:00') } }, { act: 'consult-reply', at: '2026-11-05T10:00' })),
    ]);
    const { id } = await db().dossier.findFirstOrThrow({ where: { code: codeOf(FIRST - 1) } });
    await putPaper(id, 'supplement-request', '2026-11-03T09:00');
  });

  it('without a fault breaks nothing, and nothing is left unlooked at', async () => {
    const outcomes = await answered();
    expect(told(outcomes)).toEqual([]);
    const units = await answered([DESK, LABOUR]);
    expect(units).toHaveLength(ITEM_RULES.length * 2);
    const verdict = (id: string, unitId: string) => units.find((one) => one.rule.id === id && one.unitId === unitId);
    expect(verdict('kt-31', DESK)).toMatchObject({ population: FIRST - 1, verdict: 'meets' });
    expect(verdict('kt-31', LABOUR)).toMatchObject({ population: 0, verdict: 'not-applicable' });
    expect(verdict('kt-15', LABOUR)).toMatchObject({ population: FIRST - 1, verdict: 'meets' });
    expect(verdict('kt-34', LABOUR)).toMatchObject({ population: 1, verdict: 'meets' });
    expect(verdict('kt-46', LABOUR)).toMatchObject({ population: 1, verdict: 'meets' });
  });

  it('with one planted breach of each kind has these and no other', async () => {
    const expected = [...await plantProcedures(), ...await plantRest()];
    await putDossiers(PLANTS.map(({ steps, channel }, index) => cleanDossier(FIRST + index, steps, channel ? { channel } : {})));
    for (const [index, { papers = [], sql, broken }] of PLANTS.entries()) {
      const code = codeOf(FIRST + index);
      const { id } = await db().dossier.findFirstOrThrow({ where: { code } });
      for (const [kind, at] of papers) await putPaper(id, kind, at);
      if (sql) await db().$executeRawUnsafe(sql.replaceAll('$1', `'${id}'::uuid`));
      expected.push(...broken.map((one) => `${one.split(' ')[0]} ${code} ${one.split(' ').slice(1).join(' ')}`));
    }
    // A receipt taken out of the book leaves a gap in it; the numbers of a day are whole until one is.
    await putDossiers([cleanDossier(2, COURSE.map((one) => ({ ...one, at: one.at.replace('-11-', '-10-').replace('-10-02', '-10-05') })), { day: '261005', key: 'alone' })]);
    expected.push('kt-51 book:2026 gap', 'kt-51 book:2026-10-05 gap');
    const outcomes = await answered();
    expect(told(outcomes)).toEqual(expected.sort());
    const found = new Set(outcomes.filter(({ breaches }) => breaches.length > 0).map(({ rule }) => rule.item));
    expect(ITEM_RULES.map(({ item }) => item).filter((item) => !found.has(item))).toEqual([]);
    for (const { rule, breaches } of outcomes) {
      for (const { detail } of breaches) {
        const sentence = itemRuleWords(rule.id).breach(detail);
        expect(sentence).toMatch(/^[\p{Lu}\d]/u);
        expect(sentence).not.toMatch(/undefined|null|NaN|chưa rõ|[a-z]-[a-z]/);
      }
    }
  });

  it('answers as of a moment: what was entered later is not known', async () => {
    const then = await answerItems({ agencyId: AGENCY, period: PERIOD, asOf: instantOf(localTime('2026-11-02T12:00')), unitIds: [LABOUR], rules: ITEM_RULES.filter(({ item }) => [34, 47, 50].includes(item)) });
    expect(then.map(({ rule, population }) => [rule.item, population])).toEqual([[34, 0], [47, 0], [50, 0]]);
  });

  it('takes the parameters of an inspection for its defaults', async () => {
    const wanted = { agencyId: AGENCY, period: PERIOD, asOf: AS_OF, unitIds: [LABOUR], rules: ITEM_RULES.filter(({ item }) => item === 40) };
    const [usual] = await answerItems(wanted);
    const [lenient] = await answerItems({ ...wanted, parameters: { 'kt-40': { leastPercent: 50 } } });
    expect([usual?.verdict, usual?.rule.parameters, lenient?.verdict, lenient?.rule.parameters]).toEqual(['fails', { leastPercent: 95 }, 'meets', { leastPercent: 50 }]);
    expect(lenient?.breaches).toEqual(usual?.breaches);
  });
});
