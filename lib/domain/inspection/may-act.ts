import { can, type Actor } from '../access/can';
import type { PlainDate } from '../calendar/plain-date';
import { inspectionActRow, mayFollow, type InspectionAct, type Stage } from './stage';

/** What a person is to an inspection: in its team, at its head, one of the authors of what a second person decides. */
export type Standing = { readonly isMember: boolean; readonly isLead: boolean; readonly draftedPlan: boolean; readonly reported: boolean; /** The units that she inspects; empty: all. */ readonly unitIds: readonly string[] };

/** Whether this person is in the team, and for this unit where one is named: the leader answers for every unit, a member for those that she was given. */
export const isAtWork = ({ isMember, isLead, unitIds }: Pick<Standing, 'isMember' | 'isLead' | 'unitIds'>, unitId?: string): boolean =>
  isMember && (unitId === undefined || isLead || unitIds.length === 0 || unitIds.includes(unitId));

/** Why this person may not do it, whatever the stage; null when nothing of the table forbids it. Guards and screens ask the same. */
export function personRefusal(actor: Actor, standing: Standing, act: InspectionAct, unitId?: string): 'NotPermitted' | 'NotOfTheTeam' | 'NotTheLead' | 'SamePerson' | null {
  const { who } = inspectionActRow(act);
  if (!can(actor, who.permission, unitId === undefined ? undefined : [unitId])) return 'NotPermitted';
  if (who.team !== undefined && !isAtWork(standing, who.team === 'member' ? unitId : undefined)) return 'NotOfTheTeam';
  if (who.team === 'lead' && !standing.isLead) return 'NotTheLead';
  if (who.second === true && (act === 'issue-plan' ? standing.draftedPlan : standing.reported || standing.isMember)) return 'SamePerson';
  return null;
}

/** Whether this person may do it now. */
export const mayAct = (actor: Actor, standing: Standing, stage: Stage, act: InspectionAct, unitId?: string): boolean => mayFollow(stage, act) && personRefusal(actor, standing, act, unitId) === null;

/** Who has to act next. */
export type NextWho = 'leader' | 'lead' | 'unit' | 'controller';
export type NextStep = { readonly act: InspectionAct; readonly who: NextWho; readonly dueOn: PlainDate | null };

type Dates = { readonly stage: Stage; readonly siteFrom: PlainDate; readonly siteTo: PlainDate; readonly conclusionDueOn: PlainDate | null; readonly lastRemedyOn: PlainDate | null };

/** What is next in the life of an inspection, by whom and by when; null at its end. */
export function nextStep({ stage, siteFrom, siteTo, conclusionDueOn, lastRemedyOn }: Dates): NextStep | null {
  switch (stage) {
    case 'drafting': return { act: 'issue-plan', who: 'leader', dueOn: siteFrom };
    case 'planned': return { act: 'decide-team', who: 'leader', dueOn: siteFrom };
    case 'team-decided': return { act: 'notify', who: 'lead', dueOn: siteFrom };
    case 'notified': return { act: 'open', who: 'lead', dueOn: siteFrom };
    case 'on-site': return { act: 'end-site', who: 'lead', dueOn: siteTo };
    case 'site-ended': return { act: 'report', who: 'lead', dueOn: conclusionDueOn };
    case 'reported': return { act: 'conclude', who: 'leader', dueOn: conclusionDueOn };
    case 'concluded': return { act: 'close', who: 'controller', dueOn: lastRemedyOn };
    case 'closed':
    case 'cancelled': return null;
  }
}

/** The stages in their order, as the strip shows them. */
export const STAGE_PATH: readonly Stage[] = ['drafting', 'planned', 'team-decided', 'notified', 'on-site', 'site-ended', 'reported', 'concluded', 'closed'];
