import { ok, refuse, type Result } from '../shared/result';

/*
 * Numbers by which an applicant is known. Each is read as people write it, with spaces, dots and dashes, and kept as bare
 * digits, so that the same person is found again.
 */

export type IdentityRefusal = { readonly name: 'NotCitizenId' } | { readonly name: 'NotTaxCode' } | { readonly name: 'NotPhone' };

const bare = (text: string): string => text.replace(/[\s.\-()\u00a0]/g, '');

/** Số định danh cá nhân: 12 digits (Luật Căn cước 26/2023/QH15, Đ.12). */
export function parseCitizenId(text: string): Result<string, IdentityRefusal> {
  const digits = bare(text);
  return /^\d{12}$/.test(digits) ? ok(digits) : refuse({ name: 'NotCitizenId' });
}

/** Mã số thuế: 10 digits, or 10 and a dependent unit's 3 (`0200000001-001`); a household's may be the 12 of its owner. */
export function parseTaxCode(text: string): Result<string, IdentityRefusal> {
  const digits = text.replace(/[\s.\u00a0]/g, '');
  if (/^(\d{10}|\d{12}|\d{10}-\d{3})$/.test(digits)) return ok(digits);
  return /^\d{13}$/.test(digits) ? ok(`${digits.slice(0, 10)}-${digits.slice(10)}`) : refuse({ name: 'NotTaxCode' });
}

/** A telephone number: `0` and 9 or 10 digits in Vietnam; from abroad, `+` and 8 to 15. `+84` is written `0`. */
export function parsePhone(text: string): Result<string, IdentityRefusal> {
  const number = bare(text).replace(/^\+840?(?=\d{9})/, '0');
  return /^0\d{9,10}$/.test(number) || /^\+\d{8,15}$/.test(number) ? ok(number) : refuse({ name: 'NotPhone' });
}

/** What a bare number most likely is, to find an applicant by whichever of the three was typed. */
export type NumberKind = 'citizen-id' | 'tax-code' | 'phone';

/** The kinds that a typed number can be, the likeliest first; none when it is no such number. */
export function kindsOfNumber(text: string): readonly NumberKind[] {
  const kinds: NumberKind[] = [];
  const isPhone = parsePhone(text).ok;
  // Ten digits are a tax code or a telephone: those of mobile networks begin with 03, 05, 07, 08, 09.
  if (isPhone && /^(0[35789]|\+)/.test(bare(text))) kinds.push('phone');
  if (parseTaxCode(text).ok) kinds.push('tax-code');
  if (parseCitizenId(text).ok) kinds.push('citizen-id');
  if (isPhone && !kinds.includes('phone')) kinds.push('phone');
  return kinds;
}
