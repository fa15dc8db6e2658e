import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkDisk, checkHorizon, checkMigrations, checkNode, checkRole } from '@/lib/cli/doctor-checks';
import { runDoctor } from '@/lib/cli/doctor-verb';
import { runToken } from '@/lib/cli/token-verb';
import { runUser } from '@/lib/cli/user-verb';
import { isPasswordOf } from '@/lib/adapters/passwords';
import { db } from '@/lib/db/client';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { seed } from '@/prisma/seed';
import { useDatabase } from '../support/database';
import { clientWith } from '../support/api-client';

useDatabase();
/** A verb as the shell calls it: its status, what it prints and what it says beside. */
async function run(verb: (args: readonly string[]) => Promise<number>, ...args: string[]): Promise<{ status: number; out: string; said: string }> {
  let [out, said] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true));
  try {
    return { status: await verb(args), out: out.trim(), said };
  } finally {
    vi.restoreAllMocks();
  }
}
afterEach(() => vi.restoreAllMocks());
const ADMIN = ['add', '--username', 'quantri', '--name', 'Đặng Tiến Đạt', '--title', 'Quản trị', '--role', 'admin', '--unit'];

describe('before anything is set up', () => {
  it('says to load the reference data', async () => {
    await expect(run(runUser, ...ADMIN, 'MC')).rejects.toThrow('TTHC_SEED=reference');
    const { status, out } = await run(runDoctor);
    expect([status, out]).toEqual([1, expect.stringContaining('✗ Chưa có cơ quan nào')]);
  });
});

describe('with the reference data', () => {
  beforeAll(async () => {
    await seed('reference');
  });

  it('makes the first administrator with a password for one use, gives another, and never closes the last', async () => {
    expect((await run(runDoctor)).out).toContain('✗ Chưa có người quản trị nào');
    const unit = (await db().unit.findFirstOrThrow({ where: { isActive: true } })).shortName;
    const made = await run(runUser, ...ADMIN, unit);
    expect(made).toMatchObject({ status: 0, said: expect.stringContaining('quantri') as string });
    const staff = await db().staff.findFirstOrThrow({ where: { username: 'quantri' } });
    expect(staff).toMatchObject({ mustChangePassword: true, isActive: true, isSample: false });
    expect(await isPasswordOf(staff.passwordHash ?? '', made.out)).toBe(true);
    expect((await run(runDoctor)).out).toContain('✓ 1 người quản trị');
    await expect(run(runUser, ...ADMIN, unit)).rejects.toThrow('Tên đăng nhập này đã có');
    await expect(run(runUser, 'disable', 'quantri')).rejects.toThrow('người quản trị cuối cùng');
    const again = await run(runUser, 'reset', 'QUANTRI');
    expect(again.out).not.toBe(made.out);
    expect(await isPasswordOf((await db().staff.findFirstOrThrow({ where: { username: 'quantri' } })).passwordHash ?? '', again.out)).toBe(true);
    await run(runUser, 'add', '--username', 'tiepnhan9', '--name', 'Người Mẫu', '--title', 'Chuyên viên', '--role', 'reception', '--unit', unit);
    expect((await run(runUser, 'disable', 'tiepnhan9')).out).toContain('Đã khóa');
    await expect(run(runUser, 'add', '--username', 'a', '--unit', unit)).rejects.toThrow('--role');
    await expect(run(runUser, 'add', '--unit', 'KHÔNG')).rejects.toThrow('--unit: chọn một đơn vị');
    await expect(run(runUser, 'reset', 'khong-co')).rejects.toThrow('Không có tài khoản');
    await expect(run(runUser)).rejects.toThrow('tthc user add');
  });

  it('makes a token that works until it is revoked, and prints nothing else to standard output', async () => {
    const made = await run(runToken, 'create', '--name', 'Một cửa thành phố', '--scope', 'dossiers:read', '--scope', 'papers:read', '--expires', '2099-12-31');
    expect(made.out).toMatch(/^tthc_[A-Za-z0-9_-]{43}$/);
    expect((await clientWith(made.out).list()).status).toBe(200);
    const { out } = await run(runToken, 'list');
    expect(out).toContain('Một cửa thành phố  [dossiers:read, papers:read]');
    expect(out).not.toContain(made.out);
    await run(runToken, 'revoke', 'Một cửa thành phố');
    expect((await clientWith(made.out).list()).status).toBe(401);
    await expect(run(runToken, 'revoke', 'Một cửa thành phố')).rejects.toThrow('Không có mã truy cập');
    await expect(run(runToken, 'create', '--name', 'x')).rejects.toThrow('--scope');
    await expect(run(runToken, 'create', '--name', 'Cổng', '--scope', 'dossiers:read', '--expires', '2026-02-30')).rejects.toThrow('--expires');
    await expect(run(runToken, 'create', '--name', 'Cổng', '--scope', 'dossiers:read', '--expires', '2020-01-01')).rejects.toThrow('--expires');
  });

  it('finds what is missing and what is stuck', async () => {
    const agencyId = 1;
    const sha256 = 'ab'.repeat(32);
    await db().storedFile.create({ data: { agencyId, sha256, size: 3, mediaType: 'application/pdf', name: 'ban-ve.pdf' } });
    await db().notice.create({ data: { agencyId, dossierId: null, channel: 'email', recipient: 'a@example.vn', template: 'x', data: {}, dedupeKey: 'x', createdAt: new Date(Date.now() - 7_200_000), lastError: 'ECONNREFUSED' } });
    const { status, out } = await run(runDoctor);
    expect(status).toBe(1);
    expect(out).toContain('✗ Mất 1 trong 1 tệp đính kèm: ban-ve.pdf');
    expect(out).toMatch(/✗ 1 tin chờ gửi quá một giờ, 0 tin gửi hỏng \(lỗi gần nhất: ECONNREFUSED\)\n +\S/);
    // The tests work as the owner of the tables, which an installation must not.
    expect(out).toContain('có quyền sửa cả cấu trúc bảng và nhật ký');
    expect(out).toMatch(/✓ Nhật ký \d+ dòng, chuỗi liền/);
    expect(out).toContain('✓ Cơ sở dữ liệu đã cập nhật đủ');
    const place = path.join(process.env.DATA_DIR ?? '', 'files', 'ab');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, sha256), 'abc');
    expect(existsSync(place)).toBe(true);
    await db().$executeRawUnsafe('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await db().$executeRaw`UPDATE audit_entry SET action = 'x' WHERE seq = 2`;
    const after = (await run(runDoctor)).out;
    expect(after).toContain('✓ Đủ 1 tệp đính kèm');
    expect(after).toContain('✗ Nhật ký bị can thiệp: Dòng 2 đã bị sửa');
  });

  it('says what to do when the database cannot be reached', async () => {
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:9/none';
    const kept = globalThis as unknown as { tthcPrisma?: unknown };
    const client = kept.tthcPrisma;
    kept.tthcPrisma = undefined;
    try {
      const { env } = await import('@/lib/platform/env');
      Object.assign(env(), { DATABASE_URL: process.env.DATABASE_URL });
      const { status, out } = await run(runDoctor);
      expect([status, out]).toEqual([1, expect.stringMatching(/✗ Không kết nối được cơ sở dữ liệu: .+\n +Kiểm tra PostgreSQL/)]);
    } finally {
      process.env.DATABASE_URL = url;
      const { env } = await import('@/lib/platform/env');
      Object.assign(env(), { DATABASE_URL: url });
      kept.tthcPrisma = client;
    }
  });
});

describe('single checks', () => {
  it('judge their facts', () => {
    expect([checkNode('v20.18.0'), checkNode('v20.19.0'), checkNode('v24.0.0')].map(({ isSound }) => isSound)).toEqual([false, true, true]);
    expect([checkDisk(1e8), checkDisk(1e11)].map(({ isSound }) => isSound)).toEqual([false, true]);
    const horizon = (years: number[], today: string) => checkHorizon(new Set(years), plainDate(today)).isSound;
    expect([horizon([2026], '2026-03-01'), horizon([2026], '2026-11-24'), horizon([2026, 2027], '2026-11-24'), horizon([2025], '2026-01-02')]).toEqual([true, false, true, false]);
    expect([checkMigrations({ missing: [], edited: [], unknown: [] }), checkMigrations({ missing: ['a'], edited: [], unknown: [] }), checkMigrations({ missing: [], edited: ['a'], unknown: [] }), checkMigrations({ missing: [], edited: [], unknown: ['z'] })].map(({ isSound }) => isSound)).toEqual([true, false, false, false]);
    const role = { role: 'app', isSuperuser: false, ownsTables: false, denied: [], rewritable: [] };
    expect(checkRole(role).isSound).toBe(true);
    expect(checkRole({ ...role, rewritable: ['audit_entry'] })).toMatchObject({ isSound: false, toDo: expect.stringContaining('REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM app;') as string });
    expect(checkRole({ ...role, denied: ['dossier'] }).isSound).toBe(false);
  });
});
