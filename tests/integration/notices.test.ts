import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailThrough } from '@/lib/adapters/mail/send-mail';
import { queueNotices, type NoticeInput } from '@/lib/data/notices';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { sendNotices } from '@/lib/usecases/send-notices';
import { useDatabase } from '../support/database';

useDatabase();
const received: { to: string; raw: string }[] = [];
let refuseAll = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      if (refuseAll) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString('utf8') });
      done();
    });
  },
});
let smtp = '';
const notice = (changes: Partial<NoticeInput> = {}): NoticeInput => ({ agencyId: 1, dossierId: null, channel: 'email', recipient: 'nguoi.nop@example.vn', template: 'result-ready', data: { code: 'H24.21-261124-0001', link: 'http://localhost/tra-cuu' }, dedupeKey: 'one', ...changes });
const now = () => new Date();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtp = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  await db().agency.create({ data: { id: 1, code: 'H24.21', name: '', shortName: '', parentName: '', address: '', phone: '', email: '' } });
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

describe('notices', () => {
  it('are not written when the change they tell of is undone', async () => {
    await expect(inTransaction(async (tx) => { await queueNotices(tx, [notice({ dedupeKey: 'undone' })], now()); throw new Error('undo'); })).rejects.toThrow('undo');
    expect(await db().notice.count()).toBe(0);
  });

  it('reach a real mail server once each, though three workers send at once and the change is retried', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b']) await inTransaction((tx) => queueNotices(tx, [notice({ dedupeKey: key, recipient: `${key}@example.vn`, lang: key === 'f' ? 'en' : 'vi' })], now()));
    const senders = { email: mailThrough(smtp, 'tthc@example.vn') };
    await Promise.all([sendNotices(senders), sendNotices(senders), sendNotices(senders)]);
    expect(received.map((mail) => mail.to).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}@example.vn`));
    expect(received.find((mail) => mail.to === 'f@example.vn')?.raw).toMatch(/Subject: Result of dossier H24\.21-261124-0001/);
    expect(await sendNotices(senders)).toBe(0);
  });

  it('wait while the mail server is down or refuses, say why, and go out later', async () => {
    await inTransaction((tx) => queueNotices(tx, [notice({ dedupeKey: 'later', recipient: 'later@example.vn' })], now()));
    expect(await sendNotices({ email: mailThrough('smtp://127.0.0.1:1', 'tthc@example.vn') })).toBe(0);
    const waiting = await db().notice.findFirstOrThrow({ where: { dedupeKey: 'later' } });
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1 });
    expect(waiting.lastError).toMatch(/ECONNREFUSED/);
    expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
    await db().notice.updateMany({ where: { dedupeKey: 'later' }, data: { nextAttemptAt: new Date(0) } });
    refuseAll = true;
    await sendNotices({ email: mailThrough(smtp, 'tthc@example.vn') });
    refuseAll = false;
    await db().notice.updateMany({ where: { dedupeKey: 'later' }, data: { nextAttemptAt: new Date(0) } });
    expect(await sendNotices({ email: mailThrough(smtp, 'tthc@example.vn') })).toBe(1);
    expect(received.filter((mail) => mail.to === 'later@example.vn')).toHaveLength(1);
  });
});
