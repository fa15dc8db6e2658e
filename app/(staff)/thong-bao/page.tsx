import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { countUnread, listStaffNotices } from '@/lib/data/notice-lists';
import { formatDateTime } from '@/lib/text/format';
import { noticeHref } from '@/lib/text/notice-link';
import { isNoticeTemplate, noticeWords } from '@/lib/text/notices';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { ReadForm } from './read-form';

export const metadata: Metadata = { title: 'Thông báo' };

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the person was told, newest first. Opening one marks it as read. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('signed-in');
  const params = await searchParams;
  const onlyUnread = queryText(params.loc) === 'chua-doc';
  const sau = queryText(params.sau);
  const [found, unread] = await Promise.all([listStaffNotices(actor.agencyId, actor.staffId, onlyUnread, sau !== undefined && UUID.test(sau) ? sau : null, PAGE + 1), countUnread(actor.agencyId, actor.staffId)]);
  const notices = found.slice(0, PAGE);
  const loc = onlyUnread ? 'chua-doc' : undefined;
  return (
    <>
      <PageHeader title="Thông báo" actions={unread > 0 ? <ReadForm words="Đánh dấu tất cả là đã đọc" /> : undefined} />
      <div className="mb-3">
        <FilterTabs label="Thông báo" tabs={[{ href: paths.staffNotices(), label: 'Tất cả', current: !onlyUnread }, { href: paths.staffNotices({ loc: 'chua-doc' }), label: 'Chưa đọc', count: unread, current: onlyUnread }]} />
      </div>
      <Sheet>
        {notices.length === 0 ? (
          <EmptyState>{onlyUnread ? 'Không có thông báo nào chưa đọc.' : 'Chưa có thông báo nào.'}</EmptyState>
        ) : (
          <ul className="told-list">
            {notices.map((notice) => {
              const said = isNoticeTemplate(notice.template) ? noticeWords(notice.template, 'vi', notice.data) : { subject: notice.template, text: '' };
              return (
                <li key={notice.id} data-unread={notice.isRead ? undefined : ''}>
                  <div>
                    {noticeHref(notice) === null ? <b>{said.subject}</b> : <Link href={paths.openStaffNotice(notice.id)}><b>{said.subject}</b></Link>}
                    {!notice.isRead && <span className="tag tag-accent">chưa đọc</span>}
                    <span className="muted block">{said.text}</span>
                  </div>
                  <span className="muted told-at">{formatDateTime(notice.createdAt)}</span>
                  {notice.isRead ? <span /> : <ReadForm id={notice.id} words="Đã đọc" />}
                </li>
              );
            })}
          </ul>
        )}
        <Pager previousHref={sau ? paths.staffNotices({ loc }) : null} previousWords="Về mới nhất" nextHref={found.length > PAGE ? paths.staffNotices({ loc, sau: notices.at(-1)?.id }) : null} nextWords="Cũ hơn" />
      </Sheet>
    </>
  );
}
