import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertViews, listViews } from '@/lib/data/dossier-views';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { viewWindowOf, VIEW_KINDS } from '@/lib/domain/dossier/view';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { attachFile } from '@/lib/usecases/attach-file';
import { digitiseDossier } from '@/lib/usecases/digitise-dossier';
import { exportDossiers } from '@/lib/usecases/export-dossiers';
import type { Context } from '@/lib/usecases/context';
import { printRegister } from '@/lib/usecases/dossier-register';
import { readPublicDossier } from '@/lib/usecases/look-up-dossier';
import { openFile } from '@/lib/usecases/open-file';
import { performAct } from '@/lib/usecases/perform-act';
import { printPaper } from '@/lib/usecases/print-paper';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { recordView } from '@/lib/usecases/record-view';
import { printRoutingSheet } from '@/lib/usecases/routing-sheet';
import { storeFile } from '@/lib/usecases/store-file';
import { aSigner, signPdf } from '../papers/signed-pdf';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();
const actors = {} as Record<'tiepnhan' | 'chuyenvien' | 'truongphong' | 'lanhdao' | 'dautu', Actor>;
const T0 = Math.floor(Date.now() / 900_000) * 900_000;
const ctx = (actor: Actor, minutes = 1): Context => { const instant = new Date(T0 + minutes * 60_000); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const bring = async (actor: Actor, bytes: Uint8Array) => {
  const stored = await storeFile({ actor }, { name: 'tep.pdf', source: (async function* () { yield bytes; })() });
  if (!stored.ok) throw new Error(stored.refusal.name);
  return stored.value.fileId;
};

let code = '';
let id = '';
const kinds = async (viewer: Actor): Promise<string[]> => (await db().dossierView.findMany({ where: { dossierId: id, viewerId: viewer.staffId }, orderBy: { at: 'asc' } })).map(({ what }) => what);

beforeAll(async () => {
  await openOffice();
  for (const username of ['tiepnhan', 'chuyenvien', 'truongphong', 'lanhdao', 'dautu'] as const) actors[username] = await actorNamed(username);
  const fileId = await bring(actors.tiepnhan, Buffer.concat([PDF, Buffer.from(`%${randomUUID()}\n`)]));
  const done = await receiveDossier({ actor: actors.tiepnhan }, ReceiveDossier.parse(await anIntake({ files: [{ fileId, purpose: 'component', ordinal: 1 }] })));
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  id = done.value.dossierId;
  code = (await db().dossier.findFirstOrThrow({ where: { id } })).code;
});

describe('who has seen my dossier', () => {
  it('counts one person, one kind and one quarter of an hour once, however often the page is loaded', async () => {
    await Promise.all(Array.from({ length: 20 }, () => recordView(ctx(actors.truongphong), id, 'detail')));
    await recordView(ctx(actors.truongphong, 14), id, 'detail');
    expect(await kinds(actors.truongphong)).toEqual(['detail']);
    await recordView(ctx(actors.truongphong, 15), id, 'detail');
    await recordView(ctx(actors.truongphong, 15), id, 'panel');
    expect((await kinds(actors.truongphong)).sort()).toEqual(['detail', 'detail', 'panel']);
  });

  it('notes a file, a paper, the control slip, a register and an export, and nothing for who may not see', async () => {
    const file = await db().dossierFile.findFirstOrThrow({ where: { dossierId: id } });
    const paper = await db().paper.findFirstOrThrow({ where: { dossierId: id } });
    expect(await openFile(ctx(actors.lanhdao), file.fileId)).not.toBeNull();
    expect(await openFile(ctx(actors.dautu), file.fileId)).toBeNull();
    expect(await printPaper(ctx(actors.lanhdao), { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false })).toMatchObject({ ok: true });
    expect((await printPaper(ctx(actors.dautu), { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false })).ok).toBe(false);
    expect((await kinds(actors.lanhdao)).sort()).toEqual(['file', 'paper']);
    const docx = await printPaper(ctx(actors.lanhdao, 16), { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false, asDocx: true });
    expect(docx).toMatchObject({ ok: true, value: { fileName: `giay-hen-${code}.docx` } });
    expect(docx.ok && Buffer.from(docx.value.bytes).subarray(0, 2).toString()).toBe('PK');
    expect((await printRoutingSheet(ctx(actors.lanhdao, 31), code, true)).ok).toBe(true);
    const on = localTimeOfInstant(Date.now()).on;
    for (const format of ['pdf', 'docx', 'xlsx', 'csv'] as const) expect(await printRegister(ctx(actors.lanhdao), { from: plainDate('2026-01-01'), to: on, format, volume: null })).toMatchObject({ ok: true });
    expect((await kinds(actors.lanhdao)).sort()).toEqual(['export', 'file', 'paper', 'paper', 'paper']);
    const { pieces } = await exportDossiers(ctx(actors.truongphong, 50), {} as never, 'csv', {});
    for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
    expect(await kinds(actors.truongphong)).toContain('export');
    expect(await kinds(actors.dautu)).toEqual([]);
  });

  it('tells the applicant roles and times, never names, and does not count their own look-ups', async () => {
    const before = await db().dossierView.count();
    const shown = await readPublicDossier(AGENCY, id, ctx(actors.tiepnhan).now);
    expect(await db().dossierView.count()).toBe(before);
    expect(shown?.views.total).toBe(before);
    expect(new Set(shown?.views.latest.map(({ role }) => role))).toEqual(new Set(['unit-head', 'leader']));
    for (const actor of Object.values(actors)) expect(JSON.stringify(shown?.views)).not.toContain(actor.name);
    expect((await listViews(AGENCY, id, 3)).map(({ name }) => name)).toContain(actors.truongphong.name);
    const [first, second] = [await listViews(AGENCY, id, 2), await listViews(AGENCY, id, 2, (await listViews(AGENCY, id, 2)).at(-1)?.id)];
    expect(second.map((view) => view.id)).not.toEqual(expect.arrayContaining(first.map((view) => view.id)));
  });

  it('has a row for every kind that the database takes', async () => {
    for (const what of VIEW_KINDS) expect(await insertViews({ agencyId: AGENCY, viewerId: randomUUID(), viewerRole: 'api-client', clientName: 'Hệ thống mẫu' }, { ids: [id] }, what, new Date(), new Date(viewWindowOf(Date.now())))).toBe(1);
  });
});

describe('the form in which papers are kept', () => {
  it('follows from their files: a scan, a signed original, one that was changed after signing', async () => {
    const documents = () => db().submittedDocument.findMany({ where: { dossierId: id }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, isScanned: true, isElectronicOriginal: true, signatureState: true } });
    expect((await documents())[0]).toMatchObject({ ordinal: 1, isScanned: true, isElectronicOriginal: false, signatureState: 'none' });
    const signed = await signPdf(Buffer.concat([PDF, Buffer.from(`%${randomUUID()}\n`)]), await aSigner());
    const tampered = Buffer.from(signed);
    tampered[20] = (tampered[20] ?? 0) ^ 1;
    const [, second, third] = await documents();
    for (const [bytes, ordinal] of [[signed, second?.ordinal ?? 2], [tampered, third?.ordinal ?? 3]] as const) expect(await attachFile({ actor: actors.tiepnhan }, { code, fileId: await bring(actors.tiepnhan, bytes), purpose: 'component', ordinal })).toMatchObject({ ok: true });
    expect((await documents()).slice(1, 3)).toMatchObject([{ isElectronicOriginal: true, signatureState: 'valid' }, { isElectronicOriginal: true, signatureState: 'invalid' }]);
  });

  it('is what a person recorded, once they have, and the audit trail says what it was', async () => {
    const lines = [{ key: 1, isScanned: false, isElectronicOriginal: true, signatureState: 'invalid' as const, note: 'Ký bằng chứng thư hết hạn' }, { key: 'result' as const, isScanned: true, isElectronicOriginal: false, signatureState: null, note: null }];
    expect(await digitiseDossier(ctx(actors.dautu), { code, lines })).toMatchObject({ ok: false });
    expect(await digitiseDossier(ctx(actors.tiepnhan), { code, lines })).toMatchObject({ ok: true, value: { changed: 2 } });
    expect(await digitiseDossier(ctx(actors.tiepnhan), { code, lines })).toMatchObject({ ok: true, value: { changed: 0 } });
    const audit = await db().auditEntry.findMany({ where: { action: 'dossier:digitise' } });
    expect(audit).toHaveLength(1);
    expect(audit[0]?.detail).toMatchObject({ changed: [{ key: 1, was: { isScanned: true, signatureState: 'none' }, is: { note: 'Ký bằng chứng thư hết hạn' } }, { key: 'result' }] });
    await attachFile({ actor: actors.tiepnhan }, { code, fileId: await bring(actors.tiepnhan, Buffer.concat([PDF, Buffer.from(`%${randomUUID()}\n`)])), purpose: 'component', ordinal: 1 });
    expect(await db().submittedDocument.findFirstOrThrow({ where: { dossierId: id, ordinal: 1 } })).toMatchObject({ isElectronicOriginal: true, signatureState: 'invalid' });
  });

  it('of a result comes with its file, signed or not', async () => {
    const signed = await signPdf(Buffer.concat([PDF, Buffer.from(`%${randomUUID()}\n`)]), await aSigner());
    const unit = (await db().unit.findFirstOrThrow({ where: { shortName: 'QLLĐ' } })).id;
    for (const [actor, act, data] of [[actors.tiepnhan, 'hand-over', { toUnitId: unit }], [actors.chuyenvien, 'take-over', {}]] as const) expect(await performAct(ctx(actor), { code, act, seen: null, data })).toMatchObject({ ok: true });
    const finish = (resultFileId: string) => performAct(ctx(actors.chuyenvien), { code, act: 'finish', seen: null, data: { resultKind: 'granted', resultNumber: '12/GP', resultFileId } });
    expect(await finish(await bring(actors.tiepnhan, signed))).toMatchObject({ ok: false, refusal: { name: 'FileUnknown' } });
    const mine = await bring(actors.chuyenvien, signed);
    expect(await finish(mine)).toMatchObject({ ok: true });
    expect(await db().dossierFile.findFirstOrThrow({ where: { fileId: mine } })).toMatchObject({ dossierId: id, purpose: 'result', eventSeq: 4 });
  });
});
