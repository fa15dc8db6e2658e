import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { appendDraftEvent, lockDraft, updateDraft, type StoredDraft } from '@/lib/data/procedure-drafts';
import type { DraftAct, DraftState } from '@/lib/domain/procedure/draft';
import { ok, type Result } from '@/lib/domain/shared/result';
import type { DiscardDraft, ReturnDraft, SaveDraft } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';
import { changingDraft, mayAct, type DraftRefusal } from './draft-refusal';
import { judgeDraft } from './judge-draft';
import { saveIn } from './save-draft';
import { tellOfDraft } from './tell-of-draft';

type Moved = { readonly draftId: string; readonly name: string };

async function move(tx: Parameters<typeof updateDraft>[0], ctx: Context, draft: StoredDraft, act: DraftAct, state: DraftState, comment: string | null): Promise<Result<Moved, never>> {
  const { agencyId, staffId } = ctx.actor;
  await updateDraft(tx, agencyId, draft.id, { state }, { staffId, at: ctx.instant });
  await appendDraftEvent(tx, agencyId, { draftId: draft.id, act, actorId: staffId, at: ctx.instant, comment });
  if (act === 'submit' || act === 'return') await tellOfDraft(tx, ctx, draft, act, comment, ctx.instant);
  await appendAudit(tx, { agencyId, actorId: staffId, action: `procedure-draft:${act}`, subject: `procedure-draft:${draft.id}`, at: ctx.instant, detail: { name: draft.name, comment } });
  return ok({ draftId: draft.id, name: draft.name });
}

/** Saves and sends a draft to a second person. Every rule is asked now, so that a reviewer never sees what could not be approved. */
export const submitDraft = (ctx: Context, input: SaveDraft): Promise<Result<Moved, DraftRefusal>> =>
  changingDraft(async (tx) => {
    const draft = await saveIn(tx, ctx, input);
    mayAct(draft, 'submit', draft.revision, ctx);
    await judgeDraft(tx, ctx, draft);
    return move(tx, ctx, draft, 'submit', 'in-review', null);
  });

/** Sends a draft back to who prepared it, with what has to be changed. */
export const returnDraft = (ctx: Context, input: ReturnDraft): Promise<Result<Moved, DraftRefusal>> =>
  changingDraft(async (tx) => move(tx, ctx, mayAct(await lockDraft(tx, ctx.actor.agencyId, input.draftId), 'return', input.revision, ctx), 'return', 'draft', input.comment));

/** Lets a draft go. It stays readable; nothing that was typed is thrown away. */
export const discardDraft = (ctx: Context, input: DiscardDraft): Promise<Result<Moved, DraftRefusal>> =>
  changingDraft(async (tx) => move(tx, ctx, mayAct(await lockDraft(tx, ctx.actor.agencyId, input.draftId), 'discard', input.revision, ctx), 'discard', 'discarded', null));
