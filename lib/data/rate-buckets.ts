import 'server-only';
import { createHash } from 'node:crypto';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

export type Bucket = { readonly count: number; readonly at: Date };

/** The key of a counter. What is counted is hashed: it may be a name or an address, and it may be long. */
export const bucketKey = (kind: string, ...parts: readonly string[]): string => `${kind}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`;

/**
 * Takes counters for this transaction, so that guesses sent at one moment are counted one after another. They are taken in
 * the order of their keys, whatever the order asked, so that two requests never wait for each other.
 */
export async function lockBuckets(tx: Tx, keys: readonly string[], at: Date): Promise<ReadonlyMap<string, Bucket>> {
  const ordered = [...new Set(keys)].sort();
  for (const key of ordered) await tx.$executeRaw`INSERT INTO rate_bucket (key, "windowStart", count) VALUES (${key}, ${at}, 0) ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<{ key: string; windowStart: Date; count: number }[]>`SELECT key, "windowStart", count FROM rate_bucket WHERE key = ANY(${ordered}::text[]) ORDER BY key COLLATE "C" FOR UPDATE`;
  return new Map(rows.map((row) => [row.key, { count: row.count, at: row.windowStart }]));
}

export const saveBucket = (tx: Tx, key: string, bucket: Bucket) => tx.$executeRaw`UPDATE rate_bucket SET count = ${bucket.count}, "windowStart" = ${bucket.at} WHERE key = ${key}`;

/** Takes one back from a counter, keeping the instant of its last guess. */
export const refundBucket = (tx: Tx, key: string) => tx.$executeRaw`UPDATE rate_bucket SET count = GREATEST(0, count - 1) WHERE key = ${key}`;

export const clearBucket = (tx: Tx, key: string) => tx.$executeRaw`DELETE FROM rate_bucket WHERE key = ${key}`;

/**
 * Counts one request in a window that begins with its first request. Answers how many there were in it, this one among
 * them, and when it ends. For look-ups, the API and whatever else has a limit per window rather than a growing wait.
 */
export async function countInWindow(key: string, windowSeconds: number, at: Date): Promise<{ count: number; endsAt: Date }> {
  const oldest = new Date(at.getTime() - windowSeconds * 1000);
  // A count that a crash forgets lets one more request through; waiting for the disk would make every request of a client wait for the one before.
  const rows = await queryRows<{ windowStart: Date; count: number }>(Prisma.sql`
    WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', TRUE))
    INSERT INTO rate_bucket AS b (key, "windowStart", count) SELECT ${key}::text, ${at}::timestamptz, 1 FROM unhurried
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN b."windowStart" <= ${oldest} THEN 1 ELSE b.count + 1 END,
      "windowStart" = CASE WHEN b."windowStart" <= ${oldest} THEN ${at} ELSE b."windowStart" END
    RETURNING "windowStart", count`);
  const row = rows[0];
  if (!row) throw new Error('a counter was neither added nor changed');
  return { count: row.count, endsAt: new Date(row.windowStart.getTime() + windowSeconds * 1000) };
}

/** Deletes counters untouched since before an instant. Answers how many. */
export async function purgeBuckets(untouchedSince: Date): Promise<number> {
  const { count } = await db().rateBucket.deleteMany({ where: { windowStart: { lt: untouchedSince } } });
  return count;
}
