import 'server-only';
import { findDocument, markCorrected } from '@/lib/data/inspection-documents';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentWords } from '@/lib/domain/inspection/document-data';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';
import { issueDocument } from './issue-document';

export type Correction = { readonly documentId: string; readonly why: string; readonly number: string | null; readonly issuedOn: PlainDate; readonly signerName: string | null; readonly signerTitle: string | null; readonly words?: DocumentWords };
export type CorrectRefusal = InspectionRefusal | { readonly name: 'NoSuchDocument' } | { readonly name: 'AlreadyCorrected'; readonly byId: string } | { readonly name: 'NotIssued' };

/**
 * Puts right a document that was issued: a new one, assembled from what is on record now, that names the one it takes the place
 * of; the old one stays, marked. Words that are not given are taken over. What was published stays published, with the mark.
 */
export async function correctWithin(tx: Tx, ctx: Context, input: Correction): Promise<Result<string, CorrectRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const old = await findDocument(agencyId, input.documentId, tx);
  if (!old) return refuse({ name: 'NoSuchDocument' });
  if (old.correctedById !== null) return refuse({ name: 'AlreadyCorrected', byId: old.correctedById });
  if (old.state !== 'issued' || (await markCorrected(tx, agencyId, old.id)) === 0) return refuse({ name: 'NotIssued' });
  const words = 'words' in old.data ? { ...old.data.words, ...input.words } : input.words;
  const id = await issueDocument(
    tx, ctx,
    { kind: old.kind, inspectionId: old.inspectionId, yearPlanId: old.yearPlanId, unitId: old.unitId, number: input.number, issuedOn: input.issuedOn, signerName: input.signerName, signerTitle: input.signerTitle, state: 'issued', words },
    { documentId: old.id, ref: { kind: old.kind, number: old.number, issuedOn: old.issuedOn, why: input.why }, publishedAt: old.publishedAt === null ? null : ctx.instant, publishedById: old.publishedAt === null ? null : staffId },
  );
  return ok(id);
}

/** Corrects the conclusion of an inspection: the only way in which it changes once it is issued. */
export async function correctDocument(ctx: Context, input: Correction): Promise<Result<{ readonly id: string }, CorrectRefusal>> {
  const old = await findDocument(ctx.actor.agencyId, input.documentId);
  if (!old || old.inspectionId === null || old.kind !== 'conclusion') return refuse({ name: 'NoSuchDocument' });
  return onInspection<{ readonly id: string }, CorrectRefusal>(ctx, { id: old.inspectionId, act: 'correct-conclusion', legalOn: input.issuedOn, reason: input.why, data: { corrects: old.id } }, async (tx) => {
    const made = await correctWithin(tx, ctx, input);
    return made.ok ? ok({ id: made.value }) : made;
  });
}
