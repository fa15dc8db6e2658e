import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../calendar/plain-date';
import type { LocalTime } from '../calendar/types';
import { periodRefusal, reportingMonth, reportingMonthOf, reportingQuarter, reportingYear } from './period';
import { carriedOverDifference, reconcile } from './reconcile';
import { COLUMNS, isIn, place, tally, type DossierFact } from './tally';

const on = (text: string) => text as PlainDate;
const at = (date: string, minute = 540): LocalTime => ({ on: on(date), minute });
const fact = (changes: Partial<DossierFact>): DossierFact => ({ code: 'H24.21-260105-0001', channel: 'in-person', receivedAt: at('2026-01-05'), endedAt: null, ending: null, endStanding: null, originalDue: at('2026-01-14', 1020), pausedSince: null, pauseCause: null, isReady: false, ...changes });
const january = reportingMonth(2026, 1);

describe('reporting periods', () => {
  it('reckons a month from the 15th to the 14th, and the rest as unions of months', () => {
    expect(january).toEqual({ from: '2025-12-15', to: '2026-01-14' });
    expect(reportingQuarter(2026, 2)).toEqual({ from: '2026-03-15', to: '2026-06-14' });
    expect(reportingYear(2026)).toEqual({ from: '2025-12-15', to: '2026-12-14' });
    expect(reportingMonthOf(on('2026-12-15'))).toMatchObject({ year: 2027, month: 1 });
    expect(reportingMonthOf(on('2026-11-14'))).toMatchObject({ year: 2026, month: 11 });
  });
  it('refuses what cannot be reported', () => {
    expect(periodRefusal({ from: on('2026-02-01'), to: on('2026-01-01') }, on('2026-11-24'))?.kind).toBe('PeriodEndsBeforeItBegins');
    expect(periodRefusal({ from: on('2027-01-01'), to: on('2027-02-01') }, on('2026-11-24'))?.kind).toBe('PeriodInTheFuture');
    expect(periodRefusal({ from: on('1976-01-01'), to: on('2026-02-01') }, on('2026-11-24'))?.kind).toBe('PeriodTooLong');
  });
});

describe('the place of one dossier', () => {
  it.each<[string, Partial<DossierFact>, object | null]>([
    ['received in the period, still open, due on its last day: late at 24:00', {}, { intake: 'c5', outcome: 'c13' }],
    ['due after the period: within its limit', { originalDue: at('2026-01-15', 1020) }, { outcome: 'c12' }],
    ['received online', { channel: 'online', originalDue: at('2026-02-01') }, { intake: 'c4' }],
    ['received before: carried over', { receivedAt: at('2025-12-14') }, { intake: 'c6' }],
    ['never accepted', { receivedAt: null }, null],
    ['received after', { receivedAt: at('2026-01-15') }, null],
    ['ended before', { receivedAt: at('2025-12-01'), endedAt: at('2025-12-14'), ending: 'resolved', endStanding: 'on-time' }, null],
    ['ended after: still open in this period', { endedAt: at('2026-01-15'), ending: 'resolved', endStanding: 'late' }, { outcome: 'c13' }],
    ['withdrawn in time stands in (7)', { endedAt: at('2026-01-10'), ending: 'withdrawn', endStanding: 'early' }, { outcome: 'c8', besides: ['withdrawn'] }],
    ['refused on the due day', { endedAt: at('2026-01-14'), ending: 'refused', endStanding: 'on-time', isReady: true }, { outcome: 'c9', besides: ['refused', 'readyNotCollected'] }],
    ['paused before its date came', { pausedSince: at('2026-01-12'), pauseCause: 'supplement' }, { outcome: 'c12', besides: ['awaitingSupplement'] }],
    ['paused when it was late already', { originalDue: at('2026-01-09', 1020), pausedSince: at('2026-01-12'), pauseCause: 'financial-duty' }, { outcome: 'c13', besides: ['awaitingPayment'] }],
  ])('%s', (_, changes, wanted) => {
    const placed = place(fact(changes), january);
    if (wanted === null) expect(placed).toBeNull();
    else expect(placed).toMatchObject(wanted);
  });
});

const day = fc.integer({ min: 0, max: 400 }).map((offset) => new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const moment = fc.record({ on: day.map(on), minute: fc.integer({ min: 0, max: 1439 }) });
const later = (a: LocalTime, b: LocalTime) => (a.on > b.on || (a.on === b.on && a.minute >= b.minute) ? a : b);
const anyFact = fc.record({ receivedAt: fc.option(moment), end: fc.option(moment), originalDue: moment, pausedSince: fc.option(moment), channel: fc.constantFrom('in-person', 'online', 'postal'), ending: fc.constantFrom('resolved', 'refused', 'withdrawn', 'stopped'), endStanding: fc.constantFrom('early', 'on-time', 'late'), isReady: fc.boolean() })
  .map(({ end, receivedAt, ...rest }): DossierFact => fact({ ...rest, receivedAt, endedAt: end && receivedAt ? later(end, receivedAt) : null, pauseCause: 'supplement' } as Partial<DossierFact>));

describe('any dossiers, any period', () => {
  it('balance, and agree with a count done by hand', () => {
    fc.assert(fc.property(fc.array(anyFact, { maxLength: 60 }), day, day, (facts, a, b) => {
      const period = a <= b ? { from: on(a), to: on(b) } : { from: on(b), to: on(a) };
      const line = tally(facts, period);
      expect(reconcile(line)).toEqual([]);
      const present = facts.filter((one) => one.receivedAt && one.receivedAt.on <= period.to && !(one.endedAt && one.endedAt.on < period.from));
      expect(line.c3).toBe(present.length);
      expect(line.c7).toBe(present.filter((one) => one.endedAt && one.endedAt.on <= period.to).length);
      expect(line.c6).toBe(present.filter((one) => (one.receivedAt?.on ?? '') < period.from).length);
      for (const column of COLUMNS) expect(line[column]).toBe(facts.filter((one) => { const placed = place(one, period); return placed !== null && isIn(placed, column); }).length);
    }), { numRuns: 500 });
  });

  it('carry over exactly what the period before left open', () => {
    fc.assert(fc.property(fc.array(anyFact, { maxLength: 40 }), day, (facts, border) => {
      const before = { from: on('2024-01-01'), to: on(border) };
      const next = new Date(Date.parse(`${border}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(carriedOverDifference(tally(facts, { from: on(next), to: on('2027-01-01') }), tally(facts, before))).toBe(0);
    }), { numRuns: 300 });
  });
});

describe('the report of 2017', () => {
  it('has twenty dossiers that are nowhere', () => {
    expect(reconcile({ c3: 1383, c7: 1302, c11: 61 })).toEqual([{ identity: '(3) = (7) + (11)', left: 1383, right: 1363, difference: 20 }]);
  });
});
