import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '@/lib/setup/apply-migrations';
import { APP_ROLE, dropDatabase, ensureDatabase, grantAppRole, prepareQueue, QUEUES, urlAs } from '@/lib/setup/database';
import { startCluster } from '@/lib/setup/embedded-postgres';
import type { Generated } from './generate';

const root = path.resolve(import.meta.dirname, '../../..');

/** Where the bench keeps its cluster and its build between runs. */
export const benchFolder = (): string => process.env.TTHC_BENCH_DIR ?? '/var/tmp/tthc-bench';

export type Register = Generated & { readonly ownerUrl: string; readonly appUrl: string; readonly isKept: boolean };

/** What a register of the bench is made from: another schema or generator makes another one. */
function recipe(rows: number): string {
  const hash = createHash('sha256').update(String(rows));
  const migrations = path.join(root, 'prisma/migrations');
  for (const name of readdirSync(migrations).filter((entry) => /^\d{14}_/.test(entry)).sort()) hash.update(readFileSync(path.join(migrations, name, 'migration.sql')));
  for (const file of ['due-table.ts', 'generate.ts', 'generate-sql.ts']) hash.update(readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 16);
}

async function ask<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** While rows are loaded nothing is worth keeping from a crash: what is half made is made anew. */
const LOADING = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', checkpoint_timeout: '30min' } as const;

async function configure(url: string, settings: Readonly<Record<string, string>>): Promise<void> {
  await ask(url, 'ALTER SYSTEM RESET ALL');
  for (const [name, value] of Object.entries(settings)) await ask(url, `ALTER SYSTEM SET ${name} = '${value}'`);
  await ask(url, 'SELECT pg_reload_conf()');
}

/**
 * A register of so many dossiers: of the server named by TEST_PG_URL, or of a cluster of the bench's own that syncs to
 * disk as it would in an office. One that was made before from the same schema is used again, unless `fresh`.
 */
export async function prepareRegister(rows: number, fresh: boolean, say: (line: string) => void): Promise<Register> {
  const serverUrl = process.env.TEST_PG_URL ?? (await startCluster(path.join(benchFolder(), 'postgres'), say, { max_wal_size: '4GB' })).superuserUrl();
  const isOurs = process.env.TEST_PG_URL === undefined;
  // Also after a run that was ended while it loaded: what is measured syncs to disk.
  if (isOurs) await configure(serverUrl, {});
  const name = `tthc_bench_${rows}`;
  const owner = new URL(serverUrl);
  owner.pathname = `/${name}`;
  const ownerUrl = owner.href;
  const password = createHash('sha256').update(serverUrl).digest('hex').slice(0, 24);
  const made = recipe(rows);
  const [known] = await ask<{ said: string | null }>(serverUrl, `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1`, [name]);
  const kept = known?.said?.startsWith(made) && !fresh ? (JSON.parse(known.said.slice(made.length)) as Generated) : null;
  Object.assign(process.env, { DATABASE_URL: ownerUrl, DATA_DIR: path.join(benchFolder(), 'data'), AUTH_SECRET: 'a secret of the bench, which protects invented people only' });
  const appUrl = urlAs(ownerUrl, process.env.TEST_PG_URL ? `${APP_ROLE}_bench` : APP_ROLE, password);
  if (kept) return { ...kept, ownerUrl, appUrl, isKept: true };

  say(`Making a register of ${rows.toLocaleString('en')} dossiers…`);
  await dropDatabase(serverUrl, name);
  await ensureDatabase(serverUrl, name);
  await applyMigrations(ownerUrl);
  await prepareQueue(ownerUrl, QUEUES);
  await grantAppRole(ownerUrl, password, new URL(appUrl).username);
  const [{ openOffice }, { generateRegister }] = await Promise.all([import('../../support/counter-office'), import('./generate')]);
  await openOffice();
  if (isOurs) await configure(serverUrl, LOADING);
  const generated = await generateRegister(ownerUrl, rows, say);
  if (isOurs) {
    await configure(serverUrl, {});
    await ask(serverUrl, 'CHECKPOINT');
  }
  await ask(serverUrl, `COMMENT ON DATABASE ${name} IS '${made}${JSON.stringify(generated)}'`);
  return { ...generated, ownerUrl, appUrl, isKept: false };
}
