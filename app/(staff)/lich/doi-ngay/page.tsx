import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../calendar.css';
import { SwapForm } from './swap-form';

export const metadata: Metadata = { title: 'Đổi ngày' };

export default async function SwapPage() {
  await staffPage('calendar:change');
  return (
    <>
      <PageHeader title="Đổi ngày" crumbs={[{ label: 'Lịch làm việc', href: paths.calendar() }, { label: 'Đổi ngày' }]} meta="Nghỉ một ngày làm việc và làm bù một ngày nghỉ, hoặc chỉ một trong hai. Hai ngày có thể thuộc hai năm." />
      <SwapForm year={yearOf(today())} />
    </>
  );
}
