import 'server-only';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';

/** Runs work in a transaction whose `stop` rolls back and answers with a refusal. */
export async function inRefusableTransaction<T, R>(work: (tx: Tx, stop: (refusal: R) => never) => Promise<T>): Promise<Result<T, R>> {
  try {
    return ok(await inTransaction((tx) => work(tx, (refusal) => {
      throw new Rollback(refusal);
    })));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<R>).refusal);
    throw error;
  }
}
