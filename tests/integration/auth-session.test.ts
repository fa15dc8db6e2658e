import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { contextOf } from '@/lib/web/request-context';
import { currentSession } from '@/lib/web/session';
import { sealSessionKey } from '@/lib/web/session-token';
import { endSession, signInWithPassword } from '@/lib/web/sign-in';
import { staffAction, type ActionState } from '@/lib/web/staff-action';
import { staffPage } from '@/lib/web/staff-page';
import { staffRoute } from '@/lib/web/staff-route';
import { useDatabase } from '../support/database';
import { AGENCY, makeAgency, makeMember, PASSWORD, type Member } from '../support/people-office';
import { request } from '../support/request';

vi.mock('next/headers', async () => (await import('../support/request')).nextHeaders);

useDatabase();

const COOKIE = 'tthc.phien';
let admin: Member;
let person: Member;

/** What redirect() and notFound() throw: where to, or that there is nothing. */
const wayOut = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    const digest = (error as { digest?: string }).digest ?? '';
    return digest.startsWith('NEXT_REDIRECT') ? (digest.split(';')[2] ?? '') : digest;
  }
  return 'stayed';
};

beforeAll(async () => {
  const units = await makeAgency();
  admin = await makeMember({ username: 'dat', roles: [['admin', units.VP]] });
  person = await makeMember({ username: 'vy', roles: [['officer', units.QLLĐ]] });
  await makeMember({ username: 'moi', mustChangePassword: true, roles: [['admin', units.VP]] });
});

beforeEach(async () => {
  request.reset();
  await db().rateBucket.deleteMany();
});

describe('the cookie', () => {
  it('is set through next-auth, is for HTTP alone, lax, and holds nothing but a key', async () => {
    expect(await signInWithPassword('vy', PASSWORD)).toEqual({ ok: true, value: null });
    const cookie = request.cookies.get(COOKIE);
    expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    const { decode } = await import('next-auth/jwt');
    const token = await decode({ token: cookie?.value, secret: process.env.AUTH_SECRET ?? '', salt: COOKIE });
    expect(Object.keys(token ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid']);
    expect(await currentSession()).toMatchObject({ kind: 'signed-in', username: 'vy', actor: { staffId: person.id, agencyId: AGENCY } });
  });

  it('answers a wrong password and a long series of them with words, not with exceptions', async () => {
    expect(await signInWithPassword('vy', 'sai')).toEqual({ ok: false, refusal: { kind: 'wrong-name-or-password' } });
    for (let i = 0; i < 5; i += 1) await signInWithPassword('vy', 'sai');
    expect(await signInWithPassword('vy', PASSWORD)).toMatchObject({ ok: false, refusal: { kind: 'too-many-guesses' } });
    expect(request.cookies.has(COOKIE)).toBe(false);
  });

  it('of another secret, another agency, a cut or a header is nobody', async () => {
    await signInWithPassword('vy', PASSWORD);
    const good = request.cookies.get(COOKIE)?.value ?? '';
    const { encode } = await import('next-auth/jwt');
    const sid = (await db().staffSession.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id;
    for (const value of [good.slice(0, -4), 'x', '', 'a'.repeat(10_000), await encode({ token: { sid: `1.${sid}` }, secret: 'another secret of more than thirty-two characters', salt: COOKIE }), await sealSessionKey({ agencyId: 2, sessionId: sid })]) {
      request.cookies.set(COOKIE, { value, options: {} });
      expect(await currentSession()).toEqual({ kind: 'none' });
    }
    request.cookies.clear();
    request.headers.set('authorization', `Bearer ${good}`);
    expect(await currentSession()).toEqual({ kind: 'none' });
  });
});

describe('a session', () => {
  const age = (column: 'lastSeenAt' | 'expiresAt', minutes: number) => db().$executeRawUnsafe(`UPDATE staff_session SET "${column}" = "${column}" - interval '${minutes} minutes'`);

  it('ends after an hour without use', async () => {
    await signInWithPassword('vy', PASSWORD);
    await age('lastSeenAt', 59);
    expect((await currentSession()).kind).toBe('signed-in');
    await age('lastSeenAt', 60);
    expect(await currentSession()).toEqual({ kind: 'idle' });
  });

  it('ends after twelve hours however busy', async () => {
    await signInWithPassword('vy', PASSWORD);
    await age('expiresAt', 719);
    expect((await currentSession()).kind).toBe('signed-in');
    await age('expiresAt', 1);
    expect(await currentSession()).toEqual({ kind: 'expired' });
  });

  it('writes its sign of life at most once a minute', async () => {
    await signInWithPassword('vy', PASSWORD);
    const seen = async () => (await db().staffSession.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).lastSeenAt.getTime();
    const first = await seen();
    await currentSession();
    expect(await seen()).toBe(first);
    await age('lastSeenAt', 2);
    await currentSession();
    expect(await seen()).toBeGreaterThanOrEqual(first);
  });

  it('is over with the next request when its person is disabled', async () => {
    await signInWithPassword('vy', PASSWORD);
    await db().staff.update({ where: { agencyId_id: { agencyId: AGENCY, id: person.id } }, data: { isActive: false } });
    expect(await currentSession()).toEqual({ kind: 'disabled' });
    await db().staff.update({ where: { agencyId_id: { agencyId: AGENCY, id: person.id } }, data: { isActive: true } });
  });

  it('ends in the database when signing out, so that a kept cookie opens nothing; and when signing in again', async () => {
    await signInWithPassword('vy', PASSWORD);
    const kept = new Map(request.cookies);
    await signInWithPassword('vy', PASSWORD);
    const second = new Map(request.cookies);
    request.cookies.clear();
    kept.forEach((value, name) => request.cookies.set(name, value));
    expect(await currentSession()).toEqual({ kind: 'revoked' });
    request.cookies.clear();
    second.forEach((value, name) => request.cookies.set(name, value));
    expect((await currentSession()).kind).toBe('signed-in');
    await endSession();
    expect(request.cookies.has(COOKIE)).toBe(false);
    second.forEach((value, name) => request.cookies.set(name, value));
    expect(await currentSession()).toEqual({ kind: 'revoked' });
  });
});

describe('a page', () => {
  it('sends who is not signed in to sign in, and back to where they were, never to another site', async () => {
    request.headers.set('x-tthc-path', '/ho-so?tim=vy');
    expect(await wayOut(staffPage('dossier:view'))).toBe('/dang-nhap?tiep=%2Fho-so%3Ftim%3Dvy');
    request.headers.set('x-tthc-path', '//evil.example');
    expect(await wayOut(staffPage('dossier:view'))).toBe('/dang-nhap');
  });

  it('without the permission does not exist', async () => {
    await signInWithPassword('vy', PASSWORD);
    expect(await wayOut(staffPage('staff:manage'))).toMatch(/404/);
    expect(await wayOut(staffPage('dossier:view'))).toBe('stayed');
    expect(await wayOut(staffPage('không:có' as 'dossier:view'))).toMatch(/404/);
  });

  it('waits until a password that was handed out is changed', async () => {
    await signInWithPassword('moi', PASSWORD);
    expect(await wayOut(staffPage('staff:view'))).toBe('/tai-khoan/mat-khau');
    expect(await wayOut(staffPage('signed-in', { evenWithOldPassword: true }))).toBe('stayed');
  });
});

describe('an action', () => {
  type Refusal = { kind: 'no' };
  const input = z.object({ name: z.string().min(2), password: z.string().optional(), list: z.array(z.string()).optional(), how: z.enum(['ok', 'no', 'throw', 'down']) });
  const ran: unknown[] = [];
  const action = staffAction({
    permission: 'staff:manage',
    input,
    run: async (ctx, given): Promise<Result<string, Refusal>> => {
      ran.push(given);
      if (given.how === 'no') return refuse({ kind: 'no' });
      if (given.how === 'throw') throw new Error('secret detail of the inside');
      if (given.how === 'down') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return ok(ctx.actor.name);
    },
    refusals: () => ({ message: 'Không được', field: 'name' }),
    success: (name) => `Xong, ${name}`,
  });
  const send = async (fields: Record<string, string | string[] | File>, prior: ActionState<string> = { status: 'idle' }) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    return action(prior, form);
  };

  beforeEach(() => {
    ran.length = 0;
  });

  it('keeps what was typed when the session is over, and says where to sign in', async () => {
    const state = await send({ name: 'Đỗ', how: 'ok', password: 'x' });
    expect(state).toMatchObject({ status: 'error', signInHref: '/dang-nhap', canRetry: true, values: { name: 'Đỗ', how: 'ok' } });
    expect(state.values).not.toHaveProperty('password');
    expect(ran).toEqual([]);
  });

  it('asks for the permission before it reads', async () => {
    await signInWithPassword('vy', PASSWORD);
    expect(await send({ name: '', how: 'ok' })).toMatchObject({ status: 'error', message: 'Tài khoản của bạn không có quyền làm việc này.' });
    expect(ran).toEqual([]);
  });

  it('waits for a handed-out password to be changed', async () => {
    await signInWithPassword('moi', PASSWORD);
    expect(await send({ name: 'Đỗ', how: 'ok' })).toMatchObject({ status: 'error', signInHref: '/tai-khoan/mat-khau' });
    expect(ran).toEqual([]);
  });

  it('does it, or puts the refusal beside its field', async () => {
    await signInWithPassword('dat', PASSWORD);
    expect(await send({ name: 'Đỗ', how: 'ok' })).toMatchObject({ status: 'ok', value: admin.name, message: `Xong, ${admin.name}` });
    expect(await send({ name: 'Đỗ', how: 'no' })).toMatchObject({ status: 'error', fieldErrors: { name: 'Không được' }, values: { name: 'Đỗ' } });
  });

  it('says what to write, in Vietnamese, beside each field', async () => {
    await signInWithPassword('dat', PASSWORD);
    expect(await send({ name: 'x', how: 'khác' })).toMatchObject({ status: 'error', message: 'Có 2 chỗ cần sửa.', fieldErrors: { name: 'Nhập ít nhất 2 ký tự', how: 'Chọn một trong các mục có sẵn' } });
    expect(await send({})).toMatchObject({ fieldErrors: { name: 'Nhập nội dung này' } });
    expect(ran).toEqual([]);
  });

  it('takes repeated, huge, hostile and file-shaped fields for mistakes, never for surprises', async () => {
    await signInWithPassword('dat', PASSWORD);
    expect(await send({ name: ['một', 'hai'], how: 'ok' })).toMatchObject({ status: 'error', fieldErrors: { name: 'Chỉ gửi một giá trị cho ô này' } });
    expect(await send({ name: new File(['x'], 'x.txt'), how: 'ok' })).toMatchObject({ status: 'error' });
    expect(await send({ name: 'x'.repeat(1_100_000), how: 'ok' })).toMatchObject({ status: 'error', message: expect.stringContaining('quá lớn') });
    expect(await send(Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`o${i}`, ''])))).toMatchObject({ status: 'error' });
    expect(await send({ __proto__x: 'a', constructor: 'b', name: 'Đỗ', how: 'ok', $ACTION_ID_x: '1' } as Record<string, string>)).toMatchObject({ status: 'ok' });
    expect(await (action as (state: unknown, form: unknown) => Promise<unknown>)({ status: 'idle' }, 'not a form')).toMatchObject({ status: 'error' });
    ran.length = 0;
    await send({ name: 'Đ\u0000ỗ\ud800', how: 'ok', 'list[]': 'một' });
    expect(ran).toEqual([{ name: 'Đỗ\ufffd', how: 'ok', list: ['một'] }]);
  });

  it('logs a surprise under the number it shows, and shows nothing else', async () => {
    await signInWithPassword('dat', PASSWORD);
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const state = await send({ name: 'Đỗ', how: 'throw' });
    const log = written.mock.calls.map(([line]) => String(line)).join('');
    written.mockRestore();
    expect(state).toMatchObject({ status: 'error', values: { name: 'Đỗ' } });
    expect(state.reference).toMatch(/^[0-9a-f]{8}$/);
    expect(state.message).toContain(state.reference);
    expect(JSON.stringify(state)).not.toContain('secret detail');
    expect(log).toContain(state.reference);
  });

  it('says that nothing was saved when the database does not answer, and keeps what was typed', async () => {
    await signInWithPassword('dat', PASSWORD);
    expect(await send({ name: 'Đỗ', how: 'down' })).toMatchObject({ status: 'error', canRetry: true, message: 'Chưa lưu được vì cơ sở dữ liệu không phản hồi. Nội dung vẫn còn ở đây. Bấm Lưu lại.', values: { name: 'Đỗ' } });
  });
});

describe('a route', () => {
  const route = staffRoute<{ code: string }>('staff:view', async ({ params, ctx }) => new Response(`${params.code} ${ctx.actor.staffId}`));
  const ask = (headers: Record<string, string> = {}, method = 'GET') => route(new NextRequest('http://localhost:3000/x/a?b=1', { method, headers: { host: 'localhost:3000', ...headers } }), { params: Promise.resolve({ code: 'a' }) });

  it('sends a page to sign in and tells a script so', async () => {
    const page = await ask({ accept: 'text/html' });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/dang-nhap?tiep=%2Fx%2Fa%3Fb%3D1']);
    const script = await ask();
    expect([script.status, script.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
  });

  it('is not there without the permission, and is private with it', async () => {
    await signInWithPassword('vy', PASSWORD);
    expect((await ask()).status).toBe(404);
    await signInWithPassword('dat', PASSWORD);
    const found = await ask();
    expect([found.status, await found.text(), found.headers.get('cache-control')]).toEqual([200, `a ${admin.id}`, 'private, no-store']);
  });

  it('takes a write from our own pages only', async () => {
    await signInWithPassword('dat', PASSWORD);
    expect((await ask({}, 'POST')).status).toBe(403);
    expect((await ask({ origin: 'https://evil.example' }, 'POST')).status).toBe(403);
    expect((await ask({ origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }, 'POST')).status).toBe(403);
    expect((await ask({ origin: 'http://localhost:3000' }, 'POST')).status).toBe(200);
    expect((await ask({ 'sec-fetch-site': 'same-origin' }, 'POST')).status).toBe(200);
  });

  it('answers a fault with a number, and a database that is down with 503', async () => {
    await signInWithPassword('dat', PASSWORD);
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const failing = (error: Error) => staffRoute('staff:view', async () => { throw error; })(new NextRequest('http://localhost:3000/x'), { params: Promise.resolve({}) });
    const broken = await failing(new Error('secret detail'));
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('secret detail');
    expect((await failing(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).status).toBe(503);
    written.mockRestore();
  });
});

describe('the context of an act', () => {
  it('is one moment in two forms', async () => {
    const { instant, now: local } = contextOf({ staffId: '', agencyId: 1, name: '', title: '', roles: [] });
    expect(Math.abs(instant.getTime() - now().getTime())).toBeLessThan(2_000);
    expect(local.minute).toBe(new Date(instant.getTime() + 7 * 3_600_000).getUTCHours() * 60 + new Date(instant.getTime() + 7 * 3_600_000).getUTCMinutes());
  });
});
