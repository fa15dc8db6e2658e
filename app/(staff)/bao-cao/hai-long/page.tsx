import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { listUnits } from '@/lib/data/agency';
import { readRatings } from '@/lib/data/ratings';
import { can } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { isSatisfied, RATING_QUESTIONS, summarise } from '@/lib/domain/service/rating';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatNumber, formatPercent } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { RATING_WORDS } from '@/lib/text/public/service';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { periodAsked, PeriodChoice } from '../period-choice';
import { ReportTabs } from '../report-tabs';
import '../report.css';

export const metadata: Metadata = { title: 'Đánh giá hài lòng' };

const COMMENTS_SHOWN = 100;
const average = (value: number | null): string => (value === null ? '–' : formatNumber(value, 'vi', 2));

export default async function RatingsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('rating:view');
  const named = periodAsked(queryText((await searchParams).ky));
  const [ratings, units] = await Promise.all([readRatings(actor.agencyId, instantOf({ on: named.period.from, minute: 0 }), instantOf({ on: addDays(named.period.to, 1), minute: 0 })), listUnits(actor.agencyId)]);
  const all = { id: '', name: 'Cả cơ quan', summary: summarise(ratings) };
  const rows = [all, ...units.map(({ id, name }) => ({ id, name, summary: summarise(ratings.filter(({ unitId }) => unitId === id)) })).filter(({ summary }) => summary.count > 0)];
  const comments = ratings.filter(({ comment }) => comment);
  return (
    <>
      <PageHeader title="Đánh giá hài lòng" meta={<>{named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}. Ba câu hỏi sau khi có kết quả, mỗi hồ sơ một lần, thang 1 đến 5. Hài lòng: tổng ba câu từ 12 trên 15.</>} />
      <ReportTabs actor={actor} current="ratings" />
      <PeriodChoice action={paths.ratings()} current={named.slug} />
      <Sheet className="mb-3">
        <Table
          caption="Đánh giá theo đơn vị"
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'unit', header: 'Đơn vị', rowHeader: true, cell: ({ name }) => name },
            { key: 'count', header: 'Lượt đánh giá', numeric: true, onPhone: 'labelled', cell: ({ summary }) => formatNumber(summary.count) },
            { key: 'satisfied', header: 'Hài lòng', numeric: true, onPhone: 'labelled', cell: ({ summary }) => (summary.count === 0 ? '–' : `${formatNumber(summary.satisfied)} (${formatPercent(summary.satisfied / summary.count)})`) },
            ...RATING_QUESTIONS.map((question) => ({ key: question, header: RATING_WORDS.vi.questions[question], numeric: true, onPhone: 'labelled' as const, cell: ({ summary }: (typeof rows)[number]) => average(summary.average[question]) })),
          ]}
        />
      </Sheet>
      <Sheet title="Ý kiến kèm theo" aside={`${formatNumber(comments.length)} ý kiến`}>
        {comments.length === 0 && <EmptyState>Chưa có ý kiến nào trong kỳ này.</EmptyState>}
        <ul>
          {comments.slice(0, COMMENTS_SHOWN).map((one) => (
            <li key={one.code} className="border-b border-(--color-line) py-2">
              {one.comment}
              <span className="block small muted">{formatDate(localTimeOf(one.ratedAt).on)}, {units.find(({ id }) => id === one.unitId)?.name}, {isSatisfied(one) ? 'hài lòng' : 'chưa hài lòng'}{can(actor, 'dossier:view') && <>, hồ sơ <Link href={paths.dossier(one.code)}>{one.code}</Link></>}</span>
            </li>
          ))}
        </ul>
        {comments.length > COMMENTS_SHOWN && <p className="muted">Hiện {COMMENTS_SHOWN} ý kiến mới nhất.</p>}
      </Sheet>
    </>
  );
}
