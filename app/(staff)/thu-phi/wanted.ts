import { listReceipts, type DayReceipt } from '@/lib/data/fees';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { isUuid } from '@/lib/domain/shared/uuid';
import { today } from '@/lib/platform/clock';
import { parseDate } from '@/lib/text/parse-date';

/** The day and the collector that an address names; the day is null when it is none. */
export function wantedReceipts(query: { readonly ngay?: string | undefined; readonly nguoi?: string | undefined }): { readonly on: PlainDate | null; readonly collectorId: string | null } {
  return { on: query.ngay === undefined ? today() : parseDate(query.ngay), collectorId: query.nguoi !== undefined && isUuid(query.nguoi) ? query.nguoi : null };
}

/** All that was taken and given back on a day, midnight to midnight. */
export const receiptsOf = (agencyId: number, on: PlainDate, collectorId: string | null): Promise<DayReceipt[]> =>
  listReceipts(agencyId, new Date(instantOfLocalTime({ on, minute: 0 })), new Date(instantOfLocalTime({ on: addDays(on, 1), minute: 0 })), collectorId);

export const signedAmount = (receipt: Pick<DayReceipt, 'direction' | 'amountVnd'>): number => (receipt.direction === 'refund' ? -receipt.amountVnd : receipt.amountVnd);

/** The receipts by who took them, each with the sums; refunds are taken off. */
export function byCollector(receipts: readonly DayReceipt[]): { readonly name: string; readonly lines: readonly DayReceipt[]; readonly takenVnd: number; readonly refundedVnd: number; readonly cashVnd: number }[] {
  const groups = new Map<string, DayReceipt[]>();
  for (const receipt of receipts) groups.set(receipt.byName ?? 'Không rõ', [...(groups.get(receipt.byName ?? 'Không rõ') ?? []), receipt]);
  const total = (lines: readonly DayReceipt[]): number => lines.reduce((sum, line) => sum + line.amountVnd, 0);
  return [...groups].map(([name, lines]) => ({
    name, lines,
    takenVnd: total(lines.filter(({ direction }) => direction === 'payment')), refundedVnd: total(lines.filter(({ direction }) => direction === 'refund')),
    cashVnd: lines.filter(({ method }) => method === 'cash' || method === null).reduce((sum, line) => sum + signedAmount(line), 0),
  }));
}
