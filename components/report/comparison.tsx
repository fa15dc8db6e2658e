import { lineDifference, type Column, type ReportLine } from '@/lib/domain/report/tally';
import { formatNumber } from '@/lib/text/format';
import { formatDifference } from '@/lib/text/report';
import { FormTable, type FormTableRow } from './form-table';

type Side = { readonly rows: readonly FormTableRow<ReportLine>[]; readonly total: ReportLine };
type Both = { readonly now: ReportLine | null; readonly then: ReportLine | null };

const ZERO = 0;

/** By how much each figure is above (+) or below (−) that of another period; the other period's own figure stands below it. */
export function Comparison({ rowWords, now, then, thenName }: { rowWords: string; now: Side; then: Side; thenName: string }) {
  const names = new Map([...then.rows, ...now.rows].map(({ key, name }) => [key, name]));
  const lineOf = (side: Side, key: string) => side.rows.find((row) => row.key === key)?.line ?? null;
  const rows = [...names].map(([key, name]): FormTableRow<Both> => ({ key, name, line: { now: lineOf(now, key), then: lineOf(then, key) } }));
  const cell = (column: Column, { now: a, then: b }: Both) => {
    const difference = a && b ? lineDifference(a, b)[column] : (a?.[column] ?? ZERO) - (b?.[column] ?? ZERO);
    return (
      <td key={column} className={`report-number${(column === 'c10' || column === 'c13') && difference > 0 ? ' report-late' : ''}`}>
        <span className={difference === 0 ? 'muted' : 'report-difference'}>{formatDifference(difference)}</span>
        <small className="report-then">{formatNumber(b?.[column] ?? ZERO)}</small>
      </td>
    );
  };
  return (
    <section className="report-paper mt-4" aria-label={`So với ${thenName}`}>
      <h2 className="report-title"><b>Chênh lệch so với {thenName}</b></h2>
      <p className="small muted text-center mb-3">Dòng trên là phần tăng (+) hoặc giảm (−), dòng dưới là số của {thenName}.</p>
      <FormTable label={`Chênh lệch so với ${thenName}`} rowWords={rowWords} rows={rows} total={{ now: now.total, then: then.total }} cell={cell} />
    </section>
  );
}
