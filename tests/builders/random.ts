/** Numbers that look random and are the same on every machine and in every run, for sample data and tests. */
export type Random = {
  /** From 0, included, to 1, not included. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of them, as often as its weight says. */
  readonly weighted: <T>(items: readonly { readonly weight: number; readonly item: T }[]) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
  /** Letters and digits fit for an address. Not a secret: whoever reads the seed can compute it. */
  readonly token: (length: number) => string;
  /** In the shape of a version 7 identifier, so that ids sort by `epochMs`. */
  readonly uuid: (epochMs: number) => string;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A generator (mulberry32) that starts from `seed`. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const found = items[int(0, items.length - 1)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  };
  const hex = (digits: number): string => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, item } of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items).item;
    },
    shuffled: (items) => {
      const copy = [...items];
      for (let at = copy.length - 1; at > 0; at -= 1) {
        const other = int(0, at);
        const [a, b] = [copy[at], copy[other]];
        if (a !== undefined && b !== undefined) [copy[at], copy[other]] = [b, a];
      }
      return copy;
    },
    token: (length) => Array.from({ length }, () => LETTERS.charAt(int(0, 63))).join(''),
    uuid: (epochMs) => {
      const time = Math.max(0, Math.floor(epochMs)).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hex(3)}-${'89ab'.charAt(int(0, 3))}${hex(3)}-${hex(12)}`;
    },
  };
}
