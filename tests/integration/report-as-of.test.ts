import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { EventFact } from '@/lib/domain/dossier/fold';
import type { Channel } from '@/lib/domain/dossier/status';
import { eventsKnown, factOfState, stateKnown, type FactRule } from '@/lib/domain/report/fact';
import { BESIDES, COLUMNS, tally } from '@/lib/domain/report/tally';
import { changeCalendar } from '@/lib/usecases/change-calendar';
import { buildReport, carriedBefore, type ReportWanted } from '@/lib/usecases/build-report';
import { lateEntries } from '@/lib/usecases/late-entries';
import { readHistory } from '@/lib/data/dossier-acts';
import { aCalendar } from '../builders/a-calendar';
import { aRandomDossier } from '../builders/a-random-dossier';
import { anActor } from '../builders/an-actor';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { AGENCY, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();
const calendar = aCalendar({ announcedYears: [2025, 2026, 2027] });
const NOW: LocalTime = { on: plainDate('2026-06-30'), minute: 1000 };
const histories: (FactRule & { events: readonly EventFact[] })[] = [];

beforeAll(async () => {
  await setUpOffice();
  const random = randomFrom(31);
  const all = Array.from({ length: 500 }, (_, n) => aRandomDossier(random, { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar, now: { on: addDays(NOW.on, -random.int(0, 90)), minute: random.int(0, 1439) }, entersLate: true }, n + 1));
  await storeDossiers(all);
  await db().calendarRevision.create({ data: { agencyId: AGENCY, version: 1, createdAt: new Date('2025-01-01T00:00:00+07:00'), note: 'đầu tiên' } });
  await db().calendarYear.createMany({ data: [2025, 2026, 2027].map((year) => ({ agencyId: AGENCY, year, fromVersion: 1 })) });
  for (const [on, { kind, name }] of calendar.specialDays) await db().calendarSpecialDay.create({ data: { agencyId: AGENCY, on: new Date(`${on}T00:00:00Z`), fromVersion: 1, kind, name } });
  for (const dossier of await db().dossier.findMany({ where: { agencyId: AGENCY } })) {
    histories.push({ code: dossier.code, channel: dossier.channel as Channel, pauseRule: dossier.pauseRule as FactRule['pauseRule'], term: dossier.termUnit === 'same-day' ? { unit: 'same-day' } : { unit: dossier.termUnit as 'working-day', value: dossier.termValue }, events: await readHistory(AGENCY, dossier.id) });
  }
}, 300_000);

const asked = (from: string, days: number, asOf: LocalTime): ReportWanted => ({ agencyId: AGENCY, period: { from: plainDate(from), to: addDays(plainDate(from), days) }, asOf: new Date(instantOfLocalTime(asOf) + 59_999), now: new Date() });
const byHand = ({ period }: ReportWanted, asOf: LocalTime) => tally(histories.flatMap((one) => {
  const state = stateKnown(eventsKnown(one.events, period.to, asOf));
  return (state && factOfState(one, state, calendar)) ?? [];
}), period);

describe('a report from stored columns and events', () => {
  it('says at any as-of of any period what the events alone say', async () => {
    const random = randomFrom(77);
    for (let n = 0; n < 24; n += 1) {
      const from = addDays(plainDate('2026-02-15'), random.int(0, 130));
      const asOf: LocalTime = n % 4 === 0 ? NOW : { on: addDays(from, random.int(-10, 100)), minute: random.int(0, 1439) };
      const wanted = asked(from, random.int(0, 60), asOf);
      const report = await buildReport(wanted);
      const hand = byHand(wanted, asOf);
      for (const column of [...COLUMNS, ...BESIDES]) expect(report.total[column], `${column} ${JSON.stringify({ ...wanted.period, asOf })}`).toBe(hand[column]);
      expect(report.imbalances).toEqual([]);
      expect(await carriedBefore(wanted)).toBe(report.total.c6);
    }
  }, 300_000);

  it('lists what was entered since as exactly the difference', async () => {
    const asOf: LocalTime = { on: plainDate('2026-04-20'), minute: 600 };
    const then = asked('2026-03-15', 36, asOf);
    const [before, after, late] = [await buildReport(then), await buildReport({ ...then, asOf: new Date() }), await lateEntries(then, new Date())];
    expect(late.total).toBeGreaterThan(2);
    for (const column of [...COLUMNS, ...BESIDES]) expect(late.difference[column], column).toBe(after.total[column] - before.total[column]);
    expect(late.moved.every(({ events }) => events.length > 0)).toBe(true);
  });

  it('is told of a past moment by the calendar of that moment', async () => {
    const wanted = asked('2026-05-15', 46, NOW);
    const before = await buildReport(wanted);
    const instant = new Date();
    const actor = anActor({ agencyId: AGENCY, staffId: PEOPLE[0]?.staffId ?? '', role: 'controller' });
    const days = ['2026-06-22', '2026-06-23', '2026-06-24', '2026-06-25', '2026-06-26'].map((on) => ({ on: plainDate(on), kind: 'public-holiday' as const, name: 'Nghỉ thêm' }));
    const changed = await changeCalendar({ actor, instant, now: NOW }, { change: { kind: 'swap', days, decision: { number: 'MẪU-09/QĐ', on: plainDate('2026-06-29') } }, baseVersion: 1 });
    if (!changed.ok) throw new Error(JSON.stringify(changed.refusal));
    expect(changed.value.moved).toBeGreaterThan(10);
    // Told today, a period that reaches to those days has fewer files late; told as of then, the same as it was.
    const reaching = asked('2026-05-15', 40, NOW);
    const [thenTold, nowTold] = [await buildReport(reaching), await buildReport({ ...reaching, asOf: new Date() })];
    expect(nowTold.total.c13).toBeLessThan(thenTold.total.c13);
    expect(thenTold.total).toEqual(byHand(reaching, NOW) as unknown as typeof thenTold.total);
    expect((await buildReport(wanted)).total).toEqual(before.total);
    expect(nowTold.imbalances).toEqual([]);
  });
});
