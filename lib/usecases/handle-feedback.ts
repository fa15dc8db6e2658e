import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { lockFeedback, type LockedFeedback } from '@/lib/data/feedback';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { applyFeedbackAct, FEEDBACK_TABLE, type FeedbackAct as Act, type FeedbackRefusal, type FeedbackState } from '@/lib/domain/service/feedback';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { FeedbackAct } from '@/lib/schemas/service';
import { paths } from '@/lib/text/paths';
import type { Context } from './context';
import { absoluteUrl } from './paper-issuer';

export type HandleRefusal = FeedbackRefusal | { readonly name: 'NoSuchFeedback' } | { readonly name: 'NotPermitted' } | { readonly name: 'NoSuchUnit' } | { readonly name: 'Stale'; readonly act: Act; readonly by: string | null; readonly at: LocalTime };

const stop = (refusal: HandleRefusal): never => {
  throw new Rollback(refusal);
};

/** May this person see it at all? Unit staff see what is theirs to answer, nobody else's. */
export const maySeeFeedback = (ctx: Pick<Context, 'actor'>, unitId: string | null): boolean => can(ctx.actor, 'feedback:view', unitId ? [unitId] : []);

async function staleness(tx: Tx, agencyId: number, feedbackId: string): Promise<HandleRefusal> {
  const last = await tx.feedbackEvent.findFirst({ where: { agencyId, feedbackId }, orderBy: { seq: 'desc' } });
  const by = last?.actorId ? await tx.staff.findUnique({ where: { agencyId_id: { agencyId, id: last.actorId } }, select: { name: true } }) : null;
  return { name: 'Stale', act: (last?.act ?? 'submit') as Act, by: by?.name ?? null, at: localTimeOfInstant(last?.at.getTime() ?? 0) };
}

/** The columns that an act changes beside the state. */
function changesOf(input: FeedbackAct, at: Date): Record<string, unknown> {
  switch (input.act) {
    case 'accept':
    case 'assign':
      return { unitId: input.unitId };
    case 'decline':
      return { answer: input.note, answeredAt: at };
    case 'answer':
      return { answer: input.answer, answeredAt: at };
    case 'publish':
      return { publicBody: input.publicBody, publicAnswer: input.publicAnswer, publishedAt: at };
    case 'withdraw-publication':
      return { publishedAt: null, publicBody: null, publicAnswer: null };
  }
}

async function tell(tx: Tx, ctx: Context, feedback: LockedFeedback, input: FeedbackAct, seq: number, at: Date): Promise<void> {
  const { agencyId } = ctx.actor;
  const lang = feedback.lang === 'en' ? 'en' : 'vi';
  const link = absoluteUrl(paths.feedbackFollow(feedback.followToken, lang));
  if ((input.act === 'answer' || input.act === 'decline') && feedback.senderEmail) {
    await queueNotices(tx, [{ agencyId, dossierId: null, channel: 'email', recipient: feedback.senderEmail, template: 'feedback-settled', lang, data: { code: feedback.code, subject: feedback.subject, answer: input.act === 'answer' ? input.answer : input.note, link }, dedupeKey: `${feedback.id}:${seq}:feedback-settled` }], at);
  }
  if (input.act === 'accept' || input.act === 'assign') {
    const heads = await tx.staffRole.findMany({ where: { agencyId, unitId: input.unitId, role: 'unit-head' }, select: { staffId: true } });
    await queueNotices(tx, heads.map(({ staffId }) => ({ agencyId, dossierId: null, channel: 'in-app' as const, recipient: staffId, template: 'staff-feedback' as const, data: { code: feedback.code, subject: feedback.subject, due: '' }, dedupeKey: `${feedback.id}:${seq}:staff-feedback:${staffId}` })), at);
  }
}

/** One step of a phản ánh, kiến nghị by staff: table, permission, and what the actor saw; then the step, its notice and its audit row together. */
export async function handleFeedback(ctx: Context, input: FeedbackAct): Promise<Result<{ code: string; state: FeedbackState }, HandleRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  try {
    return ok(await inTransaction(async (tx) => {
      const feedback = await lockFeedback(tx, agencyId, input.feedbackId);
      if (!feedback || !maySeeFeedback(ctx, feedback.unitId)) return stop({ name: 'NoSuchFeedback' });
      if (feedback.eventCount !== input.seen) return stop(await staleness(tx, agencyId, feedback.id));
      const permission = FEEDBACK_TABLE[input.act].permission;
      if (permission === null || !can(ctx.actor, permission, feedback.unitId ? [feedback.unitId] : [])) return stop({ name: 'NotPermitted' });
      const next = applyFeedbackAct(feedback.state, input.act);
      if (!next.ok) return stop(next.refusal);
      const toUnitId = input.act === 'accept' || input.act === 'assign' ? input.unitId : null;
      if (toUnitId && !(await tx.unit.findFirst({ where: { agencyId, id: toUnitId, isActive: true }, select: { id: true } }))) return stop({ name: 'NoSuchUnit' });
      const at = await databaseNow(tx);
      const seq = feedback.eventCount + 1;
      await tx.feedbackEvent.create({ data: { agencyId, feedbackId: feedback.id, seq, act: input.act, at, actorId: staffId, note: 'note' in input ? input.note : null, toUnitId } });
      await tx.feedback.update({ where: { agencyId_id: { agencyId, id: feedback.id } }, data: { ...changesOf(input, at), state: next.value, eventCount: seq } });
      await tell(tx, ctx, feedback, input, seq, at);
      await appendAudit(tx, { agencyId, actorId: staffId, action: `feedback:${input.act}`, subject: `feedback:${feedback.code}`, at, detail: { seq, ...(toUnitId ? { unit: toUnitId } : {}), ...('note' in input ? { note: input.note } : {}) } });
      return { code: feedback.code, state: next.value };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<HandleRefusal>).refusal);
    throw error;
  }
}
