import 'server-only';
import { lockDraft, settleDraft, type DraftState, type HeldDraft } from '@/lib/data/apology-drafts';
import { appendAudit } from '@/lib/data/audit';
import { loadCalendarIn } from '@/lib/data/calendar';
import { databaseNow, lockDossier } from '@/lib/data/dossier-acts';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { closingOn, isWorkingDay } from '@/lib/domain/calendar/working-calendar';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { performActIn, type ActRefusal } from './perform-act';
import type { Context } from './context';

export type DraftRefusal =
  | ActRefusal
  | { readonly name: 'NoSuchDraft' }
  | { readonly name: 'DraftSettled'; readonly state: DraftState; readonly by: string | null; readonly at: LocalTime | null }
  | { readonly name: 'TargetNotWorkingDay'; readonly on: PlainDate };

export type IssueApologyInput = { readonly id: string; readonly seen: number; readonly secondTarget: PlainDate; readonly reason: string };
export type DismissApologyInput = { readonly id: string; readonly reason: string };

/** The draft that waits, with its dossier held first: acts hold the dossier before they settle its drafts. */
async function takeDraft(tx: Tx, ctx: Context, id: string, code: string): Promise<HeldDraft> {
  const stop = (refusal: DraftRefusal): never => {
    throw new Rollback(refusal);
  };
  const { agencyId } = ctx.actor;
  await lockDossier(tx, agencyId, code);
  const draft = await lockDraft(tx, agencyId, id);
  if (draft === null || !can(ctx.actor, 'apology:settle', [draft.holdingUnitId, draft.handlingUnitId])) return stop({ name: 'NoSuchDraft' });
  if (draft.state !== 'waiting') return stop({ name: 'DraftSettled', state: draft.state, by: draft.settledByName, at: draft.settledAt });
  return draft;
}

async function settled(ctx: Context, id: string, work: (tx: Tx, draft: HeldDraft) => Promise<void>): Promise<Result<{ code: string }, DraftRefusal>> {
  try {
    return ok(await inTransaction(async (tx) => {
      const known = await tx.apologyDraft.findUnique({ where: { agencyId_id: { agencyId: ctx.actor.agencyId, id } }, select: { dossierId: true } });
      const dossier = known && (await tx.dossier.findUnique({ where: { agencyId_id: { agencyId: ctx.actor.agencyId, id: known.dossierId } }, select: { code: true } }));
      if (!dossier) throw new Rollback<DraftRefusal>({ name: 'NoSuchDraft' });
      await work(tx, await takeDraft(tx, ctx, id, dossier.code));
      return { code: dossier.code };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as DraftRefusal);
    throw error;
  }
}

/**
 * Issues a draft Mẫu 04: the act `apologise` with its paper and notice, and the draft settled, together or not at all. Of two
 * leaders at once one wins; the other is told who settled it, and when. The new date is a working day after the due date and
 * ends at the close of that day.
 */
export const issueApology = (ctx: Context, { id, seen, secondTarget, reason }: IssueApologyInput): Promise<Result<{ code: string }, DraftRefusal>> =>
  settled(ctx, id, async (tx, draft) => {
    const calendar = await loadCalendarIn(tx, ctx.actor.agencyId);
    if (!isWorkingDay(secondTarget, calendar)) throw new Rollback<DraftRefusal>({ name: 'TargetNotWorkingDay', on: secondTarget });
    await settleDraft(tx, ctx.actor.agencyId, id, { state: 'issued', at: await databaseNow(tx), by: staffIdOf(ctx.actor), reason: null });
    await performActIn(tx, ctx, { code: draft.code, act: 'apologise', seen, reason, data: { secondTarget: { on: secondTarget, minute: closingOn(secondTarget, calendar) } } });
  });

/** Puts a draft aside with the reason why no apology is made: the result will be there in time. */
export const dismissApology = (ctx: Context, { id, reason }: DismissApologyInput): Promise<Result<{ code: string }, DraftRefusal>> =>
  settled(ctx, id, async (tx, draft) => {
    const at = await databaseNow(tx);
    await settleDraft(tx, ctx.actor.agencyId, id, { state: 'dismissed', at, by: staffIdOf(ctx.actor), reason });
    await appendAudit(tx, { agencyId: ctx.actor.agencyId, actorId: staffIdOf(ctx.actor), action: 'apology:dismiss', subject: `dossier:${draft.code}`, at, detail: { draftId: id, reason } });
  });
