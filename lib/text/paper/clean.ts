// C0 and C1 controls, soft hyphen, zero-width and direction marks (they make a name read as another one), interlinear
// and tag characters, private use and non-characters. Joiners are dropped too: no name in Vietnamese needs them.
const INVISIBLE =
  /[\p{Cc}\p{Co}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;
const BLANKS = /[^\S\n]+/g;
// A letter of Vietnamese composes to one code point; what piles up further would be drawn over the lines above.
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Text as it may be printed: composed (NFC), one kind of line break, no character that cannot be seen, no more than
 * three marks on a letter. Says the same to the eye; never longer than the original, never cut.
 */
export function printable(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LINE_BREAK, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(BLANKS, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same value with every string in it made printable, keys excepted. */
export function printableDeep<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(printableDeep) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableDeep(inner)])) as T;
  }
  return value;
}
