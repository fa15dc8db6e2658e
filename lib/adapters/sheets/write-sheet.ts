import 'server-only';
import ExcelJS from 'exceljs';

export type SheetColumn = { readonly header: string; readonly width: number; readonly hint?: string };

/** A cell's value: text is written as text, so that nothing in it is ever reckoned as a formula. */
export type PlainCell = string | number | null;

const LONGEST_CELL = 32_767;

/** A workbook of one sheet: headings that stay in sight, long texts wrapped. `above` are lines over the headings. */
export async function writeSheet(title: string, columns: readonly SheetColumn[], rows: readonly (readonly PlainCell[])[], above: readonly string[] = []): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: above.length + 1 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9, printTitlesRow: `${above.length + 1}:${above.length + 1}` } });
  sheet.columns = columns.map(({ width }) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }));
  above.forEach((line, index) => {
    const cell = sheet.getRow(index + 1).getCell(1);
    cell.value = line;
    cell.style = { font: { bold: index === 0 }, alignment: { wrapText: false } };
  });
  const header = sheet.getRow(above.length + 1);
  columns.forEach(({ header: words, hint }, index) => {
    const cell = header.getCell(index + 1);
    cell.value = words;
    cell.style = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E7EE' } }, alignment: { wrapText: true, vertical: 'top' } };
    if (hint) cell.note = hint;
  });
  // One by one, not with `values`: a text beginning with = stays a text.
  rows.forEach((row, at) => {
    const line = sheet.getRow(above.length + 2 + at);
    row.forEach((value, index) => {
      const cell = line.getCell(index + 1);
      cell.value = typeof value === 'string' ? value.slice(0, LONGEST_CELL) : value;
      if (typeof value === 'string') cell.numFmt = '@';
    });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
