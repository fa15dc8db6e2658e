import 'server-only';
import PgBoss from 'pg-boss';
import { env } from '@/lib/platform/env';
import { log, logSurprise } from '@/lib/platform/log';
import { mailThrough } from '@/lib/adapters/mail/send-mail';
import { shortMessagesInto } from '@/lib/adapters/short-message/file-writer';
import { purgeOnlineDrafts } from '@/lib/usecases/purge-online-drafts';
import { sendNotices } from '@/lib/usecases/send-notices';
import { checkCounters, tidyCounters } from '@/lib/usecases/keep-counters';
import { runDossierControl } from '@/lib/usecases/check-dossiers';
import { refreshHistory } from '@/lib/usecases/note-watch';
import { runProcedureControl } from '@/lib/usecases/run-control';
import { cleanUpSignIn } from '@/lib/usecases/sign-in-cleanup';
import { watchClock } from '@/lib/usecases/watch-clock';

/** What runs, when (minutes and hours of Asia/Ho_Chi_Minh), and the use case it is. */
const JOBS: readonly { readonly name: string; readonly cron: string; readonly run: () => Promise<unknown> }[] = [
  { name: 'send-notices', cron: '* * * * *', run: () => sendNotices(senders()) },
  // Every quarter of an hour in office hours, and in the morning before they begin: a draft must be there before its due instant.
  { name: 'watch-clock', cron: '*/15 6-18 * * *', run: () => watchClock() },
  { name: 'refresh-history', cron: '15 3 * * *', run: () => refreshHistory() },
  { name: 'run-control', cron: '0 4 * * *', run: () => runProcedureControl() },
  { name: 'check-dossiers', cron: '20 4 * * *', run: () => runDossierControl() },
  { name: 'clean-up-sign-in', cron: '30 2 * * *', run: () => cleanUpSignIn() },
  { name: 'purge-online-drafts', cron: '20 2 * * *', run: () => purgeOnlineDrafts() },
  { name: 'tidy-counters', cron: '* * * * *', run: () => tidyCounters() },
  { name: 'check-counters', cron: '45 2 * * *', run: () => checkCounters() },
];

/** The names of the jobs: a queue is made for each at set-up. */
export const JOB_NAMES: readonly string[] = JOBS.map(({ name }) => name);

const senders = () => {
  const { SMTP_URL, MAIL_FROM, SMS_DIR } = env();
  return { ...(SMTP_URL ? { email: mailThrough(SMTP_URL, MAIL_FROM) } : {}), ...(SMS_DIR ? { sms: shortMessagesInto(SMS_DIR) } : {}) };
};

const kept = globalThis as unknown as { tthcBoss?: PgBoss };

/**
 * Starts the jobs in this process. Any number of processes may: the queue lives in PostgreSQL and gives each job to one.
 * Its tables are made at set-up by the owner of the database; this role could not.
 */
export async function startJobs(): Promise<void> {
  if (kept.tthcBoss || env().TTHC_JOBS === 'off') return;
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, schema: 'pgboss', max: 2, migrate: false });
  kept.tthcBoss = boss;
  boss.on('error', (error) => log('warn', 'jobs', { error: error.message }));
  try {
    await boss.start();
    for (const { name, cron, run } of JOBS) {
      await boss.createQueue(name, { name, policy: 'short', retryLimit: 2 });
      await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
        await run().catch((error: unknown) => {
          logSurprise(`job ${name}`, error);
          throw error;
        });
      });
      await boss.schedule(name, cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
    }
    // A server that was off at night has not looked at the past since.
    await boss.send('refresh-history', {});
  } catch (error) {
    kept.tthcBoss = undefined;
    log('error', 'jobs do not run', { error: error instanceof Error ? error.message : String(error) });
  }
}
