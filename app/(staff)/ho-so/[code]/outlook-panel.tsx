import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import { findWaitingDraft } from '@/lib/data/apology-drafts';
import type { DossierCore } from '@/lib/data/dossiers-read';
import { can, type Actor } from '@/lib/domain/access/can';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import type { FullClock } from '@/lib/domain/dossier/clock-view';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ATTENTION_HELP, outlookWords, overtakenWords, positionWords, WILL_BE_LATE } from '@/lib/text/watch-words';
import { outlookFacts, overtakersOf, replyOverdueSince } from './outlook-facts';

type Props = { actor: Actor; dossier: DossierCore; clock: FullClock; now: LocalTime; calendar: WorkingCalendar };

/** What the clock and the past say of a dossier beside its date: will it be late, was it overtaken, does the applicant not answer, does an apology wait. */
export async function OutlookPanel({ actor, dossier, clock, now, calendar }: Props) {
  const [facts, overtakers, draft] = await Promise.all([outlookFacts(dossier, clock, now, calendar), overtakersOf(dossier), findWaitingDraft(dossier.agencyId, dossier.id)]);
  const replyBy = replyOverdueSince(dossier, now);
  if (facts === null && overtakers.length === 0 && replyBy === null && draft === null) return null;
  return (
    <section className="sheet outlook" aria-label="Dự báo và thứ tự">
      {draft !== null && (
        <Notice tone="warning">
          Dự thảo văn bản xin lỗi đang chờ, đề nghị ngày trả mới {formatDateTime(draft.proposedTarget)}.{' '}
          {can(actor, 'apology:view', [dossier.holdingUnit.id, dossier.handlingUnit.id]) && <Link href={paths.apologyDraft(draft.id)}>Mở dự thảo</Link>}
        </Notice>
      )}
      {replyBy !== null && <Notice tone="warning" title={`Người nộp đã quá ngày hẹn trả lời ${formatDateTime(replyBy)}`}>{ATTENTION_HELP['reply-overdue']}</Notice>}
      {facts !== null && (
        <p>
          {facts.outlook.kind === 'known' && facts.outlook.willBeLate && <Tag tone="warning">{WILL_BE_LATE}</Tag>} {outlookWords(facts.outlook, facts.minutesLeft)}{' '}
          <span className="muted">
            Hồ sơ này ở {positionWords(facts.position, facts.stepName)}.{facts.asOf !== null && ` Số liệu đến ${formatDateTime(facts.asOf)}.`}
          </span>{' '}
          {facts.outlook.of > 0 && <Link href={`${paths.dossierOutlook(dossier.code)}#cung-buoc`}>Xem {facts.outlook.of} hồ sơ đó</Link>}
        </p>
      )}
      {overtakers.length > 0 && (
        <p>
          {overtakenWords(overtakers.length)} <Link href={`${paths.dossierOutlook(dossier.code)}#vuot-truoc`}>Xem {overtakers.length} hồ sơ đó</Link>
        </p>
      )}
    </section>
  );
}
