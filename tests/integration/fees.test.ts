import { beforeAll, describe, expect, it } from 'vitest';
import { saveBankAccount } from '@/lib/usecases/save-bank-account';
import { listPayments, listReceipts, readAskedPayment, readFeeLines } from '@/lib/data/fees';
import { listPapersOf } from '@/lib/data/papers';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { collectFees } from '@/lib/usecases/collect-fees';
import type { Context } from '@/lib/usecases/context';
import { readPublicDossier } from '@/lib/usecases/look-up-dossier';
import { performAct } from '@/lib/usecases/perform-act';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { refundFee } from '@/lib/usecases/refund-fee';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { actorNamed, AGENCY, anIntake, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

useDatabase();
let serial = 0;
const actors = {} as Record<'tiepnhan' | 'chuyenvien' | 'truongphong' | 'lanhdao' | 'kiemsoat' | 'moitruong' | 'quantri', Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const day = (days: number): PlainDate => addDays(localTimeOfInstant(Date.now()).on, days);
const rowOf = (code: string) => db().dossier.findFirstOrThrow({ where: { code } });

/** A dossier in the hands of the labour unit that owes 600.000 and 150.000 đồng. */
async function owing(): Promise<{ code: string; id: string }> {
  const code = await insertDossier({ ordinal: ++serial, hoursAgo: 30, by: actors.tiepnhan });
  const { id } = await rowOf(code);
  await db().feeItem.createMany({ data: [{ agencyId: AGENCY, dossierId: id, ordinal: 1, kind: 'levy', name: 'Lệ phí', amountVnd: 600_000n }, { agencyId: AGENCY, dossierId: id, ordinal: 2, kind: 'fee', name: 'Phí', amountVnd: 150_000n }] });
  expect(await performAct(ctx(actors.chuyenvien), { code, act: 'take-over', seen: null })).toMatchObject({ ok: true });
  return { code, id };
}
const collect = async (code: string, parts: readonly { ordinal: number; amountVnd: number }[], actor = actors.chuyenvien) =>
  collectFees(ctx(actor), { code, seen: (await rowOf(code)).eventCount, parts, method: 'cash', receiptNumber: 'BL-0001' });
const ask = (code: string, amountVnd: number) => performAct(ctx(actors.chuyenvien), { code, act: 'request-payment', seen: null, reason: 'Trước khi nhận kết quả', data: { amountVnd, replyBy: { on: day(10), minute: 1020 } } });

beforeAll(async () => {
  await openOffice();
  for (const username of ['tiepnhan', 'chuyenvien', 'truongphong', 'lanhdao', 'kiemsoat', 'moitruong', 'quantri'] as const) actors[username] = await actorNamed(username);
});

describe('taking fees', () => {
  it('takes an item in parts, each an event with its receipt, and never more than is due', async () => {
    const { code, id } = await owing();
    expect(await collect(code, [{ ordinal: 1, amountVnd: 200_000 }])).toMatchObject({ ok: true, value: { totalVnd: 200_000, stillAskedVnd: 0 } });
    expect(await collect(code, [{ ordinal: 1, amountVnd: 400_001 }])).toMatchObject({ ok: false, refusal: { name: 'MoreThanDue', dueVnd: 400_000 } });
    expect(await collect(code, [{ ordinal: 1, amountVnd: 400_000 }, { ordinal: 2, amountVnd: 150_000 }])).toMatchObject({ ok: true });
    expect((await readFeeLines(AGENCY, id)).map(({ paidVnd, receiptNumber }) => [paidVnd, receiptNumber])).toEqual([[600_000, 'BL-0001'], [150_000, 'BL-0001']]);
    const acts = await db().dossierEvent.findMany({ where: { dossierId: id, act: 'record-payment' }, orderBy: { seq: 'asc' } });
    expect(acts.map(({ data }) => (data as { amountVnd: number }).amountVnd)).toEqual([200_000, 550_000]);
    expect((await rowOf(code)).status).toBe('processing');
    expect(await listPayments(AGENCY, id)).toHaveLength(3);
  });

  it('is refused to whoever may not, and on a state that is no longer so', async () => {
    const { code } = await owing();
    expect(await collect(code, [{ ordinal: 1, amountVnd: 1 }], actors.moitruong)).toMatchObject({ refusal: { name: 'NoSuchDossier' } });
    expect(await collect(code, [{ ordinal: 1, amountVnd: 1 }], actors.lanhdao)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await collectFees(ctx(actors.chuyenvien), { code, seen: 1, parts: [{ ordinal: 1, amountVnd: 1 }], method: 'cash', receiptNumber: null })).toMatchObject({ refusal: { name: 'Stale' } });
  });

  it('of two people who take the same money at once lets one have it', async () => {
    const { code, id } = await owing();
    const seen = (await rowOf(code)).eventCount;
    const both = await Promise.all([actors.chuyenvien, actors.tiepnhan].map((actor) => collectFees(ctx(actor), { code, seen, parts: [{ ordinal: 1, amountVnd: 600_000 }], method: 'cash', receiptNumber: null })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await readFeeLines(AGENCY, id))[0]?.paidVnd).toBe(600_000);
  });

  it('at intake is the first line of the ledger', async () => {
    const version = await versionOf(WORK_PERMIT);
    const fee = version.content.fees.findIndex(({ amountVnd }) => amountVnd !== null) + 1;
    const done = await receiveDossier({ actor: actors.tiepnhan }, ReceiveDossier.parse(await anIntake({ fees: [{ ordinal: fee, amountVnd: version.content.fees[fee - 1]?.amountVnd ?? 0, isPaid: true, receiptNumber: 'BL-77' }] })));
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    expect(await listPayments(AGENCY, done.value.dossierId)).toMatchObject([{ ordinal: fee, direction: 'payment', receiptNumber: 'BL-77', byName: actors.tiepnhan.name, method: null }]);
  });
});

describe('a request for payment', () => {
  it('notes what goes beyond the fees, makes its paper with a VietQR, and waits until all of it has come', async () => {
    expect(await saveBankAccount(ctx(actors.quantri), { bankBin: '970436', bankName: 'Ngân hàng mẫu', accountNumber: '0123456789', accountName: 'BAN QUAN LY (MAU)', isSample: true })).toMatchObject({ ok: true });
    const { code, id } = await owing();
    expect(await ask(code, 5_000_000_000)).toMatchObject({ ok: true });
    expect((await readFeeLines(AGENCY, id)).map(({ kind, amountVnd }) => [kind, amountVnd])).toEqual([['levy', 600_000], ['fee', 150_000], ['duty', 4_999_250_000]]);
    const paper = (await listPapersOf(AGENCY, id)).find(({ kind }) => kind === 'payment-request');
    expect(paper?.data).toMatchObject({ totalVnd: 5_000_000_000, transfer: { purpose: `HS ${code}`, isSample: true } });
    expect((paper?.data as { transfer: { code: string } }).transfer.code).toContain('54105000000000');
    expect(await readPublicDossier(AGENCY, id, ctx(actors.tiepnhan).now)).toMatchObject({ payment: { amountVnd: 5_000_000_000, transfer: { accountNumber: '0123456789', purpose: `HS ${code}` } } });
    // A part is kept, and the clock still stands.
    expect(await collect(code, [{ ordinal: 3, amountVnd: 4_999_250_000 }])).toMatchObject({ ok: true, value: { stillAskedVnd: 750_000 } });
    expect((await rowOf(code)).status).toBe('awaiting-payment');
    expect(await readAskedPayment(AGENCY, id)).toEqual({ amountVnd: 5_000_000_000, paidSinceVnd: 4_999_250_000 });
    expect(await readPublicDossier(AGENCY, id, ctx(actors.tiepnhan).now)).toMatchObject({ payment: { amountVnd: 750_000 } });
    expect(await collect(code, [{ ordinal: 1, amountVnd: 600_000 }, { ordinal: 2, amountVnd: 150_000 }])).toMatchObject({ ok: true, value: { stillAskedVnd: 0 } });
    expect((await rowOf(code)).status).toBe('processing');
    expect(await readPublicDossier(AGENCY, id, ctx(actors.tiepnhan).now)).toMatchObject({ payment: null });
  });

  it('is answered as well by the plain act, whose amount is laid on what is due', async () => {
    const { code, id } = await owing();
    expect(await ask(code, 750_000)).toMatchObject({ ok: true });
    expect(await performAct(ctx(actors.chuyenvien), { code, act: 'record-payment', seen: null, data: { amountVnd: 800_000, receiptNumber: 'BL-9' } })).toMatchObject({ ok: true });
    expect((await readFeeLines(AGENCY, id)).map(({ kind, paidVnd }) => [kind, paidVnd])).toEqual([['levy', 600_000], ['fee', 150_000], ['duty', 50_000]]);
  });
});

describe('giving back', () => {
  it('gives back at most what was paid, by whoever may, and says so on the notice of stopping before', async () => {
    const { code, id } = await owing();
    expect(await collect(code, [{ ordinal: 1, amountVnd: 600_000 }])).toMatchObject({ ok: true });
    expect(await performAct(ctx(actors.chuyenvien), { code, act: 'stop', seen: null, reason: 'Người nộp không bổ sung', data: { legalBasis: 'Điều 9' } })).toMatchObject({ ok: true });
    const notice = (await listPapersOf(AGENCY, id)).find(({ kind }) => kind === 'stop-notice');
    expect((notice?.data as unknown as { refunds: string[] }).refunds).toContain('Lệ phí: 600.000 đồng, biên lai số BL-0001.');
    const refund = (actor: Actor, amountVnd: number) => refundFee(ctx(actor), { code, ordinal: 1, amountVnd, reason: 'Hồ sơ dừng giải quyết', method: 'cash', voucherNumber: 'PC-1' });
    expect(await refund(actors.chuyenvien, 1)).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await refund(actors.truongphong, 600_001)).toMatchObject({ refusal: { name: 'MoreThanPaid', refundableVnd: 600_000 } });
    const both = await Promise.all([refund(actors.truongphong, 400_000), refund(actors.lanhdao, 400_000)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await refund(actors.lanhdao, 200_000)).toMatchObject({ ok: true });
    expect((await readFeeLines(AGENCY, id))[0]).toMatchObject({ paidVnd: 600_000, refundedVnd: 600_000 });
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });

  it('of a payment that a correction voids is undone with it, unless it was given back already', async () => {
    const { code, id } = await owing();
    expect(await collect(code, [{ ordinal: 1, amountVnd: 600_000 }])).toMatchObject({ ok: true });
    const { seq } = await db().dossierEvent.findFirstOrThrow({ where: { dossierId: id, act: 'record-payment' } });
    const void_ = () => performAct(ctx(actors.kiemsoat), { code, act: 'correct', seen: null, voidsSeq: seq, reason: 'Ghi nhầm hồ sơ' });
    expect(await refundFee(ctx(actors.truongphong), { code, ordinal: 1, amountVnd: 1_000, reason: 'Thu thừa', method: 'cash', voucherNumber: null })).toMatchObject({ ok: true });
    expect(await void_()).toMatchObject({ ok: false, refusal: { name: 'PaymentRefunded' } });
    const other = await owing();
    expect(await collect(other.code, [{ ordinal: 1, amountVnd: 600_000 }])).toMatchObject({ ok: true });
    const event = await db().dossierEvent.findFirstOrThrow({ where: { dossierId: other.id, act: 'record-payment' } });
    expect(await performAct(ctx(actors.kiemsoat), { code: other.code, act: 'correct', seen: null, voidsSeq: event.seq, reason: 'Ghi nhầm hồ sơ' })).toMatchObject({ ok: true });
    expect((await readFeeLines(AGENCY, other.id))[0]?.paidVnd).toBe(0);
    expect(await listPayments(AGENCY, other.id)).toMatchObject([{ isVoided: true }]);
  });
});

it('lists the receipts of a day by who took them, voided ones left out', async () => {
  const all = await listReceipts(AGENCY, new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000), null);
  expect(all.length).toBeGreaterThan(6);
  const names = all.map(({ byName }) => byName ?? '');
  expect([...names].sort()).toEqual([...names].sort((a, b) => names.indexOf(a) - names.indexOf(b)).sort());
  expect(all.some(({ direction }) => direction === 'refund')).toBe(true);
  const mine = await listReceipts(AGENCY, new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000), actors.tiepnhan.staffId);
  expect(mine.every(({ byId }) => byId === actors.tiepnhan.staffId)).toBe(true);
});

it('keeps the sums of the items equal to the ledger', async () => {
  const wrong = await db().$queryRaw<unknown[]>`
    SELECT f."dossierId" FROM fee_item f LEFT JOIN fee_payment p ON p."agencyId" = f."agencyId" AND p."dossierId" = f."dossierId" AND p.ordinal = f.ordinal AND p."voidedAt" IS NULL
     GROUP BY f."agencyId", f."dossierId", f.ordinal, f."paidVnd", f."refundedVnd"
    HAVING f."paidVnd" <> COALESCE(sum(p."amountVnd") FILTER (WHERE p.direction = 'payment'), 0) OR f."refundedVnd" <> COALESCE(sum(p."amountVnd") FILTER (WHERE p.direction = 'refund'), 0)`;
  expect(wrong).toEqual([]);
});
