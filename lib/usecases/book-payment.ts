import 'server-only';
import { insertDuty, insertPayments, readFeeLines, voidPaymentsOf, type NewPayment } from '@/lib/data/fees';
import { Rollback, type Tx } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { allocate, checkPayment, outstandingSum, PAYMENT_METHODS, type FeePart } from '@/lib/domain/fee/ledger';
import { DUTY_WITHOUT_NAME, dutyAskedOn } from '@/lib/text/fees';
import type { ActFollowed } from './follow-act';
import type { Context } from './context';

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const amountOf = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0);

/** The parts that the event names, if it does; what came by another way is laid on the items in their order. */
function partsOf(stored: unknown): FeePart[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((part: unknown) => {
    const { ordinal, amountVnd } = (typeof part === 'object' && part !== null ? part : {}) as { ordinal?: unknown; amountVnd?: unknown };
    return typeof ordinal === 'number' && amountOf(amountVnd) > 0 ? [{ ordinal, amountVnd: amountOf(amountVnd) }] : [];
  });
}

async function takePayment(tx: Tx, { actor }: Pick<Context, 'actor'>, { after, event, input }: ActFollowed): Promise<void> {
  const { agencyId, id: dossierId } = after;
  const data = input.data ?? {};
  const lines = await readFeeLines(agencyId, dossierId, tx);
  const named = partsOf(data.fees);
  const isNamed = named.length > 0 && checkPayment(lines, named).ok;
  const { parts, rest } = isNamed ? { parts: named, rest: 0 } : allocate(lines, amountOf(data.amountVnd));
  // More than is known to be due is money all the same: it stands as a duty of its own.
  const beyond = rest > 0 ? [{ ordinal: await insertDuty(tx, agencyId, dossierId, { name: DUTY_WITHOUT_NAME, amountVnd: rest }), amountVnd: rest }] : [];
  const method = PAYMENT_METHODS.find((known) => known === data.method) ?? null;
  const payments = [...parts, ...beyond].map((part): NewPayment => ({ ...part, direction: 'payment', method, receiptNumber: text(data.receiptNumber), reason: null }));
  await insertPayments(tx, { agencyId, dossierId, paidAt: new Date(instantOfLocalTime(event.legalAt)), enteredAt: after.lastEventAt, byId: staffIdOf(actor), clientName: actor.client?.name ?? null, eventSeq: event.seq }, payments);
}

/** What is asked for beyond the fees that are due stands as a duty of its own, so that what is due is always in one place. */
async function noteDuty(tx: Tx, { after, event, input }: ActFollowed): Promise<void> {
  const { agencyId, id: dossierId } = after;
  const beyond = amountOf(input.data?.amountVnd) - outstandingSum(await readFeeLines(agencyId, dossierId, tx));
  if (beyond > 0) await insertDuty(tx, agencyId, dossierId, { name: dutyAskedOn(event.legalAt.on), amountVnd: beyond });
}

/** What an act means for the money of its dossier, in the act's transaction. */
export async function bookPayment(tx: Tx, ctx: Pick<Context, 'actor'>, followed: ActFollowed): Promise<void> {
  const { after, event, input } = followed;
  if (event.act === 'record-payment') await takePayment(tx, ctx, followed);
  if (event.act === 'request-payment') await noteDuty(tx, followed);
  if (event.voidsSeq == null) return;
  if (!(await voidPaymentsOf(tx, after.agencyId, after.id, event.voidsSeq, after.lastEventAt, input.reason ?? ''))) throw new Rollback({ name: 'PaymentRefunded' });
}
