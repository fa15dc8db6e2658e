import { beforeAll, describe, expect, it } from 'vitest';
import { listApologyDrafts } from '@/lib/data/apology-drafts';
import { loadCalendar } from '@/lib/data/calendar';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { nextWorkingDay } from '@/lib/domain/calendar/working-calendar';
import type { Context } from '@/lib/usecases/context';
import { issueApologies } from '@/lib/usecases/issue-apologies';
import { performAct } from '@/lib/usecases/perform-act';
import { dismissApology, issueApology } from '@/lib/usecases/settle-apology';
import { watchClock } from '@/lib/usecases/watch-clock';
import { actorNamed, AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { insertDossier } from '../support/insert-dossier';

useDatabase();
const actors = {} as Record<'tiepnhan' | 'chuyenvien' | 'truongphong' | 'lanhdao', Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const agency = { kind: 'agency' as const };
let serial = 0;

beforeAll(async () => {
  await openOffice();
  for (const username of ['tiepnhan', 'chuyenvien', 'truongphong', 'lanhdao'] as const) actors[username] = await actorNamed(username);
});

/** A dossier whose due instant is moved to an hour from now or the last minute of today, with its draft. */
async function aDraft(): Promise<{ id: string; code: string; seen: number; due: Date; later: PlainDate }> {
  const code = await insertDossier({ ordinal: ++serial, hoursAgo: 30, by: actors.tiepnhan });
  const here = localTimeOfInstant(Date.now());
  const due = new Date(Date.now() + Math.min(60, 1439 - here.minute) * 60_000);
  await db().dossier.update({ where: { agencyId_code: { agencyId: AGENCY, code } }, data: { originalDueAt: due } });
  await Promise.all([watchClock(), watchClock(), watchClock()]);
  const dossier = await db().dossier.findUniqueOrThrow({ where: { agencyId_code: { agencyId: AGENCY, code } } });
  const drafts = await db().apologyDraft.findMany({ where: { dossierId: dossier.id } });
  expect(drafts, 'three workers, one draft').toHaveLength(1);
  return { id: drafts[0]?.id ?? '', code, seen: dossier.eventCount, due, later: nextWorkingDay(nextWorkingDay(here.on, await loadCalendar(AGENCY)), await loadCalendar(AGENCY)) };
}
const REASON = 'Chờ kết quả thẩm định thực địa';

describe('a draft apology', () => {
  it('is issued with its event, paper and notice together, and the lateness stays', async () => {
    const draft = await aDraft();
    await db().dossier.update({ where: { agencyId_code: { agencyId: AGENCY, code: draft.code } }, data: { notifyBy: 'email', applicantEmail: 'mau@example.vn' } });
    const done = await issueApology(ctx(actors.lanhdao), { id: draft.id, seen: draft.seen, secondTarget: draft.later, reason: REASON });
    expect(done).toEqual({ ok: true, value: { code: draft.code } });
    const dossier = await db().dossier.findUniqueOrThrow({ where: { agencyId_code: { agencyId: AGENCY, code: draft.code } } });
    expect(localTimeOfInstant(dossier.secondTargetAt?.getTime() ?? 0).on).toBe(draft.later);
    expect(await db().apologyDraft.findFirstOrThrow({ where: { id: draft.id } })).toMatchObject({ state: 'issued', settledById: actors.lanhdao.staffId });
    expect(await db().notice.count({ where: { dossierId: dossier.id, template: 'apology', channel: 'email' } })).toBe(1);
    expect(await db().paper.count({ where: { dossierId: dossier.id, kind: 'apology-notice' } })).toBe(1);
  });

  it('is issued by one of two leaders; the other is told who and when', async () => {
    const draft = await aDraft();
    const results = await Promise.all([1, 2, 3, 4].map(() => issueApology(ctx(actors.lanhdao), { id: draft.id, seen: draft.seen, secondTarget: draft.later, reason: REASON })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const lost of results.filter(({ ok }) => !ok)) expect(lost).toMatchObject({ refusal: { name: 'DraftSettled', state: 'issued', by: actors.lanhdao.name } });
    expect(await db().dossierEvent.count({ where: { act: 'apologise', dossierId: (await db().apologyDraft.findFirstOrThrow({ where: { id: draft.id } })).dossierId } })).toBe(1);
  });

  it('refuses a day of rest, a date not after the due date, a state unseen and whoever may not', async () => {
    const draft = await aDraft();
    const issue = (actor: Actor, more: object) => issueApology(ctx(actor), { id: draft.id, seen: draft.seen, secondTarget: draft.later, reason: REASON, ...more });
    expect(await issue(actors.lanhdao, { secondTarget: '2027-01-03' })).toMatchObject({ refusal: { name: 'TargetNotWorkingDay' } });
    expect(await issue(actors.lanhdao, { secondTarget: '2026-11-20' })).toMatchObject({ refusal: { name: 'TargetNotAfterDue' } });
    expect(await issue(actors.lanhdao, { seen: draft.seen + 1 })).toMatchObject({ refusal: { name: 'Stale' } });
    expect(await issue(actors.chuyenvien, {})).toMatchObject({ refusal: { name: 'NoSuchDraft' } });
    expect((await db().apologyDraft.findFirstOrThrow({ where: { id: draft.id } })).state).toBe('waiting');
  });

  it('is put aside with a reason, and no worker writes it anew', async () => {
    const draft = await aDraft();
    expect(await dismissApology(ctx(actors.lanhdao), { id: draft.id, reason: 'Kết quả có trong hôm nay' })).toMatchObject({ ok: true });
    await watchClock();
    expect(await db().apologyDraft.findMany({ where: { id: draft.id } })).toMatchObject([{ state: 'dismissed', settledReason: 'Kết quả có trong hôm nay' }]);
    expect((await listApologyDrafts(AGENCY, agency, 'waiting', null, 50)).some(({ id }) => id === draft.id)).toBe(false);
    expect((await listApologyDrafts(AGENCY, agency, 'settled', null, 1))[0]).toMatchObject({ id: draft.id, settledByName: actors.lanhdao.name });
  });

  it('waits for nobody once the work has ended or the act form has made the apology', async () => {
    const ended = await aDraft();
    expect(await performAct(ctx(actors.chuyenvien), { code: ended.code, act: 'withdraw', seen: null, reason: 'Người nộp rút' })).toMatchObject({ ok: true });
    expect(await db().apologyDraft.findFirstOrThrow({ where: { id: ended.id } })).toMatchObject({ state: 'obsolete', settledReason: 'ended' });
    const made = await aDraft();
    expect(await performAct(ctx(actors.lanhdao), { code: made.code, act: 'apologise', seen: null, reason: REASON, data: { secondTarget: { on: made.later, minute: 1020 } } })).toMatchObject({ ok: true });
    expect(await db().apologyDraft.findFirstOrThrow({ where: { id: made.id } })).toMatchObject({ state: 'issued', settledById: actors.lanhdao.staffId });
  });

  it('are issued several at once, one refusal holding back none of the others', async () => {
    const [first, second] = [await aDraft(), await aDraft()];
    const done = await issueApologies(ctx(actors.lanhdao), { drafts: [{ id: first.id, seen: first.seen + 5 }, { id: second.id, seen: second.seen }], reason: REASON });
    expect(done).toMatchObject({ ok: true, value: { issued: [second.code], refused: [{ code: first.code, refusal: { name: 'Stale' } }] } });
  });
});

describe('reminders', () => {
  it('go once to an applicant whose result nobody fetched, and to the holder when the applicant does not answer', async () => {
    const ready = await insertDossier({ ordinal: ++serial, hoursAgo: 24 * 20, by: actors.tiepnhan });
    const waiting = await insertDossier({ ordinal: ++serial, hoursAgo: 24 * 20, by: actors.tiepnhan });
    const key = (code: string) => ({ where: { agencyId_code: { agencyId: AGENCY, code } } });
    await db().dossier.update({ ...key(ready), data: { status: 'resolved', resolvedAt: new Date(Date.now() - 8 * 86_400_000), endedAt: new Date(Date.now() - 8 * 86_400_000), notifyBy: 'zalo' } });
    const unit = actors.chuyenvien.roles[0]?.unitId ?? '';
    for (const step of [{ actor: actors.tiepnhan, act: 'hand-over' as const, data: { toUnitId: unit } }, { actor: actors.chuyenvien, act: 'take-over' as const, data: {} }]) expect(await performAct(ctx(step.actor), { code: waiting, act: step.act, seen: null, data: step.data })).toMatchObject({ ok: true });
    const replyBy = localTimeOfInstant(Date.now() - 3_600_000);
    expect(await performAct(ctx(actors.chuyenvien), { code: waiting, act: 'request-supplement', seen: null, reason: 'Thiếu bản vẽ', data: { items: ['Bản vẽ'], replyBy } })).toMatchObject({ ok: true });
    await Promise.all([watchClock(), watchClock()]);
    await watchClock();
    const readyId = (await db().dossier.findUniqueOrThrow(key(ready))).id;
    const waitingId = (await db().dossier.findUniqueOrThrow(key(waiting))).id;
    expect(await db().notice.findMany({ where: { dossierId: readyId, template: 'result-uncollected' } })).toMatchObject([{ channel: 'zalo', state: 'queued' }]);
    expect(await db().notice.findMany({ where: { dossierId: waitingId, template: 'staff-waiting-too-long' } })).toMatchObject([{ recipient: actors.chuyenvien.staffId, channel: 'in-app' }]);
  });
});
