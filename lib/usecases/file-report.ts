import 'server-only';
import { createHash } from 'node:crypto';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { findFiling, holdFiling, insertFiling, insertNote, lastActOnFiling, moveFiling, saveSchedule, type FilingChange, type ScheduleRecord } from '@/lib/data/report-filings';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { mayAct, statesFor, type FilingAct, type FilingContent, type FilingState } from '@/lib/domain/report/filing';
import { periodRefusal, type PeriodRefusal } from '@/lib/domain/report/period';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import { buildReport, carriedBefore, type ReportWanted } from './build-report';
import type { Context } from './context';

export type FilingRefusal =
  | { readonly name: 'NoSuchReport' }
  | { readonly name: 'SamePerson' }
  | { readonly name: 'NotBalanced' }
  | { readonly name: 'PeriodLocked' }
  | { readonly name: 'ChangedMeanwhile'; readonly state: FilingState; readonly byName: string | null; readonly at: LocalTime };

/** The hash of the figures of a report: over their content, whatever the order of the keys. */
export const filingHash = (content: FilingContent): string => createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');

const subject = (id: string): string => `report:${id}`;

async function changedMeanwhile(agencyId: number, id: string): Promise<FilingRefusal> {
  const last = await lastActOnFiling(agencyId, id);
  return last ? { name: 'ChangedMeanwhile', state: last.state, byName: last.byName, at: localTimeOf(last.at) } : { name: 'NoSuchReport' };
}

/** Draws a report up: its figures are reckoned once more, saved and hashed, and from then on stay as they are. */
export async function draftReport(ctx: Context, { period, asOf }: Pick<ReportWanted, 'period' | 'asOf'>): Promise<Result<{ id: string }, FilingRefusal | { readonly name: 'BadPeriod'; readonly why: PeriodRefusal }>> {
  const { agencyId, staffId } = ctx.actor;
  const why = periodRefusal(period, ctx.now.on);
  if (why) return refuse({ name: 'BadPeriod', why });
  const wanted: ReportWanted = { agencyId, period, asOf, now: ctx.instant };
  const [report, before] = await Promise.all([buildReport(wanted), carriedBefore(wanted)]);
  if (report.imbalances.length) return refuse({ name: 'NotBalanced' });
  const content: FilingContent = { rows: report.rows, total: report.total, before };
  const filing = { agencyId, id: newId(), period, asOf, content, sha256: filingHash(content), createdById: staffId };
  await inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    await insertFiling(tx, { ...filing, createdAt: at });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'report:draft', subject: subject(filing.id), at, detail: { ...period, asOf: asOf.toISOString(), sha256: filing.sha256, c3: content.total.c3 } });
  });
  return ok({ id: filing.id });
}

/** Writes a note to a cell, a line or the whole of a report that is not locked. */
export async function noteReport(ctx: Context, input: { id: string; rowKey: string | null; column: string | null; text: string }): Promise<Result<null, FilingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inTransaction<Result<null, FilingRefusal>>(async (tx) => {
    const state = await holdFiling(tx, agencyId, input.id);
    if (state === null) return refuse({ name: 'NoSuchReport' });
    if (!mayAct(state, 'note')) return refuse(await changedMeanwhile(agencyId, input.id));
    const at = await databaseNow(tx);
    await insertNote(tx, { agencyId, id: newId(), filingId: input.id, rowKey: input.rowKey, column: input.column, text: input.text, authorId: staffId, createdAt: at });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'report:note', subject: subject(input.id), at, detail: { row: input.rowKey, column: input.column, text: input.text } });
    return ok(null);
  });
}

type Move = { readonly id: string; readonly version: number; readonly act: Exclude<FilingAct, 'note'>; readonly change: (at: Date) => FilingChange; readonly detail: Readonly<Record<string, unknown>> };

/** The one gate for every step of a report: still as it was seen, or the second is told who was first. */
async function moveOn(ctx: Context, { id, version, act, change, detail }: Move): Promise<Result<null, FilingRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const move = async (tx: Tx): Promise<null> => {
    const at = await databaseNow(tx);
    if ((await moveFiling(tx, { agencyId, id, version, from: statesFor(act) }, change(at))) !== 1) throw new Rollback(null);
    await appendAudit(tx, { agencyId, actorId: staffId, action: `report:${act}`, subject: subject(id), at, detail });
    return null;
  };
  try {
    return ok(await inTransaction(move));
  } catch (error) {
    if (error instanceof Rollback) return refuse(await changedMeanwhile(agencyId, id));
    if (isUniqueViolation(error)) return refuse({ name: 'PeriodLocked' });
    throw error;
  }
}

/** The controller puts a report before the leader. */
export const submitReport = (ctx: Context, { id, version }: { id: string; version: number }): Promise<Result<null, FilingRefusal>> =>
  moveOn(ctx, { id, version, act: 'submit', change: (at) => ({ state: 'submitted', submittedById: ctx.actor.staffId, submittedAt: at, decidedById: null, decidedAt: null }), detail: {} });

/** Gives up a report that was not approved. Its row stays, unseen. */
export const dropReport = (ctx: Context, { id, version }: { id: string; version: number }): Promise<Result<null, FilingRefusal>> =>
  moveOn(ctx, { id, version, act: 'drop', change: () => ({ state: 'dropped' }), detail: {} });

/** Approval is by a second person, and what is approved is locked: nothing of it changes any more. */
export async function lockReport(ctx: Context, { id, version }: { id: string; version: number }): Promise<Result<null, FilingRefusal>> {
  const found = await findFiling(ctx.actor.agencyId, id);
  if (!found) return refuse({ name: 'NoSuchReport' });
  const { filing, content } = found;
  if (filing.createdById === ctx.actor.staffId || filing.submittedById === ctx.actor.staffId) return refuse({ name: 'SamePerson' });
  if (filingHash(content) !== filing.sha256) throw new Error(`The figures of report ${id} are not those that were hashed`);
  return moveOn(ctx, { id, version, act: 'lock', change: (at) => ({ state: 'locked', decidedById: ctx.actor.staffId, decidedAt: at }), detail: { sha256: filing.sha256 } });
}

/** The leader gives a report back, with the reason. */
export const returnReport = (ctx: Context, { id, version, note }: { id: string; version: number; note: string }): Promise<Result<null, FilingRefusal>> =>
  moveOn(ctx, { id, version, act: 'return', change: (at) => ({ state: 'returned', decidedById: ctx.actor.staffId, decidedAt: at, decisionNote: note }), detail: { note } });

/** Sets which periods are reported and by when. */
export async function setReportSchedule(ctx: Context, row: ScheduleRecord): Promise<Result<null, never>> {
  const { agencyId, staffId } = ctx.actor;
  await inTransaction(async (tx) => {
    await saveSchedule(tx, agencyId, row);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'report:schedule', subject: `report:${row.kind}`, at: await databaseNow(tx), detail: { ...row } });
  });
  return ok(null);
}
