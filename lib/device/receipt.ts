import { receiptCounts, receiptText, type ReceiptCounts, type ReceiptThing } from '../domain/inspection/receipt';
import { entryText } from '../domain/inspection/record';
import type { KeptEntry, KeptPhoto } from './store';

/** The receipt as the server gave it, kept on the device. */
export type Receipt = { readonly id: string; readonly at: string; readonly sent: ReceiptCounts; readonly held: ReceiptCounts; readonly sentSha256: string; readonly heldSha256: string; readonly isComplete: boolean };

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const sha256OfBytes = async (bytes: ArrayBuffer): Promise<string> => hex(await crypto.subtle.digest('SHA-256', bytes));
export const sha256OfText = async (text: string): Promise<string> => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
export const entryHash = (entry: Pick<KeptEntry, 'id' | 'unitId' | 'kind' | 'key' | 'content'>): Promise<string> => sha256OfText(entryText(entry));

/** All that this device holds of an inspection, sent or not: what the receipt must account for. */
export async function thingsOf(entries: readonly KeptEntry[], photos: readonly KeptPhoto[]): Promise<ReceiptThing[]> {
  const said = await Promise.all(entries.map(async (entry) => ({ id: entry.id, kind: entry.kind, sha256: entry.sha256 ?? (await entryHash(entry)) })));
  return [...said, ...photos.map(({ id, sha256 }) => ({ id, kind: 'photo' as const, sha256 }))];
}

export async function claimOf(entries: readonly KeptEntry[], photos: readonly KeptPhoto[]): Promise<{ counts: ReceiptCounts; sha256: string }> {
  const things = await thingsOf(entries, photos);
  return { counts: receiptCounts(things), sha256: await sha256OfText(receiptText(things)) };
}
