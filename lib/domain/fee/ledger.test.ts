import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, checkPayment, checkRefund, isAskedPaid, outstandingOf, outstandingSum, refundableSum, type FeeLine } from './ledger';

const line = (ordinal: number, amountVnd: number, paidVnd = 0, refundedVnd = 0): FeeLine => ({ ordinal, amountVnd, paidVnd, refundedVnd });
const LINES = [line(1, 600_000, 200_000), line(2, 150_000, 150_000, 50_000)];

test('part of an item may be paid, never more than is due of it', () => {
  expect(checkPayment(LINES, [{ ordinal: 1, amountVnd: 400_000 }])).toEqual({ ok: true, value: 400_000 });
  expect(checkPayment(LINES, [{ ordinal: 1, amountVnd: 100_000 }])).toEqual({ ok: true, value: 100_000 });
  expect(checkPayment(LINES, [{ ordinal: 1, amountVnd: 400_001 }])).toEqual({ ok: false, refusal: { name: 'MoreThanDue', ordinal: 1, dueVnd: 400_000 } });
  expect(checkPayment(LINES, [{ ordinal: 1, amountVnd: 300_000 }, { ordinal: 1, amountVnd: 200_000 }])).toMatchObject({ ok: false, refusal: { name: 'MoreThanDue' } });
  // What was given back is not asked for again.
  expect(checkPayment(LINES, [{ ordinal: 2, amountVnd: 1 }])).toMatchObject({ ok: false, refusal: { name: 'MoreThanDue', dueVnd: 0 } });
});

test('what is no payment is refused by name', () => {
  expect(checkPayment(LINES, [])).toMatchObject({ refusal: { name: 'NothingToPay' } });
  expect(checkPayment(LINES, [{ ordinal: 9, amountVnd: 1 }])).toMatchObject({ refusal: { name: 'NoSuchFee' } });
  for (const amountVnd of [0, -5, 1.5, Number.NaN]) expect(checkPayment(LINES, [{ ordinal: 1, amountVnd }])).toMatchObject({ refusal: { name: 'NotAnAmount' } });
});

test('no more is given back than was paid', () => {
  expect(checkRefund(LINES, { ordinal: 2, amountVnd: 100_000 }).ok).toBe(true);
  expect(checkRefund(LINES, { ordinal: 2, amountVnd: 100_001 })).toEqual({ ok: false, refusal: { name: 'MoreThanPaid', ordinal: 2, refundableVnd: 100_000 } });
  expect(checkRefund(LINES, { ordinal: 7, amountVnd: 1 })).toMatchObject({ refusal: { name: 'NoSuchFee' } });
  expect(refundableSum(LINES)).toBe(300_000);
});

test('a wait ends when all that was asked for has come in', () => {
  expect(isAskedPaid({ amountVnd: 500, paidSinceVnd: 200 }, 299)).toBe(false);
  expect(isAskedPaid({ amountVnd: 500, paidSinceVnd: 200 }, 300)).toBe(true);
});

test('an amount laid on what is due is neither lost nor doubled', () => {
  const amounts = fc.integer({ min: 0, max: 10 ** 12 });
  fc.assert(fc.property(fc.array(fc.tuple(amounts, amounts), { maxLength: 6 }), amounts, (pairs, amount) => {
    const lines = pairs.map(([due, paid], at) => line(at + 1, due, Math.min(due, paid)));
    const { parts, rest } = allocate(lines, amount);
    expect(parts.reduce((sum, part) => sum + part.amountVnd, 0) + rest).toBe(amount);
    for (const part of parts) expect(part.amountVnd).toBeLessThanOrEqual(outstandingOf(lines[part.ordinal - 1] ?? line(0, 0)));
    expect(rest).toBe(Math.max(0, amount - outstandingSum(lines)));
  }));
});
