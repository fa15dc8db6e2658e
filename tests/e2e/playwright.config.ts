import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const PORT = Number(process.env.TTHC_TEST_PORT ?? 3987);

/** Debian's Chromium where it is installed, else the one that comes inside an npm package. */
async function chromium(): Promise<{ executablePath: string; args: string[] }> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => file && fs.existsSync(file));
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  if (installed) return { executablePath: installed, args: quiet };
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...quiet] };
}

export const baseURL = process.env.TTHC_TEST_URL ?? `http://localhost:${PORT}`;
const dataDir = path.join(os.tmpdir(), `tthc-browser-${process.env.TTHC_TEST_RUN ?? process.ppid}`);

export default defineConfig({
  testDir: '.',
  outputDir: path.join(root, 'test-results'),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  reporter: [['list'], ...(process.env.TTHC_BROWSER_REPORT ? [['json', { outputFile: process.env.TTHC_BROWSER_REPORT }] as [string, object]] : [])],
  use: {
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
    launchOptions: await chromium(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  webServer: process.env.TTHC_TEST_URL
    ? undefined
    : {
        command: 'node lib/setup/start.mjs',
        cwd: root,
        url: `${baseURL}/healthz`,
        timeout: 600_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        stdout: 'pipe',
        env: { PORT: String(PORT), DATA_DIR: dataDir, TTHC_SEED: 'demo', DATABASE_URL: '' },
      },
});
