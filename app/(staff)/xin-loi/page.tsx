import type { Metadata } from 'next';
import { StandingTag } from '@/components/dossier/standing-tag';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { countWaitingDrafts, listApologyDrafts, type ApologyDraftLine } from '@/lib/data/apology-drafts';
import { loadCalendar } from '@/lib/data/calendar';
import { can, scopeOf } from '@/lib/domain/access/can';
import { standingTag } from '@/lib/domain/dossier/standing';
import { localNow } from '@/lib/platform/clock';
import { DRAFT_STATE_LABELS, settledReasonWords } from '@/lib/text/apology-words';
import { formatDate, formatDateTime, formatQueueDate, formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { BulkForm } from './bulk-form';

export const metadata: Metadata = { title: 'Văn bản xin lỗi' };

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Draft Mẫu 04 that wait for the leader, and what became of the others. */
export default async function ApologyDraftsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('apology:view');
  const params = await searchParams;
  const which = queryText(params.loc) === 'da-xu-ly' ? 'settled' : 'waiting';
  const sau = queryText(params.sau);
  const reach = scopeOf(actor, 'apology:view');
  const now = localNow();
  const [found, waiting, calendar] = await Promise.all([listApologyDrafts(actor.agencyId, reach, which, sau !== undefined && UUID.test(sau) ? sau : null, PAGE + 1), countWaitingDrafts(actor.agencyId, reach), loadCalendar(actor.agencyId)]);
  const drafts = found.slice(0, PAGE);
  const loc = which === 'settled' ? 'da-xu-ly' : undefined;
  const maySettle = can(actor, 'apology:settle');

  const common: readonly Column<ApologyDraftLine>[] = [
    {
      key: 'due', header: 'Hạn trả', width: '13rem',
      cell: (draft) => (
        <>
          <b>{formatQueueDate(draft.dueAt.on)}, {formatTime(draft.dueAt.minute)}</b>
          {which === 'waiting' && <span className="second"><StandingTag tag={standingTag(now, { originalDue: draft.dueAt, unit: draft.term.unit, pausedSince: null, endedAt: null }, calendar)} /></span>}
        </>
      ),
    },
    { key: 'target', header: which === 'waiting' ? 'Đề nghị trả' : 'Ngày trả mới', width: '8rem', onPhone: 'labelled', cell: (draft) => (which === 'waiting' ? formatDate(draft.proposedTarget.on) : draft.state === 'issued' && draft.secondTargetAt ? formatDate(draft.secondTargetAt.on) : '') },
    { key: 'code', header: 'Mã hồ sơ', width: '11rem', cell: (draft) => <Link href={which === 'waiting' ? paths.apologyDraft(draft.id) : paths.dossier(draft.code)} className="code">{draft.code}</Link> },
    { key: 'who', header: 'Người nộp, thủ tục', rowHeader: true, cell: (draft) => <><span className="queue-name">{draft.applicantName}</span><span className="second cut" title={draft.procedureName}>{draft.procedureName}</span></> },
    { key: 'holder', header: 'Đang giữ', width: '11rem', cell: (draft) => <><span className="queue-holder cut">{draft.holderName ?? 'chưa ai nhận'}</span><span className="second cut">{draft.unitName}</span></> },
  ];
  const settledColumn: Column<ApologyDraftLine> = {
    key: 'settled', header: 'Đã xử lý', width: '15rem', onPhone: 'labelled',
    cell: (draft) => <>{DRAFT_STATE_LABELS[draft.state]}{draft.settledByName && `, ${draft.settledByName}`}<span className="second">{draft.settledAt && formatDateTime(draft.settledAt)}{draft.settledReason && `. ${settledReasonWords(draft.settledReason)}`}</span></>,
  };
  const empty = <EmptyState>{which === 'waiting' ? 'Không có dự thảo văn bản xin lỗi nào đang chờ.' : 'Chưa có dự thảo nào được xử lý.'}</EmptyState>;
  return (
    <>
      <PageHeader title="Văn bản xin lỗi và đề nghị gia hạn" meta="Dự thảo được lập tự động trong ngày đến hạn của hồ sơ chưa xong. Ban hành trước khi hết ngày hẹn; mỗi hồ sơ một lần. Trước hạn hay quá hạn vẫn xét theo hạn gốc." />
      <div className="mb-3">
        <FilterTabs label="Dự thảo" tabs={[{ href: paths.apologyDrafts(), label: 'Chờ ban hành', count: waiting, current: which === 'waiting' }, { href: paths.apologyDrafts({ loc: 'da-xu-ly' }), label: 'Đã xử lý', current: which === 'settled' }]} />
      </div>
      <Sheet>
        {which === 'waiting' && maySettle && drafts.length > 0 ? (
          <BulkForm drafts={drafts.map(({ id, code, eventCount, applicantName, proposedTarget, dueAt }) => ({ id, code, seen: eventCount, who: applicantName, href: paths.apologyDraft(id), target: formatDate(proposedTarget.on), due: formatDateTime(dueAt) }))} />
        ) : (
          <Table caption="Dự thảo văn bản xin lỗi" columns={which === 'waiting' ? common : [...common, settledColumn]} rows={drafts} rowKey={(draft) => draft.id} empty={empty} />
        )}
        <Pager previousHref={sau ? paths.apologyDrafts({ loc }) : null} previousWords="Về đầu" nextHref={found.length > PAGE ? paths.apologyDrafts({ loc, sau: drafts.at(-1)?.id }) : null} />
      </Sheet>
    </>
  );
}
