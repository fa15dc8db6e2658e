import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findChecklistInForce } from '@/lib/data/checklists';
import { listBasesOn, listOverlaps, lockYearPlan, nextInspectionOrdinal, replaceInspectedUnits } from '@/lib/data/inspection-plans';
import { appendInspectionEvent, findInspection, type ScheduleEntry } from '@/lib/data/inspections';
import type { Tx } from '@/lib/db/transaction';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { inspectionCode, planProblems } from '@/lib/domain/inspection/plan';
import type { InspectionRefusal } from '@/lib/domain/inspection/refusal';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { SavePlan } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import { onInspection } from './act';
import { inRefusableTransaction } from './refusals';

export type PlanRefusal = FlowRefusal | InspectionRefusal;
export type Planned = { readonly id: string; readonly code: string };

type Content = { readonly schedule: ScheduleEntry[]; readonly row: Awaited<ReturnType<typeof rowOf>> };

async function rowOf(tx: Tx, ctx: Context, input: SavePlan, schedule: ScheduleEntry[], checklistVersionId: string) {
  const bases = (await listBasesOn(ctx.actor.agencyId, ctx.now.on, tx)).filter(({ id }) => input.basisIds.includes(id));
  return {
    title: input.title, purpose: input.purpose, periodFrom: dateColumn(input.periodFrom), periodTo: dateColumn(input.periodTo), siteFrom: dateColumn(input.siteFrom), siteTo: dateColumn(input.siteTo), method: input.method,
    contents: [...input.contents.filter((one) => one !== 'other' || !input.otherContents), ...(input.otherContents ? [input.otherContents] : [])], schedule: schedule.map((entry) => ({ ...entry })),
    bases: bases.map(({ number, title, article, isVerified }) => ({ number, title, article, isVerified })), checklistVersionId, selfReportDueOn: input.selfReportDueOn === null ? null : dateColumn(input.selfReportDueOn),
  };
}

/** Everything of a plan that can be wrong, and the row and schedule it makes. `exceptId` is the inspection itself when it is revised. */
async function contentOf(tx: Tx, ctx: Context, input: SavePlan, exceptId: string | null): Promise<Result<Content, FlowRefusal>> {
  const { agencyId } = ctx.actor;
  const unitIds = [...new Set(input.unitIds)];
  const visits = unitIds.map((unitId) => ({ unitId, visitOn: input.visits.get(unitId) ?? null }));
  const problems = planProblems({ ...input, units: visits });
  if (problems.length > 0) return refuse({ name: 'PlanContradicts', problems });
  const units = await tx.unit.findMany({ where: { agencyId, id: { in: unitIds }, isActive: true }, select: { id: true, sortOrder: true } });
  if (units.length !== unitIds.length) return refuse({ name: 'NoSuchUnit' });
  const bases = await listBasesOn(agencyId, ctx.now.on, tx);
  if (input.basisIds.some((id) => !bases.some((basis) => basis.id === id))) return refuse({ name: 'NoSuchBasis' });
  const checklist = await findChecklistInForce(agencyId, ctx.now.on, tx);
  if (!checklist) return refuse({ name: 'NoChecklistInForce' });
  const overlaps = await listOverlaps(tx, agencyId, { siteFrom: input.siteFrom, siteTo: input.siteTo, unitIds, exceptId });
  if (overlaps.length > 0 && !input.overlapReason) return refuse({ name: 'OverlapNeedsReason', overlaps });
  const order = new Map(units.map(({ id, sortOrder }) => [id, sortOrder]));
  const schedule = visits
    .sort((a, b) => (a.visitOn ?? input.siteTo).localeCompare(b.visitOn ?? input.siteTo) || (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
    .map(({ unitId, visitOn }) => ({ on: visitOn, unitId, note: '' }));
  return ok({ schedule, row: await rowOf(tx, ctx, input, schedule, checklist.id) });
}

/**
 * Plans an inspection, of a line of the year's plan or ad hoc (đột xuất). The checklist is the version in force today and stays
 * this inspection's, whatever is approved later. Codes of a year follow each other without a gap.
 */
export async function planInspection(ctx: Context, input: SavePlan): Promise<Result<Planned, PlanRefusal>> {
  if (input.code !== undefined) return revisePlan(ctx, input.code, input);
  const { agencyId, staffId } = ctx.actor;
  return inRefusableTransaction<Planned, PlanRefusal>(async (tx, stop) => {
    if (input.yearPlanId !== undefined) {
      const yearPlan = await lockYearPlan(tx, agencyId, input.yearPlanId);
      if (!yearPlan) return stop({ name: 'NoSuchYearPlan' });
      if (yearPlan.state !== 'issued') return stop({ name: 'WrongYearPlanState', state: yearPlan.state });
    }
    const year = yearOf(input.siteFrom);
    const ordinal = await nextInspectionOrdinal(tx, agencyId, year);
    const content = await contentOf(tx, ctx, input, null);
    if (!content.ok) return stop(content.refusal);
    const [id, code] = [newId(), inspectionCode(year, ordinal)];
    await tx.inspection.create({ data: { agencyId, id, code, kind: input.yearPlanId === undefined ? 'ad-hoc' : 'yearly', yearPlanId: input.yearPlanId ?? null, ...content.value.row, stage: 'drafting', eventCount: 1, createdById: staffId, createdAt: ctx.instant } });
    await replaceInspectedUnits(tx, agencyId, id, content.value.schedule, dateColumn);
    await appendInspectionEvent(tx, { agencyId, inspectionId: id, seq: 1, act: 'revise', stageAfter: 'drafting', unitId: null, legalOn: ctx.now.on, at: ctx.instant, actorId: staffId, reason: input.overlapReason ?? null, data: { isNew: true, ...(input.yearLine === undefined ? {} : { line: input.yearLine }) } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'inspection:plan', subject: `inspection:${code}`, at: ctx.instant, detail: { units: content.value.schedule.length, overlapReason: input.overlapReason ?? null } });
    return { id, code };
  });
}

/** Rewrites a plan that has not been issued. Whoever does is one of its authors and does not issue it. */
async function revisePlan(ctx: Context, code: string, input: SavePlan): Promise<Result<Planned, PlanRefusal>> {
  const { agencyId } = ctx.actor;
  const found = await findInspection(agencyId, code);
  if (!found) return refuse({ name: 'NoSuchInspection' });
  return onInspection<Planned, FlowRefusal>(ctx, { id: found.id, act: 'revise', version: input.version ?? 0, reason: input.overlapReason }, async (tx, inspection) => {
    const content = await contentOf(tx, ctx, input, inspection.id);
    if (!content.ok) return content;
    await tx.inspection.update({ where: { agencyId_id: { agencyId, id: inspection.id } }, data: content.value.row });
    await replaceInspectedUnits(tx, agencyId, inspection.id, content.value.schedule, dateColumn);
    return ok({ id: inspection.id, code: inspection.code });
  });
}
