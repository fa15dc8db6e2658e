import { passesOn, type StandIn } from './delegation';
import { PERMISSIONS, ROLES, type Permission, type Reach, type Role } from './permissions';

/** A signed-in person, or a client of the API: who, of which agency, with which roles in which units. */
export type Actor = {
  readonly staffId: string;
  readonly agencyId: number;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: string }[];
  /**
   * Set for a client of the API. It is nobody's account: `staffId` is then the id of its token, and what its token does not
   * allow is denied whatever its roles reach.
   */
  readonly client?: { readonly name: string; readonly may: readonly Permission[] };
  /** The people who are away today and for whom this person stands in: their work on dossiers is the actor's too (delegation.ts). */
  readonly actsFor?: readonly StandIn[];
  /** The units whose dossiers this person may look at because she inspects them now: for the time of the inspection, and no longer. */
  readonly inspects?: readonly string[];
};

/** What an inspector may do with the dossiers of the units she inspects: look, and nothing else. */
const INSPECTION_SIGHT: ReadonlySet<Permission> = new Set<Permission>(['dossier:view', 'dossier:search', 'paper:print', 'file:view']);

/** The staff member who answers for what this actor does; null for a client of the API, which is not one. */
export const staffIdOf = (actor: Actor): string | null => (actor.client === undefined ? actor.staffId : null);

/** What a permission reaches for this actor: everything, some units, or nothing. */
export type Scope = { readonly kind: 'agency' } | { readonly kind: 'units'; readonly unitIds: readonly string[] } | { readonly kind: 'none' };

type HeldRoles = readonly { readonly role: Role; readonly unitId: string }[];

/** What a permission reaches by these roles alone. An unknown permission or role reaches nothing. */
export function scopeOfRoles(roles: HeldRoles, permission: Permission): Scope {
  const grants: Readonly<Partial<Record<Role, Reach>>> | undefined = Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission] : undefined;
  if (!grants) return { kind: 'none' };
  const unitIds = new Set<string>();
  for (const { role, unitId } of roles) {
    const reach = Object.hasOwn(grants, role) ? grants[role] : undefined;
    if (reach === 'agency') return { kind: 'agency' };
    if (reach === 'unit') unitIds.add(unitId);
  }
  return unitIds.size > 0 ? { kind: 'units', unitIds: [...unitIds] } : { kind: 'none' };
}

/**
 * The scope of a permission. Lists are filtered by it and details are opened by it: one rule for both. Who stands in for
 * an absent person has that person's reach too, as far as it passes on.
 */
export function scopeOf(actor: Actor, permission: Permission): Scope {
  if (actor.client !== undefined) return actor.client.may.includes(permission) ? scopeOfRoles(actor.roles, permission) : { kind: 'none' };
  const taken = (actor.actsFor ?? []).flatMap(({ roles }) => (passesOn(permission, actor.roles) ? roles : []));
  const scope = scopeOfRoles([...actor.roles, ...taken], permission);
  const inspected = actor.inspects ?? [];
  if (scope.kind === 'agency' || inspected.length === 0 || !INSPECTION_SIGHT.has(permission)) return scope;
  return { kind: 'units', unitIds: [...new Set([...(scope.kind === 'units' ? scope.unitIds : []), ...inspected])] };
}

/** Whether a scope takes in one of these units. */
export const covers = (scope: Scope, unitIds: readonly string[]): boolean => scope.kind === 'agency' || (scope.kind === 'units' && unitIds.some((id) => scope.unitIds.includes(id)));

/**
 * May this actor do this? With `unitIds`, the thing acted on belongs to those units and one of them must be in scope;
 * without, any scope at all is enough (a menu, a page that lists).
 */
export function can(actor: Actor, permission: Permission, unitIds?: readonly string[]): boolean {
  const scope = scopeOf(actor, permission);
  if (scope.kind === 'none') return false;
  return unitIds === undefined || covers(scope, unitIds);
}

/** May a person with these roles hold a dossier of these units: take it over, or sign its result? Nobody is given a file they could do nothing with. */
export const mayHoldFile = (roles: HeldRoles, unitIds: readonly string[]): boolean =>
  covers(scopeOfRoles(roles, 'dossier:take-over'), unitIds) || covers(scopeOfRoles(roles, 'dossier:sign'), unitIds);

/** The roles whose reach for a permission is the whole agency: whom to tell when something waits for anyone who may. */
export const rolesReachingAgency = (permission: Permission): readonly Role[] =>
  ROLES.filter((role) => scopeOfRoles([{ role, unitId: '' }], permission).kind === 'agency');
