/** The combining marks left behind by canonical decomposition: tone marks, and the hook, horn, breve and circumflex. */
const COMBINING_MARKS = /[\u0300-\u036f]/g;

/**
 * The text as it is typed without diacritics: "Đặng Thị Ếch" → "dang thi ech". Search folds the query with this and
 * the database folds its column the same way, so the two must stay alike.
 */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(COMBINING_MARKS, '').replace(/đ/g, 'd');
}

/** Folds and squeezes white space, for comparing what two people typed. */
export function foldWords(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** A piece of the text, `from` included and `to` not, in UTF-16 units of the text as given. */
export type Range = { readonly from: number; readonly to: number };

/** Each visible character of the text, folded, with where it stands. A letter typed as base + marks is one character. */
function foldedCharacters(text: string): { readonly folded: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let i = 0; i < piece.length; i += 1) starts.push(at);
    folded += piece;
    at += character.length;
  }
  starts.push(text.length);
  return { folded, starts };
}

/**
 * Where the words of a query occur in a text, whatever the diacritics: "giay phep" marks "Giấy phép". Ranges are in
 * order and never overlap; empty when the query is blank.
 */
export function highlightRanges(text: string, query: string): readonly Range[] {
  const words = [...new Set(foldWords(query).split(' ').filter((word) => word !== ''))];
  if (words.length === 0) return [];
  const { folded, starts } = foldedCharacters(text);
  const found: { from: number; to: number }[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      const from = starts[at] ?? 0;
      const to = starts[at + word.length] ?? text.length;
      if (to > from) found.push({ from, to });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const merged: { from: number; to: number }[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}
