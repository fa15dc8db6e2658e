import { createHash } from 'node:crypto';
import { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/lib/db/transaction';

/** The same words give the same id on every machine (a version 5 shape), so that loading twice makes nothing twice. */
export function idOf(...words: readonly (string | number)[]): string {
  const bytes = createHash('sha256').update(['tthc', ...words].join('\u0000')).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const CHUNK = 1_000;
/** jsonb_populate_recordset makes SQL NULL of a JSON null for every type but jsonb. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['representative', 'dueSteps', 'data', 'content', 'sessions']);

/**
 * Inserts many rows with one statement a thousand. `table` and the keys of the rows are names written in our code.
 * DANGER: a column that the rows leave out becomes NULL, not its default: give every column that has one.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Prisma.raw(Object.keys(first).map((column) => `"${column}"`).join(', '));
  const source = Prisma.raw(Object.keys(first).map((column) => (JSON_COLUMNS.has(column) ? `NULLIF("${column}", 'null'::jsonb)` : `"${column}"`)).join(', '));
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = JSON.stringify(rows.slice(at, at + CHUNK));
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${columns}) SELECT ${source} FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${chunk}::jsonb)`;
  }
}
