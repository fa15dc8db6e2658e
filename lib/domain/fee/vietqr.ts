import { ok, refuse, type Result } from '../shared/result';

/** A transfer to an account by NAPAS 247, as a banking app reads it from the code. */
export type Transfer = {
  /** The six digits that NAPAS knows the bank by. */
  readonly bankBin: string;
  readonly accountNumber: string;
  /** Whole đồng; null leaves the amount to the payer. */
  readonly amountVnd: number | null;
  /** What the statement will say; written without diacritics, at most 25 characters. */
  readonly purpose: string | null;
  readonly billNumber?: string | null;
};

export type TransferRefusal = { readonly name: 'BadBankBin' } | { readonly name: 'BadAccountNumber' } | { readonly name: 'BadAmount' };

/** Limits of EMVCo Merchant-Presented Mode 1.1 and of NAPAS's "QR format" T&C 1.0 (09/2021). */
export const LONGEST_PURPOSE = 25;
const LARGEST_AMOUNT = 9_999_999_999_999; // 13 characters
const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
const DONG = '704'; // ISO 4217

/** One data object: two digits of name, two of length, the value. */
const object = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** Letters without diacritics; whatever a bank's statement cannot carry becomes a space. */
export function plainWords(text: string, longest = LONGEST_PURPOSE): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  return bare.replace(/[^A-Za-z0-9 .\-/]/g, ' ').replace(/ +/g, ' ').trim().slice(0, longest).trim();
}

/** CRC-16/CCITT-FALSE (ISO/IEC 13239: polynomial 1021, begins with FFFF), four capital hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** The text of a VietQR code. With an amount it is good for one transfer ("12"), without it stands ("11"). */
export function vietQr(transfer: Transfer): Result<string, TransferRefusal> {
  const { bankBin, accountNumber, amountVnd } = transfer;
  if (!/^\d{6}$/.test(bankBin)) return refuse({ name: 'BadBankBin' });
  if (!/^[0-9A-Za-z]{1,19}$/.test(accountNumber)) return refuse({ name: 'BadAccountNumber' });
  if (amountVnd !== null && (!Number.isInteger(amountVnd) || amountVnd < 1 || amountVnd > LARGEST_AMOUNT)) return refuse({ name: 'BadAmount' });
  const purpose = plainWords(transfer.purpose ?? '');
  const bill = plainWords(transfer.billNumber ?? '');
  const additional = [bill && object('01', bill), purpose && object('08', purpose)].join('');
  const account = object('00', NAPAS) + object('01', object('00', bankBin) + object('01', accountNumber)) + object('02', TO_ACCOUNT);
  const body = [
    object('00', '01'), object('01', amountVnd === null ? '11' : '12'), object('38', account), object('53', DONG),
    amountVnd === null ? '' : object('54', String(amountVnd)), object('58', 'VN'), additional === '' ? '' : object('62', additional), '6304',
  ].join('');
  return ok(body + crc16(body));
}
