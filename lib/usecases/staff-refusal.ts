import 'server-only';
import { refuse, type Result } from '@/lib/domain/shared/result';
import type { LastChange } from '@/lib/data/changes';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';

/** Why the administration of an account is refused. */
export type StaffRefusal =
  | { readonly kind: 'staff-not-found' }
  | { readonly kind: 'username-taken' }
  | { readonly kind: 'email-taken' }
  | { readonly kind: 'unit-closed' }
  | { readonly kind: 'changed-meanwhile'; readonly last: LastChange }
  | { readonly kind: 'last-admin' }
  | { readonly kind: 'own-account' }
  | { readonly kind: 'account-disabled' }
  | { readonly kind: 'role-held-already' }
  | { readonly kind: 'role-not-held' };

/** The acts after which a form filled from an account's details is out of date. */
export const STAFF_CHANGES = ['staff:add', 'staff:update', 'staff:disable', 'staff:enable'] as const;

/** One transaction in which a refusal, wherever it is thrown, undoes everything. */
export async function changingStaff<T>(work: (tx: Tx) => Promise<Result<T, StaffRefusal>>): Promise<Result<T, StaffRefusal>> {
  try {
    return await inTransaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Rollback(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<StaffRefusal>).refusal);
    if (isUniqueViolation(error)) return refuse({ kind: 'username-taken' });
    throw error;
  }
}
