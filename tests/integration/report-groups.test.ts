import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { count, emptyLine, place, type CountedLine } from '@/lib/domain/report/tally';
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

  it.each(cases)('says what counting one dossier after the other says: $period.from to $period.to as of $asOf', async (asked) => {
    for (const by of ['sector', 'unit', 'procedure', 'channel'] as const) {
      const lines = new Map<string, CountedLine>();
      for await (const keyed of reportFacts(asked)) {
        const placement = place(keyed.fact, asked.period);
        if (!placement) continue;
        const key = rowKey(keyed, by);
        lines.set(key, lines.get(key) ?? emptyLine());
        count(lines.get(key) as CountedLine, placement);
      }
      const built = await buildReport(asked, by);
      expect(Object.fromEntries(built.rows.map(({ key, line }) => [key, line])), by).toEqual(Object.fromEntries(lines));
      expect(built.imbalances).toEqual([]);
    }
  });

  it('has something in every column over the whole time', async () => {
    const { total } = await buildReport(wanted('2026-10-20', '2026-11-19', '2026-11-20T10:24:00+07:00'));
    for (const column of ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c10', 'c11', 'c12', 'c13', 'awaitingSupplement'] as const) expect(total[column], column).toBeGreaterThan(0);
  });
});
