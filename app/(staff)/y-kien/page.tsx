import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { countFeedback, listFeedback, type FeedbackRecord } from '@/lib/data/feedback';
import { scopeOf } from '@/lib/domain/access/can';
import type { FeedbackState } from '@/lib/domain/service/feedback';
import { localTimeOf, now } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { FEEDBACK_WORDS } from '@/lib/text/public/service';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterText } from '../quan-tri/filter-field';

export const metadata: Metadata = { title: 'Phản ánh, kiến nghị' };

const PAGE = 50;
const VIEWS: readonly { value: string; label: string; states: readonly FeedbackState[] | undefined }[] = [
  { value: '', label: 'Chưa trả lời', states: ['submitted', 'accepted'] },
  { value: 'cho', label: 'Chờ tiếp nhận', states: ['submitted'] },
  { value: 'tre', label: 'Quá hạn', states: ['submitted', 'accepted'] },
  { value: 'xong', label: 'Đã trả lời', states: ['answered', 'published'] },
  { value: 'tu-choi', label: 'Không tiếp nhận', states: ['declined'] },
];

export default async function FeedbackInboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('feedback:view');
  const query = await searchParams;
  const [loai, tim, trang] = [queryText(query.loai) ?? '', queryText(query.tim), Math.max(1, Math.min(10_000, Number(queryText(query.trang) ?? '1') || 1))];
  const view = VIEWS.find(({ value }) => value === loai) ?? VIEWS[0];
  const scope = scopeOf(actor, 'feedback:view');
  const unitIds = scope.kind === 'units' ? [...scope.unitIds] : undefined;
  const at = now();
  const [counts, found] = await Promise.all([
    countFeedback(actor.agencyId, at, unitIds),
    listFeedback(actor.agencyId, { states: view?.states, unitIds, words: tim, ...(view?.value === 'tre' ? { lateAt: at } : {}) }, PAGE + 1, (trang - 1) * PAGE),
  ]);
  const countOf = (states: readonly FeedbackState[] = []): number => states.reduce((sum, state) => sum + (counts.states.get(state) ?? 0), 0);
  return (
    <>
      <PageHeader title="Phản ánh, kiến nghị" meta="Mỗi phản ánh, kiến nghị có hạn trả lời riêng: 15 ngày làm việc từ khi gửi (chưa đối chiếu bản gốc)." actions={<LinkButton href={paths.ratings()}>Đánh giá hài lòng</LinkButton>} />
      <FilterTabs label="Tình trạng" tabs={VIEWS.map(({ value, label, states }) => ({ href: paths.feedbackInbox({ loai: value, tim }), label, count: value === 'tre' ? counts.late : countOf(states), current: value === view?.value }))} />
      <Sheet>
        <form method="get" action={paths.feedbackInbox()} role="search" className="mb-3 flex flex-wrap items-end gap-3 [&_.field]:mt-0">
          <input type="hidden" name="loai" value={view?.value} />
          <FilterText name="tim" label="Tìm theo nội dung, mã, người gửi" value={tim} />
          <Button type="submit">Tìm</Button>
        </form>
        <Table<FeedbackRecord>
          caption="Phản ánh, kiến nghị"
          rows={found.slice(0, PAGE)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'due', header: 'Hạn trả lời', cell: ({ dueAt, state }) => <>{formatDateTime(localTimeOf(dueAt))} {(state === 'submitted' || state === 'accepted') && dueAt < at && <Tag tone="error">Quá hạn</Tag>}</> },
            { key: 'subject', header: 'Nội dung', rowHeader: true, width: '40%', cell: ({ code, subject, dossierCode, isSample }) => <><Link href={paths.feedbackItem(code)}>{subject}</Link><span className="second"><span className="code">{code}</span>{dossierCode && `, hồ sơ ${dossierCode}`}{isSample && ', dữ liệu mẫu'}</span></> },
            { key: 'kind', header: 'Về việc', cell: ({ kind }) => FEEDBACK_WORDS.vi.kinds[kind] },
            { key: 'unit', header: 'Đơn vị trả lời', onPhone: 'labelled', cell: ({ unitName }) => unitName ?? <span className="muted">chưa giao</span> },
            { key: 'state', header: 'Tình trạng', cell: ({ state }) => FEEDBACK_WORDS.vi.states[state] },
          ]}
          empty={<EmptyState action={tim && <LinkButton href={paths.feedbackInbox({ loai: view?.value })}>Bỏ điều kiện tìm</LinkButton>}>Không có phản ánh, kiến nghị nào ở nhóm này.</EmptyState>}
        />
        <Pager previousHref={trang > 1 ? paths.feedbackInbox({ loai: view?.value, tim, trang: trang - 1 }) : null} nextHref={found.length > PAGE ? paths.feedbackInbox({ loai: view?.value, tim, trang: trang + 1 }) : null} />
      </Sheet>
    </>
  );
}
