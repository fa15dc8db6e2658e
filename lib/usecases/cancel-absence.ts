import 'server-only';
import { findColleague, lockAbsence, markAbsenceCancelled } from '@/lib/data/absences';
import { appendAudit } from '@/lib/data/audit';
import { inTransaction } from '@/lib/db/transaction';
import { can, type Actor } from '@/lib/domain/access/can';
import { absenceStanding } from '@/lib/domain/people/absence';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { CancelAbsence } from '@/lib/schemas/absence';
import type { Context } from './context';

export type CancelAbsenceRefusal = { readonly name: 'NoSuchAbsence' } | { readonly name: 'NotPermitted' } | { readonly name: 'AlreadyCancelled' } | { readonly name: 'AlreadyOver' };

/** Whose absence a person may cancel: their own, one they entered, and those of people whose absences they manage. */
export const mayCancelAbsence = (actor: Actor, absence: { readonly staffId: string; readonly createdById?: string; readonly unitIds: readonly string[] }): boolean =>
  absence.staffId === actor.staffId || absence.createdById === actor.staffId || can(actor, 'absence:manage', absence.unitIds);

/** Ends an absence from now on. What the delegate did meanwhile stays theirs, in the events and in the audit trail. */
export async function cancelAbsence(ctx: Context, { absenceId }: CancelAbsence): Promise<Result<{ readonly absenceId: string }, CancelAbsenceRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return inTransaction(async (tx) => {
    const absence = await lockAbsence(tx, agencyId, absenceId);
    if (absence === null) return refuse({ name: 'NoSuchAbsence' });
    const person = await findColleague(tx, agencyId, absence.staffId);
    if (!mayCancelAbsence(ctx.actor, { ...absence, unitIds: person?.unitIds ?? [] })) return refuse({ name: 'NotPermitted' });
    const standing = absenceStanding(absence, ctx.now.on);
    if (standing === 'cancelled') return refuse({ name: 'AlreadyCancelled' });
    if (standing === 'past') return refuse({ name: 'AlreadyOver' });
    await markAbsenceCancelled(tx, agencyId, absence.id, ctx.instant, actorId);
    await appendAudit(tx, { agencyId, actorId, action: 'absence:cancel', subject: `absence:${absence.id}`, detail: { staffId: absence.staffId, standing }, at: ctx.instant });
    return ok({ absenceId });
  });
}
