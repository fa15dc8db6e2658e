import { Link } from '@/components/ui/link';
import type { ReactNode } from 'react';
import type { Imbalance } from '@/lib/domain/report/reconcile';
import { BESIDES, SUM_COLUMNS, type Beside, type Column, type ReportLine } from '@/lib/domain/report/tally';
import { formatNumber } from '@/lib/text/format';
import { COLUMN_WORDS } from '@/lib/text/report';
import { FormTable, type FormTableRow } from './form-table';

type FormProps = {
  agency: string;
  periodName: string;
  from: string;
  to: string;
  /** What the rows stand for; the form itself has "Lĩnh vực". */
  rowWords: string;
  rows: readonly FormTableRow<ReportLine>[];
  total: ReportLine;
  imbalances: readonly Imbalance[];
  /** The address of the list of exactly the dossiers of a cell; null where the figures are all there is. */
  hrefOf: ((column: Column | Beside, key?: string) => string) | null;
  open?: { column: string; key?: string | undefined };
  /** What is said of a cell, if anything: drawn as a mark beside its number. */
  markOf?: (column: Column, key: string | undefined) => string | null;
  /** Lines below the checks: what column (6) is compared with. */
  children?: ReactNode;
};

const LATE: ReadonlySet<Column> = new Set(['c10', 'c13']);

/** The identities with their figures; a broken one in words, never a tick. */
function Checks({ total, imbalances }: Pick<FormProps, 'total' | 'imbalances'>) {
  const lines = [
    { words: '(3) = (4) + (5) + (6)', figures: formatNumber(total.c3) },
    { words: '(7) = (8) + (9) + (10)', figures: formatNumber(total.c7) },
    { words: '(11) = (12) + (13)', figures: formatNumber(total.c11) },
    { words: '(3) = (7) + (11)', figures: `${formatNumber(total.c7)} + ${formatNumber(total.c11)}` },
  ];
  return (
    <ul className="report-checks">
      {lines.map(({ words, figures }) => {
        const broken = imbalances.find(({ identity }) => identity === words);
        return <li key={words}>{broken ? <b className="report-broken">✗ {words}: chênh {formatNumber(broken.difference)}</b> : <>✓ {words}: {figures}</>}</li>;
      })}
    </ul>
  );
}

/** Biểu II.06a/VPCP/KSTT as the circular prints it; every number but zero opens its list. */
export function FormII06a({ agency, periodName, from, to, rowWords, rows, total, imbalances, hrefOf, open, markOf, children }: FormProps) {
  const cell = (column: Column, line: ReportLine, key?: string) => {
    const value = line[column];
    const isOpen = open?.column === column && open.key === key;
    const mark = markOf?.(column, key) ?? null;
    const look = `report-number${SUM_COLUMNS.has(column) ? ' report-sum' : ''}${LATE.has(column) && value > 0 ? ' report-late' : ''}${isOpen ? ' report-open' : ''}`;
    return (
      <td key={column} className={look} data-column={column} data-row={key ?? 'total'}>
        {value === 0 || !hrefOf ? formatNumber(value) : <Link href={hrefOf(column, key)} aria-label={`${COLUMN_WORDS[column]}: ${formatNumber(value)} hồ sơ`}>{formatNumber(value)}</Link>}
        {mark && <sup title={mark}>{mark}</sup>}
      </td>
    );
  };
  return (
    <div className="report-paper">
      <div className="report-head">
        <b>Biểu số II.06a/VPCP/KSTT</b>
        <div className="report-title">
          <b>TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH</b>
          <span>Kỳ báo cáo: {periodName}</span>
          <i>(Từ ngày {from} đến ngày {to})</i>
        </div>
        <div>
          Đơn vị báo cáo:<br />
          <b>{agency}</b><br />
          Đơn vị tính: hồ sơ
        </div>
      </div>
      <FormTable label="Biểu II.06a" rowWords={rowWords} rows={rows} total={total} cell={cell} />
      <Checks total={total} imbalances={imbalances} />
      {children}
      <p className="report-besides">
        Trong đó, ngoài biểu:{' '}
        {BESIDES.map((beside) => (
          <span key={beside} data-column={beside} data-row="total">
            {COLUMN_WORDS[beside].toLowerCase()} {total[beside] === 0 || !hrefOf ? <b>{formatNumber(total[beside])}</b> : <Link href={hrefOf(beside)}><b>{formatNumber(total[beside])}</b></Link>}
          </span>
        ))}
      </p>
    </div>
  );
}
