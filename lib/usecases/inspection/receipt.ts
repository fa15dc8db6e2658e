import 'server-only';
import { sha256 } from '@/lib/adapters/hash';
import { appendAudit } from '@/lib/data/audit';
import { deviceOwner, heldThings, insertReceipt, noteForgotten } from '@/lib/data/inspection-devices';
import { lockInspection } from '@/lib/data/inspections';
import { inTransaction } from '@/lib/db/transaction';
import { isReceiptComplete, receiptCounts, receiptText, type ReceiptCounts } from '@/lib/domain/inspection/receipt';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { ReceiptRequest } from '@/lib/schemas/inspection-sync';
import type { Context } from '../context';
import { memberOf, type SyncRefusal } from './sync-entries';

export type Receipt = { readonly id: string; readonly at: Date; readonly sent: ReceiptCounts; readonly held: ReceiptCounts; readonly sentSha256: string; readonly heldSha256: string; readonly isComplete: boolean };

/**
 * The receipt of a sync (biên nhận đồng bộ): what the device says it has sent, beside what the server holds of it. It is kept
 * whether complete or not; only a complete one lets the device forget, and `forget` is noted only on one.
 */
export async function giveReceipt(ctx: Context, inspectionId: string, asked: ReceiptRequest): Promise<Result<Receipt, SyncRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inTransaction(async (tx): Promise<Result<Receipt, SyncRefusal>> => {
    const inspection = await lockInspection(tx, agencyId, inspectionId);
    const member = inspection && seesWholeInspection(ctx.actor) ? await memberOf(tx, agencyId, inspectionId, staffId) : null;
    if (!inspection || !member) return refuse({ name: 'NoSuchInspection' });
    const device = { agencyId, id: asked.deviceId, inspectionId };
    const owner = await deviceOwner(tx, device);
    if (owner !== null && owner !== staffId) return refuse({ name: 'OtherDevice' });
    const things = await heldThings(tx, device, staffId);
    const held = receiptCounts(things);
    const heldSha256 = sha256(receiptText(things));
    const isComplete = isReceiptComplete(asked.counts, held, asked.sha256, heldSha256);
    const receipt = { id: newId(), at: ctx.instant, sent: asked.counts, held, sentSha256: asked.sha256, heldSha256, isComplete };
    await insertReceipt(tx, { agencyId, inspectionId, deviceId: asked.deviceId, staffId, ...receipt });
    if (asked.forget === true && isComplete) await noteForgotten(tx, device, ctx.instant);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'inspection:receipt', subject: `inspection:${inspection.code}`, at: ctx.instant, detail: { deviceId: asked.deviceId, isComplete, forgotten: asked.forget === true && isComplete } });
    return ok(receipt);
  });
}
