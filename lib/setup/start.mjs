#!/usr/bin/env node
// Needs nothing but Node: installs the packages if they are missing or out of date, then hands over to start.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Cần Node.js từ 20.19 trở lên; máy này có ${process.versions.node}. Hãy cài bản mới từ nodejs.org rồi chạy lại.`);
  process.exit(1);
}

// By its full address: a command may be called from another folder.
const tsx = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href;

/**
 * Installs what the lock file names, once for each content of the lock file. Not `npm ci`: it refuses a lock file that lacks
 * the optional packages of other platforms, and not every registry serves those.
 */
export function ensurePackages() {
  const lock = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  const mark = path.join(root, 'node_modules/.tthc-lock');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === lock) return;
  // A folder that npm itself filled from this lock file is as good: npm leaves its own copy of the lock inside.
  if (npmFilledIt()) return;
  console.error('▸ Cài các gói cần dùng (lần đầu vài phút)…');
  const npm = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-save', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status !== 0) {
    console.error('Không cài được các gói. Hãy kiểm tra mạng và chỗ trống trên ổ đĩa rồi chạy lại npm start.');
    process.exit(npm.status ?? 1);
  }
  fs.writeFileSync(mark, lock);
}

function npmFilledIt() {
  const inside = path.join(root, 'node_modules/.package-lock.json');
  if (!fs.existsSync(inside)) return false;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const has = JSON.parse(fs.readFileSync(inside, 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || entry.peer || has[name]?.version === entry.version);
}

/** The database client, made when it is missing, without a word unless it fails. */
export async function ensureClientQuietly() {
  if (fs.existsSync(path.join(root, 'prisma/generated/client.ts'))) return;
  const made = spawnSync(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], { cwd: root, encoding: 'utf8', env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } });
  if (made.status !== 0) throw new Error(made.stderr);
}

/** Runs one of our TypeScript files in a process of its own; signals reach both through the terminal's group. */
export function runTypeScript(file, args = [], options = {}) {
  return spawn(process.execPath, ['--conditions=react-server', '--import', tsx, path.join(root, file), ...args], { cwd: root, stdio: 'inherit', ...options });
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(import.meta.filename)) {
  ensurePackages();
  const child = runTypeScript('lib/setup/start.ts', process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
