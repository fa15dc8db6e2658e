import 'server-only';
import type { Prisma } from '@/prisma/generated/client';
import { pool } from './client';

/**
 * The rows of one statement, `atOnce` at a time, from a cursor in a transaction that only reads: whatever their number, no
 * more than that is in memory. Ending the loop early closes it. Types are the driver's, as of queryRows.
 */
export async function* cursorRows<T extends object>(query: Prisma.Sql, atOnce: number): AsyncGenerator<readonly T[]> {
  const client = await pool().connect();
  let isBroken = false;
  try {
    await client.query('BEGIN READ ONLY');
    // All of it will be read: a plan for the first rows alone would be the wrong one.
    await client.query(`SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '32MB'`);
    await client.query(`DECLARE all_rows NO SCROLL CURSOR FOR ${query.text}`, [...query.values]);
    for (;;) {
      const { rows } = await client.query<T>(`FETCH ${atOnce} FROM all_rows`);
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) return;
    }
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    await client.query('ROLLBACK').catch(() => { isBroken = true; });
    client.release(isBroken);
  }
}
