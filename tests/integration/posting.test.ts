import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { listOpenBreaches } from '@/lib/data/control';
import { listChecks, listPlaces, listPostings } from '@/lib/data/posting';
import { db } from '@/lib/db/client';
import { plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { PROCEDURE_RULES } from '@/lib/domain/procedure/checks';
import { instantOf } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { checkBoard } from '@/lib/usecases/check-board';
import type { Context } from '@/lib/usecases/context';
import { openPostingPhoto } from '@/lib/usecases/open-posting-photo';
import { printPosters } from '@/lib/usecases/print-posters';
import { readPublication } from '@/lib/usecases/read-publication';
import { recordPosting, takeDownPosting } from '@/lib/usecases/record-posting';
import { runProcedureControl } from '@/lib/usecases/run-control';
import { savePostingPlace } from '@/lib/usecases/save-posting-place';
import { storeFile } from '@/lib/usecases/store-file';
import { actorNamed, AGENCY, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { readQr } from '../papers/code-reading';
import { drawRectangles, openPdf, pdfText } from '../papers/pdf-reading';

useDatabase();

const TODAY = plainDate('2026-11-20');
const on = (text: string): PlainDate => plainDate(text);
let controller: Context;
let clerk: Context;
const places: Record<'database' | 'portal' | 'board', string> = { database: '', portal: '', board: '' };

const at = (username: string, day: PlainDate = TODAY): Promise<Context> => actorNamed(username).then((actor) => ({ actor, now: { on: day, minute: 600 }, instant: instantOf({ on: day, minute: 600 }) }));
const addPlace = async (kind: 'national-database' | 'portal' | 'reception-board', name: string): Promise<string> => {
  const made = await savePostingPlace(controller, { mode: 'add', kind, name });
  if (!made.ok) throw new Error(made.refusal.name);
  return made.value.placeId;
};
const post = (placeId: string, versionIds: readonly string[], postedOn = TODAY) => recordPosting(clerk, { placeId, versionIds: [...versionIds], postedOn });
const inForce = async () => (await readPublication(AGENCY, TODAY)).lines.filter(({ isUpcoming }) => !isUpcoming).map(({ version }) => version.id);
/** A further version of the work permit: the row of the one in force, copied, ended and begun on other days. */
async function amend(validFrom: PlainDate): Promise<string> {
  const current = await db().procedureVersion.findFirstOrThrow({ where: { agencyId: AGENCY, validTo: null, procedureId: (await versionOf(WORK_PERMIT)).procedureId }, orderBy: { number: 'desc' } });
  const { id, ...row } = current;
  await db().procedureVersion.update({ where: { agencyId_id: { agencyId: AGENCY, id } }, data: { validTo: new Date(Date.parse(`${validFrom}T00:00:00Z`) - 86_400_000) } });
  const made = await db().procedureVersion.create({ data: { ...row, content: row.content as object, number: row.number + 1, validFrom: new Date(`${validFrom}T00:00:00Z`) } });
  return made.id;
}

beforeAll(async () => {
  await openOffice();
  controller = await at('kiemsoat');
  clerk = await at('tiepnhan');
  places.database = await addPlace('national-database', 'CSDL');
  places.portal = await addPlace('portal', 'Trang tin');
  places.board = await addPlace('reception-board', 'Bảng tầng 1');
});

describe('recording what hangs', () => {
  it('begins with nothing published, and ends with everything', async () => {
    const before = await readPublication(AGENCY, TODAY);
    expect(before).toMatchObject({ published: 0, leftOvers: [] });
    expect(before.inForce).toBeGreaterThan(20);
    const all = await inForce();
    for (const place of [places.database, places.portal]) expect(await post(place, all)).toMatchObject({ ok: true, value: { posted: all.length, alreadyThere: 0 } });
    expect((await readPublication(AGENCY, TODAY)).published).toBe(0);
    await post(places.board, all);
    const after = await readPublication(AGENCY, TODAY);
    expect(after.published).toBe(after.inForce);
    expect((await readPublication(AGENCY, on('2026-11-19'))).published).toBe(0);
  });

  it('changes nothing when said twice, and two at once post once', async () => {
    const all = await inForce();
    expect(await post(places.board, all)).toMatchObject({ ok: true, value: { posted: 0, alreadyThere: all.length } });
    const other = await addPlace('reception-board', 'Bảng tầng 2');
    const both = await Promise.all([post(other, all), recordPosting(controller, { placeId: other, versionIds: all, postedOn: TODAY })]);
    expect(both.map((one) => (one.ok ? one.value.posted : -1)).sort((a, b) => a - b)).toEqual([0, all.length]);
    expect(await listPostings(AGENCY, { placeId: other }, 1_000)).toHaveLength(all.length);
    expect((await listPlaces(AGENCY, TODAY)).find(({ id }) => id === other)?.hanging).toBe(all.length);
  });

  it('refuses, by name, what cannot be', async () => {
    const { versionId, decision } = await versionOf(WORK_PERMIT);
    const refusal = async (change: Partial<Parameters<typeof recordPosting>[1]>) => {
      const done = await recordPosting(clerk, { placeId: places.board, versionIds: [versionId], postedOn: TODAY, ...change });
      return done.ok ? 'ok' : done.refusal.name;
    };
    expect(await refusal({ postedOn: on('2026-11-21') })).toBe('InFuture');
    expect(await refusal({ postedOn: on('2019-01-01') })).toBe('BeforeDecision');
    expect(decision.issuedOn > '2019-01-01').toBe(true);
    expect(await refusal({ placeId: '0192f0c0-0000-7000-8000-00000000dead' })).toBe('NoSuchPlace');
    expect(await refusal({ versionIds: ['0192f0c0-0000-7000-8000-00000000dead'] })).toBe('NoSuchVersion');
    expect(await refusal({ photoFileId: '0192f0c0-0000-7000-8000-00000000dead' })).toBe('PhotoUnknown');
    const closed = await addPlace('portal', 'Trang cũ');
    const version = (await db().auditEntry.findFirstOrThrow({ where: { subject: `posting-place:${closed}` } })).seq.toString();
    expect((await savePostingPlace(controller, { mode: 'change', placeId: closed, version, kind: 'portal', name: 'Trang cũ', isActive: false })).ok).toBe(true);
    expect(await savePostingPlace(controller, { mode: 'change', placeId: closed, version, kind: 'portal', name: 'Trang', isActive: false })).toMatchObject({ refusal: { name: 'ChangedMeanwhile', last: { by: 'Vũ Thanh Hà' } } });
    expect(await savePostingPlace(controller, { mode: 'add', kind: 'portal', name: 'Trang cũ' })).toMatchObject({ refusal: { name: 'NameTaken' } });
    expect(await refusal({ placeId: closed })).toBe('PlaceClosed');
  });
});

describe('a decision that takes effect later', () => {
  it('hangs the coming version beside that of today, and changes places on the day', async () => {
    const current = await versionOf(WORK_PERMIT);
    const coming = await amend(on('2026-12-01'));
    expect(await post(places.board, [coming])).toMatchObject({ ok: true, value: { posted: 1, replaced: 1 } });
    const log = await listPostings(AGENCY, { placeId: places.board, procedureId: current.procedureId }, 10);
    expect(log.map(({ versionId, postedOn, removedOn }) => ({ versionId, postedOn, removedOn }))).toEqual([
      { versionId: coming, postedOn: TODAY, removedOn: null }, { versionId: current.versionId, postedOn: TODAY, removedOn: '2026-12-01' },
    ]);
    const lacking = async (day: string) => (await readPublication(AGENCY, on(day))).lines.find(({ slug, isUpcoming }) => slug === WORK_PERMIT && !isUpcoming)?.lacking;
    expect(await lacking('2026-11-20')).toEqual([]);
    expect(await lacking('2026-12-01')).toEqual(['national-database', 'portal', 'reception-board']);
    expect((await readPublication(AGENCY, TODAY)).lines.filter(({ slug }) => slug === WORK_PERMIT).map(({ isUpcoming }) => isUpcoming)).toEqual([false, true]);
  });

  it('tells who stands before a board what hangs there', async () => {
    const current = await versionOf(WORK_PERMIT);
    const found = async (number: number | null, day = TODAY) => {
      const checked = await checkBoard(await at('kiemtra', day), { placeId: places.board, slug: WORK_PERMIT, number });
      return checked.ok ? checked.value.outcome : checked.refusal.name;
    };
    expect(await found(current.number)).toBe('right');
    expect(await found(current.number + 1)).toBe('not-yet');
    expect(await found(null)).toBe('missing');
    expect(await found(99)).toBe('NoSuchVersion');
    expect(await found(current.number, on('2026-12-02'))).toBe('outdated');
    expect(await found(current.number + 1, on('2026-12-02'))).toBe('right');
    expect((await listChecks(AGENCY, places.board, 10)).map(({ outcome }) => outcome)).toContain('outdated');
    expect(await checkBoard(await at('kiemtra'), { placeId: places.board, slug: '<script>', number: 1 })).toMatchObject({ refusal: { name: 'NoSuchProcedure' } });
  });
});

describe('taking down', () => {
  it('is noted once; the second is told who was first', async () => {
    const [line] = await listPostings(AGENCY, { placeId: places.portal }, 1);
    if (!line) throw new Error('nothing hangs');
    const down = (ctx: Context, removedOn = TODAY) => takeDownPosting(ctx, { postingId: line.id, removedOn, why: 'Trang tin bảo trì' });
    expect(await down(clerk, on('2026-11-01'))).toMatchObject({ refusal: { name: 'BeforePosted' } });
    const both = await Promise.all([down(clerk), down(controller)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'AlreadyTakenDown', on: TODAY } });
    await post(places.portal, [line.versionId]);
  });
});

describe('the rules that run by themselves', () => {
  const open = async () => (await listOpenBreaches(AGENCY, PROCEDURE_RULES.map(({ id }) => id))).map(({ ruleId, subject }) => `${ruleId} ${subject}`);
  const run = (day: string) => runProcedureControl(instantOf({ on: on(day), minute: 240 }));

  it('open a breach once, keep the day it was first seen, and clear it when it is gone', async () => {
    const second = await addPlace('reception-board', 'Bảng tầng 3');
    const before = await run('2026-11-20');
    expect(before.opened).toBe(before.open);
    expect(await open()).toContain(`not-posted procedure:${WORK_PERMIT}@reception-board`);
    expect(await Promise.all([run('2026-11-21'), run('2026-11-21')])).toEqual([{ open: before.open, opened: 0, cleared: 0 }, { open: before.open, opened: 0, cleared: 0 }]);
    const [breach] = await db().controlBreach.findMany({ where: { subject: `procedure:${WORK_PERMIT}@reception-board` } });
    expect([breach?.firstSeenAt, breach?.lastSeenAt]).toEqual([instantOf({ on: on('2026-11-20'), minute: 240 }), instantOf({ on: on('2026-11-21'), minute: 240 })]);
    await post(second, await inForce());
    const after = await run('2026-11-22');
    expect(after.cleared).toBeGreaterThan(0);
    expect(await open()).not.toContain(`not-posted procedure:${WORK_PERMIT}@reception-board`);
    expect((await db().controlBreach.findFirstOrThrow({ where: { id: breach?.id } })).clearedAt).not.toBeNull();
  });
});

describe('photos', () => {
  it('are seen by whoever sees the log, and by nobody before they hang on something', async () => {
    const source = (async function* () { yield await readFile('public/readme/queue.png'); })();
    const stored = await storeFile(clerk, { name: 'bang.png', source });
    if (!stored.ok) throw new Error(stored.refusal.name);
    expect(await openPostingPhoto(controller, stored.value.fileId)).toBeNull();
    expect((await checkBoard(clerk, { placeId: places.board, slug: WORK_PERMIT, number: 1, photoFileId: stored.value.fileId })).ok).toBe(true);
    expect((await openPostingPhoto(controller, stored.value.fileId))?.file.name).toBe('bang.png');
    expect(await openPostingPhoto(await at('quantri'), stored.value.fileId)).toBeNull();
    expect(await checkBoard(controller, { placeId: places.board, slug: WORK_PERMIT, number: 1, photoFileId: stored.value.fileId })).toMatchObject({ refusal: { name: 'PhotoUnknown' } });
  });
});

describe('posters', () => {
  it.each(['a4', 'a3'] as const)('say on %s what the version says, with a code that names it', async (size) => {
    const version = await versionOf(WORK_PERMIT);
    const printed = await printPosters(clerk, { slugs: [WORK_PERMIT], size });
    if (!printed.ok) throw new Error(printed.refusal.name);
    const text = await pdfText(printed.value.bytes);
    for (const words of [version.name, WORK_PERMIT, '7 ngày làm việc', version.content.components[0]?.name ?? '', version.content.results[0] ?? '']) expect(text).toContain(words);
    const code = readQr(await drawRectangles(await openPdf(printed.value.bytes), 1, 2));
    expect(code?.endsWith(paths.poster(WORK_PERMIT, version.number))).toBe(true);
  });
  it('make a book of everything, and answer when there is nothing', async () => {
    const book = await printPosters(clerk, { slugs: [], size: 'a4' });
    expect(book.ok && (await openPdf(book.value.bytes)).numPages).toBeGreaterThan(30);
    expect(await printPosters(clerk, { slugs: ['khong-co'], size: 'a4' })).toMatchObject({ refusal: { name: 'NothingToPrint' } });
  });
});
