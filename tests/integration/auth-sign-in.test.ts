import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countInWindow, bucketKey } from '@/lib/data/rate-buckets';
import { findSession } from '@/lib/data/sessions';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { changePassword } from '@/lib/usecases/change-password';
import { signIn, type SignInAttempt } from '@/lib/usecases/sign-in';
import { cleanUpSignIn } from '@/lib/usecases/sign-in-cleanup';
import { signInWithOidc } from '@/lib/usecases/sign-in-with-oidc';
import { useDatabase } from '../support/database';
import { actingAs, actionsOf, AGENCY, makeAgency, makeMember, PASSWORD, type Member } from '../support/people-office';

useDatabase();

let vy: Member;
let units: Awaited<ReturnType<typeof makeAgency>>;
const attempt = (more: Partial<SignInAttempt> = {}) => signIn({ agencyId: AGENCY, username: 'vy', password: PASSWORD, address: '192.0.2.7', userAgent: 'Chrome', ...more });
/** As if so many seconds had passed since every guess so far. */
const pass = (seconds: number) => db().$executeRaw`UPDATE rate_bucket SET "windowStart" = "windowStart" - make_interval(secs => ${seconds}::double precision)`;

beforeAll(async () => {
  units = await makeAgency();
  vy = await makeMember({ username: 'vy', name: 'Đỗ Khánh Vy', email: 'Vy@coquan.gov.vn', roles: [['officer', units.QLLĐ], ['officer', units.CŨ]] });
  await makeMember({ username: 'khoa', isActive: false });
  await makeMember({ username: 'khongmatkhau', password: null });
});

beforeEach(() => db().rateBucket.deleteMany());

describe('signing in', () => {
  it('opens a session, with the roles in open units only, and says so in the audit trail', async () => {
    const result = await attempt({ username: '  VY ' });
    if (!result.ok) throw new Error(result.refusal.kind);
    const session = await findSession(AGENCY, result.value.sessionId);
    expect(session).toMatchObject({ staffId: vy.id, address: '192.0.2.7', method: 'password', roles: [{ role: 'officer', unitId: units.QLLĐ }] });
    expect((session?.expiresAt.getTime() ?? 0) - (session?.createdAt.getTime() ?? 0)).toBe(12 * 3_600_000);
    expect((await actionsOf(`staff:${vy.id}`)).at(-1)).toBe('session:start');
  });

  it.each([
    ['a wrong password', { password: 'cá thu kho gừng' }],
    ['an unknown name', { username: 'khongco' }],
    ['a closed account with its right password', { username: 'khoa' }],
    ['an account without a password', { username: 'khongmatkhau', password: '' }],
  ])('answers %s alike', async (_, wrong) => {
    expect(await attempt(wrong)).toEqual({ ok: false, refusal: { kind: 'wrong-name-or-password' } });
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    // Hashes of the real cost: the cheap ones of this file would hide the difference that is looked for.
    const { hashPassword } = await import('@/lib/adapters/passwords');
    await db().staff.update({ where: { agencyId_id: { agencyId: AGENCY, id: vy.id } }, data: { passwordHash: await hashPassword(PASSWORD) } });
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 15; i += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const from = performance.now();
        await attempt({ username: kind === 'known' ? 'vy' : `khongco${i}`, password: 'sai', address: `198.51.100.${i}` });
        times[kind].push(performance.now() - from);
        await db().rateBucket.deleteMany();
      }
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  it('refuses a handed-out password that has ended, only to who knows it', async () => {
    await makeMember({ username: 'cu', mustChangePassword: true, passwordEndsAt: new Date(now().getTime() - 1_000) });
    expect(await attempt({ username: 'cu' })).toEqual({ ok: false, refusal: { kind: 'password-ended' } });
    expect(await attempt({ username: 'cu', password: 'sai' })).toEqual({ ok: false, refusal: { kind: 'wrong-name-or-password' } });
  });
});

describe('guessing', () => {
  it('must wait after five, and a wait asked about early is not made longer', async () => {
    for (let i = 0; i < 5; i += 1) expect(await attempt({ password: 'sai' })).toMatchObject({ refusal: { kind: 'wrong-name-or-password' } });
    const sixth = await attempt();
    expect(sixth).toMatchObject({ ok: false, refusal: { kind: 'too-many-guesses' } });
    await pass(5);
    const early = await attempt();
    expect(early.ok ? null : early.refusal).toMatchObject({ kind: 'too-many-guesses' });
    if (early.ok || early.refusal.kind !== 'too-many-guesses') throw new Error('let in');
    expect(early.refusal.seconds).toBeLessThanOrEqual(10);
    await pass(10);
    expect((await attempt()).ok).toBe(true);
  });

  it('does not keep the right person out at another address', async () => {
    for (let i = 0; i < 12; i += 1) await attempt({ password: 'sai' });
    expect(await attempt()).toMatchObject({ refusal: { kind: 'too-many-guesses' } });
    expect((await attempt({ address: '203.0.113.9' })).ok).toBe(true);
  });

  it('from many addresses at one account never refuses the right password', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => attempt({ password: 'sai', address: `198.51.100.${i}` })));
    expect((await attempt({ address: '203.0.113.10' })).ok).toBe(true);
  });

  it('at many accounts from one address must wait as well', async () => {
    const answers = [];
    for (let i = 0; i < 45; i += 1) answers.push(await attempt({ username: `ten${i}`, password: 'sai' }));
    expect(answers.slice(0, 40).every((answer) => !answer.ok && answer.refusal.kind === 'wrong-name-or-password')).toBe(true);
    expect(answers.at(-1)).toMatchObject({ refusal: { kind: 'too-many-guesses' } });
  });

  it('all at once is looked at no oftener than one after another', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => attempt({ password: 'sai' })));
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'wrong-name-or-password')).toHaveLength(5);
  });

  it('is forgiven once the password is right, and costs the office nothing', async () => {
    for (let i = 0; i < 4; i += 1) await attempt({ password: 'sai' });
    expect((await attempt()).ok).toBe(true);
    for (let i = 0; i < 4; i += 1) expect(await attempt({ password: 'sai' })).toMatchObject({ refusal: { kind: 'wrong-name-or-password' } });
    for (let i = 0; i < 50; i += 1) expect((await attempt()).ok).toBe(true);
  });
});

describe('counting in a window', () => {
  it('counts exactly, whoever asks at once, and begins anew when the window is over', async () => {
    const key = bucketKey('test', 'một');
    const at = now();
    const counts = await Promise.all(Array.from({ length: 30 }, () => countInWindow(key, 60, at)));
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect((await countInWindow(key, 60, new Date(at.getTime() + 59_999))).count).toBe(31);
    expect((await countInWindow(key, 60, new Date(at.getTime() + 60_000))).count).toBe(1);
  });
});

describe('changing the password', () => {
  it('needs the current one, ends the other sessions, and leaves this one', async () => {
    const quan = await makeMember({ username: 'quan', mustChangePassword: true });
    const [here, there] = [await attempt({ username: 'quan' }), await attempt({ username: 'quan', address: '203.0.113.1' })];
    if (!here.ok || !there.ok) throw new Error('not signed in');
    const change = (currentPassword: string, nextPassword: string) => changePassword(actingAs(quan), { currentPassword, nextPassword, sessionId: here.value.sessionId });
    expect(await change('sai', 'mèo trên mái ngói')).toEqual({ ok: false, refusal: { kind: 'wrong-current-password' } });
    expect(await change(PASSWORD, 'ngắn')).toEqual({ ok: false, refusal: { kind: 'unfit-password', fault: 'too-short' } });
    expect(await change(PASSWORD, PASSWORD)).toEqual({ ok: false, refusal: { kind: 'unfit-password', fault: 'same-as-before' } });
    expect(await change(PASSWORD, 'mèo trên mái ngói')).toEqual({ ok: true, value: { endedElsewhere: 1 } });
    expect((await findSession(AGENCY, there.value.sessionId))?.revokedAt).not.toBeNull();
    expect(await findSession(AGENCY, here.value.sessionId)).toMatchObject({ revokedAt: null, mustChangePassword: false });
    expect(await attempt({ username: 'quan' })).toMatchObject({ ok: false });
    expect((await attempt({ username: 'quan', password: 'mèo trên mái ngói' })).ok).toBe(true);
    const kept = await db().staff.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: quan.id } } });
    expect(kept.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('slows down guesses at the current one', async () => {
    const tho = await makeMember({ username: 'tho' });
    const guess = () => changePassword(actingAs(tho), { currentPassword: 'sai', nextPassword: 'mèo trên mái ngói', sessionId: '' });
    const kinds = [];
    for (let i = 0; i < 7; i += 1) { const result = await guess(); kinds.push(result.ok ? 'ok' : result.refusal.kind); }
    expect(kinds.slice(-2)).toEqual(['too-many-guesses', 'too-many-guesses']);
  });
});

describe('an identity from the agency’s provider', () => {
  const identity = (more: Partial<Parameters<typeof signInWithOidc>[0]> = {}) => signInWithOidc({ agencyId: AGENCY, subject: 'sub-vy', email: 'vy@coquan.gov.vn', isEmailVerified: true, address: '192.0.2.7', userAgent: null, ...more });

  it('is not tied by an e-mail that nobody verified, nor makes an account', async () => {
    const before = await db().staff.count();
    expect(await identity({ isEmailVerified: false })).toEqual({ ok: false, refusal: { kind: 'no-account' } });
    expect(await identity({ email: 'la@coquan.gov.vn', subject: 'ai-do' })).toEqual({ ok: false, refusal: { kind: 'no-account' } });
    expect(await identity({ email: null, subject: '' })).toEqual({ ok: false, refusal: { kind: 'no-account' } });
    expect(await db().staff.count()).toBe(before);
  });

  it('is tied once by its verified e-mail, then known by its subject alone', async () => {
    const first = await identity();
    expect(first.ok && first.value.staffId).toBe(vy.id);
    expect(await actionsOf(`staff:${vy.id}`)).toContain('staff:link-oidc');
    const later = await identity({ email: null, isEmailVerified: false });
    expect(later.ok && later.value.staffId).toBe(vy.id);
    // Someone else who is given the same e-mail at the provider later does not get in as her.
    expect(await identity({ subject: 'sub-khac' })).toEqual({ ok: false, refusal: { kind: 'no-account' } });
  });

  it('does not open a closed account, nor choose between two', async () => {
    await makeMember({ username: 'dong', email: 'dong@coquan.gov.vn', isActive: false });
    expect(await identity({ subject: 'sub-dong', email: 'DONG@coquan.gov.vn' })).toEqual({ ok: false, refusal: { kind: 'closed' } });
    await makeMember({ username: 'doi1', email: 'doi@coquan.gov.vn' });
    await makeMember({ username: 'doi2', email: 'doi@coquan.gov.vn' });
    expect(await identity({ subject: 'sub-doi', email: 'doi@coquan.gov.vn' })).toEqual({ ok: false, refusal: { kind: 'ambiguous' } });
  });

  it('is not asked to change a password it does not use', async () => {
    await makeMember({ username: 'moi', email: 'moi@coquan.gov.vn', mustChangePassword: true });
    const result = await identity({ subject: 'sub-moi', email: 'moi@coquan.gov.vn' });
    if (!result.ok) throw new Error(result.refusal.kind);
    expect(await findSession(AGENCY, result.value.sessionId)).toMatchObject({ method: 'oidc', mustChangePassword: false });
  });
});

describe('cleaning up', () => {
  it('forgets sessions that ended long ago and counters nobody touched, and nothing else', async () => {
    const kept = await attempt();
    const old = await attempt({ address: '203.0.113.77' });
    if (!kept.ok || !old.ok) throw new Error('not signed in');
    await db().staffSession.update({ where: { agencyId_id: { agencyId: AGENCY, id: old.value.sessionId } }, data: { expiresAt: new Date(now().getTime() - 91 * 86_400_000) } });
    await attempt({ username: 'aido', password: 'sai' });
    await pass(3 * 86_400);
    await countInWindow(bucketKey('test', 'mới'), 60, now());
    expect(await cleanUpSignIn()).toMatchObject({ sessions: 1 });
    expect(await findSession(AGENCY, old.value.sessionId)).toBeNull();
    expect(await findSession(AGENCY, kept.value.sessionId)).not.toBeNull();
    expect(await db().rateBucket.count()).toBe(1);
  });
});

describe('what is no session', () => {
  it('is nobody', async () => {
    expect(await findSession(AGENCY, 'khong-phai-ma')).toBeNull();
    expect(await findSession(AGENCY, '019f0000-0000-7000-8000-000000000000')).toBeNull();
    expect(await findSession(2, vy.id)).toBeNull();
  });
});
