import type { TimelineLine } from '@/components/dossier/timeline';
import type { FeeRecord, PaymentRecord } from '@/lib/data/fees';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/fees';
import { formatVnd } from '@/lib/text/format';

/** What was given back, as lines of the history. A refund changes nothing in the course of a dossier, so it is no event of it. */
function refundLines(payments: readonly PaymentRecord[], fees: readonly FeeRecord[], atWords: (at: LocalTime) => string): TimelineLine[] {
  const nameOf = new Map(fees.map(({ ordinal, name }) => [ordinal, name]));
  return payments.filter(({ direction, isVoided }) => direction === 'refund' && !isVoided).map(({ ordinal, amountVnd, method, receiptNumber, reason, paidAt, byName }) => ({
    seq: null, at: atWords(paidAt), dateTime: formatWithOffset(paidAt), head: `Hoàn ${formatVnd(amountVnd)}`,
    detail: [byName, nameOf.get(ordinal), method && PAYMENT_METHOD_WORDS[method], receiptNumber && `chứng từ ${receiptNumber}`, reason].filter((part): part is string => typeof part === 'string' && part !== '').map((part) => part.replace(/\.$/, '')).join('. '),
    papers: [], enteredLate: null, voidedBy: null, clock: null,
  }));
}

/** The events in their own order, each refund after the last event that came before it in time. */
export function withRefunds(lines: readonly TimelineLine[], payments: readonly PaymentRecord[], fees: readonly FeeRecord[], atWords: (at: LocalTime) => string): readonly TimelineLine[] {
  return refundLines(payments, fees, atWords).reduce<readonly TimelineLine[]>((all, refund) => {
    const after = all.findLastIndex(({ dateTime }) => dateTime <= refund.dateTime);
    return [...all.slice(0, after + 1), refund, ...all.slice(after + 1)];
  }, lines);
}
