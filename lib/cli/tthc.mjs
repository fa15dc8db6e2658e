#!/usr/bin/env node
// `npx tthc <verb>`: starts main.ts under the loader that reads TypeScript, and ends as it ends.
import path from 'node:path';
import { ensureClientQuietly, ensurePackages, runTypeScript } from '../setup/start.mjs';

ensurePackages();
await ensureClientQuietly();
const child = runTypeScript(path.join('lib', 'cli', 'main.ts'), process.argv.slice(2), { cwd: process.cwd() });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
