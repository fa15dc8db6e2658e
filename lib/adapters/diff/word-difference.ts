import 'server-only';
import { diffArrays } from 'diff';

/** A piece of a line: the same in both, or only in this one. */
export type Piece = { readonly text: string; readonly isChanged: boolean };
/** One row of a comparison: a line of each side, or of one only. */
export type ComparedLine = { readonly before: readonly Piece[] | null; readonly after: readonly Piece[] | null; readonly isChanged: boolean };

/** Words of any script, with the marks of decomposed Vietnamese; spaces; single signs. Joined they are the text again. */
const WORDS = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const wordsOf = (text: string): string[] => text.match(WORDS) ?? [];

/** Two texts of ten thousand letters that share nothing are told apart as a whole, not word by word. */
const MOST_EDITS = 2_000;
const MOST_TIME = 200;

function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last && last.isChanged === piece.isChanged) out[out.length - 1] = { text: last.text + piece.text, isChanged: last.isChanged };
    else if (piece.text !== '') out.push(piece);
  }
  return out;
}

/** A space between two changed words changes with them: one stroke, not a stroke for every word. */
function withoutGaps(pieces: readonly Piece[]): Piece[] {
  return merged(pieces.map((piece, index) => ({ ...piece, isChanged: piece.isChanged || (/^\s+$/.test(piece.text) && pieces[index - 1]?.isChanged === true && pieces[index + 1]?.isChanged === true) })));
}

/** What two lines share, word by word. */
export function compareWords(before: string, after: string): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS, timeout: MOST_TIME });
  if (!changes) return { before: [{ text: before, isChanged: true }], after: [{ text: after, isChanged: true }] };
  const side = (left: boolean) => withoutGaps(changes.filter((change) => (left ? !change.added : !change.removed)).map((change) => ({ text: change.value.join(''), isChanged: change.added || change.removed })));
  return { before: side(true), after: side(false) };
}

const whole = (text: string, isChanged: boolean): Piece[] => [{ text, isChanged }];

/** How much of two lines' words is the same, 0 to 1: below a third they are two lines, not one that changed. */
function likeness(before: string, after: string): number {
  const [left, right] = [wordsOf(before).filter((word) => /\S/.test(word)), wordsOf(after).filter((word) => /\S/.test(word))];
  const rest = new Map<string, number>();
  for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = rest.get(word) ?? 0;
    if (count > 0) {
      shared += 1;
      rest.set(word, count - 1);
    }
  }
  return left.length + right.length === 0 ? 1 : (2 * shared) / (left.length + right.length);
}

const ALIKE = 0.34;

/** Lines that went and lines that came between two that stayed: each with the one most like it, in order; the rest stand alone. */
function pairUp(removed: readonly string[], added: readonly string[]): ComparedLine[] {
  const rows: ComparedLine[] = [];
  let from = 0;
  for (const before of removed) {
    let best = -1;
    let most = ALIKE;
    for (let index = from; index < added.length; index += 1) {
      const score = likeness(before, added[index] ?? '');
      if (score > most) [best, most] = [index, score];
    }
    if (best === -1) {
      rows.push({ before: whole(before, true), after: null, isChanged: true });
      continue;
    }
    for (const alone of added.slice(from, best)) rows.push({ before: null, after: whole(alone, true), isChanged: true });
    rows.push({ ...compareWords(before, added[best] ?? ''), isChanged: true });
    from = best + 1;
  }
  for (const alone of added.slice(from)) rows.push({ before: null, after: whole(alone, true), isChanged: true });
  return rows;
}

/** Two lists of lines beside each other: what stayed, what changed word by word, what went and what came. */
export function compareLines(before: readonly string[], after: readonly string[]): readonly ComparedLine[] {
  const rows: ComparedLine[] = [];
  let removed: string[] = [];
  const settle = (added: readonly string[] = []) => {
    rows.push(...pairUp(removed, added));
    removed = [];
  };
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) removed = change.value;
    else if (change.added) settle(change.value);
    else {
      settle();
      rows.push(...change.value.map((line) => ({ before: whole(line, false), after: whole(line, false), isChanged: false })));
    }
  }
  settle();
  return rows;
}
