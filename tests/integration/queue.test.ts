import { beforeAll, describe, expect, it } from 'vitest';
import { countQueue, findQueuePage, type ListTab, type QueueRow } from '@/lib/data/dossier-search';
import { readCursor, writeCursor } from '@/lib/data/queue-cursor';
import type { QueueBounds, QueueFilter } from '@/lib/data/queue-filter';
import { db } from '@/lib/db/client';
import { instantOfLocalTime, localTime } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { clockPausedSince } from '@/lib/domain/dossier/clock';
import { queueMoments } from '@/lib/domain/dossier/queue-bounds';
import { standingAt, type OpenStanding } from '@/lib/domain/dossier/standing';
import { aCalendar } from '../builders/a-calendar';
import type { DossierRows } from '../builders/a-dossier';
import { aRandomDossier } from '../builders/a-random-dossier';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { AGENCY, INVESTMENT, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

const SEED = 20_261_120;
const calendar = aCalendar();
const now = localTime('2026-11-20T10:24');
const office = { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar, now };
const everything: QueueFilter = { agencyId: AGENCY, reach: { kind: 'agency' } };
const TAB_OF: Record<OpenStanding, ListTab> = { overdue: 'overdue', 'due-today': 'today', 'due-soon': 'soon', 'within-term': 'within', paused: 'paused' };

const boundsAt = (at: LocalTime): QueueBounds => {
  const moments = queueMoments(at, calendar);
  return { now: new Date(instantOfLocalTime(moments.now)), tomorrow: new Date(instantOfLocalTime(moments.tomorrow)), afterSoon: new Date(instantOfLocalTime(moments.afterSoon)) };
};

/** The tab that the domain puts a dossier in; null when it is in none of those counted. */
function tabOf({ state, due, dossier }: DossierRows, at: LocalTime): ListTab | null {
  if (state.status === 'submitted') return 'submitted';
  if (state.status === 'resolved') return 'ready';
  if (state.endedAt !== null || due === null) return null;
  const unit = dossier.termUnit as 'working-day';
  const pausedSince = clockPausedSince(state.pausedSince, state.pauseCause, dossier.pauseRule as 'resume');
  return TAB_OF[standingAt(at, { originalDue: due, unit, pausedSince, endedAt: null }, calendar) as OpenStanding];
}

async function walk(filter: QueueFilter, tab: ListTab, size: number, at = now): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  let page = await findQueuePage(filter, { tab, bounds: boundsAt(at), size });
  rows.push(...page.rows);
  while (page.after) {
    page = await findQueuePage(filter, { tab, bounds: boundsAt(at), size, after: readCursor(writeCursor(page.after)) });
    rows.push(...page.rows);
  }
  return rows;
}

describe('the queue over a random population', () => {
  const all: DossierRows[] = [];
  beforeAll(async () => {
    await setUpOffice();
    const random = randomFrom(SEED);
    for (let n = 1; n <= 700; n += 1) all.push(aRandomDossier(random, office, n));
    await storeDossiers(all);
    await db().$executeRaw`ANALYZE dossier`;
  });

  const tabs: ListTab[] = ['overdue', 'today', 'soon', 'within', 'paused', 'submitted', 'ready'];

  it.each(['2026-11-20T10:24', '2026-11-20T17:00', '2026-11-20T17:01', '2026-11-22T09:00', '2026-11-23T00:00', '2026-12-15T08:00'])('counts at %s what the domain says of each dossier', async (text) => {
    const at = localTime(text);
    const expected = Object.fromEntries(tabs.map((tab) => [tab, all.filter((d) => tabOf(d, at) === tab).length]));
    const { open, ...counts } = await countQueue(everything, boundsAt(at));
    expect(counts).toEqual(expected);
    expect(open).toBe(tabs.filter((tab) => tab !== 'ready').reduce((sum, tab) => sum + (expected[tab] ?? 0), 0));
    if (text === '2026-11-20T10:24') for (const tab of tabs) expect(expected[tab], `${tab} is empty: the population proves nothing`).toBeGreaterThan(0);
  });

  it('lists under each tab exactly the dossiers the domain puts there, each once, whatever the page size', async () => {
    for (const tab of tabs) {
      const expected = all.filter((d) => tabOf(d, now) === tab).map((d) => d.dossier.code as string).sort();
      for (const size of [7, 1000]) expect((await walk(everything, tab, size)).map((row) => row.code).sort()).toEqual(expected);
    }
  });

  it('puts the most urgent first, then what stands still, longest first, then what waits for acceptance; ties in order of id', async () => {
    const rows = await walk(everything, 'open', 11);
    const key = (row: QueueRow): string => {
      const found = all.find((d) => d.dossier.code === row.code);
      const tab = found && tabOf(found, now);
      const group = tab === 'submitted' ? 2 : tab === 'paused' ? 1 : 0;
      const time = group === 2 ? row.submittedAt : group === 1 ? row.pausedAt : row.originalDueAt;
      return `${group} ${time?.on} ${String(time?.minute).padStart(4, '0')} ${row.id}`;
    };
    const keys = rows.map(key);
    expect(keys).toEqual([...keys].sort());
    expect(rows).toHaveLength((await countQueue(everything, boundsAt(now))).open);
    expect(new Set(keys.map((k) => k[0]))).toEqual(new Set(['0', '1', '2']));
  });

  it('goes back by the same pages', async () => {
    for (const tab of ['open', 'any'] as const) {
      const forward: string[][] = [];
      let page = await findQueuePage(everything, { tab, bounds: boundsAt(now), size: 60 });
      expect(page.before).toBeNull();
      forward.push(page.rows.map((row) => row.code));
      while (page.after) {
        page = await findQueuePage(everything, { tab, bounds: boundsAt(now), size: 60, after: page.after });
        forward.push(page.rows.map((row) => row.code));
      }
      const back: string[][] = [];
      while (page.before) {
        page = await findQueuePage(everything, { tab, bounds: boundsAt(now), size: 60, before: page.before });
        back.unshift(page.rows.map((row) => row.code));
      }
      expect(back).toEqual(forward.slice(0, -1));
      expect(page.after).not.toBeNull();
    }
  });

  it('lists every status newest code first', async () => {
    const codes = (await walk(everything, 'any', 50)).map((row) => row.code);
    expect(codes).toEqual(all.map((d) => d.dossier.code as string).sort().reverse());
  });

  it('shows a unit what it holds and what it must handle, and nobody without reach anything', async () => {
    const labour: QueueFilter = { agencyId: AGENCY, reach: { kind: 'units', unitIds: [LABOUR] } };
    const expected = all.filter((d) => d.dossier.holdingUnitId === LABOUR || d.dossier.handlingUnitId === LABOUR).map((d) => d.dossier.code as string);
    expect((await walk(labour, 'any', 200)).map((row) => row.code).sort()).toEqual(expected.sort());
    expect(expected.length).toBeLessThan(all.length);
    const none: QueueFilter = { agencyId: AGENCY, reach: { kind: 'none' } };
    expect(await walk(none, 'any', 50)).toEqual([]);
    expect((await countQueue(none, boundsAt(now))).open).toBe(0);
    expect(await walk({ ...everything, agencyId: 2 }, 'any', 50)).toEqual([]);
  });

  it('narrows lists and counts alike by every filter', async () => {
    const person = PEOPLE[1]?.staffId ?? '';
    const filters: [Partial<QueueFilter>, (d: DossierRows) => boolean][] = [
      [{ holderId: person }, (d) => d.dossier.holderId === person],
      [{ holderId: null }, (d) => d.dossier.holderId === null],
      [{ holdingUnitIds: [INVESTMENT] }, (d) => d.dossier.holdingUnitId === INVESTMENT],
      [{ holdingUnitIds: [INVESTMENT, LABOUR] }, (d) => d.dossier.holdingUnitId === INVESTMENT || d.dossier.holdingUnitId === LABOUR],
      [{ holdingUnitIds: [] }, () => false],
      [{ sectorId: VERSIONS[0]?.sectorId ?? '' }, (d) => d.dossier.sectorId === VERSIONS[0]?.sectorId],
      [{ procedureId: VERSIONS[1]?.procedureId ?? '' }, (d) => d.dossier.procedureId === VERSIONS[1]?.procedureId],
      [{ channel: 'online' }, (d) => d.dossier.channel === 'online'],
      [{ status: 'processing' }, (d) => d.dossier.status === 'processing'],
      [{ receivedFrom: new Date('2026-11-01T00:00:00+07:00'), receivedBefore: new Date('2026-11-11T00:00:00+07:00') }, (d) => String(d.state.receivedAt?.on) >= '2026-11-01' && String(d.state.receivedAt?.on) <= '2026-11-10'],
    ];
    for (const [part, holds] of filters) {
      const filter = { ...everything, ...part };
      const open = all.filter((d) => holds(d) && !['ready', null].includes(tabOf(d, now)));
      expect((await countQueue(filter, boundsAt(now))).open).toBe(open.length);
      expect((await walk(filter, 'open', 30)).map((row) => row.code).sort()).toEqual(open.map((d) => d.dossier.code as string).sort());
    }
  });

  it('carries the history of what stands still, so that its date as if resumed now can be told', async () => {
    const paused = await walk(everything, 'paused', 100);
    expect(paused.every((row) => row.events.length > 0 && row.pausedAt !== null)).toBe(true);
    expect((await walk(everything, 'overdue', 100)).filter((row) => row.pausedAt === null).every((row) => row.events.length === 0)).toBe(true);
  });

  it('does not lose its place when dossiers come and go', async () => {
    const first = await findQueuePage(everything, { tab: 'any', bounds: boundsAt(now), size: 40 });
    const rest = (await walk(everything, 'any', 1000)).slice(40).map((row) => row.code);
    await storeDossiers([{ ...aRandomDossier(randomFrom(1), office, 9000) }]);
    await db().$executeRaw`UPDATE dossier SET code = 'H24.21-991231-0001' WHERE code LIKE '%-9000'`;
    const second = await findQueuePage(everything, { tab: 'any', bounds: boundsAt(now), size: 1000, after: first.after });
    expect(second.rows.map((row) => row.code)).toEqual(rest);
  });
});

describe('a cursor', () => {
  it.each(['', 'x', 'eyJ9', writeCursor({ rank: 0, group: 0, key: "' OR 1=1 --", id: '0192f0c0-0000-7000-8000-000000000001' }), writeCursor({ rank: 0, group: 0, key: '2026-13-45T00:00:00.000Z', id: '0192f0c0-0000-7000-8000-000000000001' }), Buffer.from('[0,0,null,null]').toString('base64url')])('that was not written here (%s) is none', (text) => {
    expect(readCursor(text)).toBeNull();
  });
});
