import 'server-only';
import { insertDocument } from '@/lib/data/inspection-documents';
import type { Tx } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentHead, DocumentWords } from '@/lib/domain/inspection/document-data';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { newId, newToken } from '@/lib/platform/new-id';
import type { Context } from '../context';
import { assembleDocument } from './assemble-document';

/** A document to be issued. `words` is what people wrote for it; everything else is assembled from what was recorded. */
export type DocumentToIssue = {
  readonly kind: DocumentKind;
  /** Null only for the plan of a year. */
  readonly inspectionId: string | null;
  readonly unitId?: string | null;
  readonly yearPlanId?: string | null;
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly state: 'draft' | 'offered' | 'issued';
  readonly words?: DocumentWords;
};

/** What a correction carries over from the document that it takes the place of. */
export type Corrected = { readonly documentId: string; readonly ref: NonNullable<DocumentHead['corrects']>; readonly publishedAt: Date | null; readonly publishedById: string | null };

/**
 * Assembles a document from the tables, hashes and keeps it. Answers its id. Inside the transaction of the act it belongs to, and
 * after the act has written what the document tells of: nothing is read outside the transaction.
 */
export async function issueDocument(tx: Tx, ctx: Pick<Context, 'actor' | 'instant' | 'now'>, wanted: DocumentToIssue, corrected?: Corrected): Promise<string> {
  const [id, verifyToken] = [newId(), newToken()];
  const data = await assembleDocument(tx, ctx, wanted, verifyToken, corrected?.ref ?? null);
  await insertDocument(tx, {
    agencyId: ctx.actor.agencyId, id, inspectionId: wanted.inspectionId, yearPlanId: wanted.yearPlanId ?? null, unitId: wanted.unitId ?? null, data, state: wanted.state, verifyToken,
    correctsId: corrected?.documentId ?? null, correctionWhy: corrected?.ref.why ?? null, publishedAt: corrected?.publishedAt ?? null, publishedById: corrected?.publishedById ?? null, createdById: staffIdOf(ctx.actor), createdAt: ctx.instant,
  });
  return id;
}
