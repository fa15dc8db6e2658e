import type { Permission, Role } from './permissions';

/** A person who is away today, for whom the actor stands in, with the roles that person holds. */
export type StandIn = { readonly staffId: string; readonly name: string; readonly roles: readonly { readonly role: Role; readonly unitId: string }[] };

/**
 * What passes to a delegate: the work on dossiers that somebody holds, and what must be seen to do it. Not the counter, which is
 * a place and not a person's files; not corrections, which need a second person of their own right; no report, export,
 * calendar or account.
 */
const PASSES_ON = new Set<Permission>([
  'dossier:view', 'dossier:search', 'paper:print', 'file:view', 'file:add',
  'dossier:hand-over', 'dossier:take-over', 'dossier:assign', 'dossier:request-supplement', 'dossier:receive-supplement', 'dossier:request-payment',
  'dossier:record-payment', 'dossier:consult', 'dossier:submit-for-signature', 'dossier:sign', 'dossier:return-for-correction', 'dossier:stop',
  'dossier:withdraw', 'dossier:finish', 'dossier:return-result', 'dossier:apologise', 'dossier:remind',
]);

/** Signing for the head passes only to a deputy or the head of a unit (NĐ 30/2020, Article 13: ký thay, ký thừa ủy quyền). */
const MAY_SIGN_FOR_ANOTHER: ReadonlySet<Role> = new Set(['leader', 'unit-head']);

/** Does this right of an absent person pass to someone who holds these roles? */
export function passesOn(permission: Permission, delegateRoles: readonly { readonly role: Role }[]): boolean {
  if (!PASSES_ON.has(permission)) return false;
  return permission !== 'dossier:sign' || delegateRoles.some(({ role }) => MAY_SIGN_FOR_ANOTHER.has(role));
}
