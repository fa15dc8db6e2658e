import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { lockStaff } from '@/lib/data/people';
import { holdOpenUnit } from '@/lib/data/units';
import type { ChangeRole } from '@/lib/schemas/staff';
import type { Context } from './context';
import { changingStaff, type StaffRefusal } from './staff-refusal';

/** Gives a person a role in an open unit. It counts from their next request. */
export function grantRole(ctx: Context, input: ChangeRole): Promise<Result<{ staffId: string }, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return changingStaff(async (tx) => {
    const staff = await lockStaff(tx, agencyId, input.staffId);
    if (!staff) return refuse({ kind: 'staff-not-found' as const });
    if (!staff.isActive) return refuse({ kind: 'account-disabled' as const });
    if (!(await holdOpenUnit(tx, agencyId, input.unitId))) return refuse({ kind: 'unit-closed' as const });
    const { unitId, role } = input;
    const { count } = await tx.staffRole.createMany({ data: [{ agencyId, staffId: staff.id, unitId, role, grantedAt: ctx.instant }], skipDuplicates: true });
    if (count === 0) return refuse({ kind: 'role-held-already' as const });
    await appendAudit(tx, { agencyId, actorId, action: 'staff:grant-role', subject: `staff:${staff.id}`, detail: { unitId, role }, at: ctx.instant });
    return ok({ staffId: staff.id });
  });
}
