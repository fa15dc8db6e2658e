import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../access/permissions';
import { addDays, plainDate, type PlainDate } from '../calendar/plain-date';
import { addresseeKey, isListed, LIST_FILTERS, openByAge, type Reckoned } from './overview';
import { ageOf, AGES, applyRemedyAct, daysLate, isLate, isOutstanding, promiseKept, RECOMMENDATION_STATES, REMEDY_ACTS, remedyActRow, remedyActsIn, type RecommendationState, type RemedyAct, type RemedyStep } from './recommendation';

const ACTS = Object.keys(REMEDY_ACTS) as RemedyAct[];
const today = plainDate('2026-11-24');
const day = (text: string): PlainDate => plainDate(text);
const step = (act: RemedyAct, on: string, promisedOn: string | null = null): RemedyStep => ({ act, legalOn: day(on), promisedOn: promisedOn === null ? null : day(promisedOn) });

describe('the life of a recommendation', () => {
  test('every pair of state and act is either in the table or refused with the state', () => {
    for (const state of RECOMMENDATION_STATES) for (const act of ACTS) {
      const row = remedyActRow(act);
      expect(applyRemedyAct(state, act), `${act} of ${state}`).toEqual(row.from.includes(state) ? { ok: true, value: row.to === 'same' ? state : row.to } : { ok: false, refusal: { name: 'WrongRecommendationState', state } });
      expect(remedyActsIn(state).includes(act)).toBe(row.from.includes(state));
      expect(Object.hasOwn(PERMISSIONS, row.permission)).toBe(true);
    }
  });

  test('nothing is verified that was not reported, and only by an act that asks for a second person', () => {
    const closing = ACTS.filter((act) => remedyActRow(act).to === 'verified');
    expect(closing).toEqual(['accept']);
    expect(remedyActRow('accept')).toMatchObject({ from: ['reported'], second: true, side: 'verifier' });
    for (const act of ACTS.filter((one) => remedyActRow(one).side === 'addressee')) expect(['same', 'reported']).toContain(remedyActRow(act).to);
  });

  test('a draft binds nobody: all that can be done with it is to issue it', () => {
    expect(remedyActsIn('drafted')).toEqual(['issue']);
    expect(remedyActsIn('withdrawn')).toEqual([]);
    expect(isOutstanding('drafted')).toBe(false);
  });
});

describe('late is told by the date', () => {
  test('from the day after the due date, while the addressee has not reported', () => {
    expect(isLate('open', today, today)).toBe(false);
    expect(isLate('open', addDays(today, -1), today)).toBe(true);
    expect(daysLate('open', addDays(today, -45), today)).toBe(45);
    for (const state of RECOMMENDATION_STATES.filter((one) => one !== 'open')) expect(isLate(state, day('2020-01-01'), today), state).toBe(false);
  });

  test('every outstanding recommendation is of exactly one age, the others of none', () => {
    expect([0, -1, -30, -31, -90, -91].map((days) => ageOf('open', addDays(today, days), today))).toEqual(['not-due', 'late-30', 'late-30', 'late-90', 'late-90', 'late-more']);
    for (const state of RECOMMENDATION_STATES) expect(ageOf(state, day('2026-01-01'), today) !== null, state).toBe(isOutstanding(state));
  });

  test('a promise is kept when the remedy that was accepted had been reported by the date promised', () => {
    expect(promiseKept('verified', day('2026-06-30'), [step('issue', '2026-05-01'), step('report', '2026-06-30'), step('accept', '2026-08-01')], today)).toBe(true);
    expect(promiseKept('verified', day('2026-06-30'), [step('promise', '2026-05-01', '2026-06-15'), step('report', '2026-06-16'), step('accept', '2026-06-20')], today)).toBe(false);
    // Returned once: the report that was accepted counts, not the first.
    expect(promiseKept('verified', day('2026-06-30'), [step('report', '2026-06-01'), step('return', '2026-06-10'), step('report', '2026-07-02'), step('accept', '2026-07-05')], today)).toBe(false);
    expect(promiseKept('open', day('2026-11-23'), [], today)).toBe(false);
    expect(promiseKept('open', day('2026-11-24'), [], today)).toBeNull();
    // A promise made beyond the due date is the promise that counts.
    expect(promiseKept('open', day('2026-11-01'), [step('promise', '2026-10-01', '2026-12-01')], today)).toBeNull();
    for (const state of ['drafted', 'withdrawn'] as const) expect(promiseKept(state, day('2020-01-01'), [], today)).toBeNull();
  });
});

describe('every number opens its list', () => {
  const reckoned = fc.record({
    addresseeKind: fc.constantFrom('unit' as const, 'leader' as const, 'city' as const), state: fc.constantFrom(...RECOMMENDATION_STATES.filter((state): state is Exclude<RecommendationState, 'drafted'> => state !== 'drafted')),
    dueOn: fc.integer({ min: -200, max: 100 }).map((days) => addDays(today, days)), unit: fc.constantFrom('a', 'b'), reopenedCount: fc.nat({ max: 1 }),
  }).map(({ unit, ...rest }): Reckoned & { reopenedCount: number } => ({ ...rest, unitId: rest.addresseeKind === 'unit' ? unit : null, unitName: rest.addresseeKind === 'unit' ? `Phòng ${unit}` : null, steps: [] }));

  test('each cell of the table is the length of the list behind it, and the rows add up to the open ones', () => {
    fc.assert(fc.property(fc.array(reckoned, { maxLength: 60 }), (list) => {
      const rows = openByAge(list, today);
      for (const row of rows) for (const age of AGES) expect(list.filter((one) => isListed(one, { filter: 'open', age, addressee: row.key }, today)).length).toBe(row.ages[age]);
      for (const row of rows) expect(list.filter((one) => isListed(one, { filter: 'open', addressee: row.key }, today)).length).toBe(row.total);
      expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(list.filter((one) => isListed(one, { filter: 'open' }, today)).length);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      expect(new Set(list.filter(({ state }) => isOutstanding(state)).map(addresseeKey)).size).toBe(rows.length);
    }));
  });

  test('open is late, not due, or waiting to be verified; kept and broken never overlap', () => {
    fc.assert(fc.property(reckoned, (one) => {
      const listed = LIST_FILTERS.filter((filter) => isListed(one, { filter }, today));
      if (listed.includes('late') || listed.includes('to-verify')) expect(listed).toContain('open');
      expect(listed.includes('kept') && listed.includes('broken')).toBe(false);
      expect(listed).toContain('all');
    }));
  });
});
