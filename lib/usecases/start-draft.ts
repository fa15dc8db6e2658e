import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findDecision } from '@/lib/data/decisions';
import { insertDraft } from '@/lib/data/procedure-drafts';
import { listHeldVersions, lockProcedure } from '@/lib/data/procedure-record';
import { findVersion } from '@/lib/data/procedures';
import { Rollback, type Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { baseOn } from '@/lib/domain/procedure/change';
import { emptyDraft, typedDraft, type DraftForm } from '@/lib/domain/procedure/draft-form';
import { ok, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { StartDraft } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';
import { changingDraft, type DraftRefusal } from './draft-refusal';

const wrong = (refusal: DraftRefusal): never => {
  throw new Rollback(refusal);
};

/** A change begins from the version that its decision will find in force; without a decision yet, from the last one announced. */
async function beginFrom(tx: Tx, agencyId: number, input: StartDraft, effectiveOn: PlainDate | null): Promise<{ procedureId: string | null; baseVersionId: string | null; replacesId: string | null; form: DraftForm }> {
  const copied = input.copyOfId === null ? null : await findVersion(agencyId, input.copyOfId, tx);
  if (input.copyOfId !== null && !copied) return wrong({ name: 'NoSuchVersion' });
  const copy = copied ? { ...typedDraft(copied), code: '' } : null;
  if (input.procedureId === null || input.change === 'new') return { procedureId: null, baseVersionId: null, replacesId: null, form: copy ?? emptyDraft() };
  const procedure = await lockProcedure(tx, agencyId, input.procedureId);
  if (!procedure) return wrong({ name: 'NoSuchProcedure' });
  const held = await listHeldVersions(tx, agencyId, procedure.id);
  const base = input.change === 'correct' ? held.find(({ id }) => id === input.versionId) : baseOn(held, effectiveOn);
  if (!base) return wrong(input.change === 'correct' ? { name: 'NothingToCorrect' } : { name: 'NeverAnnounced' });
  const version = await findVersion(agencyId, base.id, tx);
  if (!version) return wrong({ name: 'NoSuchVersion' });
  // A procedure with a code of its own takes the place of this one; otherwise the next version of this one is prepared.
  if (input.asNew && input.change === 'replace') return { procedureId: null, baseVersionId: base.id, replacesId: procedure.id, form: copy ?? { ...typedDraft(version), code: '' } };
  return { procedureId: procedure.id, baseVersionId: base.id, replacesId: null, form: copy ? { ...copy, code: procedure.code ?? '' } : typedDraft(version) };
}

/** Begins a draft: from the version in force, from nothing, or from another procedure's parts. What is in force does not notice. */
export function startDraft(ctx: Context, input: StartDraft): Promise<Result<{ draftId: string; change: StartDraft['change'] }, DraftRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return changingDraft(async (tx) => {
    const decision = input.decisionId === null ? null : await findDecision(agencyId, input.decisionId, tx);
    if (input.decisionId !== null && !decision) return wrong({ name: 'NoSuchDecision' });
    const begun = await beginFrom(tx, agencyId, input, decision?.effectiveOn ?? null);
    const id = newId();
    await insertDraft(tx, agencyId, { id, change: input.change, decisionId: input.change === 'correct' ? null : input.decisionId, ...begun }, staffId, ctx.instant);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'procedure-draft:start', subject: `procedure-draft:${id}`, at: ctx.instant, detail: { change: input.change, procedureId: begun.procedureId, name: begun.form.name } });
    return ok({ draftId: id, change: input.change });
  });
}
