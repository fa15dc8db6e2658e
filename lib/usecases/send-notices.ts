import 'server-only';
import type { SendMail } from '@/lib/adapters/mail/send-mail';
import type { SendShortMessage } from '@/lib/adapters/short-message/file-writer';
import { databaseNow } from '@/lib/data/dossier-acts';
import { claimNotice, settleNotice, type QueuedNotice } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { isNoticeTemplate, noticeWords } from '@/lib/text/notices';

/** `sms` hands over short messages of both kinds, SMS and Zalo. */
export type Senders = { readonly email?: SendMail; readonly sms?: SendShortMessage };

const GIVE_UP_AFTER = 12;
/** 1, 2, 4 … minutes, at most 6 hours: a mail server that is down for a night loses nothing. */
const waitMs = (attempts: number) => Math.min(2 ** (attempts - 1), 360) * 60_000;

/** The same on every attempt: a receiver that gets a message twice can tell that it is one. */
export const messageIdOf = (noticeId: string): string => `<${noticeId}@tthc>`;

async function handOver(notice: QueuedNotice, senders: Senders): Promise<void> {
  if (!isNoticeTemplate(notice.template)) throw new Error(`unknown template ${notice.template}`);
  const { subject, text } = noticeWords(notice.template, notice.lang === 'en' ? 'en' : 'vi', notice.data);
  if (notice.channel === 'email') await senders.email?.({ to: notice.recipient, subject, text, messageId: messageIdOf(notice.id) });
  else await senders.sms?.({ channel: notice.channel === 'zalo' ? 'zalo' : 'sms', to: notice.recipient, text: `${subject}. ${text}`, id: notice.id });
}

/**
 * Sends what waits in the outbox, one notice at a time, until none is due; answers how many went out. The row stays locked
 * while its message is handed over, so that two workers never send one notice, and it is marked in the same transaction:
 * killed before the hand-over, the notice goes out later. One window cannot be closed: killed between the mail server's "250"
 * and the commit that follows it at once, the message is sent a second time, under the same Message-ID. The time is the
 * database's: a machine whose clock is wrong neither hurries nor holds back what others wrote.
 */
export async function sendNotices(senders: Senders, limit = 500): Promise<number> {
  const channels = [...(senders.email ? ['email'] : []), ...(senders.sms ? ['sms', 'zalo'] : [])];
  if (channels.length === 0) return 0;
  let sent = 0;
  for (let turn = 0; turn < limit; turn++) {
    const found = await inTransaction(async (tx) => {
      const notice = await claimNotice(tx, channels);
      if (!notice) return false;
      const attempts = notice.attempts + 1;
      try {
        await handOver(notice, senders);
      } catch (error) {
        const lastError = error instanceof Error ? error.message.slice(0, 500) : String(error);
        const at = await databaseNow(tx);
        await settleNotice(tx, notice, { state: attempts >= GIVE_UP_AFTER ? 'failed' : 'queued', attempts, at, lastError, nextAttemptAt: new Date(at.getTime() + waitMs(attempts)) });
        return true;
      }
      await settleNotice(tx, notice, { state: 'sent', attempts, at: await databaseNow(tx) });
      sent += 1;
      return true;
    }, { timeout: 60_000 });
    if (!found) break;
  }
  return sent;
}
