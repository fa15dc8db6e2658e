import type { Column } from './tally';

/** An identity of Biểu II.06a that does not hold: left side, right side, and how much the left has too many (negative: too few). */
export type Imbalance = { readonly identity: string; readonly left: number; readonly right: number; readonly difference: number };

const IDENTITIES: readonly { readonly words: string; readonly left: Column; readonly right: readonly Column[] }[] = [
  { words: '(3) = (4) + (5) + (6)', left: 'c3', right: ['c4', 'c5', 'c6'] },
  { words: '(7) = (8) + (9) + (10)', left: 'c7', right: ['c8', 'c9', 'c10'] },
  { words: '(11) = (12) + (13)', left: 'c11', right: ['c12', 'c13'] },
  { words: '(3) = (7) + (11)', left: 'c3', right: ['c7', 'c11'] },
];

/** Every identity that a line breaks; empty when the line balances. Works on imported lines too, where a column may be missing (then its identities are not judged). */
export function reconcile(line: Readonly<Partial<Record<Column, number>>>): readonly Imbalance[] {
  return IDENTITIES.flatMap(({ words, left, right }) => {
    const leftValue = line[left];
    const parts = right.map((column) => line[column]);
    if (leftValue === undefined || parts.some((part) => part === undefined)) return [];
    const rightValue = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    return leftValue === rightValue ? [] : [{ identity: words, left: leftValue, right: rightValue, difference: leftValue - rightValue }];
  });
}

/** Column (6) of a period is column (11) of the adjacent one before, at one as-of; the difference, 0 when they agree. */
export const carriedOverDifference = (line: Readonly<Record<'c6', number>>, before: Readonly<Record<'c11', number>>): number => line.c6 - before.c11;
