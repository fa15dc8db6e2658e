import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

/** The account to which applicants transfer what they owe. */
export type BankAccountRecord = { readonly bankBin: string; readonly bankName: string; readonly accountNumber: string; readonly accountName: string; readonly isSample: boolean };

const SHOWN = { bankBin: true, bankName: true, accountNumber: true, accountName: true, isSample: true } as const;

/** Null until someone has entered it. */
export const findBankAccount = (agencyId: number, tx?: Tx): Promise<BankAccountRecord | null> => (tx ?? db()).bankAccount.findUnique({ where: { agencyId }, select: SHOWN });

export async function saveBankAccount(tx: Tx, agencyId: number, account: BankAccountRecord, at: Date, byId: string): Promise<void> {
  const data = { ...account, updatedAt: at, updatedById: byId };
  await tx.bankAccount.upsert({ where: { agencyId }, create: { agencyId, ...data }, update: data });
}
