import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/plain-date';
import { checklistChanges, checklistProblems, checklistText, isInForceOn, moved, nextKey, renumbered, type ChecklistItem } from './checklist';

const item = (itemKey: string, section = 'I', more: Partial<ChecklistItem> = {}): ChecklistItem => ({ itemKey, number: 0, section, sectionTitle: `Mục ${section}`, question: `Câu ${itemKey}`, legalBasis: 'NĐ 63/2010', isBasisVerified: false, autoRule: null, autoHint: null, weight: 1, ...more });
const question = { code: 'M1', ordinal: 1, question: 'Đúng mẫu.' };
const keys = (items: readonly ChecklistItem[]): string[] => items.map(({ itemKey }) => itemKey);

describe('the order of a checklist', () => {
  test('items stay with their section and are numbered from 1 without a gap', () => {
    const list = renumbered([item('a', 'I'), item('b', 'II'), item('c', 'I')]);
    expect(list.map(({ itemKey, number }) => `${itemKey}${number}`)).toEqual(['a1', 'c2', 'b3']);
  });

  test('an item moves within its section only', () => {
    const list = renumbered([item('a'), item('b'), item('c', 'II')]);
    expect(keys(moved(list, 'b', -1))).toEqual(['b', 'a', 'c']);
    expect(keys(moved(list, 'b', 1))).toEqual(['a', 'b', 'c']);
    expect(keys(moved(list, 'a', -1))).toEqual(['a', 'b', 'c']);
    expect(moved(list, 'b', -1).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('moving up and down again changes nothing', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('I', 'II'), { minLength: 2, maxLength: 12 }), fc.nat({ max: 11 }), (sections, at) => {
      const list = renumbered(sections.map((section, index) => item(`k${index}`, section)));
      const one = list[at % list.length];
      if (!one) return;
      const down = moved(list, one.itemKey, 1);
      if (keys(down).join() !== keys(list).join()) expect(keys(moved(down, one.itemKey, -1))).toEqual(keys(list));
    }));
  });
});

describe('keys and rules', () => {
  test('a new key is one that no version has used', () => {
    expect(nextKey('kt-', ['kt-1', 'kt-64', 'kt-9', 'M70', 'kt-x'])).toBe('kt-65');
    expect(nextKey('M', [])).toBe('M1');
  });

  test('a draft without items, without a sheet, with an unknown rule or one rule twice is not put in force', () => {
    expect(checklistProblems([], [], new Set()).map(({ name }) => name)).toEqual(['NoItems', 'NoQuestions']);
    const list = renumbered([item('a', 'I', { autoRule: 'kt-1' }), item('b', 'I', { autoRule: 'kt-1' }), item('c', 'I', { autoRule: 'kt-99' })]);
    expect(checklistProblems(list, [question], new Set(['kt-1']))).toEqual([{ name: 'RuleTwice', rule: 'kt-1' }, { name: 'UnknownRule', number: 3, rule: 'kt-99' }]);
    expect(checklistProblems(renumbered([item('a', 'I', { autoRule: 'kt-1' })]), [question], new Set(['kt-1']))).toEqual([]);
  });
});

describe('a version', () => {
  test('is in force from its first day to its last, and a draft on none', () => {
    const version = { state: 'ended' as const, validFrom: plainDate('2025-07-01'), validTo: plainDate('2026-11-30') };
    expect(['2025-06-30', '2025-07-01', '2026-11-30', '2026-12-01'].map((on) => isInForceOn(version, plainDate(on)))).toEqual([false, true, true, false]);
    expect(isInForceOn({ ...version, state: 'draft' }, plainDate('2026-01-01'))).toBe(false);
  });

  test('every field that means something changes its text; the order in which rows are read does not', () => {
    const items = renumbered([item('a'), item('b')]);
    const text = checklistText(items, [question]);
    expect(checklistText([...items].reverse(), [question])).toBe(text);
    const changes: Partial<ChecklistItem>[] = [{ question: 'x' }, { legalBasis: 'x' }, { isBasisVerified: true }, { weight: 2 }, { autoRule: 'kt-1' }, { autoHint: 'x' }, { section: 'X' }, { sectionTitle: 'x' }, { itemKey: 'x' }, { number: 9 }];
    for (const change of changes) expect(checklistText(items.map((one, index) => (index === 0 ? { ...one, ...change } : one)), [question]), JSON.stringify(change)).not.toBe(text);
    expect(checklistText(items, [{ ...question, question: 'Khác.' }])).not.toBe(text);
  });

  test('says what it changes against the one before', () => {
    const before = renumbered([item('a'), item('b'), item('c')]);
    const after = renumbered([item('b'), item('a', 'I', { weight: 2 }), item('d')]);
    expect(checklistChanges(before, after).map(({ kind, itemKey }) => `${kind} ${itemKey}`)).toEqual(['changed a', 'added d', 'removed c']);
  });
});
