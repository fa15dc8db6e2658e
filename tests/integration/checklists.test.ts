import { beforeAll, describe, expect, it } from 'vitest';
import { findChecklist, findChecklistById, findChecklistInForce, readChecklistItems } from '@/lib/data/checklists';
import { readComparedAnswers } from '@/lib/data/unit-checklist';
import { db } from '@/lib/db/client';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { heatOf } from '@/lib/domain/inspection/compare';
import { EditChecklist } from '@/lib/schemas/checklist';
import { approveChecklist, checklistHash, discardChecklist } from '@/lib/usecases/inspection/approve-checklist';
import { copyChecklist } from '@/lib/usecases/inspection/copy-checklist';
import { editChecklist } from '@/lib/usecases/inspection/edit-checklist';
import { AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { contextOf, placeInspection, putAnswer } from '../support/inspection-office';

useDatabase();

const revisionOf = async (number: number): Promise<number> => (await db().checklistVersion.findUniqueOrThrow({ where: { agencyId_number: { agencyId: AGENCY, number } } })).revision;
const edit = async (username: string, change: Record<string, unknown>) => {
  const input = EditChecklist.parse({ number: 2, revision: await revisionOf(2), ...change });
  return editChecklist(await contextOf(username), input);
};
const item = { change: 'save-item', section: 'I', sectionTitle: 'Chỉ đạo, điều hành', question: 'Có người trực đường dây nóng trong giờ hành chính.', legalBasis: 'NĐ 63/2010 Đ.35a', isBasisVerified: 'on', weight: '2' };

beforeAll(openOffice);

describe('the checklist that comes with the system', () => {
  it('has 64 items, 39 that answer themselves, 12 questions, and is in force with its hash', async () => {
    const first = await findChecklist(AGENCY, 1);
    expect(first).toMatchObject({ state: 'in-force', itemCount: 64, autoCount: 39, validTo: null, isSample: false });
    expect(first?.questions.map(({ code }) => code)).toEqual(Array.from({ length: 12 }, (_, index) => `M${index + 1}`));
    expect(first?.items.every(({ itemKey, number, autoRule }) => itemKey === `kt-${number}` && (autoRule === null || autoRule === itemKey))).toBe(true);
    expect(first && checklistHash(first.items, first.questions)).toBe(first?.sha256);
    expect(await findChecklistInForce(AGENCY, plainDate('2026-11-24'))).toMatchObject({ number: 1 });
  });

  it('is never edited, whoever asks', async () => {
    const controller = await contextOf('kiemsoat');
    expect(await editChecklist(controller, EditChecklist.parse({ ...item, number: 1, revision: 1 }))).toMatchObject({ refusal: { name: 'NotADraft' } });
    expect(await discardChecklist(controller, { number: 1, revision: 1 })).toMatchObject({ refusal: { name: 'NotADraft' } });
    expect(await approveChecklist(controller, { number: 1, revision: 1, validFrom: plainDate('2027-01-01') })).toMatchObject({ refusal: { name: 'NotADraft' } });
  });
});

describe('a new version', () => {
  it('is copied by who may edit, one draft at a time however many ask at once', async () => {
    for (const username of ['kiemtra', 'lanhdao', 'truongphong', 'quantri']) expect(await copyChecklist(await contextOf(username), { number: 1 }), username).toMatchObject({ refusal: { name: 'NotPermitted' } });
    const copies = await Promise.all(Array.from({ length: 4 }, async () => copyChecklist(await contextOf('kiemsoat'), { number: 1 })));
    expect(copies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(copies.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'DraftExists', number: 2 } });
    expect((await findChecklist(AGENCY, 2))?.items).toEqual((await findChecklist(AGENCY, 1))?.items);
  });

  it('is edited: an item added under a key of its own, changed, moved, removed; the sheet too', async () => {
    expect(await edit('kiemsoat', item)).toMatchObject({ ok: true });
    const added = (await findChecklist(AGENCY, 2))?.items.find(({ question }) => question === item.question);
    expect(added).toMatchObject({ itemKey: 'kt-65', number: 9, section: 'I', weight: 2, isBasisVerified: true, autoRule: null });
    expect(await edit('kiemsoat', { change: 'move-item', itemKey: 'kt-65', by: '-1' })).toMatchObject({ ok: true });
    expect(await edit('kiemsoat', { change: 'remove-item', itemKey: 'kt-2' })).toMatchObject({ ok: true });
    expect(await edit('kiemsoat', { ...item, itemKey: 'kt-3', isOtherMeaning: 'on', question: 'Phân công đầu mối bằng quyết định.' })).toMatchObject({ ok: true });
    expect(await edit('kiemsoat', { change: 'save-question', question: 'Có phiếu hẹn lại khi trễ.' })).toMatchObject({ ok: true });
    expect(await edit('kiemsoat', { change: 'move-question', code: 'M13', by: '-1' })).toMatchObject({ ok: true });
    expect(await edit('kiemsoat', { change: 'head', title: 'Bảng kiểm năm 2027', basis: '' })).toMatchObject({ ok: true });
    const draft = await findChecklist(AGENCY, 2);
    expect(draft).toMatchObject({ title: 'Bảng kiểm năm 2027', basis: null, itemCount: 64 });
    expect(draft?.items.map(({ number }) => number)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
    // A question that means something else has a key of its own, so that years are not compared by it.
    expect(draft?.items.slice(0, 3).map(({ itemKey }) => itemKey)).toEqual(['kt-1', 'kt-66', 'kt-4']);
    expect(draft?.questions.slice(-2).map(({ code }) => code)).toEqual(['M13', 'M12']);
  });

  it('refuses a rule that is not known or taken, a row that is gone, and what was not read last', async () => {
    expect(await edit('kiemsoat', { ...item, autoRule: 'kt-1' })).toMatchObject({ refusal: { name: 'UnknownRule' } });
    expect(await edit('kiemsoat', { ...item, autoRule: 'kt-37' })).toMatchObject({ refusal: { name: 'RuleTaken' } });
    expect(await edit('kiemsoat', { change: 'remove-item', itemKey: 'kt-2' })).toMatchObject({ refusal: { name: 'NoSuchItem' } });
    expect(await edit('kiemsoat', { ...item, revision: 1 })).toMatchObject({ refusal: { name: 'ChangedMeanwhile' } });
    expect(await edit('truongphong', item)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(EditChecklist.safeParse({ ...item, number: 2, revision: 1, weight: '0', question: ' ' }).error?.issues.map(({ path }) => path[0])).toEqual(['question', 'weight']);
  });

  it('is approved by someone who wrote none of it, from today or later, and then the former one ends', async () => {
    const revision = await revisionOf(2);
    const approve = async (username: string, validFrom: string) => approveChecklist(await contextOf(username), { number: 2, revision, validFrom: plainDate(validFrom) });
    expect(await approve('kiemsoat', '2027-01-01')).toMatchObject({ refusal: { name: 'SamePerson' } });
    expect(await approve('kiemtra', '2027-01-01')).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await approve('lanhdao', '2026-11-23')).toMatchObject({ refusal: { name: 'InPast' } });
    const held = await placeInspection({ code: '2026-91' });
    await putAnswer(held, 'QLLĐ', 'kt-2', 'fails');
    expect(await approve('lanhdao', '2026-12-01')).toMatchObject({ ok: true });
    const [former, current] = [await findChecklist(AGENCY, 1), await findChecklist(AGENCY, 2)];
    expect(former).toMatchObject({ validTo: '2026-11-30', state: 'in-force' });
    expect(current).toMatchObject({ validFrom: '2026-12-01', validTo: null, state: 'in-force' });
    expect(current && checklistHash(current.items, current.questions)).toBe(current?.sha256);
    expect(await findChecklistInForce(AGENCY, plainDate('2026-11-30'))).toMatchObject({ number: 1 });
    expect(await findChecklistInForce(AGENCY, plainDate('2026-12-01'))).toMatchObject({ number: 2 });
    // The inspection that had begun keeps its version, and its answer to an item that the new one no longer asks.
    const { checklistVersionId } = await db().inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: held.id } } });
    expect(await findChecklistById(AGENCY, checklistVersionId)).toMatchObject({ number: 1, itemCount: 64 });
    expect((await readChecklistItems(AGENCY, checklistVersionId)).some(({ itemKey }) => itemKey === 'kt-2')).toBe(true);
    const heat = heatOf((await readComparedAnswers(AGENCY, null)).filter(({ code }) => code === '2026-91'));
    expect(heat.rows.map(({ of, whole }) => [of.unitId, whole.fails, whole.items])).toEqual([[held.units['QLLĐ'], 1, 64], [held.units['QLĐT'], 0, 64]]);
    expect(await edit('kiemsoat', item)).toMatchObject({ refusal: { name: 'NotADraft' } });
  });

  it('a draft that nobody wants is given up', async () => {
    expect(await copyChecklist(await contextOf('kiemsoat'), { number: 2 })).toEqual({ ok: true, value: { number: 3 } });
    expect(await discardChecklist(await contextOf('lanhdao'), { number: 3, revision: 1 })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await discardChecklist(await contextOf('kiemsoat'), { number: 3, revision: 1 })).toMatchObject({ ok: true });
    expect(await findChecklist(AGENCY, 3)).toBeNull();
    expect(await db().auditEntry.count({ where: { subject: 'checklist:3' } })).toBe(2);
  });
});
