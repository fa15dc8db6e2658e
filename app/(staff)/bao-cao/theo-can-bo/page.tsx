import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Table } from '@/components/ui/table';
import { periodRefusal } from '@/lib/domain/report/period';
import type { Beside, Column } from '@/lib/domain/report/tally';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { OFFICER_RULE, periodRefusalWords } from '@/lib/text/report';
import { listOfficers, type OfficerLine } from '@/lib/usecases/list-officers';
import { staffPage } from '@/lib/web/staff-page';
import type { Query } from '../[period]/wanted';
import { ListSettings, listPeriod } from '../list-settings';
import '../report.css';
import { ReportTabs } from '../report-tabs';

export const metadata: Metadata = { title: 'Theo người thụ lý' };

/** What each officer had, finished and was late with. Waits are out of the limit; what came after its date is told apart. */
export default async function OfficersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await staffPage('report:view');
  const { slug, asked } = listPeriod(actor.agencyId, await searchParams);
  const { named, wanted } = asked;
  const refusal = periodRefusal(named.period, today());
  const officers = refusal ? [] : await listOfficers(wanted);
  const opened = (column: Column | Beside) => function Count({ key, line }: OfficerLine) {
    return line[column] === 0 ? '0' : <Link href={paths.reportCell(slug, { theo: 'can-bo', dong: key, o: column })}>{formatNumber(line[column])}</Link>;
  };
  const figure = (column: Column | Beside, header: string, width = '6.5rem') => ({ key: column, header, numeric: true as const, width, onPhone: 'labelled' as const, cell: opened(column) });
  return (
    <>
      <PageHeader title="Theo người thụ lý" meta={<>{named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}.</>} />
      <ReportTabs actor={actor} current="officers" />
      <ListSettings action={paths.reportOfficers()} slug={slug} asked={asked} />
      {refusal && <Notice tone="error" title={periodRefusalWords(refusal)} />}
      {!refusal && (
        <Table
          caption="Hồ sơ theo người thụ lý"
          rows={officers}
          rowKey={({ key }) => key}
          empty={<EmptyState>Không có hồ sơ nào trong kỳ này.</EmptyState>}
          columns={[
            { key: 'name', header: 'Người thụ lý', rowHeader: true, cell: ({ name }) => name },
            figure('c3', 'Được giao (3)'), figure('c7', 'Đã xong (7)'), figure('c8', 'Trước hạn (8)'), figure('c9', 'Đúng hạn (9)'), figure('c10', 'Quá hạn (10)'), figure('c11', 'Đang giữ (11)'), figure('c13', 'Đang quá hạn (13)', '9rem'),
            { key: 'arrival', header: 'Quá hạn khi đến tay', numeric: true, width: '10rem', onPhone: 'labelled', cell: ({ lateOnArrival }) => formatNumber(lateOnArrival) },
            { key: 'waiting', header: 'Đang tạm dừng', numeric: true, width: '8rem', onPhone: 'labelled', cell: ({ line }) => formatNumber(line.awaitingSupplement + line.awaitingPayment) },
          ]}
        />
      )}
      <p className="small muted mt-3">{OFFICER_RULE} Hồ sơ đã quá hạn trước khi đến tay người thụ lý vẫn nằm trong cột (10), (13) nhưng được đếm riêng, không phải do người đó.</p>
    </>
  );
}
