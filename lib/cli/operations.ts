import fs from 'node:fs';
import path from 'node:path';
import { now } from '@/lib/platform/clock';
import { backup, restore } from '@/lib/setup/backup';
import { clusterFolder, keepSecrets, prepareDatabase } from '@/lib/setup/prepare-database';
import { stopCluster } from '@/lib/setup/embedded-postgres';
import { openDatabase } from './open-database';

const say = (line: string) => process.stdout.write(`${line}\n`);
const root = path.resolve(import.meta.dirname, '../..');
const dataDir = () => path.resolve(root, process.env.DATA_DIR || './data');
const filesDir = () => path.join(dataDir(), 'files');
/** The disk store keeps a file under the first two letters of its hash. */
const pathOf = (sha256: string) => path.join(sha256.slice(0, 2), sha256);
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

async function withDatabase<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const opened = await openDatabase();
  if (!opened) throw new Error('Chưa có cơ sở dữ liệu.');
  try {
    return await work(opened.ownerUrl);
  } finally {
    await opened.close();
  }
}

/** `tthc backup TỆP`: a consistent snapshot while the office works on. */
export async function runBackup([target]: readonly string[]): Promise<number> {
  if (!target) throw new Error('Viết tên tệp: tthc backup /noi-luu/2026-11-24.tthc');
  const full = path.resolve(process.cwd(), target);
  if (fs.existsSync(full)) throw new Error(`Tệp ${full} đã có. Chọn tên khác: bản sao lưu không ghi đè.`);
  const made = await withDatabase((ownerUrl) => backup({ ownerUrl, filesDir: filesDir(), target: full, takenAt: now() }));
  say(`Đã sao lưu ${Object.values(made.tables).reduce((sum, count) => sum + count, 0)} dòng và ${made.files} tệp vào ${full} (${megabytes(made.bytes)}).`);
  return 0;
}

/** `tthc restore TỆP`: into an empty place only. */
export async function runRestore([source]: readonly string[]): Promise<number> {
  if (!source || !fs.existsSync(path.resolve(process.cwd(), source))) throw new Error('Viết tên tệp sao lưu có thật: tthc restore /noi-luu/2026-11-24.tthc');
  const embedded = !process.env.DATABASE_URL;
  const database = await prepareDatabase({ dataDir: dataDir(), databaseUrl: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_OWNER_URL, secrets: keepSecrets(dataDir()), say });
  try {
    const done = await restore({ source: path.resolve(process.cwd(), source), ownerUrl: database.ownerUrl, filesDir: filesDir(), pathOf });
    say(`Đã khôi phục ${Object.values(done.tables).reduce((sum, count) => sum + count, 0)} dòng và ${done.files} tệp.`);
    return 0;
  } finally {
    if (embedded) stopCluster(clusterFolder(dataDir()));
  }
}

/** `tthc audit verify`: 1 and the places when the trail was tampered with. Heads are noted beside the data for the next run. */
export async function runAudit([verb]: readonly string[]): Promise<number> {
  if (verb !== 'verify') throw new Error('Viết: tthc audit verify');
  return withDatabase(async () => {
    const [{ verifyAudit }, { theAgency }] = await Promise.all([import('@/lib/usecases/verify-audit'), import('@/lib/data/agency')]);
    const anchorFile = path.join(dataDir(), 'audit-anchors.json');
    const anchors = fs.existsSync(anchorFile) ? (JSON.parse(fs.readFileSync(anchorFile, 'utf8')) as { agencyId: number; seq: string; hash: string }[]) : [];
    const verdict = await verifyAudit((await theAgency()).id, anchors);
    for (const fault of verdict.faults) say(`✗ ${fault.words}`);
    if (verdict.faults.length) return 1;
    if (verdict.anchor) {
      fs.mkdirSync(dataDir(), { recursive: true });
      fs.writeFileSync(anchorFile, JSON.stringify([...anchors.filter((anchor) => anchor.seq !== verdict.anchor?.seq).slice(-99), verdict.anchor], null, 1));
    }
    say(`✓ ${verdict.rows} dòng nhật ký, chuỗi liền và không bị sửa.`);
    return 0;
  });
}
