import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** Prisma's own table, as its engine makes it, so that the ordinary CLI agrees with what was applied here. */
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
/** Any number, the same for everyone who migrates: two starts at once apply each migration once. */
const LOCK = 72_707_369;

export class MigrationEdited extends Error {}

/**
 * Applies the migrations that this database does not have yet, each in a transaction with its row in the ledger; returns their names.
 * Throws MigrationEdited when an applied migration no longer has the text it was applied with.
 */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const dir = path.resolve(import.meta.dirname, '../../prisma/migrations');
  const names = readdirSync(dir).filter((name) => /^\d{14}_/.test(name)).sort();
  const client = new pg.Client({ connectionString });
  await client.connect();
  const applied: string[] = [];
  try {
    for (const name of names) {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      await client.query('BEGIN');
      try {
        await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        await client.query(LEDGER);
        const { rows } = await client.query<{ checksum: string }>('SELECT checksum FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL', [name]);
        if (rows[0] && rows[0].checksum !== checksum) throw new MigrationEdited(`Bản cập nhật cơ sở dữ liệu ${name} đã bị sửa sau khi chạy.`);
        if (!rows[0]) {
          await client.query(sql);
          await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)', [randomUUID(), checksum, name]);
          applied.push(name);
        }
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    }
  } finally {
    await client.end();
  }
  return applied;
}
