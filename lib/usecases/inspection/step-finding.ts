import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { countFreeEvidence, findFinding, hangEvidence, headsOf, lockFinding, teamOf, type LockedFinding } from '@/lib/data/findings';
import { queueNotices } from '@/lib/data/notices';
import type { Tx } from '@/lib/db/transaction';
import { can, scopeOf, covers } from '@/lib/domain/access/can';
import { applyFindingAct, findingActRow, type FindingState, type UnitFindingAct } from '@/lib/domain/inspection/finding';
import { UNIT_SEES } from '@/lib/domain/inspection/stage';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { FindingStep, NotifyFindings } from '@/lib/schemas/inspection-finding';
import { amendedFrom, stanceWords } from '@/lib/text/inspection-finding-words';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';
import { onCode } from './on-code';
import { inRefusableTransaction } from './refusals';

export type StepFindingRefusal =
  | { readonly name: 'NoSuchFinding' }
  | { readonly name: 'NotPermitted' }
  | { readonly name: 'WrongFindingState'; readonly state: FindingState }
  | { readonly name: 'FindingChanged'; readonly version: number }
  | { readonly name: 'FileUnknown' }
  /** A recommendation stands on it: that is withdrawn or redrafted first. */
  | { readonly name: 'HasRecommendations'; readonly numbers: readonly number[] };

export type FindingStepped = { readonly id: string; readonly inspectionCode: string; readonly state: FindingState };
type UnitStep = Extract<FindingStep, { act: UnitFindingAct }>;
type TeamStep = Exclude<FindingStep, UnitStep>;

/** May this person see it? The agency's readers all; the unit's staff from the moment the unit was told. Unseen means 404. */
export function maySeeFinding({ actor }: Pick<Context, 'actor'>, finding: { readonly unitId: string; readonly notifiedAt: Date | null }): boolean {
  const scope = scopeOf(actor, 'inspection:view');
  return scope.kind === 'agency' || (finding.notifiedAt !== null && covers(scope, [finding.unitId]));
}

async function told(tx: Tx, ctx: Context, finding: LockedFinding, recipients: readonly string[], stance: string): Promise<void> {
  const others = [...new Set(recipients)].filter((id) => id !== ctx.actor.staffId);
  await queueNotices(tx, others.map((recipient) => ({
    agencyId: ctx.actor.agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-finding-answered' as const,
    data: { number: String(finding.number ?? ''), code: finding.inspectionCode, finding: finding.id, by: ctx.actor.name, stance }, dedupeKey: `${finding.id}:${finding.version + 1}:${stance}:${recipient}`,
  })), ctx.instant);
}

/** What the unit says of a finding: it agrees, contests or explains, with papers. It changes no word of it. */
async function unitStep(ctx: Context, input: UnitStep): Promise<Result<FindingStepped, StepFindingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inRefusableTransaction<FindingStepped, StepFindingRefusal>(async (tx, stop) => {
    const finding = await lockFinding(tx, agencyId, input.findingId);
    if (!finding || !maySeeFinding(ctx, finding) || !UNIT_SEES.includes(finding.stage)) return stop({ name: 'NoSuchFinding' });
    if (!can(ctx.actor, 'inspection:explain', [finding.unitId])) return stop({ name: 'NotPermitted' });
    if (finding.version !== input.seen) return stop({ name: 'FindingChanged', version: finding.version });
    const next = applyFindingAct(finding.state, input.act);
    if (!next.ok) return stop(next.refusal);
    if (input.fileIds.length > 0 && (await countFreeEvidence(tx, agencyId, staffId, input.fileIds)) !== new Set(input.fileIds).size) return stop({ name: 'FileUnknown' });
    const statementId = newId();
    await tx.findingStatement.create({ data: { agencyId, id: statementId, findingId: finding.id, side: 'unit', stance: input.act, text: input.text ?? '', byId: staffId, at: ctx.instant } });
    await hangEvidence(tx, { agencyId, inspectionId: finding.inspectionId, unitId: finding.unitId, targetKind: 'statement', targetKey: statementId, byId: staffId, at: ctx.instant }, input.fileIds);
    await tx.finding.update({ where: { agencyId_id: { agencyId, id: finding.id } }, data: { state: next.value, version: finding.version + 1 } });
    await told(tx, ctx, finding, await teamOf(tx, agencyId, finding.inspectionId), stanceWords[input.act]);
    await appendAudit(tx, { agencyId, actorId: staffId, action: `finding:${input.act}`, subject: `finding:${finding.id}`, at: ctx.instant, detail: { inspection: finding.inspectionCode, number: finding.number, files: input.fileIds.length } });
    return { id: finding.id, inspectionCode: finding.inspectionCode, state: next.value };
  });
}

/** The number a finding gets when the unit is told of it. The inspection is locked, so no two take one. */
async function nextNumber(tx: Tx, agencyId: number, inspectionId: string): Promise<number> {
  const { _max } = await tx.finding.aggregate({ where: { agencyId, inspectionId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

async function changeOf(tx: Tx, ctx: Context, finding: LockedFinding, input: TeamStep): Promise<Result<Record<string, unknown>, StepFindingRefusal>> {
  const { agencyId } = ctx.actor;
  switch (input.act) {
    case 'notify':
      return ok({ number: finding.number ?? (await nextNumber(tx, agencyId, finding.inspectionId)), notifiedAt: ctx.instant });
    case 'uphold':
      return ok({});
    case 'amend':
      return ok({ facts: input.facts, ruleBroken: input.ruleBroken, severity: input.severity, extent: input.extent, cause: input.cause ?? null, causeNote: input.causeNote ?? null, dossierCodes: input.dossierCodes });
    case 'withdraw': {
      const standing = await tx.recommendationFinding.findMany({ where: { agencyId, findingId: finding.id }, select: { recommendationId: true } });
      const open = await tx.recommendation.findMany({ where: { agencyId, id: { in: standing.map(({ recommendationId }) => recommendationId) }, state: { not: 'withdrawn' } }, select: { number: true }, orderBy: { number: 'asc' } });
      if (open.length > 0) return refuse({ name: 'HasRecommendations', numbers: open.map(({ number }) => number) });
      return ok({ withdrawnWhy: input.text });
    }
  }
}

/** Done inside an act on the inspection, which has been locked and its team checked. */
export async function teamStepWithin(tx: Tx, ctx: Context, inspectionId: string, input: TeamStep): Promise<Result<FindingStepped, StepFindingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const finding = await lockFinding(tx, agencyId, input.findingId);
  if (!finding || finding.inspectionId !== inspectionId) return refuse({ name: 'NoSuchFinding' });
  if (!can(ctx.actor, findingActRow(input.act).permission)) return refuse({ name: 'NotPermitted' });
  if (finding.version !== input.seen) return refuse({ name: 'FindingChanged', version: finding.version });
  const next = applyFindingAct(finding.state, input.act);
  if (!next.ok) return next;
  const change = await changeOf(tx, ctx, finding, input);
  if (!change.ok) return change;
  await tx.finding.update({ where: { agencyId_id: { agencyId, id: finding.id } }, data: { ...change.value, state: next.value, version: finding.version + 1 } });
  if (input.act === 'uphold' || input.act === 'amend') {
    const text = input.act === 'amend' ? amendedFrom(input.text, finding) : input.text;
    await tx.findingStatement.create({ data: { agencyId, id: newId(), findingId: finding.id, side: 'team', stance: input.act, text, byId: staffId, at: ctx.instant } });
    await told(tx, ctx, finding, await headsOf(tx, agencyId, [finding.unitId]), stanceWords[input.act]);
  }
  if (input.act === 'withdraw' && finding.notifiedAt !== null) await told(tx, ctx, finding, await headsOf(tx, agencyId, [finding.unitId]), 'Đã rút phát hiện');
  return ok({ id: finding.id, inspectionCode: finding.inspectionCode, state: next.value });
}

async function tellUnit(tx: Tx, ctx: Context, unitId: string, code: string, count: number, mark: string): Promise<void> {
  const { agencyId } = ctx.actor;
  const unit = await tx.unit.findUnique({ where: { agencyId_id: { agencyId, id: unitId } }, select: { name: true } });
  await queueNotices(tx, (await headsOf(tx, agencyId, [unitId])).map((recipient) => ({
    agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-finding-told' as const, data: { count: String(count), code, unit: unit?.name ?? '' }, dedupeKey: `finding-told:${mark}:${recipient}`,
  })), ctx.instant);
}

/** One step of a finding, by the side whose step it is: the table, the permission, what the actor saw, then the step and its record together. */
export async function stepFinding(ctx: Context, input: FindingStep): Promise<Result<FindingStepped, StepFindingRefusal | InspectionRefusal>> {
  if (input.act === 'agree' || input.act === 'contest' || input.act === 'explain') return unitStep(ctx, input);
  const seen = await findFinding(ctx.actor.agencyId, input.findingId);
  if (!seen || !maySeeFinding(ctx, seen)) return refuse({ name: 'NoSuchFinding' });
  return onInspection<FindingStepped, StepFindingRefusal | InspectionRefusal>(ctx, { id: seen.inspectionId, act: 'record', unitId: seen.unitId, reason: 'text' in input ? input.text : undefined, data: { finding: seen.id, step: input.act } }, async (tx) => {
    const stepped = await teamStepWithin(tx, ctx, seen.inspectionId, input);
    if (stepped.ok && input.act === 'notify') await tellUnit(tx, ctx, seen.unitId, seen.inspectionCode, 1, seen.id);
    return stepped;
  });
}

/** Tells a unit of every finding that it has not been told of, in the order in which they were made. */
export async function notifyFindings(ctx: Context, { code, unitId }: NotifyFindings): Promise<Result<{ readonly count: number }, StepFindingRefusal | InspectionRefusal>> {
  const { agencyId } = ctx.actor;
  return onCode<{ count: number }, StepFindingRefusal>(ctx, { code, act: 'record', unitId, data: { step: 'notify' } }, async (tx, { id: inspectionId }) => {
    const waiting = await tx.finding.findMany({ where: { agencyId, inspectionId, unitId, state: 'recorded' }, orderBy: [{ saidAt: 'asc' }, { id: 'asc' }], select: { id: true, version: true } });
    for (const { id, version } of waiting) {
      const stepped = await teamStepWithin(tx, ctx, inspectionId, { act: 'notify', findingId: id, seen: version });
      if (!stepped.ok) return stepped;
    }
    const first = waiting[0];
    if (first) await tellUnit(tx, ctx, unitId, code, waiting.length, first.id);
    return ok({ count: waiting.length });
  });
}
