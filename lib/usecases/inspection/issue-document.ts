import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentWords } from '@/lib/domain/inspection/document-data';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import type { Context } from '../context';

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

/** Assembles a document from the tables, hashes and keeps it. Answers its id. In the transaction of the act it belongs to. */
export function issueDocument(tx: Tx, ctx: Pick<Context, 'actor' | 'instant' | 'now'>, wanted: DocumentToIssue): Promise<string> {
  void tx;
  void ctx;
  return Promise.reject(new Error(`No document of kind ${wanted.kind} yet`));
}
