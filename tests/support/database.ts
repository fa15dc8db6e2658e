import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';

/**
 * Gives the test file a fresh, migrated PostgreSQL database of its own. Call it at the top of the file, before anything
 * that opens a connection; `url()` is its address as superuser.
 */
export function useDatabase(): { url: () => string } {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('serverUrl'));
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: inject('serverUrl') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  process.env.DATA_DIR = path.join(os.tmpdir(), `tthc-data-${name}`);
  process.env.AUTH_SECRET ??= 'a test secret of more than thirty-two characters';
  beforeAll(async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await admin(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`);
      } catch (error) {
        // Two files may copy the template at one moment; PostgreSQL lets only one at a time.
        if (attempt >= 20 || !/being accessed|is being/.test(String(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
      }
    }
  });
  afterAll(async () => {
    const kept = globalThis as unknown as { tthcPrisma?: { $disconnect(): Promise<void> } };
    await kept.tthcPrisma?.$disconnect();
    kept.tthcPrisma = undefined;
    await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return { url: () => url.href };
}
