import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { listCalendarYears, listSpecialDays, type CalendarDayRecord } from '@/lib/data/calendar-records';
import type { SpecialDay } from '@/lib/domain/calendar/types';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../calendar.css';
import { NoticeForm } from './notice-form';

export const metadata: Metadata = { title: 'Thông báo lịch nghỉ' };

const linesOf = (days: readonly CalendarDayRecord[], kind: SpecialDay['kind']): string =>
  days.filter((day) => day.kind === kind).map((day) => `${formatDate(day.on)}${day.name ? ` ${day.name}` : ''}`).join('\n');

export default async function NoticePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { agencyId } = await staffPage('calendar:change');
  const year = Number(queryText((await searchParams).nam));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) notFound();
  const [days, years] = await Promise.all([listSpecialDays(agencyId, year), listCalendarYears(agencyId)]);
  const record = years.find((one) => one.year === year);
  return (
    <>
      <PageHeader
        title={record ? `Danh sách ngày nghỉ và ngày làm bù năm ${year}` : `Thông báo lịch nghỉ năm ${year}`}
        crumbs={[{ label: 'Lịch làm việc', href: paths.calendar(year) }, { label: `Năm ${year}` }]}
        meta={record ? 'Danh sách dưới đây là toàn bộ ngày đặc biệt của năm: dòng nào bỏ đi thì ngày đó trở lại như thường.' : 'Dán danh sách từ thông báo. Lưu xong, năm này được đánh dấu đã công bố và hạn trả không còn tạm tính.'}
      />
      <NoticeForm
        year={year}
        isAnnounced={record !== undefined}
        daysOff={linesOf(days, 'public-holiday')}
        swappedDays={linesOf(days, 'substitute-day-off')}
        workedDays={linesOf(days, 'make-up-working-day')}
        decisionNumber={record?.decision?.number ?? ''}
        decisionOn={record?.decision?.on ?? ''}
      />
    </>
  );
}
