import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { countOtherAdmins, isAdmin, lockStaff } from '@/lib/data/people';
import { revokeSessionsOf } from '@/lib/data/sessions';
import type { Context } from './context';
import { changingStaff, type StaffRefusal } from './staff-refusal';

/**
 * Closes an account: it signs in no more and its sessions end with their next request. What the person did stays in their
 * name. Neither one's own account nor the last that can administer is closed. Closing it twice changes nothing.
 */
export function disableStaff(ctx: Context, input: { readonly staffId: string }): Promise<Result<{ endedSessions: number }, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return changingStaff(async (tx) => {
    if (input.staffId === actorId) return refuse({ kind: 'own-account' as const });
    const others = await countOtherAdmins(tx, agencyId, input.staffId);
    const staff = await lockStaff(tx, agencyId, input.staffId);
    if (!staff) return refuse({ kind: 'staff-not-found' as const });
    if (!staff.isActive) return ok({ endedSessions: 0 });
    if (others === 0 && (await isAdmin(tx, agencyId, staff.id))) return refuse({ kind: 'last-admin' as const });
    await tx.staff.update({ where: { agencyId_id: { agencyId, id: staff.id } }, data: { isActive: false, disabledAt: ctx.instant } });
    const endedSessions = await revokeSessionsOf(tx, agencyId, staff.id, ctx.instant, 'account-disabled');
    await appendAudit(tx, { agencyId, actorId, action: 'staff:disable', subject: `staff:${staff.id}`, detail: { endedSessions }, at: ctx.instant });
    return ok({ endedSessions });
  });
}

/** Opens a closed account again, with the roles it had. */
export function enableStaff(ctx: Context, input: { readonly staffId: string }): Promise<Result<{ staffId: string }, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return changingStaff(async (tx) => {
    const staff = await lockStaff(tx, agencyId, input.staffId);
    if (!staff) return refuse({ kind: 'staff-not-found' as const });
    if (staff.isActive) return ok({ staffId: staff.id });
    await tx.staff.update({ where: { agencyId_id: { agencyId, id: staff.id } }, data: { isActive: true, disabledAt: null } });
    await appendAudit(tx, { agencyId, actorId, action: 'staff:enable', subject: `staff:${staff.id}`, detail: {}, at: ctx.instant });
    return ok({ staffId: staff.id });
  });
}
