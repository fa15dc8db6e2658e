import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { countFreeEvidence, hangEvidence, headsOf, teamOf } from '@/lib/data/findings';
import { queueNotices } from '@/lib/data/notices';
import { appendRemedyEvent, lockRecommendation, remedyEvidenceKey, remedyReporters, settleFindings, type LockedRecommendation } from '@/lib/data/recommendations';
import type { Tx } from '@/lib/db/transaction';
import { can, covers, scopeOf } from '@/lib/domain/access/can';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { applyRemedyAct, remedyActRow, type RecommendationState } from '@/lib/domain/inspection/recommendation';
import type { Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import type { RemedyStepForm } from '@/lib/schemas/inspection-finding';
import { remedyActWords } from '@/lib/text/inspection-finding-words';
import type { Context } from '../context';
import { inRefusableTransaction } from './refusals';

export type RemedyRefusal =
  | { readonly name: 'NoSuchRecommendation' }
  | { readonly name: 'NotPermitted' }
  /** Who remedied does not close. */
  | { readonly name: 'SamePerson' }
  | { readonly name: 'WrongRecommendationState'; readonly state: RecommendationState }
  | { readonly name: 'RecommendationChanged'; readonly version: number }
  | { readonly name: 'FileUnknown' }
  | { readonly name: 'NoEvidence' }
  | { readonly name: 'DateInPast'; readonly field: 'promisedOn' | 'dueOn' }
  | { readonly name: 'NotLater'; readonly dueOn: PlainDate }
  | { readonly name: 'InspectionClosed' };

/** May this person see it? Drafts are for the agency's readers; unit staff see those to their unit, leaders all. */
export function maySeeRecommendation({ actor }: Pick<Context, 'actor'>, recommendation: { readonly unitId: string | null; readonly state: RecommendationState }): boolean {
  const scope = scopeOf(actor, 'inspection:view');
  if (scope.kind === 'agency') return true;
  return recommendation.state !== 'drafted' && recommendation.unitId !== null && covers(scope, [recommendation.unitId]);
}

/** May this person take this step, as far as who they are decides it? A recommendation to the leader or the city is remedied by whoever remedies for the whole agency. */
export function mayStepRecommendation({ actor }: Pick<Context, 'actor'>, unitId: string | null, act: RemedyStepForm['act']): boolean {
  const { permission } = remedyActRow(act);
  return unitId === null ? scopeOf(actor, permission).kind === 'agency' : can(actor, permission, [unitId]);
}

/** What an act asks of its dates and papers, beside the state. */
async function objection(tx: Tx, ctx: Context, held: LockedRecommendation, input: RemedyStepForm): Promise<RemedyRefusal | null> {
  const { agencyId, staffId } = ctx.actor;
  if (remedyActRow(input.act).second && (await remedyReporters(tx, agencyId, held.id)).has(staffId)) return { name: 'SamePerson' };
  switch (input.act) {
    case 'promise':
      return input.promisedOn < ctx.now.on ? { name: 'DateInPast', field: 'promisedOn' } : null;
    case 'report':
      if (input.fileIds.length === 0) return { name: 'NoEvidence' };
      return (await countFreeEvidence(tx, agencyId, staffId, input.fileIds)) === new Set(input.fileIds).size ? null : { name: 'FileUnknown' };
    case 'extend':
      if (input.dueOn <= held.dueOn) return { name: 'NotLater', dueOn: held.dueOn };
      return input.dueOn < ctx.now.on ? { name: 'DateInPast', field: 'dueOn' } : null;
    case 'reopen':
      // A closed inspection is opened again first: nobody watches its recommendations any more.
      if (held.stage === 'closed') return { name: 'InspectionClosed' };
      return input.dueOn < ctx.now.on ? { name: 'DateInPast', field: 'dueOn' } : null;
    default:
      return null;
  }
}

function changeOf(held: LockedRecommendation, input: RemedyStepForm, at: Date): Record<string, unknown> {
  switch (input.act) {
    case 'accept':
      return { closedAt: at };
    case 'withdraw':
      return { closedAt: at };
    case 'reopen':
      return { closedAt: null, reopenedCount: held.reopenedCount + 1, dueOn: dateColumn(input.dueOn) };
    case 'extend':
      return { dueOn: dateColumn(input.dueOn) };
    default:
      return {};
  }
}

async function tell(tx: Tx, ctx: Context, held: LockedRecommendation, input: RemedyStepForm, seq: number): Promise<void> {
  const { agencyId } = ctx.actor;
  const addressees = held.unitId ? await headsOf(tx, agencyId, [held.unitId]) : (await tx.staffRole.findMany({ where: { agencyId, role: 'leader' }, select: { staffId: true } })).map(({ staffId }) => staffId);
  const recipients = remedyActRow(input.act).side === 'addressee' ? await teamOf(tx, agencyId, held.inspectionId) : addressees;
  await queueNotices(tx, [...new Set(recipients)].filter((id) => id !== ctx.actor.staffId).map((recipient) => ({
    agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-remedy-step' as const,
    data: { number: String(held.number), code: held.inspectionCode, recommendation: held.id, step: remedyActWords[input.act].toLowerCase(), by: ctx.actor.name, text: input.text }, dedupeKey: `${held.id}:${seq}:${recipient}`,
  })), ctx.instant);
}

/**
 * One step of a recommendation after the conclusion: promise and report by whoever it addresses, with evidence; accepted or
 * returned by someone who reported nothing of it; extended, re-opened or withdrawn with a reason. The findings that stand on
 * it are closed when all their recommendations are verified, and open again with the first that is re-opened.
 */
export async function stepRecommendation(ctx: Context, input: RemedyStepForm): Promise<Result<{ readonly id: string; readonly number: number; readonly state: RecommendationState }, RemedyRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inRefusableTransaction<{ id: string; number: number; state: RecommendationState }, RemedyRefusal>(async (tx, stop) => {
    const held = await lockRecommendation(tx, agencyId, input.recommendationId);
    if (!held || !maySeeRecommendation(ctx, held)) return stop({ name: 'NoSuchRecommendation' });
    if (!mayStepRecommendation(ctx, held.unitId, input.act)) return stop({ name: 'NotPermitted' });
    if (held.version !== input.seen) return stop({ name: 'RecommendationChanged', version: held.version });
    const next = applyRemedyAct(held.state, input.act);
    if (!next.ok) return stop(next.refusal);
    const refused = await objection(tx, ctx, held, input);
    if (refused) return stop(refused);
    const dated = input.act === 'promise' ? input.promisedOn : input.act === 'extend' || input.act === 'reopen' ? input.dueOn : null;
    const seq = await appendRemedyEvent(tx, { agencyId, recommendationId: held.id, act: input.act, stateAfter: next.value, text: input.text, promisedOn: dated && dateColumn(dated), byId: staffId, legalOn: dateColumn(ctx.now.on), at: ctx.instant });
    if (input.act === 'report') {
      // A recommendation to the leader or the city names no unit: its evidence is kept with the first inspected one.
      const unitId = held.unitId ?? (await tx.inspectionUnit.findFirstOrThrow({ where: { agencyId, inspectionId: held.inspectionId }, orderBy: { sortOrder: 'asc' }, select: { unitId: true } })).unitId;
      await hangEvidence(tx, { agencyId, inspectionId: held.inspectionId, unitId, targetKind: 'remedy', targetKey: remedyEvidenceKey(held.id, seq), byId: staffId, at: ctx.instant }, input.fileIds);
    }
    await tx.recommendation.update({ where: { agencyId_id: { agencyId, id: held.id } }, data: { ...changeOf(held, input, ctx.instant), state: next.value, version: held.version + 1 } });
    await settleFindings(tx, agencyId, held.id, ctx.instant);
    await tell(tx, ctx, held, input, seq);
    await appendAudit(tx, { agencyId, actorId: staffId, action: `recommendation:${input.act}`, subject: `recommendation:${held.id}`, at: ctx.instant, detail: { inspection: held.inspectionCode, number: held.number, text: input.text, ...(dated ? { date: dated } : {}) } });
    return { id: held.id, number: held.number, state: next.value };
  });
}
