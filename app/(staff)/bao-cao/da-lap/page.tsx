import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listFilings, listSchedule } from '@/lib/data/report-filings';
import { can } from '@/lib/domain/access/can';
import { daysBetween } from '@/lib/domain/calendar/plain-date';
import { duePeriods } from '@/lib/domain/report/filing';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { periodOfSlug, slugOfPeriod } from '@/lib/text/report';
import { FILING_STATE_WORDS } from '@/lib/text/report-filing';
import { staffPage } from '@/lib/web/staff-page';
import '../report.css';
import { ReportTabs } from '../report-tabs';

export const metadata: Metadata = { title: 'Báo cáo đã lập' };

const TONE = { draft: 'plain', submitted: 'accent', returned: 'warning', locked: 'success', dropped: 'plain' } as const;

/** The periods that have to be reported with how far each is, then every report that was drawn up. */
export default async function FilingsPage() {
  const actor = await staffPage('report:view');
  const on = today();
  const [filings, schedule] = await Promise.all([listFilings(actor.agencyId), listSchedule(actor.agencyId)]);
  const due = duePeriods(schedule, on).map((one) => {
    const own = filings.filter(({ period }) => period.from === one.period.from && period.to === one.period.to);
    return { ...one, slug: slugOfPeriod(one.period), filing: own.find(({ state }) => state === 'locked') ?? own[0] ?? null };
  });
  const unverified = schedule.some(({ isActive, isVerified }) => isActive && !isVerified);
  return (
    <>
      <PageHeader title="Báo cáo đã lập" meta="Mỗi báo cáo giữ nguyên số liệu lúc lập; đã duyệt thì khóa." actions={can(actor, 'report:schedule') && <LinkButton href={paths.reportSchedule()}>Sửa kỳ báo cáo</LinkButton>} />
      <ReportTabs actor={actor} current="filings" />
      <Sheet id="ky-bao-cao" title="Kỳ phải báo cáo" aside={unverified && <UnverifiedFlag />} className="mb-4">
        <Table
          caption="Kỳ phải báo cáo, hạn gửi và tình trạng"
          rows={due}
          rowKey={({ slug }) => slug}
          empty={<EmptyState>Chưa có kỳ báo cáo nào được đặt.</EmptyState>}
          columns={[
            { key: 'period', header: 'Kỳ', rowHeader: true, cell: ({ slug, period }) => <Link href={paths.report(slug)}>{periodOfSlug(slug)?.name ?? `${formatDate(period.from)} đến ${formatDate(period.to)}`}</Link> },
            { key: 'days', header: 'Từ ngày, đến ngày', cell: ({ period }) => `${formatDate(period.from)} đến ${formatDate(period.to)}`, width: '14rem' },
            { key: 'due', header: 'Hạn gửi', cell: ({ dueOn }) => formatDate(dueOn), width: '8rem', onPhone: 'labelled' },
            { key: 'state', header: 'Tình trạng', width: '22rem', cell: ({ filing, dueOn, period }) => (
              filing ? <><Tag tone={TONE[filing.state]}>{FILING_STATE_WORDS[filing.state]}</Tag> <Link href={paths.reportFiling(filing.id)}>Mở</Link>{filing.state !== 'locked' && dueOn < on && <b className="report-broken"> quá hạn gửi {daysBetween(dueOn, on)} ngày</b>}</>
                : period.to >= on ? <span className="muted">Kỳ chưa kết thúc</span> : dueOn < on ? <b className="report-broken">Chưa lập, quá hạn gửi {daysBetween(dueOn, on)} ngày</b> : <>Chưa lập, còn {daysBetween(on, dueOn)} ngày</>
            ) },
          ]}
        />
      </Sheet>
      <Sheet id="da-lap" title="Các báo cáo đã lập">
        <Table
          caption="Các báo cáo đã lập"
          rows={filings}
          rowKey={({ id }) => id}
          empty={<EmptyState action={can(actor, 'report:file') ? <LinkButton href={paths.reports()}>Mở biểu để lập</LinkButton> : undefined}>Chưa có báo cáo nào được lập.</EmptyState>}
          columns={[
            { key: 'period', header: 'Kỳ', rowHeader: true, cell: ({ id, period }) => <Link href={paths.reportFiling(id)}>{periodOfSlug(slugOfPeriod(period))?.name ?? ''}</Link> },
            { key: 'asOf', header: 'Số liệu biết đến', cell: ({ asOf }) => formatDateTime(localTimeOf(asOf)), width: '11rem', onPhone: 'labelled' },
            { key: 'by', header: 'Người lập', cell: ({ createdByName }) => createdByName, width: '12rem' },
            { key: 'state', header: 'Trạng thái', cell: ({ state }) => <Tag tone={TONE[state]}>{FILING_STATE_WORDS[state]}</Tag>, width: '14rem' },
          ]}
        />
      </Sheet>
    </>
  );
}
