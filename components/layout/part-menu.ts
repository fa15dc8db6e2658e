import type { MenuItem } from './menu-links';

/** As many entries as a bar of 1,366 pixels holds beside the search and the account. */
const MOST_ON_BAR = 7;

/** The entries for the bar and those for "Thêm": nothing is folded away while everything fits. */
export function partMenu(items: readonly MenuItem[]): { readonly bar: readonly MenuItem[]; readonly more: readonly MenuItem[] } {
  if (items.length <= MOST_ON_BAR) return { bar: items, more: [] };
  return { bar: items.filter(({ isRare }) => !isRare), more: items.filter(({ isRare }) => isRare) };
}
