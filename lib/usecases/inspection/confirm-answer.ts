import 'server-only';
import { findSealedAnswer } from '@/lib/data/inspection-auto-answers';
import { writeEntry } from '@/lib/data/inspection-records';
import { findInspection } from '@/lib/data/inspections';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import type { AnswerContent } from '@/lib/domain/inspection/record';
import type { Answer } from '@/lib/domain/inspection/vocabulary';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';

export type ConfirmAnswer = { readonly code: string; readonly unitId: string; readonly itemKey: string; /** Version of the answer that was seen; 0: none. */ readonly seen: number; readonly sha256: string; readonly act: 'confirm' | 'overrule'; readonly answer: Answer | null; readonly reason: string; readonly note: string };
export type ConfirmRefusal = InspectionRefusal | { readonly name: 'SealedAnew' } | { readonly name: 'NoSuchAnswer' } | { readonly name: 'ReasonNeeded' } | { readonly name: 'SameAnswer' } | { readonly name: 'NotKept'; readonly problem: string };
export type Confirmed = { readonly code: string; readonly unitId: string; readonly itemKey: string; readonly isInConflict: boolean };

/** The inspector makes a sealed answer hers, or overrules it with a reason; what she saw is named by its hash. */
export async function confirmAnswer(ctx: Context, input: ConfirmAnswer): Promise<Result<Confirmed, ConfirmRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const { code, unitId, itemKey } = input;
  const inspectionId = (await findInspection(agencyId, code))?.id;
  if (inspectionId === undefined) return refuse({ name: 'NoSuchInspection' });
  return onInspection<Confirmed, ConfirmRefusal>(ctx, { id: inspectionId, act: 'record', unitId, data: { item: itemKey, act: input.act } }, async (tx) => {
    if (!(await isAtWorkOn(agencyId, inspectionId, staffId, unitId, tx))) return refuse({ name: 'NotOfTheTeam' });
    const sealed = await findSealedAnswer(agencyId, inspectionId, unitId, itemKey);
    if (!sealed) return refuse({ name: 'NoSuchAnswer' });
    if (sealed.sha256 !== input.sha256) return refuse({ name: 'SealedAnew' });
    if (input.act === 'overrule' && input.reason.trim() === '') return refuse({ name: 'ReasonNeeded' });
    if (input.act === 'overrule' && (input.answer === null || input.answer === sealed.verdict)) return refuse({ name: 'SameAnswer' });
    const content: AnswerContent = input.act === 'confirm' ? { answer: sealed.verdict, note: input.note, source: 'confirmed', autoSha256: sealed.sha256 } : { answer: input.answer, note: input.note, source: 'overruled', overruleReason: input.reason, autoSha256: sealed.sha256 };
    const written = await writeEntry(tx, { agencyId, staffId, deviceId: null, receivedAt: ctx.instant }, inspectionId, { entry: { id: newId(), unitId, kind: 'answer', key: itemKey, baseVersion: input.seen, content }, saidAt: ctx.instant, deviceSaidAt: ctx.instant });
    return written.outcome === 'refused' ? refuse({ name: 'NotKept', problem: written.problem ?? '' }) : ok({ code, unitId, itemKey, isInConflict: written.outcome === 'conflict' });
  });
}
