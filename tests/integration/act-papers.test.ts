import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPaper } from '@/lib/data/paper-check';
import { isAsIssued, listPapersOf, type PaperRecord } from '@/lib/data/papers';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { dossierRegister, printRegister } from '@/lib/usecases/dossier-register';
import { performAct, performActIn, type ActInput } from '@/lib/usecases/perform-act';
import { printPaper } from '@/lib/usecases/print-paper';
import { printRoutingSheet, routingSheet } from '@/lib/usecases/routing-sheet';
import type { Context } from '@/lib/usecases/context';
import { pdfText } from '../papers/pdf-reading';
import { actorNamed, AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier, insertOnlineDossier } from '../support/insert-dossier';

useDatabase();
let serial = 0;
const actors = {} as Record<'tiepnhan' | 'traketqua' | 'chuyenvien' | 'lanhdao' | 'kiemsoat' | 'moitruong', Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const newDossier = (hoursAgo = 30) => insertDossier({ ordinal: ++serial, hoursAgo, by: actors.tiepnhan });
const newOnline = () => insertOnlineDossier({ ordinal: ++serial, hoursAgo: 1, by: actors.tiepnhan });
const act = (actor: Actor, code: string, what: DossierAct, more: Partial<ActInput> = {}) => performAct(ctx(actor), { code, act: what, seen: null, ...more });
const day = (days: number): PlainDate => addDays(localTimeOfInstant(Date.now()).on, days);
async function done(...steps: Parameters<typeof act>): Promise<void> {
  expect(await act(...steps), steps[2]).toMatchObject({ ok: true });
}
const papersOf = async (code: string): Promise<PaperRecord[]> => listPapersOf(AGENCY, (await db().dossier.findFirstOrThrow({ where: { code } })).id);
async function onlyPaper(code: string): Promise<PaperRecord> {
  const papers = await papersOf(code);
  expect(papers).toHaveLength(1);
  return papers[0] as PaperRecord;
}
async function read(actor: Actor, paper: PaperRecord): Promise<string> {
  const printed = await printPaper(ctx(actor), { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false });
  if (!printed.ok) throw new Error(printed.refusal.name);
  return pdfText(printed.value.bytes);
}
const lastEvent = (code: string) => db().dossier.findFirstOrThrow({ where: { code } }).then(({ id }) => db().dossierEvent.findFirstOrThrow({ where: { dossierId: id }, orderBy: { seq: 'desc' } }));
const ASK = { reason: 'Bản vẽ chưa có chữ ký', data: { items: ['Bản vẽ mặt bằng nhà xưởng', 'Bản sao hộ chiếu'], replyBy: { on: day(5), minute: 1020 } } };

beforeAll(async () => {
  await openOffice();
  for (const username of Object.keys({ tiepnhan: 0, traketqua: 0, chuyenvien: 0, lanhdao: 0, kiemsoat: 0, moitruong: 0 }) as (keyof typeof actors)[]) actors[username] = await actorNamed(username);
});

describe('the paper of an act', () => {
  it('is made with a request for a supplement: numbered, hashed, named by its event, and says what was asked', async () => {
    const code = await newDossier();
    await done(actors.chuyenvien, code, 'take-over');
    expect(await papersOf(code)).toEqual([]);
    await done(actors.chuyenvien, code, 'request-supplement', ASK);
    const paper = await onlyPaper(code);
    expect(paper).toMatchObject({ kind: 'supplement-request', edition: 'circular-03-2025', bookYear: Number(day(0).slice(0, 4)), issuedById: actors.chuyenvien.staffId, voidedAt: null });
    expect(isAsIssued(paper)).toBe(true);
    expect((await lastEvent(code)).data).toMatchObject({ paperId: paper.id });
    expect(paper.data.verifyUrl).toMatch(new RegExp(`^https?://.+/kiem-chung/${paper.verifyToken}$`));
    const text = await read(actors.chuyenvien, paper);
    for (const words of ['PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', `${paper.ordinal}/YCBS-QLLĐ`, code, 'Bản vẽ mặt bằng nhà xưởng', 'Bản sao hộ chiếu', 'Bản vẽ chưa có chữ ký', actors.chuyenvien.name]) expect(text).toContain(words);
    expect(await printPaper(ctx(actors.moitruong), { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false })).toMatchObject({ ok: false, refusal: { name: 'NoSuchPaper' } });
  });

  it('apologises with the new date, signed for the head by the deputy', async () => {
    const code = await newDossier();
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.lanhdao, code, 'apologise', { reason: 'Cơ quan phối hợp chưa trả lời', data: { secondTarget: { on: day(40), minute: 1020 } } });
    const text = await read(actors.lanhdao, await onlyPaper(code));
    for (const words of ['Cơ quan phối hợp chưa trả lời', 'chân thành xin lỗi', '/XL-BQL', 'KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', actors.lanhdao.name, day(40).slice(0, 4)]) expect(text).toContain(words);
    expect(text).not.toContain('(MẪU)');
  });

  it('tells that the work was stopped, where, why and on what ground; a correction voids the paper and keeps it', async () => {
    const code = await newDossier();
    await done(actors.tiepnhan, code, 'hand-over', { data: { toUnitId: actors.chuyenvien.roles[0]?.unitId ?? '' } });
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.chuyenvien, code, 'stop', { reason: 'Quá hạn bổ sung hồ sơ', data: { legalBasis: 'Điều 19 Nghị định số 118/2025/NĐ-CP' } });
    const stopped = await onlyPaper(code);
    const text = await read(actors.chuyenvien, stopped);
    for (const words of ['THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Quá hạn bổ sung hồ sơ', 'Điều 19 Nghị định số 118/2025/NĐ-CP', 'Phòng Quản lý Lao động']) expect(text).toContain(words);
    await done(actors.kiemsoat, code, 'correct', { voidsSeq: (await lastEvent(code)).seq, reason: 'Dừng nhầm hồ sơ' });
    expect(await onlyPaper(code)).toMatchObject({ id: stopped.id, voidReason: 'Dừng nhầm hồ sơ', voidedAt: expect.any(Date) });
    expect(await read(actors.chuyenvien, await onlyPaper(code))).toContain('ĐÃ HỦY');
    expect(await checkPaper(AGENCY, stopped.verifyToken)).toMatchObject({ isVoid: true });
  });

  it('answers what was submitted online: a receipt with the date on acceptance, a refusal with its ground', async () => {
    const accepted = await newOnline();
    await done(actors.tiepnhan, accepted, 'accept');
    const receipt = await onlyPaper(accepted);
    const row = await db().dossier.findFirstOrThrow({ where: { code: accepted } });
    expect(receipt.kind).toBe('intake-receipt');
    expect(row.printedDueAt).toEqual(row.originalDueAt);
    expect(row).toMatchObject({ receivedById: actors.tiepnhan.staffId });
    const said = await read(actors.tiepnhan, receipt);
    for (const words of ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', accepted, '/GTN-BPMC']) expect(said).toContain(words);
    const declined = await newOnline();
    await done(actors.tiepnhan, declined, 'decline', { reason: 'Không thuộc thẩm quyền của Ban', data: { legalBasis: 'Khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP' } });
    const text = await read(actors.tiepnhan, await onlyPaper(declined));
    for (const words of ['PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', 'Không thuộc thẩm quyền của Ban', 'Khoản 2 Điều 17', '/TCTN-BPMC']) expect(text).toContain(words);
  });

  it('uses the forms of the day of reception, not of the day of printing', async () => {
    const code = await newDossier(Math.ceil((Date.now() - Date.parse('2025-09-10T03:00:00Z')) / 3_600_000));
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.chuyenvien, code, 'stop', { reason: 'Người nộp không bổ sung', data: { legalBasis: 'Điều 19' } });
    const paper = await onlyPaper(code);
    expect(paper.edition).toBe('circular-01-2018');
    expect(localTimeOfInstant(paper.issuedAt.getTime()).on).toBe(day(0));
    expect(await read(actors.chuyenvien, paper)).not.toContain('03/2025/TT-VPCP');
  });

  it('is not made when the act is refused or rolled back, and gives its number back', async () => {
    const code = await newDossier();
    await done(actors.chuyenvien, code, 'take-over');
    const last = async () => (await db().paperCounter.findFirst({ where: { kind: 'supplement-request' } }))?.last ?? 0;
    const before = await last();
    expect(await act(actors.moitruong, code, 'request-supplement', ASK)).toMatchObject({ ok: false });
    await expect(inTransaction(async (tx) => {
      await performActIn(tx, ctx(actors.chuyenvien), { code, act: 'request-supplement', seen: null, ...ASK });
      throw new Error('the power failed');
    })).rejects.toThrow('the power failed');
    expect(await papersOf(code)).toEqual([]);
    expect(await last()).toBe(before);
  });

  it('leaves no gap and no repeat in the book when many are issued at once', async () => {
    const codes: string[] = [];
    for (let index = 0; index < 24; index++) codes.push(await newDossier());
    await Promise.all(codes.map((code) => done(actors.chuyenvien, code, 'take-over')));
    // Each is asked for twice at once: one of the two is too late, and takes no number with it.
    const seen = (await db().dossier.findFirstOrThrow({ where: { code: codes[0] ?? '' } })).eventCount;
    const asked = await Promise.all(codes.flatMap((code) => [act(actors.chuyenvien, code, 'request-supplement', { ...ASK, seen }), act(actors.chuyenvien, code, 'request-supplement', { ...ASK, seen })]));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(24);
    const ordinals = (await db().paper.findMany({ where: { kind: 'supplement-request' }, select: { ordinal: true } })).map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
    expect(ordinals.length).toBeGreaterThanOrEqual(24);
  }, 60_000);

  it('can be compared by anyone, who learns nothing about a person', async () => {
    const code = await newDossier();
    await db().dossier.updateMany({ where: { code }, data: { applicantName: 'Người Nộp Bí Mật', applicantPhone: '0909123456', applicantAddress: 'Ngõ Riêng 7', applicantIdNumber: '031099000077' } });
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.chuyenvien, code, 'request-supplement', ASK);
    const paper = await onlyPaper(code);
    expect(JSON.stringify(paper.data)).toContain('Người Nộp Bí Mật');
    const checked = await checkPaper(AGENCY, paper.verifyToken);
    expect(checked).toMatchObject({ kind: 'supplement-request', number: paper.data.number, dossierCode: code, isVoid: false, sha256: paper.sha256 });
    expect(JSON.stringify(checked)).not.toMatch(/Bí Mật|0909123456|Ngõ Riêng|031099000077|Bản vẽ|Khánh Vy/);
  });
});

describe('the control slip and the register', () => {
  it('shows given, received, by whom and the result of each step, to those who may see the dossier', async () => {
    const code = await newDossier();
    await done(actors.tiepnhan, code, 'hand-over', { data: { toUnitId: actors.chuyenvien.roles[0]?.unitId ?? '' } });
    await done(actors.chuyenvien, code, 'take-over');
    const sheet = await routingSheet(ctx(actors.chuyenvien), code);
    if (!sheet.ok) throw new Error(sheet.refusal.name);
    expect(sheet.value.steps).toMatchObject([
      { step: expect.stringContaining('Tiếp nhận'), fromPerson: actors.tiepnhan.name, toUnit: 'Phòng Quản lý Lao động', toPerson: actors.chuyenvien.name, result: expect.stringMatching(/early|on-time|late/) },
      { step: expect.stringContaining('Thẩm định'), fromUnit: 'Phòng Quản lý Lao động', fromPerson: actors.chuyenvien.name, givenAt: null, result: null },
    ]);
    const printed = await printRoutingSheet(ctx(actors.chuyenvien), code);
    if (!printed.ok) throw new Error(printed.refusal.name);
    const text = await pdfText(printed.value.bytes);
    for (const words of ['PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', code, actors.tiepnhan.name, actors.chuyenvien.name]) expect(text).toContain(words);
    expect(await printRoutingSheet(ctx(actors.moitruong), code)).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
    expect(await printRoutingSheet(ctx(actors.chuyenvien), 'H24.21-000000-0000')).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
    expect(await printRoutingSheet(ctx(actors.tiepnhan), await newOnline())).toMatchObject({ ok: false, refusal: { name: 'NotReceived' } });
  });

  it('lists exactly what was received in a period, in order, with who took the result', async () => {
    const code = await newDossier();
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.chuyenvien, code, 'finish', { data: { resultKind: 'granted' } });
    await done(actors.traketqua, code, 'return-result', { data: { collector: 'Người Đến Nhận', deliveredBy: 'counter' } });
    const period = { from: day(-3), to: day(0) };
    const register = await dossierRegister(ctx(actors.lanhdao), period);
    if (!register.ok) throw new Error(register.refusal.name);
    const expected = await db().dossier.findMany({ where: { receivedAt: { gte: new Date(`${day(-3)}T00:00:00+07:00`), lt: new Date(`${day(1)}T00:00:00+07:00`) } }, orderBy: [{ receivedAt: 'asc' }, { code: 'asc' }] });
    expect(register.value.lines.map(({ dossierCode }) => dossierCode)).toEqual(expected.map((row) => row.code));
    expect(register.value.lines.length).toBeGreaterThan(10);
    expect(register.value.lines.find(({ dossierCode }) => dossierCode === code)).toMatchObject({ returnMethod: 'Trực tiếp', signedForBy: 'Người Đến Nhận', returnedAt: expect.anything() });
    const printed = await printRegister(ctx(actors.lanhdao), { ...period, format: 'pdf', volume: null });
    if (!printed.ok) throw new Error(printed.refusal.name);
    const text = await pdfText(printed.value.bytes);
    expect(text).toContain('SỔ THEO DÕI HỒ SƠ');
    expect(text.replaceAll(' ', '')).toContain(code);
    expect(await db().auditEntry.count({ where: { action: 'register:print' } })).toBe(1);
    const empty = await dossierRegister(ctx(actors.lanhdao), { from: '2020-01-01' as PlainDate, to: '2020-01-31' as PlainDate });
    expect(empty).toMatchObject({ ok: true, value: { lines: [] } });
    expect(await dossierRegister(ctx(actors.lanhdao), { from: day(0), to: day(-1) })).toMatchObject({ ok: false, refusal: { name: 'EndsBeforeItBegins' } });
  });

  it('prints a long register in volumes, never whole', async () => {
    const code = await newDossier();
    const { representative: _none, dueSteps: _days, ...row } = await db().dossier.findFirstOrThrow({ where: { code } });
    await db().dossier.createMany({ data: Array.from({ length: 501 }, (_, index) => ({ ...row, id: randomUUID(), code: `H24.21-190506-${index + 1}`, qrToken: `many-${index}`, receivedAt: new Date('2019-05-06T02:00:00Z') })) });
    const day7 = await dossierRegister(ctx(actors.lanhdao), { from: '2019-05-07' as PlainDate, to: '2019-05-07' as PlainDate });
    expect(day7).toMatchObject({ ok: true, value: { lines: [] } });
    const day6 = { from: '2019-05-06' as PlainDate, to: '2019-05-06' as PlainDate, format: 'pdf' } as const;
    expect(await printRegister(ctx(actors.lanhdao), { ...day6, volume: null })).toEqual({ ok: false, refusal: { name: 'Volumes', found: 501, volumes: 2 } });
    expect(await printRegister(ctx(actors.lanhdao), { ...day6, volume: 3 })).toMatchObject({ refusal: { name: 'NoSuchVolume' } });
    const last = await printRegister(ctx(actors.lanhdao), { ...day6, volume: 2 });
    expect(last.ok && (await pdfText(last.value.bytes)).includes('501')).toBe(true);
  }, 60_000);
});
