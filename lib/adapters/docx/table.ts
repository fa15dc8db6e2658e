import 'server-only';
import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { PaperColumn, PaperTable } from '@/lib/text/paper/sheet';
import { centered, paragraphOf, words } from './parts';
import { mm, type DocxMeasures } from './measures';

/** A row may be split over two pages only when it could be taller than one. */
const TALL_CELL = 240;

/** A table of a sheet: ruled, with its heading repeated on every page. `room` is the free width in twentieths of a point. */
export function docxTable(table: PaperTable, measures: DocxMeasures, room: number, isLandscape: boolean): Table {
  const size = table.isDense ? measures.dense - (isLandscape ? 2 : 0) : measures.cell;
  const widths = columnWidths(table.columns, room, measures.fixed);
  const cell = (text: string, column: number, align: PaperColumn['align'], bold = false, italics = false): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      children: [paragraphOf(words(text, { size, bold, italics }), { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT })],
    });
  const numbers = table.columns.map((_, index) => cell(`(${index + 1})`, index, 'center', false, true));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    rows: [
      ...headerRows(table.columns, widths, size),
      ...(table.hasColumnNumbers ? [new TableRow({ tableHeader: true, cantSplit: true, children: numbers })] : []),
      ...table.rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.every((text) => text.length <= TALL_CELL),
            children: row.map((text, index) => cell(text, index, table.columns[index]?.align ?? 'left')),
          }),
      ),
    ],
  });
}

function columnWidths(columns: readonly PaperColumn[], room: number, fixed: number): readonly number[] {
  const free = room - columns.reduce((sum, { width }) => sum + ('mm' in width ? mm(width.mm * fixed) : 0), 0);
  const shares = columns.reduce((sum, { width }) => sum + ('share' in width ? width.share : 0), 0);
  return columns.map(({ width }) => ('mm' in width ? mm(width.mm * fixed) : Math.floor((free * width.share) / shares)));
}

function headerRows(columns: readonly PaperColumn[], widths: readonly number[], size: number): TableRow[] {
  const hasGroups = columns.some(({ group }) => group !== undefined);
  const heading = (text: string, width: number, span: { columnSpan?: number; rowSpan?: number } = {}): TableCell =>
    new TableCell({
      ...span,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [centered(words(text, { size, bold: true }))],
    });
  const upper: TableCell[] = [];
  const lower: TableCell[] = [];
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    if (column.group === undefined) {
      upper.push(heading(column.header, width, hasGroups ? { rowSpan: 2 } : {}));
      return;
    }
    if (columns[index - 1]?.group !== column.group) {
      const members = columns.flatMap(({ group }, at) => (group === column.group ? [widths[at] ?? 0] : []));
      upper.push(heading(column.group, members.reduce((sum, one) => sum + one, 0), { columnSpan: members.length }));
    }
    lower.push(heading(column.header, width));
  });
  const rows = hasGroups ? [upper, lower] : [upper];
  return rows.map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }));
}
