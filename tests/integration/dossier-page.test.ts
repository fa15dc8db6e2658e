import { beforeAll, describe, expect, it } from 'vitest';
import { findDossier, findLaterVersion, readDossierParts, unitsOf } from '@/lib/data/dossiers-read';
import { db } from '@/lib/db/client';
import { can } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { localTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { daysUsed, fullClock, lineClock } from '@/lib/domain/dossier/clock-view';
import { dateColumn } from '@/lib/platform/clock';
import { aCalendar } from '../builders/a-calendar';
import { aDossier, type StoryStep } from '../builders/a-dossier';
import { aRandomDossier } from '../builders/a-random-dossier';
import { anActor } from '../builders/an-actor';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { AGENCY, DESK, INVESTMENT, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

const [desk, officer, head] = PEOPLE;
const at = localTime;
const CODE = 'H24.21-260819-0012';
const STEPS: StoryStep[] = [
  { act: 'receive', at: at('2026-08-19T09:14'), by: desk ?? null },
  { act: 'hand-over', at: at('2026-08-19T10:02'), by: desk ?? null, data: { toUnitId: LABOUR } },
  { act: 'take-over', at: at('2026-08-19T14:20'), enteredAt: at('2026-08-20T08:00'), by: officer ?? null, reason: 'Mất mạng, nhập theo sổ.' },
  { act: 'request-supplement', at: at('2026-08-25T08:35'), by: officer ?? null, reason: 'Thiếu bản vẽ.', data: { items: ['Bản vẽ'], replyBy: at('2026-09-01T17:00') } },
  { act: 'receive-supplement', at: at('2026-08-27T09:50'), by: desk ?? null },
  { act: 'finish', at: at('2026-09-01T10:00'), by: officer ?? null },
  { act: 'correct', at: at('2026-09-01T11:00'), by: head ?? null, voidsSeq: 6, reason: 'Ghi nhầm hồ sơ.' },
];
const calendar = aCalendar();
const actor = (role: Role, unitId: string) => anActor({ role, unitId });

describe('a dossier as its page reads it', () => {
  beforeAll(async () => {
    await setUpOffice();
    const rows = aDossier({ code: CODE, version: VERSIONS[0], steps: STEPS, calendar });
    await storeDossiers([rows]);
  });

  it('is there for who may see it and not there for everyone else', async () => {
    expect((await findDossier(actor('reception', DESK), CODE))?.code).toBe(CODE);
    expect((await findDossier(actor('officer', LABOUR), CODE))?.code).toBe(CODE);
    expect(await findDossier(actor('officer', INVESTMENT), CODE)).toBeNull();
    expect(await findDossier(actor('admin', DESK), CODE)).toBeNull();
    expect(await findDossier(anActor({ roles: [] }), CODE)).toBeNull();
    expect(await findDossier({ ...actor('leader', DESK), agencyId: 2 }, CODE)).toBeNull();
    for (const odd of ['', 'H24.21-260819-9999', CODE.toLowerCase(), `${CODE}'--`, 'x'.repeat(5000)]) expect(await findDossier(actor('leader', DESK), odd)).toBeNull();
  });

  it('carries its history with names, what was entered late, and what a correction voids', async () => {
    const dossier = await findDossier(actor('leader', DESK), CODE);
    if (!dossier) throw new Error('not found');
    expect(dossier.events.map((e) => [e.act, e.actorName, e.isVoided])).toEqual([
      ['receive', 'Phạm Gia Linh', false], ['hand-over', 'Phạm Gia Linh', false], ['take-over', 'Đỗ Khánh Vy', false], ['request-supplement', 'Đỗ Khánh Vy', false],
      ['receive-supplement', 'Phạm Gia Linh', false], ['finish', 'Đỗ Khánh Vy', true], ['correct', 'Trịnh Công Lâm', false],
    ]);
    expect(dossier.events[2]).toMatchObject({ legalAt: at('2026-08-19T14:20'), enteredAt: at('2026-08-20T08:00') });
    expect(dossier.state).toMatchObject({ status: 'processing', endedAt: null, holderId: officer?.staffId });
    expect(unitsOf(dossier)).toEqual([LABOUR, LABOUR]);
    expect(can(actor('officer', LABOUR), 'dossier:finish', unitsOf(dossier))).toBe(true);
    expect(can(actor('reception', DESK), 'dossier:finish', unitsOf(dossier))).toBe(false);
  });

  it('reckons the same date as was stored, and says how many days of the limit are used', async () => {
    const dossier = await findDossier(actor('leader', DESK), CODE);
    if (!dossier) throw new Error('not found');
    const clock = fullClock(dossier.state, { term: dossier.term, pauseRule: dossier.pauseRule }, at('2026-09-03T10:00'), calendar);
    if (clock.kind !== 'term') throw new Error('no term');
    expect(clock.explained.due).toEqual(dossier.originalDueAt);
    expect(clock.explained.due).toEqual(at('2026-09-08T17:00'));
    expect(dossier.printedDueAt).toEqual(at('2026-09-04T17:00'));
    expect(clock.explained.pausedAmount).toBe(2);
    expect(daysUsed(clock.explained, plainDate('2026-09-03'))).toEqual({ used: 7, of: 10 });
    expect(clock.tag).toMatchObject({ standing: 'within-term', workingDaysLeft: 3 });
  });

  it('has its components and fees, and keeps its version when a later one comes', async () => {
    const dossier = await findDossier(actor('leader', DESK), CODE);
    if (!dossier) throw new Error('not found');
    const parts = await readDossierParts(AGENCY, dossier.id);
    expect(parts.documents.map((d) => d.name)).toEqual(['Đơn đề nghị', 'Giấy tờ chứng minh']);
    expect(parts.fees).toMatchObject([{ amountVnd: 600_000, paidVnd: 600_000, paidOn: '2026-08-19' }]);
    expect([parts.files, parts.papers]).toEqual([[], []]);
    expect(await findLaterVersion(AGENCY, dossier.procedure.id, dossier.procedure.versionNumber)).toBeNull();
    const first = await db().procedureVersion.findFirstOrThrow({ where: { procedureId: dossier.procedure.id } });
    await db().procedureVersion.update({ where: { agencyId_id: { agencyId: AGENCY, id: first.id } }, data: { validTo: dateColumn(plainDate('2026-08-31')) } });
    await db().procedureVersion.create({ data: { ...first, content: first.content as object, id: '0192f0c0-0000-7000-8000-c00000000099', number: 2, validFrom: dateColumn(plainDate('2026-09-01')) } });
    expect(await findLaterVersion(AGENCY, dossier.procedure.id, dossier.procedure.versionNumber)).toEqual({ number: 2, validFrom: '2026-09-01' });
    expect((await findDossier(actor('controller', DESK), CODE))?.procedure).toMatchObject({ versionNumber: 1, validFrom: '2020-01-01', decisionNumber: 'MẪU-01/QĐ' });
  });

  it('shows in its line what it shows on its page, over random dossiers', async () => {
    const now = at('2026-11-20T10:24');
    const random = randomFrom(7);
    const office = { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar, now };
    const seen = new Set<string>();
    for (let n = 1; n <= 400; n += 1) {
      const rows = aRandomDossier(random, office, n);
      const { state, dossier } = rows;
      const unit = dossier.termUnit as 'working-day';
      const term = (unit as string) === 'same-day' ? { unit: 'same-day' as const } : { unit, value: dossier.termValue as number };
      const pauseRule = dossier.pauseRule as 'resume';
      const full = fullClock(state, { term, pauseRule }, now, calendar);
      // A line is given the history only while it waits for something, as the list reads it.
      const waits = state.endedAt === null && (state.pausedSince !== null || state.status === 'submitted');
      const line = lineClock({ term, pauseRule, submittedAt: state.submittedAt, originalDueAt: rows.due, endedAt: state.endedAt, events: waits ? rows.events.map((e) => ({ ...e, legalAt: localOf(e.legalAt), enteredAt: localOf(e.enteredAt) })) as never : [] }, now, calendar);
      expect(line.kind).toBe(full.kind);
      if (line.kind !== 'none' && full.kind !== 'none') expect(line.tag).toEqual(full.tag);
      if (line.kind === 'term' && full.kind === 'term') expect(line.due).toEqual(full.explained.due);
      seen.add(line.kind === 'none' ? 'none' : `${line.kind} ${line.tag.standing}`);
    }
    expect(seen.size).toBeGreaterThan(8);
  });
});

const localOf = (iso: unknown) => localTimeOfInstant(Date.parse(String(iso)));
