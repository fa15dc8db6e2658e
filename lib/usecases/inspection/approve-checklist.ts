import 'server-only';
import { sha256 as hashOf } from '@/lib/adapters/hash';
import { appendAudit } from '@/lib/data/audit';
import { checklistAuthors, readChecklistItems, readChecklistQuestions } from '@/lib/data/checklists';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { checklistProblems, checklistText, type ChecklistProblem } from '@/lib/domain/inspection/checklist';
import { ITEM_RULES } from '@/lib/domain/inspection/rules';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';
import type { Context } from '../context';
import { lockedDraft, type EditChecklistRefusal } from './edit-checklist';

export type ApproveChecklistRefusal = EditChecklistRefusal | { readonly name: 'SamePerson' } | { readonly name: 'InPast' } | { readonly name: 'NotAfter'; readonly number: number; readonly validFrom: PlainDate } | { readonly name: 'Incomplete'; readonly problems: readonly ChecklistProblem[] };

/** The hash of a version's items and questions, lower-case hexadecimal. */
export const checklistHash = (...content: Parameters<typeof checklistText>): string => hashOf(checklistText(...content));

/**
 * Puts a draft in force from a day, by someone who wrote none of it. The version before ends the day before; inspections
 * keep the version they were planned with.
 */
export async function approveChecklist(ctx: Context, input: { readonly number: number; readonly revision: number; readonly validFrom: PlainDate }): Promise<Result<{ readonly number: number }, ApproveChecklistRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  if (!can(ctx.actor, 'checklist:approve')) return refuse({ name: 'NotPermitted' });
  const stop = (refusal: ApproveChecklistRefusal): never => {
    throw new Rollback(refusal);
  };
  try {
    return ok(await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:checklist'), ${agencyId}::int)`;
      const draft = await lockedDraft(tx, ctx, input.number, input.revision);
      if (draft.createdById === staffId || (await checklistAuthors(tx, agencyId, draft.number)).has(staffId)) return stop({ name: 'SamePerson' });
      if (input.validFrom < ctx.now.on) return stop({ name: 'InPast' });
      const before = await tx.checklistVersion.findFirst({ where: { agencyId, state: { in: ['in-force', 'ended'] }, validTo: null }, orderBy: { number: 'desc' } });
      if (before?.validFrom && input.validFrom <= plainDateOf(before.validFrom)) return stop({ name: 'NotAfter', number: before.number, validFrom: plainDateOf(before.validFrom) });
      const [items, questions] = [await readChecklistItems(agencyId, draft.id, tx), await readChecklistQuestions(agencyId, draft.id, tx)];
      const problems = checklistProblems(items, questions, new Set(ITEM_RULES.map(({ id }) => id)));
      if (problems.length > 0) return stop({ name: 'Incomplete', problems });
      const lastDay = addDays(input.validFrom, -1);
      if (before) await tx.checklistVersion.update({ where: { agencyId_id: { agencyId, id: before.id } }, data: { validTo: dateColumn(lastDay), ...(lastDay < ctx.now.on ? { state: 'ended' } : {}) } });
      const sha256 = checklistHash(items, questions);
      await tx.checklistVersion.update({ where: { agencyId_id: { agencyId, id: draft.id } }, data: { state: 'in-force', validFrom: dateColumn(input.validFrom), sha256, approvedById: staffId, approvedAt: ctx.instant, revision: draft.revision + 1 } });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'checklist:approve', subject: `checklist:${draft.number}`, at: ctx.instant, detail: { validFrom: input.validFrom, sha256, items: items.length } });
      return { number: draft.number };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<ApproveChecklistRefusal>).refusal);
    throw error;
  }
}

/** Gives up a draft: nothing stands on it. */
export async function discardChecklist(ctx: Context, input: { readonly number: number; readonly revision: number }): Promise<Result<{ readonly number: number }, EditChecklistRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  if (!can(ctx.actor, 'checklist:edit')) return refuse({ name: 'NotPermitted' });
  try {
    return ok(await inTransaction(async (tx) => {
      const draft = await lockedDraft(tx, ctx, input.number, input.revision);
      await tx.checklistItem.deleteMany({ where: { agencyId, versionId: draft.id } });
      await tx.checklistQuestion.deleteMany({ where: { agencyId, versionId: draft.id } });
      await tx.checklistVersion.delete({ where: { agencyId_id: { agencyId, id: draft.id } } });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'checklist:discard', subject: `checklist:${draft.number}`, at: ctx.instant, detail: {} });
      return { number: draft.number };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<EditChecklistRefusal>).refusal);
    throw error;
  }
}
