import 'server-only';
import { writeEntry } from '@/lib/data/inspection-records';
import { findInspection } from '@/lib/data/inspections';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { DeskAnswer } from '@/lib/schemas/inspection-finding';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';

export type DeskAnswerRefusal =
  | { readonly name: 'NoSuchItem' }
  /** A self-answering item is confirmed or overruled with a reason, not answered past what it says. */
  | { readonly name: 'AnswersItself' }
  | { readonly name: 'NotKept'; readonly problem: string };

export type DeskAnswered = { readonly code: string; readonly unitId: string; readonly isInConflict: boolean };

/** An answer given at a desk: the same entry, through the same door, as one from a device. */
export async function answerAtDesk(ctx: Context, { code, unitId, itemKey, seen, answer, note }: DeskAnswer): Promise<Result<DeskAnswered, DeskAnswerRefusal | InspectionRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const inspectionId = (await findInspection(agencyId, code))?.id;
  if (inspectionId === undefined) return refuse({ name: 'NoSuchInspection' });
  return onInspection<DeskAnswered, DeskAnswerRefusal | InspectionRefusal>(ctx, { id: inspectionId, act: 'record', unitId, data: { item: itemKey, answer } }, async (tx, inspection) => {
    if (!(await isAtWorkOn(agencyId, inspectionId, staffId, unitId, tx))) return refuse({ name: 'NotOfTheTeam' });
    const item = await tx.checklistItem.findUnique({ where: { agencyId_versionId_itemKey: { agencyId, versionId: inspection.checklistVersionId, itemKey } }, select: { itemKey: true } });
    if (!item) return refuse({ name: 'NoSuchItem' });
    if ((await tx.inspectionAutoAnswer.count({ where: { agencyId, inspectionId, unitId, itemKey } })) > 0) return refuse({ name: 'AnswersItself' });
    const written = await writeEntry(tx, { agencyId, staffId, deviceId: null, receivedAt: ctx.instant }, inspectionId, {
      entry: { id: newId(), unitId, kind: 'answer', key: itemKey, baseVersion: seen, content: { answer, note: note ?? '', source: 'person' } }, saidAt: ctx.instant, deviceSaidAt: ctx.instant,
    });
    return written.outcome === 'refused' ? refuse({ name: 'NotKept', problem: written.problem ?? '' }) : ok({ code, unitId, isInConflict: written.outcome === 'conflict' });
  });
}
