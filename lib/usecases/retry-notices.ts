import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { retryNow } from '@/lib/data/notice-lists';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

export type RetryRefusal = { readonly name: 'NotPermitted' } | { readonly name: 'NothingToRetry' };

/** Sends one notice again, or all that were tried in vain: the next round, within a minute, takes them. */
export async function retryNotices({ actor }: Context, { id }: { readonly id: string | null }): Promise<Result<number, RetryRefusal>> {
  if (!can(actor, 'outbox:retry')) return refuse({ name: 'NotPermitted' });
  try {
    return ok(await inTransaction(async (tx) => {
      const count = await retryNow(tx, actor.agencyId, id === null ? 'all' : [id]);
      if (count === 0) throw new Rollback<RetryRefusal>({ name: 'NothingToRetry' });
      await appendAudit(tx, { agencyId: actor.agencyId, actorId: staffIdOf(actor), action: 'notice:retry', subject: id === null ? 'notice:all' : `notice:${id}`, at: await databaseNow(tx), detail: { count } });
      return count;
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as RetryRefusal);
    throw error;
  }
}
