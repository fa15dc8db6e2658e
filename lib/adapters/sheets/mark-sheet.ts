import 'server-only';
import ExcelJS from 'exceljs';
import type { SheetCell } from './cell';
import type { ReadSheet } from './read-sheet';

/** What is said of a cell, or of a whole row when no column is at fault. */
export type CellMark = { readonly row: number; readonly column: number | null; readonly message: string; readonly tone: 'error' | 'warning' };

const FILLS = { error: 'FFFFC7CE', warning: 'FFFFEB9C', done: 'FFC6EFCE' } as const;
const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

const shown = (cell: SheetCell): string | number | null => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? cell.number : cell.kind === 'date' || cell.kind === 'error' ? cell.text : null);

function sheetOf({ workbook, rows }: ReadSheet): { book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet } {
  if (workbook) return { book: workbook, sheet: workbook.worksheets.find((one) => one.state === 'visible' && one.actualRowCount > 0) ?? workbook.addWorksheet('So') };
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sổ hồ sơ');
  for (const row of rows) sheet.getRow(row.number).values = row.cells.map(shown);
  return { book, sheet };
}

/** A note is a drawing of its own, and the library writes them all without a pause: beyond these the last column alone says why. */
const MOST_NOTES = 10_000;

export type Marking = {
  readonly headerRow: number;
  /** The first free column, from 1, where the result of every row is written. */
  readonly resultColumn: number;
  readonly resultHeader: string;
  readonly marks: readonly CellMark[];
  /** What is written for each row: `Đã nhập: H24.21-…`, `Có 2 lỗi: …`. */
  readonly results: ReadonlyMap<number, { readonly text: string; readonly tone: 'error' | 'warning' | 'done' }>;
};

/**
 * The workbook as it came, each bad cell coloured, the first MOST_NOTES of them with a note that says why, and a column with
 * the result of every row, in which the caller says all of it. Rules of validation and of colouring are left out (readSheet).
 */
export async function markSheet(read: ReadSheet, marking: Marking): Promise<Uint8Array> {
  const { book, sheet } = sheetOf(read);
  const notes = new Map<string, string[]>();
  for (const { row, column, message, tone } of marking.marks) {
    if (column === null) continue;
    const cell = sheet.getRow(row).getCell(column);
    // Styles are shared between cells in the library's memory: a new object, or the whole column would turn red.
    cell.style = { ...cell.style, fill: fill(FILLS[tone]) };
    const key = `${row}:${column}`;
    notes.set(key, [...(notes.get(key) ?? []), message]);
  }
  for (const [key, messages] of [...notes].slice(0, MOST_NOTES)) {
    const [row = 0, column = 0] = key.split(':').map(Number);
    sheet.getRow(row).getCell(column).note = messages.join('\n');
  }
  const header = sheet.getRow(marking.headerRow).getCell(marking.resultColumn);
  header.value = marking.resultHeader;
  header.style = { ...header.style, font: { bold: true } };
  for (const [row, { text, tone }] of marking.results) {
    const cell = sheet.getRow(row).getCell(marking.resultColumn);
    cell.value = text;
    cell.style = { ...cell.style, fill: fill(FILLS[tone]), alignment: { wrapText: true, vertical: 'top' } };
  }
  sheet.getColumn(marking.resultColumn).width = 48;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export type TemplateColumn = { readonly header: string; readonly example: string; readonly hint: string; readonly width: number; readonly required: boolean };

/** An empty workbook to fill in: headings with hints, one example that says it is one, every column as text. */
export async function templateSheet(title: string, columns: readonly TemplateColumn[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, width, style: { numFmt: '@' } }));
  columns.forEach(({ hint, required }, index) => {
    const cell = sheet.getRow(1).getCell(index + 1);
    cell.style = { font: { bold: true }, fill: fill(required ? 'FFD9E7EE' : 'FFF3F5F7'), alignment: { wrapText: true, vertical: 'top' } };
    if (hint !== '' || required) cell.note = [required ? 'Bắt buộc.' : null, hint].filter(Boolean).join(' ');
  });
  sheet.getRow(2).values = columns.map(({ example }) => example);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
