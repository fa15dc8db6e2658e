import { drawSample, populationHash, type SampleCandidate, type SampleRule } from './sample';
import type { Hash } from './hash';

/** A draw as it is handed out, with everything that is needed to make it again. */
export type PublishedDraw = {
  readonly rule: SampleRule;
  readonly seed: string;
  readonly seedSha256: string;
  readonly populationSha256: string;
  readonly population: readonly SampleCandidate[];
  readonly codes: readonly string[];
};

/** What does not agree; empty when the draw is what it says. */
export type RedrawFault = 'seed' | 'population' | 'list';

/** Makes a draw again and compares it with what was handed out: the seed with its committed hash, the population with its hash, the list with the list. */
export function redraw(draw: PublishedDraw, hash: Hash): { readonly codes: readonly string[]; readonly faults: readonly RedrawFault[] } {
  const codes = drawSample(draw.population, draw.rule, draw.seed, hash).items.map(({ code }) => code);
  const faults: RedrawFault[] = [];
  if (hash(draw.seed) !== draw.seedSha256) faults.push('seed');
  if (populationHash(draw.population, hash) !== draw.populationSha256) faults.push('population');
  if (codes.length !== draw.codes.length || codes.some((code, at) => code !== draw.codes[at])) faults.push('list');
  return { codes, faults };
}
