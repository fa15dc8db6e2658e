import { addDays, daysBetween, weekdayOf, type PlainDate } from '../domain/calendar/plain-date';
import type { Weekday } from '../domain/calendar/types';
import { foldWords } from './fold';
import { formatDate, weekdayName } from './format';
import { parseDate } from './parse-date';

/** One day read from a list; `line` counts from 1, as people count. */
export type NoticeLineDay = { readonly line: number; readonly on: PlainDate; readonly name: string | null };
export type NoticeLines = { readonly days: readonly NoticeLineDay[]; readonly problems: readonly { readonly line: number; readonly message: string }[] };

/** No public holiday is longer; a longer range is a slip of the hand. */
const LONGEST_RANGE = 31;
const MOST_LINES = 200;
const NAME_LIMIT = 200;

const WEEKDAY_WORDS: readonly [string, Weekday][] = [
  ['thu hai', 1], ['thu ba', 2], ['thu tu', 3], ['thu nam', 4], ['thu sau', 5], ['thu bay', 6], ['chu nhat', 7],
  ['t2', 1], ['t3', 2], ['t4', 3], ['t5', 4], ['t6', 5], ['t7', 6], ['cn', 7],
];

const DATE = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?`;
const WEEKDAY = String.raw`(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật|t[2-7]|cn)(?![\p{L}\d])[\s,(]*)?(?:ngày\s+)?`;
const LINE = new RegExp(String.raw`^[\s\-•*+]*(?:từ\s+)?(${WEEKDAY})(${DATE})(?![\d/])\)?(?:\s*(?:-|–|—|đến(?:\s+hết)?|tới)\s*(${WEEKDAY})(${DATE})(?![\d/])\)?)?(.*)$`, 'iu');

const weekdayIn = (words: string): Weekday | null => {
  const folded = foldWords(words);
  return WEEKDAY_WORDS.find(([word]) => folded.includes(word))?.[1] ?? null;
};

/** Reads a date of a list; without a year it is of the year of the notice. */
function dateOf(text: string, year: number | null): PlainDate | null {
  const bare = text.replace(/\s+/g, '');
  return /^\d{1,2}[/.-]\d{1,2}$/.test(bare) ? (year === null ? null : parseDate(`${bare.replace(/[.-]/, '/')}/${year}`)) : parseDate(bare);
}

const nameOf = (rest: string): string | null => {
  const name = rest.replace(/^[\s:,;.()–—\-\t]+/, '').replace(/[\s;,.]+$/, '').replace(/\s+/g, ' ').normalize('NFC');
  return name === '' ? null : name.slice(0, NAME_LIMIT);
};

type LineAnswer = { readonly days: readonly { on: PlainDate; name: string | null }[] } | { readonly message: string };

const oddWeekday = (words: string, on: PlainDate): string | null => {
  const said = words.trim() === '' ? null : weekdayIn(words);
  return said === null || said === weekdayOf(on) ? null : `${formatDate(on)} là ${weekdayName(weekdayOf(on))}, không phải ${weekdayName(said)}`;
};

function readLine(text: string, year: number | null): LineAnswer {
  const match = LINE.exec(text.normalize('NFC'));
  if (!match) return { message: 'không tìm thấy ngày ở đầu dòng; viết dạng 16/02/2027 Tết Nguyên đán' };
  const [, fromDay = '', fromText = '', toDay = '', toText, rest = ''] = match;
  const from = dateOf(fromText, year);
  if (from === null) return { message: `ngày ${fromText.trim()} không có thật${year === null ? ' hoặc thiếu năm' : ''}` };
  const to = toText === undefined ? from : dateOf(toText, year);
  if (to === null) return { message: `ngày ${(toText ?? '').trim()} không có thật${year === null ? ' hoặc thiếu năm' : ''}` };
  const odd = oddWeekday(fromDay, from) ?? oddWeekday(toDay, to);
  if (odd !== null) return { message: odd };
  const length = daysBetween(from, to) + 1;
  if (length < 1) return { message: `ngày cuối ${formatDate(to)} trước ngày đầu ${formatDate(from)}` };
  if (length > LONGEST_RANGE) return { message: `khoảng dài ${length} ngày; mỗi dòng tối đa ${LONGEST_RANGE} ngày` };
  const name = nameOf(rest);
  return { days: Array.from({ length }, (_, index) => ({ on: addDays(from, index), name })) };
}

/**
 * Reads a list of days as people paste it, one day or range a line: `16/02/2027 Tết Nguyên đán`,
 * `Thứ Hai, 15/02 đến 19/02: Tết`, `- 30/4/2027`. A date without a year is of `year`, when one is given. What cannot be
 * read, does not exist, or names the wrong weekday is a problem with its line; the other lines are still read.
 */
export function readNoticeLines(text: string, year: number | null): NoticeLines {
  const days: NoticeLineDay[] = [];
  const problems: { line: number; message: string }[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  lines.slice(0, MOST_LINES).forEach((words, index) => {
    if (words.trim() === '') return;
    const answer = readLine(words.slice(0, 400), year);
    if ('message' in answer) problems.push({ line: index + 1, message: answer.message });
    else for (const day of answer.days) days.push({ line: index + 1, ...day });
  });
  if (lines.length > MOST_LINES) problems.push({ line: MOST_LINES + 1, message: `danh sách dài quá ${MOST_LINES} dòng` });
  return { days, problems };
}
