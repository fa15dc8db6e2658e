import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import tar from 'tar-stream';
import { applyMigrations } from './apply-migrations';
import { SetupError } from './embedded-postgres';

/*
 * One file: a gzipped tar of manifest.json, then each table as COPY text in pieces, then the stored files by their hash.
 * PostgreSQL's own pg_dump does not come with the embedded server; COPY does, and streams.
 */
const FORMAT = 'tthc-backup-1';
const PIECE = 8 * 1024 * 1024;

type TableInfo = { name: string; columns: string[]; dependsOn: string[] };
export type BackupManifest = { format: string; takenAt: string; migrations: string[]; tables: { name: string; columns: string[] }[] };
export type BackupSummary = { readonly tables: Readonly<Record<string, number>>; readonly files: number; readonly bytes: number };

/** Our tables with their writable columns, each after those that its foreign keys name. */
async function listTables(client: pg.Client): Promise<TableInfo[]> {
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(
    `SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> '_prisma_migrations' ORDER BY c.table_name, c.ordinal_position`);
  const { rows: keys } = await client.query<{ child: string; parent: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  const tables = new Map<string, TableInfo>();
  for (const { table_name: name, column_name: column } of columns) {
    const table = tables.get(name) ?? { name, columns: [], dependsOn: keys.filter((key) => key.child === name && key.parent !== name).map((key) => key.parent) };
    table.columns.push(column);
    tables.set(name, table);
  }
  const sorted: TableInfo[] = [];
  const visit = (table: TableInfo, path_: readonly string[] = []) => {
    if (sorted.includes(table) || path_.includes(table.name)) return;
    for (const parent of table.dependsOn) {
      const found = tables.get(parent);
      if (found) visit(found, [...path_, table.name]);
    }
    sorted.push(table);
  };
  for (const table of tables.values()) visit(table);
  return sorted;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');
const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

async function* storedFiles(folder: string): AsyncGenerator<string> {
  const entries = await fs.promises.readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* storedFiles(full);
    else if (/^[0-9a-f]{64}$/.test(entry.name)) yield full;
  }
}

/** Writes one consistent snapshot of the database, and the files it names, while the office goes on working. */
export async function backup(options: { ownerUrl: string; filesDir: string; target: string; takenAt: Date }): Promise<BackupSummary> {
  const client = await connect(options.ownerUrl);
  const pack = tar.pack();
  const part = `${options.target}.part`;
  const written = pipeline(pack, createGzip({ level: 6 }), fs.createWriteStream(part, { mode: 0o600 }));
  written.catch(() => undefined);
  const put = (name: string, content: Buffer) => new Promise<void>((resolve, reject) => pack.entry({ name }, content, (error) => (error ? reject(error) : resolve())));
  const counts: Record<string, number> = {};
  let files = 0;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await listTables(client);
    const { rows: migrations } = await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name');
    const manifest: BackupManifest = { format: FORMAT, takenAt: options.takenAt.toISOString(), migrations: migrations.map((row) => row.migration_name), tables: tables.map(({ name, columns }) => ({ name, columns })) };
    await put('manifest.json', Buffer.from(JSON.stringify(manifest, null, 1)));
    for (const table of tables) {
      const stream = client.query(copyTo(`COPY "${table.name}" (${quoted(table.columns)}) TO STDOUT`));
      let held: Buffer[] = [];
      let size = 0;
      let piece = 0;
      const flush = async () => {
        if (size === 0) return;
        await put(`tables/${table.name}/${String(piece++).padStart(6, '0')}`, Buffer.concat(held));
        held = [];
        size = 0;
      };
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        held.push(chunk);
        size += chunk.length;
        if (size >= PIECE) await flush();
      }
      await flush();
      counts[table.name] = stream.rowCount ?? 0;
    }
    await client.query('COMMIT');
    for await (const file of storedFiles(options.filesDir)) {
      const content = await fs.promises.readFile(file);
      await put(`files/${path.basename(file)}`, content);
      files += 1;
    }
    await put('counts.json', Buffer.from(JSON.stringify({ tables: counts, files })));
    pack.finalize();
    await written;
    await fs.promises.rename(part, options.target);
  } catch (error) {
    pack.destroy();
    await fs.promises.rm(part, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  return { tables: counts, files, bytes: (await fs.promises.stat(options.target)).size };
}

/** Fills an empty place from a backup, in one transaction. Refuses a database that holds anything. */
export async function restore(options: { source: string; ownerUrl: string; filesDir: string; pathOf: (sha256: string) => string }): Promise<BackupSummary> {
  await applyMigrations(options.ownerUrl);
  const client = await connect(options.ownerUrl);
  const counts: Record<string, number> = {};
  let files = 0;
  let manifest: BackupManifest | undefined;
  let expected: { tables: Record<string, number>; files: number } | undefined;
  try {
    const { rows } = await client.query<{ taken: boolean }>('SELECT EXISTS (SELECT 1 FROM agency) AS taken');
    if (rows[0]?.taken) throw new SetupError('Cơ sở dữ liệu đích đã có dữ liệu. Chỉ khôi phục vào nơi trống: viết DATA_DIR hoặc DATABASE_URL trỏ tới nơi mới.');
    await client.query('BEGIN');
    const extract = tar.extract();
    const reading = pipeline(fs.createReadStream(options.source), createGunzip(), extract);
    reading.catch(() => undefined);
    let open: { name: string; stream: ReturnType<typeof copyFrom> & NodeJS.WritableStream } | undefined;
    const close = async () => {
      if (!open) return;
      const { name, stream } = open;
      open = undefined;
      stream.end();
      await finished(stream);
      counts[name] = (stream as unknown as { rowCount?: number }).rowCount ?? 0;
    };
    for await (const entry of extract) {
      const name = entry.header.name;
      if (name === 'manifest.json') {
        manifest = JSON.parse((await gather(entry)).toString()) as BackupManifest;
        if (manifest.format !== FORMAT) throw new SetupError('Tệp này không phải bản sao lưu của phần mềm.');
        await refuseNewer(client, manifest);
        for (const { name: table } of manifest.tables) counts[table] = 0;
      } else if (name === 'counts.json') expected = JSON.parse((await gather(entry)).toString()) as typeof expected;
      else if (name.startsWith('tables/')) {
        const table = manifest?.tables.find((one) => one.name === name.split('/')[1]);
        if (!table) throw new SetupError(`Bản sao lưu có bảng lạ: ${name}`);
        if (open?.name !== table.name) {
          await close();
          open = { name: table.name, stream: client.query(copyFrom(`COPY "${table.name}" (${quoted(table.columns)}) FROM STDIN`)) as never };
        }
        for await (const chunk of entry as AsyncIterable<Buffer>) if (!open.stream.write(chunk)) await new Promise((resolve) => open?.stream.once('drain', resolve));
      } else if (name.startsWith('files/')) {
        await close();
        const content = await gather(entry);
        const sha256 = path.basename(name);
        if (createHash('sha256').update(content).digest('hex') !== sha256) throw new SetupError(`Tệp ${sha256} trong bản sao lưu đã hỏng.`);
        const target = path.join(options.filesDir, options.pathOf(sha256));
        await fs.promises.mkdir(path.dirname(target), { recursive: true });
        await fs.promises.writeFile(target, content);
        files += 1;
      } else entry.resume();
    }
    await close();
    await reading;
    for (const [table, count] of Object.entries(expected?.tables ?? {})) if ((counts[table] ?? 0) !== count) throw new SetupError(`Bảng ${table}: bản sao lưu ghi ${count} dòng, đọc được ${counts[table] ?? 0}.`);
    if (!expected || expected.files !== files) throw new SetupError('Bản sao lưu bị cắt: thiếu phần cuối.');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  return { tables: counts, files, bytes: (await fs.promises.stat(options.source)).size };
}

async function gather(entry: object): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function refuseNewer(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations');
  const here = new Set(rows.map((row) => row.migration_name));
  const missing = manifest.migrations.filter((name) => !here.has(name));
  if (missing.length) throw new SetupError(`Bản sao lưu do phiên bản mới hơn tạo ra (${missing.join(', ')}). Hãy cập nhật phần mềm trước.`);
}
