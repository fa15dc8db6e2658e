import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { lockYearPlan, type YearPlanRecord } from '@/lib/data/inspection-plans';
import type { Tx } from '@/lib/db/transaction';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import type { YearPlanLine } from '@/lib/domain/inspection/plan';
import type { InspectionRefusal } from '@/lib/domain/inspection/refusal';
import type { Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { IssueYearPlan, RemoveYearPlanLine, SaveYearPlan, SaveYearPlanLine, WithdrawYearPlan } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import { issueSigned, signedOf } from './issued';
import { inRefusableTransaction } from './refusals';

export type YearPlanRefusal = FlowRefusal | Extract<InspectionRefusal, { name: 'SamePerson' }>;
type Done = { readonly id: string };
type Stop = (refusal: YearPlanRefusal) => never;

const lines = (all: readonly YearPlanLine[]) => all.map((line) => ({ ...line, unitIds: [...line.unitIds], contents: [...line.contents] }));

async function write(tx: Tx, ctx: Context, plan: YearPlanRecord, data: Record<string, unknown>, action: string, detail: Record<string, unknown> = {}): Promise<Done> {
  const { agencyId, staffId } = ctx.actor;
  await tx.inspectionYearPlan.update({ where: { agencyId_id: { agencyId, id: plan.id } }, data: { ...data, version: plan.version + 1 } });
  await appendAudit(tx, { agencyId, actorId: staffId, action: `inspection-year-plan:${action}`, subject: `inspection-year-plan:${plan.id}`, at: ctx.instant, detail: { year: plan.year, ...detail } });
  return { id: plan.id };
}

async function inState(tx: Tx, ctx: Context, stop: Stop, seen: { readonly id: string; readonly version: number }, states: readonly YearPlanRecord['state'][]): Promise<YearPlanRecord> {
  const plan = await lockYearPlan(tx, ctx.actor.agencyId, seen.id);
  if (!plan) return stop({ name: 'NoSuchYearPlan' });
  if (plan.version !== seen.version) return stop({ name: 'YearPlanChanged' });
  if (!states.includes(plan.state)) return stop({ name: 'WrongYearPlanState', state: plan.state });
  return plan;
}

/** Begins the plan of a year, or rewrites its purpose while it is a draft. */
export const saveYearPlan = (ctx: Context, input: SaveYearPlan): Promise<Result<Done, YearPlanRefusal>> => inRefusableTransaction<Done, YearPlanRefusal>(async (tx, stop) => {
  const { agencyId, staffId } = ctx.actor;
  if (input.id !== undefined && input.version !== undefined) return write(tx, ctx, await inState(tx, ctx, stop, { id: input.id, version: input.version }, ['draft']), { year: input.year, purpose: input.purpose }, 'save');
  const id = newId();
  await tx.inspectionYearPlan.create({ data: { agencyId, id, year: input.year, purpose: input.purpose, lines: [], createdById: staffId, createdAt: ctx.instant } });
  await appendAudit(tx, { agencyId, actorId: staffId, action: 'inspection-year-plan:save', subject: `inspection-year-plan:${id}`, at: ctx.instant, detail: { year: input.year } });
  return { id };
});

/** Adds a line to a draft, or rewrites one. */
export const saveYearPlanLine = (ctx: Context, input: SaveYearPlanLine): Promise<Result<Done, YearPlanRefusal>> => inRefusableTransaction<Done, YearPlanRefusal>(async (tx, stop) => {
  const plan = await inState(tx, ctx, stop, input, ['draft']);
  const unitIds = [...new Set(input.unitIds)];
  if ((await tx.unit.count({ where: { agencyId: ctx.actor.agencyId, id: { in: unitIds }, isActive: true } })) !== unitIds.length) return stop({ name: 'NoSuchUnit' });
  const line = { unitIds, contents: input.contents, month: input.month ?? null, note: input.note ?? null };
  const all = input.line !== undefined && input.line < plan.lines.length ? plan.lines.map((one, index) => (index === input.line ? line : one)) : [...plan.lines, line];
  return write(tx, ctx, plan, { lines: lines(all) }, 'save', { lines: all.length });
});

export const removeYearPlanLine = (ctx: Context, input: RemoveYearPlanLine): Promise<Result<Done, YearPlanRefusal>> => inRefusableTransaction<Done, YearPlanRefusal>(async (tx, stop) => {
  const plan = await inState(tx, ctx, stop, input, ['draft']);
  const all = plan.lines.filter((_, index) => index !== input.line);
  return write(tx, ctx, plan, { lines: lines(all) }, 'save', { lines: all.length });
});

/** Issues the plan of a year with number, day and signer. Whoever drafted it does not issue it. */
export const issueYearPlan = (ctx: Context, input: IssueYearPlan): Promise<Result<Done, YearPlanRefusal>> => inRefusableTransaction<Done, YearPlanRefusal>(async (tx, stop) => {
  const plan = await inState(tx, ctx, stop, input, ['draft']);
  if (plan.createdById === ctx.actor.staffId) return stop({ name: 'SamePerson' });
  if (plan.lines.length === 0) return stop({ name: 'YearPlanEmpty' });
  const signed = signedOf(input);
  const { id } = await write(tx, ctx, plan, { ...signed, issuedOn: dateColumn(signed.issuedOn), state: 'issued' }, 'issue', { number: signed.number });
  const issued = await issueSigned(tx, ctx, { kind: 'year-plan', inspectionId: null, yearPlanId: plan.id }, signed);
  return issued.ok ? { id } : stop(issued.refusal);
});

/** Withdraws an issued plan: nothing new is planned from it, what was planned stays. */
export const withdrawYearPlan = (ctx: Context, input: WithdrawYearPlan): Promise<Result<Done, YearPlanRefusal>> => inRefusableTransaction<Done, YearPlanRefusal>(async (tx, stop) => {
  const plan = await inState(tx, ctx, stop, input, ['issued']);
  await tx.inspectionDocument.updateMany({ where: { agencyId: ctx.actor.agencyId, yearPlanId: plan.id, state: 'issued' }, data: { state: 'withdrawn' } });
  return write(tx, ctx, plan, { state: 'withdrawn' }, 'withdraw', { reason: input.reason });
});
