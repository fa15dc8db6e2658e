import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import os from 'node:os';
import { startCluster, stopCluster } from './embedded-postgres';
import { readSchema, schemaDiff } from './schema-engine';

/*
 * Writes the SQL of a new migration: the difference between prisma/schema and the schema as it was at the last migration.
 * That earlier schema is kept in prisma/migrations/schema.snapshot.json, beside the migrations it describes.
 */
const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('npm run db:new -- short-name');
const root = path.resolve(import.meta.dirname, '../..');
const snapshotFile = path.join(root, 'prisma/migrations/schema.snapshot.json');
const before = await readFile(snapshotFile, 'utf8').then((text) => JSON.parse(text) as { name: string; content: string }[]).catch(() => null);
const after = await readSchema();
// The engine insists on a server even to compare two texts.
const scratch = path.join(os.tmpdir(), 'tthc-new-migration');
const cluster = await startCluster(scratch, console.log);
const sql = await schemaDiff(before && before.map(({ name: file, content }) => ({ path: path.join(root, 'prisma/schema', file), content })), after, cluster.superuserUrl());
stopCluster(scratch);
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const dir = path.join(root, 'prisma/migrations', `${stamp}_${name.replaceAll('-', '_')}`);
await mkdir(dir, { recursive: true });
await writeFile(path.join(dir, 'migration.sql'), sql);
await writeFile(snapshotFile, `${JSON.stringify(after.map((file) => ({ name: path.basename(file.path), content: file.content })), null, 1)}\n`);
console.log(`${path.relative(root, dir)}/migration.sql\n${sql.slice(0, 2000)}`);
