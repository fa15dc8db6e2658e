import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/can';
import type { Role } from '../access/permissions';
import { plainDate } from '../calendar/plain-date';
import { mayAct, nextStep, personRefusal, STAGE_PATH, type Standing } from './may-act';
import { seenUnits } from './sight';
import { INSPECTION_ACTS, inspectionActRow, mayFollow, STAGES, stageAfter, UNIT_SEES, type InspectionAct } from './stage';
import { isSelfReportLate, missingSections } from './self-report';

const actor = (role: Role, unitId = 'office'): Actor => ({ staffId: 's', agencyId: 1, name: 'Người thử', title: 'Chuyên viên', roles: [{ role, unitId }] });
const standing = (wanted: Partial<Standing> = {}): Standing => ({ isMember: false, isLead: false, draftedPlan: false, reported: false, unitIds: [], ...wanted });
const acts = Object.keys(INSPECTION_ACTS) as InspectionAct[];

describe('who may act', () => {
  it('is refused by the table for every act: without the permission, outside the team, without leading it, twice the same person', () => {
    for (const act of acts) {
      const { who } = inspectionActRow(act);
      expect(personRefusal(actor('admin'), standing({ isMember: true, isLead: true }), act), act).toBe('NotPermitted');
      if (who.team) expect(personRefusal(actor('inspector'), standing(), act), act).toBe(who.permission === 'inspection:work' ? 'NotOfTheTeam' : 'NotPermitted');
      if (who.team === 'lead') expect(personRefusal(actor('inspector'), standing({ isMember: true }), act), act).toBe('NotTheLead');
      if (who.second) expect(personRefusal(actor('leader'), standing({ draftedPlan: true, reported: true }), act), act).toBe('SamePerson');
    }
  });
  it('lets a leader issue what another planned and conclude what a team reported, never as one of the team', () => {
    expect(mayAct(actor('leader'), standing({ reported: true }), 'drafting', 'issue-plan')).toBe(true);
    expect(mayAct(actor('leader'), standing({ draftedPlan: true }), 'reported', 'conclude')).toBe(true);
    expect(personRefusal(actor('leader'), standing({ isMember: true }), 'conclude')).toBe('SamePerson');
  });
  it('keeps a member to her units; the leader of the team is at all of them', () => {
    expect(personRefusal(actor('inspector'), standing({ isMember: true, unitIds: ['a'] }), 'record', 'b')).toBe('NotOfTheTeam');
    expect(personRefusal(actor('inspector'), standing({ isMember: true, unitIds: ['a'] }), 'record', 'a')).toBeNull();
    expect(personRefusal(actor('inspector'), standing({ isMember: true, isLead: true, unitIds: ['a'] }), 'offer-minutes', 'b')).toBeNull();
  });
  it('asks a unit its own right over that unit', () => {
    expect(personRefusal(actor('unit-head', 'a'), standing(), 'submit-self-report', 'a')).toBeNull();
    expect(personRefusal(actor('unit-head', 'a'), standing(), 'submit-self-report', 'b')).toBe('NotPermitted');
  });
});

describe('the way of an inspection', () => {
  const dates = { siteFrom: plainDate('2026-11-24'), siteTo: plainDate('2026-11-25'), conclusionDueOn: plainDate('2026-12-16'), lastRemedyOn: null };
  it('has a next step in every stage but the last, and that step may follow and leads on', () => {
    for (const stage of STAGES) {
      const next = nextStep({ stage, ...dates });
      if (stage === 'closed' || stage === 'cancelled') expect(next).toBeNull();
      else {
        expect(next && mayFollow(stage, next.act), stage).toBe(true);
        expect(next && STAGE_PATH.indexOf(stageAfter(stage, next.act)), stage).toBe(STAGE_PATH.indexOf(stage) + 1);
      }
    }
  });
  it('is seen whole by the agency, in its own part by an inspected unit from the notice on, by no other', () => {
    for (const stage of STAGES) {
      const inspection = { stage, unitIds: ['a', 'b'] };
      expect(seenUnits(actor('inspector'), inspection)).toEqual(['a', 'b']);
      expect(seenUnits(actor('unit-head', 'a'), inspection)).toEqual(UNIT_SEES.includes(stage) ? ['a'] : null);
      expect(seenUnits(actor('unit-head', 'c'), inspection)).toBeNull();
      expect(seenUnits(actor('admin', 'a'), inspection)).toBeNull();
    }
  });
});

describe('a self-report', () => {
  it('is late from the day after; one not handed in is judged by today', () => {
    const due = plainDate('2026-11-20');
    expect([isSelfReportLate(due, due, plainDate('2026-12-01')), isSelfReportLate(due, plainDate('2026-11-21'), due), isSelfReportLate(due, null, plainDate('2026-11-21')), isSelfReportLate(due, null, due), isSelfReportLate(null, null, due)]).toEqual([false, true, true, false, false]);
  });
  it('says which parts are still empty', () => expect(missingSections({ direction: 'Đã làm.', shortcomings: '  ' })).toEqual(['carrying-out', 'shortcomings']));
});
