import { describe, expect, it } from 'vitest';
import { can, scopeOf, type Actor } from './can';
import { PERMISSIONS, ROLES, type Permission, type Reach, type Role } from './permissions';

const permissions = Object.keys(PERMISSIONS) as Permission[];
const actor = (...roles: readonly (readonly [string, string])[]): Actor => ({ staffId: 's', agencyId: 1, name: '', title: '', roles: roles.map(([role, unitId]) => ({ role: role as Role, unitId })) });
const reachOf = (permission: Permission, role: Role): Reach | undefined => (PERMISSIONS[permission] as Partial<Record<Role, Reach>>)[role];

describe('the permission table', () => {
  it.each(permissions.flatMap((permission) => ROLES.map((role) => [role, permission] as const)))('%s, %s: what is not granted is denied', (role, permission) => {
    const reach = reachOf(permission, role);
    const someone = actor([role, 'A']);
    expect(can(someone, permission)).toBe(reach !== undefined);
    expect(can(someone, permission, ['A'])).toBe(reach !== undefined);
    expect(can(someone, permission, ['B'])).toBe(reach === 'agency');
    expect(can(someone, permission, [])).toBe(reach === 'agency');
    expect(scopeOf(someone, permission)).toEqual(reach === 'agency' ? { kind: 'agency' } : reach === 'unit' ? { kind: 'units', unitIds: ['A'] } : { kind: 'none' });
  });

  it.each(permissions)('%s is denied to nobody’s role and to a role unknown to this release', (permission) => {
    for (const nobody of [actor(), actor(['owner', 'A']), actor(['__proto__', 'A']), actor(['constructor', 'A']), actor(['toString', 'A'])]) {
      expect(can(nobody, permission)).toBe(false);
      expect(scopeOf(nobody, permission)).toEqual({ kind: 'none' });
    }
  });

  it.each(['', 'dossier:eat', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])('the unknown permission "%s" is denied to every role', (unknown) => {
    for (const role of ROLES) expect(can(actor([role, 'A']), unknown as Permission)).toBe(false);
  });

  it('adds up roles in several units, and the wider reach wins', () => {
    const two = actor(['officer', 'A'], ['unit-head', 'B'], ['officer', 'A']);
    expect(scopeOf(two, 'dossier:view')).toEqual({ kind: 'units', unitIds: ['A', 'B'] });
    expect(can(two, 'dossier:assign', ['A'])).toBe(false);
    expect(can(two, 'dossier:assign', ['B'])).toBe(true);
    expect(scopeOf(actor(['officer', 'A'], ['controller', 'C']), 'dossier:view')).toEqual({ kind: 'agency' });
  });

  it('gives the administration of people to administrators alone', () => {
    for (const permission of ['staff:manage', 'unit:manage', 'session:revoke'] as const) expect(Object.keys(PERMISSIONS[permission])).toEqual(['admin']);
  });

  it('does not let whoever administers accounts see dossiers by that role', () => {
    for (const permission of permissions.filter((name) => /^(dossier|file|paper):/.test(name))) expect(can(actor(['admin', 'A']), permission)).toBe(false);
  });
});
