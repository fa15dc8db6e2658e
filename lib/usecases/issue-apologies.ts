import 'server-only';
import { findApologyDraft } from '@/lib/data/apology-drafts';
import { scopeOf } from '@/lib/domain/access/can';
import { ok, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';
import { issueApology, type DraftRefusal } from './settle-apology';

export type ApologiesIssued = { readonly issued: readonly string[]; readonly refused: readonly { readonly code: string; readonly refusal: DraftRefusal }[] };

/** Issues several drafts with the dates they propose, each in its own transaction: one that is refused holds back none of the others, and is named. */
export async function issueApologies(ctx: Context, input: { readonly drafts: readonly { readonly id: string; readonly seen: number }[]; readonly reason: string }): Promise<Result<ApologiesIssued, never>> {
  const issued: string[] = [];
  const refused: { code: string; refusal: DraftRefusal }[] = [];
  for (const { id, seen } of input.drafts) {
    const draft = await findApologyDraft(ctx.actor.agencyId, scopeOf(ctx.actor, 'apology:settle'), id);
    const done = draft === null ? null : await issueApology(ctx, { id, seen, secondTarget: draft.proposedTarget.on, reason: input.reason });
    if (done?.ok) issued.push(done.value.code);
    else refused.push({ code: draft?.code ?? '', refusal: done === null ? { name: 'NoSuchDraft' } : done.refusal });
  }
  return ok({ issued, refused });
}
