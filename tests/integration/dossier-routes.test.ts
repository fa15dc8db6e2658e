import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as queueRoute } from '@/app/api/ho-so/route';
import { GET as lookupRoute } from '@/app/api/tra-cuu/[token]/route';
import { GET as exportRoute } from '@/app/(staff)/ho-so/xuat/route';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { LOOKUP_LIMITS } from '@/lib/usecases/look-up-dossier';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { sealSessionKey } from '@/lib/web/session-token';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { request } from '../support/request';

vi.mock('next/headers', async () => (await import('../support/request')).nextHeaders);

useDatabase();

const SITE = 'http://localhost:3000';
const LIVE = '=cmd|\'/c calc\'!A1';
let code: string;
let token: string;

/** The browser of this person; with null, of nobody. */
async function as(username: string | null): Promise<void> {
  request.reset();
  if (username === null) return;
  const { staffId } = await actorNamed(username);
  const at = now();
  const session = await db().staffSession.create({ data: { agencyId: AGENCY, staffId, method: 'oidc', createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) } });
  request.jar.set('tthc.phien', await sealSessionKey({ agencyId: AGENCY, sessionId: session.id }));
}

const none = { params: Promise.resolve({}) };
const queue = (query = '') => queueRoute(new NextRequest(`${SITE}/api/ho-so${query}`), none);
const exported = (query = '', accept = '*/*') => exportRoute(new NextRequest(`${SITE}/ho-so/xuat${query}`, { headers: { accept } }), none);
const lookup = (text: string, address = '203.0.113.7') => lookupRoute(new Request(`${SITE}/api/tra-cuu/${text}`, { headers: { 'x-tthc-address': address } }), { params: Promise.resolve({ token: text }) });

beforeAll(async () => {
  await openOffice();
  const input = await anIntake({ key: randomUUID() });
  const received = await receiveDossier({ actor: await actorNamed('tiepnhan') }, ReceiveDossier.parse({ ...input, applicant: { ...input.applicant, name: LIVE } }));
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  code = received.value.code;
  token = (await db().dossier.findFirstOrThrow({ where: { code } })).qrToken;
});
beforeEach(async () => {
  request.reset();
  await db().rateBucket.deleteMany();
});

describe('a queue as JSON', () => {
  it('is refused to whoever is not signed in, and is not there for whoever may not see dossiers', async () => {
    await as(null);
    expect((await queue('?xem=tat-ca')).status).toBe(401);
    await as('quantri');
    const answer = await queue('?xem=tat-ca');
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(code);
  });

  it('holds what its reader may see and nothing else', async () => {
    await as('lanhdao');
    const seen = await queue('?xem=tat-ca');
    expect(seen.status).toBe(200);
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(((await seen.json()) as { rows: { code: string; applicant: string }[] }).rows).toMatchObject([{ code, applicant: LIVE }]);
    await as('dautu');
    expect(((await (await queue('?xem=tat-ca')).json()) as { rows: unknown[] }).rows).toEqual([]);
    expect(((await (await queue(`?tim=${code}`)).json()) as { rows: unknown[] }).rows).toEqual([]);
  });

  it('names what it cannot read in an address, a cursor among them', async () => {
    await as('lanhdao');
    for (const [query, word] of [['?loc=khong-co', 'loc'], ['?sau=abc', 'sau'], ['?truoc=xyz', 'truoc'], ['?tu=31-02-2026', 'tu']] as const) {
      const answer = await queue(query);
      expect(answer.status, query).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(((await answer.json()) as { title: string }).title).toContain(word);
    }
  });
});

describe('a public look-up as JSON', () => {
  it('tells status and dates and nothing of a person', async () => {
    const answer = await lookup(token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code, status: 'received', portalStatus: expect.anything() as unknown, isRefused: false });
    for (const secret of [LIVE, '0900', '0200000002', 'VSIP', 'Phạm Gia Linh', token]) expect(text).not.toContain(secret);
  });

  it('knows no token that is wrong, and stops whoever tries many, whose right one still answers', async () => {
    for (const wrong of ['x', `${token}x`, code, 'a'.repeat(5_000), "' OR 1=1 --"]) expect((await lookup(wrong)).status, wrong.slice(0, 30)).toBe(404);
    for (let n = 0; n < LOOKUP_LIMITS.address.tries; n += 1) await lookup(`guess-${n}`);
    const stopped = await lookup('guess');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await lookup('guess', '203.0.113.8')).status).toBe(404);
    expect((await lookup(token)).status).toBe(200);
  });
});

describe('a list of dossiers as a file', () => {
  it('is refused to whoever is not signed in: a browser is sent to sign in, a script is told', async () => {
    await as(null);
    expect((await exported('?dang=csv')).status).toBe(401);
    const sent = await exported('?dang=csv', 'text/html');
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toContain('/dang-nhap');
  });

  it('is not there for whoever may not export, and is empty for whoever sees none of it', async () => {
    await as('quantri');
    const answer = await exported('?dang=csv');
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(code);
    await as('truongdautu');
    const other = await exported('?dang=csv');
    expect([200, 404]).toContain(other.status);
    expect(await other.text()).not.toContain(code);
  });

  it('opens in a spreadsheet as text: what looks like a formula is none', async () => {
    await as('lanhdao');
    const answer = await exported('?dang=csv');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    const rows = parse(await answer.text(), { bom: true }) as string[][];
    expect(rows.find(([first]) => first === code)?.[6]).toBe(`'${LIVE}`);
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('says what it cannot read in words', async () => {
    await as('lanhdao');
    for (const query of ['?dang=exe', '?dang=csv&loc=khong-co']) {
      const answer = await exported(query);
      expect(answer.status, query).toBe(400);
      expect(await answer.text()).toContain('Không đọc được');
    }
  });
});
