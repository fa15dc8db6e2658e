import 'server-only';
import type { Dossier } from '@/lib/data/dossier-acts';
import { queueNotices, type NoticeInput } from '@/lib/data/notices';
import { getVersion } from '@/lib/data/procedures';
import type { Tx } from '@/lib/db/transaction';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, PauseRule, WorkingCalendar } from '@/lib/domain/calendar/types';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { noticeAddress } from '@/lib/domain/dossier/notify';
import { env } from '@/lib/platform/env';
import { formatDateTime, formatVnd } from '@/lib/text/format';
import type { NoticeTemplate } from '@/lib/text/notices';
import { attachResult } from './attach-result';
import { bookPayment } from './book-payment';
import type { ActInput } from './perform-act';
import type { Context } from './context';
import { draftAfterAct } from './draft-apology';
import { issueActPaper, voidPaperOfEvent, type PlannedPaper } from './issue-act-paper';
import { noteAfterAct } from './note-watch';

export type ActFollowed = { readonly before: Dossier; readonly after: Dossier; readonly event: EventFact; readonly input: ActInput; readonly calendar: WorkingCalendar; readonly paper: PlannedPaper | null };

/** What the applicant hears of, in the transaction of the act. */
const TOLD: Partial<Record<DossierAct, NoticeTemplate>> = {
  accept: 'dossier-received',
  'request-supplement': 'supplement-requested',
  'request-payment': 'payment-requested',
  decline: 'dossier-declined',
  stop: 'dossier-stopped',
  apologise: 'apology',
  finish: 'result-ready',
};

const when = (time: LocalTime | null | undefined): string => (time ? formatDateTime(time) : '');
const text = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : '');

/** The notice to the applicant of an act, or none: it is their choice how they want to hear. */
export function noticeOf({ after, event, input }: ActFollowed): NoticeInput | null {
  // Before acceptance nothing is paused by asking for more.
  const template = input.act === 'request-supplement' && after.status === 'submitted' ? 'online-incomplete' : TOLD[input.act];
  const address = noticeAddress(after);
  if (!template || !address) return null;
  const data = input.data ?? {};
  return {
    agencyId: after.agencyId,
    dossierId: after.id,
    ...address,
    template,
    lang: after.notifyLang === 'en' ? 'en' : 'vi',
    dedupeKey: `${after.id}:${event.seq}:${template}`,
    data: {
      code: after.code,
      link: `${env().PUBLIC_URL}/tra-cuu/q/${after.qrToken}`,
      due: after.originalDueAt ? when(localTimeOfInstant(after.originalDueAt.getTime())) : '',
      reason: input.reason ?? '',
      items: text(data.items),
      replyBy: when(data.replyBy),
      secondTarget: when(data.secondTarget),
      amount: typeof data.amountVnd === 'number' ? formatVnd(data.amountVnd) : '',
    },
  };
}

async function procedureName(tx: Tx, { agencyId, versionId }: Dossier, lang: string | undefined): Promise<string> {
  const { name, nameEn } = await getVersion(agencyId, versionId, tx);
  return lang === 'en' ? (nameEn ?? name) : name;
}

/** What an act brings with it: its paper, or the end of one, the notice to the applicant, a draft apology, and the note of how the dossier stands to its procedure's past. */
export async function followAct(tx: Tx, ctx: Context, followed: ActFollowed): Promise<void> {
  const notice = noticeOf(followed);
  if (notice) await queueNotices(tx, [notice.template === 'dossier-received' ? { ...notice, data: { ...notice.data, procedure: await procedureName(tx, followed.after, notice.lang) } } : notice], followed.after.lastEventAt);
  await voidPaperOfEvent(tx, ctx, followed);
  const { after, calendar } = followed;
  await draftAfterAct(tx, after.agencyId, after, followed.input.act === 'apologise' ? followed.event.actorId : undefined, calendar, after.lastEventAt);
  await noteAfterAct(tx, { ...after, pauseRule: after.pauseRule as PauseRule }, calendar, after.lastEventAt);
  await bookPayment(tx, ctx, followed);
  await attachResult(tx, ctx, followed);
  // Last: the book of the year is held from here to the end of the transaction.
  if (followed.paper) await issueActPaper(tx, ctx, followed, followed.paper);
}
