import 'server-only';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Metric-compatible with Times New Roman, with every Vietnamese letter; full files, because a subset cannot be embedded. */
const FILES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
];

const PACKAGE = ['node_modules', '@expo-google-fonts', 'tinos'];

/**
 * The four faces of Tinos from the installed package. Looked for on disk from the working directory and from the
 * started script upwards: module resolution is of no use here, a bundler would replace it by its own numbers.
 * Throws when the package is not installed.
 */
export function officialFonts(): Buffer[] {
  const started = process.argv[1];
  const starts = [process.cwd(), ...(started !== undefined && existsSync(started) ? [path.dirname(realpathSync(started))] : [])];
  for (const start of starts) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const found = path.join(folder, ...PACKAGE);
      if (existsSync(found)) return FILES.map((file) => readFileSync(path.join(found, file)));
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new Error(`The font package ${PACKAGE.slice(1).join('/')} is not installed; looked upwards from ${starts.join(' and ')}`);
}
