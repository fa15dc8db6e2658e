import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endOf, revisionOf, withPageCache } from '@/lib/setup/page-cache.mjs';
import { useDatabase } from '../support/database';

const { url } = useDatabase();
const MIDDAY = Date.parse('2026-11-24T05:00:10Z');

let pool: pg.Pool;
let server: http.Server;
let base = '';
let at = MIDDAY;
let drawn = 0;
let isBroken = false;
let cookie: string | undefined;

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: url(), max: 2 });
  const { seed } = await import('@/prisma/seed/index');
  await seed('reference');
  const ask = revisionOf(pool);
  const handle = withPageCache((_, response) => {
    drawn += 1;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('X-Frame-Options', 'DENY');
    if (cookie) response.setHeader('Set-Cookie', cookie);
    response.write('trang ');
    response.end(String(drawn));
  }, { clock: () => at, revision: () => (isBroken ? Promise.reject(new Error('down')) : ask()) });
  server = http.createServer((request, response) => void handle(request, response)).listen(0);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await pool.end();
});
beforeEach(() => {
  at = MIDDAY;
  isBroken = false;
  cookie = undefined;
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(base + path, { headers });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag'), frame: response.headers.get('x-frame-options') };
};

describe('pages of the catalogue', () => {
  it('are drawn once and shown again, with their headers, and answered by 304 to whoever has them', async () => {
    const first = await get('/thu-tuc?tim=a');
    const second = await get('/thu-tuc?tim=a');
    expect(second).toMatchObject({ status: 200, text: first.text, frame: 'DENY' });
    expect((await get('/thu-tuc?tim=a', { 'If-None-Match': second.etag ?? '' })).status).toBe(304);
    expect((await get('/thu-tuc?tim=b')).text).not.toBe(first.text);
  });

  it.each([
    ['a version is approved', `UPDATE procedure_version SET state = 'approved' WHERE id = (SELECT id FROM procedure_version LIMIT 1)`],
    ['a version ends early', `UPDATE procedure_version SET "validTo" = "validFrom" WHERE id = (SELECT id FROM procedure_version LIMIT 1)`],
    ['an everyday word is added', `INSERT INTO search_synonym ("agencyId", id, phrase, meaning) VALUES (1, gen_random_uuid(), 'thẻ xanh ' || random(), 'giấy phép')`],
    ['the calendar changes', `UPDATE calendar_special_day SET name = 'Nghỉ' WHERE "on" = (SELECT max("on") FROM calendar_special_day)`],
    ['the desk opens at other hours', `UPDATE desk_hours SET sessions = sessions`],
    ['a unit is renamed', `UPDATE unit SET name = name || '.' WHERE id = (SELECT id FROM unit LIMIT 1)`],
  ])('are never shown again after %s', async (_, change) => {
    const before = await get('/thu-tuc/1.014199');
    expect((await get('/thu-tuc/1.014199')).text).toBe(before.text);
    await pool.query(change);
    expect((await get('/thu-tuc/1.014199')).text).not.toBe(before.text);
  });

  it('stay as they are while a draft is written, and change at the moment a change is committed, not before', async () => {
    const before = await get('/thu-tuc');
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(`UPDATE procedure_version SET "sourceNote" = 'x' WHERE id = (SELECT id FROM procedure_version LIMIT 1)`);
    expect((await get('/thu-tuc')).text).toBe(before.text);
    await client.query('COMMIT');
    expect((await get('/thu-tuc')).text).not.toBe(before.text);
    const later = await get('/thu-tuc');
    await client.query(`INSERT INTO procedure_version ("agencyId", id, "procedureId", number, state, "validFrom", "decisionId", name, "sectorId", "handlingUnitId", level, "onlineLevel", "pauseRule", content)
      SELECT "agencyId", gen_random_uuid(), "procedureId", 99, 'draft', "validFrom", "decisionId", name, "sectorId", "handlingUnitId", level, "onlineLevel", "pauseRule", content FROM procedure_version LIMIT 1`);
    client.release();
    expect((await get('/thu-tuc')).text).toBe(later.text);
  });

  it('never outlive their day, nor a due date its minute', async () => {
    const list = await get('/en/thu-tuc');
    const page = await get('/en/thu-tuc/1.014199');
    at += 49_000;
    expect((await get('/en/thu-tuc/1.014199')).text).toBe(page.text);
    at = MIDDAY + 50_000;
    expect((await get('/en/thu-tuc/1.014199')).text).not.toBe(page.text);
    at = Date.parse('2026-11-24T16:59:59.999Z');
    expect((await get('/en/thu-tuc')).text).toBe(list.text);
    at = Date.parse('2026-11-24T17:00:00Z');
    expect((await get('/en/thu-tuc')).text).not.toBe(list.text);
    expect(endOf(Date.parse('2026-11-24T16:59:59Z'), 86_400_000)).toBe(Date.parse('2026-11-24T17:00:00Z'));
  });

  it('are not kept with a cookie, for other addresses, for the router, nor while the database cannot be asked', async () => {
    cookie = 'a=b';
    expect((await get('/du-lieu-mo')).text).not.toBe((await get('/du-lieu-mo')).text);
    cookie = undefined;
    expect((await get('/ho-so')).text).not.toBe((await get('/ho-so')).text);
    expect((await get('/thu-tuc', { RSC: '1' })).text).not.toBe((await get('/thu-tuc', { RSC: '1' })).text);
    isBroken = true;
    expect((await get('/thu-tuc')).text).not.toBe((await get('/thu-tuc')).text);
  });
});
