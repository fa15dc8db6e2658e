import Link from 'next/link';
import type { Beside, Column, ReportLine } from '@/lib/domain/report/tally';
import { BESIDES } from '@/lib/domain/report/tally';
import { COLUMN_WORDS } from '@/lib/text/report';
import { formatNumber } from '@/lib/text/format';

type FormProps = {
  agency: string;
  periodName: string;
  from: string;
  to: string;
  rows: readonly { sectorId: string; sector: string; line: ReportLine }[];
  total: ReportLine;
  /** The address of the list of exactly the dossiers of a cell. */
  hrefOf: (column: Column | Beside, sectorId?: string) => string;
  open?: { column: string; sectorId?: string };
};

const ORDER: readonly Column[] = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'];
const SUMS: ReadonlySet<Column> = new Set(['c3', 'c7', 'c11']);
const LATE: ReadonlySet<Column> = new Set(['c10', 'c13']);

/** Biểu II.06a/VPCP/KSTT as the circular prints it; every number but zero opens its list. */
export function FormII06a({ agency, periodName, from, to, rows, total, hrefOf, open }: FormProps) {
  const cell = (column: Column, line: ReportLine, sectorId?: string) => {
    const value = line[column];
    const isOpen = open?.column === column && (open.sectorId ?? undefined) === sectorId;
    const look = `report-number${SUMS.has(column) ? ' report-sum' : ''}${LATE.has(column) && value > 0 ? ' report-late' : ''}${isOpen ? ' report-open' : ''}`;
    return (
      <td key={column} className={look}>
        {value === 0 ? '0' : <Link href={hrefOf(column, sectorId)} aria-label={`${COLUMN_WORDS[column]}: ${formatNumber(value)} hồ sơ`}>{formatNumber(value)}</Link>}
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
      <div className="report-scroll" tabIndex={0} role="region" aria-label="Biểu II.06a">
        <table className="report-table">
          <thead>
            <tr>
              <th rowSpan={3} scope="col">STT</th>
              <th rowSpan={3} scope="col">Lĩnh vực</th>
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
            {rows.map(({ sectorId, sector, line }, index) => (
              <tr key={sectorId}>
                <td className="report-number">{index + 1}</td>
                <th scope="row">{sector}</th>
                {ORDER.map((column) => cell(column, line, sectorId))}
              </tr>
            ))}
            {rows.length === 0 && <tr><td colSpan={13} className="report-empty">Không có hồ sơ nào trong kỳ này.</td></tr>}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">Tổng số</th>
              {ORDER.map((column) => cell(column, total))}
            </tr>
          </tfoot>
        </table>
      </div>
      <ul className="report-checks">
        <li>✓ (3) = (4) + (5) + (6): {formatNumber(total.c3)}</li>
        <li>✓ (7) = (8) + (9) + (10): {formatNumber(total.c7)}</li>
        <li>✓ (11) = (12) + (13): {formatNumber(total.c11)}</li>
        <li>✓ (3) = (7) + (11): {formatNumber(total.c7)} + {formatNumber(total.c11)}</li>
      </ul>
      <p className="report-besides">
        Trong đó, ngoài biểu:{' '}
        {BESIDES.map((beside) => (
          <span key={beside}>
            {COLUMN_WORDS[beside].toLowerCase()} {total[beside] === 0 ? <b>0</b> : <Link href={hrefOf(beside)}><b>{formatNumber(total[beside])}</b></Link>}
          </span>
        ))}
      </p>
    </div>
  );
}
