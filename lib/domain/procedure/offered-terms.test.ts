import { describe, expect, it } from 'vitest';
import { casesOfLimits, offeredTerms } from './offered-terms';

const limit = (value: number, unit: 'working-day' | 'working-hour' | 'same-day', caseName: string | null = null) => ({ value, unit, caseName, channel: null });

describe('the limits a reader may meet', () => {
  it('are the promise alone where there is one', () => {
    expect(offeredTerms({ timeLimits: [limit(10, 'working-day')], committedTimeLimit: { value: 7, unit: 'working-day' } })).toEqual([{ unit: 'working-day', value: 7 }]);
    expect(casesOfLimits({ timeLimits: [limit(10, 'working-day', 'a')], committedTimeLimit: { value: 7, unit: 'working-day' } })).toEqual([]);
  });
  it('are else every legal one, shortest first and once', () => {
    const timeLimits = [limit(3, 'working-day', 'b'), limit(4, 'working-hour', 'a'), limit(3, 'working-day'), limit(1, 'same-day', 'c'), limit(0, 'same-day', 'a')];
    expect(offeredTerms({ timeLimits, committedTimeLimit: null })).toEqual([{ unit: 'working-hour', value: 4 }, { unit: 'same-day' }, { unit: 'working-day', value: 3 }]);
    expect(casesOfLimits({ timeLimits, committedTimeLimit: null })).toEqual(['b', 'a', 'c']);
  });
});
