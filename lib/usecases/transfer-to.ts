import 'server-only';
import type { BankAccountRecord } from '@/lib/data/bank-account';
import { plainWords, vietQr } from '@/lib/domain/fee/vietqr';
import type { PaymentRequest } from '@/lib/domain/paper/data';
import { transferPurpose } from '@/lib/text/fees';

/** The account, the words and the VietQR text for one transfer; null where no code can be made of it. */
export function transferTo(account: BankAccountRecord, amountVnd: number, dossierCode: string): PaymentRequest['transfer'] {
  const { bankBin, bankName, accountNumber, accountName, isSample } = account;
  const purpose = plainWords(transferPurpose(dossierCode));
  const made = vietQr({ bankBin, accountNumber, amountVnd, purpose });
  return made.ok ? { bankName, accountNumber, accountName, purpose, code: made.value, isSample } : null;
}
