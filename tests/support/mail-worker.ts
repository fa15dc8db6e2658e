import { mailThrough } from '@/lib/adapters/mail/send-mail';
import { db } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { performAct } from '@/lib/usecases/perform-act';
import { sendNotices } from '@/lib/usecases/send-notices';
import { actorNamed } from './counter-office';

/**
 * A process of the app to be killed: `send` empties the outbox through a mail server, `act` asks for payments and records
 * them, one after the other, and prints each answer.
 */
const [what, where = ''] = process.argv.slice(2);

async function send(): Promise<void> {
  await sendNotices({ email: mailThrough(where, 'tthc@example.vn') });
}

async function act(): Promise<void> {
  const actor = await actorNamed('chuyenvien');
  for (let turn = 0; ; turn++) {
    const instant = new Date();
    const now = localTimeOfInstant(instant.getTime());
    const asks = turn % 2 === 0;
    const done = await performAct({ actor, instant, now }, { code: where, act: asks ? 'request-payment' : 'record-payment', seen: null, data: { amountVnd: 600_000, ...(asks ? { replyBy: now } : {}) } });
    process.stdout.write(`${JSON.stringify(done)}\n`);
  }
}

process.stdout.write('ready\n');
await (what === 'send' ? send() : act());
await db().$disconnect();
process.exit(0);
