import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { appendAudit } from '@/lib/data/audit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { backup, restore } from '@/lib/setup/backup';
import { dropDatabase, ensureDatabase } from '@/lib/setup/database';
import { useDatabase } from '../support/database';

const database = useDatabase();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tthc-backup-'));
const pathOf = (sha256: string) => path.join(sha256.slice(0, 2), sha256);
const copyName = `copy_${randomBytes(5).toString('hex')}`;
const copyUrl = () => database.url().replace(/\/[^/]+$/, `/${copyName}`);

async function contents(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) found[name] = (await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)).rows.map((row) => row.row);
  await client.end();
  return found;
}

afterAll(async () => {
  await dropDatabase(database.url().replace(/\/[^/]+$/, '/postgres'), copyName);
  fs.rmSync(scratch, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('brings every row and every file to an empty place, and nothing else', async () => {
    await db().agency.create({ data: { id: 1, code: 'H24.21', name: 'Cơ quan\tcó \\ dấu "lạ"\nvà xuống dòng', shortName: '\\N', parentName: '', address: 'Đường Nguyễn Đức Cảnh', phone: '', email: '' } });
    for (let index = 0; index < 40; index++) await inTransaction((tx) => appendAudit(tx, { agencyId: 1, actorId: null, action: 'test:write', subject: `row:${index}`, detail: { text: 'ế'.repeat(index * 50) } }));
    const filesDir = path.join(scratch, 'files');
    const bytes = randomBytes(300_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    fs.mkdirSync(path.dirname(path.join(filesDir, pathOf(sha256))), { recursive: true });
    fs.writeFileSync(path.join(filesDir, pathOf(sha256)), bytes);
    const target = path.join(scratch, 'one.backup');
    const made = await backup({ ownerUrl: database.url(), filesDir, target, takenAt: new Date('2026-11-24T03:00:00Z') });
    expect(made.tables.audit_entry).toBe(40);

    await ensureDatabase(database.url().replace(/\/[^/]+$/, '/postgres'), copyName);
    const back = path.join(scratch, 'back');
    const done = await restore({ source: target, ownerUrl: copyUrl(), filesDir: back, pathOf });
    expect(done).toMatchObject({ tables: made.tables, files: 1 });
    expect(await contents(copyUrl())).toEqual(await contents(database.url()));
    expect(fs.readFileSync(path.join(back, pathOf(sha256))).equals(bytes)).toBe(true);
    // A place that holds something is never overwritten.
    await expect(restore({ source: target, ownerUrl: copyUrl(), filesDir: back, pathOf })).rejects.toThrow(/đã có dữ liệu/);
  });

  it('leaves nothing behind when the backup is cut short', async () => {
    const whole = fs.readFileSync(path.join(scratch, 'one.backup'));
    const cut = path.join(scratch, 'cut.backup');
    fs.writeFileSync(cut, whole.subarray(0, whole.length - 60_000));
    const name = `${copyName}_cut`;
    const url = copyUrl().replace(copyName, name);
    await ensureDatabase(database.url().replace(/\/[^/]+$/, '/postgres'), name);
    await expect(restore({ source: cut, ownerUrl: url, filesDir: path.join(scratch, 'cut'), pathOf })).rejects.toThrow();
    expect((await contents(url)).agency).toEqual([]);
    await dropDatabase(database.url().replace(/\/[^/]+$/, '/postgres'), name);
  });
});
