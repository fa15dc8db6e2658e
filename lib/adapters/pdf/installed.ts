import 'server-only';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of an installed package, looked for on disk from the working directory and from the started script
 * upwards. Module resolution is of no use for a font file or a worker: a bundler replaces it by its own numbers.
 * Throws when the package is not installed.
 */
export function installedPackage(name: string): string {
  const started = process.argv[1];
  const starts = [process.cwd(), ...(started !== undefined && existsSync(started) ? [path.dirname(realpathSync(started))] : [])];
  for (const start of starts) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const found = path.join(/* turbopackIgnore: true */ folder, 'node_modules', ...name.split('/'));
      if (existsSync(found)) return found;
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new Error(`The package ${name} is not installed; looked upwards from ${starts.join(' and ')}`);
}
