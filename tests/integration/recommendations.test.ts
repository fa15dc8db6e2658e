import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPublishedConclusion, listInspectionDeadlines, listPublishedConclusions } from '@/lib/data/inspection-overview';
import { findRecommendation, listRecommendations, listRemedyEvents, openRecommendations } from '@/lib/data/recommendations';
import { readUnitAnswers } from '@/lib/data/unit-checklist';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { isLate, promiseKept } from '@/lib/domain/inspection/recommendation';
import { dateColumn } from '@/lib/platform/clock';
import { DraftRecommendation, RecordFinding, RemedyStepForm, RemoveRecommendation } from '@/lib/schemas/inspection-finding';
import { answerAtDesk } from '@/lib/usecases/inspection/answer-at-desk';
import { draftRecommendation, issueRecommendations, removeRecommendation } from '@/lib/usecases/inspection/draft-recommendation';
import { recordFindingHere } from '@/lib/usecases/inspection/record-finding-here';
import { notifyFindings, stepFinding } from '@/lib/usecases/inspection/step-finding';
import { maySeeRecommendation, stepRecommendation } from '@/lib/usecases/inspection/step-recommendation';
import { storeFile } from '@/lib/usecases/store-file';
import { AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { contextOf, placeInspection, type PlacedInspection } from '../support/inspection-office';

useDatabase();

let placed: PlacedInspection | undefined;
const here = (): PlacedInspection => {
  if (!placed) throw new Error('not placed');
  return placed;
};
const unit = (name: string): string => here().units[name] ?? '';
const findings: string[] = [];

const draft = async (username: string, wanted: Record<string, unknown> = {}) =>
  draftRecommendation(await contextOf(username), DraftRecommendation.parse({ code: here().code, seen: '0', addresseeKind: 'unit', unitId: unit('QLLĐ'), kind: 'correct', text: 'Chuyển hồ sơ ngay trong ngày nhận.', dueOn: '30/11/2026', findingIds: findings.slice(0, 1), ...wanted }));
const versionOf = async (id: string): Promise<number> => (await db().recommendation.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id } } })).version;
const step = async (username: string, act: string, id: string, more: Record<string, unknown> = {}, on?: string) =>
  stepRecommendation(await contextOf(username, on), RemedyStepForm.parse({ act, recommendationId: id, seen: await versionOf(id), text: 'Việc đã làm, có văn bản kèm theo.', ...more }));
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
async function store(username: string): Promise<string> {
  const stored = await storeFile(await contextOf(username), { name: 'minh-chung.pdf', source: (async function* () { yield new Uint8Array(PDF); })() });
  if (!stored.ok) throw new Error(stored.refusal.name);
  return stored.value.fileId;
}
const numbered = async (number: number): Promise<string> => (await db().recommendation.findFirstOrThrow({ where: { inspectionId: here().id, number } })).id;
const closedFindings = async (): Promise<string[]> => (await db().finding.findMany({ where: { inspectionId: here().id, closedAt: { not: null } } })).map(({ id }) => id);

beforeAll(async () => {
  await openOffice();
  placed = await placeInspection({ code: '2026-05' });
  for (const itemKey of ['kt-37', 'kt-40', 'kt-41']) {
    const id = randomUUID();
    await recordFindingHere(await contextOf('kiemtra'), RecordFinding.parse({ id, code: '2026-05', seen: 0, unitId: unit('QLLĐ'), itemKey, source: 'checklist', facts: `Sự việc của ${itemKey}.`, ruleBroken: 'NĐ 61/2018', severity: 'moderate', extent: 'single' }));
    findings.push(id);
  }
});

describe('an answer at a desk', () => {
  const answer = async (username: string, more: Record<string, unknown> = {}) => answerAtDesk(await contextOf(username), { code: '2026-05', unitId: unit('QLLĐ'), itemKey: 'kt-4', seen: 0, answer: 'meets', note: undefined, ...more });
  it('is kept through the door of all records, by a member at work on the unit', async () => {
    expect(await answer('truongphong')).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await answer('kiemsoat')).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await answer('kiemtra2', { unitId: unit('QLĐT') })).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await answer('kiemtra', { itemKey: 'kt-999' })).toMatchObject({ refusal: { name: 'NoSuchItem' } });
    expect(await answer('kiemtra')).toMatchObject({ value: { isInConflict: false } });
    expect(await answer('kiemtra', { seen: 1, answer: 'fails', note: 'Chỉ có biên bản quý I.' })).toMatchObject({ ok: true });
    expect(await readUnitAnswers(AGENCY, here().id, unit('QLLĐ'))).toMatchObject([{ itemKey: 'kt-4', version: 2, answer: 'fails', note: 'Chỉ có biên bản quý I.', source: 'person', isInConflict: false }]);
    expect(await db().inspectionEntry.count({ where: { inspectionId: here().id } })).toBe(2);
  });

  it('by someone who had not seen the other one is a conflict, and both are kept', async () => {
    expect(await answer('kiemtra2', { answer: 'not-applicable' })).toMatchObject({ value: { isInConflict: true } });
    expect((await readUnitAnswers(AGENCY, here().id, unit('QLLĐ')))[0]?.isInConflict).toBe(true);
    expect(await db().inspectionEntry.count({ where: { inspectionId: here().id } })).toBe(3);
  });

  it('does not go past an item that answers itself', async () => {
    await db().inspectionAutoAnswer.create({ data: { agencyId: AGENCY, inspectionId: here().id, unitId: unit('QLLĐ'), itemKey: 'kt-37', ruleId: 'kt-37', ruleVersion: 1, legalBasis: 'NĐ 61/2018', periodFrom: new Date('2026-01-01'), periodTo: new Date('2026-11-01'), asOf: new Date('2026-11-20'), verdict: 'fails', population: 9, breachCount: 3, breaches: [], parameters: {}, sha256: '0'.repeat(64) } });
    expect(await answer('kiemtra', { itemKey: 'kt-37' })).toMatchObject({ refusal: { name: 'AnswersItself' } });
  });
});

describe('a draft', () => {
  it('is made by the team, on findings that the unit was told of, to an inspected unit, in time', async () => {
    expect(await draft('kiemtra')).toMatchObject({ refusal: { name: 'FindingNotUsable' } });
    expect(await notifyFindings(await contextOf('kiemtra'), { code: '2026-05', unitId: unit('QLLĐ') })).toMatchObject({ value: { count: 3 } });
    for (const username of ['kiemsoat', 'lanhdao', 'truongphong']) expect((await draft(username)).ok, username).toBe(false);
    expect(await draft('kiemtra', { unitId: randomUUID() })).toMatchObject({ refusal: { name: 'NoSuchUnit' } });
    expect(await draft('kiemtra', { dueOn: '23/11/2026' })).toMatchObject({ refusal: { name: 'DueInPast' } });
    expect(await draft('kiemtra', { findingIds: [randomUUID()] })).toMatchObject({ refusal: { name: 'FindingNotUsable' } });
    expect(DraftRecommendation.safeParse({ code: '2026-05', seen: 0, addresseeKind: 'unit', kind: 'correct', text: 'ngắn', dueOn: '31/02/2026' }).error?.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['text', 'dueOn']));
    expect(await draft('kiemtra')).toMatchObject({ value: { number: 1 } });
    expect(await draft('kiemtra2', { text: 'Bản này sẽ bỏ đi trước khi kết luận.' })).toMatchObject({ value: { number: 2 } });
    expect(await draft('kiemtra', { addresseeKind: 'leader', findingIds: findings.slice(0, 2), text: 'Bố trí thêm người chuyển hồ sơ buổi chiều.' })).toMatchObject({ value: { number: 3 } });
    expect(await draft('kiemtra', { addresseeKind: 'city', kind: 'amend-rule', findingIds: [], text: 'Sửa quy định về giờ giao nhận hồ sơ.' })).toMatchObject({ value: { number: 4 } });
  });

  it('binds nobody: the unit sees nothing of it, and no step may be taken', async () => {
    const id = await numbered(1);
    const head = await contextOf('truongphong');
    const found = await findRecommendation(AGENCY, id);
    expect(found && maySeeRecommendation(head, found)).toBe(false);
    expect(await listRecommendations(AGENCY, { unitIds: [unit('QLLĐ')] })).toEqual([]);
    expect(await step('truongphong', 'promise', id, { promisedOn: '28/11/2026' })).toMatchObject({ refusal: { name: 'NoSuchRecommendation' } });
    expect(await step('kiemtra', 'accept', id)).toMatchObject({ refusal: { name: 'WrongRecommendationState', state: 'drafted' } });
  });

  it('is rewritten by who saw its last words, or taken away', async () => {
    const id = await numbered(1);
    expect(await draft('kiemtra', { recommendationId: id, seen: '1', text: 'Chuyển hồ sơ ngay trong buổi nhận.' })).toMatchObject({ value: { number: 1 } });
    expect(await draft('kiemtra2', { recommendationId: id, seen: '1' })).toMatchObject({ refusal: { name: 'RecommendationChanged', version: 2 } });
    const gone = RemoveRecommendation.parse({ code: '2026-05', recommendationId: await numbered(2), seen: 1 });
    expect(await removeRecommendation(await contextOf('truongphong'), gone)).toMatchObject({ ok: false });
    expect(await removeRecommendation(await contextOf('kiemtra'), gone)).toMatchObject({ value: { number: 2 } });
    expect(await stepFinding(await contextOf('kiemtra'), { act: 'withdraw', findingId: findings[0] ?? '', seen: 2, text: 'Rút khi còn kiến nghị.' })).toMatchObject({ refusal: { name: 'HasRecommendations', numbers: [1, 3] } });
  });

  it('is issued with the conclusion: numbered without a gap, its addressee told', async () => {
    const leader = await contextOf('lanhdao');
    expect(await inTransaction((tx) => issueRecommendations(tx, leader, here().id, plainDate('2026-11-24')))).toBe(3);
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: here().id } }, data: { stage: 'concluded' } });
    expect((await listRecommendations(AGENCY, { inspectionId: here().id })).map(({ number, state, addresseeKind }) => `${number} ${state} ${addresseeKind}`).sort()).toEqual(['1 open unit', '2 open leader', '3 open city']);
    expect((await db().notice.findMany({ where: { template: 'staff-recommendation-issued' } })).map(({ recipient }) => recipient)).toContain((await contextOf('truongphong')).actor.staffId);
    expect(await draft('kiemtra')).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'concluded' } });
    expect(await inTransaction((tx) => issueRecommendations(tx, leader, here().id, plainDate('2026-11-24')))).toBe(0);
    expect((await inTransaction((tx) => openRecommendations(tx, AGENCY, here().id))).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('remedy and proof', () => {
  it('is promised and reported by the addressee alone, with evidence', async () => {
    const id = await numbered(1);
    expect(await step('truongdautu', 'promise', id, { promisedOn: '28/11/2026' })).toMatchObject({ refusal: { name: 'NoSuchRecommendation' } });
    for (const username of ['chuyenvien', 'kiemtra', 'kiemsoat']) expect(await step(username, 'promise', id, { promisedOn: '28/11/2026' }), username).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('truongphong', 'promise', id, { promisedOn: '23/11/2026' })).toMatchObject({ refusal: { name: 'DateInPast', field: 'promisedOn' } });
    expect(await step('truongphong', 'promise', id, { promisedOn: '28/11/2026' })).toMatchObject({ value: { state: 'open' } });
    expect(await step('truongphong', 'report', id)).toMatchObject({ refusal: { name: 'NoEvidence' } });
    expect(await step('truongphong', 'report', id, { fileIds: [await store('kiemtra')] })).toMatchObject({ refusal: { name: 'FileUnknown' } });
    const seen = await versionOf(id);
    const form = { act: 'report', recommendationId: id, seen, text: 'Đã có lịch chuyển hồ sơ hai lần mỗi buổi.' };
    const twice = [RemedyStepForm.parse({ ...form, fileIds: [await store('truongphong')] }), RemedyStepForm.parse({ ...form, fileIds: [await store('truongphong')] })];
    const head = await contextOf('truongphong', '2026-11-27');
    const sent = await Promise.all(twice.map((one) => stepRecommendation(head, one)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'RecommendationChanged' } });
    expect(await listRemedyEvents(AGENCY, id)).toMatchObject([{ act: 'issue' }, { act: 'promise', promisedOn: '2026-11-28' }, { act: 'report', legalOn: '2026-11-27', files: [{ name: 'minh-chung.pdf' }] }]);
    await expect(db().$executeRaw`DELETE FROM remedy_event WHERE "recommendationId" = ${id}::uuid`).rejects.toThrow();
  });

  it('is verified by someone else than who reported; returned with what is missing', async () => {
    const id = await numbered(1);
    expect(await step('truongphong', 'accept', id)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('kiemtra', 'return', id)).toMatchObject({ value: { state: 'open' } });
    expect(await step('truongphong', 'report', id, { fileIds: [await store('truongphong')] }, '2026-11-28')).toMatchObject({ value: { state: 'reported' } });
    expect(await closedFindings()).toEqual([]);
    expect(await step('kiemsoat', 'accept', id, {}, '2026-12-02')).toMatchObject({ value: { state: 'verified' } });
    const kept = await findRecommendation(AGENCY, id);
    expect(kept && promiseKept(kept.state, kept.dueOn, kept.steps, plainDate('2026-12-03'))).toBe(true);
    // The first finding stands on two recommendations: with one of them verified it is still open.
    expect(await closedFindings()).toEqual([]);
  });

  it('to the leader is reported by a leader, who then does not verify it, whatever else he may', async () => {
    const id = await numbered(2);
    expect(await step('truongphong', 'report', id, { fileIds: [await store('truongphong')] })).toMatchObject({ refusal: { name: 'NoSuchRecommendation' } });
    expect(await step('lanhdao', 'report', id, { fileIds: [await store('lanhdao')] })).toMatchObject({ value: { state: 'reported' } });
    for (const act of ['accept', 'return']) expect(await step('lanhdao', act, id), act).toMatchObject({ refusal: { name: 'SamePerson' } });
    expect(await step('kiemtra', 'accept', id)).toMatchObject({ value: { state: 'verified' } });
    expect((await closedFindings()).sort()).toEqual(findings.slice(0, 2).sort());
    expect((await inTransaction((tx) => openRecommendations(tx, AGENCY, here().id))).map(({ number }) => number)).toEqual([3]);
  });

  it('is opened again with a new date, and its findings with it', async () => {
    const id = await numbered(2);
    expect(await step('truongphong', 'reopen', id, { dueOn: '15/12/2026' })).toMatchObject({ refusal: { name: 'NoSuchRecommendation' } });
    expect(await step('kiemtra', 'reopen', id, { dueOn: '20/11/2026' })).toMatchObject({ refusal: { name: 'DateInPast', field: 'dueOn' } });
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: here().id } }, data: { stage: 'closed' } });
    expect(await step('kiemtra', 'reopen', id, { dueOn: '15/12/2026' })).toMatchObject({ refusal: { name: 'InspectionClosed' } });
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: here().id } }, data: { stage: 'concluded' } });
    expect(await step('kiemtra', 'reopen', id, { dueOn: '15/12/2026' })).toMatchObject({ value: { state: 'open' } });
    expect(await findRecommendation(AGENCY, id)).toMatchObject({ reopenedCount: 1, dueOn: '2026-12-15', closedAt: null });
    expect(await closedFindings()).toEqual([]);
  });

  it('is late by the date, extended with a reason by a leader, and withdrawn', async () => {
    const id = await numbered(3);
    const due = (await findRecommendation(AGENCY, id))?.dueOn ?? plainDate('2026-11-30');
    expect([due, addDays(due, 1)].map((on) => isLate('open', due, on))).toEqual([false, true]);
    expect(await step('kiemtra', 'extend', id, { dueOn: '31/12/2026' })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('lanhdao', 'extend', id, { dueOn: '30/11/2026' })).toMatchObject({ refusal: { name: 'NotLater', dueOn: '2026-11-30' } });
    expect(await step('lanhdao', 'extend', id, { dueOn: '31/12/2026' })).toMatchObject({ ok: true });
    expect(await findRecommendation(AGENCY, id)).toMatchObject({ dueOn: '2026-12-31', promisedOn: null });
    expect(await step('kiemtra', 'withdraw', id)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('lanhdao', 'withdraw', id)).toMatchObject({ value: { state: 'withdrawn' } });
    expect(await step('lanhdao', 'report', id, { fileIds: [await store('lanhdao')] })).toMatchObject({ refusal: { name: 'WrongRecommendationState', state: 'withdrawn' } });
  });
});

describe('what is shown of it', () => {
  it('unit staff read their own; nobody without the permission reads any', async () => {
    const own = await listRecommendations(AGENCY, { unitIds: [unit('QLLĐ')] });
    expect(own.map(({ number }) => number)).toEqual([1]);
    const seen = await Promise.all(['truongphong', 'chuyenvien', 'kiemtra', 'lanhdao', 'truongdautu', 'quantri'].map(async (username) => { const ctx = await contextOf(username); return [username, own.every((one) => maySeeRecommendation(ctx, one))] as const; }));
    expect(Object.fromEntries(seen)).toEqual({ truongphong: true, chuyenvien: true, kiemtra: true, lanhdao: true, truongdautu: false, quantri: false });
  });

  it('deadlines: conclusions for the agency, self-reports for the unit that owes them', async () => {
    const waiting = await placeInspection({ code: '2026-06', stage: 'notified' });
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: waiting.id } }, data: { selfReportDueOn: dateColumn(plainDate('2026-11-20')) } });
    const ended = await placeInspection({ code: '2026-07', stage: 'site-ended' });
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: ended.id } }, data: { conclusionDueOn: dateColumn(plainDate('2026-12-14')) } });
    expect((await listInspectionDeadlines(AGENCY, null)).map(({ kind, code, dueOn }) => `${kind} ${code} ${dueOn}`)).toEqual(['self-report 2026-06 2026-11-20', 'self-report 2026-06 2026-11-20', 'conclusion 2026-07 2026-12-14']);
    expect((await listInspectionDeadlines(AGENCY, [unit('QLLĐ')])).map(({ code, unitId }) => [code, unitId])).toEqual([['2026-06', unit('QLLĐ')]]);
  });

  it('the public reads what was published and nothing else', async () => {
    const document = async (more: Record<string, unknown>) => (await db().inspectionDocument.create({ data: { agencyId: AGENCY, inspectionId: here().id, kind: 'conclusion', edition: 'layout-2020', number: null, issuedOn: dateColumn(plainDate('2026-11-24')), data: { secret: 'H24.21-260915-0007' }, sha256: '0'.repeat(64), state: 'issued', verifyToken: randomUUID(), ...more } })).id;
    const [unpublished, report] = [await document({}), await document({ kind: 'report', publishedAt: new Date('2026-11-24') })];
    expect(await listPublishedConclusions(AGENCY)).toEqual([]);
    const first = await document({ publishedAt: new Date('2026-11-24'), state: 'corrected' });
    const second = await document({ publishedAt: new Date('2026-11-25'), correctsId: first, correctionWhy: 'Sai số liệu mục 3.', version: 2 });
    expect((await listPublishedConclusions(AGENCY)).map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(await findPublishedConclusion(AGENCY, first)).toMatchObject({ correctedById: second });
    expect(await findPublishedConclusion(AGENCY, second)).toMatchObject({ correctsId: first, correctionWhy: 'Sai số liệu mục 3.', correctedById: null });
    for (const id of [unpublished, report, randomUUID(), 'khong-phai-ma']) expect(await findPublishedConclusion(AGENCY, id), id).toBeNull();
  });
});
