import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow, lastEventOf, lockDossier } from '@/lib/data/dossier-acts';
import { insertPayments, readAskedPayment, readFeeLines } from '@/lib/data/fees';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import { checkPayment, isAskedPaid, type FeePart, type PaymentMethod, type PaymentRefusal } from '@/lib/domain/fee/ledger';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { performActIn, type ActRefusal } from './perform-act';
import type { Context } from './context';

export type CollectFees = {
  readonly code: string;
  readonly seen: number;
  readonly parts: readonly FeePart[];
  readonly method: PaymentMethod;
  readonly receiptNumber: string | null;
  readonly reason?: string | undefined;
  readonly legalAt?: LocalTime | undefined;
};
export type FeesCollected = { readonly code: string; readonly totalVnd: number; /** Asked for and still to come; 0 when nothing is waited for any more. */ readonly stillAskedVnd: number };
export type CollectRefusal = ActRefusal | PaymentRefusal;

/**
 * Takes fees and levies, whole or in part, each part with its receipt. Every payment is an event of the dossier. While a
 * payment is waited for the event ends the wait, so a part that leaves something of what was asked for is kept in the
 * ledger alone, and the event comes with the part that completes it: the clock never goes on before all is paid.
 */
export async function collectFees(ctx: Context, input: CollectFees): Promise<Result<FeesCollected, CollectRefusal>> {
  try {
    return ok(await inTransaction((tx) => collectIn(tx, ctx, input)));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as CollectRefusal);
    throw error;
  }
}

async function collectIn(tx: Tx, ctx: Context, input: CollectFees): Promise<FeesCollected> {
  const { agencyId } = ctx.actor;
  const stop = (refusal: CollectRefusal): never => {
    throw new Rollback(refusal);
  };
  const dossier = await lockDossier(tx, agencyId, input.code);
  const units = dossier ? [dossier.holdingUnitId, dossier.handlingUnitId] : [];
  if (!dossier || !can(ctx.actor, 'dossier:view', units)) return stop({ name: 'NoSuchDossier' });
  if (!can(ctx.actor, 'dossier:record-payment', units)) return stop({ name: 'NotPermitted' });
  const lines = await readFeeLines(agencyId, dossier.id, tx);
  const checked = checkPayment(lines, input.parts);
  if (!checked.ok) return stop(checked.refusal);
  const asked = await readAskedPayment(agencyId, dossier.id, tx);
  if (asked === null || isAskedPaid(asked, checked.value)) {
    const { receiptNumber, method, parts: fees } = input;
    await performActIn(tx, ctx, { code: dossier.code, act: 'record-payment', seen: input.seen, legalAt: input.legalAt, reason: input.reason, data: { amountVnd: checked.value, method, fees, ...(receiptNumber ? { receiptNumber } : {}) } });
    return { code: dossier.code, totalVnd: checked.value, stillAskedVnd: 0 };
  }
  if (input.seen !== dossier.eventCount) return stop({ name: 'Stale', ...(await lastEventOf(tx, agencyId, dossier.id)) });
  const enteredAt = await databaseNow(tx);
  const now = localTimeOfInstant(enteredAt.getTime());
  const late = input.legalAt && isEnteredLate(input.legalAt, now);
  if (late && !input.reason) return stop({ name: 'LateEntryNeedsReason' });
  const paidAt = input.legalAt ? new Date(instantOfLocalTime(input.legalAt)) : enteredAt;
  if (paidAt > enteredAt) return stop({ name: 'InFuture', now });
  const entry = { agencyId, dossierId: dossier.id, paidAt, enteredAt, byId: staffIdOf(ctx.actor), clientName: ctx.actor.client?.name ?? null, eventSeq: null };
  await insertPayments(tx, entry, input.parts.map((part) => ({ ...part, direction: 'payment', method: input.method, receiptNumber: input.receiptNumber, reason: null })));
  const stillAskedVnd = asked.amountVnd - asked.paidSinceVnd - checked.value;
  await appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action: 'fee:collect', subject: `dossier:${dossier.code}`, at: enteredAt, detail: { totalVnd: checked.value, stillAskedVnd, receiptNumber: input.receiptNumber, method: input.method } });
  return { code: dossier.code, totalVnd: checked.value, stillAskedVnd };
}
