import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aScope, DESK, PLAIN, someFacts, someRegister } from '@/tests/builders/a-dossier-record';
import { localTime } from '../../calendar/local-time';
import { answerItems } from './answer';
import { DOSSIER_ITEM_RULES } from './index';
import { dossierCodeOf, dossierSubject, verdictOf, type Breach, type ItemOutcome } from './rule';
import { drift, isSealWhole, sealOutcome } from './seal';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const at = { period: aScope().period, asOf: localTime('2026-11-20T10:00') };
const head = { id: 'kt-31', item: 31, version: 1, legalBasis: 'Mẫu 01', isBasisVerified: true, parameters: {} };
const outcome = (breaches: readonly Breach[], population = 100): ItemOutcome => ({ rule: head, unitId: DESK, population, breaches, verdict: verdictOf(population, breaches.length, 0) });

const breaches = fc.uniqueArray(fc.record({ subject: fc.integer({ min: 1, max: 60 }).map((n) => dossierSubject(`H24.21-261102-${String(n).padStart(4, '0')}`)), unitId: fc.constant(DESK), detail: fc.record({ faults: fc.constantFrom('no-paper', 'wrong-form') }) }), { selector: ({ subject }) => subject, maxLength: 40 });

describe('sealing', () => {
  it('gives one hash whatever the order in which breaches were found', () => {
    fc.assert(fc.property(breaches, fc.infiniteStream(fc.nat()), (found, random) => {
      const order = new Map(found.map((one) => [one, random.next().value]));
      const mixed = [...found].sort((a, b) => Number(order.get(a)) - Number(order.get(b)));
      expect(sealOutcome(outcome(mixed), at, hash)).toEqual(sealOutcome(outcome(found), at, hash));
    }));
  });
  it('is broken by any change of what was sealed', () => {
    fc.assert(fc.property(breaches.filter(({ length }) => length > 0), (found) => {
      const sealed = sealOutcome(outcome(found), at, hash);
      expect(isSealWhole(sealed, hash)).toBe(true);
      for (const other of [{ population: 99 }, { verdict: 'meets' as const }, { ruleVersion: 2 }, { asOf: '2026-11-20T10:01' }, { breaches: sealed.breaches.slice(1) }, { parameters: { most: 3 } }, { unitId: null }]) expect(isSealWhole({ ...sealed, ...other }, hash)).toBe(false);
    }));
  });
});

describe('drift', () => {
  it('is none against itself, and tells what is new, gone and changed', () => {
    fc.assert(fc.property(breaches, breaches, (then, now) => {
      expect(drift(sealOutcome(outcome(then), at, hash), outcome(then)).isSame).toBe(true);
      const seen = drift(sealOutcome(outcome(then), at, hash), outcome(now, 103));
      const [was, is] = [new Set(then.map(({ subject }) => subject)), new Set(now.map(({ subject }) => subject))];
      expect(seen.populationChange).toBe(3);
      expect(seen.added.map(({ subject }) => subject).sort()).toEqual([...is].filter((one) => !was.has(one)).sort());
      expect(seen.gone.map(({ subject }) => subject).sort()).toEqual([...was].filter((one) => !is.has(one)).sort());
      expect(then.length - seen.gone.length + seen.added.length).toBe(now.length);
      expect(seen.changed.every(({ was: before, is: after }) => before.subject === after.subject && before.detail.faults !== after.detail.faults)).toBe(true);
    }));
  });
  it('says that the rule itself became another', () => {
    expect(drift(sealOutcome(outcome([]), at, hash), { ...outcome([]), rule: { ...head, version: 2 } })).toMatchObject({ isSame: false, ruleVersionNow: 2 });
  });
});

describe('answers', () => {
  it('do not depend on the order of the dossiers, and no unit has more breaches than it has rows', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: PLAIN.length - 1 }), { minLength: 1, maxLength: 8 }), (lengths) => {
      const dossiers = lengths.map((length, index) => someFacts({ code: `H24.21-261102-${1_000 + index}`, happened: PLAIN.slice(0, length + 1) }));
      const found = answerItems(DOSSIER_ITEM_RULES, aScope(), someRegister(), dossiers, [DESK]);
      const other = answerItems(DOSSIER_ITEM_RULES, aScope(), someRegister(), [...dossiers].reverse(), [DESK]);
      const key = ({ rule, unitId }: ItemOutcome) => `${rule.id} ${unitId}`;
      const sorted = (all: readonly ItemOutcome[]) => [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(sorted(other)).toEqual(sorted(found));
      for (const { population, breaches: rows, verdict } of found) {
        expect(rows.length).toBeLessThanOrEqual(population);
        expect(new Set(rows.map(({ subject }) => subject)).size).toBe(rows.length);
        expect(verdict === 'not-applicable').toBe(population === 0);
      }
    }));
  });
  it('judge with the share that a rule allows', () => {
    expect(verdictOf(0, 0, 0)).toBe('not-applicable');
    expect(verdictOf(100, 5, 5)).toBe('meets');
    expect(verdictOf(100, 6, 5)).toBe('fails');
    expect(verdictOf(100, 1, 5, 1)).toBe('fails');
    expect(dossierCodeOf('dossier:H24.21-261102-0001#4')).toBe('H24.21-261102-0001');
    expect(dossierCodeOf('report:quarter')).toBeNull();
  });
});
