import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { ensureBuild, ensureClient } from './build';
import { SetupError, stopCluster } from './embedded-postgres';
import { clusterFolder, keepSecrets, prepareDatabase } from './prepare-database';
import { readSettings, type Settings } from './settings';

const root = path.resolve(import.meta.dirname, '../..');
const begun = performance.now();
const say = (line: string) => console.log(`  ${line}`);

async function step<T>(name: string, work: () => T | Promise<T>, words?: (value: T) => string): Promise<T> {
  process.stdout.write(`▸ ${name}…`);
  const from = performance.now();
  const value = await work();
  process.stdout.write(` ${words?.(value) ?? 'xong'} (${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} giây)\n`);
  return value;
}

const portIsFree = (port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer()
      .once('error', (error: NodeJS.ErrnoException) =>
        reject(new SetupError(
          error.code === 'EADDRINUSE' ? `Cổng ${port} đang có chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác: PORT=${port + 1} npm start`
          : error.code === 'EACCES' ? `Không được phép mở cổng ${port}. Hãy chọn cổng từ 1024 trở lên: PORT=3000 npm start`
          : `Không lắng nghe được ở ${host}:${port} (${error.code}). Hãy kiểm tra HOST và PORT.`)))
      .listen(port, host, () => probe.close(() => resolve()));
  });

let server: ChildProcess | undefined;
let stopEmbedded: (() => void) | undefined;
let stopping = false;

async function stop(code: number): Promise<never> {
  if (stopping) return new Promise<never>(() => undefined);
  stopping = true;
  if (server && server.exitCode === null) {
    server.kill('SIGTERM');
    await new Promise((resolve) => server?.once('exit', resolve));
  }
  stopEmbedded?.();
  if (code === 0) console.log('\nĐã dừng. Dữ liệu còn nguyên.');
  process.exit(code);
}

function serve(settings: Settings, environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    server = spawn(process.execPath, [path.join(root, 'lib/setup/serve.mjs')], { cwd: root, env: { ...process.env, ...environment }, stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });
    server.on('message', (message: { ready?: true; error?: string }) => {
      if (message.ready) resolve();
      if (message.error) reject(new SetupError(`Không mở được cổng ${settings.PORT} (${message.error}).`));
    });
    server.once('exit', (code) => {
      reject(new SetupError(`Máy chủ dừng khi đang khởi động (mã ${code}).`));
      if (!stopping) void stop(1);
    });
  });
}

async function main(): Promise<void> {
  const read = readSettings(process.env);
  if ('sentences' in read) throw new SetupError(read.sentences.join('\n'));
  const { settings } = read;
  const dataDir = path.resolve(root, settings.DATA_DIR);
  await portIsFree(settings.PORT, settings.HOST);
  const secrets = keepSecrets(dataDir);
  // Set before the cluster starts: a Ctrl-C in the middle must not leave it running.
  if (!settings.DATABASE_URL) stopEmbedded = () => stopCluster(clusterFolder(dataDir));
  const database = await step(settings.DATABASE_URL ? 'Nối cơ sở dữ liệu' : 'Khởi động cơ sở dữ liệu', () => prepareDatabase({ dataDir, databaseUrl: settings.DATABASE_URL, ownerUrl: settings.DATABASE_OWNER_URL, secrets, say }), (value) => (value.applied.length ? `đã cập nhật ${value.applied.length} bước` : 'sẵn sàng'));
  const environment: Record<string, string> = {
    NODE_ENV: 'production',
    DATABASE_URL: database.appUrl,
    DATA_DIR: dataDir,
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    PUBLIC_URL: settings.PUBLIC_URL,
    AUTH_SECRET: process.env.AUTH_SECRET ?? secrets.authSecret,
    AUTH_TRUST_HOST: 'true',
    // An identity provider sends people back to the address it was told, not to whatever host they came by.
    AUTH_URL: settings.PUBLIC_URL,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  await step('Tạo mã truy cập dữ liệu', ensureClient, (made) => (made ? 'xong' : 'không đổi'));
  Object.assign(process.env, environment, { DATABASE_URL: database.ownerUrl });
  const { seed, demoAccounts } = await import('../../prisma/seed/index');
  await step(`Nạp dữ liệu (${settings.TTHC_SEED})`, () => seed(settings.TTHC_SEED, say));
  const accounts = settings.TTHC_SEED === 'demo' ? await demoAccounts() : [];
  const { db } = await import('../db/client');
  await db().$disconnect();
  await step('Dựng bản chạy', ensureBuild, (made) => (made ? 'xong' : 'không đổi'));
  await step('Mở cổng', () => serve(settings, environment));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1).replace('.', ',');
  console.log(`\nSẵn sàng sau ${seconds} giây: http://localhost:${settings.PORT}`);
  if (accounts.length) {
    console.log('\nTài khoản mẫu (người trong dữ liệu mẫu là hư cấu), mật khẩu chung Mau-2026-tthc:');
    for (const account of accounts) console.log(`  ${account.username.padEnd(12)} ${account.name}, ${account.title}`);
  }
  console.log('\nBấm Ctrl+C để dừng.');
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
main().catch((error: unknown) => {
  console.error(`\n${error instanceof SetupError ? error.message : (error as Error).stack}`);
  void stop(1);
});
