import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listSpecialDays } from '@/lib/data/calendar-records';
import { DAY_KIND_WORDS, decisionWords } from '@/lib/text/calendar-words';
import { formatLongDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../calendar.css';
import { DecisionForm } from './decision-form';

export const metadata: Metadata = { title: 'Nhập quyết định' };

export default async function DecisionPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { agencyId } = await staffPage('calendar:change');
  const year = Number(queryText((await searchParams).nam));
  if (!Number.isInteger(year) || year < 1900 || year > 2200) notFound();
  const days = await listSpecialDays(agencyId, year);
  return (
    <>
      <PageHeader title={`Nhập quyết định cho ngày nghỉ, ngày làm bù năm ${year}`} crumbs={[{ label: 'Lịch làm việc', href: paths.calendar(year) }, { label: 'Nhập quyết định' }]} meta="Ghi văn bản đã đặt ra từng ngày. Không đổi ngày nào và không đổi hạn trả." />
      {days.length === 0 ? (
        <Sheet>
          <EmptyState action={<LinkButton href={paths.calendarNotice(year)}>Nhập thông báo năm {year}</LinkButton>}>Năm {year} chưa có ngày nghỉ hay ngày làm bù nào.</EmptyState>
        </Sheet>
      ) : (
        <DecisionForm
          year={year}
          days={days.map((day) => ({
            on: day.on, label: formatLongDate(day.on), isOpen: day.decision === null,
            detail: [DAY_KIND_WORDS[day.kind], day.name, decisionWords(day.decision)].filter(Boolean).join(', '),
          }))}
        />
      )}
    </>
  );
}
