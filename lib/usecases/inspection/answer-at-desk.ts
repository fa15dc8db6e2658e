import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { DeskAnswer } from '@/lib/schemas/inspection-finding';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { onCode } from './on-code';
import { recordAnswer, type NotKept } from './record-answer';

export type DeskAnswerRefusal =
  | { readonly name: 'NoSuchItem' }
  /** A self-answering item is confirmed or overruled with a reason, not answered past what it says. */
  | { readonly name: 'AnswersItself' }
  | NotKept;

export type DeskAnswered = { readonly code: string; readonly unitId: string; readonly isInConflict: boolean };

/** An answer given at a desk to an item that does not answer itself. */
export const answerAtDesk = (ctx: Context, { code, unitId, itemKey, seen, answer, note }: DeskAnswer): Promise<Result<DeskAnswered, DeskAnswerRefusal | InspectionRefusal>> =>
  onCode<DeskAnswered, DeskAnswerRefusal>(ctx, { code, act: 'record', unitId, data: { item: itemKey, answer } }, async (tx, { id: inspectionId, checklistVersionId: versionId }) => {
    const { agencyId } = ctx.actor;
    const item = await tx.checklistItem.findUnique({ where: { agencyId_versionId_itemKey: { agencyId, versionId, itemKey } }, select: { itemKey: true } });
    if (!item) return refuse({ name: 'NoSuchItem' });
    if ((await tx.inspectionAutoAnswer.count({ where: { agencyId, inspectionId, unitId, itemKey } })) > 0) return refuse({ name: 'AnswersItself' });
    const kept = await recordAnswer(tx, ctx, { inspectionId, unitId, itemKey, seen }, { answer, note: note ?? '', source: 'person' });
    return kept.ok ? ok({ code, unitId, ...kept.value }) : kept;
  });
