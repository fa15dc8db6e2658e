import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '@/prisma/seed/index';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { readEventFacts } from '@/lib/data/dossier-acts';
import { inTransaction } from '@/lib/db/transaction';
import { performAct, type ActInput } from '@/lib/usecases/perform-act';
import { watchClock } from '@/lib/usecases/watch-clock';
import type { Context } from '@/lib/usecases/context';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

useDatabase();
const AGENCY = 1;
let serial = 0;

async function actorNamed(username: string): Promise<Actor> {
  const staff = await db().staff.findFirstOrThrow({ where: { username } });
  const roles = await db().staffRole.findMany({ where: { staffId: staff.id } });
  return { staffId: staff.id, agencyId: AGENCY, name: staff.name, title: staff.title, roles: roles.map((role) => ({ role: role.role as Role, unitId: role.unitId })) };
}
const actors = {} as Record<'tiepnhan' | 'traketqua' | 'chuyenvien' | 'truongphong' | 'lanhdao' | 'kiemsoat' | 'moitruong', Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const newDossier = (hoursAgo = 30) => insertDossier({ ordinal: ++serial, hoursAgo, by: actors.tiepnhan });
const act = (actor: Actor, code: string, what: DossierAct, more: Partial<ActInput> = {}) => performAct(ctx(actor), { code, act: what, seen: null, ...more });
const day = (days: number): PlainDate => addDays(localTimeOfInstant(Date.now()).on, days);
async function done(...steps: Parameters<typeof act>) {
  const result = await act(...steps);
  expect(result, `${steps[2]}: ${JSON.stringify(result)}`).toMatchObject({ ok: true });
  return result.ok ? result.value : (undefined as never);
}

beforeAll(async () => {
  await seed('reference');
  await inTransaction(async (tx) => (await import('@/prisma/seed/demo/people')).loadPeople(tx, new Date()));
  for (const username of ['tiepnhan', 'traketqua', 'chuyenvien', 'truongphong', 'lanhdao', 'kiemsoat', 'moitruong'] as const) actors[username] = await actorNamed(username);
});

describe('the life of a dossier', () => {
  it('goes from the counter to the applicant, every cache equal to a refold', async () => {
    const code = await newDossier();
    const unit = actors.chuyenvien.roles[0]?.unitId ?? '';
    await done(actors.tiepnhan, code, 'hand-over', { data: { toUnitId: unit } });
    await done(actors.chuyenvien, code, 'take-over');
    const paused = await done(actors.chuyenvien, code, 'request-supplement', { reason: 'Thiếu bản vẽ', data: { items: ['Bản vẽ mặt bằng'], replyBy: { on: day(5), minute: 1020 } } });
    expect(paused.state.status).toBe('awaiting-supplement');
    await done(actors.traketqua, code, 'receive-supplement');
    await done(actors.chuyenvien, code, 'consult', { data: { toUnitId: unit, replyBy: { on: day(2), minute: 1020 } } });
    await done(actors.chuyenvien, code, 'consult-reply');
    await done(actors.chuyenvien, code, 'submit-for-signature', { data: { toStaffId: actors.lanhdao.staffId } });
    expect(await act(actors.chuyenvien, code, 'sign')).toMatchObject({ ok: false, refusal: { name: 'NotPermitted' } });
    await done(actors.lanhdao, code, 'sign');
    await done(actors.chuyenvien, code, 'finish', { data: { resultKind: 'granted', resultNumber: '12/GP' } });
    await done(actors.traketqua, code, 'return-result', { data: { collector: 'Người nộp' } });
    const row = await db().dossier.findFirstOrThrow({ where: { code } });
    const facts = await readEventFacts(db(), AGENCY, row.id);
    const folded = foldEvents(facts);
    expect(folded).toMatchObject({ ok: true, value: { status: row.status } });
    expect(row).toMatchObject({ status: 'returned', eventCount: facts.length, supplementAsks: 1, pausedAt: null });
    expect(row.endStanding).toMatch(/early|on-time/);
    expect(await db().auditEntry.count({ where: { subject: `dossier:${code}` } })).toBe(facts.length - 1);
  });

  it('answers the second of two people with who did what and when', async () => {
    const code = await newDossier();
    const before = await db().dossier.findFirstOrThrow({ where: { code } });
    await done(actors.chuyenvien, code, 'take-over', { seen: before.eventCount });
    expect(await act(actors.truongphong, code, 'take-over', { seen: before.eventCount })).toMatchObject({ ok: false, refusal: { name: 'Stale', act: 'take-over', by: actors.chuyenvien.name } });
  });

  it('lets exactly one of many conflicting acts through', async () => {
    const code = await newDossier();
    const seen = (await db().dossier.findFirstOrThrow({ where: { code } })).eventCount;
    const results = await Promise.all(Array.from({ length: 60 }, (_, index) => act(index % 2 ? actors.chuyenvien : actors.truongphong, code, index % 3 ? 'take-over' : 'stop', { seen, reason: 'thử', data: { legalBasis: 'thử' } })));
    expect(results.filter((result) => result.ok).length).toBe(1);
    expect(results.filter((result) => !result.ok && result.refusal.name !== 'Stale' && result.refusal.name !== 'NotPermitted')).toEqual([]);
    expect(await db().dossierEvent.count({ where: { dossierId: (await db().dossier.findFirstOrThrow({ where: { code } })).id } })).toBe(seen + 1);
  });

  it('refuses what is out of order, in the future, before the last event, of another unit, or unexplained', async () => {
    const code = await newDossier();
    expect(await act(actors.traketqua, code, 'return-result')).toMatchObject({ ok: false, refusal: { name: 'ActNotAllowed' } });
    expect(await act(actors.chuyenvien, code, 'take-over', { legalAt: { on: day(1), minute: 600 }, reason: 'x' })).toMatchObject({ ok: false, refusal: { name: 'InFuture' } });
    expect(await act(actors.chuyenvien, code, 'take-over', { legalAt: { on: day(-20), minute: 600 }, reason: 'x' })).toMatchObject({ ok: false, refusal: { name: 'BeforePreviousEvent' } });
    expect(await act(actors.moitruong, code, 'take-over')).toMatchObject({ ok: false, refusal: { name: 'NoSuchDossier' } });
    const anHourAgo = localTimeOfInstant(Date.now() - 3_600_000);
    expect(await act(actors.chuyenvien, code, 'take-over', { legalAt: anHourAgo })).toMatchObject({ ok: false, refusal: { name: 'LateEntryNeedsReason' } });
    await done(actors.chuyenvien, code, 'take-over', { legalAt: anHourAgo, reason: 'Mạng hỏng lúc nhận' });
  });

  it('asks for supplements twice and refuses the third; a correction by a second person takes one back', async () => {
    const code = await newDossier();
    await done(actors.chuyenvien, code, 'take-over');
    for (let round = 0; round < 2; round++) {
      await done(actors.chuyenvien, code, 'request-supplement', { reason: 'thiếu', data: { items: ['a'] } });
      await done(actors.traketqua, code, 'receive-supplement');
    }
    expect(await act(actors.chuyenvien, code, 'request-supplement', { reason: 'thiếu', data: { items: ['b'] } })).toMatchObject({ ok: false, refusal: { name: 'SupplementAsksUsed' } });
    await done(actors.tiepnhan, code, 'withdraw', { reason: 'Người nộp xin rút' });
    const seq = (await db().dossier.findFirstOrThrow({ where: { code } })).eventCount;
    const undone = await done(actors.kiemsoat, code, 'correct', { voidsSeq: seq, reason: 'Rút nhầm hồ sơ' });
    expect(undone.state).toMatchObject({ status: 'processing', endedAt: null });
  });

  it('tells the applicant once, in the transaction of the act', async () => {
    const code = await newDossier();
    await db().dossier.updateMany({ where: { code }, data: { notifyBy: 'email', applicantEmail: 'nguoi.nop@example.vn' } });
    await done(actors.chuyenvien, code, 'take-over');
    await done(actors.chuyenvien, code, 'request-supplement', { reason: 'thiếu', data: { items: ['Bản vẽ'] } });
    const row = await db().dossier.findFirstOrThrow({ where: { code } });
    expect(await db().notice.findMany({ where: { dossierId: row.id } })).toMatchObject([{ template: 'supplement-requested', recipient: 'nguoi.nop@example.vn', state: 'queued', data: { items: 'Bản vẽ' } }]);
  });

  it('drafts one apology before a due instant passes, though three workers look at once', async () => {
    const code = await newDossier();
    const row = await db().dossier.findFirstOrThrow({ where: { code } });
    const at = new Date((row.originalDueAt?.getTime() ?? 0) - 3_600_000);
    await Promise.all([watchClock(at), watchClock(at), watchClock(at)]);
    expect(await db().apologyDraft.count({ where: { dossierId: row.id } })).toBe(1);
    expect(await db().notice.count({ where: { dossierId: row.id, template: 'staff-apology-draft', recipient: actors.lanhdao.staffId } })).toBe(1);
    await watchClock(at);
    expect(await db().apologyDraft.count({ where: { dossierId: row.id } })).toBe(1);
  });
});
