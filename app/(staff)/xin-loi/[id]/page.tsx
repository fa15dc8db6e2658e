import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DossierSummary } from '@/components/dossier/summary';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findApologyDraft } from '@/lib/data/apology-drafts';
import { loadCalendar } from '@/lib/data/calendar';
import { findDossier } from '@/lib/data/dossiers-read';
import { can, scopeOf } from '@/lib/domain/access/can';
import { fullClock } from '@/lib/domain/dossier/clock-view';
import { localNow } from '@/lib/platform/clock';
import { DRAFT_STATE_LABELS, settledReasonWords } from '@/lib/text/apology-words';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { clockTag, pauseInfos } from '../../ho-so/[code]/dossier-words';
import { nowLine } from '../../ho-so/[code]/now-line';
import { DraftForms } from './draft-forms';

export const metadata: Metadata = { title: 'Dự thảo văn bản xin lỗi' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One draft Mẫu 04: the date that cannot be kept and why it is that date, where the file is, and the new date to promise. */
export default async function ApologyDraftPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('apology:view');
  const { id } = await params;
  const draft = UUID.test(id) ? await findApologyDraft(actor.agencyId, scopeOf(actor, 'apology:view'), id) : null;
  const dossier = draft && (await findDossier(actor, draft.code));
  if (!draft || !dossier) notFound();
  noteView(actor, dossier.id, 'detail');
  const now = localNow();
  const calendar = await loadCalendar(actor.agencyId);
  const clock = fullClock(dossier.state, { term: dossier.term, pauseRule: dossier.pauseRule }, now, calendar);
  const at = nowLine(dossier, now);
  return (
    <div className="dossier">
      <PageHeader
        crumbs={[{ label: 'Văn bản xin lỗi', href: paths.apologyDrafts() }, { label: <span className="code">{draft.code}</span> }]}
        title={draft.procedureName}
        meta={<>{draft.applicantName} · {at ? `${at.head}${at.detail ? `. ${at.detail}` : ''}` : ''} · <Link href={paths.dossier(draft.code)}>Mở hồ sơ</Link></>}
      />
      <DossierSummary label="Hạn trả kết quả" due={draft.dueAt} standing={clockTag(clock)} figures={[{ term: 'Đề nghị trả', value: formatDate(draft.proposedTarget.on) }, { term: 'Đang giữ', value: draft.holderName ?? `${draft.unitName}, chưa ai nhận` }, { term: 'Lập dự thảo', value: formatDateTime(draft.createdAt) }]} explained={clock.kind === 'term' ? clock.explained : null} pauses={pauseInfos(dossier, clock)} today={now.on} />
      {draft.state === 'waiting' ? (
        can(actor, 'apology:settle') ? (
          <DraftForms id={draft.id} seen={draft.eventCount} due={draft.dueAt} proposed={draft.proposedTarget.on} today={now.on} calendar={calendar} />
        ) : (
          <Notice>Dự thảo đang chờ lãnh đạo ban hành.</Notice>
        )
      ) : (
        <Sheet title={DRAFT_STATE_LABELS[draft.state]}>
          <p>
            {draft.settledByName ? `${draft.settledByName}, ` : ''}{draft.settledAt && formatDateTime(draft.settledAt)}. {settledReasonWords(draft.settledReason)}
          </p>
        </Sheet>
      )}
    </div>
  );
}
