import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow, lockDossier } from '@/lib/data/dossier-acts';
import { insertPayments, readFeeLines } from '@/lib/data/fees';
import { inTransaction } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import { checkRefund, type PaymentMethod, type RefundRefusal as LedgerRefusal } from '@/lib/domain/fee/ledger';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

export type RefundFee = { readonly code: string; readonly ordinal: number; readonly amountVnd: number; readonly reason: string; readonly method: PaymentMethod; readonly voucherNumber: string | null };
export type RefundRefusal = LedgerRefusal | { readonly name: 'NoSuchDossier' } | { readonly name: 'NotPermitted' };

/** Gives back what was paid, in part or whole, with the reason: never more than was paid and not given back yet. The dossier's course does not change. */
export function refundFee(ctx: Context, input: RefundFee): Promise<Result<{ readonly code: string; readonly amountVnd: number }, RefundRefusal>> {
  const { agencyId } = ctx.actor;
  return inTransaction(async (tx) => {
    // The row is held: of two refunds at once the second sees what the first gave back.
    const dossier = await lockDossier(tx, agencyId, input.code);
    const units = dossier ? [dossier.holdingUnitId, dossier.handlingUnitId] : [];
    if (!dossier || !can(ctx.actor, 'dossier:view', units)) return refuse({ name: 'NoSuchDossier' as const });
    if (!can(ctx.actor, 'fee:refund', units)) return refuse({ name: 'NotPermitted' as const });
    const checked = checkRefund(await readFeeLines(agencyId, dossier.id, tx), input);
    if (!checked.ok) return checked;
    const at = await databaseNow(tx);
    const { ordinal, amountVnd, reason, method, voucherNumber } = input;
    await insertPayments(tx, { agencyId, dossierId: dossier.id, paidAt: at, enteredAt: at, byId: staffIdOf(ctx.actor), clientName: null, eventSeq: null }, [{ ordinal, amountVnd, direction: 'refund', method, receiptNumber: voucherNumber, reason }]);
    await appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action: 'fee:refund', subject: `dossier:${dossier.code}`, at, detail: { ordinal, amountVnd, reason, method, voucherNumber } });
    return ok({ code: dossier.code, amountVnd });
  });
}
