import type { Hash } from './hash';

/** Why a dossier is in the sample without a draw (chọn bắt buộc), or by it. */
export const SAMPLE_REASONS = ['late', 'refused', 'stopped', 'withdrawn', 'supplements', 'random'] as const;
export type SampleReason = (typeof SAMPLE_REASONS)[number];

/** A dossier of the population: everything that the choice depends on, and nothing else. */
export type SampleCandidate = {
  readonly code: string;
  /** The procedure: the draw is stratified by it. */
  readonly stratum: string;
  readonly isLate: boolean;
  readonly isRefused: boolean;
  readonly isStopped: boolean;
  readonly isWithdrawn: boolean;
  /** How many times a supplement was asked for. */
  readonly supplementAsks: number;
};

/** How many are drawn, and how few of a stratum may be. The version changes with the meaning of the rule. */
export type SampleRule = { readonly version: 1; readonly randomTotal: number; readonly minPerStratum: number };

export const DEFAULT_SAMPLE_RULE: SampleRule = { version: 1, randomTotal: 30, minPerStratum: 1 };

/** `size` dossiers of a stratum were open to the draw, `drawn` of them were drawn. */
export type StratumDraw = { readonly stratum: string; readonly size: number; readonly drawn: number };
export type SampledDossier = { readonly code: string; readonly stratum: string; readonly reasons: readonly SampleReason[] };
export type Sample = { readonly items: readonly SampledDossier[]; readonly strata: readonly StratumDraw[]; readonly population: number };

/** Code unit order, the same on every machine: never a locale's. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The reasons that take a dossier into the sample whatever the seed: all late, refused, stopped or withdrawn, and all with two or more supplements. */
export function compulsoryReasons(candidate: SampleCandidate): SampleReason[] {
  const reasons: SampleReason[] = [];
  if (candidate.isLate) reasons.push('late');
  if (candidate.isRefused) reasons.push('refused');
  if (candidate.isStopped) reasons.push('stopped');
  if (candidate.isWithdrawn) reasons.push('withdrawn');
  if (candidate.supplementAsks >= 2) reasons.push('supplements');
  return reasons;
}

/**
 * How many to draw from each stratum: in proportion to its size, whole numbers by largest remainder (ties by name), at least
 * `minPerStratum` of each that has as many, and never more than it has. When the minima alone exceed the total, they stand.
 */
export function allot(sizes: ReadonlyMap<string, number>, rule: SampleRule): Map<string, number> {
  const strata = [...sizes].filter(([, size]) => size > 0).sort(([a], [b]) => byText(a, b));
  const open = strata.reduce((sum, [, size]) => sum + size, 0);
  const total = Math.min(rule.randomTotal, open);
  const shares = new Map(strata.map(([stratum, size]) => [stratum, Math.min(size, Math.max(Math.floor((total * size) / open), Math.min(rule.minPerStratum, size)))]));
  let left = total - [...shares.values()].reduce((sum, share) => sum + share, 0);
  // Integers only: a remainder compared as a fraction could differ in its last bit between machines.
  const remainder = (size: number): number => (total * size) % open;
  const order = [...strata].sort(([a, sizeA], [b, sizeB]) => remainder(sizeB) - remainder(sizeA) || byText(a, b));
  while (left > 0) {
    let moved = false;
    for (const [stratum, size] of order) {
      const share = shares.get(stratum) ?? 0;
      if (left === 0 || share >= size) continue;
      shares.set(stratum, share + 1);
      left -= 1;
      moved = true;
    }
    if (!moved) break;
  }
  return shares;
}

/** The place of a dossier in the draw of a seed: sha256 of "<seed>\n<code>" in hexadecimal. The smallest of each stratum are drawn. */
export const drawRank = (seed: string, code: string, hash: Hash): string => hash(`${seed}\n${code}`);

/**
 * The sample of a population: all that must be looked at, and a random draw from the rest, stratified by procedure. The order
 * of the population changes nothing; the same seed gives the same sample on every machine. Throws when a code occurs twice.
 */
export function drawSample(population: readonly SampleCandidate[], rule: SampleRule, seed: string, hash: Hash): Sample {
  if (new Set(population.map(({ code }) => code)).size !== population.length) throw new RangeError('A dossier stands twice in the population');
  const compulsory: SampledDossier[] = [];
  const rest = new Map<string, SampleCandidate[]>();
  for (const candidate of population) {
    const reasons = compulsoryReasons(candidate);
    if (reasons.length) compulsory.push({ code: candidate.code, stratum: candidate.stratum, reasons });
    else {
      const members = rest.get(candidate.stratum);
      if (members) members.push(candidate);
      else rest.set(candidate.stratum, [candidate]);
    }
  }
  const shares = allot(new Map([...rest].map(([stratum, members]) => [stratum, members.length])), rule);
  const drawn = [...rest].flatMap(([stratum, members]) =>
    members
      .map(({ code }) => ({ code, rank: drawRank(seed, code, hash) }))
      .sort((a, b) => byText(a.rank, b.rank) || byText(a.code, b.code))
      .slice(0, shares.get(stratum) ?? 0)
      .map(({ code }): SampledDossier => ({ code, stratum, reasons: ['random'] })),
  );
  const strata = [...rest].map(([stratum, members]) => ({ stratum, size: members.length, drawn: shares.get(stratum) ?? 0 })).sort((a, b) => byText(a.stratum, b.stratum));
  return { items: [...compulsory, ...drawn].sort((a, b) => byText(a.code, b.code)), strata, population: population.length };
}

/** The hash of a population, over its dossiers in the order of their codes: one line each, every field that the choice depends on. */
export function populationHash(population: readonly SampleCandidate[], hash: Hash): string {
  const flag = (is: boolean): string => (is ? '1' : '0');
  const line = (c: SampleCandidate): string => [c.code, c.stratum, flag(c.isLate), flag(c.isRefused), flag(c.isStopped), flag(c.isWithdrawn), c.supplementAsks].join('\t');
  return hash([...population].sort((a, b) => byText(a.code, b.code)).map(line).join('\n'));
}
