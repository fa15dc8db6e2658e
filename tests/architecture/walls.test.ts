import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import tsParser from '@typescript-eslint/parser';
import { importWalls, MAY_IMPORT } from './walls.mjs';

/*
 * In a folder of its own: one importing file for each ordered pair of layers, and one for each layer and package, linted
 * with the project's own configuration, and compares every verdict with the table: loosening a wall shows up as a diff of the table.
 */
const project = path.resolve(import.meta.dirname, '../..');
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tthc-walls-')));
const home = process.cwd();
const layers = MAY_IMPORT as unknown as Record<string, [string[], string[]]>;
const names = Object.keys(layers);
const PACKAGES = ['zod', 'next/headers', '@prisma/client', 'react', 'node:fs', 'pg'];
const mark = 'walls-probe';
const folders: Record<string, string> = { generated: 'prisma/generated', seed: 'prisma/seed', ui: 'components/ui', components: 'components/dossier', app: 'app/(staff)/ho-so', builders: 'tests/builders', tests: 'tests/integration' };
const folderOf = (name: string) => folders[name] ?? (name.startsWith('domain:') ? `lib/domain/${name.slice(7)}` : `lib/${name}`);
const slug = (text: string) => text.replace(/[^a-z]/gi, '_');
const fileOf = (from: string, to: string) => path.join(root, folderOf(from), `${mark}-${slug(to)}.ts`);

function write(file: string, text: string) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

beforeAll(() => {
  fs.copyFileSync(path.join(project, 'tsconfig.json'), path.join(root, 'tsconfig.json'));
  fs.symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  // The resolver of aliases looks for tsconfig.json where the process stands.
  process.chdir(root);
  for (const name of names) write(fileOf(name, 'target'), 'export const target = 1;\n');
  for (const from of names) {
    for (const to of names) write(fileOf(from, to), `import { target } from '@/${folderOf(to)}/${mark}-target';\nexport const used = target;\n`);
    for (const pkg of PACKAGES) write(fileOf(from, pkg), `import * as used from '${pkg}';\nexport { used };\n`);
  }
});
afterAll(() => {
  process.chdir(home);
  fs.rmSync(root, { recursive: true, force: true });
});

describe('the walls', () => {
  it('let through exactly what the table lists', { timeout: 240_000 }, async () => {
    const eslint = new ESLint({ cwd: root, globInputPaths: false, overrideConfigFile: true, overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tsParser } }, importWalls] as never });
    const results = await eslint.lintFiles(names.flatMap((from) => names.map((to) => fileOf(from, to))));
    const refused = new Set(results.filter((result) => result.messages.some((message) => message.ruleId?.startsWith('boundaries/'))).map((result) => result.filePath));
    const mismatches: string[] = [];
    for (const from of names) {
      // The generated client has no lint: it is not ours.
      if (from === 'generated') continue;
      for (const to of names) {
        const wanted = from === to || layers[from]![0].some((layer) => layer === to || to.startsWith(`${layer}:`));
        if (wanted === refused.has(fileOf(from, to))) mismatches.push(`${from} → ${to}: the table says ${wanted}, the lint says ${!wanted}`);
      }
    }
    expect(mismatches).toEqual([]);
    const verdicts = await eslint.lintFiles(names.filter((name) => name !== 'generated').flatMap((from) => PACKAGES.map((pkg) => fileOf(from, pkg))));
    const open = verdicts.filter((result) => result.messages.length === 0).map((result) => path.relative(root, result.filePath));
    expect(open.filter((file) => file.startsWith('lib/domain/') || file.startsWith('lib/text/'))).toEqual([]);
    expect(open.filter((file) => /prisma_client|-pg\.ts$/.test(file) && /^(app|components)\//.test(file))).toEqual([]);
  });
});
