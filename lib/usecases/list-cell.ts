import 'server-only';
import type { Breakdown } from '@/lib/domain/report/breakdown';
import { isIn, place, type Beside, type Column, type Placement } from '@/lib/domain/report/tally';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { rowKey } from './build-report';
import { reportFacts, type KeyedFact, type ReportWanted } from './read-report-facts';

/** A cell of a report: a column, and a row or (without one) the total. */
export type ReportCell = { readonly column: Column | Beside; readonly by: Breakdown; readonly key?: string | undefined };
export const CELL_ORDERS = ['code', 'received', 'due', 'ended'] as const;
export type CellOrder = (typeof CELL_ORDERS)[number];
export type CellItem = KeyedFact & { readonly placement: Placement };
export type CellPage = { readonly total: number; readonly items: readonly CellItem[]; /** Where the next page begins; null at the end. */ readonly next: string | null };
export type CellPaging = { readonly order: CellOrder; readonly isDescending: boolean; readonly after: string | null; readonly limit: number };

const LAST = '9999';
const timeKey = (time: LocalTime | null): string => (time ? `${time.on}T${String(time.minute).padStart(4, '0')}` : LAST);

function sortKey({ fact }: KeyedFact, order: CellOrder): string {
  const key = order === 'received' ? timeKey(fact.receivedAt) : order === 'due' ? timeKey(fact.originalDue) : order === 'ended' ? timeKey(fact.endedAt) : '';
  return `${key}~${fact.code}`;
}

/** Every dossier of a cell, in the order of the register: what an export writes without holding it. */
export async function* cellItems(wanted: ReportWanted, cell: ReportCell): AsyncGenerator<CellItem> {
  for await (const keyed of reportFacts(wanted, { withOfficers: cell.by === 'officer' })) {
    if (cell.key !== undefined && rowKey(keyed, cell.by) !== cell.key) continue;
    const placement = place(keyed.fact, wanted.period);
    if (placement && isIn(placement, cell.column)) yield { ...keyed, placement };
  }
}

/** One page of a cell by key, and how many the cell holds in all. Memory holds a page or two, however large the cell. */
export async function listCell(wanted: ReportWanted, cell: ReportCell, { order, isDescending, after, limit }: CellPaging): Promise<CellPage> {
  const sign = isDescending ? -1 : 1;
  const before = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
  let total = 0;
  let kept: { readonly key: string; readonly item: CellItem }[] = [];
  const settle = () => {
    kept.sort((a, b) => before(a.key, b.key));
    kept = kept.slice(0, limit + 1);
  };
  for await (const item of cellItems(wanted, cell)) {
    total += 1;
    const key = sortKey(item, order);
    if (after !== null && before(key, after) <= 0) continue;
    kept.push({ key, item });
    if (kept.length > 8 * (limit + 1)) settle();
  }
  settle();
  const shown = kept.slice(0, limit);
  return { total, items: shown.map(({ item }) => item), next: kept.length > limit ? (shown.at(-1)?.key ?? null) : null };
}
