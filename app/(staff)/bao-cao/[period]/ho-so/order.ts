import { CELL_ORDERS, type CellOrder, type CellPaging } from '@/lib/usecases/list-cell';
import type { Query } from '../wanted';

/** Orders as the address names them; a minus before the name turns them round. */
export const ORDER_SLUGS: Record<CellOrder, string> = { code: 'ma', received: 'nhan', due: 'han', ended: 'xong' };
export const ORDER_WORDS: Record<CellOrder, string> = { code: 'Mã hồ sơ', received: 'Ngày nhận', due: 'Hạn trả', ended: 'Xong lúc' };

/** The order and the place in the list that an address asks for. */
export function pagingOf(query: Query, limit: number): CellPaging {
  const text = typeof query.xep === 'string' ? query.xep : '';
  const isDescending = text.startsWith('-');
  const order = CELL_ORDERS.find((known) => ORDER_SLUGS[known] === text.replace('-', '')) ?? 'code';
  return { order, isDescending, after: typeof query.sau === 'string' && query.sau !== '' ? query.sau.slice(0, 200) : null, limit };
}
