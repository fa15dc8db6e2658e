import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { listCalendarRevisions, listCalendarYears, listDeskWeeks, listSpecialDays } from '@/lib/data/calendar-records';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { formatLocalTime, localTime } from '@/lib/domain/calendar/local-time';
import type { CalendarChange, NoticeDay } from '@/lib/domain/calendar/notice';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { StripDay, WorkingCalendar } from '@/lib/domain/calendar/types';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { changeCalendar } from '@/lib/usecases/change-calendar';
import type { Context } from '@/lib/usecases/context';
import { previewCalendar } from '@/lib/usecases/preview-calendar';
import { setDeskHours } from '@/lib/usecases/set-desk-hours';
import { idOf, insertRows } from '@/prisma/seed/rows';
import { aDossier, type DossierStory } from '../builders/a-dossier';
import { aProcedureVersion } from '../builders/a-procedure-version';
import { anActor, SOME_STAFF, SOME_UNIT } from '../builders/an-actor';
import { useDatabase } from '../support/database';

useDatabase();
const AGENCY = 1;
const OTHER_STAFF = '0192f0c0-0000-7000-8000-0000000000f2';
const version = aProcedureVersion();
const contextOf = (staffId = SOME_STAFF): Context => {
  const now = localTime('2026-12-28T09:00');
  return { actor: anActor({ role: 'controller', staffId }), instant: instantOf(now), now };
};
const off = (on: string): NoticeDay => ({ on: plainDate(on), kind: 'public-holiday', name: null });
const worked = (on: string): NoticeDay => ({ on: plainDate(on), kind: 'make-up-working-day', name: null });
const decision = { number: '12/TB-BNV', on: plainDate('2026-11-30') };
const notice2027: CalendarChange = { kind: 'yearly-notice', year: 2027, days: [off('2027-01-01'), worked('2027-01-09')], decision };
const by = { staffId: SOME_STAFF, unitId: SOME_UNIT };

async function insert(ordinal: number, story: Partial<DossierStory>, calendar: WorkingCalendar) {
  const code = `H24.21-261201-${String(ordinal).padStart(4, '0')}`;
  const rows = aDossier({ ...story, id: idOf('dossier', code), code, qrToken: `token-${code}`, calendar });
  await inTransaction(async (tx) => {
    await insertRows(tx, 'dossier', [rows.dossier]);
    await insertRows(tx, 'dossier_event', rows.events);
  });
  return code;
}

const dossier = (code: string) => db().dossier.findUniqueOrThrow({ where: { agencyId_code: { agencyId: AGENCY, code } } });
const dueOf = async (code: string) => {
  const { originalDueAt } = await dossier(code);
  return originalDueAt && formatLocalTime(localTimeOf(originalDueAt));
};
const received = (at: string) => ({ steps: [{ act: 'receive' as const, at: localTime(at), by }] });

async function prepare() {
  await db().agency.create({ data: { id: AGENCY, code: 'H24.21', name: 'Cơ quan thử', shortName: 'CQ', parentName: '', address: '', phone: '', email: '' } });
  await db().unit.create({ data: { agencyId: AGENCY, id: SOME_UNIT, name: 'Phòng thử', shortName: 'PT', kind: 'department' } });
  for (const [id, name] of [[SOME_STAFF, 'Vũ Thanh Hà'], [OTHER_STAFF, 'Đặng Tiến Đạt']] as const) await db().staff.create({ data: { agencyId: AGENCY, id, username: id, name, title: '' } });
  await db().sector.create({ data: { agencyId: AGENCY, id: version.sectorId, name: 'Việc làm' } });
  await db().promulgationDecision.create({ data: { agencyId: AGENCY, id: idOf('d'), number: '1', issuedOn: new Date('2020-01-01'), effectiveOn: new Date('2020-01-01'), issuer: '', title: '', kind: 'new' } });
  await db().procedure.create({ data: { agencyId: AGENCY, id: version.procedureId, slug: 'mau-1' } });
  await db().procedureVersion.create({ data: { agencyId: AGENCY, id: version.versionId, procedureId: version.procedureId, number: 1, state: 'approved', validFrom: new Date('2020-01-01'), decisionId: idOf('d'), name: 'Cấp giấy phép lao động', sectorId: version.sectorId, handlingUnitId: SOME_UNIT, level: '', onlineLevel: 'full', pauseRule: 'resume', content: {} } });
  await db().applicant.create({ data: { agencyId: AGENCY, id: '0192f0c0-0000-7000-8000-0000000000a1', kind: 'citizen', name: 'Nguyễn Văn Mẫu', address: '', phone: '' } });
  await db().calendarRevision.create({ data: { agencyId: AGENCY, version: 1, note: 'Nạp từ dữ liệu ban đầu' } });
  await db().calendarSpecialDay.create({ data: { agencyId: AGENCY, on: new Date('2026-11-24'), fromVersion: 1, kind: 'public-holiday', name: 'Ngày Văn hóa Việt Nam' } });
  await db().calendarYear.create({ data: { agencyId: AGENCY, year: 2026, fromVersion: 1 } });
}

describe('changing the calendar', () => {
  let reaching: string, short: string, paused: string, ended: string, waiting: string;

  beforeAll(async () => {
    await prepare();
    const calendar = await loadCalendar(AGENCY);
    // Ten working days from 24/12/2026 reach into 2027: Thursday 7/1/2027 while only what is known counts.
    reaching = await insert(1, received('2026-12-24T09:00'), calendar);
    short = await insert(2, received('2026-12-01T09:00'), calendar);
    // One day of pause: Wednesday 6/1/2027. It would be 5/1 if the pause were forgotten.
    const story = [...received('2026-12-22T09:00').steps, { act: 'take-over' as const, at: localTime('2026-12-22T10:00'), by }];
    paused = await insert(3, { steps: [...story, { act: 'request-supplement', at: localTime('2026-12-23T09:00'), by }, { act: 'receive-supplement', at: localTime('2026-12-24T09:00'), by }] }, calendar);
    ended = await insert(4, { steps: [...story, { act: 'finish', at: localTime('2026-12-30T09:00'), by }] }, calendar);
    waiting = await insert(5, { steps: [...story, { act: 'request-payment', at: localTime('2026-12-23T09:00'), by }] }, calendar);
  });

  it('previews the dossiers that move, from and to, and changes nothing', async () => {
    const before = await dueOf(reaching);
    const preview = await previewCalendar(contextOf(), { change: notice2027, page: 1 });
    if (!preview.ok) throw new Error('refused');
    expect(preview.value).toMatchObject({ baseVersion: 1, open: 4, moved: 3, page: 1, pages: 1, nowSure: 3, nowProvisional: 0, unreadable: [] });
    expect(preview.value.moves.map((move) => [move.code, move.from && formatLocalTime(move.from), formatLocalTime(move.to)])).toEqual([
      [paused, '2027-01-06T17:00', '2027-01-07T17:00'],
      [reaching, '2027-01-07T17:00', '2027-01-08T17:00'],
      // Waiting since 23/12, it is now 28/12: both dates are those "if resumed now".
      [waiting, '2027-01-08T17:00', '2027-01-09T17:00'],
    ]);
    expect(preview.value.moves.map((move) => move.isPaused)).toEqual([false, false, true]);
    expect(await dueOf(reaching)).toBe(before);
    expect((await loadCalendar(AGENCY)).version).toBe('1');
  });

  it('refuses what is wrong, in the preview and in the save alike', async () => {
    const wrong: CalendarChange = { ...notice2027, days: [off('2027-01-01'), off('2027-01-01'), worked('2027-01-11')] };
    const problems = [{ name: 'DuplicateDay' }, { name: 'MakeUpNotRestDay' }];
    expect(await previewCalendar(contextOf(), { change: wrong, page: 1 })).toMatchObject({ ok: false, refusal: problems });
    expect(await changeCalendar(contextOf(), { change: wrong, baseVersion: 1 })).toMatchObject({ ok: false, refusal: { name: 'ChangeHasProblems', problems } });
    expect(await db().calendarRevision.count()).toBe(1);
  });

  it('saves the days, the year and every open date together, and leaves the printed date and ended dossiers alone', async () => {
    const [wasPrinted, wasEnded] = [(await dossier(reaching)).printedDueAt, await dossier(ended)];
    const saved = await changeCalendar(contextOf(), { change: notice2027, baseVersion: 1 });
    expect(saved).toMatchObject({ ok: true, value: { version: 2, note: 'Nhập thông báo lịch nghỉ năm 2027', open: 4, moved: 3 } });
    expect([await dueOf(waiting), await dueOf(paused), await dueOf(reaching)]).toEqual(['2027-01-09T17:00', '2027-01-07T17:00', '2027-01-08T17:00']);
    const after = await dossier(reaching);
    expect(after.printedDueAt).toEqual(wasPrinted);
    expect(after).toMatchObject({ isDueProvisional: false, calendarVersion: 2 });
    const steps = after.dueSteps as StripDay[];
    expect(steps.find((day) => day.on === '2027-01-01')).toMatchObject({ kind: 'rest', special: { decision: '12/TB-BNV' } });
    expect(steps.at(-1)).toMatchObject({ on: '2027-01-08', isDue: true });
    expect((await dossier(short)).calendarVersion).toBe(2);
    expect(await dossier(ended)).toEqual(wasEnded);
    expect((await listCalendarYears(AGENCY)).map((year) => [year.year, year.decision?.number ?? null])).toEqual([[2026, null], [2027, '12/TB-BNV']]);
    expect(await listCalendarRevisions(AGENCY, 1)).toMatchObject([{ version: 2, byName: 'Vũ Thanh Hà', decision }]);
    expect((await loadCalendarAt(AGENCY, 1)).announcedYears.has(2027)).toBe(false);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { action: 'calendar:change' } });
    expect(audit).toMatchObject({ subject: 'calendar:2', actorId: SOME_STAFF, detail: { movedDossiers: 3, moves: expect.arrayContaining([{ code: reaching, from: '2027-01-07T17:00', to: '2027-01-08T17:00' }]) } });
  });

  it('tells the second of two people who changed it first, and when', async () => {
    const swap = (day: string): CalendarChange => ({ kind: 'swap', days: [off(day)], decision: null });
    const [first, second] = await Promise.all([
      changeCalendar(contextOf(), { change: swap('2027-03-15'), baseVersion: 2 }),
      changeCalendar(contextOf(OTHER_STAFF), { change: swap('2027-03-16'), baseVersion: 2 }),
    ]);
    const [won, lost] = first.ok ? [first, second] : [second, first];
    expect(won.ok).toBe(true);
    expect(lost).toMatchObject({ ok: false, refusal: { name: 'CalendarChangedMeanwhile', byName: first.ok ? 'Vũ Thanh Hà' : 'Đặng Tiến Đạt', at: contextOf().instant } });
    expect((await listSpecialDays(AGENCY, 2027)).filter((day) => day.on.startsWith('2027-03'))).toHaveLength(1);
  });

  it('names the decision of days that have none, without moving a date', async () => {
    const before = await dueOf(reaching);
    const saved = await changeCalendar(contextOf(), { change: { kind: 'decision', days: [plainDate('2026-11-24')], decision: { number: '5/TB', on: null } }, baseVersion: 3 });
    expect(saved).toMatchObject({ ok: true, value: { version: 4, moved: 0 } });
    expect(await listSpecialDays(AGENCY, 2026)).toEqual([{ on: '2026-11-24', kind: 'public-holiday', name: 'Ngày Văn hóa Việt Nam', decision: { number: '5/TB', on: null }, isVerified: true }]);
    expect(await dueOf(reaching)).toBe(before);
    expect((await loadCalendarAt(AGENCY, 3)).specialDays.get(plainDate('2026-11-24'))?.decision).toBeNull();
  });

  it('moves the hour of every open date when office hours change, and can correct them', async () => {
    const hours = (to: number): CalendarChange => ({ kind: 'office-hours', effectiveFrom: plainDate('2027-01-01'), sessions: [{ from: 450, to: 690 }, { from: 780, to }] });
    expect(await changeCalendar(contextOf(), { change: hours(990), baseVersion: 4 })).toMatchObject({ ok: true, value: { moved: 3 } });
    expect(await dueOf(reaching)).toBe('2027-01-08T16:30');
    expect(await changeCalendar(contextOf(), { change: hours(1020), baseVersion: 5 })).toMatchObject({ ok: true, value: { version: 6, moved: 3 } });
    expect(await dueOf(reaching)).toBe('2027-01-08T17:00');
    expect((await loadCalendar(AGENCY)).officeHours.map((entry) => entry.effectiveFrom)).toEqual(['1900-01-01', '2027-01-01']);
  });

  it('keeps everything as it was when the save fails in the middle', async () => {
    const before = [await dossier(reaching), await db().calendarRevision.count(), await db().auditEntry.count()];
    const bad = await db().dossier.findFirstOrThrow({ where: { code: short } });
    await db().dossierEvent.create({ data: { agencyId: AGENCY, dossierId: bad.id, seq: 2, act: 'request-payment', statusAfter: '', legalAt: instantOf(localTime('2026-12-02T09:00')) } });
    await db().dossierEvent.create({ data: { agencyId: AGENCY, dossierId: bad.id, seq: 3, act: 'no-such-act', statusAfter: '', legalAt: instantOf(localTime('2026-12-02T09:00')) } });
    await expect(changeCalendar(contextOf(), { change: { kind: 'swap', days: [off('2027-01-04')], decision: null }, baseVersion: 6 })).rejects.toThrow(/no-such-act/);
    expect([await dossier(reaching), await db().calendarRevision.count(), await db().auditEntry.count()]).toEqual(before);
    expect((await loadCalendar(AGENCY)).version).toBe('6');
  });
});

describe('the opening hours of a desk', () => {
  const week = (unitId: string, ...days: { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; sessions: { from: number; to: number }[] }[]) => ({ unitId, effectiveFrom: plainDate('2027-01-01'), days });
  const morning = [{ from: 480, to: 660 }];

  it('are kept by week and replaced as a whole; the calendar does not change', async () => {
    expect(await setDeskHours(contextOf(), week(SOME_UNIT, { weekday: 1, sessions: morning }, { weekday: 6, sessions: morning }))).toMatchObject({ ok: true });
    expect(await setDeskHours(contextOf(), week(SOME_UNIT, { weekday: 2, sessions: morning }))).toMatchObject({ ok: true });
    expect(await listDeskWeeks(AGENCY)).toEqual([{ unitId: SOME_UNIT, effectiveFrom: '2027-01-01', days: [{ weekday: 2, sessions: morning }] }]);
    expect((await loadCalendar(AGENCY)).version).toBe('6');
    expect(await db().auditEntry.count({ where: { action: 'desk-hours:set' } })).toBe(2);
  });

  it('are refused when they make no sense', async () => {
    expect(await setDeskHours(contextOf(), week(OTHER_STAFF, { weekday: 1, sessions: morning }))).toEqual({ ok: false, refusal: { name: 'UnknownUnit' } });
    expect(await setDeskHours(contextOf(), week(SOME_UNIT))).toEqual({ ok: false, refusal: { name: 'NeverOpen' } });
    expect(await setDeskHours(contextOf(), week(SOME_UNIT, { weekday: 3, sessions: [{ from: 660, to: 480 }] }))).toEqual({ ok: false, refusal: { name: 'SessionNotOrdered', weekday: 3 } });
  });
});
