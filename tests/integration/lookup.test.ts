import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/(public)/tra-cuu/xem/route';
import { loadCalendar } from '@/lib/data/calendar';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { localTime } from '@/lib/domain/calendar/local-time';
import { now } from '@/lib/platform/clock';
import { LOOKUP_LIMITS, proveByCode, readDossierByQr, readPublicDossier } from '@/lib/usecases/look-up-dossier';
import { lookupCookieName, readLookupPass, sealLookupPass } from '@/lib/web/lookup-pass';
import { AGENCY_ID, loadReference } from '@/prisma/seed/reference';
import { idOf, insertRows } from '@/prisma/seed/rows';
import { aDossier, type DossierStory } from '../builders/a-dossier';
import { aProcedureVersion } from '../builders/a-procedure-version';
import { SOME_STAFF } from '../builders/an-actor';
import { useDatabase } from '../support/database';

useDatabase();
const at = new Date('2026-11-20T03:24:00Z');
const NOW = localTime('2026-11-20T10:24');
const asker = (address = '203.0.113.7') => ({ agencyId: AGENCY_ID, address, instant: at });
const PERSON = { name: 'Nguyễn Văn Kín', idNumber: '031190004567', phone: '0912 345 678', address: 'Số 9 phố Giấu, Hải Phòng', email: 'kin@vidu.vn' };
let unitId: string;

async function insert(code: string, story: Partial<DossierStory> = {}) {
  const version = await db().procedureVersion.findFirstOrThrow({ where: { validTo: null } });
  const sample = aProcedureVersion({ versionId: version.id, procedureId: version.procedureId, sectorId: version.sectorId, handlingUnitId: unitId, pauseRule: 'resume' });
  const applicantId = idOf('applicant', code);
  await db().applicant.create({ data: { agencyId: AGENCY_ID, id: applicantId, kind: 'citizen', name: PERSON.name, address: '', phone: '' } });
  const rows = aDossier({
    id: idOf('dossier', code), code, qrToken: `token-of-${code}`, version: sample, calendar: await loadCalendar(AGENCY_ID),
    applicant: { id: applicantId, kind: 'citizen', ...PERSON }, term: { value: 7, unit: 'working-day', source: 'committed', statutory: { value: 10, unit: 'working-day' } },
    representative: { name: 'Trần Thị Thay', citizenId: '031180009876', phone: '0987000111', authorisation: null, birthOn: null, idIssuedOn: null } as never,
    steps: [{ act: 'receive', at: localTime('2026-11-16T08:42'), by: { staffId: SOME_STAFF, unitId } }], ...story,
  });
  await inTransaction(async (tx) => {
    await insertRows(tx, 'dossier', [rows.dossier]);
    await insertRows(tx, 'dossier_event', rows.events);
  });
}

const CODE = 'H24.21-261116-0018';
const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  POST(new NextRequest('http://localhost:3000/tra-cuu/xem', { method: 'POST', body: new URLSearchParams(fields), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }));
const passOf = (response: Response) => new RegExp(`${lookupCookieName()}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')?.[1];

beforeAll(async () => {
  await inTransaction((tx) => loadReference(tx, now()), { timeout: 60_000 });
  unitId = (await db().unit.findFirstOrThrow({ where: { kind: 'department' } })).id;
  await insert(CODE);
});
beforeEach(() => db().rateBucket.deleteMany());

describe('the second secret', () => {
  it.each([['the phone', '5678'], ['the identity number', '4567'], ['the phone of the representative', '0111'], ['the identity number of the representative', '9876']])('is the last four digits of %s', async (_, lastFour) => {
    expect(await proveByCode(asker(), { code: ` ${CODE.toLowerCase()} `, lastFour })).toEqual({ ok: true, value: idOf('dossier', CODE) });
  });

  it('is refused as a wrong code is: with the same words and nothing more', async () => {
    const wrong = await proveByCode(asker(), { code: CODE, lastFour: '0000' });
    const unknown = await proveByCode(asker(), { code: 'H24.21-261116-9999', lastFour: '5678' });
    expect(wrong).toEqual({ ok: false, refusal: { name: 'NotFound' } });
    expect(unknown).toEqual(wrong);
  });

  it('is guessed for one code only so often, from however many addresses; a right answer costs nothing', async () => {
    const guess = (index: number, lastFour = '0000') => proveByCode(asker(`198.51.100.${index}`), { code: CODE, lastFour });
    for (let index = 0; index < 5; index += 1) expect((await guess(index, '5678')).ok).toBe(true);
    for (let index = 0; index < LOOKUP_LIMITS.code.tries; index += 1) expect(await guess(index)).toMatchObject({ refusal: { name: 'NotFound' } });
    expect(await guess(99)).toEqual({ ok: false, refusal: { name: 'TooManyTries', minutes: 30 } });
    // Not even the right one is told apart then.
    expect(await guess(99, '5678')).toMatchObject({ refusal: { name: 'TooManyTries' } });
    expect((await proveByCode(asker('198.51.100.200'), { code: 'H24.21-261116-0019', lastFour: '0000' }))).toMatchObject({ refusal: { name: 'NotFound' } });
  });

  it('is guessed from one address only so often, over however many codes', async () => {
    for (let index = 0; index < LOOKUP_LIMITS.address.tries; index += 1) await proveByCode(asker(), { code: `H24.21-261116-${1000 + index}`, lastFour: '5678' });
    expect(await proveByCode(asker(), { code: CODE, lastFour: '5678' })).toMatchObject({ refusal: { name: 'TooManyTries', minutes: 10 } });
    expect((await proveByCode(asker('198.51.100.1'), { code: CODE, lastFour: '5678' })).ok).toBe(true);
  });
});

describe('what the public sees', () => {
  it('is status, dates and the strip, and nothing of the person', async () => {
    const dossier = await readPublicDossier(AGENCY_ID, idOf('dossier', CODE), NOW);
    expect(dossier).toMatchObject({ code: CODE, status: 'received', due: { due: { on: '2026-11-26', minute: 1020 }, provisional: false, standing: { standing: 'within-term', workingDaysLeft: 3 }, printedDue: null }, statutoryTerm: { value: 10 } });
    expect(dossier?.due?.days.map((day) => day.on)).toHaveLength(11);
    expect(dossier?.due?.days.find((day) => day.on === '2026-11-24')?.kind).toBe('rest');
    const said = JSON.stringify(dossier);
    for (const secret of [...Object.values(PERSON), 'Trần Thị Thay', '031180009876', '0987000111', SOME_STAFF]) expect(said).not.toContain(secret);
  });

  it('opens with the token of the receipt, and with no other', async () => {
    expect(await readDossierByQr(asker(), `token-of-${CODE}`, NOW)).toMatchObject({ ok: true, value: { code: CODE } });
    for (const token of ['', 'token', `token-of-${CODE}'--`, 'x'.repeat(10_000)]) expect(await readDossierByQr(asker(), token, NOW)).toMatchObject({ refusal: { name: 'NotFound' } });
    for (let index = 0; index < LOOKUP_LIMITS.address.tries; index += 1) await readDossierByQr(asker(), `guess-${index}`, NOW);
    expect(await readDossierByQr(asker(), 'guess', NOW)).toMatchObject({ refusal: { name: 'TooManyTries' } });
  });

  it('while papers are awaited: the date if resumed today, what to bring and until when', async () => {
    const by = { staffId: SOME_STAFF, unitId };
    await insert('H24.21-261116-0020', {
      steps: [
        { act: 'receive', at: localTime('2026-11-16T08:42'), by }, { act: 'take-over', at: localTime('2026-11-16T10:00'), by },
        { act: 'request-supplement', at: localTime('2026-11-18T09:00'), by, reason: 'Ghi chú có tên Nguyễn Văn Kín', data: { items: ['Giấy khám sức khỏe'], replyBy: localTime('2026-12-01T17:00') } },
      ],
    });
    const dossier = await readPublicDossier(AGENCY_ID, idOf('dossier', 'H24.21-261116-0020'), NOW);
    expect(dossier).toMatchObject({
      status: 'awaiting-supplement', pause: { cause: 'supplement' }, supplement: { items: ['Giấy khám sức khỏe'], replyBy: { on: '2026-12-01' } },
      due: { due: { on: '2026-11-30' }, standing: { standing: 'paused', pausedDays: 2 }, printedDue: { on: '2026-11-26' }, pauses: ['supplement'] },
    });
    expect(JSON.stringify(dossier)).not.toContain('Ghi chú');
  });
});

describe('the form, sent', () => {
  it('leads to the answer with a pass, and puts neither code nor secret in the address', async () => {
    const response = await send({ code: CODE, lastFour: '5678', lang: 'en' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/en/tra-cuu/ho-so']);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(readLookupPass(passOf(response), AGENCY_ID, now())).toBe(idOf('dossier', CODE));
  });

  it('goes back with what is wrong, keeping the code and never the secret', async () => {
    for (const [fields, loi] of [[{ code: CODE, lastFour: '0000' }, 'khong'], [{ code: 'H24.21-261116-9999', lastFour: '5678' }, 'khong'], [{ code: '', lastFour: '5678' }, 'ma'], [{ code: '<script>', lastFour: '5678' }, 'ma'], [{ code: CODE, lastFour: 'abcd' }, 'so'], [{ code: CODE, lastFour: '56789' }, 'so'], [{}, 'ma']] as const) {
      const response = await send(fields);
      expect(response.status).toBe(303);
      const location = new URL(response.headers.get('location') ?? '', 'http://localhost');
      expect([location.pathname, location.searchParams.get('loi')]).toEqual(['/tra-cuu', loi]);
      expect(location.search).not.toContain('5678');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  it('stands a body that is no form, and one that is huge', async () => {
    expect((await send({ code: 'x'.repeat(200_000), lastFour: '1'.repeat(100_000) })).status).toBe(303);
    const response = await POST(new NextRequest('http://localhost:3000/tra-cuu/xem', { method: 'POST', body: '{"code":1}', headers: { 'content-type': 'application/json' } }));
    expect(response.headers.get('location')).toMatch(/loi=ma/);
  });
});

describe('the pass', () => {
  const id = idOf('dossier', CODE);
  it('is of one dossier and one agency, for a quarter of an hour', () => {
    const pass = sealLookupPass(AGENCY_ID, id, at);
    expect(readLookupPass(pass, AGENCY_ID, at)).toBe(id);
    expect(readLookupPass(pass, AGENCY_ID + 1, at)).toBeNull();
    expect(readLookupPass(pass, AGENCY_ID, new Date(at.getTime() + 16 * 60_000))).toBeNull();
  });
  it('cannot be made or changed by anyone else', () => {
    const pass = sealLookupPass(AGENCY_ID, id, at);
    expect(readLookupPass(pass.replace(id, idOf('dossier', 'other')), AGENCY_ID, at)).toBeNull();
    for (const forged of [undefined, '', 'x', `${pass}x`, pass.slice(0, -1), `1.${id}.99999999999.${'A'.repeat(43)}`]) expect(readLookupPass(forged, AGENCY_ID, at)).toBeNull();
  });
});
