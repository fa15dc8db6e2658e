#!/usr/bin/env node
// `npm test`: types, lint with the import walls, unit and property tests, use cases on real PostgreSQL, browser journeys
// against the production build. Installs what it needs; ends with one plain line.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureClientQuietly, ensurePackages } from '../lib/setup/start.mjs';

const root = path.resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'tthc-reports-'));
let passed = 0;
let failed = 0;
const failures = [];

const bin = (name, file) => path.join(root, 'node_modules', name, file);
function node(args, env = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } }).status === 0;
}
function stage(name, work) {
  if (only.length && !only.some((word) => name.includes(word))) return;
  const from = Date.now();
  console.log(`\n▸ ${name}`);
  const [good, bad] = work();
  passed += good;
  failed += bad;
  if (bad) failures.push(name);
  console.log(`▸ ${name}: ${good} passed, ${bad} failed (${Math.round((Date.now() - from) / 1000)} s)`);
}
const single = (ok) => (ok ? [1, 0] : [0, 1]);
function counted(file, ok, count) {
  if (!fs.existsSync(file)) return [0, 1];
  const [good, bad] = count(JSON.parse(fs.readFileSync(file, 'utf8')));
  // A run that failed outside any test (a suite that does not load) is a failure too.
  return [good, bad || ok ? bad : 1];
}
const vitest = (project) => {
  const file = path.join(reports, `${project}.json`);
  const ok = node([bin('vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return counted(file, ok, (report) => [report.numPassedTests, report.numFailedTests]);
};

ensurePackages();
await ensureClientQuietly();
fs.rmSync(path.join(root, '.next/dev/types'), { recursive: true, force: true });

stage('types', () => single(node([bin('next', 'dist/bin/next'), 'typegen']) && node([bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.'])));
stage('lint', () => single(node([bin('eslint', 'bin/eslint.js'), '.', '--max-warnings=0'])));
stage('cycles', () => single(node([bin('oxlint', 'bin/oxlint'), '--import-plugin', '-A', 'all', '-D', 'import/no-cycle', 'app', 'components', 'lib'])));
stage('unit', () => vitest('unit'));
stage('integration', () => vitest('integration'));
stage('browser', () => {
  const file = path.join(reports, 'browser.json');
  const ok = node([bin('@playwright/test', 'cli.js'), 'test', '-c', 'tests/e2e/playwright.config.ts'], { TTHC_BROWSER_REPORT: file });
  return counted(file, ok, (report) => [report.stats.expected + report.stats.flaky, report.stats.unexpected]);
});

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
