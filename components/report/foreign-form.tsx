import { foreignImbalances, type ForeignContent, type ForeignValues } from '@/lib/domain/report/foreign';
import { SUM_COLUMNS, type Column } from '@/lib/domain/report/tally';
import { formatList, formatNumber } from '@/lib/text/format';
import { columnNumber } from '@/lib/text/report';
import { FormTable } from './form-table';

/** The figures of a report from elsewhere in the form's columns; a column the original does not have is a dash, never a zero. */
export function ForeignForm({ content }: { content: ForeignContent }) {
  const wrong = foreignImbalances(content);
  const cell = (column: Column, values: ForeignValues, key?: string) => {
    const value = values[column];
    const line = key ?? 'total';
    const isWrong = wrong.some((one) => one.key.startsWith(`${line}:`) && (one.kind === 'sum' ? one.identity === column : column === 'c3'));
    return <td key={column} className={`report-number${SUM_COLUMNS.has(column) ? ' report-sum' : ''}${isWrong ? ' report-wrong' : ''}`}>{value === undefined ? <span className="muted" title="Bản gốc không có cột này">–</span> : formatNumber(value)}</td>;
  };
  return (
    <>
      <FormTable label="Số liệu của bản gốc" rowWords="Lĩnh vực" rows={content.rows.map(({ label, values }, index) => ({ key: String(index), name: label, line: values }))} total={content.total} cell={cell} noRows="Bản gốc chỉ có dòng tổng." />
      {content.missing.length > 0 && <p className="mt-2">Bản gốc không có cột {formatList(content.missing.map(columnNumber))}.</p>}
    </>
  );
}
