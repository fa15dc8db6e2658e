import 'server-only';
import bwipjs from 'bwip-js/node';
import QrCode from 'qrcode';

/** A square of dark and light modules, without its quiet zone. */
export type QrSymbol = { readonly size: number; isDark(x: number, y: number): boolean };

/** Widths of bar, space, bar, … in modules, without its quiet zone. */
export type BarSymbol = { readonly widths: readonly number[]; readonly total: number };

const MAX_QR_BYTES = 1_000;
const PRINTABLE_ASCII = /^[\x20-\x7e]{1,60}$/;

/** Whether Code 128 can carry the text, and a hand scanner read it from paper: printable ASCII, at most 60 characters. */
export const fitsCode128 = (text: string): boolean => PRINTABLE_ASCII.test(text);

/** QR, error correction M. Throws RangeError for an empty text or one above 1,000 bytes: such a code cannot be read from paper. */
export function qrSymbol(text: string): QrSymbol {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes === 0 || bytes > MAX_QR_BYTES) throw new RangeError(`A QR code carries 1 to ${MAX_QR_BYTES} bytes, not ${bytes}`);
  const { modules } = QrCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (x, y) => modules.get(y, x) === 1 };
}

/** Code 128. Throws RangeError for a text that does not fit: see fitsCode128. */
export function barSymbol(text: string): BarSymbol {
  if (!fitsCode128(text)) throw new RangeError('Code 128 carries 1 to 60 printable ASCII characters');
  const symbol = bwipjs.raw({ bcid: 'code128', text })[0];
  const widths = symbol !== undefined && 'sbs' in symbol ? symbol.sbs : undefined;
  if (widths === undefined || widths.length === 0) throw new Error('bwip-js gave no bars');
  return { widths, total: widths.reduce((sum, width) => sum + width, 0) };
}
