import 'server-only';
import type ExcelJS from 'exceljs';
import type { Grid, GridCell } from '@/lib/domain/report/read-foreign';
import type { SheetRefusal } from './cell';
import { readSheet } from './read-sheet';

const MOST_ROWS = 2_000;
const MOST_COLUMNS = 60;

/** What a person sees in a cell; of a formula, what it came to when the workbook was saved. */
function textOf(value: ExcelJS.CellValue, shown: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (typeof value === 'object' && 'richText' in value) return value.richText.map(({ text }) => text).join('');
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) return value.result === undefined || typeof value.result === 'object' ? shown : String(value.result);
  return shown;
}

function gridCell(cell: ExcelJS.Cell): GridCell {
  const isCopy = cell.isMerged && cell.master.address !== cell.address;
  const source = isCopy ? cell.master : cell;
  return { text: textOf(source.value, source.text ?? '').normalize('NFC'), isCopy };
}

/** A workbook or CSV file as a grid of texts, merged ranges spelled out: what a report from elsewhere is read from. */
export async function readGrid(bytes: Uint8Array): Promise<{ readonly ok: true; readonly value: Grid } | { readonly ok: false; readonly refusal: SheetRefusal }> {
  const read = await readSheet(bytes, MOST_ROWS);
  if (!read.ok) return read;
  const { workbook, rows } = read.value;
  const sheet = workbook?.worksheets.find((one) => one.state === 'visible' && one.actualRowCount > 0);
  if (!sheet) return { ok: true, value: rows.map(({ number, cells }) => ({ number, cells: cells.map((cell) => ({ text: 'text' in cell ? cell.text : '', isCopy: false })) })) };
  const grid: Grid[number][] = [];
  sheet.eachRow((row, number) => {
    grid.push({ number, cells: Array.from({ length: Math.min(MOST_COLUMNS, row.cellCount) }, (_, index) => gridCell(row.getCell(index + 1))) });
  });
  return { ok: true, value: grid };
}
