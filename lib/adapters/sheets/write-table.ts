import 'server-only';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';

export type SheetTable = { readonly sheet: string; readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };

const WIDEST = 60;
const SAMPLED = 200;

const widthOf = (table: SheetTable, column: number): number => {
  const texts = [table.columns[column] ?? '', ...table.rows.slice(0, SAMPLED).map((row) => String(row[column] ?? ''))];
  return Math.min(WIDEST, Math.max(6, ...texts.map((text) => text.length + 2)));
};

/** A table as XLSX, its first row frozen and bold. Written row by row; text stays text, so that no cell of it is a formula. */
export async function writeTable(table: SheetTable): Promise<Uint8Array> {
  const stream = new PassThrough();
  const done = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(table.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map((_, column) => ({ width: widthOf(table, column) }));
  const head = sheet.addRow([...table.columns]);
  head.font = { bold: true };
  head.commit();
  for (const row of table.rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await workbook.commit();
  return new Uint8Array(await done);
}
