import { describe, expect, it } from 'vitest';
import { chooseTerm, comparableLength, matchingLimits, shortestLegalTerm, type TimeLimit } from './term-choice';

const limit = (value: number, unit: TimeLimit['unit'] = 'working-day', caseName: string | null = null, channel: TimeLimit['channel'] = null): TimeLimit => ({ caseName, channel, value, unit });

describe('which limit', () => {
  it('takes the committed one where the version has one, and keeps the legal one beside it', () => {
    const chosen = chooseTerm({ timeLimits: [limit(10)], committedTimeLimit: { value: 7, unit: 'working-day' } }, null, 'in-person');
    expect(chosen).toEqual({ ok: true, value: { term: { unit: 'working-day', value: 7 }, source: 'committed', statutory: { unit: 'working-day', value: 10 } } });
  });

  it('takes the committed one even where it is longer: it is the one the agency announced', () => {
    const chosen = chooseTerm({ timeLimits: [limit(3)], committedTimeLimit: { value: 5, unit: 'working-day' } }, null, 'online');
    expect(chosen.ok && chosen.value.term).toEqual({ unit: 'working-day', value: 5 });
  });

  it('else the shortest legal one that case and channel match', () => {
    const timeLimits = [limit(15), limit(5, 'working-day', 'Cấp lại'), limit(8, 'working-day', null, 'online'), limit(2, 'working-day', 'Gia hạn', 'postal')];
    const value = (caseName: string | null, channel: 'in-person' | 'online' | 'postal') => {
      const chosen = chooseTerm({ timeLimits, committedTimeLimit: null }, caseName, channel);
      return chosen.ok && chosen.value.source === 'statutory' && 'value' in chosen.value.term ? chosen.value.term.value : null;
    };
    expect(value(null, 'in-person')).toBe(15);
    expect(value(null, 'online')).toBe(8);
    expect(value('Cấp lại', 'online')).toBe(5);
    expect(value('Gia hạn', 'in-person')).toBe(15);
    expect(value('Gia hạn', 'postal')).toBe(2);
    expect(matchingLimits(timeLimits, 'Cấp lại', 'online')).toHaveLength(3);
  });

  it('refuses when nothing matches', () => {
    const onlyCases = [limit(5, 'working-day', 'A'), limit(7, 'working-day', 'B')];
    expect(chooseTerm({ timeLimits: onlyCases, committedTimeLimit: null }, null, 'in-person')).toEqual({ ok: false, refusal: { name: 'NoMatchingLimit' } });
    expect(chooseTerm({ timeLimits: [], committedTimeLimit: null }, 'A', 'in-person').ok).toBe(false);
    expect(shortestLegalTerm([limit(3, 'working-day', null, 'online')], null, 'postal')).toBeNull();
  });

  it('compares across units: a day is 8 hours, a week 5 working days, same day less than a day', () => {
    const lengths = [limit(7, 'working-hour'), limit(0, 'same-day'), limit(8, 'working-hour'), limit(1), limit(2, 'calendar-day'), limit(12, 'working-hour'), limit(5, 'calendar-day'), limit(5), limit(7, 'calendar-day')].map(comparableLength);
    expect(lengths.slice(0, 3)).toEqual([...lengths.slice(0, 3)].sort((a, b) => a - b));
    expect(comparableLength(limit(8, 'working-hour'))).toBe(comparableLength(limit(1)));
    expect(comparableLength(limit(7, 'calendar-day'))).toBe(comparableLength(limit(5)));
    expect(comparableLength(limit(5, 'calendar-day'))).toBeLessThan(comparableLength(limit(5)));
    expect(shortestLegalTerm([limit(1), limit(0, 'same-day')], null, 'online')).toEqual({ unit: 'same-day' });
    expect(shortestLegalTerm([limit(5), limit(7, 'calendar-day')], null, 'online')).toEqual({ unit: 'working-day', value: 5 });
  });
});
