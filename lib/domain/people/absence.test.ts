import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/plain-date';
import { absenceStanding, checkAbsence, type Absence, type AbsenceDraft, type AbsenceFacts } from './absence';

const today = plainDate('2026-11-24');
const working = { isActive: true, worksOnDossiers: true };
const draft = (from: string, to: string, more: Partial<AbsenceDraft> = {}): AbsenceDraft => ({ staffId: 'an', delegateId: 'binh', fromOn: plainDate(from), toOn: plainDate(to), ...more });
const absence = (staffId: string, delegateId: string, from: string, to: string, isCancelled = false): Absence => ({ id: `${staffId}-${from}`, staffId, delegateId, fromOn: plainDate(from), toOn: plainDate(to), isCancelled });
const names = (wanted: AbsenceDraft, facts: Partial<AbsenceFacts> = {}) => checkAbsence(wanted, { today, delegate: working, absences: [], ...facts }).map(({ name }) => name);

describe('an absence', () => {
  it.each([
    ['of one day, today', '2026-11-24', '2026-11-24', []],
    ['that began before it was entered', '2026-11-20', '2026-11-24', []],
    ['that ended yesterday', '2026-11-20', '2026-11-23', ['AlreadyOver']],
    ['whose end comes before its beginning', '2026-11-30', '2026-11-29', ['DatesReversed']],
    ['of 366 days', '2026-11-24', '2027-11-24', []],
    ['of 367 days', '2026-11-24', '2027-11-25', ['TooLong']],
  ])('%s', (_, from, to, expected) => expect(names(draft(from, to))).toEqual(expected));

  it.each([
    ['oneself', { delegateId: 'an' }, working, ['SelfDelegation']],
    ['nobody known', {}, null, ['DelegateUnknown']],
    ['a closed account', {}, { isActive: false, worksOnDossiers: true }, ['DelegateDisabled']],
    ['someone without dossiers', {}, { isActive: true, worksOnDossiers: false }, ['DelegateWithoutWork']],
  ])('stood in for by %s', (_, more, delegate, expected) => expect(names(draft('2026-11-25', '2026-11-27', more), { delegate })).toEqual(expected));

  it.each([
    ['the days before', absence('an', 'chi', '2026-11-20', '2026-11-24'), []],
    ['touching the first day', absence('an', 'chi', '2026-11-20', '2026-11-25'), ['Overlaps']],
    ['touching the last day', absence('an', 'chi', '2026-11-27', '2026-12-01'), ['Overlaps']],
    ['around it', absence('an', 'chi', '2026-11-01', '2026-12-31'), ['Overlaps']],
    ['inside it, but cancelled', absence('an', 'chi', '2026-11-26', '2026-11-26', true), []],
    ['of the delegate', absence('binh', 'chi', '2026-11-27', '2026-11-30'), ['DelegateAbsent']],
    ['of the delegate, after it', absence('binh', 'chi', '2026-11-28', '2026-11-30'), []],
    ['of the delegate, stood in for by the same person: a ring', absence('binh', 'an', '2026-11-26', '2026-11-26'), ['DelegateAbsent']],
    ['of another for whom the person stands in: a chain', absence('chi', 'an', '2026-11-26', '2026-11-30'), ['StandsInForOther']],
    ['of another for whom the same delegate stands in', absence('chi', 'binh', '2026-11-26', '2026-11-30'), []],
  ])('beside one that is %s', (_, other, expected) => expect(names(draft('2026-11-25', '2026-11-27'), { absences: [other] })).toEqual(expected));

  it('tells of every wrong field at once', () => {
    expect(names(draft('2026-11-30', '2026-11-29', { delegateId: 'an' }))).toEqual(['DatesReversed', 'SelfDelegation']);
  });

  it.each([['2026-11-20', '2026-11-23', false, 'past'], ['2026-11-20', '2026-11-24', false, 'current'], ['2026-11-24', '2026-11-30', false, 'current'], ['2026-11-25', '2026-11-30', false, 'upcoming'], ['2026-11-24', '2026-11-30', true, 'cancelled']] as const)(
    'from %s to %s, cancelled %s, is %s', (fromOn, toOn, isCancelled, standing) => expect(absenceStanding({ fromOn: plainDate(fromOn), toOn: plainDate(toOn), isCancelled }, today)).toBe(standing));
});
