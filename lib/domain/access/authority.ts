import { covers, scopeOfRoles, type Actor } from './can';
import { passesOn, type StandIn } from './delegation';
import type { Permission } from './permissions';

/** By which right an act is done: one's own, or that of an absent person for whom one stands in. */
export type Authority = { readonly kind: 'own' } | { readonly kind: 'for'; readonly staffId: string; readonly name: string };

/**
 * By which right this actor may do this on a dossier of these units, or null when they may not. A file that an absent person
 * holds is worked on for that person, even by someone who could do it of their own right: whose file it is decides whose
 * work it is. Otherwise one's own right comes first, then that of whoever is away.
 */
export function authorityOf(actor: Actor, permission: Permission, unitIds: readonly string[], holderId: string | null): Authority | null {
  if (actor.client !== undefined) return actor.client.may.includes(permission) && covers(scopeOfRoles(actor.roles, permission), unitIds) ? { kind: 'own' } : null;
  const reaching = (passesOn(permission, actor.roles) ? (actor.actsFor ?? []) : []).filter(({ roles }) => covers(scopeOfRoles(roles, permission), unitIds));
  const through = ({ staffId, name }: StandIn): Authority => ({ kind: 'for', staffId, name });
  const holder = reaching.find(({ staffId }) => staffId === holderId);
  if (holder) return through(holder);
  if (covers(scopeOfRoles(actor.roles, permission), unitIds)) return { kind: 'own' };
  return reaching[0] ? through(reaching[0]) : null;
}
