import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { readChecklistItems, readChecklistQuestions, replaceChecklistContent } from '@/lib/data/checklists';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { CopyChecklist } from '@/lib/schemas/checklist';
import type { Context } from '../context';

export type CopyChecklistRefusal = { readonly name: 'NoSuchChecklist' } | { readonly name: 'NotPermitted' } | { readonly name: 'DraftExists'; readonly number: number };

/** A version is never edited once it is in force: it is copied into a draft, one draft at a time. */
export async function copyChecklist(ctx: Context, input: CopyChecklist): Promise<Result<{ readonly number: number }, CopyChecklistRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  if (!can(ctx.actor, 'checklist:edit')) return refuse({ name: 'NotPermitted' });
  const stop = (refusal: CopyChecklistRefusal): never => {
    throw new Rollback(refusal);
  };
  try {
    return ok(await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:checklist'), ${agencyId}::int)`;
      const source = await tx.checklistVersion.findUnique({ where: { agencyId_number: { agencyId, number: input.number } } });
      if (!source || source.state === 'draft') return stop({ name: 'NoSuchChecklist' });
      const draft = await tx.checklistVersion.findFirst({ where: { agencyId, state: 'draft' }, select: { number: true } });
      if (draft) return stop({ name: 'DraftExists', number: draft.number });
      const last = await tx.checklistVersion.findFirst({ where: { agencyId }, orderBy: { number: 'desc' }, select: { number: true } });
      const number = (last?.number ?? 0) + 1;
      const id = newId();
      await tx.checklistVersion.create({ data: { agencyId, id, number, title: source.title, basis: source.basis, createdById: staffId, createdAt: ctx.instant, isSample: source.isSample } });
      const [items, questions] = [await readChecklistItems(agencyId, source.id, tx), await readChecklistQuestions(agencyId, source.id, tx)];
      await replaceChecklistContent(tx, agencyId, id, items, questions);
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'checklist:copy', subject: `checklist:${number}`, at: ctx.instant, detail: { from: source.number } });
      return { number };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<CopyChecklistRefusal>).refusal);
    throw error;
  }
}
