import { describe, expect, test } from 'vitest';
import { can, type Actor } from '../access/can';
import { PERMISSIONS, ROLES } from '../access/permissions';
import { applyFindingAct, FINDING_ACTS, FINDING_STATES, findingActRow, findingActsIn, FINDINGS_THAT_COUNT, unitSeesFinding, type FindingAct, type FindingState } from './finding';

const ACTS = Object.keys(FINDING_ACTS) as FindingAct[];

describe('the life of a finding', () => {
  test('every pair of state and act is either in the table or refused with the state', () => {
    for (const state of FINDING_STATES) for (const act of ACTS) {
      const row = findingActRow(act);
      const result = applyFindingAct(state, act);
      if (row.from.includes(state)) expect(result, `${act} of ${state}`).toEqual({ ok: true, value: row.to === 'same' ? state : row.to });
      else expect(result, `${act} of ${state}`).toEqual({ ok: false, refusal: { name: 'WrongFindingState', state } });
      expect(findingActsIn(state).includes(act)).toBe(result.ok);
    }
  });

  test('every state is reached, and only the withdrawn one is an end', () => {
    const reached = new Set<FindingState>(['recorded']);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const state of [...reached]) for (const act of findingActsIn(state)) {
        const next = applyFindingAct(state, act);
        if (next.ok) reached.add(next.value);
      }
    }
    expect([...reached].sort()).toEqual([...FINDING_STATES].sort());
    expect(FINDING_STATES.filter((state) => findingActsIn(state).length === 0)).toEqual(['withdrawn']);
  });

  test('no act of the unit changes its words, withdraws it or unsays that it was told', () => {
    const ofUnit = ACTS.filter((act) => findingActRow(act).side === 'unit');
    expect(ofUnit).toEqual(['agree', 'contest', 'explain']);
    for (const act of ofUnit) expect(['agreed', 'contested', 'same']).toContain(findingActRow(act).to);
    for (const act of ofUnit) expect(findingActRow(act).from).not.toContain('recorded');
  });

  test('whoever is told to explain may not do the team’s part, and the other way round', () => {
    const actor = (role: (typeof ROLES)[number]): Actor => ({ staffId: 's', agencyId: 1, name: '', title: '', roles: [{ role, unitId: 'u' }] });
    for (const act of ACTS) expect(Object.hasOwn(PERMISSIONS, findingActRow(act).permission), act).toBe(true);
    for (const act of ACTS) expect(can(actor('unit-head'), findingActRow(act).permission, ['u']), act).toBe(findingActRow(act).side === 'unit');
    for (const act of ACTS) expect(can(actor('inspector'), findingActRow(act).permission, ['u']), act).toBe(findingActRow(act).side === 'team');
  });

  test('the unit sees what it was told, also when it was withdrawn after that', () => {
    expect(unitSeesFinding('recorded', null)).toBe(false);
    expect(unitSeesFinding('withdrawn', null)).toBe(false);
    expect(unitSeesFinding('withdrawn', 1)).toBe(true);
    expect(FINDINGS_THAT_COUNT).not.toContain('withdrawn');
  });
});
