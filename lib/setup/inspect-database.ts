import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export type MigrationStanding = { readonly missing: readonly string[]; readonly edited: readonly string[]; readonly unknown: readonly string[] };
export type RoleStanding = {
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly ownsTables: boolean;
  /** Tables in which it may not do what the app does. */
  readonly denied: readonly string[];
  /** Append-only tables that it could rewrite. */
  readonly rewritable: readonly string[];
};

const APPEND_ONLY = ['audit_entry', 'dossier_event'];

async function asking<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What of the migrations that this release brings is not in the database, was applied with another text, or is not known to it. Asked as the owner. */
export async function inspectMigrations(ownerUrl: string): Promise<MigrationStanding> {
  const dir = path.resolve(import.meta.dirname, '../../prisma/migrations');
  const names = readdirSync(dir).filter((name) => /^\d{14}_/.test(name)).sort();
  return asking(ownerUrl, async (client) => {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>('SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL');
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const checksum = (name: string) => createHash('sha256').update(readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')).digest('hex');
    return {
      missing: names.filter((name) => !applied.has(name)),
      edited: names.filter((name) => applied.has(name) && applied.get(name) !== checksum(name)),
      unknown: [...applied.keys()].filter((name) => !names.includes(name)),
    };
  });
}

/** What the role of the app may do, asked as that role: enough to work, and never to rewrite what is append-only. */
export async function inspectRole(appUrl: string): Promise<RoleStanding> {
  return asking(appUrl, async (client) => {
    const one = await client.query<{ role: string; isSuperuser: boolean; ownsTables: boolean }>(
      `SELECT current_user AS role, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
              EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'MEMBER')) AS "ownsTables"`);
    const tables = await client.query<{ name: string; works: boolean; rewrites: boolean }>(
      `SELECT tablename AS name,
              has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') AND has_table_privilege(format('%I.%I', schemaname, tablename), 'INSERT')
                AND (tablename = ANY($1) OR has_table_privilege(format('%I.%I', schemaname, tablename), 'UPDATE')) AS works,
              tablename = ANY($1) AND (has_table_privilege(format('%I.%I', schemaname, tablename), 'UPDATE') OR has_table_privilege(format('%I.%I', schemaname, tablename), 'DELETE')
                OR has_table_privilege(format('%I.%I', schemaname, tablename), 'TRUNCATE')) AS rewrites
         FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename`, [APPEND_ONLY]);
    const found = one.rows[0];
    if (!found) throw new Error('no role');
    return { ...found, denied: tables.rows.filter((row) => !row.works).map((row) => row.name), rewritable: tables.rows.filter((row) => row.rewrites).map((row) => row.name) };
  });
}
