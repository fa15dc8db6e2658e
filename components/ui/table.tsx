import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned, figures of one width. */
  readonly numeric?: boolean;
  /** `86px`, `20%`; with any width set, the table is laid out by its widths and long words are cut where asked. */
  readonly width?: string;
  /** The cell that names the row for a screen reader. */
  readonly rowHeader?: boolean;
  /** Under 900 px: `labelled` puts the header before the value, `inline` keeps it beside the cell before, `hidden` drops it. */
  readonly onPhone?: 'plain' | 'labelled' | 'inline' | 'hidden';
  /** One line, ended with … */
  readonly cut?: boolean;
  readonly sort?: 'ascending' | 'descending';
};

type RowAttributes = Omit<ComponentProps<'tr'>, 'children' | 'key'> & { readonly [data: `data-${string}`]: string | undefined };

type TableProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What the table holds, said to a screen reader; shown only with `captionShown`. */
  caption: string;
  captionShown?: boolean;
  /** Rows that are marked; a box in the row says the same to a screen reader. */
  isSelected?: (row: Row) => boolean;
  /** Keyboard focus, the address a row opens. */
  rowAttributes?: (row: Row) => RowAttributes;
  /** What stands in place of rows. One sentence and one act. */
  empty?: ReactNode;
};

const phoneClass = { plain: null, labelled: null, inline: 'on-phone-inline', hidden: 'on-phone-hidden' } as const;

/**
 * A dense table. Date and standing first, then code, then people. Under 900 px a row becomes a block, never a sideways
 * scroll. The roles are written out because a browser drops them when rows become blocks.
 */
export function Table<Row>({ columns, rows, rowKey, caption, captionShown, isSelected, rowAttributes, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const fixed = columns.some(({ width }) => width);
  return (
    <table className={classNames('tbl tbl-blocks', fixed && 'tbl-fixed')} role="table">
      <caption className={captionShown ? undefined : 'vh'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" aria-sort={column.sort} style={column.width ? { width: column.width } : undefined} className={classNames(column.numeric && 'num') || undefined}>
              {column.header}
              {column.sort && <span aria-hidden="true">{column.sort === 'ascending' ? ' ↑' : ' ↓'}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" data-selected={isSelected?.(row) || undefined} {...rowAttributes?.(row)} key={rowKey(row)}>
            {columns.map((column) => {
              const labelled = column.onPhone === 'labelled' && typeof column.header === 'string' ? { 'data-label': column.header } : {};
              const className = classNames(column.numeric && 'num', column.cut && 'cut', phoneClass[column.onPhone ?? 'plain']) || undefined;
              return column.rowHeader ? (
                <th key={column.key} scope="row" role="rowheader" className={className} {...labelled}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} role="cell" className={className} {...labelled}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
