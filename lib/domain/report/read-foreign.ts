import { plainDateOf, type PlainDate } from '../calendar/plain-date';
import { ok, refuse, type Result } from '../shared/result';
import type { ForeignContent, ForeignRow } from './foreign';
import { COLUMNS, type Column } from './tally';

/** A cell of a sheet as text. A cell of a merged range carries the range's text and says that it is only a part of it. */
export type GridCell = { readonly text: string; readonly isCopy: boolean };
export type Grid = readonly { readonly number: number; readonly cells: readonly GridCell[] }[];

export type BadCell = { readonly row: number; readonly column: number; readonly text: string };
export type ForeignSheet = { readonly content: ForeignContent; readonly unitName: string | null; readonly period: { readonly from: PlainDate; readonly to: PlainDate } | null };
export type ForeignSheetRefusal = { readonly name: 'NotTheForm' } | { readonly name: 'NoLines' } | { readonly name: 'BadCells'; readonly cells: readonly BadCell[] };

/** A count as people write it: 1383, 1.383, 1,383, 1 383, a dash for none. Null when it is no count. */
export function readCount(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]+/g, ' ').trim().replace(/\s*hồ sơ$/i, '');
  if (/^[-–—]$/.test(plain)) return 0;
  if (/^\d{1,3}([. ,]\d{3})+$/.test(plain)) return Number(plain.replace(/[^\d]/g, ''));
  if (/^\d{1,12}([.,]0+)?$/.test(plain)) return Number(plain.replace(/[.,]0+$/, ''));
  return null;
}

const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** The column that a cell of the row of numbers names: `(3)`, `3`, `(3)=(4)+(5)+(6)`. */
function numbered(text: string): number | null {
  const match = /^\(?(\d{1,2})\)?(?:\s*=.*)?$/.exec(text.trim());
  const number = match ? Number(match[1]) : 0;
  return number >= 1 && number <= 13 ? number : null;
}

type Heads = { readonly row: number; readonly columnAt: ReadonlyMap<number, Column>; readonly labelAt: number };

/** By the row of numbers that the form prints under its heading. */
function byNumbers(grid: Grid): Heads | null {
  for (const [index, { cells }] of grid.entries()) {
    const found = cells.map(({ text, isCopy }) => (isCopy ? null : numbered(text)));
    const columns = found.flatMap((number, at) => (number !== null && number >= 3 ? [[at, `c${number}` as Column] as const] : []));
    const isWhole = new Set(columns.map(([, column]) => column)).size === columns.length && cells.filter(({ text, isCopy }) => text.trim() !== '' && !isCopy).every(({ text }) => numbered(text) !== null || fold(text).length > 12 || !/\d/.test(text));
    if (columns.length >= 3 && isWhole && columns.some(([, column]) => column === 'c3')) return { row: index, columnAt: new Map(columns), labelAt: Math.max(0, found.indexOf(2) >= 0 ? found.indexOf(2) : 1) };
  }
  return null;
}

/** What a column's headings, from top to bottom, say it holds. The words are those of the form, without diacritics. */
function headed(words: string): Column | null {
  const has = (...parts: readonly string[]) => parts.some((part) => words.includes(part));
  const isOpen = has('dang giai quyet', 'dang xu ly', 'chua den han', 'ton dong');
  const isDone = !isOpen && has('da giai quyet', 'ket qua giai quyet');
  if (isOpen) return has('qua han', 'tre han') ? 'c13' : has('trong han', 'chua den han') ? 'c12' : 'c11';
  if (isDone) return has('truoc han') ? 'c8' : has('qua han', 'tre han') ? 'c10' : has('dung han') ? 'c9' : 'c7';
  if (has('tiep nhan')) return has('ky truoc') ? 'c6' : has('truc tuyen') ? 'c4' : has('truc tiep', 'buu chinh') ? 'c5' : 'c3';
  return null;
}

/** By the words of the heading, where nobody numbered the columns. Merged cells lend their words to every column they span. */
function byWords(grid: Grid): Heads | null {
  const first = grid.findIndex(({ cells }) => cells.some(({ text }) => fold(text).includes('tiep nhan')) && cells.some(({ text }) => /giai quyet|xu ly/.test(fold(text))));
  if (first < 0) return null;
  const data = grid.findIndex(({ cells }, index) => index > first && cells.filter(({ text, isCopy }) => !isCopy && readCount(text) !== null).length >= 3);
  if (data < 0) return null;
  const width = Math.max(...grid.slice(first, data).map(({ cells }) => cells.length));
  const columnAt = new Map<number, Column>();
  const taken = new Set<Column>();
  for (let at = 0; at < width; at += 1) {
    const column = headed(grid.slice(first, data).map(({ cells }) => fold(cells[at]?.text ?? '')).join(' | '));
    if (column === null || taken.has(column)) continue;
    taken.add(column);
    columnAt.set(at, column);
  }
  const begin = Math.min(...columnAt.keys());
  return taken.has('c3') && taken.size >= 3 ? { row: data - 1, columnAt, labelAt: Math.max(0, begin - 1) } : null;
}

const TOTAL = /^(tong|tong so|tong cong|cong)\b/;
const DATE = String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`;
const PERIOD = new RegExp(`tu\\s+(?:ngay\\s+)?${DATE}\\s+den\\s+(?:het\\s+)?(?:ngay\\s+)?${DATE}`);

function periodIn(texts: readonly string[]): ForeignSheet['period'] {
  for (const text of texts) {
    const match = PERIOD.exec(fold(text));
    if (!match) continue;
    const [, d1, m1, y1, d2, m2, y2] = match.map(Number);
    const [from, to] = [plainDateOf(y1 ?? 0, m1 ?? 0, d1 ?? 0), plainDateOf(y2 ?? 0, m2 ?? 0, d2 ?? 0)];
    if (from && to && from <= to) return { from, to };
  }
  return null;
}

function unitIn(grid: Grid): string | null {
  for (const { cells } of grid) {
    for (const [at, { text }] of cells.entries()) {
      const match = /^đơn vị báo cáo\s*:?\s*(.*)$/is.exec(text.normalize('NFC').trim());
      if (!match) continue;
      const beside = match[1]?.split('\n')[0]?.trim() || cells.slice(at + 1).find((next) => !next.isCopy && next.text.trim() !== '')?.text.trim();
      if (beside) return beside;
    }
  }
  return null;
}

type Line = { readonly label: string; readonly isTotal: boolean; readonly values: ForeignRow['values'] };

/** One line under the heading, or null where it holds no figures: a signature, a note, a blank. */
function lineOf({ number, cells }: Grid[number], { columnAt, labelAt }: Heads, bad: BadCell[]): Line | null {
  const label = cells.slice(0, labelAt + 1).filter(({ isCopy }) => !isCopy).map(({ text }) => text.trim()).filter((text) => text !== '' && !/^[\dIVX]{1,4}\.?$/.test(text)).join(' ');
  const read = [...columnAt].flatMap(([at, column]) => {
    const cell = cells[at];
    return cell && !cell.isCopy && cell.text.trim() !== '' ? [{ at, column, text: cell.text, value: readCount(cell.text) }] : [];
  });
  if (!read.some(({ value }) => value !== null)) return null;
  const isTotal = TOTAL.test(fold(label));
  if (label === '' && !isTotal) return null;
  for (const { at, text, value } of read) if (value === null) bad.push({ row: number, column: at + 1, text });
  return { label, isTotal, values: Object.fromEntries(read.flatMap(({ column, value }) => (value === null ? [] : [[column, value]]))) };
}

/** Reads a report of the form's layout from a sheet: merged heading, figures as numbers or as text, columns named where they are missing. */
export function readForeignSheet(grid: Grid): Result<ForeignSheet, ForeignSheetRefusal> {
  const heads = byNumbers(grid) ?? byWords(grid);
  if (!heads) return refuse({ name: 'NotTheForm' });
  const bad: BadCell[] = [];
  const rows: ForeignRow[] = [];
  let total: ForeignContent['total'] = null;
  for (const row of grid.slice(heads.row + 1)) {
    const line = lineOf(row, heads, bad);
    if (!line) continue;
    if (line.isTotal) {
      total = line.values;
      break; // What stands below the last line (checks, signatures) is no part of the form.
    }
    rows.push({ label: line.label, values: line.values });
  }
  if (bad.length) return refuse({ name: 'BadCells', cells: bad });
  if (rows.length === 0 && total === null) return refuse({ name: 'NoLines' });
  const given = new Set(heads.columnAt.values());
  const asWritten = grid.map(({ cells }) => cells.map(({ text, isCopy }) => (isCopy ? '' : text)));
  const top = grid.slice(0, heads.row + 1).flatMap(({ cells }) => cells.filter(({ isCopy }) => !isCopy).map(({ text }) => text));
  return ok({ content: { rows, total, missing: COLUMNS.filter((column) => !given.has(column)), asWritten }, unitName: unitIn(grid.slice(0, heads.row + 1)), period: periodIn(top) });
}
