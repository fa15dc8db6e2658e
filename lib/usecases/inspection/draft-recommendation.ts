import 'server-only';
import { appendRemedyEvent, lockRecommendation } from '@/lib/data/recommendations';
import { headsOf } from '@/lib/data/findings';
import { findInspection } from '@/lib/data/inspections';
import { queueNotices } from '@/lib/data/notices';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { FINDINGS_THAT_COUNT } from '@/lib/domain/inspection/finding';
import type { RecommendationState } from '@/lib/domain/inspection/recommendation';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { DraftRecommendation, RemoveRecommendation } from '@/lib/schemas/inspection-finding';
import { formatDate } from '@/lib/text/format';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';

export type DraftRecommendationRefusal =
  | { readonly name: 'NoSuchRecommendation' }
  | { readonly name: 'WrongRecommendationState'; readonly state: RecommendationState }
  | { readonly name: 'RecommendationChanged'; readonly version: number }
  | { readonly name: 'NoSuchUnit' }
  /** A finding of another inspection or unit, withdrawn, or not yet told to the unit. */
  | { readonly name: 'FindingNotUsable'; readonly numbers: readonly (number | null)[] }
  | { readonly name: 'DueInPast' };

type Draft = Omit<DraftRecommendation, 'code'>;

async function checked(tx: Tx, agencyId: number, inspectionId: string, today: PlainDate, input: Draft): Promise<Result<null, DraftRecommendationRefusal>> {
  if (input.dueOn < today) return refuse({ name: 'DueInPast' });
  if (input.addresseeKind === 'unit') {
    const unit = await tx.inspectionUnit.findUnique({ where: { agencyId_inspectionId_unitId: { agencyId, inspectionId, unitId: input.unitId ?? '' } }, select: { unitId: true } });
    if (!unit) return refuse({ name: 'NoSuchUnit' });
  }
  const ids = [...new Set(input.findingIds)];
  const findings = await tx.finding.findMany({ where: { agencyId, inspectionId, id: { in: ids } }, select: { number: true, state: true } });
  const unusable = findings.filter(({ state }) => !(FINDINGS_THAT_COUNT as readonly string[]).includes(state)).map(({ number }) => number);
  if (findings.length !== ids.length || unusable.length > 0) return refuse({ name: 'FindingNotUsable', numbers: unusable });
  return ok(null);
}

/** Drafts a recommendation, or rewrites one that is still a draft. It binds nobody until the conclusion issues it. */
export async function draftRecommendation(ctx: Context, { code, ...input }: DraftRecommendation): Promise<Result<{ readonly id: string; readonly number: number }, DraftRecommendationRefusal | InspectionRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const inspectionId = (await findInspection(agencyId, code))?.id;
  if (inspectionId === undefined) return refuse({ name: 'NoSuchInspection' });
  return onInspection<{ id: string; number: number }, DraftRecommendationRefusal>(ctx, { id: inspectionId, act: 'record', data: { step: 'draft-recommendation' } }, async (tx) => {
    const usable = await checked(tx, agencyId, inspectionId, ctx.now.on, input);
    if (!usable.ok) return usable;
    const content = { addresseeKind: input.addresseeKind, unitId: input.addresseeKind === 'unit' ? (input.unitId ?? null) : null, kind: input.kind, text: input.text, dueOn: dateColumn(input.dueOn) };
    let [id, number] = [input.recommendationId, 0];
    if (id !== undefined) {
      const held = await lockRecommendation(tx, agencyId, id);
      if (!held || held.inspectionId !== inspectionId) return refuse({ name: 'NoSuchRecommendation' });
      if (held.state !== 'drafted') return refuse({ name: 'WrongRecommendationState', state: held.state });
      if (held.version !== input.seen) return refuse({ name: 'RecommendationChanged', version: held.version });
      number = held.number;
      await tx.recommendation.update({ where: { agencyId_id: { agencyId, id } }, data: { ...content, version: held.version + 1 } });
      await tx.recommendationFinding.deleteMany({ where: { agencyId, recommendationId: id } });
    } else {
      const { _max } = await tx.recommendation.aggregate({ where: { agencyId, inspectionId }, _max: { number: true } });
      [id, number] = [newId(), (_max.number ?? 0) + 1];
      const { isSample } = await tx.inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id: inspectionId } }, select: { isSample: true } });
      await tx.recommendation.create({ data: { agencyId, id, inspectionId, number, ...content, state: 'drafted', isSample, createdById: staffId, createdAt: ctx.instant } });
    }
    const recommendationId = id;
    await tx.recommendationFinding.createMany({ data: [...new Set(input.findingIds)].map((findingId) => ({ agencyId, recommendationId, findingId })) });
    return ok({ id, number });
  });
}

/** Takes a draft away. What the conclusion has issued is withdrawn with a reason, never removed. */
export async function removeRecommendation(ctx: Context, { code, ...input }: RemoveRecommendation): Promise<Result<{ readonly number: number }, DraftRecommendationRefusal | InspectionRefusal>> {
  const { agencyId } = ctx.actor;
  const inspectionId = (await findInspection(agencyId, code))?.id;
  if (inspectionId === undefined) return refuse({ name: 'NoSuchInspection' });
  return onInspection<{ number: number }, DraftRecommendationRefusal>(ctx, { id: inspectionId, act: 'record', data: { step: 'remove-recommendation', recommendation: input.recommendationId } }, async (tx) => {
    const held = await lockRecommendation(tx, agencyId, input.recommendationId);
    if (!held || held.inspectionId !== inspectionId) return refuse({ name: 'NoSuchRecommendation' });
    if (held.state !== 'drafted') return refuse({ name: 'WrongRecommendationState', state: held.state });
    if (held.version !== input.seen) return refuse({ name: 'RecommendationChanged', version: held.version });
    await tx.recommendationFinding.deleteMany({ where: { agencyId, recommendationId: held.id } });
    await tx.recommendation.delete({ where: { agencyId_id: { agencyId, id: held.id } } });
    return ok({ number: held.number });
  });
}

/**
 * Issues every drafted recommendation of an inspection with its conclusion: numbered from 1 without a gap, each addressee told.
 * Inside the transaction of the conclusion, before its document is assembled. Answers how many.
 */
export async function issueRecommendations(tx: Tx, ctx: Context, inspectionId: string, legalOn: PlainDate): Promise<number> {
  const { agencyId, staffId } = ctx.actor;
  const drafts = await tx.recommendation.findMany({ where: { agencyId, inspectionId, state: 'drafted' }, orderBy: { number: 'asc' } });
  const { _max } = await tx.recommendation.aggregate({ where: { agencyId, inspectionId, state: { not: 'drafted' } }, _max: { number: true } });
  const { code } = await tx.inspection.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id: inspectionId } }, select: { code: true } });
  const leaders = drafts.some(({ addresseeKind }) => addresseeKind !== 'unit') ? await tx.staffRole.findMany({ where: { agencyId, role: 'leader' }, select: { staffId: true }, distinct: ['staffId'] }) : [];
  let number = _max.number ?? 0;
  for (const draft of drafts) {
    number += 1;
    // In the order of their numbers, each only ever moves down to a number that is free by then.
    await tx.recommendation.update({ where: { agencyId_id: { agencyId, id: draft.id } }, data: { number, state: 'open', version: draft.version + 1 } });
    await appendRemedyEvent(tx, { agencyId, recommendationId: draft.id, act: 'issue', stateAfter: 'open', text: '', promisedOn: null, byId: staffId, legalOn: dateColumn(legalOn), at: ctx.instant });
    const recipients = draft.unitId ? await headsOf(tx, agencyId, [draft.unitId]) : leaders.map((leader) => leader.staffId);
    await queueNotices(tx, recipients.map((recipient) => ({
      agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-recommendation-issued' as const,
      data: { number: String(number), code, recommendation: draft.id, text: draft.text, due: formatDate(plainDateOf(draft.dueOn)) }, dedupeKey: `${draft.id}:issued:${recipient}`,
    })), ctx.instant);
  }
  return drafts.length;
}
