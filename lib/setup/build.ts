import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './embedded-postgres';

const root = path.resolve(import.meta.dirname, '../..');
const next = path.join(root, 'node_modules/next/dist/bin/next');
const SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'proxy.ts', 'instrumentation.ts'];

function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (file: string) => {
    if (!fs.existsSync(file)) return;
    if (fs.statSync(file).isDirectory()) return fs.readdirSync(file).sort().forEach((name) => visit(path.join(file, name)));
    if (!/\.test\.tsx?$/.test(file)) hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  };
  places.forEach((place) => visit(path.join(root, place)));
  return hash.digest('hex');
}

/** Does the work once for each content of its sources, and remembers that it succeeded. */
function once(mark: string, places: readonly string[], work: () => void): boolean {
  const file = path.join(root, mark);
  const hash = hashOf(places);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash) return false;
  work();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, hash);
  return true;
}

function runNode(args: string[], env: Record<string, string>, failure: string): void {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) throw new SetupError(`${failure}\n${done.stdout}\n${done.stderr}`);
}

/** The database client from the schema. The engine it would look for is a download; the client needs none. */
export const ensureClient = (): boolean =>
  once('prisma/generated/.tthc-hash', ['prisma/schema', 'package-lock.json'], () =>
    runNode([path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }, 'Không tạo được mã truy cập cơ sở dữ liệu.'));

/** The production build; false when the one on disk is of these sources. */
export const ensureBuild = (): boolean =>
  once('.next/.tthc-hash', SOURCES, () =>
    runNode([next, 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, 'Không dựng được bản chạy.'));
