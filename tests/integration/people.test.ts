import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '@/prisma/seed/index';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { readEventFacts } from '@/lib/data/dossier-acts';
import { listAbsences } from '@/lib/data/absences';
import { findSession, insertSession } from '@/lib/data/sessions';
import { filesOf, filesHeldBy, findSheet, listSheetLines, listSheets } from '@/lib/data/handover-sheets';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { scopeOf } from '@/lib/domain/access/can';
import { cancelAbsence } from '@/lib/usecases/cancel-absence';
import type { Context } from '@/lib/usecases/context';
import { enterAbsence } from '@/lib/usecases/enter-absence';
import { giveBySheet } from '@/lib/usecases/give-by-sheet';
import { listLateHandOvers } from '@/lib/usecases/list-late-hand-overs';
import { performAct } from '@/lib/usecases/perform-act';
import { printMany } from '@/lib/usecases/print-many';
import { printSheet } from '@/lib/usecases/print-sheet';
import { reassignFiles, undoReassignment } from '@/lib/usecases/reassign-files';
import { signSheet } from '@/lib/usecases/sign-sheet';
import { takeOverMany } from '@/lib/usecases/take-over-many';
import { actorNamed, AGENCY } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

useDatabase();
const NAMES = ['tiepnhan', 'traketqua', 'chuyenvien', 'truongphong', 'dautu', 'truongdautu', 'lanhdao', 'kiemsoat', 'quantri', 'moitruong'] as const;
const actors = {} as Record<(typeof NAMES)[number], Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const today = (): PlainDate => localTimeOfInstant(Date.now()).on;
const day = (days: number): PlainDate => addDays(today(), days);
let serial = 0;
const newDossier = (hoursAgo = 30) => insertDossier({ ordinal: ++serial, hoursAgo, by: actors.tiepnhan });
const seen = async (...codes: string[]) => (await filesOf(AGENCY, codes)).map(({ code, eventCount }) => ({ code, seen: eventCount }));
const dossier = (code: string) => db().dossier.findUniqueOrThrow({ where: { agencyId_code: { agencyId: AGENCY, code } } });
const labour = () => actors.chuyenvien.roles[0]?.unitId ?? '';
/** The person as a new request of theirs would find them: with those for whom they stand in. */
async function asSignedIn(actor: Actor): Promise<Actor> {
  const at = new Date();
  const id = await inTransaction((tx) => insertSession(tx, { agencyId: AGENCY, staffId: actor.staffId, method: 'password', at, expiresAt: new Date(at.getTime() + 3_600_000), address: null, userAgent: null }));
  const session = await findSession(AGENCY, id);
  if (!session) throw new Error('no session');
  return { ...actor, roles: session.roles, actsFor: session.actsFor };
}
const away = (who: Actor, delegate: Actor, from = 0, to = 2, by: Actor = who) => enterAbsence(ctx(by), { staffId: who.staffId, delegateId: delegate.staffId, fromOn: day(from), toOn: day(to), reason: null });

async function sameAsRefolded(code: string): Promise<void> {
  const row = await dossier(code);
  const folded = foldEvents(await readEventFacts(db(), AGENCY, row.id));
  expect(folded).toMatchObject({ ok: true, value: { status: row.status, holderId: row.holderId, holdingUnitId: row.holdingUnitId } });
}

beforeAll(async () => {
  await seed('reference');
  await inTransaction(async (tx) => (await import('@/prisma/seed/demo/people')).loadPeople(tx, new Date()));
  for (const name of NAMES) actors[name] = await actorNamed(name);
  await db().staffAbsence.deleteMany({});
});

describe('absence and delegation', () => {
  it('gives the delegate the absent person’s files, acts and notices, and says so in event and audit', async () => {
    const code = await newDossier();
    await performAct(ctx(actors.chuyenvien), { code, act: 'take-over', seen: null });
    // Of another unit: without the delegation the file does not exist for them.
    expect(await performAct(ctx(await asSignedIn(actors.dautu)), { code, act: 'consult', seen: null, data: { toUnitId: labour() } })).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
    const entered = await away(actors.chuyenvien, actors.dautu);
    expect(entered).toMatchObject({ ok: true, value: { delegateName: actors.dautu.name } });
    const delegate = await asSignedIn(actors.dautu);
    expect(delegate.actsFor).toMatchObject([{ staffId: actors.chuyenvien.staffId, name: actors.chuyenvien.name }]);
    expect(scopeOf(delegate, 'dossier:view')).toMatchObject({ kind: 'units', unitIds: expect.arrayContaining([labour()]) as unknown });
    const done = await performAct(ctx(delegate), { code, act: 'consult', seen: null, data: { toUnitId: labour() } });
    expect(done).toMatchObject({ ok: true });
    const row = await dossier(code);
    const event = await db().dossierEvent.findUniqueOrThrow({ where: { agencyId_dossierId_seq: { agencyId: AGENCY, dossierId: row.id, seq: row.eventCount } } });
    expect(event).toMatchObject({ actorId: actors.dautu.staffId, actorUnitId: labour(), data: { forStaffId: actors.chuyenvien.staffId } });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { subject: `dossier:${code}`, action: 'dossier:consult' } });
    expect(audit.detail).toMatchObject({ forStaffId: actors.chuyenvien.staffId, forName: actors.chuyenvien.name });
    await inTransaction((tx) => queueNotices(tx, [{ agencyId: AGENCY, dossierId: row.id, channel: 'in-app', recipient: actors.chuyenvien.staffId, template: 'staff-due-today', data: { code }, dedupeKey: `thu:${code}` }], new Date()));
    expect(await db().notice.count({ where: { dossierId: row.id, recipient: { in: [actors.chuyenvien.staffId, actors.dautu.staffId] }, template: 'staff-due-today' } })).toBe(2);
    expect(await db().notice.count({ where: { recipient: actors.dautu.staffId, template: 'staff-stands-in' } })).toBe(1);
    // Given to the absent person meanwhile: the file is theirs, and the event says who stands in.
    const other = await newDossier();
    await performAct(ctx(actors.truongphong), { code: other, act: 'assign', seen: null, data: { toStaffId: actors.chuyenvien.staffId } });
    const given = await dossier(other);
    expect(given.holderId).toBe(actors.chuyenvien.staffId);
    expect((await db().dossierEvent.findFirstOrThrow({ where: { dossierId: given.id, act: 'assign' } })).data).toMatchObject({ standInId: actors.dautu.staffId });
    if (!entered.ok) return;
    expect(await cancelAbsence(ctx(actors.moitruong), { absenceId: entered.value.absenceId })).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    expect(await cancelAbsence(ctx(actors.truongphong), { absenceId: entered.value.absenceId })).toMatchObject({ ok: true });
    expect(await cancelAbsence(ctx(actors.truongphong), { absenceId: entered.value.absenceId })).toMatchObject({ ok: false, refusal: { name: 'AlreadyCancelled' } });
    expect(await performAct(ctx(await asSignedIn(actors.dautu)), { code, act: 'consult-reply', seen: null })).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
  });

  it('works on nothing before its first day, and never passes corrections or another’s signature on', async () => {
    const code = await newDossier();
    await away(actors.chuyenvien, actors.dautu, 3, 5);
    expect((await asSignedIn(actors.dautu)).actsFor).toEqual([]);
    await away(actors.lanhdao, actors.dautu, 0, 0);
    const delegate = await asSignedIn(actors.dautu);
    expect(delegate.actsFor).toHaveLength(1);
    await performAct(ctx(actors.chuyenvien), { code, act: 'take-over', seen: null });
    await performAct(ctx(actors.chuyenvien), { code, act: 'submit-for-signature', seen: null, data: { toStaffId: actors.lanhdao.staffId } });
    expect(await performAct(ctx(delegate), { code, act: 'sign', seen: null })).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    expect(await performAct(ctx(delegate), { code, act: 'correct', seen: null, voidsSeq: 3, reason: 'x' })).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    await db().staffAbsence.deleteMany({});
    await away(actors.lanhdao, actors.truongdautu, 0, 0);
    expect(await performAct(ctx(await asSignedIn(actors.truongdautu)), { code, act: 'sign', seen: null })).toMatchObject({ ok: true });
    await db().staffAbsence.deleteMany({});
  });

  it('refuses others’ absences, overlaps, chains and rings, each beside its field', async () => {
    expect(await away(actors.chuyenvien, actors.dautu, 0, 1, actors.moitruong)).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    expect(await away(actors.chuyenvien, actors.dautu, 0, 1, actors.truongphong)).toMatchObject({ ok: true });
    const wrong = async (...given: Parameters<typeof away>) => { const found = await away(...given); return found.ok || found.refusal.name !== 'Wrong' ? found : found.refusal.wrong.map(({ name }) => name); };
    expect(await wrong(actors.chuyenvien, actors.truongphong, 1, 3)).toEqual(['Overlaps']);
    expect(await wrong(actors.dautu, actors.truongdautu, 1, 3)).toEqual(['StandsInForOther']);
    expect(await wrong(actors.truongphong, actors.chuyenvien, 1, 3)).toEqual(['DelegateAbsent']);
    expect(await wrong(actors.dautu, actors.chuyenvien, 0, 0)).toEqual(['DelegateAbsent']);
    expect(await wrong(actors.moitruong, actors.quantri, 0, 0)).toEqual(['DelegateWithoutWork']);
    await db().staff.update({ where: { agencyId_id: { agencyId: AGENCY, id: actors.traketqua.staffId } }, data: { isActive: false } });
    expect(await wrong(actors.moitruong, actors.traketqua, 0, 0)).toEqual(['DelegateDisabled']);
    await db().staff.update({ where: { agencyId_id: { agencyId: AGENCY, id: actors.traketqua.staffId } }, data: { isActive: true } });
    await db().staffAbsence.deleteMany({});
  });

  it('lets only one of two entries that do not fit together through', async () => {
    const both = await Promise.all([away(actors.chuyenvien, actors.dautu, 0, 3), away(actors.dautu, actors.chuyenvien, 0, 3), away(actors.chuyenvien, actors.truongphong, 2, 4)]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect((await listAbsences(AGENCY, today())).filter((each) => !each.isCancelled)).toHaveLength(1);
    await db().staffAbsence.deleteMany({});
  });
});

describe('all of someone’s files', () => {
  it('are given to a colleague, and given back; a stale one is told and holds up nobody', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 4; n++) codes.push(await newDossier(40 - n));
    for (const code of codes) await performAct(ctx(actors.truongphong), { code, act: 'assign', seen: null, data: { toStaffId: actors.chuyenvien.staffId } });
    const files = (await filesHeldBy(AGENCY, actors.chuyenvien.staffId)).filter(({ code }) => codes.includes(code)).map(({ code, eventCount }) => ({ code, seen: eventCount }));
    expect(files).toHaveLength(4);
    const stale = files[1]?.code ?? '';
    await performAct(ctx(actors.chuyenvien), { code: stale, act: 'take-over', seen: null });
    const done = await reassignFiles(ctx(actors.truongphong), { fromStaffId: actors.chuyenvien.staffId, receivers: [actors.truongphong.staffId], reason: 'Đi học dài ngày', files });
    expect(done).toMatchObject({ ok: true, value: { given: [{}, {}, {}], problems: [{ code: stale, refusal: { name: 'Stale', act: 'take-over' } }], left: [] } });
    if (!done.ok) return;
    const events = await db().dossierEvent.findMany({ where: { batchId: done.value.batchId } });
    expect(events.map(({ act }) => act)).toEqual(['assign', 'assign', 'assign']);
    expect(await db().auditEntry.count({ where: { action: 'dossier:assign', subject: { in: done.value.given.map(({ code }) => `dossier:${code}`) } } })).toBe(6);
    // The receiver passes one on: it is not taken away from whoever has it now.
    const passed = done.value.given[0]?.code ?? '';
    await performAct(ctx(actors.chuyenvien), { code: passed, act: 'take-over', seen: null });
    const back = await undoReassignment(ctx(actors.truongphong), { batchId: done.value.batchId, reason: 'Giao nhầm' });
    expect(back).toMatchObject({ ok: true, value: { given: [{}, {}], left: [passed] } });
    for (const code of codes) {
      expect((await dossier(code)).holderId).toBe(actors.chuyenvien.staffId);
      await sameAsRefolded(code);
    }
    expect(await undoReassignment(ctx(actors.truongphong), { batchId: done.value.batchId, reason: 'Lần nữa' })).toMatchObject({ ok: false, refusal: { name: 'NoneGiven' } });
  });

  it('go to nobody of another unit, and by nobody without the right', async () => {
    const code = await newDossier();
    await performAct(ctx(actors.chuyenvien), { code, act: 'take-over', seen: null });
    const files = await seen(code);
    const wanted = { fromStaffId: actors.chuyenvien.staffId, reason: 'thử', files };
    expect(await reassignFiles(ctx(actors.truongphong), { ...wanted, receivers: [actors.dautu.staffId] })).toMatchObject({ ok: false, refusal: { name: 'NoneGiven', left: [code] } });
    expect(await reassignFiles(ctx(actors.chuyenvien), { ...wanted, receivers: [actors.truongphong.staffId] })).toMatchObject({ ok: false, refusal: { name: 'NoneGiven', problems: [{ refusal: { name: 'NotPermitted' } }] } });
    expect(await reassignFiles(ctx(actors.truongdautu), { ...wanted, receivers: [actors.truongphong.staffId] })).toMatchObject({ ok: false, refusal: { name: 'NoneGiven', problems: [{ refusal: { name: 'NoSuchDossier' } }] } });
    expect(await reassignFiles(ctx(actors.truongphong), { ...wanted, receivers: [actors.chuyenvien.staffId] })).toMatchObject({ ok: false, refusal: { name: 'ReceiverIsGiver' } });
    expect(await reassignFiles(ctx(actors.truongphong), { ...wanted, receivers: [] })).toMatchObject({ ok: false, refusal: { name: 'NoReceiver' } });
  });
});

describe('a hand-over sheet', () => {
  it('is given, signed for what came, and leaves with the giver what did not', async () => {
    const [a, b, c] = [await newDossier(3), await newDossier(3), await newDossier(3)];
    const holderBefore = (await dossier(b)).holderId;
    const given = await giveBySheet(ctx(actors.tiepnhan), { files: await seen(a, b, c), toUnitId: labour(), note: 'Lô sáng' });
    expect(given).toMatchObject({ ok: true, value: { count: 3 } });
    if (!given.ok) return;
    const { sheetId, number } = given.value;
    expect(await db().dossierEvent.count({ where: { batchId: sheetId, act: 'hand-over' } })).toBe(3);
    expect(await listSheets(AGENCY, { kind: 'units', unitIds: [labour()] }, 'to-sign', 10)).toMatchObject([{ id: sheetId, count: 3 }]);
    expect(await listSheets(AGENCY, { kind: 'units', unitIds: [actors.dautu.roles[0]?.unitId ?? ''] }, 'all', 10)).toEqual([]);
    expect(await findSheet(AGENCY, { number })).toMatchObject({ id: sheetId, givenByName: actors.tiepnhan.name, note: 'Lô sáng' });
    expect((await listSheetLines(AGENCY, sheetId)).every((line) => line.isPending)).toBe(true);
    // The third is taken over by itself before the sheet is signed.
    await performAct(ctx(actors.truongphong), { code: c, act: 'take-over', seen: null });
    const lines = await listSheetLines(AGENCY, sheetId);
    const ordinal = (code: string) => lines.find((line) => line.code === code)?.ordinal ?? 0;
    expect(await signSheet(ctx(actors.tiepnhan), { sheetId, received: [1], note: null })).toMatchObject({ ok: false, refusal: { name: 'SamePerson' } });
    expect(await signSheet(ctx(actors.traketqua), { sheetId, received: [1], note: null })).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    expect(await signSheet(ctx(actors.dautu), { sheetId, received: [1], note: null })).toMatchObject({ ok: false, refusal: { name: 'NoSuchSheet' } });
    expect(await signSheet(ctx(actors.chuyenvien), { sheetId, received: [ordinal(a), ordinal(c)], note: null })).toMatchObject({ ok: false, refusal: { name: 'File', code: c, refusal: { name: 'Stale', act: 'take-over', by: actors.truongphong.name } } });
    expect(await findSheet(AGENCY, { id: sheetId })).toMatchObject({ receivedAt: null, received: 0 });
    expect(await signSheet(ctx(actors.chuyenvien), { sheetId, received: [ordinal(a)], note: 'Thiếu một hồ sơ' })).toMatchObject({ ok: true, value: { received: 1, missing: 1, moved: 1 } });
    expect(await dossier(a)).toMatchObject({ status: 'processing', holderId: actors.chuyenvien.staffId, holdingUnitId: labour() });
    expect(await dossier(b)).toMatchObject({ status: 'received', holderId: holderBefore, holdingUnitId: actors.tiepnhan.roles[0]?.unitId });
    expect(await dossier(c)).toMatchObject({ status: 'processing', holderId: actors.truongphong.staffId });
    for (const code of [a, b, c]) await sameAsRefolded(code);
    expect(await signSheet(ctx(actors.truongphong), { sheetId, received: [], note: null })).toMatchObject({ ok: false, refusal: { name: 'AlreadySigned', by: actors.chuyenvien.name } });
    // What did not come can be given again.
    expect(await giveBySheet(ctx(actors.tiepnhan), { files: await seen(b), toUnitId: labour(), note: null })).toMatchObject({ ok: true });
  });

  it('is numbered without a gap, and a refused one takes no number and gives nothing', async () => {
    const [a, b] = [await newDossier(3), await newDossier(3)];
    const files = await seen(a, b);
    await performAct(ctx(actors.tiepnhan), { code: b, act: 'hand-over', seen: null, data: { toUnitId: labour() } });
    expect(await giveBySheet(ctx(actors.tiepnhan), { files, toUnitId: labour(), note: null })).toMatchObject({ ok: false, refusal: { name: 'Files', problems: [{ code: b, refusal: { name: 'Stale', by: actors.tiepnhan.name } }] } });
    expect((await dossier(a)).status).toBe('received');
    expect(await giveBySheet(ctx(actors.tiepnhan), { files: await seen(b), toUnitId: labour(), note: null })).toMatchObject({ ok: false, refusal: { name: 'Files', problems: [{ refusal: { name: 'OtherUnit' } }] } });
    expect(await giveBySheet(ctx(actors.tiepnhan), { files: await seen(a), toUnitId: actors.tiepnhan.roles[0]?.unitId ?? '', note: null })).toMatchObject({ ok: false, refusal: { name: 'SameUnit' } });
    expect(await giveBySheet(ctx(actors.tiepnhan), { files: [], toUnitId: labour(), note: null })).toMatchObject({ ok: false, refusal: { name: 'NothingChosen' } });
    expect(await giveBySheet(ctx(actors.kiemsoat), { files: await seen(a), toUnitId: labour(), note: null })).toMatchObject({ ok: false, refusal: { name: 'Files' } });
    const more = await Promise.all([0, 1, 2, 3].map(() => newDossier(3)));
    const results = await Promise.all(more.map(async (code) => giveBySheet(ctx(actors.tiepnhan), { files: await seen(code), toUnitId: labour(), note: null })));
    expect(results.every((each) => each.ok)).toBe(true);
    const ordinals = (await db().handoverSheet.findMany({ orderBy: { ordinal: 'asc' } })).map((sheet) => sheet.ordinal);
    expect(ordinals).toEqual(ordinals.map((_, at) => at + 1));
    expect(await db().paper.count({ where: { kind: 'handover-sheet' } })).toBe(ordinals.length);
  });

  it('is signed by one of two who sign at once', async () => {
    const codes = [await newDossier(3), await newDossier(3)];
    const given = await giveBySheet(ctx(actors.tiepnhan), { files: await seen(...codes), toUnitId: labour(), note: null });
    if (!given.ok) throw new Error('not given');
    const sign = (actor: Actor) => signSheet(ctx(actor), { sheetId: given.value.sheetId, received: [1, 2], note: null });
    const both = await Promise.all([sign(actors.chuyenvien), sign(actors.truongphong)]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: { name: 'AlreadySigned' } });
    for (const code of codes) expect(await db().dossierEvent.count({ where: { dossierId: (await dossier(code)).id, act: 'take-over' } })).toBe(1);
  });

  it('is printed as given and as signed; papers of several dossiers are one file, of nobody else’s', async () => {
    const sheet = (await listSheets(AGENCY, { kind: 'agency' }, 'signed', 1))[0];
    const printed = await printSheet(ctx(actors.chuyenvien), sheet?.id ?? '');
    expect(printed.ok && Buffer.from(printed.value.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await printSheet(ctx(actors.dautu), sheet?.id ?? '')).toMatchObject({ ok: false, refusal: { name: 'NoSuchSheet' } });
    const codes = [await newDossier(3), await newDossier(3)];
    const slips = await printMany(ctx(actors.tiepnhan), codes, 'routing-sheets');
    expect(slips.ok && slips.value.fileName).toBe('phieu-kiem-soat-2-ho-so.pdf');
    expect(await printMany(ctx(actors.tiepnhan), codes, 'receipts')).toMatchObject({ ok: false, refusal: { name: 'NothingToPrint' } });
    expect(await printMany(ctx(actors.dautu), codes, 'routing-sheets')).toMatchObject({ ok: false, refusal: { name: 'NothingToPrint' } });
    expect(await printMany(ctx(actors.tiepnhan), [], 'receipts')).toMatchObject({ ok: false, refusal: { name: 'NothingChosen' } });
  });
});

describe('files taken over without a sheet', () => {
  it('are of one batch, and one that was taken before is told', async () => {
    const codes = [await newDossier(3), await newDossier(3), await newDossier(3)];
    const files = await seen(...codes);
    await performAct(ctx(actors.truongphong), { code: codes[0] ?? '', act: 'take-over', seen: null });
    const done = await takeOverMany(ctx(actors.chuyenvien), { files });
    expect(done).toMatchObject({ ok: true, value: { problems: [{ code: codes[0], refusal: { name: 'Stale', by: actors.truongphong.name } }] } });
    expect(done.ok && (await db().dossierEvent.count({ where: { batchId: done.value.batchId, act: 'take-over' } }))).toBe(2);
    expect(await takeOverMany(ctx(actors.dautu), { files: await seen(...codes) })).toMatchObject({ ok: false, refusal: { name: 'NoneTaken' } });
  });
});

describe('late hand-overs', () => {
  it('are those the rule of one dossier calls late', async () => {
    const { handOverStanding } = await import('@/lib/domain/dossier/hand-over-due');
    const { loadCalendar } = await import('@/lib/data/calendar');
    const late = await newDossier(24 * 9);
    const waiting = await newDossier(24 * 8);
    await performAct(ctx(actors.tiepnhan), { code: late, act: 'hand-over', seen: null, data: { toUnitId: labour() } });
    const calendar = await loadCalendar(AGENCY);
    const now = localTimeOfInstant(Date.now());
    const listed = await listLateHandOvers(AGENCY, { from: day(-30), to: day(0) }, now);
    expect(listed.map(({ code }) => code)).toEqual(expect.arrayContaining([late, waiting]));
    expect(listed.find(({ code }) => code === waiting)).toMatchObject({ givenAt: null, receivedUnitName: 'Bộ phận Tiếp nhận và Trả kết quả' });
    for (const row of await db().dossier.findMany({})) {
      const folded = foldEvents(await readEventFacts(db(), AGENCY, row.id));
      if (!folded.ok) throw new Error('not legal');
      const standing = handOverStanding({ receivedAt: folded.value.receivedAt, endedAt: folded.value.endedAt, handlingUnitId: row.handlingUnitId, events: await readEventFacts(db(), AGENCY, row.id) }, now, calendar);
      const line = listed.find(({ code }) => code === row.code);
      expect([row.code, line !== undefined], row.code).toEqual([row.code, standing.kind !== 'none' && standing.isLate]);
      if (line && standing.kind !== 'none') expect(line).toMatchObject({ due: standing.due, lateMinutes: standing.lateMinutes, givenAt: standing.kind === 'given' ? standing.at : null });
    }
    expect(await listLateHandOvers(AGENCY, { from: day(-5), to: day(-6) }, now)).toEqual([]);
  });
});
