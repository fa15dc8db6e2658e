import pg from 'pg';
import { loadCalendar } from '@/lib/data/calendar';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { now, today } from '@/lib/platform/clock';
import { workingDays, writeDueTables } from './due-table';
import { DOSSIERS, EVENTS, PEOPLE, PLAN } from './generate-sql';

const AGENCY = 1;
const YEARS = 5;

type Index = { name: string; definition: string; constraint: string | null; table: string };

/** The secondary indexes and keys of the big tables: they are made after the rows, at once, which is many times faster. */
async function dropIndexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition, pg_get_constraintdef(c.oid) AS constraint, i.indrelid::regclass::text AS table
      FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u')
     WHERE i.indrelid = ANY (ARRAY['dossier', 'dossier_event']::regclass[])
       AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f')`);
  for (const { name, constraint, table } of rows) await client.query(constraint ? `ALTER TABLE ${table} DROP CONSTRAINT ${name}` : `DROP INDEX ${name}`);
  return rows;
}

async function makeIndexes(url: string, all: readonly Index[], workers: number): Promise<void> {
  const waiting = [...all].sort((a, b) => Number(b.definition.includes('gin')) - Number(a.definition.includes('gin')));
  await Promise.all(Array.from({ length: workers }, async () => {
    const client = await connect(url);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await client.query(next.constraint ? `CREATE UNIQUE INDEX ${next.name} ${next.definition.slice(next.definition.indexOf(' ON '))}` : next.definition);
    }
    await client.end();
  }));
  const client = await connect(url);
  for (const { name, constraint, table } of all) if (constraint) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${constraint.startsWith('PRIMARY') ? 'PRIMARY KEY' : 'UNIQUE'} USING INDEX ${name}`);
  await client.end();
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; SET timezone = 'UTC'; SET max_parallel_maintenance_workers = 0; SET jit = off`);
  return client;
}

export type Generated = { readonly dossiers: number; readonly events: number; readonly open: number; readonly seconds: number };

/**
 * Fills a migrated database that has its reference data and sample people with `rows` dossiers over five years and about
 * four events each, inside PostgreSQL. Triggers are off meanwhile (the counters are made at the end, by the function that
 * rebuilds them), and indexes come after the rows.
 */
export async function generateRegister(url: string, rows: number, say: (line: string) => void): Promise<Generated> {
  const begun = performance.now();
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const value = await work();
    say(`  ${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
    return value;
  };
  const calendar = await loadCalendar(AGENCY);
  const last = today();
  const first = addDays(last, -Math.round(365.25 * YEARS));
  const days = workingDays(first, last, calendar);
  const horizon = workingDays(first, addDays(last, 200), calendar);
  const client = await connect(url);
  await client.query(`CREATE FUNCTION bench_r(n bigint, k bigint) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (hashint8extended(n, k) & 1073741823)::float8 / 1073741824`);
  await step('due dates by the deadline engine', () => writeDueTables(client, AGENCY, calendar, days, horizon));
  await step('people', () => client.query(PEOPLE, [AGENCY, Math.max(500, Math.ceil(rows / 3))]));
  await step('what happens to each dossier', async () => {
    await client.query(PLAN(rows, days.length), [now()]);
    await client.query('CREATE INDEX ON bench_plan (rn); ANALYZE bench_plan');
  });
  const indexes = await dropIndexes(client);
  const halves = [[0, Math.floor(rows / 2)], [Math.floor(rows / 2), rows]] as const;
  await step('dossiers', () => Promise.all(halves.map(async ([from, to]) => {
    const half = await connect(url);
    await half.query(DOSSIERS, [AGENCY, from, to]);
    await half.end();
  })));
  await step('events', () => Promise.all(halves.map(async ([from, to]) => {
    const half = await connect(url);
    await half.query(EVENTS, [AGENCY, from, to]);
    await half.end();
  })));
  await step('indexes', () => makeIndexes(url, indexes, 2));
  await step('counters', async () => {
    await client.query('INSERT INTO dossier_count ("agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "isStill", "dueOn", n) SELECT * FROM tthc_counts_fresh()');
    await client.query('INSERT INTO dossier_flow ("agencyId", "bucketOn", kind, "procedureId", "sectorId", "handlingUnitId", channel, outcome, ending, weekday, hour, n) SELECT * FROM tthc_flows_fresh()');
    await client.query('INSERT INTO dossier_day_counter ("agencyId", day, last) SELECT $1::int, b."on", max(p.ordinal)::int FROM bench_plan p JOIN bench_day b ON b.i = p.i GROUP BY 2', [AGENCY]);
    await client.query('DROP TABLE bench_plan, bench_due, bench_version, bench_day; DROP FUNCTION bench_r');
  });
  await step('vacuum and analyze', () => client.query('VACUUM (ANALYZE, PARALLEL 2)'));
  const { rows: [made] } = await client.query<{ dossiers: number; events: number; open: number }>(`SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM dossier_event) AS events, (SELECT sum(n)::int FROM dossier_count WHERE status <> 'resolved') AS open`);
  await client.end();
  if (!made) throw new Error('nothing was made');
  return { ...made, seconds: (performance.now() - begun) / 1000 };
}
