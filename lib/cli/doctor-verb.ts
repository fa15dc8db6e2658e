import fs from 'node:fs';
import path from 'node:path';
import { now, today } from '@/lib/platform/clock';
import { checkAdmin, checkAudit, checkCounters, checkDataFolder, checkDisk, checkFailed, checkFiles, checkHorizon, checkMigrations, checkNode, checkOutbox, checkRole, databaseUnreachable, type Check } from './doctor-checks';
import { openDatabase, type OpenedDatabase } from './open-database';
import { say } from './with-database';

const root = path.resolve(import.meta.dirname, '../..');
const dataDir = () => path.resolve(root, process.env.DATA_DIR || './data');

async function tried(what: string, work: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await work();
  } catch (error) {
    return checkFailed(what, error);
  }
}

async function checkStoredFiles(agencyId: number): Promise<Check> {
  const { db } = await import('@/lib/db/client');
  const missing: string[] = [];
  let all = 0;
  let after: string | null = null;
  for (;;) {
    const rows: { id: string; sha256: string; name: string }[] = await db().storedFile.findMany({ where: { agencyId, ...(after === null ? {} : { id: { gt: after } }) }, select: { id: true, sha256: true, name: true }, orderBy: { id: 'asc' }, take: 1_000 });
    for (const { sha256, name } of rows) if (!fs.existsSync(path.join(dataDir(), 'files', sha256.slice(0, 2), sha256))) missing.push(name);
    all += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < 1_000) return checkFiles(missing, all);
  }
}

async function checkNotices(agencyId: number): Promise<Check> {
  const { db } = await import('@/lib/db/client');
  const old = new Date(now().getTime() - 3_600_000);
  const [stuck, failed, last] = await Promise.all([
    db().notice.count({ where: { agencyId, state: 'queued', createdAt: { lt: old } } }),
    db().notice.count({ where: { agencyId, state: 'failed' } }),
    db().notice.findFirst({ where: { agencyId, state: { not: 'sent' }, lastError: { not: null } }, orderBy: { createdAt: 'desc' }, select: { lastError: true } }),
  ]);
  return checkOutbox({ stuck, failed, lastError: last?.lastError ?? null, hasMail: Boolean(process.env.SMTP_URL), hasSms: Boolean(process.env.SMS_DIR) });
}

async function checkTrail(agencyId: number): Promise<Check> {
  const { verifyAudit } = await import('@/lib/usecases/verify-audit');
  const anchorFile = path.join(dataDir(), 'audit-anchors.json');
  const anchors = fs.existsSync(anchorFile) ? (JSON.parse(fs.readFileSync(anchorFile, 'utf8')) as { agencyId: number; seq: string; hash: string }[]) : [];
  const { rows, faults } = await verifyAudit(agencyId, anchors);
  return checkAudit(rows, faults.map(({ words }) => words));
}

async function checkAdmins(agencyId: number): Promise<Check> {
  const { db } = await import('@/lib/db/client');
  const [row] = await db().$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT p.id) AS count FROM staff p JOIN staff_role r ON r."agencyId" = p."agencyId" AND r."staffId" = p.id
     WHERE p."agencyId" = ${agencyId} AND p."isActive" AND r.role = 'admin' AND (p."passwordHash" IS NOT NULL OR p."oidcSubject" IS NOT NULL)`;
  return checkAdmin(Number(row?.count ?? 0n));
}

async function checkDatabase(database: OpenedDatabase): Promise<Check[]> {
  const { inspectMigrations, inspectRole } = await import('@/lib/setup/inspect-database');
  const first = [
    await tried('các bản cập nhật cơ sở dữ liệu', async () => checkMigrations(await inspectMigrations(database.ownerUrl))),
    await tried('quyền của người dùng cơ sở dữ liệu', async () => checkRole(await inspectRole(process.env.DATABASE_URL ?? database.ownerUrl))),
  ];
  const [{ theAgency }, { loadCalendar }] = await Promise.all([import('@/lib/data/agency'), import('@/lib/data/calendar')]);
  const agency = await theAgency().catch(() => null);
  if (agency === null) return [...first, { isSound: false, says: 'Chưa có cơ quan nào trong cơ sở dữ liệu', toDo: 'Chạy npm start một lần với TTHC_SEED=reference.' }];
  return [
    ...first,
    await tried('người quản trị', () => checkAdmins(agency.id)),
    await tried('lịch làm việc', async () => checkHorizon((await loadCalendar(agency.id)).announcedYears, today())),
    await tried('tệp đính kèm', () => checkStoredFiles(agency.id)),
    await tried('tin nhắn chờ gửi', () => checkNotices(agency.id)),
    await tried('số đếm lưu sẵn', async () => checkCounters(await (await import('@/lib/usecases/keep-counters')).findWrongCounters())),
    await tried('nhật ký', () => checkTrail(agency.id)),
  ];
}

async function databaseChecks(): Promise<Check[]> {
  let opened: OpenedDatabase | null = null;
  try {
    opened = await openDatabase();
    if (!opened) throw new Error('không có cơ sở dữ liệu');
    const { db } = await import('@/lib/db/client');
    await db().$queryRaw`SELECT 1`;
    return [{ isSound: true, says: 'Kết nối được cơ sở dữ liệu' }, ...(await checkDatabase(opened))];
  } catch (error) {
    return [databaseUnreachable(error)];
  } finally {
    await opened?.close().catch(() => undefined);
  }
}

/** `tthc doctor`: everything that is checked, each with ✓, or ✗ and what to do; 1 when anything is wrong. */
export async function runDoctor(): Promise<number> {
  const folder = checkDataFolder(dataDir());
  const checks = [
    checkNode(process.version),
    folder,
    ...(folder.isSound ? [await tried('chỗ trống trên ổ đĩa', () => { const { bavail, bsize } = fs.statfsSync(dataDir()); return checkDisk(bavail * bsize); })] : []),
    ...(await databaseChecks()),
  ];
  for (const { isSound, says, toDo } of checks) say(`${isSound ? '✓' : '✗'} ${says}${isSound || !toDo ? '' : `\n    ${toDo}`}`);
  const faults = checks.filter((check) => !check.isSound).length;
  say(faults === 0 ? 'Hệ thống khỏe mạnh.' : `${faults} việc cần làm.`);
  return faults === 0 ? 0 : 1;
}
