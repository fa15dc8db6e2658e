import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';

export const SOME_UNIT = '0192f0c0-0000-7000-8000-00000000000a';
export const SOME_STAFF = '0192f0c0-0000-7000-8000-0000000000f1';

export type ActorWanted = Partial<Omit<Actor, 'roles'>> & { readonly role?: Role; readonly unitId?: string; readonly roles?: Actor['roles'] };

/** A signed-in person with one role in one unit: reception unless another is asked for. */
export function anActor({ role = 'reception', unitId = SOME_UNIT, ...rest }: ActorWanted = {}): Actor {
  return { staffId: SOME_STAFF, agencyId: 1, name: 'Người Mẫu', title: 'Chuyên viên', roles: [{ role, unitId }], ...rest };
}
