import type { ReactNode } from 'react';
import { COLUMNS, type Column } from '@/lib/domain/report/tally';

export type FormTableRow<Line> = { readonly key: string; readonly name: string; readonly line: Line };

type FormTableProps<Line> = {
  label: string;
  /** What column (2) holds: "Lĩnh vực". */
  rowWords: string;
  rows: readonly FormTableRow<Line>[];
  total: Line | null;
  cell: (column: Column, line: Line, key?: string) => ReactNode;
  /** What stands in place of rows. */
  noRows?: string;
};

/** The heading and lines of Biểu II.06a as the circular prints it. What stands in a cell is the caller's. */
export function FormTable<Line>({ label, rowWords, rows, total, cell, noRows = 'Không có hồ sơ nào trong kỳ này.' }: FormTableProps<Line>) {
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="report-table">
        <thead>
          <tr>
            <th rowSpan={3} scope="col">STT</th>
            <th rowSpan={3} scope="col">{rowWords}</th>
            <th colSpan={4} scope="colgroup">Số hồ sơ tiếp nhận</th>
            <th colSpan={4} scope="colgroup">Số hồ sơ đã giải quyết</th>
            <th colSpan={3} scope="colgroup">Số hồ sơ đang giải quyết</th>
          </tr>
          <tr>
            <th rowSpan={2}>Tổng số</th>
            <th colSpan={2}>Trong kỳ</th>
            <th rowSpan={2}>Từ kỳ trước</th>
            <th rowSpan={2}>Tổng số</th>
            <th rowSpan={2}>Trước hạn</th>
            <th rowSpan={2}>Đúng hạn</th>
            <th rowSpan={2}>Quá hạn</th>
            <th rowSpan={2}>Tổng số</th>
            <th rowSpan={2}>Trong hạn</th>
            <th rowSpan={2}>Quá hạn</th>
          </tr>
          <tr>
            <th>Trực tuyến</th>
            <th>Trực tiếp, bưu chính</th>
          </tr>
          <tr className="report-numbers">
            {Array.from({ length: 13 }, (_, index) => <th key={index}>({index + 1})</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, line }, index) => (
            <tr key={key}>
              <td className="report-number">{index + 1}</td>
              <th scope="row">{name}</th>
              {COLUMNS.map((column) => cell(column, line, key))}
            </tr>
          ))}
          {rows.length === 0 && <tr><td colSpan={13} className="report-empty">{noRows}</td></tr>}
        </tbody>
        {total !== null && (
          <tfoot>
            <tr>
              <td />
              <th scope="row">Tổng số</th>
              {COLUMNS.map((column) => cell(column, total))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
