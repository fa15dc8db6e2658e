import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/plain-date';
import { casesOf, componentsFor, termOf, type RequiredDocument } from './content';
import { isInForce, upcomingVersion, validityOn, versionInForce, type VersionFacts } from './version';

const version = (from: string, to: string | null, rest: Partial<VersionFacts> = {}): VersionFacts => ({ validFrom: plainDate(from), validTo: to === null ? null : plainDate(to), state: 'approved', isSuperseded: false, ...rest });

describe('a version in force', () => {
  it('holds on its first and its last day, and on no day outside', () => {
    const span = version('2021-02-15', '2025-08-06');
    expect(['2021-02-14', '2021-02-15', '2025-08-06', '2025-08-07'].map((on) => validityOn(span, plainDate(on)))).toEqual(['upcoming', 'in-force', 'in-force', 'ended']);
    expect(validityOn(version('2021-02-15', null), plainDate('9999-12-31'))).toBe('in-force');
  });

  it('is never a draft, one under review, or a record that was corrected', () => {
    const on = plainDate('2026-11-24');
    for (const rest of [{ state: 'draft' }, { state: 'in-review' }, { isSuperseded: true }] as const) {
      expect(isInForce(version('2020-01-01', null, rest), on)).toBe(false);
      expect(versionInForce([version('2020-01-01', null, rest)], on)).toBeNull();
      expect(upcomingVersion([version('2027-01-01', null, rest)], on)).toBeNull();
    }
  });

  it('gives way on the day the next one comes: today one, tomorrow the other, the next known as upcoming', () => {
    const [before, after, later] = [version('2020-01-01', '2026-11-24'), version('2026-11-25', null), version('2027-06-01', null)];
    const all = [later, before, after];
    expect(versionInForce(all, plainDate('2026-11-24'))).toBe(before);
    expect(upcomingVersion(all, plainDate('2026-11-24'))).toBe(after);
    expect(versionInForce(all, plainDate('2026-11-25'))).toBe(after);
    expect(upcomingVersion(all, plainDate('2026-11-25'))).toBe(later);
    expect(versionInForce(all, plainDate('2019-12-31'))).toBeNull();
  });

  it('is the one announced last where two overlap, whatever their order', () => {
    const [older, newer] = [version('2020-01-01', null), version('2024-01-01', null)];
    for (const all of [[older, newer], [newer, older]]) expect(versionInForce(all, plainDate('2026-01-01'))).toBe(newer);
  });

  it('is exactly one on every day of an unbroken row of versions', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 8_000 }), (lengths, day) => {
      let from = plainDate('2016-01-01');
      const all = lengths.map((length, index) => {
        const one = { ...version(from, null), validTo: index === lengths.length - 1 ? null : addDays(from, length - 1) };
        from = addDays(from, length);
        return one;
      });
      const on = addDays(plainDate('2016-01-01'), day);
      expect(all.filter((one) => isInForce(one, on))).toEqual([versionInForce(all, on)]);
    }));
  });
});

describe('the parts of a procedure', () => {
  const part = (name: string, caseName: string | null): RequiredDocument => ({ name, form: null, originals: 1, copies: 0, isRequired: true, caseName });
  const content = { timeLimits: [{ caseName: 'Cấp lại', channel: null, value: 5, unit: 'working-day' as const }], components: [part('Đơn', null), part('Bản cũ', 'Hiệu đính'), part('Đơn trình báo', 'Cấp lại')] };

  it('name their cases once, in the order of limits and components', () => {
    expect(casesOf(content)).toEqual(['Cấp lại', 'Hiệu đính']);
    expect(casesOf({ timeLimits: [], components: [part('Đơn', null)] })).toEqual([]);
  });

  it('ask in a case for what every case needs and what this one needs', () => {
    expect(componentsFor(content, 'Hiệu đính').map((one) => one.name)).toEqual(['Đơn', 'Bản cũ']);
    expect(componentsFor(content, null).map((one) => one.name)).toEqual(['Đơn']);
  });

  it('say nothing by the number of a same-day limit', () => {
    expect(termOf({ value: 1, unit: 'same-day' })).toEqual({ unit: 'same-day' });
    expect(termOf({ value: 6, unit: 'working-hour' })).toEqual({ unit: 'working-hour', value: 6 });
  });
});
