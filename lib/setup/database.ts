import pg from 'pg';
import PgBoss from 'pg-boss';

/** The role the app works under: it can neither alter tables nor rewrite the audit and event tables. */
export const APP_ROLE = 'tthc_app';
const APPEND_ONLY = ['audit_entry', 'dossier_event', 'inspection_event', 'inspection_entry', 'finding_statement', 'remedy_event', 'document_agreement', 'sync_receipt'];

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database if it is not there; true when it was made now. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<boolean> {
  return withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} ENCODING 'UTF8' TEMPLATE template0`);
    return true;
  });
}

/** Makes the app's role with this password and gives it what it needs in the database of `ownerUrl`, and no more. */
export async function grantAppRole(ownerUrl: string, password: string, role = APP_ROLE): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    for (const table of APPEND_ONLY) await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
    const { rowCount: hasQueue } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = 'pgboss'");
    if (hasQueue) {
      await client.query(`GRANT USAGE, CREATE ON SCHEMA pgboss TO ${role}`);
      await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role}`);
      await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${role}`);
    }
    await client.query(`REVOKE ALL ON _prisma_migrations FROM ${role}`);
  });
}

/** The same address under another user. */
export function urlAs(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = encodeURIComponent(password);
  return address.href;
}

/** Drops a database and whoever is in it. */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
}

/** The job queue's own tables, made or brought up to date by the owner; its queues are partitions, so they are made here too. */
export async function prepareQueue(ownerUrl: string, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', max: 2, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of queues) await boss.createQueue(name, { name, policy: 'short', retryLimit: 2 });
  await boss.stop({ graceful: false, wait: true });
}

/** The queues there are; lib/jobs/boss.ts says what runs on them. */
export const QUEUES = ['send-notices', 'watch-clock', 'refresh-history', 'run-control', 'check-dossiers', 'clean-up-sign-in', 'purge-online-drafts', 'tidy-counters', 'check-counters'] as const;
