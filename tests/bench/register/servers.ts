import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { ensureBuild, ensureClient } from '@/lib/setup/build';

const root = path.resolve(import.meta.dirname, '../../..');
const yardstick = path.join(root, 'tests/bench/yardstick');

export type Running = { readonly url: string; readonly readyMs: number; readonly rssMb: () => number; readonly peakDuring: <T>(work: () => Promise<T>) => Promise<{ value: T; grownMb: number; peakMb: number }>; readonly stop: () => Promise<void> };

const freePort = () => new Promise<number>((resolve, reject) => {
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

/** Resident memory of a process and of what it started, in MB. */
function rssOf(pid: number): number {
  const read = (file: string): string => { try { return fs.readFileSync(file, 'utf8'); } catch { return ''; } };
  const own = Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(/\s+/).filter(Boolean);
  return children.reduce((sum, child) => sum + rssOf(Number(child)), own);
}

async function start(script: string, environment: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const from = performance.now();
  const child: ChildProcess = spawn(process.execPath, [script], {
    cwd: root, stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...environment, NODE_OPTIONS: '', PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as unknown as NodeJS.ProcessEnv,
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => { said = (said + piece.toString()).slice(-4_000); });
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; error?: string }) => (message.ready ? resolve() : reject(new Error(message.error))));
    child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${said}`)));
  });
  const readyMs = performance.now() - from;
  const pid = child.pid ?? 0;
  return {
    url, readyMs,
    rssMb: () => rssOf(pid),
    async peakDuring(work) {
      const before = rssOf(pid);
      let peak = before;
      const watch = setInterval(() => { peak = Math.max(peak, rssOf(pid)); }, 50);
      try {
        const value = await work();
        return { value, grownMb: peak - before, peakMb: peak };
      } finally {
        clearInterval(watch);
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The product as `npm start` runs it, over this database. */
export async function startProduct(appUrl: string): Promise<Running> {
  ensureClient();
  ensureBuild();
  return start(path.join(root, 'lib/setup/serve.mjs'), { DATABASE_URL: appUrl, DATA_DIR: process.env.DATA_DIR ?? '', AUTH_SECRET: process.env.AUTH_SECRET ?? '', AUTH_TRUST_HOST: 'true', PUBLIC_URL: 'http://localhost:3000' });
}

/** The bare yardsticks, built with the same Next.js. `statements` are the product's own. */
export async function startYardstick(appUrl: string, statements: Record<string, { text: string; values: readonly unknown[] }>): Promise<Running> {
  const mark = path.join(yardstick, '.next/.bench-hash');
  const hash = createHash('sha256');
  for (const file of fs.readdirSync(yardstick, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(jsx?|mjs)$/.test(name) && !name.startsWith('.next')).sort()) hash.update(file).update(fs.readFileSync(path.join(yardstick, file)));
  const wanted = hash.update(fs.readFileSync(path.join(root, 'node_modules/next/package.json'))).digest('hex');
  if (!fs.existsSync(mark) || fs.readFileSync(mark, 'utf8') !== wanted) {
    const built = spawnSync(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build', yardstick], { cwd: yardstick, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } });
    if (built.status !== 0) throw new Error(`the yardsticks could not be built\n${built.stdout}\n${built.stderr}`);
    fs.writeFileSync(mark, wanted);
  }
  const file = path.join(yardstick, '.next/statements.json');
  fs.writeFileSync(file, JSON.stringify(statements));
  return start(path.join(yardstick, 'serve.mjs'), { DATABASE_URL: appUrl, YARDSTICK_STATEMENTS: file });
}
