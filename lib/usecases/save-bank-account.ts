import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { saveBankAccount as store, type BankAccountRecord } from '@/lib/data/bank-account';
import { databaseNow } from '@/lib/data/dossier-acts';
import { inTransaction } from '@/lib/db/transaction';
import { vietQr, type TransferRefusal } from '@/lib/domain/fee/vietqr';
import { ok, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

/** Sets the account that applicants transfer to. What was printed before keeps the account it was printed with. */
export async function saveBankAccount(ctx: Context, account: BankAccountRecord): Promise<Result<null, TransferRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const tried = vietQr({ ...account, amountVnd: null, purpose: null });
  if (!tried.ok) return tried;
  await inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    await store(tx, agencyId, account, at, staffId);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'bank-account:save', subject: `bank-account:${agencyId}`, at, detail: { ...account } });
  });
  return ok(null);
}
