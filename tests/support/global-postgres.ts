import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { dropDatabase, ensureDatabase } from '../../lib/setup/database';
import { startCluster, stopCluster } from '../../lib/setup/embedded-postgres';
import { applyMigrations } from '../../lib/setup/apply-migrations';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}

/** One real PostgreSQL for the run; a migrated template database, from which each test file copies its own. */
export default async function setup(project: TestProject) {
  const shared = process.env.TEST_PG_URL;
  const folder = path.join(os.tmpdir(), `tthc-test-${process.pid}`);
  const serverUrl = shared ?? (await startCluster(folder, console.log, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' })).superuserUrl();
  const root = path.resolve(import.meta.dirname, '../..');
  const migrations = path.join(root, 'prisma/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations).filter((entry) => /^\d{14}_/.test(entry)).sort()) hash.update(readFileSync(path.join(migrations, name, 'migration.sql')));
  const template = `tthc_template_${hash.digest('hex').slice(0, 10)}`;
  if (await ensureDatabase(serverUrl, template)) {
    const url = new URL(serverUrl);
    url.pathname = `/${template}`;
    try {
      await applyMigrations(url.href);
    } catch (error) {
      await dropDatabase(serverUrl, template);
      throw error;
    }
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS true IS_TEMPLATE true`);
    await client.end();
  }
  project.provide('serverUrl', serverUrl);
  project.provide('template', template);
  return () => {
    if (!shared) stopCluster(folder);
  };
}
