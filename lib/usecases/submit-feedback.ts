import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { loadCalendarIn } from '@/lib/data/calendar';
import { databaseNow } from '@/lib/data/dossier-acts';
import { nextFeedbackOrdinal } from '@/lib/data/feedback';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { feedbackDue } from '@/lib/domain/service/feedback';
import { newId, newToken } from '@/lib/platform/new-id';
import type { FeedbackForm } from '@/lib/schemas/service';
import { formatDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { absoluteUrl } from './paper-issuer';

export type FeedbackSent = { readonly code: string; readonly followToken: string; readonly due: LocalTime };

/**
 * Takes in a phản ánh or kiến nghị: a code of the day, a secret to follow it by, a due instant of its own, the receipt by
 * e-mail and a notice to the controllers, together or not at all. A dossier code that is not ours is kept in the text alone.
 */
export function submitFeedback(agencyId: number, input: FeedbackForm, lang: Lang): Promise<FeedbackSent> {
  return inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    const here = localTimeOfInstant(at.getTime());
    const due = feedbackDue(here, await loadCalendarIn(tx, agencyId));
    const dossier = input.dossierCode ? await tx.dossier.findUnique({ where: { agencyId_code: { agencyId, code: input.dossierCode } }, select: { id: true, procedureId: true } }) : null;
    const controllers = await tx.staffRole.findMany({ where: { agencyId, role: 'controller' }, select: { staffId: true } });
    const [id, followToken] = [newId(), newToken()];
    const body = dossier || !input.dossierCode ? input.body : `${input.body}\n\n(Mã hồ sơ người gửi ghi: ${input.dossierCode})`;
    const code = `PA-${here.on.slice(2).replaceAll('-', '')}-${String(await nextFeedbackOrdinal(tx, agencyId, here.on)).padStart(3, '0')}`;
    await tx.feedback.create({
      data: {
        agencyId, id, code, followToken, kind: input.kind, subject: input.subject, body, senderName: input.senderName, senderAddress: input.senderAddress ?? null, senderPhone: input.senderPhone ?? null, senderEmail: input.senderEmail ?? null,
        lang, dossierId: dossier?.id ?? null, procedureId: dossier?.procedureId ?? null, state: 'submitted', submittedAt: at, dueAt: new Date(instantOfLocalTime(due)), eventCount: 1,
      },
    });
    await tx.feedbackEvent.create({ data: { agencyId, feedbackId: id, seq: 1, act: 'submit', at } });
    const data = { code, subject: input.subject, due: formatDateTime(due), link: absoluteUrl(paths.feedbackFollow(followToken, lang)) };
    await queueNotices(tx, [
      ...(input.senderEmail ? [{ agencyId, dossierId: null, channel: 'email' as const, recipient: input.senderEmail, template: 'feedback-received' as const, lang, data, dedupeKey: `${id}:1:feedback-received` }] : []),
      ...[...new Set(controllers.map(({ staffId }) => staffId))].map((recipient) => ({ agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-feedback' as const, data, dedupeKey: `${id}:1:staff-feedback:${recipient}` })),
    ], at);
    await appendAudit(tx, { agencyId, actorId: null, action: 'feedback:submit', subject: `feedback:${code}`, at, detail: { kind: input.kind } });
    return { code, followToken, due };
  });
}
