import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/procedures/route';
import { inTransaction } from '@/lib/db/transaction';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { ProcedurePage } from '@/lib/schemas/procedure-api';
import { loadReference } from '@/prisma/seed/reference';
import { useDatabase } from '../support/database';

useDatabase();
const get = (query = '', headers: Record<string, string> = {}) => GET(new NextRequest(`http://localhost:3000/api/v1/procedures${query}`, { headers }));
const pageOf = async (query = '') => ProcedurePage.parse(await (await get(query)).json());

describe('GET /api/v1/procedures', () => {
  beforeAll(async () => {
    await inTransaction((tx) => loadReference(tx, now()), { timeout: 60_000 });
  });

  it('lists every procedure in force, without a token, with its code or null and its slug', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const page = ProcedurePage.parse(await response.json());
    const inForce = await db().procedureVersion.count({ where: { state: 'approved', validFrom: { lte: now() }, OR: [{ validTo: null }, { validTo: { gte: now() } }] } });
    expect(page.items).toHaveLength(inForce);
    expect(page.items.length).toBeGreaterThan(20);
    expect(page).toMatchObject({ total: inForce, nextCursor: null });
    for (const { code, slug, validTo } of page.items) {
      expect(slug).toBe(code ?? slug);
      expect(code ?? slug).toMatch(/^\d\.\d{6}$|^mau-\d+$/);
      expect(validTo === null || validTo >= page.asOf).toBe(true);
    }
  });

  it('goes through all of them by cursor, each once', async () => {
    const slugs: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ProcedurePage = await pageOf(`?limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.items.length).toBeLessThanOrEqual(7);
      slugs.push(...page.items.map((item) => item.slug));
      cursor = page.nextCursor;
    }
    expect(slugs).toEqual((await pageOf()).items.map((item) => item.slug));
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('searches without diacritics and filters by sector', async () => {
    const found = await pageOf('?search=giay%20phep%20lao%20dong');
    expect(found.items.length).toBeGreaterThan(0);
    expect(found.items.every((item) => item.name.toLowerCase().includes('giấy phép lao động'))).toBe(true);
    const sector = await pageOf('?sector=viec%20lam');
    expect(sector.items.length).toBeGreaterThan(0);
    expect(new Set(sector.items.map((item) => item.sector))).toEqual(new Set(['Việc làm']));
  });

  it('answers 304 to who has it already', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const again = await get('', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('?limit=5', { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([['?limit=0', 'limit'], ['?limit=many', 'limit'], ['?limit=1000', 'limit'], ['?cursor=%00', 'cursor'], ['?cursor=!!', 'cursor'], ['?channel=pigeon', 'channel'], [`?search=${'x'.repeat(300)}`, 'search']])('refuses %s with a problem', async (query, field) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it('stands hostile text', async () => {
    expect((await pageOf(`?search=${encodeURIComponent("%'; DROP TABLE dossier; -- _\\")}`)).items).toEqual([]);
    expect((await get('?search=%00')).status).toBe(200);
  });
});
