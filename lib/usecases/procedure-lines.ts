import 'server-only';
import type { SheetCell, SheetRow } from '@/lib/adapters/sheets/cell';
import { readSheet, type ReadSheet } from '@/lib/adapters/sheets/read-sheet';
import { writeSheet } from '@/lib/adapters/sheets/write-sheet';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { CellComplaint, PROCEDURE_CELLS, type ProcedureLine } from '@/lib/text/procedure-cells';
import { fieldOfHeader, PROCEDURE_COLUMNS, PROCEDURE_FIELDS, type ProcedureField } from '@/lib/text/procedure-columns';
import { LARGEST_LIST, MOST_PROCEDURES, type ListRefusal, type ProcedureProblem } from '@/lib/text/procedure-import-words';
import { cellsOfJson, type Cells } from '@/lib/text/procedure-json';

const HEADER_WITHIN = 15;
const MOST_UNPACKED = 96 * 1024 * 1024;
const NEEDED: readonly ProcedureField[] = ['code', 'name'];

export type ReadLine = { readonly row: number; readonly line: ProcedureLine };

/** A list as it was read: its lines, what could not be read, and the sheet in which marks will be set. */
export type ProcedureList = {
  readonly shape: 'sample' | 'national';
  readonly lines: readonly ReadLine[];
  readonly rows: readonly number[];
  readonly problems: readonly ProcedureProblem[];
  readonly sheet: { readonly read: ReadSheet; readonly headerRow: number; readonly width: number; readonly columns: ReadonlyMap<ProcedureField, number> };
};

const textOf = (cell: SheetCell | undefined): string => (cell && 'text' in cell ? cell.text.trim() : '');
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const beginsLikeJson = (bytes: Uint8Array): boolean => /^\ufeff?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));

/** A code that a spreadsheet took for a number has lost its last zeros: six figures stand behind the dot. */
const codeText = (cell: SheetCell): string => (cell.kind === 'number' ? cell.number.toFixed(6) : textOf(cell));

function cellText(field: ProcedureField, cell: SheetCell | undefined): string {
  if (cell?.kind === 'formula') throw new CellComplaint('Ô chứa công thức. Dán giá trị thay cho công thức.');
  if (cell?.kind === 'merged') throw new CellComplaint('Ô bị gộp với ô khác. Bỏ gộp rồi nhập lại.');
  if (cell?.kind === 'error') throw new CellComplaint('Ô báo lỗi của bảng tính.');
  return cell && field === 'code' ? codeText(cell) : textOf(cell).replace(/\r\n?/g, '\n');
}

function readCells(row: number, fields: readonly ProcedureField[], cell: (field: ProcedureField) => string, problems: ProcedureProblem[]): ReadLine | null {
  let line: ProcedureLine = {};
  let isGood = true;
  for (const field of fields) {
    try {
      line = { ...line, ...PROCEDURE_CELLS[field].read(cell(field)) };
    } catch (error) {
      if (!(error instanceof CellComplaint)) throw error;
      problems.push({ row, field, message: error.message });
      isGood = false;
    }
  }
  return isGood ? { row, line } : null;
}

const columnsOf = (row: SheetRow): Map<ProcedureField, number> => {
  const columns = new Map<ProcedureField, number>();
  row.cells.forEach((cell, index) => {
    const field = fieldOfHeader(textOf(cell));
    if (field !== null && !columns.has(field)) columns.set(field, index);
  });
  return columns;
};

function listOf(read: ReadSheet): Result<ProcedureList, ListRefusal> {
  const candidates = read.rows.filter(({ number }) => number <= HEADER_WITHIN).map((row) => ({ row, columns: columnsOf(row) }));
  const header = candidates.reduce<(typeof candidates)[number] | null>((best, one) => (best === null || one.columns.size > best.columns.size ? one : best), null);
  const missing = NEEDED.filter((field) => !header?.columns.has(field));
  if (!header || missing.length > 0) return refuse({ name: 'NoHeader', missing });
  const rows = read.rows.filter(({ number, cells }) => number > header.row.number && cells.some((cell) => textOf(cell) !== '' || cell.kind === 'formula'));
  if (rows.length === 0) return refuse({ name: 'NoRows' });
  if (rows.length > MOST_PROCEDURES) return refuse({ name: 'TooManyRows', found: rows.length });
  const fields = PROCEDURE_FIELDS.filter((field) => header.columns.has(field));
  const problems: ProcedureProblem[] = [];
  const lines = rows.flatMap((row) => readCells(row.number, fields, (field) => cellText(field, row.cells[header.columns.get(field) ?? -1]), problems) ?? []);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), header.row.cells.length);
  return ok({ shape: header.columns.has('components') ? 'sample' : 'national', lines, rows: rows.map(({ number }) => number), problems, sheet: { read, headerRow: header.row.number, width, columns: header.columns } });
}

/** JSON has no cells to mark: the list is laid out in a sheet of ours, in which every line has its row. */
async function listOfJson(bytes: Uint8Array): Promise<Result<ProcedureList, ListRefusal>> {
  let cells: Cells[] | null;
  try {
    cells = cellsOfJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '')));
  } catch (error) {
    return refuse({ name: error instanceof TypeError ? 'NotUtf8' : 'NotAList' });
  }
  if (cells === null) return refuse({ name: 'NotAList' });
  if (cells.length === 0) return refuse({ name: 'NoRows' });
  if (cells.length > MOST_PROCEDURES) return refuse({ name: 'TooManyRows', found: cells.length });
  const all = cells;
  const columns = new Map(PROCEDURE_FIELDS.map((field, index) => [field, index] as const));
  const book = await readSheet(await writeSheet('Thủ tục', PROCEDURE_FIELDS.map((field) => ({ header: PROCEDURE_COLUMNS[field].header, width: PROCEDURE_COLUMNS[field].width })), all.map((one) => PROCEDURE_FIELDS.map((field) => one[field] ?? ''))), MOST_PROCEDURES + 1);
  if (!book.ok) return refuse({ name: 'NotAList' });
  const problems: ProcedureProblem[] = [];
  const lines = all.flatMap((one, index) => readCells(index + 2, PROCEDURE_FIELDS.filter((field) => one[field] !== undefined || NEEDED.includes(field)), (field) => one[field]?.trim() ?? '', problems) ?? []);
  return ok({ shape: all.some((one) => one.components !== undefined) ? 'sample' : 'national', lines, rows: all.map((_, index) => index + 2), problems, sheet: { read: book.value, headerRow: 1, width: PROCEDURE_FIELDS.length, columns } });
}

/** Opens a list of procedures: XLSX or CSV with headings of ours or of the national database, or JSON in the sample's shape. */
export async function readProcedureList(bytes: Uint8Array): Promise<Result<ProcedureList, ListRefusal>> {
  if (bytes.length > LARGEST_LIST) return refuse({ name: 'TooLarge' });
  if (!isZip(bytes) && beginsLikeJson(bytes)) return listOfJson(bytes);
  const read = await readSheet(bytes, MOST_PROCEDURES + HEADER_WITHIN, MOST_UNPACKED);
  if (read.ok) return listOf(read.value);
  const { refusal } = read;
  return refuse(refusal.name === 'TooManyRows' ? { name: 'TooManyRows', found: refusal.found } : { name: refusal.name === 'NotASheet' ? 'NotAList' : refusal.name });
}
