import 'server-only';
import { isNumberTaken } from '@/lib/data/inspection-plans';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { DOCUMENT_WORDS } from '@/lib/domain/inspection/document-data';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { CorrectConclusion } from '@/lib/schemas/inspection-plan';
import type { Context } from '../context';
import { correctWithin, type CorrectRefusal } from './correct-document';
import { onCode, type Acted } from './on-code';

/** Corrects the conclusion that stands by a new document that names it: an issued conclusion is never edited. What was published stays published, and so is the correction. */
export const correctConclusion = (ctx: Context, input: CorrectConclusion): Promise<Result<Acted, FlowRefusal | CorrectRefusal>> =>
  onCode<Acted, FlowRefusal | CorrectRefusal>(ctx, { code: input.code, act: 'correct-conclusion', version: input.version, legalOn: input.issuedOn, reason: input.reason, data: { number: input.number } }, async (tx, inspection) => {
    if (input.issuedOn > ctx.now.on) return refuse({ name: 'DayInFuture', field: 'issuedOn' });
    const standing = await tx.inspectionDocument.findFirst({ where: { agencyId: ctx.actor.agencyId, inspectionId: inspection.id, kind: 'conclusion', state: 'issued' }, orderBy: { createdAt: 'desc' }, select: { id: true, number: true } });
    if (!standing) return refuse({ name: 'NoConclusion' });
    if (input.number !== standing.number && (await isNumberTaken(tx, ctx.actor.agencyId, 'conclusion', input.number, input.issuedOn))) return refuse({ name: 'NumberTaken', number: input.number });
    const words = Object.fromEntries(DOCUMENT_WORDS.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])));
    const corrected = await correctWithin(tx, ctx, { documentId: standing.id, why: input.reason, number: input.number, issuedOn: input.issuedOn, signerName: input.signerName, signerTitle: input.signerTitle, words });
    return corrected.ok ? ok({ code: inspection.code }) : corrected;
  });
