import { describe, expect, it } from 'vitest';
import { localTime } from '../calendar/local-time';
import type { DossierAct } from './acts';
import type { EventFact } from './fold';
import { progressOf } from './progress';
import type { DossierStatus } from './status';

const events = (...acts: (DossierAct | [DossierAct, Partial<EventFact>])[]): EventFact[] =>
  acts.map((entry, index) => {
    const [act, more] = Array.isArray(entry) ? entry : [entry, {}];
    const at = localTime(`2026-11-16T08:${String(index).padStart(2, '0')}`);
    return { seq: index + 1, act, legalAt: at, enteredAt: at, actorId: 'p', actorUnitId: 'desk', ...more };
  });
const told = (status: DossierStatus, ...acts: Parameters<typeof events>) => progressOf(events(...acts), status).map((step) => `${step.stage} ${step.state}`);

describe('the way of a dossier as the applicant is told it', () => {
  it('says what was done, where it is and what is to come', () => {
    expect(told('processing', 'receive', ['hand-over', { data: { toUnitId: 'unit' } }], 'take-over')).toEqual(['received done', 'handed-over done', 'examined current', 'signing ahead', 'result-ready ahead', 'returned ahead']);
    expect(told('submitted', 'submit-online')).toEqual(['submitted current', 'received ahead', 'examined ahead', 'signing ahead', 'result-ready ahead', 'returned ahead']);
    expect(progressOf(events('receive', ['hand-over', { data: { toUnitId: 'unit' } }]), 'received')[1]).toMatchObject({ unitId: 'unit', state: 'current' });
  });

  it('tells a file that goes round inside the office once, and every wait of the applicant', () => {
    expect(told('processing', 'receive', 'hand-over', 'take-over', 'request-supplement', 'receive-supplement', 'assign', 'hand-over', 'take-over', 'submit-for-signature', 'return-for-correction', 'submit-for-signature')).toEqual([
      'received done', 'handed-over done', 'examined done', 'supplement-asked done', 'supplement-received done', 'signing current', 'result-ready ahead', 'returned ahead',
    ]);
  });

  it('leaves out a fee paid at the counter, but not one that was waited for', () => {
    expect(told('received', 'receive', 'record-payment')[1]).toBe('examined ahead');
    expect(told('processing', 'receive', 'take-over', 'request-payment', 'record-payment')).toContain('paid current');
  });

  it('leaves out what was voided', () => {
    expect(told('processing', 'receive', 'take-over', 'finish', ['correct', { voidsSeq: 3 }])).toEqual(['received done', 'examined current', 'signing ahead', 'result-ready ahead', 'returned ahead']);
  });

  it.each<[DossierStatus, DossierAct]>([['withdrawn', 'withdraw'], ['stopped', 'stop'], ['declined', 'decline']])('ends with %s', (status, act) => {
    const steps = told(status, 'receive', act);
    expect(steps.at(-1)).toBe(`${status} done`);
    expect(steps.join()).not.toContain('ahead');
  });

  it('names no person', () => {
    expect(JSON.stringify(progressOf(events('receive', 'take-over'), 'processing'))).not.toContain('"p"');
  });
});
