import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorRate } from './interval';
import { allot, compulsoryReasons, DEFAULT_SAMPLE_RULE, drawSample, populationHash, type SampleCandidate, type SampleRule } from './sample';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const plain = (code: string, stratum: string, more: Partial<SampleCandidate> = {}): SampleCandidate => ({ code, stratum, isLate: false, isRefused: false, isStopped: false, isWithdrawn: false, supplementAsks: 0, ...more });
const many = (stratum: string, n: number): SampleCandidate[] => Array.from({ length: n }, (_, i) => plain(`H24.21-2609${stratum}-${String(i).padStart(4, '0')}`, stratum));
const rule = (randomTotal: number, minPerStratum = 1): SampleRule => ({ version: 1, randomTotal, minPerStratum });

const candidates = fc
  .uniqueArray(fc.record({ code: fc.stringMatching(/^[A-Z]\d{1,4}$/), stratum: fc.constantFrom('1.009748', '1.009756', '2.000635', 'mau-3'), isLate: fc.boolean(), isRefused: fc.boolean(), isStopped: fc.constant(false), isWithdrawn: fc.constant(false), supplementAsks: fc.nat({ max: 3 }) }), { selector: ({ code }) => code, maxLength: 120 });

describe('what must be looked at', () => {
  test('all late, refused, stopped or withdrawn, and all with two or more supplements, each with its reason', () => {
    const population = [plain('a', 's', { isLate: true }), plain('b', 's', { isRefused: true }), plain('c', 's', { isStopped: true }), plain('d', 's', { isWithdrawn: true }), plain('e', 's', { supplementAsks: 2 }), plain('f', 's', { supplementAsks: 1 }), plain('g', 's', { isLate: true, supplementAsks: 3 })];
    const { items } = drawSample(population, rule(0, 0), 'x', sha256);
    expect(items.map(({ code, reasons }) => [code, reasons])).toEqual([['a', ['late']], ['b', ['refused']], ['c', ['stopped']], ['d', ['withdrawn']], ['e', ['supplements']], ['g', ['late', 'supplements']]]);
  });

  test('whatever the seed, every dossier that must be looked at is there once, and the draw is of the others', () => {
    fc.assert(fc.property(candidates, fc.string(), (population, seed) => {
      const { items } = drawSample(population, DEFAULT_SAMPLE_RULE, seed, sha256);
      const codes = items.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      const must = population.filter((candidate) => compulsoryReasons(candidate).length > 0).map(({ code }) => code);
      expect(must.every((code) => codes.includes(code))).toBe(true);
      for (const { code, reasons } of items) expect(reasons.includes('random')).toBe(!must.includes(code));
    }));
  });
});

describe('how many of each stratum', () => {
  test('in proportion, whole, adding up, at least one of each', () => {
    const sizes = new Map([['a', 700], ['b', 250], ['c', 49], ['d', 1]]);
    expect(Object.fromEntries(allot(sizes, rule(30)))).toEqual({ a: 21, b: 7, c: 1, d: 1 });
  });

  test('adds up to what was asked for, or to all there are, or to the minima', () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.nat({ max: 90 }), { maxKeys: 8 }), fc.nat({ max: 120 }), fc.nat({ max: 3 }), (sizes, total, min) => {
      const map = new Map(Object.entries(sizes));
      const shares = allot(map, rule(total, min));
      const open = [...map.values()].reduce((sum, size) => sum + size, 0);
      const minima = [...map.values()].reduce((sum, size) => sum + Math.min(size, min), 0);
      const sum = [...shares.values()].reduce((all, share) => all + share, 0);
      for (const [stratum, share] of shares) expect(share).toBeLessThanOrEqual(map.get(stratum) ?? 0);
      for (const [stratum, size] of map) if (size > 0) expect(shares.get(stratum) ?? 0).toBeGreaterThanOrEqual(Math.min(size, min));
      expect(sum).toBeGreaterThanOrEqual(Math.min(total, open));
      expect(sum).toBeLessThanOrEqual(Math.min(total, open) + minima);
      if (min === 0) expect(sum).toBe(Math.min(total, open));
    }));
  });
});

describe('the draw', () => {
  test('is the same for the same seed, whatever the order in which the population comes', () => {
    fc.assert(fc.property(candidates.chain((population) => fc.tuple(fc.constant(population), fc.shuffledSubarray(population, { minLength: population.length }))), fc.string(), ([population, shuffled], seed) => {
      expect(drawSample(shuffled, rule(10), seed, sha256)).toEqual(drawSample(population, rule(10), seed, sha256));
      expect(populationHash(shuffled, sha256)).toBe(populationHash(population, sha256));
    }));
  });

  test('is the list that a shell with sha256sum and sort draws from the same seed', () => {
    const population = [...many('01', 40), ...many('02', 20), ...many('03', 3)];
    const { items, strata } = drawSample(population, rule(8), 'b7e0c2', sha256);
    expect(items.map(({ code }) => code)).toEqual(EXPECTED);
    expect(strata).toEqual([{ stratum: '01', size: 40, drawn: 5 }, { stratum: '02', size: 20, drawn: 2 }, { stratum: '03', size: 3, drawn: 1 }]);
  });

  test('is uniform: in 10,000 draws of 5 of 20 every dossier comes as often as chance has it', () => {
    const population = many('01', 20);
    const seen = new Map(population.map(({ code }) => [code, 0]));
    const draws = 10_000;
    for (let i = 0; i < draws; i += 1) for (const { code } of drawSample(population, rule(5), `seed-${i}`, sha256).items) seen.set(code, (seen.get(code) ?? 0) + 1);
    const expected = (draws * 5) / 20;
    // Drawn without putting back: each count has the variance n·p·(1−p), and the sum over 20 follows chi-square with 19 degrees once scaled by 19/20·1/(1−p).
    const chi2 = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / (expected * 0.75), 0) * (19 / 20);
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(draws * 5);
    expect(chi2).toBeLessThan(43.8); // p = 0.001
    expect(chi2).toBeGreaterThan(4.9); // more even than chance would be suspicious too
  });

  test('cannot be made with a dossier twice in the population', () => {
    expect(() => drawSample([plain('a', 's'), plain('a', 's')], rule(1), 'x', sha256)).toThrow(RangeError);
  });

  test('a change of one field of one dossier changes the hash of the population', () => {
    const population = many('01', 5);
    const changed = population.map((candidate, i) => (i === 3 ? { ...candidate, supplementAsks: 1 } : candidate));
    expect(populationHash(changed, sha256)).not.toBe(populationHash(population, sha256));
  });
});

describe('the error rate', () => {
  test('has the interval of the published tables', () => {
    expect(errorRate(0, 0)).toBeNull();
    expect(errorRate(3, 30)).toMatchObject({ rate: 0.1, low: expect.closeTo(0.0346, 4), high: expect.closeTo(0.2562, 4) });
    expect(errorRate(0, 30)).toMatchObject({ rate: 0, low: 0, high: expect.closeTo(0.1135, 4) });
    expect(errorRate(10, 10)).toMatchObject({ low: expect.closeTo(0.7225, 4), high: 1 });
    expect(() => errorRate(4, 3)).toThrow(RangeError);
  });

  test('lies about the rate, within 0 and 1', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n))), ([wrong, n]) => {
      const found = errorRate(wrong, n);
      expect(found && found.low >= 0 && found.low <= found.rate && found.rate <= found.high && found.high <= 1).toBe(true);
    }));
  });
});

// Made with nothing but a shell: for each stratum `for c in …; do printf 'b7e0c2\n%s' $c | sha256sum; done | sort | head -n <drawn>`.
const EXPECTED = ['H24.21-260901-0006', 'H24.21-260901-0007', 'H24.21-260901-0019', 'H24.21-260901-0031', 'H24.21-260901-0038', 'H24.21-260902-0000', 'H24.21-260902-0014', 'H24.21-260903-0000'];
