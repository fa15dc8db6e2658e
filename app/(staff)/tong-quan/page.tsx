import type { Metadata } from 'next';
import { MonthChart, MonthLegend } from '@/components/report/month-chart';
import { WeekHeat } from '@/components/report/week-heat';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { loadCalendar } from '@/lib/data/calendar';
import { daysInMonth } from '@/lib/domain/calendar/plain-date';
import { localNow } from '@/lib/platform/clock';
import { formatDateTime, formatNumber, formatPercent } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { readDashboard, type ProcedureOutcome } from '@/lib/usecases/read-dashboard';
import { staffPage } from '@/lib/web/staff-page';
import { attentionOf, boundsOf } from '../ho-so/queue-ask';
import './dashboard.css';
import { tilesOf } from './tiles';
import { UnitTable } from './unit-table';

export const metadata: Metadata = { title: 'Tổng quan' };

const PROCEDURES_SHOWN = 12;
/** The free period of a calendar month, as the address of a report says it. */
const monthPeriod = (month: string): string => `${month}-01_${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))).padStart(2, '0')}`;
const monthLabel = (month: string): string => `${Number(month.slice(5))}/${month.slice(2, 4)}`;

function Outcome({ early, onTime, late }: Pick<ProcedureOutcome, 'early' | 'onTime' | 'late'>) {
  const all = Math.max(1, early + onTime + late);
  return <span className="outcome" aria-hidden="true">{[early, onTime, late].map((part, index) => <i key={index} style={{ width: `${(part / all) * 100}%` }} />)}</span>;
}

export default async function DashboardPage() {
  const actor = await staffPage('dashboard:view');
  const now = localNow();
  const calendar = await loadCalendar(actor.agencyId);
  const board = await readDashboard(actor, now, boundsOf(now, calendar), attentionOf('untouched', now));
  const [first, last] = [board.months.at(-12)?.month ?? '', board.months.at(-1)?.month ?? ''];
  const yearPeriod = `${monthPeriod(first).split('_')[0]}_${monthPeriod(last).split('_')[1]}`;
  const cell = (period: string, column: string, key?: string) => paths.reportCell(period, { o: column, ...(key ? { theo: 'thu-tuc', dong: key } : {}) });
  const isWhole = board.hours !== null;
  return (
    <>
      <PageHeader title="Tổng quan" meta={`Tính đến ${formatDateTime(now)}. Mỗi con số mở ra đúng danh sách hồ sơ của nó.`} />
      <div className="tiles">
        {tilesOf(board, now).map((tile) => (
          <Link key={tile.key} href={tile.href} className={`tile${tile.count > 0 ? (tile.tone === 'wrong' ? ' tile-wrong' : tile.tone === 'soon' ? ' tile-soon' : '') : ''}`} data-count={tile.count}>
            <b>{tile.figure ?? formatNumber(tile.count)}</b>
            <strong>{tile.title}</strong>
            <span>{tile.who}</span>
            <span>{tile.when}</span>
          </Link>
        ))}
      </div>
      <Sheet title="Theo đơn vị đang giữ hồ sơ" className="mb-3"><UnitTable units={board.units} total={board.total} /></Sheet>
      <div className="dash-columns">
        <Sheet title="24 tháng" aside={<MonthLegend />}>
          <MonthChart months={board.months.map((month) => ({ ...month, label: monthLabel(month.month) }))} />
          <details>
            <summary>Bảng số liệu{!isWhole && ' của đơn vị giải quyết'}</summary>
            <Table
              caption="Hồ sơ theo tháng dương lịch"
              rows={[...board.months].reverse()}
              rowKey={({ month }) => month}
              columns={[
                { key: 'month', header: 'Tháng', rowHeader: true, cell: ({ month }) => <Link href={paths.report(monthPeriod(month))}>{monthLabel(month)}</Link> },
                ...([['received', 'Tiếp nhận', null], ['early', 'Trước hạn', 'c8'], ['onTime', 'Đúng hạn', 'c9'], ['late', 'Quá hạn', 'c10']] as const).map(([key, header, column]) => ({
                  key, header, numeric: true, onPhone: 'labelled' as const,
                  cell: (row: (typeof board.months)[number]) => (column && isWhole && row[key] > 0 ? <Link href={cell(monthPeriod(row.month), column)}>{formatNumber(row[key])}</Link> : formatNumber(row[key])),
                })),
              ]}
            />
          </details>
        </Sheet>
        <Sheet title="Quầy tiếp nhận trong tuần" aside="ba tháng gần đây">
          {board.hours && board.hours.length > 0 ? <WeekHeat cells={board.hours} /> : <EmptyState>{board.hours ? 'Chưa có hồ sơ nhận tại quầy trong ba tháng.' : 'Chỉ hiện cho người xem cả cơ quan.'}</EmptyState>}
        </Sheet>
      </div>
      <Sheet title="Kết quả theo thủ tục" aside="12 tháng, nhiều quá hạn nhất trước" className="mt-3">
        <Table
          caption="Kết quả giải quyết theo thủ tục trong 12 tháng"
          rows={board.procedures.slice(0, PROCEDURES_SHOWN)}
          rowKey={({ procedureId }) => procedureId}
          columns={[
            { key: 'name', header: 'Thủ tục', rowHeader: true, width: '42%', cell: ({ name }) => name },
            { key: 'bar', header: 'Trước, đúng, quá hạn', onPhone: 'hidden', cell: (row) => <Outcome {...row} /> },
            ...([['early', 'Trước hạn', 'c8'], ['onTime', 'Đúng hạn', 'c9'], ['late', 'Quá hạn', 'c10']] as const).map(([key, header, column]) => ({
              key, header, numeric: true, onPhone: 'labelled' as const,
              cell: (row: ProcedureOutcome) => (isWhole && row[key] > 0 ? <Link href={cell(yearPeriod, column, row.procedureId)}>{formatNumber(row[key])}</Link> : formatNumber(row[key])),
            })),
            { key: 'share', header: 'Không quá hạn', numeric: true, onPhone: 'labelled', cell: ({ early, onTime, late }) => formatPercent((early + onTime) / Math.max(1, early + onTime + late)) },
          ]}
          empty={<EmptyState>Chưa có hồ sơ nào xong trong 12 tháng.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
