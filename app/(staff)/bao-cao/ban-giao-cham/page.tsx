import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Table } from '@/components/ui/table';
import { can } from '@/lib/domain/access/can';
import { daysBetween } from '@/lib/domain/calendar/plain-date';
import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatHours, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { periodRefusalWords } from '@/lib/text/report';
import { LATE_PERIOD_DAYS_AT_MOST, listLateHandOvers } from '@/lib/usecases/list-late-hand-overs';
import { staffPage } from '@/lib/web/staff-page';
import type { Query } from '../[period]/wanted';
import { ListSettings, listPeriod } from '../list-settings';
import '../report.css';
import { ReportTabs } from '../report-tabs';

export const metadata: Metadata = { title: 'Bàn giao chậm' };

/** Files that the counter gave to their unit after the day it was due: the same day, or the next morning when received after 15:00. */
export default async function LateHandOversPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await staffPage('report:view');
  const { slug, asked } = listPeriod(actor.agencyId, await searchParams);
  const { period, name } = asked.named;
  const refusal = periodRefusal(period, today());
  const isTooLong = daysBetween(period.from, period.to) >= LATE_PERIOD_DAYS_AT_MOST;
  const lines = refusal || isTooLong ? [] : await listLateHandOvers(actor.agencyId, period);
  return (
    <>
      <PageHeader title={`${formatNumber(lines.length)} hồ sơ bàn giao chậm`} meta={<>{name}, từ {formatDate(period.from)} đến {formatDate(period.to)}. Hồ sơ nhận trước 15:00 chuyển trong ngày, nhận từ 15:00 chuyển đầu ngày làm việc sau.</>} />
      <ReportTabs actor={actor} current="hand-overs" />
      <ListSettings action={paths.reportHandOvers()} slug={slug} asked={asked} />
      {refusal && <Notice tone="error" title={periodRefusalWords(refusal)} />}
      {!refusal && isTooLong && <Notice tone="error" title={`Chọn kỳ ngắn hơn ${LATE_PERIOD_DAYS_AT_MOST} ngày.`} />}
      {!refusal && !isTooLong && (
        <Table
          caption="Hồ sơ bàn giao chậm"
          rows={lines}
          rowKey={({ code }) => code}
          empty={<EmptyState>Không có hồ sơ bàn giao chậm trong kỳ này.</EmptyState>}
          columns={[
            { key: 'late', header: 'Chậm', width: '9rem', cell: ({ lateMinutes, givenAt }) => <><b>{formatHours(lateMinutes)} làm việc</b><br /><span className="small muted">{givenAt ? 'đã bàn giao' : 'chưa bàn giao'}</span></> },
            { key: 'code', header: 'Mã hồ sơ', rowHeader: true, width: '11rem', cell: ({ code, handlingUnitId }) => (can(actor, 'dossier:view', [handlingUnitId]) ? <Link href={paths.dossier(code)} className="code">{code}</Link> : <span className="code">{code}</span>) },
            { key: 'what', header: 'Thủ tục, đơn vị', cell: ({ procedureName, handlingUnitName }) => <>{procedureName}<br /><span className="small muted">{handlingUnitName}</span></> },
            { key: 'received', header: 'Nhận lúc, người nhận', width: '13rem', cell: ({ receivedAt, receivedByName }) => <>{formatDateTime(receivedAt)}<br /><span className="small muted">{receivedByName}</span></> },
            { key: 'due', header: 'Phải giao trước', width: '10rem', cell: ({ due }) => formatDateTime(due) },
            { key: 'given', header: 'Giao lúc', width: '10rem', cell: ({ givenAt }) => (givenAt ? formatDateTime(givenAt) : 'chưa') },
          ]}
        />
      )}
    </>
  );
}
