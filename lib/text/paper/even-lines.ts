/** The parts of the names of offices, which read badly when a line ends inside one. */
const OFFICE_PHRASES = [
  'ỦY BAN NHÂN DÂN',
  'BAN QUẢN LÝ',
  'KHU CÔNG NGHIỆP',
  'KHU CHẾ XUẤT',
  'KHU KINH TẾ',
  'THÀNH PHỐ',
  'BỘ PHẬN',
  'TIẾP NHẬN',
  'TRẢ KẾT QUẢ',
  'TRUNG TÂM',
  'PHỤC VỤ',
  'HÀNH CHÍNH CÔNG',
];

/** Longer names are left to wrap as they fall: every way to break them would be too many to try. */
const MOST_LINES = 5;

/**
 * The name of an office, in capitals, on as few lines of about `perLine` letters as it needs, the longest of them as
 * short as can be: two even lines rather than one full and one with a single word. Lines end between the parts of the
 * name; `place` is one of them.
 */
export function evenLines(name: string, perLine: number, place: string): string {
  if (name.length > perLine * MOST_LINES) return name;
  const parts = splitParts(name, [...OFFICE_PHRASES, place.toUpperCase()]);
  for (let lines = Math.ceil(name.length / perLine); lines < parts.length; lines += 1) {
    const broken = breakInto(parts, lines);
    if (broken.every((line) => line.length <= perLine)) return broken.join('\n');
  }
  return name;
}

function splitParts(name: string, phrases: readonly string[]): readonly string[] {
  const words = name.split(' ').filter((word) => word !== '');
  const parts: string[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phrases.find((candidate) => candidate !== '' && words.slice(at, at + candidate.split(' ').length).join(' ') === candidate);
    const size = phrase === undefined ? 1 : phrase.split(' ').length;
    parts.push(words.slice(at, at + size).join(' '));
    at += size;
  }
  return parts;
}

/** The breaking into that many lines whose longest line is shortest. Names of offices are short: trying all is cheap. */
function breakInto(parts: readonly string[], lines: number): readonly string[] {
  if (lines <= 1) return [parts.join(' ')];
  let best: readonly string[] | null = null;
  for (let first = 1; first <= parts.length - lines + 1; first += 1) {
    const candidate = [parts.slice(0, first).join(' '), ...breakInto(parts.slice(first), lines - 1)];
    if (best === null || longest(candidate) < longest(best)) best = candidate;
  }
  return best ?? [parts.join(' ')];
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
