import { describe, expect, it } from 'vitest';
import { ACT_RULES, DOSSIER_ACTS, isDossierAct } from './acts';
import { DOSSIER_STATUSES, FINAL_STATUSES, OPEN_STATUSES, portalNumber, type DossierStatus } from './status';
import { actsAllowed, applyAct, BEGINNINGS, NEXT, statusesFor } from './transitions';

/** The ten statuses and their moves as the description of the domain writes them, by the portal's numbers. */
const MOVES: Readonly<Record<number, readonly number[]>> = { 1: [2, 3, 7], 2: [4, 7, 8], 3: [], 4: [5, 6, 7, 8, 9], 5: [4, 7, 8], 6: [4, 7, 8], 7: [], 8: [], 9: [10], 10: [] };

const moves = (status: DossierStatus): number[] => {
  const next = actsAllowed(status).map((act) => applyAct(status, act)).flatMap((r) => (r.ok ? [portalNumber(r.value)] : []));
  return [...new Set(next)].filter((n) => n !== portalNumber(status)).sort((a, b) => a - b);
};

describe('the table of transitions', () => {
  it.each(DOSSIER_STATUSES.map((status) => [portalNumber(status), status] as const))('status %i, %s, moves exactly where the law lets it', (number, status) => {
    expect(moves(status)).toEqual(MOVES[number]);
  });

  it('begins at 2 at the counter and at 1 online, with nothing else', () => {
    const first = DOSSIER_ACTS.flatMap((act) => { const r = applyAct(null, act); return r.ok ? [[act, r.value]] : []; });
    expect(Object.fromEntries(first)).toEqual(BEGINNINGS);
    expect(BEGINNINGS).toEqual({ 'receive': 'received', 'submit-online': 'submitted' });
  });

  it('lets nothing but a correction touch a final status', () => {
    for (const status of FINAL_STATUSES) expect(actsAllowed(status)).toEqual(['correct']);
    for (const status of OPEN_STATUSES) expect(actsAllowed(status).length).toBeGreaterThan(1);
  });

  it('answers for every status and act, and says where a refused act belongs', () => {
    for (const status of DOSSIER_STATUSES) {
      for (const act of DOSSIER_ACTS) {
        const answer = applyAct(status, act);
        if (answer.ok) expect(statusesFor(act)).toContain(status);
        else expect(answer.refusal).toEqual({ name: 'ActNotAllowed', act, status, allowedIn: statusesFor(act) });
      }
    }
  });

  it('gives every act but the two beginnings a place, and a rule', () => {
    for (const act of DOSSIER_ACTS) {
      expect(statusesFor(act).length > 0).toBe(!(act in BEGINNINGS));
      expect(ACT_RULES[act].permission).toMatch(/^dossier:/);
    }
  });

  it('knows acts by their names only', () => {
    expect(isDossierAct('hand-over')).toBe(true);
    for (const text of ['', 'toString', '__proto__', 'Hand-over', 'approve']) expect(isDossierAct(text)).toBe(false);
    expect(Object.keys(NEXT)).toEqual(expect.arrayContaining([...DOSSIER_STATUSES]));
  });
});
