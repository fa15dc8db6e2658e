import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar } from '@/lib/data/calendar';
import { listPastDossiers } from '@/lib/data/duration-history';
import { countAttention, countAttentionByUnit, listOvertaken, listWillBeLate } from '@/lib/data/watch-lists';
import { countOvertakers, listOvertakers, type Overtakable } from '@/lib/data/dossier-watch';
import { findQueuePage } from '@/lib/data/dossier-search';
import { db } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { officeMinutesBetween } from '@/lib/domain/calendar/working-calendar';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { LATE_SHARE, SAMPLES_NEEDED } from '@/lib/domain/dossier/outlook';
import { isOvertaken } from '@/lib/domain/dossier/overtaking';
import { positionKey, positionOf } from '@/lib/domain/dossier/position';
import { readHistory } from '@/lib/data/dossier-acts';
import { noteOpenDossiers, refreshHistory } from '@/lib/usecases/note-watch';
import { aRandomDossier } from '../builders/a-random-dossier';
import { randomFrom } from '../builders/random';
import { AGENCY, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';
import { useDatabase } from '../support/database';

useDatabase();
const NOW = new Date();
const here = localTimeOfInstant(NOW.getTime());
const filter = { agencyId: AGENCY, reach: { kind: 'agency' as const } };
const moments = { now: NOW, untouchedBefore: new Date(NOW.getTime() - 7 * 86_400_000), uncollectedBefore: new Date(NOW.getTime() - 7 * 86_400_000) };
let calendar: WorkingCalendar;

beforeAll(async () => {
  await setUpOffice();
  calendar = await loadCalendar(AGENCY);
  const random = randomFrom(20_261_124);
  const office = { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar, now: here };
  await storeDossiers(Array.from({ length: 600 }, (_, at) => aRandomDossier(random, office, at + 1)));
  await refreshHistory();
  await addPast(random);
  await noteOpenDossiers('all');
});

/** Random walks seldom finish: a past of random lengths for every position that an open dossier is in. */
async function addPast(random: ReturnType<typeof randomFrom>): Promise<void> {
  const ids = (await db().dossier.findMany({ where: { agencyId: AGENCY }, select: { id: true }, take: 40 })).map(({ id }) => id);
  const places = new Set((await all()).flatMap(({ dossier, state }) => { const position = positionOf(state); return position ? [`${dossier.procedureId} ${positionKey(position)}`] : []; }));
  const data = [...places].flatMap((place) => {
    const [procedureId = '', position = ''] = place.split(' ');
    return ids.slice(0, random.int(SAMPLES_NEEDED - 2, ids.length)).map((dossierId) => ({ agencyId: AGENCY, procedureId, position, dossierId, minutes: random.int(0, 6000), endedAt: NOW, refreshedAt: NOW }));
  });
  await db().durationSample.createMany({ data, skipDuplicates: true });
}

/** Every dossier with what its own history says. */
async function all() {
  const dossiers = await db().dossier.findMany({ where: { agencyId: AGENCY } });
  return Promise.all(dossiers.map(async (dossier) => {
    const folded = foldEvents(await readHistory(AGENCY, dossier.id));
    if (!folded.ok) throw new Error(dossier.code);
    return { dossier, state: folded.value };
  }));
}

describe('will be late', () => {
  it('is said of exactly the dossiers of which a naive count over the past says it', async () => {
    const known = await all();
    const samples = await db().durationSample.findMany({ where: { agencyId: AGENCY } });
    const naive = known.filter(({ dossier, state }) => {
      const position = positionOf(state);
      if (position === null || dossier.endedAt || dossier.pausedAt || !dossier.originalDueAt || dossier.originalDueAt < NOW) return false;
      const past = samples.filter((sample) => sample.procedureId === dossier.procedureId && sample.position === positionKey(position));
      const left = officeMinutesBetween(here, localTimeOfInstant(dossier.originalDueAt.getTime()), calendar);
      return past.length >= SAMPLES_NEEDED && past.filter(({ minutes }) => minutes > left).length / past.length >= LATE_SHARE;
    }).map(({ dossier }) => dossier.code).sort();
    const listed = await listWillBeLate(filter, NOW, 1000);
    expect(listed.map(({ code }) => code).sort()).toEqual(naive);
    expect(naive.length).toBeGreaterThan(3);
    const page = await findQueuePage({ ...filter, attention: { kind: 'will-be-late', ...moments } }, { tab: 'open', bounds: { now: NOW, tomorrow: NOW, afterSoon: NOW }, size: 1000 });
    expect(page.rows.map(({ code }) => code).sort()).toEqual(naive);
    expect(page.rows.every((row) => row.willBeLate)).toBe(true);
    expect((await countAttention(filter, moments))['will-be-late']).toBe(naive.length);
    expect((await countAttentionByUnit(filter, moments)).reduce((sum, unit) => sum + unit['will-be-late'], 0)).toBe(naive.length);
  });

  it('opens onto the very dossiers that were counted', async () => {
    const [sample] = await db().durationSample.findMany({ where: { agencyId: AGENCY }, take: 1 });
    if (!sample) throw new Error('no past');
    const past = await listPastDossiers(AGENCY, sample.procedureId, sample.position);
    expect(past).toHaveLength(await db().durationSample.count({ where: { agencyId: AGENCY, procedureId: sample.procedureId, position: sample.position } }));
    expect(past.map(({ minutes }) => minutes)).toEqual(past.map(({ minutes }) => minutes).sort((a, b) => b - a));
  });
});

describe('overtaking', () => {
  it('counts in the database what the rule says of every pair', async () => {
    const known = (await all()).filter(({ state }) => state.receivedAt !== null);
    const later = known.flatMap(({ dossier, state }) => (state.receivedAt && state.resolvedAt ? [{ dossier, receivedAt: state.receivedAt, resolvedAt: state.resolvedAt }] : []));
    const slower: Overtakable[] = known.flatMap(({ dossier, state }) => (state.receivedAt ? [{ id: dossier.id, procedureId: dossier.procedureId, caseName: dossier.caseName, channel: dossier.channel, receivedAt: state.receivedAt, endedAt: state.endedAt, waits: state.pauses }] : []));
    const counted = await countOvertakers(db(), AGENCY, slower);
    let pairs = 0;
    for (const each of slower) {
      const naive = later.filter(({ dossier, ...times }) => dossier.procedureId === each.procedureId && dossier.channel === each.channel && dossier.caseName === each.caseName && isOvertaken(each, times));
      expect(counted.get(each.id) ?? 0, each.id).toBe(naive.length);
      pairs += naive.length;
    }
    expect(pairs).toBeGreaterThan(50);
    const busiest = [...counted].sort((a, b) => b[1] - a[1])[0];
    const found = slower.find(({ id }) => id === busiest?.[0]);
    if (!found || !busiest) throw new Error('nobody was overtaken');
    expect(await listOvertakers(AGENCY, found)).toHaveLength(busiest[1]);
    const open = known.filter(({ dossier }) => !dossier.endedAt && (counted.get(dossier.id) ?? 0) > 0);
    expect((await listOvertaken(filter, 1000)).map(({ code }) => code).sort()).toEqual(open.map(({ dossier }) => dossier.code).sort());
  });
});

describe('what was noted', () => {
  it('is not believed once something has happened, until it is noted anew', async () => {
    const [line] = await listWillBeLate(filter, NOW, 1);
    if (!line) throw new Error('none');
    await db().dossier.update({ where: { agencyId_code: { agencyId: AGENCY, code: line.code } }, data: { originalDueAt: new Date(line.originalDueAt.getTime() + 400 * 86_400_000) } });
    expect((await listWillBeLate(filter, NOW, 1000)).some(({ code }) => code === line.code)).toBe(false);
    expect(await noteOpenDossiers('stale')).toBe(1);
    expect(await noteOpenDossiers('stale')).toBe(0);
    expect((await listWillBeLate(filter, NOW, 1000)).some(({ code }) => code === line.code)).toBe(false);
  });

  it('is written by three workers at once without one waiting for the other for ever', async () => {
    await db().dossierWatch.deleteMany({});
    await Promise.all([noteOpenDossiers('all'), noteOpenDossiers('stale'), refreshHistory()]);
    expect(await db().dossierWatch.count()).toBe(await db().dossier.count({ where: { endedAt: null } }));
  });
});
