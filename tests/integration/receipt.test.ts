import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { findPaper, listPapersOf } from '@/lib/data/papers';
import { localTimeOf } from '@/lib/platform/clock';
import { CorrectReceipt, type CorrectReceiptSent } from '@/lib/schemas/correct-receipt';
import { ReceiveDossier, RequestSupplementBeforeIntake } from '@/lib/schemas/receive-dossier';
import type { Context } from '@/lib/usecases/context';
import { correctReceipt } from '@/lib/usecases/correct-receipt';
import { printPaper, type PrintWanted } from '@/lib/usecases/print-paper';
import { receiveDossier, type ReceivedDossier } from '@/lib/usecases/receive-dossier';
import { reprintReceipt } from '@/lib/usecases/reprint-receipt';
import { requestSupplementBeforeIntake } from '@/lib/usecases/request-supplement-before-intake';

useDatabase();

let clerk: Actor;
let outsider: Actor;
beforeAll(async () => {
  await openOffice();
  clerk = await actorNamed('tiepnhan');
  outsider = await actorNamed('dautu');
});

const ctxOf = (actor: Actor): Context => ({ actor, instant: new Date(), now: localTimeOf(new Date()) });
const received = async (): Promise<ReceivedDossier> => {
  const result = await receiveDossier({ actor: clerk }, ReceiveDossier.parse(await anIntake()));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const print = async (wanted: Partial<PrintWanted> & { paperId: string }, actor = clerk) => printPaper(ctxOf(actor), { format: 'a4', bothLeaves: false, asCopy: false, ...wanted });
const textOf = async (bytes: Uint8Array): Promise<string> => (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replace(/\s+/g, ' ');
const printedText = async (wanted: Partial<PrintWanted> & { paperId: string }): Promise<string> => {
  const printed = await print(wanted);
  if (!printed.ok) throw new Error(JSON.stringify(printed.refusal));
  return textOf(printed.value.bytes);
};
const correction = async (dossier: ReceivedDossier, wanted: Partial<CorrectReceiptSent> = {}): Promise<CorrectReceipt> => {
  const { applicant, components } = await anIntake();
  return CorrectReceipt.parse({ code: dossier.code, seen: 1, reason: 'Ghi sai tên người nộp', applicant: { ...applicant, name: 'Công ty TNHH Sao Bến' }, components, sets: 1, ...wanted });
};

describe('a receipt', () => {
  it('is printed from its stored data, with the same bytes every time, in all three formats', async () => {
    const done = await received();
    for (const format of ['a4', 'a5', 'roll-80'] as const) {
      const [first, second] = [await print({ paperId: done.paperId, format }), await print({ paperId: done.paperId, format })];
      if (!first.ok || !second.ok) throw new Error('not printed');
      expect(Buffer.from(first.value.bytes).equals(Buffer.from(second.value.bytes))).toBe(true);
      const text = await textOf(first.value.bytes);
      expect(text).toContain(done.code);
      expect(text).toContain('17 giờ 00 phút');
    }
    const sheet = await print({ paperId: done.paperId });
    const paper = await findPaper(AGENCY, done.paperId);
    expect(paper?.pdfSha256).toBe(sheet.ok && createHash('sha256').update(sheet.value.bytes).digest('hex'));
  });

  it('prints both leaves when asked', async () => {
    const done = await received();
    const text = await printedText({ paperId: done.paperId, bothLeaves: true });
    expect(text).toContain('Giao người nộp hồ sơ');
    expect(text).toContain('Lưu');
  });

  it('is not there for a unit that neither holds nor handles the dossier', async () => {
    const done = await received();
    expect(await print({ paperId: done.paperId }, outsider)).toMatchObject({ ok: false, refusal: { name: 'NoSuchPaper' } });
    expect(await print({ paperId: done.paperId }, await actorNamed('chuyenvien'))).toMatchObject({ ok: true });
    expect(await print({ paperId: randomUUID() })).toMatchObject({ ok: false, refusal: { name: 'NoSuchPaper' } });
  });

  it('is not printed once someone has changed its stored data', async () => {
    const done = await received();
    await db().$executeRaw`UPDATE paper SET data = jsonb_set(data, '{sets}', '9') WHERE id = ${done.paperId}::uuid`;
    expect(await print({ paperId: done.paperId })).toMatchObject({ ok: false, refusal: { name: 'DataChanged' } });
  });

  it('lost, is printed again as a copy that was counted', async () => {
    const done = await received();
    expect(await print({ paperId: done.paperId, asCopy: true })).toMatchObject({ ok: false, refusal: { name: 'CopyNotCounted' } });
    expect(await reprintReceipt({ actor: clerk }, { paperId: done.paperId, reason: 'Người nộp báo mất' })).toMatchObject({ ok: true, value: { copies: 1 } });
    expect(await printedText({ paperId: done.paperId, asCopy: true })).toContain('BẢN SAO');
    expect(await printedText({ paperId: done.paperId })).not.toContain('BẢN SAO');
    expect(await reprintReceipt({ actor: outsider }, { paperId: done.paperId, reason: 'Không thuộc đơn vị' })).toMatchObject({ ok: false, refusal: { name: 'NoSuchPaper' } });
    expect(await db().auditEntry.count({ where: { agencyId: AGENCY, action: 'paper:reprint' } })).toBe(1);
  });
});

describe('a wrong receipt', () => {
  it('is issued anew with the same date, and the first one is kept as void', async () => {
    const done = await received();
    const fixed = await correctReceipt(ctxOf(clerk), await correction(done, { representative: { name: 'Nguyễn Thị Mẫu', citizenId: '031190000001', authorisation: 'Số 12/GUQ, ngày 02/11/2026' } }));
    if (!fixed.ok) throw new Error(JSON.stringify(fixed.refusal));
    const [first, second] = await listPapersOf(AGENCY, done.dossierId);
    expect(first).toMatchObject({ id: done.paperId, voidReason: 'Ghi sai tên người nộp', replacedByNumber: fixed.value.number });
    expect(second).toMatchObject({ id: fixed.value.paperId, replacesId: done.paperId, voidedAt: null });
    expect(second?.data).toMatchObject({ dueAt: done.dueAt, applicant: { name: 'Công ty TNHH Sao Bến' } });
    expect(await printedText({ paperId: done.paperId })).toContain('ĐÃ HỦY');
    const anew = await printedText({ paperId: fixed.value.paperId });
    expect(anew).toContain('Nguyễn Thị Mẫu');
    expect(anew).not.toContain('ĐÃ HỦY');
    expect(await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: done.dossierId } } })).toMatchObject({ applicantName: 'Công ty TNHH Sao Bến', eventCount: 2, status: 'received' });
    expect(await reprintReceipt({ actor: clerk }, { paperId: done.paperId, reason: 'Người nộp báo mất' })).toMatchObject({ ok: false, refusal: { name: 'PaperVoid' } });
  });

  it('corrected by two people at once is corrected once', async () => {
    const done = await received();
    const input = await correction(done);
    const answers = await Promise.all([correctReceipt(ctxOf(clerk), input), correctReceipt(ctxOf(await actorNamed('traketqua')), input)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { name: 'Stale', act: 'correct-receipt' } });
    expect((await listPapersOf(AGENCY, done.dossierId)).filter((paper) => paper.voidedAt === null)).toHaveLength(1);
  });

  it.each([
    ['a dossier of another unit', async (done: ReceivedDossier) => [outsider, await correction(done)] as const, 'NoSuchDossier'],
    ['someone who may see it but not correct it', async (done: ReceivedDossier) => [await actorNamed('lanhdao'), await correction(done)] as const, 'NotPermitted'],
    ['a set that becomes incomplete', async (done: ReceivedDossier) => [clerk, await correction(done, { components: [] })] as const, 'MissingComponents'],
    ['a component that was not asked for', async (done: ReceivedDossier) => [clerk, await correction(done, { components: [{ ordinal: 77, originals: 1, copies: 0 }] })] as const, 'UnknownComponent'],
    ['a dossier that moved on', async (done: ReceivedDossier) => [clerk, await correction(done, { seen: 9 })] as const, 'Stale'],
  ])('is refused: %s', async (_, given, name) => {
    const done = await received();
    const [actor, input] = await given(done);
    const before = await db().paper.count();
    const result = await correctReceipt(ctxOf(actor), input);
    expect(result).toMatchObject({ ok: false, refusal: { name } });
    expect(await db().paper.count()).toBe(before);
  });
});

describe('papers that are not complete', () => {
  it('make a Mẫu 02 that says what to bring, and no dossier', async () => {
    const [papers, dossiers] = [await db().paper.count({ where: { kind: 'supplement-request' } }), await db().dossier.count()];
    const input = RequestSupplementBeforeIntake.parse({ ...(await anIntake({ components: [{ ordinal: 1, originals: 1, copies: 0 }, { ordinal: 5, originals: 1, copies: 0 }] })), reasons: [{ ordinal: 2, why: 'Giấy khám sức khỏe đã hết hạn' }], further: ['Dịch công chứng hộ chiếu'] });
    const [made, again] = [await requestSupplementBeforeIntake({ actor: clerk }, input), await requestSupplementBeforeIntake({ actor: clerk }, input)];
    if (!made.ok || !again.ok) throw new Error('refused');
    expect(made.value.items).toBe(7);
    expect(again.value).toMatchObject({ paperId: made.value.paperId, isReplay: true });
    expect(await db().paper.count({ where: { kind: 'supplement-request' } })).toBe(papers + 1);
    expect(await db().dossier.count()).toBe(dossiers);
    const text = await printedText({ paperId: made.value.paperId });
    for (const words of ['Giấy khám sức khỏe đã hết hạn', 'Dịch công chứng hộ chiếu', 'Đã nộp 01 bản chính, yêu cầu 02 bản chính', 'YCBS-BPMC']) expect(text).toContain(words);
    expect(await print({ paperId: made.value.paperId }, outsider)).toMatchObject({ ok: false, refusal: { name: 'NoSuchPaper' } });
  });

  it('but a complete set makes none', async () => {
    const result = await requestSupplementBeforeIntake({ actor: clerk }, RequestSupplementBeforeIntake.parse(await anIntake()));
    expect(result).toEqual({ ok: false, refusal: { name: 'NothingMissing' } });
  });
});
