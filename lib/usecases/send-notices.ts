import 'server-only';
import type { SendMail } from '@/lib/adapters/mail/send-mail';
import type { SendShortMessage } from '@/lib/adapters/short-message/file-writer';
import { claimNotice, settleNotice } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';
import { isNoticeTemplate, noticeWords } from '@/lib/text/notices';

export type Senders = { readonly email?: SendMail; readonly sms?: SendShortMessage };

const GIVE_UP_AFTER = 12;
/** 1, 2, 4 … minutes, at most 6 hours: a mail server that is down for a night loses nothing. */
const waitMs = (attempts: number) => Math.min(2 ** attempts, 360) * 60_000;

/**
 * Sends what waits in the outbox, one notice at a time, until none is due; answers how many went out.
 * The row stays locked while its message is handed over, so that two workers never send one notice.
 */
export async function sendNotices(senders: Senders, limit = 500): Promise<number> {
  const channels = [...(senders.email ? ['email'] : []), ...(senders.sms ? ['sms'] : [])];
  if (channels.length === 0) return 0;
  let sent = 0;
  for (let turn = 0; turn < limit; turn++) {
    const found = await inTransaction(async (tx) => {
      const notice = await claimNotice(tx, channels, now());
      if (!notice) return false;
      const attempts = notice.attempts + 1;
      try {
        if (!isNoticeTemplate(notice.template)) throw new Error(`unknown template ${notice.template}`);
        const { subject, text } = noticeWords(notice.template, notice.lang === 'en' ? 'en' : 'vi', notice.data);
        if (notice.channel === 'email') await senders.email?.({ to: notice.recipient, subject, text, messageId: `<${notice.id}@tthc>` });
        else await senders.sms?.({ to: notice.recipient, text: `${subject}. ${text}`, id: notice.id });
        await settleNotice(tx, notice, { state: 'sent', attempts, at: now() });
        sent += 1;
      } catch (error) {
        const lastError = error instanceof Error ? error.message.slice(0, 500) : String(error);
        await settleNotice(tx, notice, { state: attempts >= GIVE_UP_AFTER ? 'failed' : 'queued', attempts, at: now(), lastError, nextAttemptAt: new Date(now().getTime() + waitMs(attempts)) });
      }
      return true;
    }, { timeout: 60_000 });
    if (!found) break;
  }
  return sent;
}
