import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { appendInspectionEvent, lastAct, lockInspection, standingOf, type LockedInspection } from '@/lib/data/inspections';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { personRefusal } from '@/lib/domain/inspection/may-act';
import type { InspectionRefusal } from '@/lib/domain/inspection/refusal';
import { seesInspection } from '@/lib/domain/inspection/sight';
import { mayFollow, movesVersion, stageAfter, type InspectionAct } from '@/lib/domain/inspection/stage';
import type { Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import { inRefusableTransaction } from './refusals';

export type { InspectionRefusal } from '@/lib/domain/inspection/refusal';

export type InspectionStep = {
  readonly id: string;
  readonly act: InspectionAct;
  /** The version that the person saw; left out where nothing of the inspection itself is changed by what was seen. */
  readonly version?: number;
  readonly unitId?: string;
  /** The legal day of the act, when it is not today. */
  readonly legalOn?: PlainDate;
  readonly reason?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

async function refusalOf(tx: Tx, ctx: Context, step: InspectionStep, inspection: LockedInspection): Promise<InspectionRefusal | null> {
  if (step.unitId !== undefined && !inspection.unitIds.includes(step.unitId)) return { name: 'NoSuchInspection' };
  const refused = personRefusal(ctx.actor, await standingOf(inspection, ctx.actor.staffId, tx), step.act, step.unitId);
  if (refused !== null && refused !== 'SamePerson') return { name: refused };
  if (step.version !== undefined && step.version !== inspection.version) {
    const last = await lastAct(tx, inspection);
    return { name: 'ChangedMeanwhile', byName: last?.byName ?? null, at: last?.at ?? ctx.instant };
  }
  if (!mayFollow(inspection.stage, step.act)) return { name: 'NotInThisStage', stage: inspection.stage, last: await lastAct(tx, inspection) };
  return refused === 'SamePerson' ? { name: 'SamePerson' } : null;
}

/**
 * The one door through which an inspection is changed. In one transaction: the row is locked, sight, permission, the team and
 * the table of acts are asked, `work` does the change itself, the event is appended, stage, version and the number of events
 * move, the audit row comes last. A refusal by anyone leaves nothing behind.
 */
export async function onInspection<T, R = never>(
  ctx: Context,
  step: InspectionStep,
  work: (tx: Tx, inspection: LockedInspection) => Promise<Result<T, R>>,
): Promise<Result<T, R | InspectionRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inRefusableTransaction<T, R | InspectionRefusal>(async (tx, stop) => {
    const inspection = await lockInspection(tx, agencyId, step.id);
    if (!inspection || !seesInspection(ctx.actor, inspection)) return stop({ name: 'NoSuchInspection' });
    const refusal = await refusalOf(tx, ctx, step, inspection);
    if (refusal) return stop(refusal);
    const done = await work(tx, inspection);
    if (!done.ok) return stop(done.refusal);
    const stage = stageAfter(inspection.stage, step.act);
    const seq = inspection.eventCount + 1;
    await appendInspectionEvent(tx, { agencyId, inspectionId: inspection.id, seq, act: step.act, stageAfter: stage, unitId: step.unitId ?? null, legalOn: step.legalOn ?? ctx.now.on, at: ctx.instant, actorId: staffId, reason: step.reason ?? null, data: step.data ?? null });
    await tx.inspection.update({ where: { agencyId_id: { agencyId, id: inspection.id } }, data: { stage, eventCount: seq, version: inspection.version + (movesVersion(step.act) ? 1 : 0) } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: `inspection:${step.act}`, subject: `inspection:${inspection.code}`, at: ctx.instant, detail: { stage, seq, ...(step.unitId ? { unitId: step.unitId } : {}), ...(step.reason ? { reason: step.reason } : {}), ...step.data } });
    return done.value;
  });
}
