/** The roles a person may hold in a unit. Several roles in several units are allowed. */
export const ROLES = ['reception', 'officer', 'unit-head', 'controller', 'inspector', 'leader', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** How far a permission reaches: the whole agency, or only the units in which the role is held. */
export type Reach = 'agency' | 'unit';

type Grants = Readonly<Partial<Record<Role, Reach>>>;

/**
 * The one table of permissions. What is not granted here is denied.
 * A row is read: who may do this thing, and over which dossiers.
 */
export const PERMISSIONS = {
  'dossier:receive': { reception: 'agency' },
  'dossier:correct-receipt': { reception: 'agency', controller: 'agency' },
  'dossier:accept': { reception: 'agency' },
  'dossier:hand-over': { reception: 'unit', officer: 'unit', 'unit-head': 'unit' },
  'dossier:take-over': { reception: 'unit', officer: 'unit', 'unit-head': 'unit' },
  'dossier:assign': { 'unit-head': 'unit', leader: 'agency' },
  'dossier:request-supplement': { officer: 'unit', 'unit-head': 'unit' },
  'dossier:receive-supplement': { reception: 'agency', officer: 'unit', 'unit-head': 'unit' },
  'dossier:request-payment': { officer: 'unit', 'unit-head': 'unit' },
  'dossier:record-payment': { reception: 'agency', officer: 'unit', 'unit-head': 'unit' },
  'fee:refund': { 'unit-head': 'unit', leader: 'agency' },
  'fee:list': { reception: 'agency', 'unit-head': 'agency', controller: 'agency', leader: 'agency' },
  'bank-account:manage': { admin: 'agency' },
  'api-token:manage': { admin: 'agency' },
  'dossier:digitise': { reception: 'agency', officer: 'unit', 'unit-head': 'unit' },
  'dossier:view-readers': { 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'dossier:consult': { officer: 'unit', 'unit-head': 'unit' },
  'dossier:submit-for-signature': { officer: 'unit', 'unit-head': 'unit' },
  'dossier:sign': { leader: 'agency' },
  'dossier:return-for-correction': { 'unit-head': 'unit', leader: 'agency' },
  'dossier:stop': { officer: 'unit', 'unit-head': 'unit', leader: 'agency' },
  'dossier:withdraw': { reception: 'agency', officer: 'unit', 'unit-head': 'unit' },
  'dossier:finish': { reception: 'unit', officer: 'unit', 'unit-head': 'unit' },
  'dossier:return-result': { reception: 'agency' },
  'dossier:apologise': { officer: 'unit', 'unit-head': 'unit', leader: 'agency' },
  'apology:view': { 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'apology:settle': { leader: 'agency' },
  'outbox:view': { controller: 'agency', admin: 'agency' },
  'outbox:retry': { admin: 'agency' },
  'dossier:remind': { reception: 'agency', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'dossier:correct': { 'unit-head': 'unit', controller: 'agency' },
  'dashboard:view': { 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'report:view': { 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency' },
  'report:export': { controller: 'agency', leader: 'agency' },
  'report:file': { controller: 'agency' },
  'report:approve': { leader: 'agency' },
  'report:schedule': { controller: 'agency', admin: 'agency' },
  'report:import': { controller: 'agency' },
  'report:explain': { controller: 'agency', leader: 'agency' },
  'dossier:import': { reception: 'agency', controller: 'agency' },
  'dossier:view': { reception: 'agency', officer: 'unit', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'dossier:search': { reception: 'agency', officer: 'unit', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'dossier:export': { 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'paper:print': { reception: 'agency', officer: 'unit', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'file:view': { reception: 'agency', officer: 'unit', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'file:add': { reception: 'agency', officer: 'unit', 'unit-head': 'unit' },
  'procedure:view': { reception: 'agency', officer: 'agency', 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency', admin: 'agency' },
  'procedure:draft': { controller: 'agency' },
  'procedure:review': { controller: 'agency', leader: 'agency' },
  'procedure:verify': { controller: 'agency', leader: 'agency' },
  'feedback:view': { 'unit-head': 'unit', officer: 'unit', controller: 'agency', leader: 'agency', inspector: 'agency' },
  'feedback:sort': { controller: 'agency', leader: 'agency' },
  'feedback:answer': { 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'feedback:publish': { controller: 'agency', leader: 'agency' },
  'rating:view': { reception: 'agency', 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency' },
  'quality:view': { 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency' },
  'quality:enter': { controller: 'agency' },
  'posting:view': { reception: 'agency', officer: 'agency', 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency' },
  'posting:record': { reception: 'agency', controller: 'agency' },
  'posting:check': { reception: 'agency', controller: 'agency', inspector: 'agency' },
  'posting:manage-places': { controller: 'agency', admin: 'agency' },
  'control:view': { 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency' },
  'calendar:view': { reception: 'agency', officer: 'agency', 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency', admin: 'agency' },
  'calendar:change': { controller: 'agency', admin: 'agency' },
  'absence:view': { reception: 'agency', officer: 'agency', 'unit-head': 'agency', controller: 'agency', inspector: 'agency', leader: 'agency', admin: 'agency' },
  'absence:manage': { 'unit-head': 'unit', leader: 'agency', admin: 'agency' },
  'handover:view': { reception: 'unit', officer: 'unit', 'unit-head': 'unit', controller: 'agency', leader: 'agency' },
  'staff:view': { admin: 'agency', leader: 'agency' },
  'staff:manage': { admin: 'agency' },
  'unit:manage': { admin: 'agency' },
  'session:revoke': { admin: 'agency' },
  'audit:view': { admin: 'agency', controller: 'agency', leader: 'agency' },
} as const satisfies Record<string, Grants>;

export type Permission = keyof typeof PERMISSIONS;
