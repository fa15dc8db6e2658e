import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '@/prisma/seed/index';
import { db } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { carriedOverDifference } from '@/lib/domain/report/reconcile';
import { BESIDES, COLUMNS } from '@/lib/domain/report/tally';
import { BREAKDOWNS } from '@/lib/domain/report/breakdown';
import { buildReport, carriedBefore, type ReportWanted } from '@/lib/usecases/build-report';
import { listCell, type CellPaging, type ReportCell } from '@/lib/usecases/list-cell';
import { useDatabase } from '../support/database';

useDatabase();
const wanted = (from: string, to: string, asOf = new Date()): ReportWanted => ({ agencyId: 1, period: { from: plainDate(from), to: plainDate(to) }, asOf, now: new Date() });
const FIRST: CellPaging = { order: 'code', isDescending: false, after: null, limit: 1 };
const countOf = async (asked: ReportWanted, cell: ReportCell) => (await listCell(asked, cell, FIRST)).total;
const asKnownOn = (day: string) => new Date(`${day}T23:59:59.999+07:00`);

beforeAll(async () => {
  await seed('demo');
}, 300_000);

describe('Biểu II.06a', () => {
  it('accounts for every dossier of 2017 where the printed report lost twenty', async () => {
    const report = await buildReport(wanted('2017-01-01', '2017-09-06', asKnownOn('2017-09-07')));
    expect(report.total).toMatchObject({ c3: 1383, c6: 0, c7: 1322, c10: 0, c11: 61, c13: 0 });
    expect(report.total.withdrawn + report.total.stopped).toBe(20);
    expect(report.imbalances).toEqual([]);
    expect(report.rows.reduce((sum, { line }) => sum + line.c3, 0)).toBe(1383);
  });

  it('says the same of that day however much was entered since', async () => {
    const then = await buildReport(wanted('2017-01-01', '2017-09-06', asKnownOn('2017-09-07')));
    const now = await buildReport(wanted('2017-01-01', '2017-09-06'));
    expect(now.total).toEqual(then.total);
    const soonAfterOpening = await buildReport(wanted('2017-01-01', '2017-09-06', asKnownOn('2017-03-31')));
    expect(soonAfterOpening.total.c3).toBe(await db().dossier.count({ where: { receivedAt: { lte: asKnownOn('2017-03-31') } } }));
    expect(soonAfterOpening.imbalances).toEqual([]);
  });

  it('agrees with a count that knows nothing of events', async () => {
    const report = await buildReport(wanted('2017-01-01', '2017-09-06'));
    const end = asKnownOn('2017-09-06');
    const inPeriod = { receivedAt: { lte: end } };
    expect(report.total.c8).toBe(await db().dossier.count({ where: { ...inPeriod, endedAt: { lte: end }, endStanding: 'early' } }));
    expect(report.total.c9).toBe(await db().dossier.count({ where: { ...inPeriod, endedAt: { lte: end }, endStanding: 'on-time' } }));
    expect(report.total.c4).toBe(await db().dossier.count({ where: { ...inPeriod, channel: 'online' } }));
  });

  it('opens every number to exactly its dossiers, and carries over what was left', async () => {
    const today = localTimeOfInstant(Date.now()).on;
    const current = wanted(`${today.slice(0, 4)}-01-01`, today);
    const report = await buildReport(current);
    expect(report.total.c3).toBeGreaterThan(100);
    for (const column of [...COLUMNS, ...BESIDES]) expect(await countOf(current, { column, by: 'sector' }), column).toBe(report.total[column]);
    expect(await carriedBefore(current)).toBe(report.total.c6);
    const asOf = new Date();
    const before = await buildReport(wanted('2017-01-01', '2017-05-14', asOf));
    const after = await buildReport(wanted('2017-05-15', '2017-06-14', asOf));
    expect(carriedOverDifference(after.total, before.total)).toBe(0);
    expect(after.total.c6).toBeGreaterThan(0);
  });

  it('walks every cell of every breakdown: the number is the number of its list, and the list is whole by pages', async () => {
    const today = localTimeOfInstant(Date.now()).on;
    const asked = wanted(addDays(today, -40), addDays(today, -10));
    const totals = new Set<string>();
    for (const by of BREAKDOWNS) {
      const report = await buildReport(asked, by);
      expect(report.imbalances, by).toEqual([]);
      totals.add(JSON.stringify(report.total));
      for (const column of [...COLUMNS, ...BESIDES]) expect(report.rows.reduce((sum, { line }) => sum + line[column], 0), `${by} ${column}`).toBe(report.total[column]);
      // The widest breakdown has hundreds of rows: its rows with most dossiers stand for it.
      for (const row of [...report.rows].sort((a, b) => b.line.c3 - a.line.c3).slice(0, 6)) {
        for (const column of [...COLUMNS, ...BESIDES]) expect(await countOf(asked, { column, by, key: row.key }), `${by} ${row.name} ${column}`).toBe(row.line[column]);
      }
    }
    expect(totals.size).toBe(1);
  }, 300_000);

  it('pages a cell by key in any order, without a gap or a repeat', async () => {
    const asked = wanted('2017-01-01', '2017-09-06', asKnownOn('2017-09-07'));
    for (const [order, isDescending] of [['code', false], ['due', false], ['received', true], ['ended', false]] as const) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await listCell(asked, { column: 'c11', by: 'sector' }, { order, isDescending, after, limit: 7 });
        seen.push(...page.items.map(({ fact }) => fact.code));
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toHaveLength(61);
      expect(new Set(seen).size).toBe(61);
      if (order === 'code') expect(seen).toEqual([...seen].sort());
    }
  });
});
