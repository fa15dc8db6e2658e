import type { EntryKind } from './vocabulary';

export const RECEIPT_LINES = ['answers', 'sheets', 'findings', 'notes', 'photos'] as const;
/** Câu trả lời, phiếu hồ sơ, phát hiện, ghi chép (ghi chú, trao đổi, mã đã quét), ảnh. */
export type ReceiptLine = (typeof RECEIPT_LINES)[number];
export type ReceiptCounts = Readonly<Record<ReceiptLine, number>>;

/** What is counted and hashed: an entry or a photo, by its id and the hash of its content. */
export type ReceiptThing = { readonly id: string; readonly sha256: string; readonly kind: EntryKind | 'photo' };

const LINE: Readonly<Record<EntryKind | 'photo', ReceiptLine>> = { answer: 'answers', sheet: 'sheets', finding: 'findings', note: 'notes', interview: 'notes', scan: 'notes', photo: 'photos' };

export function receiptCounts(things: readonly ReceiptThing[]): ReceiptCounts {
  const counts: Record<ReceiptLine, number> = { answers: 0, sheets: 0, findings: 0, notes: 0, photos: 0 };
  for (const { kind } of things) counts[LINE[kind]] += 1;
  return counts;
}

/** The text whose hash both sides compare: every thing once, in one order whoever asks. */
export const receiptText = (things: readonly ReceiptThing[]): string =>
  [...new Set(things.map(({ id, sha256, kind }) => `${LINE[kind]} ${id.toLowerCase()} ${sha256}`))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\n');

export const receiptTotal = (counts: ReceiptCounts): number => RECEIPT_LINES.reduce((sum, line) => sum + counts[line], 0);

/** Only when all counts and both hashes are the same may a device forget. */
export const isReceiptComplete = (sent: ReceiptCounts, held: ReceiptCounts, sentSha256: string, heldSha256: string): boolean => sentSha256 === heldSha256 && RECEIPT_LINES.every((line) => sent[line] === held[line]);
