import { beforeAll, describe, expect, it } from 'vitest';
import { findLastChange, listAudit } from '@/lib/data/changes';
import { countStaff, listStaff } from '@/lib/data/people';
import { findSession, listSessions, listSessionsOf } from '@/lib/data/sessions';
import { db } from '@/lib/db/client';
import { sessionStanding } from '@/lib/domain/people/session-life';
import { now } from '@/lib/platform/clock';
import { createStaff } from '@/lib/usecases/create-staff';
import { disableStaff, enableStaff } from '@/lib/usecases/disable-staff';
import { grantRole } from '@/lib/usecases/grant-role';
import { resetPassword } from '@/lib/usecases/reset-password';
import { revokeRole } from '@/lib/usecases/revoke-role';
import { revokeSession } from '@/lib/usecases/revoke-session';
import { saveUnit, setUnitOpen, UNIT_CHANGES } from '@/lib/usecases/save-unit';
import { signIn } from '@/lib/usecases/sign-in';
import { STAFF_CHANGES } from '@/lib/usecases/staff-refusal';
import { updateStaff } from '@/lib/usecases/update-staff';
import { useDatabase } from '../support/database';
import { actingAs, actionsOf, AGENCY, makeAgency, makeMember, PASSWORD, type Member } from '../support/people-office';

useDatabase();

let units: Awaited<ReturnType<typeof makeAgency>>;
let admin: Member;
let other: Member;
const ctx = () => actingAs(admin);
const session = async (username: string, password = PASSWORD) => {
  const result = await signIn({ agencyId: AGENCY, username, password, address: '192.0.2.1', userAgent: null });
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const standing = async (id: string) => {
  const found = await findSession(AGENCY, id);
  return found && sessionStanding(found, now());
};

beforeAll(async () => {
  units = await makeAgency();
  admin = await makeMember({ username: 'dat', name: 'Đặng Tiến Đạt', roles: [['admin', units.VP]] });
  other = await makeMember({ username: 'ha', name: 'Vũ Thanh Hà', roles: [['admin', units.VP]] });
});

describe('opening an account', () => {
  const details = { username: 'linh', name: 'Phạm Gia Linh', title: 'Công chức', email: 'linh@coquan.gov.vn', phone: null };

  it('gives a password for one use, which must be changed', async () => {
    const made = await createStaff(ctx(), { ...details, unitId: units.QLLĐ, role: 'officer' });
    if (!made.ok) throw new Error(made.refusal.kind);
    const { sessionId } = await session('linh', made.value.password);
    expect(await findSession(AGENCY, sessionId)).toMatchObject({ mustChangePassword: true, roles: [{ role: 'officer', unitId: units.QLLĐ }] });
    const trail = await db().auditEntry.findFirstOrThrow({ where: { action: 'staff:add', subject: `staff:${made.value.staffId}` } });
    expect(trail.actorId).toBe(admin.id);
    expect(JSON.stringify(trail.detail)).not.toContain(made.value.password);
  });

  it('refuses a name or e-mail in use, and a closed unit, leaving nothing behind', async () => {
    const before = await db().staff.count();
    expect(await createStaff(ctx(), { ...details, email: null, unitId: units.QLLĐ, role: 'officer' })).toEqual({ ok: false, refusal: { kind: 'username-taken' } });
    expect(await createStaff(ctx(), { ...details, username: 'linh2', email: 'LINH@coquan.gov.vn', unitId: units.QLLĐ, role: 'officer' })).toEqual({ ok: false, refusal: { kind: 'email-taken' } });
    expect(await createStaff(ctx(), { ...details, username: 'linh3', email: null, unitId: units['CŨ'], role: 'officer' })).toEqual({ ok: false, refusal: { kind: 'unit-closed' } });
    expect(await db().staff.count()).toBe(before);
  });

  it('of one name twice at once makes one', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => createStaff(ctx(), { ...details, username: 'doi', email: null, unitId: units.QLLĐ, role: 'officer' })));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.filter((one) => !one.ok && one.refusal.kind === 'username-taken')).toHaveLength(3);
  });
});

describe('changing an account', () => {
  it('writes nothing over what someone else changed meanwhile, and says who and when', async () => {
    const person = await makeMember({ username: 'vy', name: 'Đỗ Khánh Vy' });
    const opened = await findLastChange(AGENCY, `staff:${person.id}`, STAFF_CHANGES);
    const change = (by: Member, title: string, version = opened.version) => updateStaff(actingAs(by), { staffId: person.id, version, name: 'Đỗ Khánh Vy', title, email: null, phone: null });
    expect((await change(other, 'Phó Trưởng phòng')).ok).toBe(true);
    const late = await change(admin, 'Chuyên viên chính');
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'changed-meanwhile', last: { by: 'Vũ Thanh Hà' } } });
    if (late.ok || late.refusal.kind !== 'changed-meanwhile') throw new Error('written over');
    expect(late.refusal.last.at).toBeInstanceOf(Date);
    expect((await db().staff.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: person.id } } })).title).toBe('Phó Trưởng phòng');
    expect((await change(admin, 'Chuyên viên chính', late.refusal.last.version)).ok).toBe(true);
  });

  it('by two at one moment lets one through', async () => {
    const person = await makeMember({ username: 'nhung' });
    const changes = await Promise.all([admin, other].map((by) => updateStaff(actingAs(by), { staffId: person.id, version: '0', name: person.name, title: by.name, email: null, phone: null })));
    expect(changes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('keeps e-mail and telephone out of the trail that can never be erased', async () => {
    const person = await makeMember({ username: 'phuc' });
    await updateStaff(ctx(), { staffId: person.id, version: '0', name: person.name, title: 'Trưởng phòng', email: 'phuc@coquan.gov.vn', phone: '0912345678' });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'staff:update', subject: `staff:${person.id}` } });
    expect(entry.detail).toMatchObject({ changed: ['title', 'email', 'phone'], now: { title: 'Trưởng phòng' } });
    expect(JSON.stringify(entry.detail)).not.toMatch(/0912345678|phuc@/);
  });
});

describe('disabling an account', () => {
  it('ends its sessions at once and lets nobody in; opening it again does', async () => {
    const person = await makeMember({ username: 'tam' });
    const [a, b] = [await session('tam'), await session('tam')];
    expect(await disableStaff(ctx(), { staffId: person.id })).toEqual({ ok: true, value: { endedSessions: 2 } });
    expect([await standing(a.sessionId), await standing(b.sessionId)]).toEqual(['disabled', 'disabled']);
    expect(await signIn({ agencyId: AGENCY, username: 'tam', password: PASSWORD, address: '192.0.2.1', userAgent: null })).toMatchObject({ ok: false });
    expect(await disableStaff(ctx(), { staffId: person.id })).toEqual({ ok: true, value: { endedSessions: 0 } });
    expect(await resetPassword(ctx(), { staffId: person.id })).toEqual({ ok: false, refusal: { kind: 'account-disabled' } });
    expect((await enableStaff(ctx(), { staffId: person.id })).ok).toBe(true);
    expect(await standing(a.sessionId)).toBe('revoked');
    await session('tam');
    expect((await actionsOf(`staff:${person.id}`)).filter((action) => action.startsWith('staff:'))).toEqual(['staff:disable', 'staff:enable']);
  });

  it('refuses one’s own, an unknown one, and whatever is no id', async () => {
    expect(await disableStaff(ctx(), { staffId: admin.id })).toEqual({ ok: false, refusal: { kind: 'own-account' } });
    expect(await disableStaff(ctx(), { staffId: '019f0000-0000-7000-8000-000000000000' })).toEqual({ ok: false, refusal: { kind: 'staff-not-found' } });
  });

  it('and revoking never leave nobody who can administer, even when two do it to each other at once', async () => {
    const both = await Promise.all([disableStaff(actingAs(admin), { staffId: other.id }), disableStaff(actingAs(other), { staffId: admin.id })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const left = both[0]?.ok ? admin : other;
    const gone = left === admin ? other : admin;
    // One who could administer but has no way to sign in does not count, nor does one whose unit is closed.
    await makeMember({ username: 'khongvao', password: null, roles: [['admin', units.VP]] });
    await makeMember({ username: 'donvidong', roles: [['admin', units['CŨ']]] });
    const helper = await makeMember({ username: 'giup' });
    expect(await revokeRole(actingAs(helper), { staffId: left.id, unitId: units.VP, role: 'admin' })).toEqual({ ok: false, refusal: { kind: 'last-admin' } });
    expect(await disableStaff(actingAs(helper), { staffId: left.id })).toEqual({ ok: false, refusal: { kind: 'last-admin' } });
    // With the role in a second unit, the first may go; then the second is the last.
    await grantRole(actingAs(helper), { staffId: left.id, unitId: units.QLLĐ, role: 'admin' });
    expect((await revokeRole(actingAs(helper), { staffId: left.id, unitId: units.VP, role: 'admin' })).ok).toBe(true);
    expect(await revokeRole(actingAs(helper), { staffId: left.id, unitId: units.QLLĐ, role: 'admin' })).toEqual({ ok: false, refusal: { kind: 'last-admin' } });
    await enableStaff(actingAs(left), { staffId: gone.id });
    await grantRole(actingAs(left), { staffId: left.id, unitId: units.VP, role: 'admin' });
  });
});

describe('roles', () => {
  it('count from the next request of an open session, given and taken', async () => {
    const person = await makeMember({ username: 'khue' });
    const { sessionId } = await session('khue');
    expect((await findSession(AGENCY, sessionId))?.roles).toEqual([]);
    const change = { staffId: person.id, unitId: units.QLLĐ, role: 'inspector' as const };
    expect((await grantRole(ctx(), change)).ok).toBe(true);
    expect((await findSession(AGENCY, sessionId))?.roles).toEqual([{ role: 'inspector', unitId: units.QLLĐ }]);
    expect(await grantRole(ctx(), change)).toEqual({ ok: false, refusal: { kind: 'role-held-already' } });
    expect(await grantRole(ctx(), { ...change, unitId: units['CŨ'] })).toEqual({ ok: false, refusal: { kind: 'unit-closed' } });
    expect((await revokeRole(ctx(), change)).ok).toBe(true);
    expect(await revokeRole(ctx(), change)).toEqual({ ok: false, refusal: { kind: 'role-not-held' } });
    expect((await findSession(AGENCY, sessionId))?.roles).toEqual([]);
    expect((await actionsOf(`staff:${person.id}`)).filter((action) => action.startsWith('staff:'))).toEqual(['staff:grant-role', 'staff:revoke-role']);
  });
});

describe('passwords and sessions of others', () => {
  it('a reset ends their sessions and their old password', async () => {
    const person = await makeMember({ username: 'truong' });
    const { sessionId } = await session('truong');
    const reset = await resetPassword(ctx(), { staffId: person.id });
    if (!reset.ok) throw new Error(reset.refusal.kind);
    expect(reset.value.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await standing(sessionId)).toBe('revoked');
    expect(await signIn({ agencyId: AGENCY, username: 'truong', password: PASSWORD, address: '192.0.2.1', userAgent: null })).toMatchObject({ ok: false });
    expect(await session('truong', reset.value.password)).toMatchObject({ mustChangePassword: true });
    expect(await resetPassword(ctx(), { staffId: admin.id })).toEqual({ ok: false, refusal: { kind: 'own-account' } });
  });

  it('one may end one’s own session elsewhere, but not another person’s; an administrator may', async () => {
    const person = await makeMember({ username: 'diem' });
    const { sessionId } = await session('diem');
    const stranger = await makeMember({ username: 'la' });
    expect(await revokeSession(actingAs(stranger), { sessionId, whose: 'own' })).toEqual({ ok: false, refusal: { kind: 'session-ended-already' } });
    expect(await standing(sessionId)).toBe('live');
    expect((await listSessionsOf(AGENCY, person.id, now(), new Date(0))).map(({ id }) => id)).toEqual([sessionId]);
    expect((await revokeSession(ctx(), { sessionId, whose: 'any' })).ok).toBe(true);
    expect(await revokeSession(ctx(), { sessionId, whose: 'any' })).toEqual({ ok: false, refusal: { kind: 'session-ended-already' } });
    expect((await listSessionsOf(AGENCY, person.id, now(), new Date(0)))).toEqual([]);
    expect((await listSessions(AGENCY, now(), new Date(0), 100)).every(({ id }) => id !== sessionId)).toBe(true);
  });
});

describe('units', () => {
  const details = { name: 'Phòng Kiểm tra', nameEn: null, shortName: 'KT', kind: 'department' as const, sortOrder: 5 };

  it('are added, renamed by one at a time, closed when nothing is tied to them, opened again', async () => {
    const added = await saveUnit(ctx(), { mode: 'add', ...details });
    if (!added.ok) throw new Error(added.refusal.kind);
    const { unitId } = added.value;
    expect(await saveUnit(ctx(), { mode: 'add', ...details, name: 'Khác' })).toEqual({ ok: false, refusal: { kind: 'short-name-taken' } });
    const { version } = await findLastChange(AGENCY, `unit:${unitId}`, UNIT_CHANGES);
    expect((await saveUnit(actingAs(other), { mode: 'change', unitId, version, ...details, name: 'Phòng Kiểm tra, Giám sát' })).ok).toBe(true);
    expect(await saveUnit(ctx(), { mode: 'change', unitId, version, ...details })).toMatchObject({ ok: false, refusal: { kind: 'changed-meanwhile', last: { by: other.name } } });
    const person = await makeMember({ username: 'nguoikt', roles: [['inspector', unitId]] });
    expect(await setUnitOpen(ctx(), { unitId, open: 'no' })).toEqual({ ok: false, refusal: { kind: 'still-tied', ties: { people: 1, dossiers: 0, procedures: 0 } } });
    await revokeRole(ctx(), { staffId: person.id, unitId, role: 'inspector' });
    expect((await setUnitOpen(ctx(), { unitId, open: 'no' })).ok).toBe(true);
    expect((await setUnitOpen(ctx(), { unitId, open: 'no' })).ok).toBe(true);
    expect((await setUnitOpen(ctx(), { unitId, open: 'yes' })).ok).toBe(true);
    expect(await actionsOf(`unit:${unitId}`)).toEqual(['unit:add', 'unit:change', 'unit:close', 'unit:open']);
    expect(await saveUnit(ctx(), { mode: 'change', unitId: '019f0000-0000-7000-8000-000000000000', version: '0', ...details })).toEqual({ ok: false, refusal: { kind: 'unit-not-found' } });
  });
});

describe('finding people and audit rows', () => {
  it('ignores diacritics and case, takes % and _ as they are, and pages by username', async () => {
    expect((await listStaff(AGENCY, { words: 'DO khanh' }, 10)).map(({ username }) => username)).toEqual(['vy']);
    expect(await listStaff(AGENCY, { words: '%' }, 10)).toEqual([]);
    expect(await listStaff(AGENCY, { words: '_' }, 10)).toEqual([]);
    expect(await listStaff(AGENCY, { words: "'; DROP TABLE staff --" }, 10)).toEqual([]);
    expect((await listStaff(AGENCY, { unitId: 'không phải mã', isActive: false }, 10))).toEqual([]);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listStaff(AGENCY, {}, 4, after);
      seen.push(...page.map(({ username }) => username));
      if (page.length < 4) break;
      after = page.at(-1)?.username;
    }
    const counts = await countStaff(AGENCY);
    expect(seen).toHaveLength(counts.active + counts.disabled);
    expect([...new Set(seen)].sort()).toEqual(seen);
    // No hash leaves the data layer with a list of people.
    expect(JSON.stringify(await listStaff(AGENCY, {}, 100))).not.toContain('argon2');
  });

  it('pages the trail from the newest, filtered by kind, person and thing', async () => {
    const all = await listAudit(AGENCY, {}, 1_000);
    const pages = [];
    for (let before: bigint | undefined; ; ) {
      const page = await listAudit(AGENCY, {}, 7, before);
      pages.push(...page);
      if (page.length < 7) break;
      before = BigInt(page.at(-1)?.seq ?? 0);
    }
    expect(pages).toEqual(all);
    expect((await listAudit(AGENCY, { action: 'unit:' }, 100)).every(({ action }) => action.startsWith('unit:'))).toBe(true);
    expect((await listAudit(AGENCY, { actorId: other.id, action: 'unit:change' }, 100)).map(({ actorName }) => actorName)).toEqual([other.name]);
    expect(await listAudit(AGENCY, { until: new Date('2000-01-01T00:00:00Z') }, 100)).toEqual([]);
  });
});
