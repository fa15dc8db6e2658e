import 'server-only';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { EMPTY_CELL, type SheetCell, type SheetRefusal, type SheetRow } from './cell';
import { measureWorkbook } from './zip-guard';

export type ReadSheet = {
  readonly rows: readonly SheetRow[];
  /** The workbook as it was, for a copy with marks; null for a CSV file. */
  readonly workbook: ExcelJS.Workbook | null;
};

export type SheetRead = { readonly ok: true; readonly value: ReadSheet } | { readonly ok: false; readonly refusal: SheetRefusal };

const MOST_COLUMNS = 60;
/** The library makes an entry for every cell that a rule covers, and rules are set on whole columns. */
const SPELLED_OUT = ['dataValidations', 'conditionalFormatting'];
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A date of a workbook has no time zone: the library gives its wall clock as if it were UTC. */
function dateCell(value: Date): SheetCell {
  if (Number.isNaN(value.getTime())) return { kind: 'error', text: 'ngày không đọc được' };
  const { on, minute } = localTimeOfInstant(Math.round(value.getTime() / 1000) * 1000 - VIETNAM_OFFSET_MS);
  return { kind: 'date', on, minute, text: on };
}

function cellOf(cell: ExcelJS.Cell): SheetCell {
  if (cell.isMerged && cell.master.address !== cell.address) return { kind: 'merged' };
  const { value } = cell;
  if (value === null || value === undefined || value === '') return EMPTY_CELL;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', number: value, text: String(value) };
  if (typeof value === 'boolean') return { kind: 'text', text: String(value) };
  if (value instanceof Date) return dateCell(value);
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' };
  if ('error' in value) return { kind: 'error', text: String(value.error) };
  if ('richText' in value) return { kind: 'text', text: value.richText.map((run) => run.text).join('') };
  if ('text' in value) return { kind: 'text', text: typeof value.text === 'string' ? value.text : cell.text };
  return { kind: 'text', text: cell.text };
}

async function readWorkbook(bytes: Uint8Array, limit: number, mostUnpacked: number | undefined): Promise<SheetRead> {
  const measured = await measureWorkbook(bytes, mostUnpacked);
  if (measured === 'too-large') return { ok: false, refusal: { name: 'TooLarge' } };
  if (measured === 'damaged') return { ok: false, refusal: { name: 'NotASheet' } };
  if (measured.rows > limit) return { ok: false, refusal: { name: 'TooManyRows', limit, found: measured.rows } };
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: SPELLED_OUT });
  } catch {
    return { ok: false, refusal: { name: 'NotASheet' } };
  }
  const sheet = workbook.worksheets.find((one) => one.state === 'visible' && one.actualRowCount > 0) ?? workbook.worksheets[0];
  if (!sheet) return { ok: false, refusal: { name: 'NotASheet' } };
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const width = Math.min(MOST_COLUMNS, row.cellCount);
    rows.push({ number, cells: Array.from({ length: width }, (_, index) => cellOf(row.getCell(index + 1))) });
  });
  return rows.length === 0 ? { ok: false, refusal: { name: 'NoRows' } } : { ok: true, value: { rows, workbook } };
}

/** UTF-8, or the UTF-16 that Excel writes as "Unicode text". Null for an older encoding: guessing would spoil names. */
function decode(bytes: Uint8Array): string | null {
  try {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return null;
  }
}

const delimiterOf = (firstLine: string): string => [';', '\t', ','].map((sign) => ({ sign, count: firstLine.split(sign).length })).sort((a, b) => b.count - a.count)[0]?.sign ?? ',';

function readCsv(bytes: Uint8Array, limit: number): SheetRead {
  const text = decode(bytes);
  if (text === null || text.includes('\u0000')) return { ok: false, refusal: { name: text === null ? 'NotUtf8' : 'NotASheet' } };
  const delimiter = delimiterOf(text.slice(0, text.search(/\r?\n|$/)));
  try {
    const lines = parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, to: limit + 1, max_record_size: 200_000, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    if (lines.length > limit) return { ok: false, refusal: { name: 'TooManyRows', limit, found: text.split('\n').length } };
    const rows = lines.map(({ record }, index): SheetRow => ({ number: index + 1, cells: record.slice(0, MOST_COLUMNS).map((cell): SheetCell => (cell.trim() === '' ? EMPTY_CELL : { kind: 'text', text: cell })) }));
    return rows.length === 0 ? { ok: false, refusal: { name: 'NoRows' } } : { ok: true, value: { rows, workbook: null } };
  } catch {
    return { ok: false, refusal: { name: 'NotASheet' } };
  }
}

/** The rows of the first visible sheet of a workbook, or of a CSV file, at most `limit`. Formulas are seen and never reckoned. A workbook may unpack to `mostUnpacked` bytes. */
export async function readSheet(bytes: Uint8Array, limit: number, mostUnpacked?: number): Promise<SheetRead> {
  return isZip(bytes) ? readWorkbook(bytes, limit, mostUnpacked) : readCsv(bytes, limit);
}
