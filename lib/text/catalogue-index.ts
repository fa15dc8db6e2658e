import { foldWords } from './fold';

/** What a search may find a procedure by. `aliases` are everyday words that staff have tied to it. */
export type Searchable = {
  readonly code: string | null;
  readonly formerCodes: readonly string[];
  readonly name: string;
  readonly nameEn: string | null;
  readonly sectorName: string;
  readonly sectorNameEn: string | null;
  readonly handlingUnitName: string;
  readonly aliases: readonly string[];
};

type Posting = { readonly doc: number; readonly weight: number };
type Phrases = { readonly name: string; readonly nameEn: string; readonly accented: string; readonly aliases: readonly string[]; readonly codes: readonly string[]; readonly length: number };

/** Built once for a list, asked many times. Nothing in it changes. */
export type CatalogueIndex = { readonly size: number; readonly words: readonly string[]; readonly postings: readonly (readonly Posting[])[]; readonly phrases: readonly Phrases[] };

/** How much a word counts by where it stands. */
const WEIGHTS = { code: 12, name: 10, alias: 8, nameEn: 8, sector: 3, unit: 2 } as const;
const PREFIX = 0.6;
const MISTYPED = 0.35;
const MOST_WORDS = 12;
const LONGEST_QUERY = 200;

/** Words as they are compared: folded, without the signs around them; the dot inside a code stays. */
export const searchWords = (text: string): string[] =>
  foldWords(text).split(/[^a-z0-9.-]+/).map((word) => word.replace(/^[.-]+|[.-]+$/g, '')).filter((word) => word !== '');

/** Makes the index. The place of an entry in the list is its number in the results. */
export function buildCatalogueIndex(entries: readonly Searchable[]): CatalogueIndex {
  const byWord = new Map<string, Map<number, number>>();
  const add = (doc: number, text: string | null, weight: number) => {
    for (const word of searchWords(text ?? '')) {
      const docs = byWord.get(word) ?? new Map<number, number>();
      docs.set(doc, Math.max(docs.get(doc) ?? 0, weight));
      byWord.set(word, docs);
    }
  };
  const phrases = entries.map((entry, doc): Phrases => {
    const codes = [entry.code, ...entry.formerCodes].filter((code) => code !== null);
    // The figures behind the dot are what people copy from an old paper.
    for (const code of codes) add(doc, `${code} ${code.replace(/^\d\./, '')}`, WEIGHTS.code);
    add(doc, entry.name, WEIGHTS.name);
    add(doc, entry.nameEn, WEIGHTS.nameEn);
    for (const alias of entry.aliases) add(doc, alias, WEIGHTS.alias);
    add(doc, `${entry.sectorName} ${entry.sectorNameEn ?? ''}`, WEIGHTS.sector);
    add(doc, entry.handlingUnitName, WEIGHTS.unit);
    return { name: foldWords(entry.name), nameEn: foldWords(entry.nameEn ?? ''), accented: entry.name.toLowerCase(), aliases: entry.aliases.map(foldWords), codes: codes.map((code) => foldWords(code)), length: entry.name.length };
  });
  const words = [...byWord.keys()].sort();
  return { size: entries.length, words, phrases, postings: words.map((word) => [...(byWord.get(word) ?? [])].map(([doc, weight]) => ({ doc, weight }))) };
}

function firstAtLeast(words: readonly string[], wanted: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two words differ by at most `most` slips: a letter wrong, missing, too many, or two exchanged. */
export function isMistyped(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > most) return false;
    [before, last] = [last, row];
  }
  return (last[b.length] ?? most + 1) <= most;
}

/** Short syllables are all alike: a slip is only forgiven where enough letters are left. */
const slipsOf = (word: string): number => (/\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** What the last words weighed in an index, which never changes: people ask for the same words again and again. */
const weighed = new WeakMap<CatalogueIndex, Map<string, Float64Array>>();
const WORDS_KEPT = 256;

/** The best weight of one word in every entry; 0 where it does not occur. */
function weigh(index: CatalogueIndex, word: string, forgiving: boolean): Float64Array {
  const known = weighed.get(index) ?? new Map<string, Float64Array>();
  weighed.set(index, known);
  const key = `${forgiving ? '~' : ' '}${word}`;
  const weights = known.get(key) ?? weighAnew(index, word, forgiving);
  // The one asked for last is forgotten last.
  known.delete(key);
  known.set(key, weights);
  const [oldest] = known.size > WORDS_KEPT ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return weights;
}

function weighAnew(index: CatalogueIndex, word: string, forgiving: boolean): Float64Array {
  const weights = new Float64Array(index.size);
  let found = 0;
  const take = (at: number, factor: number) => {
    for (const { doc, weight } of index.postings[at] ?? []) {
      if (weights[doc] === 0) found += 1;
      weights[doc] = Math.max(weights[doc] ?? 0, weight * factor);
    }
  };
  for (let at = firstAtLeast(index.words, word); at < index.words.length && (index.words[at] ?? '').startsWith(word); at += 1) take(at, index.words[at] === word ? 1 : PREFIX);
  const slips = slipsOf(word);
  if (forgiving && slips > 0) {
    index.words.forEach((known, at) => {
      if (!known.startsWith(word) && known[0] === word[0] && isMistyped(known, word, slips)) take(at, MISTYPED);
    });
  }
  // A rare word says more than a common one.
  const rarity = found === 0 ? 0 : 1 + Math.log(1 + index.size / found) / 4;
  for (let doc = 0; doc < weights.length; doc += 1) weights[doc] = (weights[doc] ?? 0) * rarity;
  return weights;
}

function bonus(phrases: Phrases, folded: string, typed: string): number {
  if (phrases.codes[0] === folded) return 1_000;
  if (phrases.codes.includes(folded)) return 900;
  let sum = -phrases.length / 200;
  const at = phrases.name.indexOf(folded);
  // The nearer to the beginning of the name, the more it is about that.
  if (at >= 0) sum += at === 0 ? 24 : 16 - Math.min(8, at / 4);
  if (phrases.nameEn !== '' && phrases.nameEn.includes(folded)) sum += 12;
  if (phrases.aliases.some((alias) => alias === folded)) sum += 30;
  else if (phrases.aliases.some((alias) => alias.startsWith(folded))) sum += 12;
  // Typed with its marks, it means this word and not its neighbours.
  if (typed !== folded && phrases.accented.includes(typed)) sum += 6;
  return sum;
}

function ranked(index: CatalogueIndex, words: readonly string[], weights: readonly Float64Array[], least: number, query: string): number[] {
  const folded = foldWords(query);
  const typed = query.trim().toLowerCase();
  const found: { doc: number; score: number }[] = [];
  for (let doc = 0; doc < index.size; doc += 1) {
    let [score, hits] = [0, 0];
    for (const column of weights) {
      const weight = column[doc] ?? 0;
      if (weight > 0) hits += 1;
      score += weight;
    }
    const phrases = index.phrases[doc];
    if (hits >= least && phrases) found.push({ doc, score: score * (hits / words.length) + bonus(phrases, folded, typed) });
  }
  return found.sort((a, b) => b.score - a.score || a.doc - b.doc).map(({ doc }) => doc);
}

export type Found = {
  /** Numbers of entries, the best first. */
  readonly docs: readonly number[];
  /** Nothing has every word as it was typed: these have most of them, or words like them. */
  readonly isApproximate: boolean;
};

/**
 * Finds entries by words in any order, with or without diacritics, each word from its beginning. Only when nothing has
 * them all are slips of the finger forgiven, and then a word in three may be missing. A blank query finds everything.
 */
export function searchCatalogue(index: CatalogueIndex, query: string): Found {
  const asked = query.slice(0, LONGEST_QUERY).normalize('NFC');
  const words = [...new Set(searchWords(asked))].slice(0, MOST_WORDS);
  if (words.length === 0) return { docs: Array.from({ length: index.size }, (_, doc) => doc), isApproximate: false };
  const exact = ranked(index, words, words.map((word) => weigh(index, word, false)), words.length, asked);
  if (exact.length > 0) return { docs: exact, isApproximate: false };
  const weights = words.map((word) => weigh(index, word, true));
  const near = ranked(index, words, weights, words.length, asked);
  if (near.length > 0 || words.length < 3) return { docs: near, isApproximate: true };
  return { docs: ranked(index, words, weights, Math.ceil((words.length * 2) / 3), asked), isApproximate: true };
}
