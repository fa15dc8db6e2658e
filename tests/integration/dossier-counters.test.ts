import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareCounters, readDueDays, readMonths, readOutcomesByProcedure, readUnitCounts, readCounterHours } from '@/lib/data/dossier-counters';
import { countDossiers, countQueue } from '@/lib/data/dossier-search';
import type { QueueBounds, QueueFilter } from '@/lib/data/queue-filter';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { instantOfLocalTime, localTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { checkCounters, findWrongCounters, tidyCounters } from '@/lib/usecases/keep-counters';
import { performAct } from '@/lib/usecases/perform-act';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { randomFrom, type Random } from '../builders/random';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();

const everything: QueueFilter = { agencyId: AGENCY, reach: { kind: 'agency' } };
const boundsAt = (text: string): QueueBounds => {
  const now = localTime(text);
  return { now: new Date(instantOfLocalTime(now)), tomorrow: new Date(instantOfLocalTime({ on: addDays(now.on, 1), minute: 0 })), afterSoon: new Date(instantOfLocalTime({ on: addDays(now.on, 4), minute: 0 })) };
};
const actors: Record<string, Actor> = {};
const codes: string[] = [];

/** Eight at a time, as eight people would. */
async function atOnce<A, B>(all: readonly A[], work: (each: A) => Promise<B>): Promise<B[]> {
  const waiting = [...all];
  const done: B[] = [];
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await work(next));
  }));
  return done;
}

async function receive(at: string, company: number): Promise<string> {
  const input = await anIntake({ receivedAt: at, lateReason: 'Nhập lại sổ giấy', key: randomUUID() });
  const result = await receiveDossier({ actor: actors.tiepnhan as Actor }, ReceiveDossier.parse({ ...input, applicant: { ...input.applicant, taxCode: `02${String(10_000_000 + company).slice(-8)}` } }));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.code;
}

/** Any act the status allows, by anyone who may; refusals are part of it. */
async function actAtRandom(random: Random, code: string): Promise<boolean> {
  const { status } = await db().dossier.findFirstOrThrow({ where: { code }, select: { status: true } });
  const acts = actsAllowed(status as DossierStatus);
  const act = acts.length === 0 ? undefined : random.pick(acts);
  if (!act) return false;
  const instant = new Date();
  const unit = actors.chuyenvien?.roles[0]?.unitId;
  const soon = { on: addDays(localTimeOfInstant(instant.getTime()).on, 5), minute: 1020 };
  for (const actor of Object.values(actors)) {
    const done = await performAct({ actor, instant, now: localTimeOfInstant(instant.getTime()) }, {
      code, act, seen: null, reason: 'Thử số đếm', data: { toUnitId: unit, toStaffId: actors.lanhdao?.staffId, items: ['Bản vẽ'], replyBy: soon, resultKind: 'granted', resultNumber: '1/GP', collector: 'Người nộp', amountVnd: 1000, secondTarget: soon },
    });
    if (done.ok) return true;
  }
  return false;
}

beforeAll(async () => {
  await openOffice();
  for (const name of ['tiepnhan', 'chuyenvien', 'truongphong', 'traketqua', 'lanhdao', 'kiemsoat']) actors[name] = await actorNamed(name);
});

describe('the stored counters', () => {
  it('agree with the dossiers after many desks received at once, folding meanwhile', async () => {
    const folding = (async () => {
      for (let n = 0; n < 5; n += 1) await tidyCounters();
    })();
    codes.push(...await atOnce(Array.from({ length: 40 }, (_, n) => n), (n) => receive(`2026-11-${String(2 + (n % 18)).padStart(2, '0')}T0${8 + (n % 2)}:1${n % 10}`, n)));
    await folding;
    expect(await compareCounters()).toEqual([]);
    expect(await countQueue(everything, boundsAt('2026-11-24T10:00'))).toEqual(await countDossiers(everything, boundsAt('2026-11-24T10:00')));
  });

  it('agree after random acts of several people at once, whatever is asked and when', async () => {
    const random = randomFrom(5);
    let done = 0;
    for (let round = 0; round < 5; round += 1) {
      const results = await atOnce(codes, (code) => actAtRandom(random, code));
      done += results.filter(Boolean).length;
    }
    expect(done, 'nothing was done: the test proves nothing').toBeGreaterThan(60);
    expect(await compareCounters()).toEqual([]);
    const units = await db().unit.findMany({ where: { agencyId: AGENCY }, select: { id: true } });
    const [first, second] = [actors.chuyenvien?.roles[0]?.unitId ?? '', actors.tiepnhan?.roles[0]?.unitId ?? ''];
    const filters: QueueFilter[] = [
      everything, { ...everything, holderId: actors.chuyenvien?.staffId }, { ...everything, holderId: null }, { ...everything, holdingUnitIds: [first] }, { ...everything, holdingUnitIds: [] },
      { ...everything, reach: { kind: 'units', unitIds: [first] } }, { ...everything, reach: { kind: 'units', unitIds: [first, second] } }, { ...everything, reach: { kind: 'none' } }, { ...everything, status: 'processing' },
    ];
    for (const at of ['2026-11-04T10:00', '2026-11-19T17:00', '2026-11-19T17:01', '2026-11-24T10:00', '2026-12-30T08:00']) {
      for (const filter of filters) expect(await countQueue(filter, boundsAt(at)), `${at} ${JSON.stringify(filter)}`).toEqual(await countDossiers(filter, boundsAt(at)));
      const byUnit = await readUnitCounts(everything, boundsAt(at));
      for (const { id } of units) {
        const { unitId: _unit, ...counts } = byUnit.find(({ unitId }) => unitId === id) ?? { unitId: id, open: 0, overdue: 0, today: 0, soon: 0, within: 0, paused: 0, submitted: 0, ready: 0 };
        expect(counts).toEqual(await countDossiers({ ...everything, holdingUnitIds: [id] }, boundsAt(at)));
      }
    }
  });

  it('say the same before and after folding, in fewer rows', async () => {
    const at = boundsAt('2026-11-24T10:00');
    const before = [await countQueue(everything, at), await readUnitCounts(everything, at), await readDueDays(everything, '2026-11-01', '2026-12-31')];
    const rows = await db().dossierCount.count();
    await tidyCounters();
    expect([await countQueue(everything, at), await readUnitCounts(everything, at), await readDueDays(everything, '2026-11-01', '2026-12-31')]).toEqual(before);
    expect(await db().dossierCount.count()).toBeLessThan(rows);
    expect(await compareCounters()).toEqual([]);
  });

  it('hold what came in and how it ended, by month and procedure', async () => {
    const [month] = await readMonths({ agencyId: AGENCY }, '2026-11', '2026-11');
    expect(month?.received).toBe(codes.length);
    const ended = await db().dossier.count({ where: { agencyId: AGENCY, endedAt: { not: null }, receivedAt: { not: null } } });
    expect((month?.early ?? 0) + (month?.onTime ?? 0) + (month?.late ?? 0)).toBe(ended);
    expect((await readOutcomesByProcedure({ agencyId: AGENCY }, '2026-11', '2026-11')).reduce((sum, row) => sum + row.early + row.onTime + row.late, 0)).toBe(ended);
    expect((await readCounterHours(AGENCY, '2026-11', '2026-11')).reduce((sum, { n }) => sum + n, 0)).toBe(codes.length);
  });

  it('never hide a difference: it is found, told to the administrators, and set right', async () => {
    await db().$executeRaw`INSERT INTO dossier_count ("agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "isStill", "dueOn", n) SELECT "agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, FALSE, '2026-11-25', 3 FROM dossier LIMIT 1`;
    await db().$executeRaw`ALTER TABLE dossier DISABLE TRIGGER "dossier_counted_delete"`;
    await db().$executeRaw`ALTER TABLE dossier DISABLE TRIGGER "dossier_counted_update"`;
    await db().$executeRaw`UPDATE dossier SET "originalDueAt" = "originalDueAt" + interval '3 days' WHERE code = ${codes[0]}`;
    await db().$executeRaw`ALTER TABLE dossier ENABLE TRIGGER "dossier_counted_update"`;
    expect((await findWrongCounters()).length).toBeGreaterThan(0);
    const found = await checkCounters();
    expect(found.map(({ fresh, stored }) => stored - fresh)).toContain(3);
    const told = await db().notice.findMany({ where: { template: 'staff-counters-wrong' } });
    expect(told.length).toBeGreaterThan(0);
    expect(await db().counterCheck.findFirst({ orderBy: { at: 'desc' } })).toMatchObject({ wrongKeys: found.length, counted: codes.length });
    expect(await checkCounters()).toEqual([]);
    expect(await db().notice.count({ where: { template: 'staff-counters-wrong' } })).toBe(told.length);
  });
});
