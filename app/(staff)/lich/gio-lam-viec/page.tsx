import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { loadCalendar } from '@/lib/data/calendar';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { officeHoursOn } from '@/lib/domain/calendar/working-calendar';
import { today } from '@/lib/platform/clock';
import { formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../calendar.css';
import { HoursForm } from './hours-form';

export const metadata: Metadata = { title: 'Giờ làm việc' };

export default async function OfficeHoursPage() {
  const { agencyId } = await staffPage('calendar:change');
  const [morning, afternoon] = officeHoursOn(today(), await loadCalendar(agencyId));
  const time = (minute: number | undefined): string => (minute === undefined ? '' : formatTime(minute));
  return (
    <>
      <PageHeader title="Giờ làm việc" crumbs={[{ label: 'Lịch làm việc', href: paths.calendar() }, { label: 'Giờ làm việc' }]} meta="Thời hạn tính theo giờ này: hồ sơ đến hạn lúc hết giờ, thời hạn theo giờ chạy trong giờ. Muốn sửa giờ đã nhập, nhập lại đúng ngày áp dụng của nó." />
      <HoursForm year={yearOf(today())} times={{ morningFrom: time(morning?.from), morningTo: time(morning?.to), afternoonFrom: time(afternoon?.from), afternoonTo: time(afternoon?.to) }} />
    </>
  );
}
