import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ROLES } from '@/lib/domain/access/permissions';
import { APPLICANT_KINDS, CHANNELS, DOSSIER_STATUSES } from '@/lib/domain/dossier/status';
import { applyMigrations } from '@/lib/setup/apply-migrations';
import { APP_ROLE, dropDatabase, ensureDatabase, grantAppRole, urlAs } from '@/lib/setup/database';
import { readSchema, schemaDiff } from '@/lib/setup/schema-engine';
import { useDatabase } from '../support/database';

const database = useDatabase();
const made = `schema_${randomBytes(5).toString('hex')}`;
const server = () => database.url().replace(/\/[^/]+$/, '/postgres');
const madeUrl = () => database.url().replace(/\/[^/]+$/, `/${made}`);

/** Columns that the schema language cannot say: made by hand in a migration. */
const BY_HAND = ['applicant.searchFold', 'dossier.searchFold', 'procedure_version.searchFold'];

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const columns = async (url: string) =>
  (await query<{ line: string }>(url, `SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`))
    .map((row) => row.line)
    .filter((line) => !BY_HAND.some((name) => line.startsWith(`${name} `)));

describe('the database', () => {
  afterAll(() => dropDatabase(server(), made));

  it('that the migrations make is the one that the schema describes', async () => {
    await ensureDatabase(server(), made);
    for (const statement of [await schemaDiff(null, await readSchema(), madeUrl())]) await query(madeUrl(), statement);
    expect(await columns(database.url())).toEqual(await columns(madeUrl()));
  });

  it('is migrated once, however often it is asked', async () => {
    expect(await applyMigrations(database.url())).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['dossier', 'status', DOSSIER_STATUSES],
    ['dossier', 'channel', CHANNELS],
    ['dossier', 'applicantKind', APPLICANT_KINDS],
    ['dossier', 'termUnit', ['working-day', 'calendar-day', 'working-hour', 'same-day']],
    ['dossier', 'pauseRule', ['resume', 'restart', 'none']],
    ['staff_role', 'role', ROLES],
    ['calendar_special_day', 'kind', ['public-holiday', 'substitute-day-off', 'make-up-working-day']],
  ])('%s.%s holds exactly what the domain lists', async (table, column, values) => {
    const [check] = await query<{ definition: string }>(database.url(), `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'c' AND c.conrelid = '"${table}"'::regclass AND a.attname = '${column}' AND cardinality(c.conkey) = 1`);
    const stored = [...(check?.definition ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);
    expect([...stored].sort()).toEqual([...values].sort());
  });

  it('keeps the app away from the shape of tables, from events and from the audit trail', async () => {
    const password = randomBytes(12).toString('hex');
    const role = `${APP_ROLE}_${made}`;
    await grantAppRole(database.url(), password, role);
    const app = urlAs(database.url(), role, password);
    expect(await query(app, 'SELECT count(*)::int AS n FROM dossier')).toEqual([{ n: 0 }]);
    for (const sql of [`ALTER TABLE dossier ADD COLUMN x int`, `UPDATE audit_entry SET action = ''`, `DELETE FROM audit_entry`, `TRUNCATE dossier_event`, `UPDATE dossier_event SET act = ''`, `CREATE TABLE mine (x int)`, `SELECT * FROM _prisma_migrations`])
      await expect(query(app, sql), sql).rejects.toThrow(/permission denied|must be owner/);
    await query(database.url(), `DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('folds Vietnamese names to plain letters', async () => {
    const decomposed = 'Đỗ Thị Hường'.normalize('NFD');
    expect(await query(database.url(), `SELECT tthc_fold('${decomposed}') AS a, tthc_fold('NGUYỄN VĂN ĐƯỜNG') AS b`)).toEqual([{ a: 'do thi huong', b: 'nguyen van duong' }]);
  });
});
