import 'server-only';
import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { PaperColumn, PaperTable } from '@/lib/text/paper/sheet';
import { centered, leadingTo, LINK, paragraphOf, words } from './parts';
import { mm, type DocxMeasures } from './measures';

/** A row may be split over two pages only when it could be taller than one. */
const TALL_CELL = 240;

/** A table of a sheet: ruled, with its heading repeated on every page. `room` is the free width in twentieths of a point. */
export function docxTable(table: PaperTable, measures: DocxMeasures, room: number, isLandscape: boolean): Table {
  const size = table.isDense ? measures.dense - (isLandscape ? 2 : 0) : measures.cell;
  const widths = columnWidths(table.columns, room, measures.fixed);
  const cell = (text: string, column: number, align: PaperColumn['align'], bold = false, italics = false, href?: string): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      children: [paragraphOf(href === undefined ? words(text, { size, bold, italics }) : [leadingTo(href, words(text, { size, bold, italics, color: LINK }))], { alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT })],
    });
  const links = new Map((table.links ?? []).map(({ row, column, href }) => [`${row}:${column}`, href]));
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
        (row, at) =>
          new TableRow({
            cantSplit: row.every((text) => text.length <= TALL_CELL),
            children: row.map((text, index) => cell(text, index, table.columns[index]?.align ?? 'left', table.boldRows?.includes(at) === true, false, links.get(`${at}:${index}`))),
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
  const levels = columns.some(({ subgroup }) => subgroup !== undefined) ? 3 : columns.some(({ group }) => group !== undefined) ? 2 : 1;
  const heading = (text: string, width: number, span: { columnSpan?: number; rowSpan?: number } = {}): TableCell =>
    new TableCell({
      ...span,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [centered(words(text, { size, bold: true }))],
    });
  const upper: TableCell[] = [];
  const lower: TableCell[] = [];
  const lowest: TableCell[] = [];
  const widthOf = (isMember: (column: PaperColumn) => boolean): { columnSpan: number; width: number } => {
    const members = columns.flatMap((column, at) => (isMember(column) ? [widths[at] ?? 0] : []));
    return { columnSpan: members.length, width: members.reduce((sum, one) => sum + one, 0) };
  };
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    if (column.group === undefined) {
      upper.push(heading(column.header, width, levels > 1 ? { rowSpan: levels } : {}));
      return;
    }
    const before = columns[index - 1];
    if (before?.group !== column.group) {
      const span = widthOf(({ group }) => group === column.group);
      upper.push(heading(column.group, span.width, { columnSpan: span.columnSpan }));
    }
    if (column.subgroup === undefined) {
      lower.push(heading(column.header, width, levels === 3 ? { rowSpan: 2 } : {}));
      return;
    }
    if (before?.group !== column.group || before.subgroup !== column.subgroup) {
      const span = widthOf(({ group, subgroup }) => group === column.group && subgroup === column.subgroup);
      lower.push(heading(column.subgroup, span.width, { columnSpan: span.columnSpan }));
    }
    lowest.push(heading(column.header, width));
  });
  const rows = [upper, lower, lowest].slice(0, levels);
  return rows.map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }));
}
