import { describe, expect, it } from 'vitest';
import { authorityOf } from './authority';
import { can, scopeOf, type Actor } from './can';
import { PERMISSIONS, type Permission, type Role } from './permissions';

const role = (name: Role, unitId: string) => ({ role: name, unitId });
const person = (roles: Actor['roles'], actsFor: Actor['actsFor'] = []): Actor => ({ staffId: 'me', agencyId: 1, name: 'Người Thay', title: '', roles, actsFor });
const away = (staffId: string, ...roles: Actor['roles']) => ({ staffId, name: `Người Vắng ${staffId}`, roles });

const PASS: readonly Permission[] = [
  'dossier:view', 'dossier:search', 'paper:print', 'file:view', 'file:add', 'dossier:hand-over', 'dossier:take-over', 'dossier:assign', 'dossier:request-supplement',
  'dossier:receive-supplement', 'dossier:request-payment', 'dossier:record-payment', 'dossier:consult', 'dossier:submit-for-signature', 'dossier:return-for-correction',
  'dossier:stop', 'dossier:withdraw', 'dossier:finish', 'dossier:return-result', 'dossier:apologise', 'dossier:remind',
];

describe('what passes to a delegate', () => {
  const allRoles = (['reception', 'officer', 'unit-head', 'controller', 'inspector', 'leader', 'admin'] as const).map((name) => role(name, 'A'));
  const delegate = person([], [away('x', ...allRoles)]);

  it.each(Object.keys(PERMISSIONS) as Permission[])('%s', (permission) => {
    expect(can(delegate, permission)).toBe(PASS.includes(permission));
  });

  it.each([['leader', true], ['unit-head', true], ['officer', false], ['reception', false], ['controller', false], ['admin', false]] as const)('signing passes to a %s: %s', (own, may) => {
    expect(can(person([role(own, 'B')], [away('boss', role('leader', 'L'))]), 'dossier:sign', ['A'])).toBe(may);
  });

  it('reaches the absent person’s units and no further, and only while there is one', () => {
    const me = person([role('officer', 'B')], [away('a', role('unit-head', 'A'))]);
    expect(scopeOf(me, 'dossier:view')).toEqual({ kind: 'units', unitIds: ['B', 'A'] });
    expect(can(me, 'dossier:assign', ['A'])).toBe(true);
    expect(can(me, 'dossier:assign', ['B'])).toBe(false);
    expect(can(person([role('officer', 'B')]), 'dossier:assign', ['A'])).toBe(false);
  });

  it('gives a client of the API nothing of anyone', () => {
    expect(can({ ...person([], [away('a', role('officer', 'A'))]), client: { name: 'máy', may: ['dossier:view'] } }, 'dossier:view', ['A'])).toBe(false);
  });
});

describe('by which right', () => {
  const both = person([role('officer', 'A')], [away('a', role('officer', 'A')), away('h', role('unit-head', 'A'))]);
  it.each([
    ['a file of the absent person is worked on for that person', 'dossier:consult', ['A'], 'a', { kind: 'for', staffId: 'a' }],
    ['a file of one’s own is one’s own work', 'dossier:consult', ['A'], 'me', { kind: 'own' }],
    ['nobody’s file is one’s own work where one’s right reaches', 'dossier:take-over', ['A'], null, { kind: 'own' }],
    ['where it does not, it is that of whoever has it', 'dossier:assign', ['A'], 'a', { kind: 'for', staffId: 'h' }],
    ['the holder’s right must reach too', 'dossier:assign', ['A'], 'h', { kind: 'for', staffId: 'h' }],
    ['another unit is nobody’s', 'dossier:consult', ['B'], 'a', null],
    ['what does not pass on stays undone', 'dossier:correct', ['A'], 'h', null],
  ] as const)('%s', (_, permission, units, holder, expected) => {
    const authority = authorityOf(both, permission, units, holder);
    if (expected === null) expect(authority).toBeNull();
    else expect(authority).toMatchObject(expected);
  });

  it('agrees with can for every permission, unit and holder', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      for (const unit of ['A', 'B']) for (const holder of ['me', 'a', 'h', null]) expect(authorityOf(both, permission, [unit], holder) !== null).toBe(can(both, permission, [unit]));
    }
  });
});
