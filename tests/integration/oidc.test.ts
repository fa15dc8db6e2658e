import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NextRequest } from 'next/server';
import { db } from '@/lib/db/client';
import { currentSession } from '@/lib/web/session';
import { startOidc } from '@/lib/web/sign-in';
import { useDatabase } from '../support/database';
import { IdentityProvider } from '../support/identity-provider';
import { actionsOf, AGENCY, makeAgency, makeMember, type Member } from '../support/people-office';
import { request } from '../support/request';

vi.mock('next/headers', async () => (await import('../support/request')).nextHeaders);

useDatabase();

const SITE = 'http://localhost:3000';
const provider = new IdentityProvider();
let vy: Member;
let routes: typeof import('@/app/api/auth/[...nextauth]/route');

/** The whole way: to the provider, through its pages, back to our callback route. Answers where that sends the browser. */
async function signInAs(login: string, { consents = true, tamper = (url: string) => url } = {}): Promise<string> {
  const authorize = await startOidc('/ho-so?tim=vy');
  const back = tamper(await provider.walk(authorize, login, consents));
  const response = await routes.GET(new NextRequest(back, { headers: { cookie: request.cookieHeader, host: 'localhost:3000', 'x-tthc-address': '192.0.2.1', 'user-agent': 'Firefox' } }));
  request.take(response);
  return response.headers.get('location') ?? `${response.status}`;
}

beforeAll(async () => {
  await provider.start(`${SITE}/api/auth/callback/oidc`);
  Object.assign(process.env, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'tthc', OIDC_CLIENT_SECRET: 'a secret of the test', AUTH_URL: SITE, PUBLIC_URL: SITE });
  routes = await import('@/app/api/auth/[...nextauth]/route');
  const units = await makeAgency();
  vy = await makeMember({ username: 'vy', email: 'vy@coquan.gov.vn', password: null, roles: [['officer', units.QLLĐ]] });
  await makeMember({ username: 'dong', email: 'dong@coquan.gov.vn', isActive: false });
  for (const [login, email, isEmailVerified] of [['sub-vy', 'vy@coquan.gov.vn', true], ['sub-gia', 'vy@coquan.gov.vn', true], ['sub-chua', 'chua@coquan.gov.vn', false], ['sub-la', 'la@coquan.gov.vn', true], ['sub-dong', 'dong@coquan.gov.vn', true]] as const) {
    provider.people.set(login, { subject: login, email, isEmailVerified });
  }
});

afterAll(() => provider.stop());

beforeEach(() => request.reset());

describe('signing in through the agency’s provider', () => {
  it('asks with PKCE, state and nonce, and for no more than who it is', async () => {
    const url = new URL(await startOidc('/'));
    expect(url.origin).toBe(provider.issuer);
    expect(url.searchParams.get('redirect_uri')).toBe(`${SITE}/api/auth/callback/oidc`);
    expect(url.searchParams.get('scope')).toBe('openid email');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)).toMatch(/^\S{20,}$/);
  });

  it('ties the account by its verified e-mail once, opens a session and comes back to where it began', async () => {
    expect(await signInAs('sub-vy')).toBe(`${SITE}/ho-so?tim=vy`);
    expect(await currentSession()).toMatchObject({ kind: 'signed-in', username: 'vy', actor: { staffId: vy.id } });
    expect((await db().staff.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: vy.id } } })).oidcSubject).toBe('sub-vy');
    expect(await actionsOf(`staff:${vy.id}`)).toEqual(['staff:link-oidc', 'session:start']);
    expect(await db().staffSession.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({ method: 'oidc', address: '192.0.2.1', userAgent: 'Firefox' });
  });

  it('knows the person by the subject from then on, whatever the e-mail became', async () => {
    provider.people.set('sub-vy', { subject: 'sub-vy', email: 'khac@coquan.gov.vn', isEmailVerified: false });
    expect(await signInAs('sub-vy')).toBe(`${SITE}/ho-so?tim=vy`);
    expect((await currentSession()).kind).toBe('signed-in');
  });

  it.each([
    ['another subject with the e-mail of someone already tied', 'sub-gia', 'chua-co-tai-khoan'],
    ['an e-mail that nobody verified', 'sub-chua', 'chua-co-tai-khoan'],
    ['someone without an account here', 'sub-la', 'chua-co-tai-khoan'],
    ['a closed account', 'sub-dong', 'tai-khoan-khoa'],
  ])('lets in nobody and makes no account for %s', async (_, login, why) => {
    const before = await db().staff.count();
    expect(await signInAs(login)).toMatch(new RegExp(`/dang-nhap\\?viSao=${why}$`));
    expect(await currentSession()).toEqual({ kind: 'none' });
    expect(await db().staff.count()).toBe(before);
  });

  it('comes back to the sign-in page when the person says no', async () => {
    provider.people.set('sub-moi', { subject: 'sub-moi', email: 'moi@coquan.gov.vn', isEmailVerified: true });
    expect(await signInAs('sub-moi', { consents: false })).toContain('/dang-nhap?error=');
    expect(await currentSession()).toEqual({ kind: 'none' });
  });

  it('takes no code that was not asked for by this browser', async () => {
    expect(await signInAs('sub-vy', { tamper: (url) => url.replace(/state=[^&]+/, 'state=cua-nguoi-khac') })).toContain('/dang-nhap?error=');
    const authorize = await startOidc('/');
    const back = await provider.walk(authorize, 'sub-vy');
    request.reset(); // another browser, without the cookies of the way
    const response = await routes.GET(new NextRequest(back, { headers: { host: 'localhost:3000' } }));
    request.take(response);
    expect(response.headers.get('location')).toContain('/dang-nhap?error=');
    expect(await currentSession()).toEqual({ kind: 'none' });
  });

  it('goes on to our own pages only', async () => {
    const authorize = await startOidc('https://evil.example/x');
    const response = await routes.GET(new NextRequest(await provider.walk(authorize, 'sub-vy'), { headers: { cookie: request.cookieHeader, host: 'localhost:3000' } }));
    expect(new URL(response.headers.get('location') ?? '', SITE).origin).toBe(SITE);
  });
});

describe('the library’s other addresses', () => {
  it.each(['session', 'providers', 'signout', 'verify-request', 'webauthn-options/x', ''])('are not there: /%s', async (act) => {
    for (const [method, handler] of [['GET', routes.GET], ['POST', routes.POST]] as const) {
      expect((await handler(new NextRequest(`${SITE}/api/auth/${act}`, { method }))).status).toBe(404);
    }
  });

  it('take no password without our own token against forged forms', async () => {
    const response = await routes.POST(new NextRequest(`${SITE}/api/auth/callback/password`, { method: 'POST', body: new URLSearchParams({ username: 'vy', password: 'x' }), headers: { 'content-type': 'application/x-www-form-urlencoded' } }));
    expect(response.status).toBeLessThan(500);
    expect(response.headers.getSetCookie().some((line) => line.startsWith('tthc.phien='))).toBe(false);
  });
});
