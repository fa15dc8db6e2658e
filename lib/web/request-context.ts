import 'server-only';
import { can, type Actor } from '@/lib/domain/access/can';
import type { Permission } from '@/lib/domain/access/permissions';
import { localTimeOf, now } from '@/lib/platform/clock';
import type { Context } from '@/lib/usecases/context';

/** What a page, an action or a route asks for: a permission of the table, or only that someone is signed in (their own account). */
export type Need = Permission | 'signed-in';

export const mayDo = (actor: Actor, need: Need): boolean => need === 'signed-in' || can(actor, need);

/** The actor and this moment, as use cases are told them. */
export function contextOf(actor: Actor): Context {
  const instant = now();
  return { actor, instant, now: localTimeOf(instant) };
}
