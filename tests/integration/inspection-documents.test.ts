import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { findDocument, listDocuments, checkDocument } from '@/lib/data/inspection-documents';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { correctDocument } from '@/lib/usecases/inspection/correct-document';
import { issueDocument } from '@/lib/usecases/inspection/issue-document';
import { documentDocx, documentPdf, mayOpenDocument, openDocument } from '@/lib/usecases/inspection/print-document';
import type { Context } from '@/lib/usecases/context';
import { seed } from '@/prisma/seed';
import { castInspection } from '@/prisma/seed/demo/inspection-acts';
import { pdfText } from '../papers/pdf-reading';
import { useDatabase } from '../support/database';

useDatabase();

const MOMENT = instantOf({ on: addDays(localTimeOf(new Date('2026-11-18T03:00:00Z')).on, 0), minute: 630 });
const compact = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
let as: (username: string) => Context;
const inspectionOf = async (code: string): Promise<string> => (await db().inspection.findUniqueOrThrow({ where: { agencyId_code: { agencyId: 1, code } }, select: { id: true } })).id;
const documentOf = async (code: string, kind: string) => {
  const found = (await listDocuments(1, await inspectionOf(code))).filter((one) => one.kind === kind && one.state === 'issued').at(-1);
  if (!found) throw new Error(`no ${kind} of ${code}`);
  return found;
};
const textOf = async (id: string): Promise<string> => {
  const printed = await documentPdf(1, id);
  if (!printed.ok) throw new Error(printed.refusal.name);
  return compact(await pdfText(printed.value.bytes));
};

beforeAll(async () => {
  await seed('demo', () => {}, MOMENT);
  const cast = await inTransaction(castInspection);
  as = (username) => cast.as(username, MOMENT);
}, 240_000);

describe('the documents of the sample inspections', () => {
  test('all print, as PDF and as DOCX, and their data are those that were issued', async () => {
    const all = await db().inspectionDocument.findMany({ where: { agencyId: 1 }, select: { id: true, kind: true } });
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['year-plan', 'plan', 'team-decision', 'notice', 'self-report', 'minutes', 'report', 'conclusion', 'public-notice']));
    for (const { id } of all) expect((await documentPdf(1, id)).ok && (await documentDocx(1, id)).ok).toBe(true);
  }, 120_000);

  test('say what was recorded in 2017: plans, days, figures with the twenty that are missing, findings, recommendations', async () => {
    const conclusion = await textOf((await documentOf('2017-01', 'conclusion')).id);
    for (const phrase of ['Kế hoạch kiểm tra số 799/KH-BQL ngày 24/04/2017', 'từ ngày 06/09/2017 đến ngày 07/09/2017', 'thiếu 20 hồ sơ', 'Phát hiện số 5', 'Kiến nghị số 4', 'Thời hạn: 31/12/2017', 'Căn cứ Nghị định số 63/2010/NĐ-CP', 'Thể thức theo Thông tư số 01/2011/TT-BNV']) expect(conclusion).toContain(compact(phrase));
    // Decree 92/2017 added Article 35a on 25/9/2017: the plan of April does not cite it.
    expect(await textOf((await documentOf('2017-01', 'plan')).id)).not.toContain(compact('Điều 35a'));
    const minutes = (await listDocuments(1, await inspectionOf('2017-01'))).filter(({ kind, unitName }) => kind === 'minutes' && unitName === 'Phòng Quản lý Lao động');
    const { sample } = ((await findDocument(1, minutes[0]?.id ?? ''))?.data ?? {}) as { sample: { seed: string; seedSha256: string; items: readonly unknown[] } };
    expect(createHash('sha256').update(sample.seed).digest('hex')).toBe(sample.seedSha256);
    expect(sample.items.length).toBeGreaterThan(11);
  });

  test('printed twice are the same bytes, whatever has changed since', async () => {
    const { id } = await documentOf('2017-01', 'report');
    const first = await documentPdf(1, id);
    await db().finding.updateMany({ where: { agencyId: 1, inspectionId: await inspectionOf('2017-01') }, data: { facts: 'Đã sửa sau khi ban hành' } });
    const second = await documentPdf(1, id);
    expect(first.ok && second.ok && sha(first.value.bytes) === sha(second.value.bytes)).toBe(true);
  });

  test('whose data were touched are not printed', async () => {
    const { id } = await documentOf('2017-01', 'notice');
    await db().$executeRaw`UPDATE inspection_document SET data = jsonb_set(data, '{number}', '"1/TB"') WHERE id = ${id}::uuid`;
    expect(await documentPdf(1, id)).toMatchObject({ ok: false, refusal: { name: 'DataChanged' } });
  });
});

describe('who opens a document', () => {
  test('the agency all; a unit its own and those to all units, never the report of the team nor another unit’s minutes', async () => {
    const all = await listDocuments(1, await inspectionOf('2025-01'));
    expect(all.every((one) => mayOpenDocument(as('kiemtra').actor, one))).toBe(true);
    const desk = as('moitruong').actor;
    const seen = all.filter((one) => mayOpenDocument(desk, one));
    expect(seen.some(({ kind }) => kind === 'conclusion')).toBe(true);
    expect(seen.some(({ kind }) => kind === 'report')).toBe(false);
    expect(new Set(seen.filter(({ kind }) => kind === 'minutes').map(({ unitName }) => unitName))).toEqual(new Set(['Phòng Tài nguyên và Môi trường']));
    const stranger = as('dautu').actor;
    for (const { id } of all) expect(await openDocument(stranger, id, 'pdf')).toMatchObject({ ok: false, refusal: { name: 'NoSuchDocument' } });
    expect(await openDocument(as('kiemtra').actor, 'khong-co', 'pdf')).toMatchObject({ ok: false });
  });

  test('anyone compares a document by its token, except a draft', async () => {
    const found = await documentOf('2025-01', 'conclusion');
    expect(await checkDocument(1, found.verifyToken)).toMatchObject({ kind: 'conclusion', number: '2588/KL-BQL', sha256: found.sha256, state: 'issued' });
    const id = await inTransaction((tx) => issueDocument(tx, as('kiemtra'), { kind: 'remedy-notice', inspectionId: found.inspectionId, number: null, issuedOn: null, signerName: null, signerTitle: null, state: 'draft' }));
    const draft = await findDocument(1, id);
    expect(await checkDocument(1, draft?.verifyToken ?? '')).toBeNull();
    expect(await textOf(id)).toContain('DỰTHẢO');
    // Kept late, late still and waiting to be verified, each told apart.
    for (const phrase of ['Trong 5 kiến nghị: 3 đã được xác minh khắc phục, 2 chưa xong, trong đó 1 quá thời hạn', 'Tài liệu chứng minh: 1']) expect(await textOf(id)).toContain(compact(phrase));
  });
});

describe('a correction', () => {
  test('is a new document that names the old one; the old one stays, marked; it is corrected once', async () => {
    const old = await documentOf('2025-01', 'conclusion');
    const input = { documentId: old.id, why: 'ghi nhầm thời hạn', number: '2700/KL-BQL', issuedOn: as('lanhdao').now.on, signerName: 'Đoàn Hải Sơn', signerTitle: 'Phó Trưởng ban' };
    const done = await correctDocument(as('lanhdao'), input);
    if (!done.ok) throw new Error(done.refusal.name);
    expect(await textOf(done.value.id)).toContain(compact('đính chính và thay thế Kết luận kiểm tra số 2588/KL-BQL'));
    expect(await textOf(old.id)).toContain(compact('ĐÃ ĐÍNH CHÍNH – thay bằng Kết luận kiểm tra số 2700/KL-BQL'));
    expect(await findDocument(1, done.value.id)).toMatchObject({ correctsId: old.id, correctionWhy: 'ghi nhầm thời hạn', publishedAt: MOMENT });
    expect(await correctDocument(as('lanhdao'), input)).toMatchObject({ ok: false, refusal: { name: 'AlreadyCorrected' } });
    expect(await correctDocument(as('kiemsoat'), { ...input, documentId: done.value.id })).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
  });
});
