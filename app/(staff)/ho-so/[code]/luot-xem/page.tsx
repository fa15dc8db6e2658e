import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { findForAct } from '@/lib/data/dossier-acts';
import { listViews } from '@/lib/data/dossier-views';
import { can } from '@/lib/domain/access/can';
import { VIEW_WINDOW_MINUTES } from '@/lib/domain/dossier/view';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { VIEW_KIND_WORDS, viewerRoleWords } from '@/lib/text/view-words';
import { noteView } from '@/lib/web/note-view';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Ai đã xem hồ sơ' };

const PAGE = 50;

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everyone who read the dossier, by name. The applicant sees the same list without names. */
export default async function ReadersPage({ params, searchParams }: Props) {
  const actor = await staffPage('dossier:view-readers');
  const dossier = await findForAct(actor.agencyId, decodeURIComponent((await params).code));
  if (!dossier) notFound();
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  if (!can(actor, 'dossier:view', units) || !can(actor, 'dossier:view-readers', units)) notFound();
  const truoc = queryText((await searchParams).truoc);
  const found = await listViews(actor.agencyId, dossier.id, PAGE + 1, truoc);
  noteView(actor, dossier.id, 'detail');
  const views = found.slice(0, PAGE);
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span>, href: paths.dossier(dossier.code) }]} title="Ai đã xem hồ sơ" meta={`Mỗi người, mỗi cách xem được ghi một lần trong mỗi ${VIEW_WINDOW_MINUTES} phút. Người nộp tra cứu thấy vai trò và giờ xem, không thấy tên.`} />
      <Sheet>
        <Table
          caption="Các lượt xem hồ sơ"
          rows={views}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', header: 'Lúc', width: '11rem', cell: ({ at }) => formatDateTime(at) },
            { key: 'name', header: 'Người xem', rowHeader: true, cell: ({ name, role }) => <>{name ?? 'Không rõ'}<span className="second">{viewerRoleWords(role)}</span></> },
            { key: 'what', header: 'Cách xem', cell: ({ what }) => VIEW_KIND_WORDS.vi[what] },
          ]}
          empty={<EmptyState>{truoc ? 'Không còn lượt xem nào cũ hơn.' : 'Chưa có lượt xem nào được ghi.'}</EmptyState>}
        />
        <Pager previousHref={truoc ? paths.dossierReaders(dossier.code) : null} previousWords="Về mới nhất" nextHref={found.length > PAGE ? paths.dossierReaders(dossier.code, { truoc: views.at(-1)?.id }) : null} nextWords="Cũ hơn" />
      </Sheet>
    </>
  );
}
