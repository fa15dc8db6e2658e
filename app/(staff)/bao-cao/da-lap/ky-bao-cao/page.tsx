import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { listSchedule } from '@/lib/data/report-filings';
import { PERIOD_KINDS } from '@/lib/domain/report/filing';
import { paths } from '@/lib/text/paths';
import { PERIOD_KIND_WORDS } from '@/lib/text/report-filing';
import { staffPage } from '@/lib/web/staff-page';
import '../../report.css';
import { ScheduleForm } from './schedule-form';

export const metadata: Metadata = { title: 'Kỳ báo cáo' };

/** Which periods are reported and by when: reference data that the agency compares with the circular. */
export default async function SchedulePage() {
  const actor = await staffPage('report:schedule');
  const schedule = await listSchedule(actor.agencyId);
  return (
    <>
      <PageHeader crumbs={[{ label: 'Báo cáo đã lập', href: paths.reportFilings() }]} title="Kỳ báo cáo" meta="Tháng báo cáo từ ngày 15 tháng trước đến ngày 14; quý, 6 tháng và năm gồm các tháng báo cáo." />
      <div className="report-below">
        {PERIOD_KINDS.map((kind) => {
          const row = schedule.find((one) => one.kind === kind) ?? { kind, isActive: false, dueDays: 0, recipient: '', source: '', isVerified: false };
          return <Sheet key={kind} id={kind} title={PERIOD_KIND_WORDS[kind]} aside={!row.isVerified && <UnverifiedFlag />}><ScheduleForm row={{ ...row, words: PERIOD_KIND_WORDS[kind] }} /></Sheet>;
        })}
      </div>
    </>
  );
}
