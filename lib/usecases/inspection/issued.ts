import 'server-only';
import { isNumberTaken } from '@/lib/data/inspection-plans';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { FlowRefusal } from '@/lib/domain/inspection/flow-refusal';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import { issueDocument, type DocumentToIssue } from './issue-document';

/** Number, day and signer, as a form gives them. */
export type Signed = { readonly number: string; readonly issuedOn: PlainDate; readonly signerName: string; readonly signerTitle: string };

/** The signed part of a form's values, and nothing else of them. */
export const signedOf = ({ number, issuedOn, signerName, signerTitle }: Signed): Signed => ({ number, issuedOn, signerName, signerTitle });

/** Issues a signed document inside the act it belongs to. A day to come, or a number that another document of the year has, is refused. */
export async function issueSigned(tx: Tx, ctx: Context, wanted: Omit<DocumentToIssue, 'state' | keyof Signed>, signed: Signed): Promise<Result<string, FlowRefusal>> {
  if (signed.issuedOn > ctx.now.on) return refuse({ name: 'DayInFuture', field: 'issuedOn' });
  if (await isNumberTaken(tx, ctx.actor.agencyId, wanted.kind, signed.number, signed.issuedOn)) return refuse({ name: 'NumberTaken', number: signed.number });
  return ok(await issueDocument(tx, ctx, { ...wanted, ...signedOf(signed), state: 'issued' }));
}
