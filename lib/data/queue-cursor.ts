import 'server-only';

/**
 * Where a page ends, by key: rank of the search, group, the group's key (an instant or a code), id. Never an offset, so
 * that a page neither skips nor repeats a row when others come and go before it.
 */
export type Cursor = { readonly rank: 0 | 1; readonly group: number; readonly key: string; readonly id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const CODE = /^[\p{L}\p{N}._/-]{1,60}$/u;

export const writeCursor = ({ rank, group, key, id }: Cursor): string => Buffer.from(JSON.stringify([rank, group, key, id])).toString('base64url');

/** Reads a cursor from an address; null when it was not made by writeCursor. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 4) return null;
    const [rank, group, key, id] = parts as unknown[];
    const isSound = (rank === 0 || rank === 1) && typeof group === 'number' && Number.isInteger(group) && group >= 0 && group < 10
      && typeof key === 'string' && typeof id === 'string' && UUID.test(id) && (INSTANT.test(key) ? !Number.isNaN(Date.parse(key)) : CODE.test(key));
    return isSound ? { rank, group, key, id } : null;
  } catch {
    return null;
  }
}
