import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { FeeKind, FeeLine, FeePart, PaymentMethod } from '@/lib/domain/fee/ledger';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { localTimeOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';

/** A fee, levy or duty of a dossier as it stands. Amounts are whole đồng. */
export type FeeRecord = FeeLine & { readonly kind: FeeKind; readonly name: string; readonly per: string | null; readonly receiptNumber: string | null };

/** The fees of a dossier in their order. */
export async function readFeeLines(agencyId: number, dossierId: string, tx?: Tx): Promise<FeeRecord[]> {
  const rows = await (tx ?? db()).feeItem.findMany({ where: { agencyId, dossierId }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, kind: true, name: true, per: true, amountVnd: true, paidVnd: true, refundedVnd: true, receiptNumber: true } });
  return rows.map((row) => ({ ...row, kind: row.kind as FeeKind, amountVnd: Number(row.amountVnd), paidVnd: Number(row.paidVnd), refundedVnd: Number(row.refundedVnd) }));
}

export type NewPayment = FeePart & {
  readonly direction: 'payment' | 'refund';
  readonly method: PaymentMethod | null;
  readonly receiptNumber: string | null;
  readonly reason: string | null;
};
export type PaymentEntry = { readonly agencyId: number; readonly dossierId: string; readonly paidAt: Date; readonly enteredAt: Date; readonly byId: string | null; readonly clientName: string | null; readonly eventSeq: number | null };

/** Writes amounts taken or given back in the ledger, and reckons the sums of the items anew. */
export async function insertPayments(tx: Tx, entry: PaymentEntry, payments: readonly NewPayment[]): Promise<void> {
  if (payments.length === 0) return;
  await tx.feePayment.createMany({ data: payments.map((payment) => ({ ...entry, ...payment, id: newId(), amountVnd: BigInt(payment.amountVnd) })) });
  await reckonFees(tx, entry.agencyId, entry.dossierId);
}

/** The sums in fee_item are caches of the ledger: this is the one place that writes them. */
async function reckonFees(tx: Tx, agencyId: number, dossierId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE fee_item f SET "paidVnd" = s.paid, "refundedVnd" = s.refunded, "paidAt" = s."paidAt", "receiptNumber" = s."receiptNumber", method = s.method, "refundedAt" = s."refundedAt", "refundReason" = s."refundReason"
      FROM (SELECT i.ordinal,
                   COALESCE(sum(p."amountVnd") FILTER (WHERE p.direction = 'payment'), 0)::bigint AS paid, COALESCE(sum(p."amountVnd") FILTER (WHERE p.direction = 'refund'), 0)::bigint AS refunded,
                   max(p."paidAt") FILTER (WHERE p.direction = 'payment') AS "paidAt", max(p."paidAt") FILTER (WHERE p.direction = 'refund') AS "refundedAt",
                   (array_agg(p."receiptNumber" ORDER BY p."paidAt" DESC, p.id DESC) FILTER (WHERE p.direction = 'payment' AND p."receiptNumber" IS NOT NULL))[1] AS "receiptNumber",
                   (array_agg(p.method ORDER BY p."paidAt" DESC, p.id DESC) FILTER (WHERE p.direction = 'payment'))[1] AS method,
                   (array_agg(p.reason ORDER BY p."paidAt" DESC, p.id DESC) FILTER (WHERE p.direction = 'refund'))[1] AS "refundReason"
              FROM fee_item i LEFT JOIN fee_payment p ON p."agencyId" = i."agencyId" AND p."dossierId" = i."dossierId" AND p.ordinal = i.ordinal AND p."voidedAt" IS NULL
             WHERE i."agencyId" = ${agencyId} AND i."dossierId" = ${dossierId}::uuid GROUP BY i.ordinal) s
     WHERE f."agencyId" = ${agencyId} AND f."dossierId" = ${dossierId}::uuid AND f.ordinal = s.ordinal`;
}

/** A duty that is in no list of fees: the amount the agency asked for beyond them. Answers its place. */
export async function insertDuty(tx: Tx, agencyId: number, dossierId: string, duty: { readonly name: string; readonly amountVnd: number }): Promise<number> {
  const last = await tx.feeItem.aggregate({ where: { agencyId, dossierId }, _max: { ordinal: true } });
  const ordinal = (last._max.ordinal ?? 0) + 1;
  await tx.feeItem.create({ data: { agencyId, dossierId, ordinal, kind: 'duty', name: duty.name, amountVnd: BigInt(duty.amountVnd) } });
  return ordinal;
}

/** Voids what an event had taken. False, and nothing changed, when some of it was given back meanwhile. */
export async function voidPaymentsOf(tx: Tx, agencyId: number, dossierId: string, eventSeq: number, at: Date, why: string): Promise<boolean> {
  const where = { agencyId, dossierId, eventSeq, voidedAt: null };
  const taken = await tx.feePayment.findMany({ where, select: { ordinal: true, amountVnd: true } });
  if (taken.length === 0) return true;
  const lines = new Map((await readFeeLines(agencyId, dossierId, tx)).map((line) => [line.ordinal, line]));
  const left = new Map([...lines].map(([ordinal, line]) => [ordinal, line.paidVnd - line.refundedVnd]));
  for (const { ordinal, amountVnd } of taken) left.set(ordinal, (left.get(ordinal) ?? 0) - Number(amountVnd));
  if ([...left.values()].some((amount) => amount < 0)) return false;
  await tx.feePayment.updateMany({ where, data: { voidedAt: at, voidReason: why } });
  await reckonFees(tx, agencyId, dossierId);
  return true;
}

/** What a dossier that waits for a payment was asked for, and what has come in since. Null when it waits for none. */
export async function readAskedPayment(agencyId: number, dossierId: string, tx?: Tx): Promise<{ readonly amountVnd: number; readonly paidSinceVnd: number } | null> {
  const [row] = await (tx ?? db()).$queryRaw<{ amountVnd: number; paidSinceVnd: number }[]>`
    SELECT COALESCE((e.data->>'amountVnd')::float8, 0) AS "amountVnd",
           COALESCE((SELECT sum(p."amountVnd") FROM fee_payment p WHERE p."agencyId" = d."agencyId" AND p."dossierId" = d.id AND p.direction = 'payment' AND p."voidedAt" IS NULL AND p."enteredAt" >= e."enteredAt"), 0)::float8 AS "paidSinceVnd"
      FROM dossier d JOIN dossier_event e ON e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.act = 'request-payment'
     WHERE d."agencyId" = ${agencyId} AND d.id = ${dossierId}::uuid AND d.status = 'awaiting-payment'
       AND NOT EXISTS (SELECT 1 FROM dossier_event v WHERE v."agencyId" = e."agencyId" AND v."dossierId" = e."dossierId" AND v."voidsSeq" = e.seq)
     ORDER BY e.seq DESC LIMIT 1`;
  return row ?? null;
}

export type PaymentRecord = {
  readonly id: string; readonly ordinal: number; readonly direction: 'payment' | 'refund'; readonly amountVnd: number; readonly method: PaymentMethod | null; readonly receiptNumber: string | null;
  readonly reason: string | null; readonly paidAt: LocalTime; readonly byName: string | null; readonly isVoided: boolean;
};

/** Everything taken and given back for a dossier, in the order of time; what was voided too. */
export async function listPayments(agencyId: number, dossierId: string): Promise<PaymentRecord[]> {
  const rows = await db().$queryRaw<(Omit<PaymentRecord, 'paidAt' | 'amountVnd'> & { paidAt: Date; amountVnd: bigint })[]>`
    SELECT p.id, p.ordinal, p.direction, p."amountVnd", p.method, p."receiptNumber", p.reason, p."paidAt", COALESCE(s.name, p."clientName") AS "byName", p."voidedAt" IS NOT NULL AS "isVoided"
      FROM fee_payment p LEFT JOIN staff s ON s."agencyId" = p."agencyId" AND s.id = p."byId"
     WHERE p."agencyId" = ${agencyId} AND p."dossierId" = ${dossierId}::uuid ORDER BY p."paidAt", p.id`;
  return rows.map((row) => ({ ...row, amountVnd: Number(row.amountVnd), paidAt: localTimeOf(row.paidAt) }));
}

export type DayReceipt = Omit<PaymentRecord, 'isVoided'> & {
  readonly code: string; readonly applicantName: string; readonly feeName: string; readonly kind: FeeKind; readonly byId: string | null; readonly enteredLate: boolean;
};

/** What was taken and given back from one moment to before another, of everyone or of one collector; voided rows left out. */
export async function listReceipts(agencyId: number, from: Date, before: Date, byId: string | null): Promise<DayReceipt[]> {
  const whose = byId === null ? Prisma.empty : Prisma.sql`AND p."byId" = ${byId}::uuid`;
  const rows = await db().$queryRaw<(Omit<DayReceipt, 'paidAt' | 'amountVnd'> & { paidAt: Date; amountVnd: bigint })[]>`
    SELECT p.id, p.ordinal, p.direction, p."amountVnd", p.method, p."receiptNumber", p.reason, p."paidAt", COALESCE(s.name, p."clientName") AS "byName", p."byId",
           d.code, d."applicantName", f.name AS "feeName", f.kind, p."enteredAt" > p."paidAt" + interval '1 day' AS "enteredLate"
      FROM fee_payment p
      JOIN dossier d ON d."agencyId" = p."agencyId" AND d.id = p."dossierId"
      JOIN fee_item f ON f."agencyId" = p."agencyId" AND f."dossierId" = p."dossierId" AND f.ordinal = p.ordinal
      LEFT JOIN staff s ON s."agencyId" = p."agencyId" AND s.id = p."byId"
     WHERE p."agencyId" = ${agencyId} AND p."paidAt" >= ${from} AND p."paidAt" < ${before} AND p."voidedAt" IS NULL ${whose}
     ORDER BY COALESCE(s.name, p."clientName"), p."paidAt", p.id`;
  return rows.map((row) => ({ ...row, amountVnd: Number(row.amountVnd), paidAt: localTimeOf(row.paidAt) }));
}
