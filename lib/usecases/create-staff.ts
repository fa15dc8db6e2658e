import 'server-only';
import { oneTimePasswordEnd } from '@/lib/domain/people/password-policy';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { hashPassword, oneTimePassword } from '@/lib/adapters/passwords';
import { appendAudit } from '@/lib/data/audit';
import { isEmailHeldByOther } from '@/lib/data/people';
import { holdOpenUnit } from '@/lib/data/units';
import type { CreateStaff } from '@/lib/schemas/staff';
import type { Context } from './context';
import { changingStaff, type StaffRefusal } from './staff-refusal';

/** The password is told once, to the administrator who opened the account; nobody can read it again. */
export type CreatedStaff = { readonly staffId: string; readonly username: string; readonly password: string };

/** Opens an account with one role in one open unit and a password to be changed at the first sign-in. */
export async function createStaff(ctx: Context, input: CreateStaff): Promise<Result<CreatedStaff, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return changingStaff(async (tx) => {
    if (!(await holdOpenUnit(tx, agencyId, input.unitId))) return refuse({ kind: 'unit-closed' as const });
    if (input.email && (await isEmailHeldByOther(tx, agencyId, input.email))) return refuse({ kind: 'email-taken' as const });
    const { username, name, title, email, phone, unitId, role } = input;
    const { id } = await tx.staff.create({ data: { agencyId, username, name, title, email, phone, passwordHash, mustChangePassword: true, passwordEndsAt: oneTimePasswordEnd(ctx.instant), createdAt: ctx.instant }, select: { id: true } });
    await tx.staffRole.create({ data: { agencyId, staffId: id, unitId, role, grantedAt: ctx.instant } });
    await appendAudit(tx, { agencyId, actorId, action: 'staff:add', subject: `staff:${id}`, detail: { username, name, title, unitId, role }, at: ctx.instant });
    return ok({ staffId: id, username, password });
  });
}
