import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/adapters/hash';
import { findSealedAnswer, listSealedAnswers } from '@/lib/data/inspection-auto-answers';
import { listSampleItems, listSamples, readDraw } from '@/lib/data/inspection-samples';
import { db } from '@/lib/db/client';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { redraw } from '@/lib/domain/inspection/redraw';
import { isSealWhole } from '@/lib/domain/inspection/rules/seal';
import { formatLocalTime } from '@/lib/domain/calendar/local-time';
import { dateColumn, localTimeOf, now } from '@/lib/platform/clock';
import { commitSeed } from '@/lib/usecases/inspection/commit-seed';
import { confirmAnswer, type ConfirmAnswer } from '@/lib/usecases/inspection/confirm-answer';
import { drawUnitSample } from '@/lib/usecases/inspection/draw-sample';
import { readDrift, sealAnswers } from '@/lib/usecases/inspection/seal-answers';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { placeInspection, type PlacedInspection } from '../support/inspection-office';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import type { Context } from '@/lib/usecases/context';

useDatabase();

/** Dossiers are taken in by the clock of the database, so everything here happens now. */
async function contextOf(username: string): Promise<Context> {
  const instant = now();
  return { actor: await actorNamed(username), instant, now: localTimeOf(instant) };
}
const takeIn = async (): Promise<string> => {
  const taken = await receiveDossier({ actor: await actorNamed('tiepnhan') }, ReceiveDossier.parse(await anIntake()));
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
  return taken.value.code;
};

let inspection: PlacedInspection;
let codes: string[] = [];
const unit = (name = 'QLLĐ'): string => inspection.units[name] ?? '';
const RULE = { version: 1, randomTotal: 6, minPerStratum: 1 } as const;
const commit = async (username: string, more: { unitId?: string; reason?: string | null } = {}) => commitSeed(await contextOf(username), { inspectionId: inspection.id, unitId: more.unitId ?? unit(), rule: RULE, reason: more.reason ?? null });
const draw = async (username: string, sampleId: string, unitId = unit()) => drawUnitSample(await contextOf(username), { inspectionId: inspection.id, unitId, sampleId });

beforeAll(async () => {
  await openOffice();
  inspection = await placeInspection({ code: '2026-01' });
  await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: inspection.id } }, data: { periodFrom: dateColumn(plainDate('2025-12-15')), periodTo: dateColumn(addDays(localTimeOf(now()).on, 7)) } });
  for (let i = 0; i < 24; i += 1) {
    codes.push(await takeIn());
  }
  codes = codes.sort();
  const mark = (at: number, data: Record<string, unknown>) => db().dossier.updateMany({ where: { agencyId: AGENCY, code: codes[at] ?? '' }, data });
  await mark(0, { endStanding: 'late', endedAt: new Date('2026-11-23T03:00:00Z'), status: 'resolved' });
  await mark(1, { status: 'stopped', endedAt: new Date('2026-11-23T03:00:00Z'), endStanding: 'early' });
  await mark(2, { status: 'withdrawn', endedAt: new Date('2026-11-23T03:00:00Z'), endStanding: 'early' });
  await mark(3, { resultKind: 'refused', status: 'resolved', endedAt: new Date('2026-11-23T03:00:00Z'), endStanding: 'early' });
  await mark(4, { supplementAsks: 2 });
  await mark(5, { originalDueAt: new Date('2026-11-23T10:00:00Z') });
  await mark(6, { endedAt: new Date('2025-12-01T03:00:00Z'), status: 'returned', endStanding: 'early' });
});

describe('a seed', () => {
  it('is committed by the team alone, one at a time, and is readable nowhere until the draw', async () => {
    expect(await commit('truongphong')).toMatchObject({ ok: false });
    expect(await commit('kiemsoat')).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    const done = await commit('kiemtra');
    expect(done).toMatchObject({ ok: true, value: { seedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await commit('kiemtra2')).toMatchObject({ refusal: { name: 'SeedAlreadyCommitted' } });
    const kept = await db().inspectionSample.findFirstOrThrow({ where: { agencyId: AGENCY } });
    expect(kept.seed).toBeNull();
    expect(sha256(kept.sealedSeed ?? '')).not.toBe(kept.seedSha256);
    expect(await readDraw(AGENCY, inspection.id, kept.id)).toBeNull();
  });
});

describe('a draw', () => {
  it('takes all that must be looked at and a draw of the rest, and can be made again by anyone', async () => {
    const [committed] = await listSamples(AGENCY, inspection.id);
    if (!committed) throw new Error('no seed');
    expect(await draw('kiemtra', committed.id, unit('QLĐT'))).toMatchObject({ refusal: { name: 'NoSuchSample' } });
    expect(await draw('kiemtra', committed.id)).toMatchObject({ ok: true, value: { drawn: 12 } });
    expect(await draw('kiemtra', committed.id)).toMatchObject({ refusal: { name: 'AlreadyDrawn' } });
    const lines = await listSampleItems(AGENCY, committed.id);
    const because = new Map(lines.map(({ code, reasons }) => [code, reasons]));
    expect([0, 1, 2, 3, 4, 5].map((at) => because.get(codes[at] ?? ''))).toEqual([['late'], ['stopped'], ['withdrawn'], ['refused'], ['supplements'], ['late']]);
    expect(because.has(codes[6] ?? '')).toBe(false);
    expect(lines.filter(({ reasons }) => reasons.includes('random'))).toHaveLength(6);
    const published = await readDraw(AGENCY, inspection.id, committed.id);
    if (!published) throw new Error('not drawn');
    expect(published.population).toHaveLength(23);
    expect(redraw(published, sha256)).toEqual({ codes: lines.map(({ code }) => code), faults: [] });
    expect(redraw({ ...published, seed: `${published.seed}0` }, sha256).faults).toContain('seed');
    expect(redraw({ ...published, population: published.population.slice(1) }, sha256).faults).toContain('population');
    expect(redraw({ ...published, codes: [...published.codes].reverse() }, sha256).faults).toEqual(['list']);
    // Another machine: only the file and the command.
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'draw-')), 'mau.json');
    await writeFile(file, JSON.stringify(published));
    const { stdout, stderr } = await promisify(execFile)('node', ['lib/cli/tthc.mjs', 'sample', file], { env: { ...process.env, DATABASE_URL: undefined } as unknown as NodeJS.ProcessEnv });
    expect(stdout.trim().split('\n')).toEqual(lines.map(({ code }) => code));
    expect(stderr).toContain('Khớp');
  }, 60_000);

  it('of a unit that has one asks why there is another, and both stand', async () => {
    expect(await commit('kiemtra')).toMatchObject({ refusal: { name: 'ReasonNeeded' } });
    const again = await commit('kiemtra', { reason: 'Đơn vị đề nghị xem thêm hồ sơ gia hạn' });
    expect(again).toMatchObject({ ok: true });
    expect((await listSamples(AGENCY, inspection.id)).map(({ drawnAt }) => drawnAt !== null)).toEqual([true, false]);
  });

  it('by two people at one moment is one draw', async () => {
    const waiting = (await listSamples(AGENCY, inspection.id)).find(({ drawnAt }) => !drawnAt);
    const both = await Promise.all([draw('kiemtra', waiting?.id ?? ''), draw('kiemtra2', waiting?.id ?? '')]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'AlreadyDrawn' } });
  });
});

describe('items that answer themselves', () => {
  const held = async (itemKey: string) => db().inspectionRecord.findFirst({ where: { agencyId: AGENCY, inspectionId: inspection.id, unitId: unit(), kind: 'answer', key: itemKey } });
  const confirm = async (username: string, more: Partial<ConfirmAnswer>) => {
    const itemKey = more.itemKey ?? 'kt-37';
    const sealed = await findSealedAnswer(AGENCY, inspection.id, unit(), itemKey);
    return confirmAnswer(await contextOf(username), { code: '2026-01', unitId: unit(), itemKey, seen: (await held(itemKey))?.version ?? 0, sha256: sealed?.sha256 ?? '', act: 'confirm', answer: null, reason: '', note: '', ...more });
  };

  it('are sealed for every unit, each with its rows and a hash that is of what is stored', async () => {
    expect(await sealAnswers(await contextOf('kiemsoat'), { code: '2026-01' })).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await sealAnswers(await contextOf('kiemtra'), { code: '2026-01' })).toMatchObject({ ok: true, value: { sealed: 78, kept: 0 } });
    const sealed = await listSealedAnswers(AGENCY, inspection.id);
    expect(sealed).toHaveLength(78);
    for (const { unitId, itemKey } of sealed) {
      const whole = await findSealedAnswer(AGENCY, inspection.id, unitId, itemKey);
      if (!whole) throw new Error('gone');
      const { ruleId, ruleVersion, legalBasis, parameters, verdict, population, breaches, sha256: hash, periodFrom, periodTo, asOf } = whole;
      expect(isSealWhole({ ruleId, ruleVersion, legalBasis, parameters, unitId, period: { from: periodFrom, to: periodTo }, asOf: formatLocalTime(localTimeOf(asOf)), verdict, population, breaches, sha256: hash }, sha256), itemKey).toBe(true);
    }
  }, 60_000);

  it('are confirmed, or overruled with a reason, by whoever inspects the unit', async () => {
    expect(await confirm('kiemsoat', {})).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await confirm('kiemtra2', { sha256: '0'.repeat(64) })).toMatchObject({ refusal: { name: 'SealedAnew' } });
    const { verdict } = (await findSealedAnswer(AGENCY, inspection.id, unit(), 'kt-37')) ?? { verdict: 'meets' };
    expect(await confirm('kiemtra2', {})).toMatchObject({ ok: true });
    expect(await held('kt-37')).toMatchObject({ answer: verdict, content: { source: 'confirmed' } });
    expect(await confirm('kiemtra2', { itemKey: 'kt-32', act: 'overrule', answer: 'not-checked' })).toMatchObject({ refusal: { name: 'ReasonNeeded' } });
    const other = (await findSealedAnswer(AGENCY, inspection.id, unit(), 'kt-32'))?.verdict ?? 'meets';
    expect(await confirm('kiemtra2', { itemKey: 'kt-32', act: 'overrule', answer: other, reason: 'Không đổi gì' })).toMatchObject({ refusal: { name: 'SameAnswer' } });
    expect(await confirm('kiemtra2', { itemKey: 'kt-32', act: 'overrule', answer: 'not-checked', reason: 'Chưa xem được giấy hẹn bản giấy' })).toMatchObject({ ok: true });
    expect(await held('kt-32')).toMatchObject({ answer: 'not-checked', content: { source: 'overruled', overruleReason: 'Chưa xem được giấy hẹn bản giấy' } });
  });

  it('stand as they were seen when data change, and the drift is shown', async () => {
    const before = await findSealedAnswer(AGENCY, inspection.id, unit(), 'kt-37');
    await takeIn();
    expect((await readDrift(AGENCY, '2026-01', unit(), 'kt-15', now()))?.drift).toMatchObject({ isSame: false });
    expect(await sealAnswers(await contextOf('kiemtra'), { code: '2026-01' })).toMatchObject({ ok: true, value: { sealed: 76, kept: 2 } });
    expect(await findSealedAnswer(AGENCY, inspection.id, unit(), 'kt-37')).toEqual(before);
  }, 60_000);
});

