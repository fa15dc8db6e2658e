import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/plain-date';
import { inspectionCode, planProblems, siteDaysOverlap, teamProblems, unitsOfMember, type PlanDraft } from './plan';

const plan = (wanted: Partial<PlanDraft> = {}): PlanDraft => ({ periodFrom: plainDate('2025-12-15'), periodTo: plainDate('2026-11-14'), siteFrom: plainDate('2026-11-24'), siteTo: plainDate('2026-11-25'), selfReportDueOn: plainDate('2026-11-20'), units: [{ unitId: 'a', visitOn: plainDate('2026-11-24') }, { unitId: 'b', visitOn: null }], ...wanted });

describe('a plan', () => {
  it('that holds together has no problem; one-day inspections and the edges hold', () => {
    expect(planProblems(plan())).toEqual([]);
    expect(planProblems(plan({ siteTo: plainDate('2026-11-24'), selfReportDueOn: plainDate('2026-11-24'), periodTo: plainDate('2025-12-15') }))).toEqual([]);
  });
  it('names every contradiction by its field', () => {
    expect(planProblems(plan({ periodTo: plainDate('2025-12-14'), siteTo: plainDate('2026-11-23'), selfReportDueOn: plainDate('2026-11-25') })).map(({ field }) => field)).toEqual(['periodTo', 'siteTo', 'selfReportDueOn', 'visit-a']);
    expect(planProblems(plan({ units: [{ unitId: 'a', visitOn: plainDate('2026-11-26') }, { unitId: 'b', visitOn: plainDate('2026-11-23') }] })).map(({ field }) => field)).toEqual(['visit-a', 'visit-b']);
  });
  it('has a code of year and ordinal', () => expect([inspectionCode(2026, 2), inspectionCode(2026, 112)]).toEqual(['2026-02', '2026-112']));
  it('meets another on one day at least', () => {
    const days = (siteFrom: string, siteTo: string) => ({ siteFrom: plainDate(siteFrom), siteTo: plainDate(siteTo) });
    expect(siteDaysOverlap(days('2026-11-24', '2026-11-25'), days('2026-11-25', '2026-11-27'))).toBe(true);
    expect(siteDaysOverlap(days('2026-11-24', '2026-11-25'), days('2026-11-26', '2026-11-27'))).toBe(false);
  });
});

describe('a team', () => {
  const belongs = new Map([['lan', ['a']], ['minh', ['office']]]);
  it('has exactly one leader and somebody for each unit', () => {
    expect(teamProblems([{ staffId: 'minh', role: 'lead', unitIds: [] }], ['a', 'b'], belongs)).toEqual([]);
    expect(teamProblems([], ['a'], belongs).map(({ why }) => why)).toEqual(['NoLead', 'UnitWithoutMember']);
    expect(teamProblems([{ staffId: 'minh', role: 'lead', unitIds: ['b'] }, { staffId: 'hoa', role: 'lead', unitIds: [] }], ['a', 'b'], belongs)).toEqual([{ why: 'SeveralLeads', staffIds: ['minh', 'hoa'] }]);
  });
  it('sends nobody over her own unit, but elsewhere', () => {
    expect(teamProblems([{ staffId: 'minh', role: 'lead', unitIds: [] }, { staffId: 'lan', role: 'member', unitIds: [] }], ['a', 'b'], belongs)).toEqual([{ why: 'InspectsOwnUnit', staffId: 'lan', unitIds: ['a'] }]);
    expect(teamProblems([{ staffId: 'minh', role: 'lead', unitIds: [] }, { staffId: 'lan', role: 'member', unitIds: ['b'] }], ['a', 'b'], belongs)).toEqual([]);
    expect(unitsOfMember({ unitIds: ['b', 'gone'] }, ['a', 'b'])).toEqual(['b']);
  });
});
