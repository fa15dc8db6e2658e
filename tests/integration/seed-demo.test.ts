import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dossier } from '@/prisma/generated/client';
import { loadCalendar } from '@/lib/data/calendar';
import { factsOfStored } from '@/lib/data/events-read';
import { paperHash } from '@/lib/data/papers';
import { db } from '@/lib/db/client';
import { compareLocalTimes, localTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isOfficeOpenAt, isWorkingDay, officeHoursOn } from '@/lib/domain/calendar/working-calendar';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { isLegalHistory } from '@/lib/domain/dossier/history';
import { standingAt } from '@/lib/domain/dossier/standing';
import type { IntakeReceipt } from '@/lib/domain/paper/data';
import { instantOf, localTimeOf, now } from '@/lib/platform/clock';
import { cachesOf } from '@/lib/usecases/perform-act';
import { demoAccounts, seed } from '@/prisma/seed';
import { castOf } from '@/prisma/seed/demo/cast';
import { currentDossiers } from '@/prisma/seed/demo/current-list';
import { loadVersions } from '@/prisma/seed/demo/versions';
import { namedIds } from '@/prisma/seed/reference';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { contentsOf } from '../support/table-contents';

const { url } = useDatabase();
const local = (at: Date | null): LocalTime | null => (at ? localTimeOfInstant(at.getTime()) : null);

/** A Wednesday on which the office works, so that something can be due on the day itself. */
const WEDNESDAY = instantOf({ on: plainDate('2026-11-18'), minute: 630 });

type EventRow = Awaited<ReturnType<typeof allEvents>>[number];
const allEvents = () => db().dossierEvent.findMany({ orderBy: [{ dossierId: 'asc' }, { seq: 'asc' }] });

let dossiers: Dossier[];
let eventsOf: Map<string, EventRow[]>;
let calendar: WorkingCalendar;

beforeAll(async () => {
  await seed('demo', () => {}, WEDNESDAY);
  dossiers = await db().dossier.findMany();
  eventsOf = new Map(dossiers.map((dossier) => [dossier.id, []]));
  for (const event of await allEvents()) eventsOf.get(event.dossierId)?.push(event);
  calendar = await loadCalendar(1);
}, 200_000);

describe('the office of 2017, counted from its events alone', () => {
  const begin = Date.parse('2017-01-01T00:00:00+07:00');
  const end = Date.parse('2017-09-07T00:00:00+07:00');
  const during = (at: Date) => at.getTime() >= begin && at.getTime() < end;
  const received = (events: readonly EventRow[]) => events.find((event) => event.act === 'receive' || event.act === 'accept');
  const ended = (events: readonly EventRow[]) => events.find((event) => ['finish', 'withdraw', 'stop'].includes(event.act));
  const office = () => [...eventsOf.values()].filter((events) => { const at = received(events)?.legalAt; return at !== undefined && during(at); });
  const endedBy = (events: readonly EventRow[], instant: number) => { const last = ended(events); return last !== undefined && last.legalAt.getTime() < instant; };

  it('received 1,383; of them 61 were in process at the end of 6/9/2017, and 1,322 had ended: 1,302 with results, 20 withdrawn or stopped', () => {
    const all = office();
    expect(all).toHaveLength(1_383);
    expect(all.filter((events) => !endedBy(events, end))).toHaveLength(61);
    const done = all.filter((events) => endedBy(events, end));
    expect(done).toHaveLength(1_322);
    expect(done.filter((events) => ended(events)?.act === 'finish')).toHaveLength(1_302);
    expect(done.filter((events) => ended(events)?.act !== 'finish')).toHaveLength(20);
    expect(dossiers.filter((dossier) => dossier.createdAt.getTime() < Date.parse('2018-01-01'))).toHaveLength(1_383);
  });

  it('had all of the 61 ended by the end of the year', () => {
    expect(office().filter((events) => !endedBy(events, Date.parse('2018-01-01T00:00:00+07:00')))).toEqual([]);
  });

  it('was never late, and the 61 were within their limits', () => {
    const dueOf = new Map(dossiers.map((dossier) => [dossier.id, dossier.originalDueAt?.getTime() ?? 0]));
    for (const events of office()) {
      const due = dueOf.get(events[0]?.dossierId ?? '') ?? 0;
      expect(ended(events)?.legalAt.getTime()).toBeLessThanOrEqual(due);
      if (!endedBy(events, end)) expect(due).toBeGreaterThanOrEqual(end);
    }
  });

  it('reckons limits in working days as one would on the fingers', () => {
    let counted = 0;
    for (const dossier of dossiers.filter((one) => one.termUnit === 'working-day' && one.receivedAt && (one.receivedAt.getTime() < end || one.status === 'processing'))) {
      if (eventsOf.get(dossier.id)?.some((event) => event.act.startsWith('request-'))) continue;
      const at = local(dossier.receivedAt);
      if (!at) continue;
      let day = at.on;
      const closing = officeHoursOn(day, calendar).at(-1)?.to ?? 0;
      if (!isWorkingDay(day, calendar) || at.minute >= closing) do day = addDays(day, 1); while (!isWorkingDay(day, calendar));
      for (let left = dossier.termValue; left > 0; ) { day = addDays(day, 1); if (isWorkingDay(day, calendar)) left -= 1; }
      expect(local(dossier.originalDueAt)).toEqual({ on: day, minute: 1_020 });
      counted += 1;
    }
    expect(counted).toBeGreaterThan(500);
  });

  it('wrote everything down when it happened, in office hours', () => {
    for (const events of office()) {
      for (const event of events) expect(event.enteredAt).toEqual(event.legalAt);
      const at = received(events)?.legalAt;
      expect(at && isOfficeOpenAt(localTimeOf(at), calendar)).toBe(true);
    }
  });
});

describe('every sample dossier', () => {
  it('has a history that the table of acts allows, in the order of its numbers', () => {
    for (const events of eventsOf.values()) {
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
      const facts = factsOfStored(events);
      expect(isLegalHistory(facts)).toBe(true);
      events.forEach((event, index) => {
        const upTo = foldEvents(facts.slice(0, index + 1));
        expect(upTo.ok && upTo.value.status).toBe(event.statusAfter);
      });
      for (const event of events) expect(event.enteredAt.getTime()).toBeLessThanOrEqual(WEDNESDAY.getTime());
    }
  });

  it('has in its columns what its events and the calendar say', () => {
    for (const dossier of dossiers) {
      const events = eventsOf.get(dossier.id) ?? [];
      const folded = foldEvents(factsOfStored(events));
      if (!folded.ok) throw new Error(dossier.code);
      const { dueSteps, ...caches } = cachesOf(dossier, folded.value, calendar, localTimeOf(WEDNESDAY));
      expect(dossier, dossier.code).toMatchObject(caches);
      expect(dossier.dueSteps ?? undefined, dossier.code).toEqual(dueSteps);
      expect(dossier.eventCount).toBe(events.length);
      expect(dossier.lastEventAt).toEqual(events.at(-1)?.enteredAt);
      expect(dossier.isSample).toBe(true);
    }
  });

  it('was received under a version in force on that day', () => {
    return db().$queryRaw<{ code: string }[]>`
      SELECT d.code FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
      WHERE d."receivedAt" IS NOT NULL AND NOT ((d."receivedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN v."validFrom" AND coalesce(v."validTo", 'infinity'))`.then((rows) => expect(rows).toEqual([]));
  });

  it('carries a code of the day it came, without gap or repeat, and the counters go on from there', async () => {
    const byDay = new Map<string, { ordinal: number; at: number }[]>();
    for (const dossier of dossiers) {
      const [, day = '', ordinal] = /^H24\.21-(\d{6})-(\d{4})$/.exec(dossier.code) ?? [];
      const first = eventsOf.get(dossier.id)?.[0]?.legalAt ?? new Date(0);
      expect(`20${day}`).toBe(localTimeOf(first).on.replaceAll('-', ''));
      byDay.set(day, [...(byDay.get(day) ?? []), { ordinal: Number(ordinal), at: first.getTime() }]);
    }
    for (const entries of byDay.values()) {
      const inOrder = [...entries].sort((a, b) => a.ordinal - b.ordinal);
      expect(inOrder.map((entry) => entry.ordinal)).toEqual(entries.map((_, index) => index + 1));
      expect(inOrder.map((entry) => entry.at)).toEqual(inOrder.map((entry) => entry.at).sort((a, b) => a - b));
    }
    const counters = await db().dossierDayCounter.findMany();
    expect(Object.fromEntries(counters.map((counter) => [counter.day.toISOString().slice(2, 10).replaceAll('-', ''), counter.last]))).toEqual(Object.fromEntries([...byDay].map(([day, entries]) => [day, entries.length])));
  });

  it('has a receipt if it was taken in, with the date of its column, numbered through the book without a gap', async () => {
    const papers = await db().paper.findMany({ where: { kind: 'intake-receipt' }, orderBy: [{ bookYear: 'asc' }, { ordinal: 'asc' }] });
    const byDossier = new Map(papers.map((paper) => [paper.dossierId, paper]));
    expect(byDossier.size).toBe(papers.length);
    for (const dossier of dossiers) {
      const paper = byDossier.get(dossier.id);
      if (!dossier.receivedAt) expect(paper).toBeUndefined();
      else {
        const data = paper?.data as unknown as IntakeReceipt;
        expect([data.dossierCode, data.dueAt, data.receivedAt]).toEqual([dossier.code, local(dossier.printedDueAt), local(dossier.receivedAt)]);
        expect(paperHash(data)).toBe(paper?.sha256);
        expect(data.lookupUrl).toContain(dossier.qrToken);
      }
    }
    const counters = await db().paperCounter.findMany({ where: { kind: 'intake-receipt' } });
    for (const { bookYear, last } of counters) expect(papers.filter((paper) => paper.bookYear === bookYear).map((paper) => paper.ordinal)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  });

  it('has no JSON null where nothing is', async () => {
    const [row] = await db().$queryRaw<{ count: bigint }[]>`SELECT (SELECT count(*) FROM dossier WHERE representative = 'null' OR "dueSteps" = 'null') + (SELECT count(*) FROM dossier_event WHERE data = 'null') AS count`;
    expect(row?.count).toBe(0n);
  });

  it('names an applicant, components and fees as its version asks', async () => {
    const bare = await db().$queryRaw<unknown[]>`
      SELECT d.code FROM dossier d LEFT JOIN applicant a ON a."agencyId" = d."agencyId" AND a.id = d."applicantId"
      WHERE a.name IS DISTINCT FROM d."applicantName" OR NOT EXISTS (SELECT 1 FROM submitted_document s WHERE s."agencyId" = d."agencyId" AND s."dossierId" = d.id)`;
    expect(bare).toEqual([]);
    const paid = await db().feeItem.groupBy({ by: ['paidVnd'], _count: true });
    expect(paid.length).toBeGreaterThan(3);
    for (const dossier of dossiers) expect(dossier.applicantPhone).toMatch(/^0\d{9}$/);
  });
});

const REACHED = ['within-term', 'due-soon', 'due-today', 'overdue', 'paused', 'early', 'on-time', 'late'] as const;

describe('the dossiers of the last months', () => {
  it('give every queue something', () => {
    const current = dossiers.filter((dossier) => dossier.createdAt.getTime() > Date.parse('2018-01-01'));
    expect(current.length).toBeGreaterThan(370);
    const standings = new Map<string, number>();
    for (const dossier of current) {
      const due = local(dossier.originalDueAt);
      if (!due) continue;
      const standing = standingAt(localTimeOf(WEDNESDAY), { originalDue: due, unit: dossier.termUnit as 'working-day', pausedSince: local(dossier.pausedAt), endedAt: local(dossier.endedAt) }, calendar);
      standings.set(standing, (standings.get(standing) ?? 0) + 1);
    }
    for (const standing of REACHED) expect(standings.get(standing) ?? 0, standing).toBeGreaterThan(8);
    const count = (test: (dossier: Dossier) => boolean) => current.filter(test).length;
    for (const status of ['submitted', 'received', 'declined', 'processing', 'awaiting-supplement', 'awaiting-payment', 'withdrawn', 'stopped', 'resolved', 'returned']) expect(count((one) => one.status === status), status).toBeGreaterThan(3);
    for (const channel of ['in-person', 'online', 'postal']) expect(count((one) => one.channel === channel), channel).toBeGreaterThan(20);
    expect(count((one) => one.resultKind === 'refused')).toBeGreaterThan(3);
    expect(count((one) => one.endStanding === 'late' && one.secondTargetAt !== null)).toBeGreaterThan(3);
    expect(count((one) => one.applicantName.length > 120)).toBeGreaterThan(3);
    expect(count((one) => one.endedAt === null && one.holderId === null)).toBeGreaterThan(8);
    expect(new Set(current.filter((one) => one.endedAt === null).map((one) => one.handlingUnitId)).size).toBe(5);
    expect(new Set(current.filter((one) => one.endedAt === null && one.status === 'processing').map((one) => one.holderId)).size).toBeGreaterThan(6);
    const clock = (one: Dossier) => { const at = local(one.receivedAt ?? one.submittedAt); return at ? `${Math.floor(at.minute / 60)}:${String(at.minute % 60).padStart(2, '0')}` : ''; };
    for (const time of ['11:29', '11:31', '17:00']) expect(count((one) => clock(one) === time), time).toBeGreaterThan(1);
    expect(count((one) => { const at = local(one.receivedAt ?? one.submittedAt); return at !== null && addDays(at.on, 0) < '2026-03-01'; })).toBeGreaterThan(4);
    expect(count((one) => one.receivedAt !== null && [0, 6].includes(new Date(one.receivedAt.getTime() + 7 * 3_600_000).getUTCDay()))).toBeGreaterThan(4);
    const groups = new Map<string, number>();
    for (const one of current) if (one.visitId) groups.set(one.visitId, (groups.get(one.visitId) ?? 0) + 1);
    expect([...groups.values()].filter((size) => size > 1).length).toBeGreaterThan(3);
  });

  // Days of every kind: before opening, a Saturday, Tết, the last days of an announced year, a year not announced.
  it.each(['2026-11-23T07:05', '2026-11-21T10:00', '2026-11-22T23:30', '2026-02-18T12:00', '2026-12-31T16:00', '2027-03-10T09:00', '2030-06-03T17:30'])('can be made on %s', async (text) => {
    const at = localTime(text);
    const ids = await db().$transaction((tx) => namedIds(tx));
    const versions = await db().$transaction((tx) => loadVersions(tx));
    const make = () => currentDossiers({ versions, cast: castOf(ids), random: randomFrom(7), calendar, now: at });
    const drafts = make();
    expect(drafts.length).toBeGreaterThan(300);
    for (const draft of drafts) for (const step of draft.steps) expect(compareLocalTimes(step.at, at)).toBeLessThanOrEqual(0);
    expect(JSON.stringify(make())).toBe(JSON.stringify(drafts));
  });
});

describe('the sample accounts', () => {
  it('are fourteen, sign in with the printed password, and each has a role', async () => {
    expect((await demoAccounts()).map((account) => account.username)).toEqual(['tiepnhan', 'traketqua', 'chuyenvien', 'truongphong', 'dautu', 'truongdautu', 'xaydung', 'moitruong', 'doanhnghiep', 'kiemsoat', 'kiemtra', 'kiemtra2', 'lanhdao', 'quantri']);
    const staff = await db().staff.findMany();
    expect(await verify(staff[0]?.passwordHash ?? '', 'Mau-2026-tthc')).toBe(true);
    expect(staff[0]?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(new Set((await db().staffRole.findMany()).map((grant) => grant.role))).toEqual(new Set(['reception', 'officer', 'unit-head', 'controller', 'inspector', 'leader', 'admin']));
  });

  it('and everything else stay as they are when the seed runs again', async () => {
    const before = await contentsOf(url());
    await seed('demo', () => {}, now());
    await seed('reference');
    expect(await contentsOf(url())).toEqual(before);
    const trail = await db().auditEntry.findMany({ orderBy: { seq: 'asc' } });
    const steps = trail.map((entry) => entry.subject).filter((subject) => subject.startsWith('seed:'));
    expect(steps).toEqual(expect.arrayContaining(['seed:reference', 'seed:report-schedule', 'seed:demo-people', 'seed:demo-dossiers', 'seed:demo-report-2017']));
    expect(new Set(steps).size).toBe(steps.length);
  });
});
