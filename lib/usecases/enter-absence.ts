import 'server-only';
import { absencesOf, findColleague, insertAbsence, lockAbsences } from '@/lib/data/absences';
import { appendAudit } from '@/lib/data/audit';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { checkAbsence, type AbsenceRefusal } from '@/lib/domain/people/absence';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { EnterAbsence } from '@/lib/schemas/absence';
import { formatDate } from '@/lib/text/format';
import type { Context } from './context';

export type EnterAbsenceRefusal = { readonly name: 'Wrong'; readonly wrong: readonly AbsenceRefusal[]; readonly nameOf: Readonly<Record<string, string>> } | { readonly name: 'NoSuchPerson' } | { readonly name: 'NotPermitted' };

/**
 * Enters that a person is away and who stands in. Oneself always; others by the right to manage absences in their unit. The
 * delegate is told in the same transaction. Two entries at once come one after the other, so no chain slips through.
 */
export async function enterAbsence(ctx: Context, input: EnterAbsence): Promise<Result<{ readonly absenceId: string; readonly staffName: string; readonly delegateName: string }, EnterAbsenceRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  return inTransaction(async (tx) => {
    await lockAbsences(tx, agencyId);
    const [person, delegate] = [await findColleague(tx, agencyId, input.staffId), await findColleague(tx, agencyId, input.delegateId)];
    if (!person?.isActive) return refuse({ name: 'NoSuchPerson' });
    if (person.id !== actorId && !can(ctx.actor, 'absence:manage', person.unitIds)) return refuse({ name: 'NotPermitted' });
    const absences = await absencesOf(tx, agencyId, [input.staffId, input.delegateId]);
    const wrong = checkAbsence(input, { today: ctx.now.on, delegate, absences });
    if (wrong.length > 0 || delegate === null) {
      const others = await tx.staff.findMany({ where: { agencyId, id: { in: [...new Set(absences.flatMap((each) => [each.staffId, each.delegateId]))] } }, select: { id: true, name: true } });
      return refuse({ name: 'Wrong', wrong, nameOf: Object.fromEntries([...others.map(({ id, name }) => [id, name]), [person.id, person.name], ...(delegate ? [[delegate.id, delegate.name]] : [])]) as Record<string, string> });
    }
    const absenceId = await insertAbsence(tx, { agencyId, ...input, createdById: actorId, createdAt: ctx.instant });
    const days = { from: formatDate(input.fromOn), to: formatDate(input.toOn) };
    await queueNotices(tx, [{ agencyId, dossierId: null, channel: 'in-app', recipient: delegate.id, template: 'staff-stands-in', data: { name: person.name, ...days }, dedupeKey: `absence:${absenceId}` }], ctx.instant);
    await appendAudit(tx, { agencyId, actorId, action: 'absence:add', subject: `absence:${absenceId}`, detail: { staffId: person.id, staffName: person.name, delegateId: delegate.id, delegateName: delegate.name, fromOn: input.fromOn, toOn: input.toOn }, at: ctx.instant });
    return ok({ absenceId, staffName: person.name, delegateName: delegate.name });
  });
}
