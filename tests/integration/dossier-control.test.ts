import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { localTime } from '@/lib/domain/calendar/local-time';
import { instantOf } from '@/lib/platform/clock';
import { readDossierControl, runDossierControl } from '@/lib/usecases/check-dossiers';
import { runProcedureControl } from '@/lib/usecases/run-control';
import { useDatabase } from '../support/database';
import { cleanDossier, codeOf, COURSE, openCleanOffice, putDossiers } from '../support/inspection-register';
import { AGENCY, DESK, INVESTMENT, LABOUR } from '../support/queue-office';

useDatabase();

const night = (day: string) => instantOf(localTime(`2026-11-${day}T04:20`));
const actor = (role: Role, unitId: string): Actor => ({ staffId: '0192f0c0-0000-7000-8000-f00000000001', agencyId: AGENCY, name: 'Người thử', title: '', roles: [{ role, unitId }] });
const seen = (who: Actor, wanted: Partial<Parameters<typeof readDossierControl>[1]> = {}) => readDossierControl(who, { isNew: false, page: 1, ...wanted });
const LATE_STEP = COURSE.map((one) => (one.act === 'hand-over' ? { ...one, at: '2026-11-03T07:40' } : one.act === 'take-over' ? { ...one, at: '2026-11-03T08:00' } : one));
const idOfCode = async (ordinal: number) => (await db().dossier.findFirstOrThrow({ where: { code: codeOf(ordinal) } })).id;

describe('continuous control of dossiers', () => {
  beforeAll(async () => {
    await openCleanOffice();
    await putDossiers([cleanDossier(1), cleanDossier(2), cleanDossier(3, LATE_STEP)]);
  });

  it('says that it has never run', async () => {
    expect(await seen(actor('controller', DESK))).toMatchObject({ last: null, counts: [], rows: [], hasMore: false });
  });

  it('opens what is wrong, once, and finds the same again', async () => {
    expect(await runDossierControl(night('18'))).toEqual({ open: 2, opened: 2, cleared: 0 });
    expect(await runDossierControl(night('19'))).toEqual({ open: 2, opened: 0, cleared: 0 });
    const rows = await db().controlBreach.findMany({ where: { agencyId: AGENCY }, orderBy: { ruleId: 'asc' } });
    expect(rows.map(({ ruleId, subject, unitId, firstSeenAt, lastSeenAt, clearedAt }) => [ruleId, subject, unitId, firstSeenAt, lastSeenAt, clearedAt])).toEqual([
      ['kt-37', `dossier:${codeOf(3)}`, DESK, night('18'), night('19'), null], ['kt-41', `dossier:${codeOf(3)}#1`, DESK, night('18'), night('19'), null],
    ]);
    expect(await db().controlRun.count({ where: { area: 'dossiers', failure: null } })).toBe(2);
  });

  it('sees a mistake of the day the next morning, and calls it new', async () => {
    await db().$executeRaw`DELETE FROM paper WHERE "dossierId" = ${await idOfCode(1)}::uuid`;
    await db().$executeRaw`UPDATE dossier SET "applicantPhone" = '' WHERE id = ${await idOfCode(2)}::uuid`;
    const run = await runDossierControl(night('20'));
    // The receipt that is gone leaves a gap in its book besides.
    expect(run).toEqual({ open: 5, opened: 3, cleared: 0 });
    const found = await seen(actor('controller', DESK), { isNew: true });
    expect(found.rows.map(({ ruleId }) => ruleId).sort()).toEqual(['kt-31', 'kt-51', 'kt-51']);
    expect(found.last).toMatchObject({ isFirst: false, opened: 3 });
    expect((await seen(actor('controller', DESK))).rows).toHaveLength(5);
    expect((await seen(actor('controller', DESK), { ruleId: 'kt-37' })).rows.map(({ subject }) => subject)).toEqual([`dossier:${codeOf(3)}`]);
    expect((await seen(actor('controller', DESK), { page: 2 })).rows).toEqual([]);
  });

  it('clears what was put right', async () => {
    await db().$executeRaw`UPDATE dossier SET "applicantPhone" = '0900000001' WHERE id = ${await idOfCode(2)}::uuid`;
    expect(await runDossierControl(night('21'))).toEqual({ open: 4, opened: 0, cleared: 1 });
    expect(await db().controlBreach.count({ where: { clearedAt: night('21') } })).toBe(1);
    expect((await seen(actor('controller', DESK), { isNew: true })).rows).toEqual([]);
  });

  it('shows a unit head the unit’s own and nobody else’s', async () => {
    await db().controlBreach.updateMany({ where: { agencyId: AGENCY, ruleId: 'kt-41' }, data: { unitId: LABOUR } });
    expect((await seen(actor('unit-head', LABOUR))).rows.map(({ ruleId }) => ruleId)).toEqual(['kt-41']);
    expect((await seen(actor('unit-head', INVESTMENT))).rows).toEqual([]);
    expect((await seen(actor('unit-head', LABOUR), { unitId: DESK })).rows).toEqual([]);
    expect((await seen(actor('reception', DESK))).rows).toEqual([]);
    expect((await seen(actor('leader', LABOUR))).rows).toHaveLength(4);
  });

  it('leaves the breaches of procedures alone, and is left alone by them', async () => {
    await runProcedureControl(night('22'));
    expect((await seen(actor('controller', DESK))).rows).toHaveLength(4);
    await runDossierControl(night('23'));
    expect(await db().controlBreach.count({ where: { agencyId: AGENCY, clearedAt: night('23') } })).toBe(0);
  });

  it('two at once find the same and open nothing twice', async () => {
    await db().$executeRaw`DELETE FROM paper WHERE "dossierId" = ${await idOfCode(2)}::uuid`;
    const both = await Promise.all([runDossierControl(night('24')), runDossierControl(night('25'))]);
    expect(both.map(({ opened }) => opened).sort()).toEqual([0, 1]);
    expect(await db().controlBreach.count({ where: { ruleId: 'kt-31', clearedAt: null } })).toBe(2);
  });

  it('writes down that it failed', async () => {
    await db().$executeRaw`UPDATE dossier SET "applicantPhone" = '' WHERE id = ${await idOfCode(1)}::uuid`;
    await db().$executeRawUnsafe(`ALTER TABLE control_breach ADD CONSTRAINT test_refuses CHECK (detail->>'faults' <> 'no-phone') NOT VALID`);
    await expect(runDossierControl(night('26'))).rejects.toThrow();
    expect(await db().controlRun.findFirst({ where: { failure: { not: null } } })).toMatchObject({ area: 'dossiers', open: 0 });
    expect((await seen(actor('controller', DESK))).last?.startedAt).not.toEqual(night('26'));
  });
});
