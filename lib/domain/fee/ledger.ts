import { ok, refuse, type Result } from '../shared/result';

/** `duty`: another financial duty (land rent, tax) that the agency asked for; its amount is not in the list of fees. */
export type FeeKind = 'fee' | 'levy' | 'duty';
export const PAYMENT_METHODS = ['cash', 'transfer', 'online'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** One fee or levy of a dossier with what has been taken and given back, in đồng. */
export type FeeLine = { readonly ordinal: number; readonly amountVnd: number; readonly paidVnd: number; readonly refundedVnd: number };
/** So much of one item. */
export type FeePart = { readonly ordinal: number; readonly amountVnd: number };

/** What is still to be paid. What was given back is not asked for again. */
export const outstandingOf = (line: Pick<FeeLine, 'amountVnd' | 'paidVnd'>): number => Math.max(0, line.amountVnd - line.paidVnd);
/** What could be given back at most. */
export const refundableOf = (line: Pick<FeeLine, 'paidVnd' | 'refundedVnd'>): number => Math.max(0, line.paidVnd - line.refundedVnd);

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
export const outstandingSum = (lines: readonly FeeLine[]): number => sum(lines.map(outstandingOf));
export const refundableSum = (lines: readonly FeeLine[]): number => sum(lines.map(refundableOf));

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;

export type PaymentRefusal =
  | { readonly name: 'NothingToPay' }
  | { readonly name: 'NoSuchFee'; readonly ordinal: number }
  | { readonly name: 'NotAnAmount'; readonly ordinal: number }
  | { readonly name: 'MoreThanDue'; readonly ordinal: number; readonly dueVnd: number };

/** The sum of a payment, when each of its parts is due. A part of an item may be paid; never more than is due of it. */
export function checkPayment(lines: readonly FeeLine[], parts: readonly FeePart[]): Result<number, PaymentRefusal> {
  if (parts.length === 0) return refuse({ name: 'NothingToPay' });
  const wanted = new Map<number, number>();
  for (const { ordinal, amountVnd } of parts) {
    if (!isAmount(amountVnd)) return refuse({ name: 'NotAnAmount', ordinal });
    wanted.set(ordinal, (wanted.get(ordinal) ?? 0) + amountVnd);
  }
  for (const [ordinal, amount] of wanted) {
    const line = lines.find((one) => one.ordinal === ordinal);
    if (!line) return refuse({ name: 'NoSuchFee', ordinal });
    if (amount > outstandingOf(line)) return refuse({ name: 'MoreThanDue', ordinal, dueVnd: outstandingOf(line) });
  }
  return ok(sum([...wanted.values()]));
}

export type RefundRefusal = { readonly name: 'NoSuchFee'; readonly ordinal: number } | { readonly name: 'NotAnAmount'; readonly ordinal: number } | { readonly name: 'MoreThanPaid'; readonly ordinal: number; readonly refundableVnd: number };

/** Whether so much of an item can be given back: never more than was paid and not given back yet. */
export function checkRefund(lines: readonly FeeLine[], part: FeePart): Result<FeeLine, RefundRefusal> {
  const line = lines.find(({ ordinal }) => ordinal === part.ordinal);
  if (!line) return refuse({ name: 'NoSuchFee', ordinal: part.ordinal });
  if (!isAmount(part.amountVnd)) return refuse({ name: 'NotAnAmount', ordinal: part.ordinal });
  return part.amountVnd > refundableOf(line) ? refuse({ name: 'MoreThanPaid', ordinal: part.ordinal, refundableVnd: refundableOf(line) }) : ok(line);
}

/** An amount laid on what is due, item by item in their order; `rest` is what is left when all is paid. */
export function allocate(lines: readonly FeeLine[], amountVnd: number): { readonly parts: readonly FeePart[]; readonly rest: number } {
  const parts: FeePart[] = [];
  let rest = amountVnd;
  for (const line of lines) {
    const share = Math.min(rest, outstandingOf(line));
    if (share > 0) parts.push({ ordinal: line.ordinal, amountVnd: share });
    rest -= share;
  }
  return { parts, rest };
}

/** Whether a wait for a payment is over: what was asked for has come in since, this payment included. */
export const isAskedPaid = (asked: { readonly amountVnd: number; readonly paidSinceVnd: number }, nowVnd: number): boolean => asked.paidSinceVnd + nowVnd >= asked.amountVnd;
