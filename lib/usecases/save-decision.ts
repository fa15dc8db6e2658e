import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findLastChange, type LastChange } from '@/lib/data/changes';
import { findDecision, lockDecision } from '@/lib/data/decisions';
import { countFreeFiles } from '@/lib/data/files';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { SaveDecision } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';

export type DecisionRefusal = { readonly name: 'NoSuchDecision' } | { readonly name: 'NumberTaken' } | { readonly name: 'FileUnknown' } | { readonly name: 'DatesAreUsed' } | { readonly name: 'ChangedMeanwhile'; readonly last: LastChange };

export const DECISION_CHANGES = ['decision:add', 'decision:change', 'decision:verify', 'decision:unverify'] as const;

/**
 * Enters an announcing decision, or changes one as it was when the form was opened. Its dates and kind are settled once a
 * version rests on them: what is in force never moves behind the back of who approved it. A change has to be compared
 * with the original again.
 */
export async function saveDecision(ctx: Context, input: SaveDecision): Promise<Result<{ decisionId: string }, DecisionRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const { decisionId, version, issuedOn, effectiveOn, legalTextOn, fileId, ...texts } = input;
  const fields = { ...texts, issuedOn: dateColumn(issuedOn), effectiveOn: dateColumn(effectiveOn), legalTextOn: legalTextOn && dateColumn(legalTextOn) };
  try {
    return await inTransaction(async (tx) => {
      const isFree = async (id: string) => (await countFreeFiles(tx, agencyId, staffId, [id])) === 1;
      if (decisionId === null) {
        if (fileId !== null && !(await isFree(fileId))) throw new Rollback<DecisionRefusal>({ name: 'FileUnknown' });
        const id = newId();
        await tx.promulgationDecision.create({ data: { agencyId, id, ...fields, fileId, createdAt: ctx.instant, createdById: staffId } });
        await appendAudit(tx, { agencyId, actorId: staffId, action: 'decision:add', subject: `decision:${id}`, at: ctx.instant, detail: { ...texts, issuedOn, effectiveOn, fileId } });
        return ok({ decisionId: id });
      }
      await lockDecision(tx, agencyId, decisionId);
      const before = await findDecision(agencyId, decisionId, tx);
      if (!before) throw new Rollback<DecisionRefusal>({ name: 'NoSuchDecision' });
      const last = await findLastChange(agencyId, `decision:${decisionId}`, DECISION_CHANGES, tx);
      if (last.version !== version) throw new Rollback<DecisionRefusal>({ name: 'ChangedMeanwhile', last });
      const movesDates = before.issuedOn !== issuedOn || before.effectiveOn !== effectiveOn || before.kind !== input.kind;
      if (movesDates && before.begun + before.ended > 0) throw new Rollback<DecisionRefusal>({ name: 'DatesAreUsed' });
      if (fileId !== null && fileId !== before.fileId && !(await isFree(fileId))) throw new Rollback<DecisionRefusal>({ name: 'FileUnknown' });
      await tx.promulgationDecision.update({ where: { agencyId_id: { agencyId, id: decisionId } }, data: { ...fields, fileId: fileId ?? before.fileId, isVerified: false, verifiedById: null, verifiedAt: null } });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'decision:change', subject: `decision:${decisionId}`, at: ctx.instant, detail: { ...texts, issuedOn, effectiveOn, fileId, was: { number: before.number, issuedOn: before.issuedOn, effectiveOn: before.effectiveOn, kind: before.kind, title: before.title } } });
      return ok({ decisionId });
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<DecisionRefusal>).refusal);
    if (isUniqueViolation(error)) return refuse({ name: 'NumberTaken' });
    throw error;
  }
}
