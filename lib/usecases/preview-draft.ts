import 'server-only';
import { lockDraft } from '@/lib/data/procedure-drafts';
import type { Result } from '@/lib/domain/shared/result';
import { ok } from '@/lib/domain/shared/result';
import type { Context } from './context';
import { changingDraft, type DraftRefusal } from './draft-refusal';
import { judgeDraft, type DraftJudgement } from './judge-draft';

/** What approving a draft would do if it were done now, or what stands in the way. Changes nothing. */
export const previewDraft = (ctx: Context, draftId: string): Promise<Result<DraftJudgement, DraftRefusal>> =>
  changingDraft(async (tx) => {
    const draft = await lockDraft(tx, ctx.actor.agencyId, draftId);
    if (!draft) return { ok: false, refusal: { name: 'NoSuchDraft' } };
    return ok(await judgeDraft(tx, ctx, draft));
  });
