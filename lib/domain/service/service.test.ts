import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { plainDate } from '../calendar/plain-date';
import { DOSSIER_STATUSES } from '../dossier/status';
import { applyFeedbackAct, FEEDBACK_ACTS, FEEDBACK_STATES, feedbackActsIn, feedbackDue, isFeedbackLate } from './feedback';
import { DEFAULT_PARTS, formulaProblems, pointsOf, QUALITY_GROUPS, scoreIndex, type QualityPart } from './quality-index';
import { isSatisfied, mayRate, summarise, type RatingAnswers, type RatingPoint } from './rating';

describe('rating', () => {
  it('is asked after a result, once', () => {
    expect(DOSSIER_STATUSES.filter((status) => mayRate(status, false).ok)).toEqual(['resolved', 'returned']);
    expect(mayRate('returned', true)).toEqual({ ok: false, refusal: { name: 'AlreadyRated' } });
  });
  it.each<[RatingPoint, RatingPoint, RatingPoint, boolean]>([[4, 4, 4, true], [5, 5, 2, true], [5, 3, 3, false], [1, 1, 1, false], [5, 5, 5, true]])('%i %i %i', (attitude, clarity, time, wanted) => {
    expect(isSatisfied({ attitude, clarity, time })).toBe(wanted);
  });
  it('is summed up as a count by hand would', () => {
    const point = fc.constantFrom<RatingPoint>(1, 2, 3, 4, 5);
    fc.assert(fc.property(fc.array(fc.record({ attitude: point, clarity: point, time: point }), { minLength: 1 }), (ratings: RatingAnswers[]) => {
      const summary = summarise(ratings);
      expect(summary.satisfied).toBe(ratings.filter((one) => one.attitude + one.clarity + one.time > 11).length);
      expect(summary.average.time).toBeCloseTo(ratings.map(({ time }) => time as number).reduce((a, b) => a + b, 0) / ratings.length);
    }));
    expect(summarise([]).average).toEqual({ attitude: null, clarity: null, time: null });
  });
});

describe('feedback', () => {
  it.each([
    ['submitted', ['accept', 'decline']], ['accepted', ['assign', 'answer']], ['declined', []], ['answered', ['answer', 'publish']], ['published', ['withdraw-publication']],
  ] as const)('%s offers %j', (state, acts) => {
    expect(feedbackActsIn(state)).toEqual(acts);
  });
  it('never leaves its table', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...FEEDBACK_ACTS), { maxLength: 30 }), (acts) => {
      let state: (typeof FEEDBACK_STATES)[number] = 'submitted';
      for (const act of acts) {
        const next = applyFeedbackAct(state, act);
        expect(next.ok).toBe(feedbackActsIn(state).includes(act));
        if (next.ok) state = next.value;
        expect(FEEDBACK_STATES).toContain(state);
      }
    }));
  });
  it('is due at the close of the fifteenth working day, and late a minute after', () => {
    const due = feedbackDue({ on: plainDate('2026-11-02'), minute: 600 }, aCalendar());
    expect(due).toEqual({ on: '2026-11-23', minute: 1020 });
    expect(isFeedbackLate(due, null, { ...due, minute: 1020 })).toBe(false);
    expect(isFeedbackLate(due, null, { ...due, minute: 1021 })).toBe(true);
    expect(isFeedbackLate(due, { ...due, minute: 1000 }, { on: plainDate('2027-01-01'), minute: 0 })).toBe(false);
  });
});

describe('the service-quality index', () => {
  it('starts with formulas that make a hundred points', () => {
    expect(formulaProblems(DEFAULT_PARTS)).toEqual([]);
    expect(Object.values(QUALITY_GROUPS).reduce((a, b) => a + b, 0)).toBe(100);
  });
  it('names what is wrong with a set of parts', () => {
    const [first, ...rest] = DEFAULT_PARTS as [QualityPart, ...QualityPart[]];
    expect(formulaProblems([{ ...first, maxPoints: 11 }, ...rest])).toEqual([{ kind: 'group-sum', group: 'transparency', sum: 17, wanted: 18 }]);
    expect(formulaProblems([{ ...first, fullAt: 0 }, ...rest])).toEqual([{ kind: 'full-at', id: 'published' }]);
    expect(formulaProblems([...DEFAULT_PARTS, { ...first, maxPoints: 0.0001 }]).map(({ kind }) => kind)).toContain('id-twice');
  });
  it('gives points evenly up to the share that is wanted, and none without a population', () => {
    const part: QualityPart = { id: 'x', group: 'online', name: '', maxPoints: 10, measure: null, fullAt: 0.8 };
    expect([0, 4, 8, 10].map((numerator) => pointsOf(part, { numerator, denominator: 10 }))).toEqual([0, 5, 10, 10]);
    expect(pointsOf(part, { numerator: 0, denominator: 0 })).toBeNull();
  });
  it('says how many points could be judged', () => {
    const score = scoreIndex(DEFAULT_PARTS, new Map([['on-time', { numerator: 9, denominator: 10 }], ['satisfied', { numerator: 0, denominator: 0 }]]));
    expect(score).toMatchObject({ points: 18, judged: 20 });
    expect(score.groups.find(({ group }) => group === 'satisfaction')).toMatchObject({ points: 0, judged: 0, maxPoints: 18 });
  });
  it('is at most what could be judged', () => {
    fc.assert(fc.property(fc.array(fc.record({ id: fc.constantFrom(...DEFAULT_PARTS.map(({ id }) => id)), numerator: fc.nat(50), extra: fc.nat(50) })), (entries) => {
      const score = scoreIndex(DEFAULT_PARTS, new Map(entries.map(({ id, numerator, extra }) => [id, { numerator, denominator: numerator + extra }])));
      expect(score.points).toBeLessThanOrEqual(score.judged + 0.001);
      expect(score.points).toBeGreaterThanOrEqual(0);
    }));
  });
});
