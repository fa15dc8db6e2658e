import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { env } from '@/lib/platform/env';

const kept = globalThis as unknown as { tthcPrisma?: PrismaClient };

/** The one client of this process. Reads may use it directly; every write goes through inTransaction. */
export function db(): PrismaClient {
  kept.tthcPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, connectionTimeoutMillis: 5_000 }),
  });
  return kept.tthcPrisma;
}
