import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerChanges, heatOf, type ComparedItem } from './compare';
import { scoreOf, type ScoredItem } from './score';
import { ANSWERS, type Answer } from './vocabulary';

const item = (itemKey: string, section = 'I', weight = 1): ScoredItem => ({ itemKey, section, sectionTitle: `Mục ${section}`, weight });
const said = (answers: Readonly<Record<string, Answer>>): ReadonlyMap<string, Answer> => new Map(Object.entries(answers));

describe('the score of a checklist', () => {
  test('is the share of weights met among those judged; the other answers are counted and left out', () => {
    const items = [item('a'), item('b', 'I', 3), item('c', 'II'), item('d', 'II'), item('e', 'II')];
    const { whole, sections } = scoreOf(said({ a: 'fails', b: 'meets', c: 'not-applicable', d: 'not-checked' }), items);
    expect(whole).toEqual({ items: 5, meets: 1, fails: 1, notApplicable: 1, notChecked: 1, unanswered: 1, met: 3, judged: 4, share: 0.75 });
    expect(sections.map(({ section, share, unanswered }) => [section, share, unanswered])).toEqual([['I', 0.75, 0], ['II', null, 1]]);
  });

  test('not applicable is not unanswered: neither changes the share, and each is counted as itself', () => {
    const items = [item('a'), item('b'), item('c')];
    const [open, outside] = [scoreOf(said({ a: 'meets', b: 'fails' }), items).whole, scoreOf(said({ a: 'meets', b: 'fails', c: 'not-applicable' }), items).whole];
    expect([open.share, outside.share]).toEqual([0.5, 0.5]);
    expect([open.unanswered, open.notApplicable, outside.unanswered, outside.notApplicable]).toEqual([1, 0, 0, 1]);
  });

  test('says nothing where nothing was judged, and knows no answer that is not asked', () => {
    expect(scoreOf(said({ z: 'fails' }), [item('a')]).whole).toMatchObject({ share: null, unanswered: 1, fails: 0 });
    expect(scoreOf(new Map(), []).whole).toMatchObject({ share: null, items: 0 });
  });

  test('whatever the answers: counts add up, sections add up to the whole, and meeting one more never lowers the share', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom('I', 'II', 'III'), fc.integer({ min: 1, max: 10 }), fc.option(fc.constantFrom(...ANSWERS))), { maxLength: 40 });
    fc.assert(fc.property(answers, (list) => {
      const items = list.map(([section, weight], index) => item(`k${index}`, section, weight));
      const given = new Map(list.flatMap(([, , answer], index) => (answer === null ? [] : [[`k${index}`, answer] as const])));
      const { whole, sections } = scoreOf(given, items);
      expect(whole.meets + whole.fails + whole.notApplicable + whole.notChecked + whole.unanswered).toBe(items.length);
      for (const field of ['items', 'meets', 'fails', 'met', 'judged', 'unanswered'] as const) expect(sections.reduce((sum, line) => sum + line[field], 0)).toBe(whole[field]);
      const failed = [...given].find(([, answer]) => answer === 'fails');
      if (failed) expect(scoreOf(new Map([...given, [failed[0], 'meets']]), items).whole.share ?? 0).toBeGreaterThan(whole.share ?? 0);
    }));
  });
});

describe('units and years side by side', () => {
  const compared = (inspectionId: string, unitId: string, itemKey: string, section: string, answer: Answer | null): ComparedItem => ({ inspectionId, unitId, itemKey, section, sectionTitle: section, weight: 1, answer });

  test('one row for each unit of each inspection, sections in Roman order', () => {
    const heat = heatOf([compared('n', 'u', 'x', 'IX', 'meets'), compared('n', 'u', 'y', 'V', 'fails'), compared('n', 'v', 'y', 'V', null), compared('o', 'u', 'z', 'II', 'meets'), compared('o', 'u', 'w', 'B', null)]);
    expect(heat.sections.map(({ section }) => section)).toEqual(['II', 'V', 'IX', 'B']);
    expect(heat.rows.map(({ of, whole }) => [of.inspectionId, of.unitId, whole.share])).toEqual([['n', 'u', 0.5], ['n', 'v', null], ['o', 'u', 1]]);
    expect(heat.rows[0]?.sections.get('V')?.fails).toBe(1);
    expect(heat.rows[1]?.sections.get('IX')).toBeUndefined();
  });

  test('what changed between two years is told by the key, not by the number', () => {
    const before = [compared('o', 'u', 'kt-1', 'I', 'fails'), compared('o', 'u', 'kt-2', 'I', 'meets'), compared('o', 'u', 'kt-9', 'I', 'fails')];
    const after = [compared('n', 'u', 'kt-2', 'I', 'meets'), compared('n', 'u', 'kt-1', 'I', 'meets'), compared('n', 'u', 'kt-3', 'I', 'fails')];
    expect(answerChanges(before, after)).toEqual([{ itemKey: 'kt-1', before: 'fails', after: 'meets' }]);
  });
});
