import { plainDateOf, yearOf, monthOf, dayOfMonth, type PlainDate } from '../calendar/plain-date';
import type { Brand } from '../shared/brand';

/** Mã hồ sơ: `H24.21-261120-0031`, agency, local date of reception, ordinal of that day. */
export type DossierCode = Brand<string, 'DossierCode'>;

export type DossierCodeParts = { readonly agencyCode: string; readonly on: PlainDate; readonly ordinal: number };

/** The ordinal has 4 digits and grows to 7: a day has at most this many dossiers. */
export const LARGEST_ORDINAL = 9_999_999;

const CODE = /^([A-Z0-9]+(?:\.[A-Z0-9]+)*)-(\d{2})(\d{2})(\d{2})-(\d{4}|[1-9]\d{4,6})$/;
/** The same inside a longer text: the address behind the QR code of a receipt. */
const CODE_INSIDE = /(?:^|[^A-Z0-9.])([A-Z0-9]+(?:\.[A-Z0-9]+)+-\d{6}-\d{4,7})(?=$|[^A-Z0-9])/;

/** Writes a code. Throws RangeError when the ordinal cannot be written: a bug, since the counter allots it. */
export function dossierCode({ agencyCode, on, ordinal }: DossierCodeParts): DossierCode {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > LARGEST_ORDINAL) throw new RangeError(`Not an ordinal of a day: ${ordinal}`);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${agencyCode}-${two(yearOf(on) % 100)}${two(monthOf(on))}${two(dayOfMonth(on))}-${String(ordinal).padStart(4, '0')}` as DossierCode;
}

/**
 * Reads a code as it is typed or scanned: in lower case, with spaces around it. Null for anything else, a date that does
 * not exist included. The century is this one: no system of ours gave codes before 2000.
 */
export function parseDossierCode(text: string): (DossierCodeParts & { readonly code: DossierCode }) | null {
  const code = text.trim().toUpperCase();
  const match = CODE.exec(code);
  if (match === null) return null;
  const [, agencyCode = '', year, month, day, serial] = match;
  const on = plainDateOf(2000 + Number(year), Number(month), Number(day));
  const ordinal = Number(serial);
  return on === null || ordinal < 1 ? null : { agencyCode, on, ordinal, code: code as DossierCode };
}

/** The code in what a scanner sent: the bar code alone, or the address in the QR code of a receipt. Null when there is none. */
export function dossierCodeIn(scanned: string): DossierCode | null {
  const whole = parseDossierCode(scanned);
  if (whole !== null) return whole.code;
  const inside = CODE_INSIDE.exec(scanned.toUpperCase());
  return inside?.[1] === undefined ? null : (parseDossierCode(inside[1])?.code ?? null);
}
