import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseChoices, checklistFor, isCaseOf, missingComponents, onlyCase, shortfallOf, type AskedComponent, type ChecklistLine, type Given } from './completeness';

const component = (name: string, caseName: string | null = null, wanted: Partial<AskedComponent> = {}): AskedComponent => ({ name, form: null, originals: 1, copies: 0, isRequired: true, caseName, ...wanted });
const limit = (caseName: string | null, channel: 'in-person' | 'online' | 'postal' | null = null) => ({ caseName, channel });

describe('the case to choose', () => {
  it('is none where nothing tells cases apart', () => {
    const choices = caseChoices({ timeLimits: [limit(null)], components: [component('a')] }, 'in-person');
    expect(choices).toEqual({ cases: [], mayBeNone: true });
    expect(onlyCase(choices)).toBeNull();
    expect(isCaseOf(choices, null)).toBe(true);
    expect(isCaseOf(choices, 'gì đó')).toBe(false);
  });

  it('is one of the limits where they tell cases apart, and then never none', () => {
    const choices = caseChoices({ timeLimits: [limit('cấp I'), limit('cấp II')], components: [component('a', 'vốn đầu tư công')] }, 'in-person');
    expect(choices).toEqual({ cases: ['cấp I', 'cấp II'], mayBeNone: false });
    expect(onlyCase(choices)).toBeUndefined();
    expect(isCaseOf(choices, null)).toBe(false);
    expect(isCaseOf(choices, 'vốn đầu tư công')).toBe(false);
  });

  it('is settled by the channel where each channel has its own limit', () => {
    const version = { timeLimits: [limit('điện tử', 'online'), limit('giấy', 'in-person'), limit('gửi thư', 'postal')], components: [component('a', 'lần đầu')] };
    expect(onlyCase(caseChoices(version, 'in-person'))).toBe('giấy');
    expect(onlyCase(caseChoices(version, 'postal'))).toBe('gửi thư');
  });

  it('is one of the components or none where only they tell cases apart', () => {
    const choices = caseChoices({ timeLimits: [limit(null)], components: [component('a'), component('b', 'mất'), component('c', 'hỏng')] }, 'postal');
    expect(choices).toEqual({ cases: ['mất', 'hỏng'], mayBeNone: true });
    expect(onlyCase(choices)).toBeUndefined();
  });
});

describe('the checklist', () => {
  const components = [component('đơn'), component('giấy mất', 'mất'), component('giấy hỏng', 'hỏng')];

  it('holds what every case asks for and what the chosen one asks for', () => {
    const choices = { cases: ['mất', 'hỏng'], mayBeNone: true };
    expect(checklistFor(components, choices, 'hỏng').map(({ name, ordinal }) => [ordinal, name])).toEqual([[1, 'đơn'], [3, 'giấy hỏng']]);
    expect(checklistFor(components, choices, null).map(({ name }) => name)).toEqual(['đơn']);
  });

  it('lists a component of another kind of case as conditional and never requires it', () => {
    const lines = checklistFor(components, { cases: ['cấp I'], mayBeNone: false }, 'cấp I');
    expect(lines.map(({ name, isRequired, condition }) => [name, isRequired, condition])).toEqual([['đơn', true, null], ['giấy mất', false, 'mất'], ['giấy hỏng', false, 'hỏng']]);
  });
});

const line = (originalsAsked: number, copiesAsked: number): ChecklistLine => ({ ordinal: 1, name: 'x', form: null, originalsAsked, copiesAsked, isRequired: true, condition: null });

describe('what is missing', () => {
  it.each<[number, number, Given, number, number]>([
    [1, 0, { originals: 1, copies: 0, electronic: 0 }, 0, 0],
    [2, 0, { originals: 1, copies: 0, electronic: 0 }, 1, 0],
    [1, 0, { originals: 0, copies: 1, electronic: 0 }, 1, 0],
    [0, 1, { originals: 1, copies: 0, electronic: 0 }, 0, 0],
    [1, 2, { originals: 2, copies: 0, electronic: 0 }, 0, 1],
    [1, 2, { originals: 0, copies: 0, electronic: 1 }, 0, 0],
    [0, 0, { originals: 0, copies: 0, electronic: 0 }, 1, 0],
    [0, 0, { originals: 0, copies: 1, electronic: 0 }, 0, 0],
  ])('asked %i + %i, given %j: %i + %i', (originals, copies, given, shortOriginals, shortCopies) => {
    expect(shortfallOf(line(originals, copies), given)).toEqual({ originals: shortOriginals, copies: shortCopies });
  });

  it('is nothing for a component that is not required', () => {
    expect(missingComponents([{ ...line(1, 0), isRequired: false }], new Map())).toEqual([]);
    expect(missingComponents([line(1, 0)], new Map())).toHaveLength(1);
  });

  it('never grows when more is handed in', () => {
    const few = fc.integer({ min: 0, max: 4 });
    fc.assert(fc.property(few, few, few, few, few, few, few, (o, c, go, gc, ge, more, moreCopies) => {
      const before = shortfallOf(line(o, c), { originals: go, copies: gc, electronic: ge });
      const after = shortfallOf(line(o, c), { originals: go + more, copies: gc + moreCopies, electronic: ge });
      expect(after.originals + after.copies).toBeLessThanOrEqual(before.originals + before.copies);
    }));
  });
});
