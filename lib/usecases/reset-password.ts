import 'server-only';
import { oneTimePasswordEnd } from '@/lib/domain/people/password-policy';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { hashPassword, oneTimePassword } from '@/lib/adapters/passwords';
import { appendAudit } from '@/lib/data/audit';
import { lockStaff } from '@/lib/data/people';
import { revokeSessionsOf } from '@/lib/data/sessions';
import type { Context } from './context';
import type { CreatedStaff } from './create-staff';
import { changingStaff, type StaffRefusal } from './staff-refusal';

/** Gives someone else a password for one use and ends their sessions. One's own is changed knowing the current one, never so. */
export async function resetPassword(ctx: Context, input: { readonly staffId: string }): Promise<Result<CreatedStaff, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  if (input.staffId === actorId) return refuse({ kind: 'own-account' });
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return changingStaff(async (tx) => {
    const staff = await lockStaff(tx, agencyId, input.staffId);
    if (!staff) return refuse({ kind: 'staff-not-found' as const });
    if (!staff.isActive) return refuse({ kind: 'account-disabled' as const });
    await tx.staff.update({ where: { agencyId_id: { agencyId, id: staff.id } }, data: { passwordHash, mustChangePassword: true, passwordEndsAt: oneTimePasswordEnd(ctx.instant) } });
    const endedSessions = await revokeSessionsOf(tx, agencyId, staff.id, ctx.instant, 'password-reset');
    await appendAudit(tx, { agencyId, actorId, action: 'staff:reset-password', subject: `staff:${staff.id}`, detail: { endedSessions }, at: ctx.instant });
    return ok({ staffId: staff.id, username: staff.username, password });
  });
}
