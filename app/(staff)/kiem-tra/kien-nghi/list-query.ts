import { AGES, type Age } from '@/lib/domain/inspection/recommendation';
import { LIST_FILTERS, type ListFilter, type ListQuery } from '@/lib/domain/inspection/overview';
import { queryText } from '@/lib/web/query-text';

const FILTER_WORDS: Readonly<Record<ListFilter, string>> = { open: 'Chưa xong', late: 'Quá hạn', 'to-verify': 'Chờ xác minh', verified: 'Đã khắc phục', kept: 'Đúng cam kết', broken: 'Trễ cam kết', reopened: 'Đã mở lại', all: 'Tất cả' };
export const LIST_TABS: readonly { readonly filter: ListFilter; readonly label: string }[] = LIST_FILTERS.map((filter) => ({ filter, label: FILTER_WORDS[filter] }));

/** What the address of the list asks for; what it cannot mean is as if it were not there. */
export function listQueryOf(query: Readonly<Record<string, string | string[] | undefined>>): ListQuery & { readonly inspection?: string } {
  const [filter, age, addressee, inspection] = [queryText(query.loc), queryText(query.tuoi), queryText(query.noi), queryText(query.dot)];
  return { filter: LIST_FILTERS.find((known) => known === filter) ?? 'open', age: AGES.find((known: Age) => known === age), addressee, inspection };
}
