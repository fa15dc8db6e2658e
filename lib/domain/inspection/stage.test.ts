import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../access/permissions';
import { INSPECTION_ACTS, inspectionActRow, mayFollow, stageAfter, STAGES, type InspectionAct, type Stage } from './stage';

const ACTS = Object.keys(INSPECTION_ACTS) as InspectionAct[];

describe('the life of an inspection', () => {
  test('every stage but the first is reached, and every stage but the last two is left', () => {
    const reached = new Set<Stage>(['drafting']);
    for (let grew = true; grew; ) {
      grew = false;
      for (const stage of [...reached]) for (const act of ACTS) if (mayFollow(stage, act) && !reached.has(stageAfter(stage, act))) grew = Boolean(reached.add(stageAfter(stage, act)));
    }
    expect([...reached].sort()).toEqual([...STAGES].sort());
    const left = STAGES.filter((stage) => ACTS.some((act) => mayFollow(stage, act) && stageAfter(stage, act) !== stage));
    expect(STAGES.filter((stage) => !left.includes(stage))).toEqual(['cancelled']);
  });

  test('every act asks for a permission that the table knows', () => {
    for (const act of ACTS) expect(Object.hasOwn(PERMISSIONS, inspectionActRow(act).who.permission), act).toBe(true);
  });

  test('nothing is recorded before the opening nor after the report', () => {
    expect(STAGES.filter((stage) => mayFollow(stage, 'record'))).toEqual(['on-site', 'site-ended']);
  });

  test('a conclusion comes only after a report, and an act out of order throws', () => {
    expect(STAGES.filter((stage) => mayFollow(stage, 'conclude'))).toEqual(['reported']);
    expect(() => stageAfter('on-site', 'conclude')).toThrow(RangeError);
  });
});
