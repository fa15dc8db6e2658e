import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findDecision, fileStandsIn } from '@/lib/data/decisions';
import { countFreeFiles } from '@/lib/data/files';
import { appendDraftEvent, lockDraft, updateDraft, type StoredDraft } from '@/lib/data/procedure-drafts';
import { Rollback, type Tx } from '@/lib/db/transaction';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, type Result } from '@/lib/domain/shared/result';
import { isUuid } from '@/lib/domain/shared/uuid';
import type { SaveDraft } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';
import { changingDraft, mayAct, type DraftRefusal } from './draft-refusal';

/** A blank form is one that this person brought in, or one that the draft or a version had already. */
async function checkForms(tx: Tx, ctx: Context, draft: StoredDraft, input: SaveDraft): Promise<void> {
  const before = new Set(draft.form.components.map(({ formFileId }) => formFileId));
  for (const [index, { formFileId }] of input.form.components.entries()) {
    if (formFileId === '' || before.has(formFileId)) continue;
    const isOurs = isUuid(formFileId) && ((await countFreeFiles(tx, ctx.actor.agencyId, ctx.actor.staffId, [formFileId])) === 1 || (await fileStandsIn(ctx.actor.agencyId, formFileId)).ofVersion);
    if (!isOurs) throw new Rollback<DraftRefusal>({ name: 'FileUnknown', path: `components.${index}.formFileId` });
  }
}

/** Saves what was typed, in a transaction that holds the draft. Answers the draft as it now stands. */
export async function saveIn(tx: Tx, ctx: Context, input: SaveDraft): Promise<StoredDraft> {
  const { agencyId, staffId } = ctx.actor;
  const draft = mayAct(await lockDraft(tx, agencyId, input.draftId), 'save', input.revision, ctx);
  if (input.decisionId !== null && !(await findDecision(agencyId, input.decisionId, tx))) throw new Rollback<DraftRefusal>({ name: 'NoSuchDecision' });
  const decisionId = draft.change === 'correct' ? null : input.decisionId;
  if (decisionId === draft.decisionId && canonicalJson(draft.form) === canonicalJson(input.form)) return draft;
  await checkForms(tx, ctx, draft, input);
  await updateDraft(tx, agencyId, draft.id, { form: input.form, decisionId }, { staffId, at: ctx.instant });
  await appendDraftEvent(tx, agencyId, { draftId: draft.id, act: 'save', actorId: staffId, at: ctx.instant, form: input.form });
  const saved = await lockDraft(tx, agencyId, draft.id);
  if (!saved) throw new Error('A draft vanished while it was held');
  return saved;
}

/** Saves a draft as it was typed, complete or not. Of two who save the same revision one wins; the other is told who and when. */
export function saveDraft(ctx: Context, input: SaveDraft): Promise<Result<{ draftId: string; revision: number }, DraftRefusal>> {
  return changingDraft(async (tx) => {
    const saved = await saveIn(tx, ctx, input);
    if (saved.revision !== input.revision) await appendAudit(tx, { agencyId: ctx.actor.agencyId, actorId: ctx.actor.staffId, action: 'procedure-draft:save', subject: `procedure-draft:${saved.id}`, at: ctx.instant, detail: { revision: saved.revision, name: saved.name } });
    return ok({ draftId: saved.id, revision: saved.revision });
  });
}
