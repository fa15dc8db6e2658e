import 'server-only';
import { createHash } from 'node:crypto';
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
 * many times a second. Types are the driver's: timestamptz is a Date, json is parsed, int8 and numeric are text (cast
 * them), and a bare `date` must be cast to text.
 */
export async function queryRows<T>(query: Prisma.Sql): Promise<T[]> {
  return (await pool().query(query.text, [...query.values])).rows as T[];
}

/** Names of the statements that each connection keeps planned. A few dozen texts are asked all day; more would fill the server's memory. */
const named = new Map<string, string>();
const MOST_NAMED = 60;

function nameOf(text: string): string | undefined {
  const known = named.get(text);
  if (known !== undefined || named.size >= MOST_NAMED) return known;
  const name = `tthc-${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
  named.set(text, name);
  return name;
}

/**
 * As queryRows, for a statement asked with every page: each connection keeps it planned, since planning one over the
 * dossiers costs more than answering it. Not for one whose best plan depends on what is asked, like a search. Behind a
 * pooler, which may change the connection under a statement, nothing is kept.
 */
export async function queryPlanned<T>(query: Prisma.Sql): Promise<T[]> {
  const name = env().DATABASE_POOLER === '1' ? undefined : nameOf(query.text);
  try {
    return (await pool().query({ name, text: query.text, values: [...query.values] })).rows as T[];
  } catch (error) {
    // A column was added under a kept plan: PostgreSQL refuses it on that connection for ever after.
    if (name !== undefined && (error as { code?: unknown }).code === '0A000') return queryRows<T>(query);
    throw error;
  }
}
