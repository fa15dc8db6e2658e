import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

const kept = globalThis as unknown as { tthcPrisma?: PrismaClient };

/**
 * A pool whose connections may break at any moment without taking the process along: an error on a connection that nobody
 * listens to at that instant would end it. Whoever waits on the connection is told by their own query.
 */
function resilientPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, connectionTimeoutMillis: 5_000 });
  pool.on('error', (error) => log('warn', 'a connection to the database broke', { error: error.message }));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The one client of this process. Reads may use it directly; every write goes through inTransaction. */
export function db(): PrismaClient {
  kept.tthcPrisma ??= new PrismaClient({ adapter: new PrismaPg(resilientPool(), { disposeExternalPool: true }) });
  return kept.tthcPrisma;
}
