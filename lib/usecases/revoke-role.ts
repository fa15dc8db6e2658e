import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { countOtherAdmins, lockStaff } from '@/lib/data/people';
import type { ChangeRole } from '@/lib/schemas/staff';
import type { Context } from './context';
import { changingStaff, type StaffRefusal } from './staff-refusal';

/** Takes a role in a unit from a person, from their next request on. The last role that can administer is not taken. */
export function revokeRole(ctx: Context, input: ChangeRole): Promise<Result<{ staffId: string }, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return changingStaff(async (tx) => {
    const { unitId, role } = input;
    const others = role === 'admin' ? await countOtherAdmins(tx, agencyId, input.staffId, { unitId }) : Number.POSITIVE_INFINITY;
    const staff = await lockStaff(tx, agencyId, input.staffId);
    if (!staff) return refuse({ kind: 'staff-not-found' as const });
    const { count } = await tx.staffRole.deleteMany({ where: { agencyId, staffId: staff.id, unitId, role } });
    if (count === 0) return refuse({ kind: 'role-not-held' as const });
    if (others === 0 && staff.isActive) return refuse({ kind: 'last-admin' as const });
    await appendAudit(tx, { agencyId, actorId, action: 'staff:revoke-role', subject: `staff:${staff.id}`, detail: { unitId, role }, at: ctx.instant });
    return ok({ staffId: staff.id });
  });
}
