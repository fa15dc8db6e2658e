import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { Breakdown } from '@/lib/domain/report/breakdown';
import { count, emptyLine, place, type CountedLine } from '@/lib/domain/report/tally';
import { countedLines } from '@/lib/usecases/count-report';
import { buildReport, reportFacts, rowKey, type ReportWanted } from '@/lib/usecases/build-report';
import { aCalendar } from '../builders/a-calendar';
import { aRandomDossier } from '../builders/a-random-dossier';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { AGENCY, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

describe('a report counted in groups', () => {
  beforeAll(async () => {
    await setUpOffice();
    const random = randomFrom(11);
    const office = { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar: aCalendar(), now: localTime('2026-11-20T10:24') };
    await storeDossiers(Array.from({ length: 500 }, (_, n) => aRandomDossier(random, office, n + 1)));
    await db().$executeRaw`UPDATE dossier SET "pausedAt" = "originalDueAt" + interval '90 minutes' WHERE id IN (SELECT id FROM dossier WHERE "pausedAt" IS NOT NULL LIMIT 2)`;
  });

  const wanted = (from: string, to: string, asOf: string): ReportWanted => ({ agencyId: AGENCY, period: { from: plainDate(from), to: plainDate(to) }, asOf: new Date(asOf), now: new Date('2026-11-20T10:24:00+07:00') });
  const cases: readonly ReportWanted[] = [
    wanted('2025-12-15', '2026-12-14', '2026-11-20T10:24:00+07:00'), wanted('2026-10-15', '2026-11-14', '2026-11-20T10:24:00+07:00'), wanted('2026-10-15', '2026-11-14', '2026-11-05T09:00:00+07:00'),
    wanted('2026-11-19', '2026-11-19', '2026-11-20T10:24:00+07:00'), wanted('2026-11-01', '2026-11-20', '2026-11-12T16:59:00+07:00'), wanted('2020-01-01', '2026-11-20', '2026-11-20T10:24:00+07:00'),
  ];

  const oneByOne = async (asked: ReportWanted, by: Breakdown): Promise<Record<string, CountedLine>> => {
    const lines: Record<string, CountedLine> = {};
    for await (const keyed of reportFacts(asked)) {
      const placement = place(keyed.fact, asked.period);
      if (placement) count((lines[rowKey(keyed, by)] ??= emptyLine()), placement);
    }
    return lines;
  };

  it.each(cases)('says what counting one dossier after the other says: $period.from to $period.to as of $asOf', async (asked) => {
    for (const by of ['sector', 'unit', 'procedure', 'channel'] as const) {
      const built = await buildReport(asked, by);
      expect(Object.fromEntries(built.rows.map(({ key, line }) => [key, line])), by).toEqual(await oneByOne(asked, by));
      expect(built.imbalances).toEqual([]);
    }
  });

  it('has something in every column over the whole time', async () => {
    const { total } = await buildReport(wanted('2026-10-20', '2026-11-19', '2026-11-20T10:24:00+07:00'));
    for (const column of ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c10', 'c11', 'c12', 'c13', 'awaitingSupplement'] as const) expect(total[column], column).toBeGreaterThan(0);
  });

  it('comes from the counters where the period begins with a half month and nothing was entered since, and only there', async () => {
    const last = await db().dossierEvent.aggregate({ _max: { enteredAt: true } });
    const latest = (last._max.enteredAt as Date).toISOString();
    const before = new Date(Date.parse(latest) - 1).toISOString();
    await db().calendarRevision.create({ data: { agencyId: AGENCY, version: 1, createdAt: new Date('2025-01-01T00:00:00+07:00'), note: 'đầu tiên' } });
    for (const from of ['2025-12-15', '2026-10-15', '2026-11-01', '2026-11-15']) {
      for (const by of ['sector', 'unit', 'procedure'] as const) {
        const asked = wanted(from, '2026-12-14', latest);
        expect(Object.fromEntries((await countedLines(asked, by)) ?? []), `${from} ${by}`).toEqual(await oneByOne(asked, by));
      }
      expect(await countedLines(wanted(from, '2026-12-14', before), 'sector'), `${from}, one entry later`).toBeNull();
    }
    expect(await countedLines(wanted('2026-10-16', '2026-12-14', latest), 'sector'), 'not a half month').toBeNull();
    expect(await countedLines(wanted('2026-10-15', '2026-11-14', latest), 'sector'), 'something after the period').toBeNull();
    expect(await countedLines(wanted('2026-10-15', '2026-12-14', latest), 'channel')).toBeNull();
    await db().$executeRaw`UPDATE dossier SET "calendarVersion" = 7 WHERE id = (SELECT id FROM dossier WHERE "endedAt" IS NULL AND "receivedAt" IS NOT NULL LIMIT 1)`;
    expect(await countedLines(wanted('2026-10-15', '2026-12-14', latest), 'sector'), 'a due date of a later calendar').toBeNull();
    await db().$executeRaw`UPDATE dossier SET "calendarVersion" = NULL WHERE "calendarVersion" = 7`;
  });
});
