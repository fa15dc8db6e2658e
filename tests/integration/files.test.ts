import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { LARGEST_ATTACHMENT } from '@/lib/domain/dossier/attachment';
import { listFilesOf } from '@/lib/data/files';
import { env } from '@/lib/platform/env';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { attachFile } from '@/lib/usecases/attach-file';
import { now } from '@/lib/platform/clock';
import { openFile } from '@/lib/usecases/open-file';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { removeFile } from '@/lib/usecases/remove-file';
import { storeFile } from '@/lib/usecases/store-file';

useDatabase();

let clerk: Actor;
beforeAll(async () => {
  await openOffice();
  clerk = await actorNamed('tiepnhan');
});

async function* pieces(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const store = (name: string, ...parts: readonly Uint8Array[]) => storeFile({ actor: clerk }, { name, source: pieces(...parts) });
const stored = async (name: string, bytes: Uint8Array) => {
  const result = await store(name, bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
/** A real PDF unlike any other. */
const aPdf = () => Buffer.concat([PDF, Buffer.from(`%${randomUUID()}\n`)]);
const leftOver = () => readdir(path.join(env().DATA_DIR, 'files/.incoming')).catch(() => []);
const contentOf = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer());

describe('an attachment', () => {
  it('is kept under its hash, once, and given back byte for byte', async () => {
    const bytes = aPdf();
    const [first, second] = [await stored('Giấy ủy quyền.pdf', bytes), await stored('khac.pdf', bytes)];
    const rows = await db().storedFile.findMany({ where: { agencyId: AGENCY, id: { in: [first.fileId, second.fileId] } } });
    expect(new Set(rows.map((row) => row.sha256)).size).toBe(1);
    const sha256 = rows[0]?.sha256 ?? '';
    expect(await readdir(path.join(env().DATA_DIR, 'files', sha256.slice(0, 2)))).toEqual([sha256]);
    const opened = await openFile({ actor: clerk, instant: now() }, first.fileId);
    expect(opened && (await contentOf(opened.bytes)).equals(bytes)).toBe(true);
    expect(opened?.file).toMatchObject({ name: 'Giấy ủy quyền.pdf', mediaType: 'application/pdf', size: bytes.length });
    expect(await leftOver()).toEqual([]);
  });

  it('may be a workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('x').addRow(['a']);
    expect(await store('bang.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))).toMatchObject({ ok: true, value: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } });
  });

  it.each<[string, string, readonly Uint8Array[], string]>([
    ['lies: a picture called a PDF', 'quet.pdf', [PNG], 'TypeDiffersFromName'],
    ['lies: a page called a PDF', 'quet.pdf', [Buffer.from('<html><script>alert(1)</script></html>')], 'TypeNotAllowed'],
    ['lies: a program called a picture', 'anh.png', [Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'.padEnd(300, '\0'), 'latin1')], 'TypeNotAllowed'],
    ['lies: any archive called a text', 'to-khai.docx', [zipSync({ 'a.txt': Buffer.from('a') })], 'TypeNotAllowed'],
    ['is a script in a picture', 'anh.svg', [Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')], 'TypeNotAllowed'],
    ['has no ending', 'quet', [PDF], 'TypeDiffersFromName'],
    ['is empty', 'quet.pdf', [], 'FileEmpty'],
    ['is larger than 20 MB', 'quet.pdf', [PDF, ...Array.from({ length: 21 }, () => Buffer.alloc(LARGEST_ATTACHMENT / 20))], 'FileTooLarge'],
  ])('is refused that %s', async (_, name, parts, refusal) => {
    const before = await db().storedFile.count();
    expect(await store(name, ...parts)).toMatchObject({ ok: false, refusal: { name: refusal } });
    expect(await db().storedFile.count()).toBe(before);
    expect(await leftOver()).toEqual([]);
  });

  it('of 20 MB exactly is taken', async () => {
    expect(await store('to.pdf', PDF, Buffer.alloc(LARGEST_ATTACHMENT - PDF.length))).toMatchObject({ ok: true, value: { size: LARGEST_ATTACHMENT } });
  });

  it('that breaks off on its way leaves nothing', async () => {
    async function* broken() {
      yield PDF;
      throw new Error('connection lost');
    }
    await expect(storeFile({ actor: clerk }, { name: 'a.pdf', source: broken() })).rejects.toThrow('connection lost');
    expect(await leftOver()).toEqual([]);
  });
});

describe('who sees an attachment', () => {
  it('that hangs nowhere: only who brought it', async () => {
    const file = await stored('a.pdf', aPdf());
    expect(await openFile({ actor: clerk, instant: now() }, file.fileId)).not.toBeNull();
    expect(await openFile({ actor: await actorNamed('traketqua'), instant: now() }, file.fileId)).toBeNull();
    expect(await openFile({ actor: clerk, instant: now() }, 'không phải mã')).toBeNull();
  });

  it('of a dossier: who sees the dossier, until it is taken off', async () => {
    const file = await stored('quet.pdf', aPdf());
    const sent = ReceiveDossier.parse(await anIntake({ files: [{ fileId: file.fileId, purpose: 'component', ordinal: 1 }] }));
    const done = await receiveDossier({ actor: clerk }, sent);
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    expect(await db().submittedDocument.findMany({ where: { agencyId: AGENCY, dossierId: done.value.dossierId, isScanned: true } })).toMatchObject([{ ordinal: 1 }]);
    expect(await openFile({ actor: await actorNamed('chuyenvien'), instant: now() }, file.fileId)).not.toBeNull();
    expect(await openFile({ actor: await actorNamed('dautu'), instant: now() }, file.fileId)).toBeNull();
    expect(await openFile({ actor: await actorNamed('quantri'), instant: now() }, file.fileId)).toBeNull();
    // The same file cannot hang on a second dossier.
    expect(await receiveDossier({ actor: clerk }, ReceiveDossier.parse(await anIntake({ files: [{ fileId: file.fileId, purpose: 'other' }] })))).toMatchObject({ ok: false, refusal: { name: 'FileUnknown' } });

    const later = await stored('ket-qua.pdf', aPdf());
    expect(await attachFile({ actor: await actorNamed('dautu') }, { code: done.value.code, fileId: later.fileId, purpose: 'other', ordinal: null })).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
    expect(await attachFile({ actor: clerk }, { code: done.value.code, fileId: later.fileId, purpose: 'other', ordinal: null })).toMatchObject({ ok: true });
    expect((await listFilesOf(AGENCY, done.value.dossierId)).map(({ name }) => name)).toEqual(['quet.pdf', 'ket-qua.pdf']);
    expect(await removeFile({ actor: clerk }, { code: done.value.code, fileId: later.fileId, reason: 'Đính kèm nhầm' })).toMatchObject({ ok: true });
    expect(await removeFile({ actor: clerk }, { code: done.value.code, fileId: later.fileId, reason: 'Đính kèm nhầm' })).toMatchObject({ ok: false });
    expect(await listFilesOf(AGENCY, done.value.dossierId)).toHaveLength(1);
  });
});
