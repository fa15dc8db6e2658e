import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { listUnits } from '@/lib/data/agency';
import { deskWeekOn, listDeskWeeks } from '@/lib/data/calendar-records';
import type { Weekday } from '@/lib/domain/calendar/types';
import { today } from '@/lib/platform/clock';
import { formatTime, weekdayName } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../calendar.css';
import { DeskForm, type DeskDay } from './desk-form';

export const metadata: Metadata = { title: 'Giờ mở cửa' };

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const time = (minute: number | undefined): string => (minute === undefined ? '' : formatTime(minute));

export default async function DeskHoursPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { agencyId } = await staffPage('calendar:change');
  const [units, weeks] = await Promise.all([listUnits(agencyId), listDeskWeeks(agencyId)]);
  const asked = queryText((await searchParams).boPhan);
  const desk = units.find((unit) => unit.id === asked && unit.isActive);
  if (!desk) notFound();
  const week = deskWeekOn(weeks, desk.id, today());
  const days = WEEK.map((weekday): DeskDay => {
    const [morning, afternoon] = week?.days.find((day) => day.weekday === weekday)?.sessions ?? [];
    return { weekday, name: weekdayName(weekday), times: { morningFrom: time(morning?.from), morningTo: time(morning?.to), afternoonFrom: time(afternoon?.from), afternoonTo: time(afternoon?.to) } };
  });
  return (
    <>
      <PageHeader title={`Giờ mở cửa ${desk.name}`} crumbs={[{ label: 'Lịch làm việc', href: paths.calendar() }, { label: 'Giờ mở cửa' }]} meta="Cho người dân biết lúc nào đến được. Không tính thời hạn: hồ sơ nhận lúc cơ quan nghỉ thì tính từ giờ làm việc kế tiếp." />
      <DeskForm unitId={desk.id} days={days} />
    </>
  );
}
