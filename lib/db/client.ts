import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '@/prisma/generated/client';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

const kept = globalThis as unknown as { tthcPrisma?: PrismaClient; tthcPool?: pg.Pool };

/**
 * A pool whose connections may break at any moment without taking the process along: an error on a connection that nobody
 * listens to at that instant would end it. Whoever waits on the connection is told by their own query.
 */
function resilientPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, connectionTimeoutMillis: 15_000 });
  pool.on('error', (error) => log('warn', 'a connection to the database broke', { error: error.message }));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The one client of this process. Reads may use it directly; every write goes through inTransaction. */
export function db(): PrismaClient {
  // Whoever disconnected ended the pool with it; what comes after begins anew.
  if (!kept.tthcPrisma || kept.tthcPool?.ending) {
    kept.tthcPool = resilientPool();
    kept.tthcPrisma = new PrismaClient({ adapter: new PrismaPg(kept.tthcPool, { disposeExternalPool: true }) });
  }
  return kept.tthcPrisma;
}

/** The connections themselves. */
export function pool(): pg.Pool {
  db();
  kept.tthcPool ??= resilientPool();
  return kept.tthcPool;
}

/**
 * The rows of one statement, outside any transaction, over the same connections but past the query engine: for reads asked
 * many times a second. A statement is never named, so that a pooler may stand between. Types are the driver's: timestamptz
 * is a Date, json is parsed, int8 and numeric are text (cast them), and a bare `date` must be cast to text.
 */
export async function queryRows<T>(query: Prisma.Sql): Promise<T[]> {
  return (await pool().query(query.text, [...query.values])).rows as T[];
}
