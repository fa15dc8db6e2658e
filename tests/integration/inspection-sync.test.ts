import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/adapters/hash';
import { listOpenConflicts } from '@/lib/data/inspection-devices';
import { entrySha256, listRecords } from '@/lib/data/inspection-records';
import { db } from '@/lib/db/client';
import { receiptCounts, receiptText, type ReceiptThing } from '@/lib/domain/inspection/receipt';
import { SyncBatch, type SyncEntry } from '@/lib/schemas/inspection-sync';
import type { Context } from '@/lib/usecases/context';
import { decideConflict } from '@/lib/usecases/inspection/conflict';
import { openPhoto, takePhoto } from '@/lib/usecases/inspection/evidence';
import { packInspection } from '@/lib/usecases/inspection/package';
import { giveReceipt } from '@/lib/usecases/inspection/receipt';
import { syncEntries } from '@/lib/usecases/inspection/sync-entries';
import { AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { contextOf, placeInspection, type PlacedInspection } from '../support/inspection-office';

useDatabase();

let inspection: PlacedInspection;
let lead: Context;
let member: Context;
let ordinal = 10;
const unit = (): string => inspection.units['QLLĐ'] ?? '';
const AT = '2026-11-24T02:00:00.000Z';
/** `minutes` after the contexts' 09:00. */
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, instant: new Date(ctx.instant.getTime() + minutes * 60_000) });
const answer = (key: string, content: Partial<Extract<SyncEntry, { kind: 'answer' }>['content']> = {}, more: { baseVersion?: number; saidAt?: string; id?: string; unitId?: string } = {}): SyncEntry =>
  ({ id: randomUUID(), unitId: unit(), kind: 'answer', key, baseVersion: 0, saidAt: '2026-11-24T01:30:00.000Z', content: { answer: 'meets', note: '', source: 'person', ...content }, ...more });
async function sync(ctx: Context, deviceId: string, entries: readonly SyncEntry[], clock = ctx.instant.toISOString()) {
  const done = await syncEntries(ctx, inspection.id, SyncBatch.parse({ schema: 1, deviceId, clock, entries }));
  if (!done.ok) throw new Error(done.refusal.name);
  return done.value;
}
const outcomes = async (...args: Parameters<typeof sync>) => (await sync(...args)).results.map(({ outcome, isKnown }) => (isKnown ? `known ${outcome}` : outcome));
const held = async (key: string) => (await listRecords(AGENCY, inspection.id, unit())).find((record) => record.key === key);
const thing = ({ saidAt: _said, baseVersion: _base, ...entry }: SyncEntry): ReceiptThing => ({ id: entry.id, kind: entry.kind, sha256: entrySha256(entry) });
const claim = (things: readonly ReceiptThing[]) => ({ counts: receiptCounts(things), sha256: sha256(receiptText(things)) });

beforeAll(async () => {
  await openOffice();
  [lead, member] = [await contextOf('kiemtra'), await contextOf('kiemtra2')];
});
beforeEach(async () => {
  ordinal += 1;
  inspection = await placeInspection({ code: `2026-${ordinal}` });
});

describe('a batch', () => {
  it('is taken once, however often it is sent', async () => {
    const device = randomUUID();
    const entries = [answer('kt-1'), answer('kt-2', { answer: 'fails', note: 'thiếu sổ' })];
    expect(await outcomes(lead, device, entries)).toEqual(['applied', 'applied']);
    expect(await outcomes(lead, device, entries)).toEqual(['known applied', 'known applied']);
    expect(await outcomes(lead, device, [entries[0] as SyncEntry, entries[0] as SyncEntry, answer('kt-3')])).toEqual(['known applied', 'known applied', 'applied']);
    expect(await db().inspectionEntry.count({ where: { agencyId: AGENCY, inspectionId: inspection.id } })).toBe(3);
    expect(await held('kt-2')).toMatchObject({ answer: 'fails', version: 1, content: { note: 'thiếu sổ' } });
  });

  it('sent twice at the same moment is taken once', async () => {
    const device = randomUUID();
    const entries = Array.from({ length: 20 }, (_, index) => answer(`kt-${index + 1}`));
    const [one, other] = await Promise.all([outcomes(lead, device, entries), outcomes(lead, device, entries)]);
    expect([...one, ...other].filter((word) => word === 'applied')).toHaveLength(20);
    expect(await db().inspectionEntry.count({ where: { agencyId: AGENCY, inspectionId: inspection.id } })).toBe(20);
  });

  it('does not give an id that is taken to other content', async () => {
    const first = answer('kt-1');
    await sync(lead, randomUUID(), [first]);
    expect((await sync(lead, randomUUID(), [{ ...first, content: { ...first.content, note: 'khác' } } as SyncEntry])).results[0]).toMatchObject({ outcome: 'refused', problem: 'id-taken' });
    expect((await sync(member, randomUUID(), [first])).results[0]).toMatchObject({ outcome: 'refused', problem: 'id-taken' });
  });

  it('refuses, one by one, what is not of the checklist, the unit or the register, and takes the rest', async () => {
    const other = (await db().unit.findFirstOrThrow({ where: { agencyId: AGENCY, shortName: 'TNMT' } })).id;
    const sheet = (dossierCode: string): SyncEntry => ({ id: randomUUID(), unitId: unit(), kind: 'sheet', key: `${dossierCode}:M1`, baseVersion: 0, saidAt: AT, content: { dossierCode, question: 'M1', answer: 'meets', note: '' } });
    const batch = [answer('kt-999'), answer('kt-1', {}, { unitId: other }), answer('kt-1', {}, { unitId: inspection.units['QLĐT'] ?? '' }), sheet('H24.21-991231-9999'), answer('kt-2', { source: 'overruled' }), answer('kt-3')];
    expect((await sync(member, randomUUID(), batch)).results.map(({ problem }) => problem)).toEqual(['item', 'unit', 'unit', 'dossier', 'content', null]);
    expect(await listRecords(AGENCY, inspection.id)).toHaveLength(1);
  });

  it('is nobody else’s: not another person’s device, not for whoever is outside the team', async () => {
    const device = randomUUID();
    await sync(lead, device, [answer('kt-1')]);
    const send = async (ctx: Context, deviceId: string) => syncEntries(ctx, inspection.id, { schema: 1, deviceId, clock: AT, entries: [answer('kt-1')] });
    expect(await send(member, device)).toMatchObject({ refusal: { name: 'OtherDevice' } });
    for (const name of ['kiemsoat', 'chuyenvien', 'lanhdao']) expect(await send(await contextOf(name), randomUUID())).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
    expect(await syncEntries({ ...lead, actor: { ...lead.actor, agencyId: 2 } }, inspection.id, { schema: 1, deviceId: randomUUID(), clock: AT, entries: [answer('kt-1')] })).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
    expect(await syncEntries(lead, 'khong-phai-uuid', { schema: 1, deviceId: randomUUID(), clock: AT, entries: [answer('kt-1')] })).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
  });

  it('after the stage is closed is refused and kept on the device', async () => {
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: inspection.id } }, data: { stage: 'reported' } });
    expect((await sync(lead, randomUUID(), [answer('kt-1')])).results[0]).toMatchObject({ outcome: 'refused', problem: 'stage' });
    expect(await held('kt-1')).toBeUndefined();
  });
});

describe('two inspectors on one checklist', () => {
  it('conflict exactly where they differ, and the decision is an entry of its own', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await sync(lead, a, [answer('kt-1'), answer('kt-2'), answer('kt-3', { answer: 'fails' })]);
    expect(await outcomes(member, b, [answer('kt-1', { answer: 'fails' }, { saidAt: '2026-11-24T01:40:00.000Z' }), answer('kt-2'), answer('kt-4')])).toEqual(['conflict', 'applied', 'applied']);
    const [conflict, ...others] = await listOpenConflicts(AGENCY, inspection.id);
    expect(others).toEqual([]);
    expect(conflict).toMatchObject({ key: 'kt-1', held: { byName: 'Tạ Ngọc Diễm' }, sent: { byName: 'Lương Minh Khuê' } });
    const choice = { conflictId: conflict?.id ?? '', chosenEntryId: conflict?.sent.entryId ?? '', reason: 'Đã xem lại sổ' };
    expect(await decideConflict(await contextOf('kiemsoat'), inspection.id, choice)).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await decideConflict(later(lead, 5), inspection.id, { ...choice, chosenEntryId: randomUUID() })).toMatchObject({ refusal: { name: 'NoSuchConflict' } });
    expect(await decideConflict(later(lead, 5), inspection.id, choice)).toMatchObject({ ok: true });
    expect(await listOpenConflicts(AGENCY, inspection.id)).toEqual([]);
    expect(await held('kt-1')).toMatchObject({ answer: 'meets', version: 3 });
    expect(await db().inspectionEntry.count({ where: { agencyId: AGENCY, inspectionId: inspection.id, key: 'kt-1' } })).toBe(3);
    expect(await decideConflict(later(lead, 6), inspection.id, choice)).toMatchObject({ refusal: { name: 'NoSuchConflict' } });
  });

  it('do not conflict when the second had seen the first, or with their own earlier word', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await sync(lead, a, [answer('kt-1'), answer('kt-1', { answer: 'fails' }, { saidAt: '2026-11-24T01:31:00.000Z' })]);
    expect(await held('kt-1')).toMatchObject({ answer: 'fails', version: 2 });
    expect(await outcomes(member, b, [answer('kt-1', { answer: 'not-checked' }, { baseVersion: 2, saidAt: '2026-11-24T01:32:00.000Z' })])).toEqual(['applied']);
    expect(await listOpenConflicts(AGENCY, inspection.id)).toEqual([]);
  });

  it('keep one conflict while one of them writes on, and none once they agree', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await sync(lead, a, [answer('kt-1')]);
    await sync(member, b, [answer('kt-1', { answer: 'fails', note: 't' })]);
    await sync(member, b, [answer('kt-1', { answer: 'fails', note: 'thiếu' }, { baseVersion: 2, saidAt: '2026-11-24T01:41:00.000Z' })]);
    expect((await listOpenConflicts(AGENCY, inspection.id)).map(({ held: one }) => one.content)).toMatchObject([{ note: 'thiếu' }]);
    await sync(member, b, [answer('kt-1', {}, { baseVersion: 3, saidAt: '2026-11-24T01:42:00.000Z' })]);
    expect(await listOpenConflicts(AGENCY, inspection.id)).toEqual([]);
    expect(await held('kt-1')).toMatchObject({ answer: 'meets' });
  });

  it('a person with the package on two devices never conflicts with herself: the later word counts', async () => {
    const [phone, tablet] = [randomUUID(), randomUUID()];
    await packInspection(lead, inspection.id, { id: phone, label: null });
    await packInspection(lead, inspection.id, { id: tablet, label: 'Máy tính bảng' });
    await sync(lead, tablet, [answer('kt-1', { answer: 'fails' }, { saidAt: '2026-11-24T01:50:00.000Z' })]);
    expect(await outcomes(lead, phone, [answer('kt-1', {}, { saidAt: '2026-11-24T01:45:00.000Z' })])).toEqual(['applied']);
    expect(await held('kt-1')).toMatchObject({ answer: 'fails' });
    expect(await db().inspectionDevice.count({ where: { agencyId: AGENCY, inspectionId: inspection.id } })).toBe(2);
  });
});

describe('a wrong clock', () => {
  it('is set right by how far it was off at the contact, and both moments are kept', async () => {
    const wrong = new Date(lead.instant.getTime() + 3 * 86_400_000).toISOString();
    const said = new Date(lead.instant.getTime() + 3 * 86_400_000 - 600_000).toISOString();
    const entry = answer('kt-1', {}, { saidAt: said });
    await sync(lead, randomUUID(), [entry], wrong);
    const kept = await db().inspectionEntry.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: entry.id } } });
    expect(kept.saidAt.toISOString()).toBe(new Date(lead.instant.getTime() - 600_000).toISOString());
    expect(kept.deviceSaidAt.toISOString()).toBe(said);
    const device = await db().inspectionDevice.findFirstOrThrow({ where: { agencyId: AGENCY, inspectionId: inspection.id } });
    expect(Number(device.clockOffsetMs)).toBe(3 * 86_400_000);
  });
});

describe('a member who is removed', () => {
  it('has what she said before taken, not what she said after, and is given no package any more', async () => {
    const removedAt = new Date(member.instant.getTime() - 20 * 60_000);
    await db().inspectionMember.update({ where: { agencyId_inspectionId_staffId: { agencyId: AGENCY, inspectionId: inspection.id, staffId: member.actor.staffId } }, data: { removedAt, removedWhy: 'Đi công tác' } });
    const before = new Date(removedAt.getTime() - 60_000).toISOString();
    const after = new Date(removedAt.getTime() + 60_000).toISOString();
    expect((await sync(member, randomUUID(), [answer('kt-1', {}, { saidAt: before }), answer('kt-2', {}, { saidAt: after })])).results.map(({ outcome, problem }) => problem ?? outcome)).toEqual(['applied', 'removed']);
    expect(await packInspection(member, inspection.id, { id: randomUUID(), label: null })).toMatchObject({ refusal: { name: 'NoSuchInspection' } });
  });
});

describe('findings from a device', () => {
  const finding = (id: string, facts: string, more: { baseVersion?: number; saidAt?: string } = {}): SyncEntry => ({ id: randomUUID(), unitId: unit(), kind: 'finding', key: id, baseVersion: 0, saidAt: AT, ...more, content: { itemKey: 'kt-1', source: 'checklist', sourceKey: 'kt-1', facts, dossierCodes: [], ruleBroken: 'Điều 18', severity: 'moderate', extent: 'single', cause: null, causeNote: null, correctedOnSpot: false } });
  it('are recorded once, revised by their writer, and not over what a screen has changed', async () => {
    const [id, device] = [randomUUID(), randomUUID()];
    const first = finding(id, 'Thiếu sổ');
    expect(await outcomes(lead, device, [first, first])).toEqual(['applied', 'known applied']);
    expect(await outcomes(lead, device, [finding(id, 'Thiếu sổ giao nhận', { saidAt: '2026-11-24T02:00:00.001Z' })])).toEqual(['applied']);
    expect(await db().finding.findMany({ where: { agencyId: AGENCY, inspectionId: inspection.id }, select: { facts: true, version: true } })).toEqual([{ facts: 'Thiếu sổ giao nhận', version: 2 }]);
    await db().finding.update({ where: { agencyId_id: { agencyId: AGENCY, id } }, data: { facts: 'Sửa trên máy chủ', version: 3 } });
    expect((await sync(later(lead, 1), device, [finding(id, 'Sửa trên máy', { saidAt: '2026-11-24T02:00:30.000Z' })])).results[0]).toMatchObject({ outcome: 'refused', problem: 'finding-changed' });
    expect((await db().finding.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id } } })).facts).toBe('Sửa trên máy chủ');
  });
});

const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');
const photo = (index: number): Buffer => Buffer.concat([JPEG, Buffer.from(`anh ${index}`)]);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
async function* stream(bytes: Buffer, broken = false): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, Math.floor(bytes.length / 2));
  if (broken) throw new Error('đứt mạng');
  yield bytes.subarray(Math.floor(bytes.length / 2));
}
const put = (ctx: Context, deviceId: string, evidenceId: string, bytes: Buffer, more: { sha256?: string; broken?: boolean; unitId?: string } = {}) =>
  takePhoto(ctx, { inspectionId: inspection.id, evidenceId, sha256: more.sha256 ?? hashOf(bytes), note: { deviceId, unitId: more.unitId ?? unit(), targetKind: 'answer', targetKey: 'kt-1', takenAt: AT, clock: ctx.instant.toISOString() }, source: stream(bytes, more.broken) });
const photos = () => db().inspectionEvidence.count({ where: { agencyId: AGENCY, inspectionId: inspection.id } });

describe('a photo', () => {
  it('comes whole or not at all, once, and is an image by its content', async () => {
    const [device, id] = [randomUUID(), randomUUID()];
    await expect(put(lead, device, id, photo(1), { broken: true })).rejects.toThrow('đứt mạng');
    expect(await put(lead, device, id, photo(1).subarray(0, 60), { sha256: hashOf(photo(1)) })).toMatchObject({ refusal: { name: 'HashDiffers' } });
    expect(await put(lead, device, id, Buffer.from('<script>alert(1)</script>'))).toMatchObject({ refusal: { name: 'NotAPhoto' } });
    expect(await put(lead, device, id, Buffer.alloc(5 * 1024 * 1024 + 1, 1))).toMatchObject({ refusal: { name: 'PhotoTooLarge' } });
    expect(await photos()).toBe(0);
    expect(await put(lead, device, id, photo(1))).toMatchObject({ value: { isKnown: false } });
    expect(await put(lead, device, id, photo(1))).toMatchObject({ value: { isKnown: true } });
    expect(await put(lead, device, id, photo(2))).toMatchObject({ refusal: { name: 'IdTaken' } });
    expect(await put(member, randomUUID(), randomUUID(), photo(3), { unitId: inspection.units['QLĐT'] ?? '' })).toMatchObject({ refusal: { name: 'NotTaken', why: 'unit' } });
    expect(await photos()).toBe(1);
    const opened = await openPhoto(member, inspection.id, id);
    expect(hashOf(Buffer.from(await new Response(opened?.bytes).arrayBuffer()))).toBe(hashOf(photo(1)));
    for (const [name, of] of [['chuyenvien', inspection.id], ['kiemtra', randomUUID()]] as const) expect(await openPhoto(await contextOf(name), of, id)).toBeNull();
  });

  it('comes five hundred times, each kept once, and the receipt accounts for all', async () => {
    const device = randomUUID();
    const things: ReceiptThing[] = [];
    for (let index = 0; index < 500; index += 1) {
      const [id, bytes] = [randomUUID(), photo(1000 + index)];
      expect(await put(lead, device, id, bytes)).toMatchObject({ ok: true });
      if (index % 50 === 0) expect(await put(lead, device, id, bytes)).toMatchObject({ value: { isKnown: true } });
      things.push({ id, kind: 'photo', sha256: hashOf(bytes) });
    }
    expect(await photos()).toBe(500);
    expect(await giveReceipt(lead, inspection.id, { schema: 1, deviceId: device, ...claim(things) })).toMatchObject({ value: { isComplete: true, held: { photos: 500 } } });
  }, 120_000);
});

describe('a receipt', () => {
  it('is complete only when the server holds all of it, and only then may the device forget', async () => {
    const device = randomUUID();
    const [one, two] = [answer('kt-1'), answer('kt-2')];
    await sync(lead, device, [one]);
    const ask = (things: readonly ReceiptThing[], forget = false) => giveReceipt(lead, inspection.id, { schema: 1, deviceId: device, ...claim(things), forget });
    expect(await ask([thing(one), thing(two)], true)).toMatchObject({ value: { isComplete: false, sent: { answers: 2 }, held: { answers: 1 } } });
    expect(await ask([{ ...thing(one), sha256: '0'.repeat(64) }], true)).toMatchObject({ value: { isComplete: false, sent: { answers: 1 }, held: { answers: 1 } } });
    const forgotten = async () => (await db().inspectionDevice.findFirstOrThrow({ where: { agencyId: AGENCY, id: device } })).forgottenAt;
    expect(await forgotten()).toBeNull();
    await sync(lead, device, [two]);
    expect(await ask([thing(one), thing(two)], true)).toMatchObject({ value: { isComplete: true } });
    expect(await forgotten()).not.toBeNull();
    expect(await db().syncReceipt.count({ where: { agencyId: AGENCY, deviceId: device } })).toBe(3);
  });

  it('does not count what was refused as held', async () => {
    const device = randomUUID();
    const entries = [answer('kt-1'), answer('kt-999')];
    await sync(lead, device, entries);
    expect(await giveReceipt(lead, inspection.id, { schema: 1, deviceId: device, ...claim(entries.map(thing)) })).toMatchObject({ value: { isComplete: false } });
  });
});

describe('a package', () => {
  it('holds the whole checklist in use, what was recorded with its version, and nobody’s personal data', async () => {
    await sync(lead, randomUUID(), [answer('kt-1'), answer('kt-1', { answer: 'fails' }, { saidAt: '2026-11-24T01:31:00.000Z' })]);
    const packed = await packInspection(member, inspection.id, { id: randomUUID(), label: null });
    if (!packed.ok) throw new Error(packed.refusal.name);
    expect(packed.value).toMatchObject({ schema: 1, person: { name: 'Tạ Ngọc Diễm', isLead: false }, units: [{ unitId: unit(), records: [{ key: 'kt-1', version: 2, answer: 'fails' }] }] });
    expect(packed.value.checklist.items).toHaveLength(64);
    expect(packed.value.checklist.questions).toHaveLength(12);
    expect(JSON.stringify(packed.value)).not.toMatch(/applicant|citizenId|phone/i);
  });

  it('keeps the version of the checklist that the inspection began with', async () => {
    const before = (await db().inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: inspection.id } } })).checklistVersionId;
    const next = randomUUID();
    await db().checklistVersion.create({ data: { agencyId: AGENCY, id: next, number: 90 + ordinal, title: 'Bản sau', state: 'in-force', validFrom: new Date('2026-11-24') } });
    const packed = await packInspection(lead, inspection.id, { id: randomUUID(), label: null });
    expect(packed).toMatchObject({ value: { checklist: { versionId: before } } });
    await db().checklistVersion.delete({ where: { agencyId_id: { agencyId: AGENCY, id: next } } });
  });
});
