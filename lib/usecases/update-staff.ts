import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { findLastChange } from '@/lib/data/changes';
import { isEmailHeldByOther, lockStaff } from '@/lib/data/people';
import type { UpdateStaff } from '@/lib/schemas/staff';
import type { Context } from './context';
import { changingStaff, STAFF_CHANGES, type StaffRefusal } from './staff-refusal';

/** Changes a person's details as they were when the form was opened; a change made meanwhile is not written over. */
export function updateStaff(ctx: Context, input: UpdateStaff): Promise<Result<{ staffId: string }, StaffRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return changingStaff(async (tx) => {
    const before = await lockStaff(tx, agencyId, input.staffId);
    if (!before) return refuse({ kind: 'staff-not-found' as const });
    const last = await findLastChange(agencyId, `staff:${before.id}`, STAFF_CHANGES, tx);
    if (last.version !== input.version) return refuse({ kind: 'changed-meanwhile' as const, last });
    if (input.email && (await isEmailHeldByOther(tx, agencyId, input.email, before.id))) return refuse({ kind: 'email-taken' as const });
    const { name, title, email, phone } = input;
    await tx.staff.update({ where: { agencyId_id: { agencyId, id: before.id } }, data: { name, title, email, phone } });
    // The trail says which details changed; telephone and e-mail stay out of what can never be erased.
    const changed = (['name', 'title', 'email', 'phone'] as const).filter((key) => before[key] !== input[key]);
    const shown = changed.filter((key) => key === 'name' || key === 'title');
    await appendAudit(tx, { agencyId, actorId, action: 'staff:update', subject: `staff:${before.id}`, detail: { changed, was: Object.fromEntries(shown.map((key) => [key, before[key]])), now: Object.fromEntries(shown.map((key) => [key, input[key]])) }, at: ctx.instant });
    return ok({ staffId: before.id });
  });
}
