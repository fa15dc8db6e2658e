import type { Tx } from '@/lib/db/transaction';
import { saveBankAccount } from '@/lib/data/bank-account';
import { AGENCY_ID } from '../reference';

/** An invented account: every paper and page that shows it says that nobody is to pay into it. */
const SAMPLE_ACCOUNT = { bankBin: '970400', bankName: 'Ngân hàng mẫu, chi nhánh Hải Phòng', accountNumber: '0000123456789', accountName: 'BAN QUAN LY KHU KINH TE (MAU)', isSample: true };

/** The ledger of the sample dossiers: what was paid at intake or when it was asked for, what is still asked for; and the account. */
export async function loadMoney(tx: Tx, at: Date): Promise<void> {
  const admin = await tx.staff.findFirstOrThrow({ where: { agencyId: AGENCY_ID, isSample: true }, orderBy: { id: 'asc' }, select: { id: true } });
  const known = await tx.bankAccount.findUnique({ where: { agencyId: AGENCY_ID }, select: { agencyId: true } });
  if (!known) await saveBankAccount(tx, AGENCY_ID, SAMPLE_ACCOUNT, at, admin.id);
  // Whoever is waited for owes what was asked for: an item that was marked as paid is not paid then.
  await tx.$executeRaw`
    DELETE FROM fee_payment p USING dossier d
     WHERE p."agencyId" = ${AGENCY_ID} AND d."agencyId" = p."agencyId" AND d.id = p."dossierId" AND d."isSample" AND d.status = 'awaiting-payment' AND p."eventSeq" = 1`;
  await tx.$executeRaw`
    UPDATE fee_item f SET "paidVnd" = 0, "paidAt" = NULL, "receiptNumber" = NULL FROM dossier d
     WHERE f."agencyId" = ${AGENCY_ID} AND d."agencyId" = f."agencyId" AND d.id = f."dossierId" AND d."isSample" AND d.status = 'awaiting-payment'
       AND NOT EXISTS (SELECT 1 FROM fee_payment p WHERE p."agencyId" = f."agencyId" AND p."dossierId" = f."dossierId")`;
  await tx.$executeRaw`
    INSERT INTO fee_item ("agencyId", "dossierId", ordinal, kind, name, "amountVnd")
    SELECT d."agencyId", d.id, COALESCE((SELECT max(ordinal) FROM fee_item f WHERE f."agencyId" = d."agencyId" AND f."dossierId" = d.id), 0) + 1, 'duty', 'Nghĩa vụ tài chính theo yêu cầu', asked."amountVnd" - due."amountVnd"
      FROM dossier d
      JOIN LATERAL (SELECT (e.data->>'amountVnd')::bigint AS "amountVnd" FROM dossier_event e WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.act = 'request-payment' ORDER BY e.seq DESC LIMIT 1) asked ON TRUE
      JOIN LATERAL (SELECT COALESCE(sum(f."amountVnd" - f."paidVnd"), 0)::bigint AS "amountVnd" FROM fee_item f WHERE f."agencyId" = d."agencyId" AND f."dossierId" = d.id) due ON TRUE
     WHERE d."agencyId" = ${AGENCY_ID} AND d."isSample" AND d.status = 'awaiting-payment' AND asked."amountVnd" > due."amountVnd"`;
  // A payment that an event records is of that event; the rest was paid when the dossier came in.
  await tx.$executeRaw`
    INSERT INTO fee_payment ("agencyId", id, "dossierId", ordinal, direction, "amountVnd", method, "receiptNumber", "paidAt", "enteredAt", "byId", "eventSeq")
    SELECT f."agencyId", gen_random_uuid(), f."dossierId", f.ordinal, 'payment', f."paidVnd", e.data->>'method', f."receiptNumber", COALESCE(e."legalAt", f."paidAt", d."receivedAt", d."createdAt"),
           COALESCE(e."enteredAt", f."paidAt", d."receivedAt", d."createdAt"), COALESCE(e."actorId", d."receivedById"), COALESCE(e.seq, 1)
      FROM fee_item f JOIN dossier d ON d."agencyId" = f."agencyId" AND d.id = f."dossierId"
      LEFT JOIN LATERAL (SELECT * FROM dossier_event r WHERE r."agencyId" = d."agencyId" AND r."dossierId" = d.id AND r.act = 'record-payment' ORDER BY r.seq DESC LIMIT 1) e ON TRUE
     WHERE f."agencyId" = ${AGENCY_ID} AND d."isSample" AND f."paidVnd" > 0
       AND NOT EXISTS (SELECT 1 FROM fee_payment p WHERE p."agencyId" = f."agencyId" AND p."dossierId" = f."dossierId" AND p.ordinal = f.ordinal)`;
}
