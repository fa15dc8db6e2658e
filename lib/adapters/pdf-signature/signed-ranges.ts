import 'server-only';

/** What a signature dictionary says it covers, and the bytes of its signature; null where they cannot be read. */
export type SignedRange = {
  readonly from: number;
  /** The gap that holds the signature itself. */
  readonly gapFrom: number;
  readonly gapTo: number;
  readonly to: number;
  readonly contents: Uint8Array | null;
  readonly subFilter: string | null;
};

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
const HEX_STRING = /^<([0-9A-Fa-f\s]*)>$/;
/** How far from its ByteRange a signature's own dictionary is searched for its SubFilter. */
const DICTIONARY = 2_000;

/** DER says its own length; what follows in the gap is padding. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return bytes.subarray(0, 2 + first);
  const count = first & 0x7f;
  if (count < 1 || count > 4) return bytes;
  let length = 0;
  for (let at = 0; at < count; at += 1) length = length * 256 + (bytes[2 + at] ?? 0);
  return bytes.subarray(0, 2 + count + length);
}

function contentsIn(text: string, from: number, to: number): Uint8Array | null {
  const hex = HEX_STRING.exec(text.slice(from, to))?.[1]?.replace(/\s/g, '');
  return hex === undefined || hex.length < 8 ? null : withoutPadding(Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex'));
}

/**
 * Every ByteRange of a PDF (ISO 32000-2, 12.8.1), in the order of their ends. A signature cannot stand in a compressed
 * object: its own bytes are written after all the others, at a place in the file that is known before.
 */
export function signedRanges(bytes: Uint8Array): SignedRange[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = [...text.matchAll(BYTE_RANGE)].map((match): SignedRange => {
    const [from = 0, length = 0, second = 0, rest = 0] = match.slice(1).map(Number);
    const around = text.slice(Math.max(0, match.index - DICTIONARY), match.index + DICTIONARY);
    return { from, gapFrom: from + length, gapTo: second, to: second + rest, contents: contentsIn(text, from + length, second), subFilter: /\/SubFilter\s*\/([\w.]+)/.exec(around)?.[1] ?? null };
  });
  return found.sort((a, b) => a.to - b.to);
}
