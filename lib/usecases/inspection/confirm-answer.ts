import 'server-only';
import { findSealedAnswer } from '@/lib/data/inspection-auto-answers';
import type { AnswerContent } from '@/lib/domain/inspection/record';
import type { Answer } from '@/lib/domain/inspection/vocabulary';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { onCode } from './on-code';
import { recordAnswer, type NotKept } from './record-answer';

export type ConfirmAnswer = { readonly code: string; readonly unitId: string; readonly itemKey: string; /** Version of the answer that was seen; 0: none. */ readonly seen: number; readonly sha256: string; readonly act: 'confirm' | 'overrule'; readonly answer: Answer | null; readonly reason: string; readonly note: string };
export type ConfirmRefusal = InspectionRefusal | { readonly name: 'SealedAnew' } | { readonly name: 'NoSuchAnswer' } | { readonly name: 'ReasonNeeded' } | { readonly name: 'SameAnswer' } | NotKept;
export type Confirmed = { readonly code: string; readonly unitId: string; readonly itemKey: string; readonly isInConflict: boolean };

/** The inspector makes a sealed answer hers, or overrules it with a reason; what she saw is named by its hash. */
export const confirmAnswer = (ctx: Context, { code, unitId, itemKey, ...input }: ConfirmAnswer): Promise<Result<Confirmed, ConfirmRefusal>> =>
  onCode<Confirmed, ConfirmRefusal>(ctx, { code, act: 'record', unitId, data: { item: itemKey, act: input.act } }, async (tx, { id: inspectionId }) => {
    const sealed = await findSealedAnswer(ctx.actor.agencyId, inspectionId, unitId, itemKey, tx);
    if (!sealed) return refuse({ name: 'NoSuchAnswer' });
    if (sealed.sha256 !== input.sha256) return refuse({ name: 'SealedAnew' });
    if (input.act === 'overrule' && input.reason.trim() === '') return refuse({ name: 'ReasonNeeded' });
    if (input.act === 'overrule' && (input.answer === null || input.answer === sealed.verdict)) return refuse({ name: 'SameAnswer' });
    const seal = { note: input.note, autoSha256: sealed.sha256 };
    const content: AnswerContent = input.act === 'confirm' ? { ...seal, answer: sealed.verdict, source: 'confirmed' } : { ...seal, answer: input.answer, source: 'overruled', overruleReason: input.reason };
    const kept = await recordAnswer(tx, ctx, { inspectionId, unitId, itemKey, seen: input.seen }, content);
    return kept.ok ? ok({ code, unitId, itemKey, ...kept.value }) : kept;
  });
