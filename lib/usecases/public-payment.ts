import 'server-only';
import { qrSvg } from '@/lib/adapters/codes/svg';
import { findBankAccount } from '@/lib/data/bank-account';
import { readAskedPayment } from '@/lib/data/fees';
import { transferTo } from './transfer-to';

/** What an applicant is asked to pay, and the transfer that pays it: account, words and VietQR. */
export type PublicPayment = {
  readonly amountVnd: number;
  readonly transfer: { readonly bankName: string; readonly accountNumber: string; readonly accountName: string; readonly purpose: string; readonly isSample: boolean; /** Made of numbers alone: safe to inline. */ readonly qrSvg: string } | null;
};

/** Null when no payment is waited for, or all that was asked for has come in. */
export async function publicPayment(agencyId: number, dossier: { readonly id: string; readonly code: string; readonly status: string }): Promise<PublicPayment | null> {
  if (dossier.status !== 'awaiting-payment') return null;
  const [asked, account] = await Promise.all([readAskedPayment(agencyId, dossier.id), findBankAccount(agencyId)]);
  const amountVnd = asked === null ? 0 : asked.amountVnd - asked.paidSinceVnd;
  if (amountVnd <= 0) return null;
  const to = account && transferTo(account, amountVnd, dossier.code);
  return { amountVnd, transfer: to && { bankName: to.bankName, accountNumber: to.accountNumber, accountName: to.accountName, purpose: to.purpose, isSample: to.isSample, qrSvg: qrSvg(to.code) } };
}
