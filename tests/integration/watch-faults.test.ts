import { spawn, type ChildProcess } from 'node:child_process';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseNow } from '@/lib/data/dossier-acts';
import { queueNotices } from '@/lib/data/notices';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { mailThrough } from '@/lib/adapters/mail/send-mail';
import { performAct } from '@/lib/usecases/perform-act';
import { sendNotices } from '@/lib/usecases/send-notices';
import { watchClock } from '@/lib/usecases/watch-clock';
import { actorNamed, AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

const HOUR = 3_600_000;
const machine = vi.hoisted(() => ({ wrongBy: 0 }));
vi.mock('@/lib/platform/clock', async (original) => {
  const real = await original<typeof import('@/lib/platform/clock')>();
  const now = () => new Date(Date.now() + machine.wrongBy);
  return { ...real, now, localNow: () => real.localTimeOf(now()), today: () => real.localTimeOf(now()).on };
});

const database = useDatabase();
const actors = {} as Record<'tiepnhan' | 'chuyenvien' | 'truongphong', Actor>;
/** What the mail server has said "250" to, by Message-ID. */
const accepted: string[] = [];
let onMail: (accept: () => void) => void = (accept) => accept();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream: SMTPServerDataStream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => onMail(() => {
      accepted.push(/^Message-ID: (<[^>]+>)/im.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? '');
      done();
    }));
  },
});
server.on('error', () => undefined);
let smtp = '';
let serial = 0;
const running = new Set<ChildProcess>();

/** The app as a process of its own, until it has ended. */
function worker(...args: string[]): { child: ChildProcess; out: () => string; ended: Promise<void>; ready: Promise<void> } {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'tests/support/mail-worker.ts', ...args], { env: { ...process.env, DATABASE_URL: database.url() }, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  let text = '';
  const ready = new Promise<void>((resolve) => child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString(); if (text.includes('ready')) resolve(); }));
  const ended = new Promise<void>((resolve) => child.on('close', () => { running.delete(child); resolve(); }));
  return { child, out: () => text, ended, ready: Promise.race([ready, ended]) };
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtp = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  await openOffice();
  for (const username of ['tiepnhan', 'chuyenvien', 'truongphong'] as const) actors[username] = await actorNamed(username);
});
beforeEach(async () => {
  accepted.length = 0;
  onMail = (accept) => accept();
  await db().notice.deleteMany({});
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const context = (actor: Actor) => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const newDossier = (hoursAgo = 2) => insertDossier({ ordinal: ++serial, hoursAgo, by: actors.tiepnhan });
const idOf = async (code: string) => (await db().dossier.findUniqueOrThrow({ where: { agencyId_code: { agencyId: AGENCY, code } } })).id;

async function queue(count: number): Promise<string[]> {
  await inTransaction((tx) => queueNotices(tx, Array.from({ length: count }, (_, at) => ({ agencyId: AGENCY, dossierId: null, channel: 'email' as const, recipient: `nguoi${at}@example.vn`, template: 'result-ready' as const, data: { code: 'H24.21-261124-0001', link: '' }, dedupeKey: `kill:${at}` })), new Date()));
  return (await db().notice.findMany({ select: { id: true } })).map(({ id }) => `<${id}@tthc>`).sort();
}

describe('the app killed', () => {
  it('while it hands a message over: none is lost and none goes out twice', async () => {
    const all = await queue(9);
    let mails = 0;
    for (let round = 0; round < 2; round++) {
      const { child, ended } = worker('send', smtp);
      // The message has arrived whole, and the process dies before the server accepts it.
      onMail = (accept) => (++mails % 4 === 0 ? void child.kill('SIGKILL') : accept());
      await ended;
    }
    expect(accepted.length).toBeGreaterThan(3);
    expect(accepted.length).toBeLessThan(9);
    onMail = (accept) => accept();
    await worker('send', smtp).ended;
    expect([...accepted].sort()).toEqual(all);
    expect(await db().notice.count({ where: { state: 'sent' } })).toBe(9);
  });

  it('just after the server said yes: none is lost, and what goes out again is the same message', async () => {
    const all = await queue(5);
    const { child, ended } = worker('send', smtp);
    onMail = (accept) => { accept(); if (accepted.length === 3) child.kill('SIGKILL'); };
    await ended;
    onMail = (accept) => accept();
    await worker('send', smtp).ended;
    expect([...new Set(accepted)].sort()).toEqual(all);
    // The one window that SMTP leaves: at most the message that was on its way.
    expect(accepted.length).toBeLessThanOrEqual(6);
  });

  it('between a change and its notice: every change has exactly one, and no notice tells of what did not happen', async () => {
    const code = await newDossier();
    const unit = actors.chuyenvien.roles[0]?.unitId ?? '';
    expect(await performAct(context(actors.tiepnhan), { code, act: 'hand-over', seen: null, data: { toUnitId: unit } })).toMatchObject({ ok: true });
    expect(await performAct(context(actors.chuyenvien), { code, act: 'take-over', seen: null })).toMatchObject({ ok: true });
    await db().dossier.update({ where: { agencyId_code: { agencyId: AGENCY, code } }, data: { notifyBy: 'email', applicantEmail: 'mau@example.vn' } });
    const acknowledged = new Set<number>();
    for (const wait of [150, 420]) {
      const { child, out, ready, ended } = worker('act', code);
      await ready;
      await vi.waitFor(() => expect(out().split('\n').length).toBeGreaterThan(7), { timeout: 60_000, interval: 20 });
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended;
      for (const match of out().matchAll(/"ok":true,"value":\{"code":"[^"]+","seq":(\d+)/g)) acknowledged.add(Number(match[1]));
    }
    const dossierId = await idOf(code);
    const events = await db().dossierEvent.findMany({ where: { dossierId }, orderBy: { seq: 'asc' } });
    const asks = events.filter(({ act }) => act === 'request-payment').map(({ seq }) => `${dossierId}:${seq}:payment-requested`);
    const told = (await db().notice.findMany({ where: { dossierId, template: 'payment-requested' } })).map(({ dedupeKey }) => dedupeKey);
    expect(asks.length).toBeGreaterThan(2);
    expect(told.sort()).toEqual(asks.sort());
    expect([...acknowledged].filter((seq) => !events.some((event) => event.seq === seq))).toEqual([]);
  });
});

describe('the clock of the machine wrong by an hour', () => {
  it.each([['ahead', HOUR], ['behind', -HOUR]])('%s: the database\'s time is the time of entry, and decides what is the future', async (_name, wrongBy) => {
    const code = await newDossier();
    machine.wrongBy = wrongBy;
    try {
      const instant = new Date(Date.now() + wrongBy);
      const wrong = { actor: actors.tiepnhan, instant, now: localTimeOfInstant(instant.getTime()) };
      const unit = actors.chuyenvien.roles[0]?.unitId ?? '';
      const before = await inTransaction(databaseNow);
      expect(await performAct(wrong, { code, act: 'hand-over', seen: null, data: { toUnitId: unit } })).toMatchObject({ ok: true });
      const event = await db().dossierEvent.findFirstOrThrow({ where: { dossierId: await idOf(code), act: 'hand-over' } });
      expect(Math.abs(event.enteredAt.getTime() - before.getTime())).toBeLessThan(60_000);
      expect(Math.abs(event.legalAt.getTime() - before.getTime())).toBeLessThan(120_000);
      if (wrongBy > 0) expect(await performAct({ ...wrong, actor: actors.chuyenvien }, { code, act: 'take-over', seen: null, legalAt: wrong.now })).toMatchObject({ refusal: { name: 'InFuture' } });
      await queue(1);
      expect(await sendNotices({ email: mailThrough(smtp, 'tthc@example.vn') })).toBe(1);
      await watchClock();
      for (const notice of await db().notice.findMany({ where: { channel: 'in-app' } })) expect(Math.abs(notice.createdAt.getTime() - before.getTime())).toBeLessThan(60_000);
    } finally {
      machine.wrongBy = 0;
    }
  });
});

describe('500 people at once', () => {
  it('who act on one state of one dossier end with one act; each of the others is told who did what and when', async () => {
    const code = await newDossier();
    const unit = actors.chuyenvien.roles[0]?.unitId ?? '';
    await performAct(context(actors.tiepnhan), { code, act: 'hand-over', seen: null, data: { toUnitId: unit } });
    const dossierId = await idOf(code);
    const seen = await db().dossierEvent.count({ where: { dossierId } });
    const acts = ['take-over', 'stop', 'withdraw', 'hand-over'] as const;
    const results = await Promise.all(Array.from({ length: 500 }, (_, at) => performAct(context(at % 2 ? actors.chuyenvien : actors.truongphong), { code, act: acts[at % 4] ?? 'take-over', seen, reason: 'Thử', data: { legalBasis: 'Thử', toUnitId: unit } })));
    const won = results.filter(({ ok }) => ok);
    expect(won).toHaveLength(1);
    const event = await db().dossierEvent.findFirstOrThrow({ where: { dossierId, seq: seen + 1 } });
    const by = [actors.chuyenvien, actors.truongphong].find(({ staffId }) => staffId === event.actorId)?.name;
    for (const lost of results.filter(({ ok }) => !ok)) expect(lost).toEqual({ ok: false, refusal: { name: 'Stale', act: event.act, by, at: localTimeOfInstant(event.enteredAt.getTime()) } });
    expect(await db().dossierEvent.count({ where: { dossierId } })).toBe(seen + 1);
  });
});
