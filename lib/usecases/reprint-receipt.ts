import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { countReprint, findPaper } from '@/lib/data/papers';
import { inTransaction } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';
import { maySeePaper } from './print-paper';

export type ReprintInput = { readonly paperId: string; readonly reason: string };
export type ReprintRefusal = { readonly name: 'NoSuchPaper' } | { readonly name: 'PaperVoid' };
export type Reprinted = { readonly paperId: string; readonly copies: number };

/** Gives a copy of a paper that was lost: counted, audited, and marked as a copy when it is printed. A void paper has no copies. */
export async function reprintReceipt(ctx: Pick<Context, 'actor'>, input: ReprintInput): Promise<Result<Reprinted, ReprintRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const paper = await findPaper(agencyId, input.paperId);
  if (!paper || !maySeePaper(ctx.actor, paper)) return refuse({ name: 'NoSuchPaper' });
  return inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    const copies = await countReprint(tx, agencyId, paper.id, at);
    if (copies === null) return refuse({ name: 'PaperVoid' });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'paper:reprint', subject: `paper:${paper.id}`, at, detail: { dossier: paper.dossierCode, number: paper.ordinal, copies, reason: input.reason } });
    return ok({ paperId: paper.id, copies });
  });
}
