import type { PlainDate } from '../calendar/plain-date';
import type { StatutoryTerm } from '../calendar/types';
import type { MemberRole } from './vocabulary';

/** One line of the yearly plan: whom, in which month (1 to 12; null: not fixed), with which contents. */
export type YearPlanLine = { readonly unitIds: readonly string[]; readonly contents: readonly string[]; readonly month: number | null; readonly note: string | null };

/** The conclusion is due 15 working days after the end at the units. */
export const CONCLUSION_TERM: StatutoryTerm = { unit: 'working-day', value: 15 };

/** The code of the n-th inspection of a year: 2026-02. */
export const inspectionCode = (year: number, ordinal: number): string => `${year}-${String(ordinal).padStart(2, '0')}`;

/** What of a plan contradicts itself, by field. Days are plain dates. */
export type PlanDraft = {
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly siteFrom: PlainDate;
  readonly siteTo: PlainDate;
  readonly selfReportDueOn: PlainDate | null;
  readonly units: readonly { readonly unitId: string; readonly visitOn: PlainDate | null }[];
};
export type PlanProblem =
  | { readonly field: 'periodTo'; readonly why: 'PeriodEndsBeforeItBegins' }
  | { readonly field: 'siteTo'; readonly why: 'SiteEndsBeforeItBegins' }
  | { readonly field: 'selfReportDueOn'; readonly why: 'SelfReportAfterSite' }
  | { readonly field: `visit-${string}`; readonly why: 'VisitOutsideSiteDays' };

/** Every contradiction of a plan, in the order of its form. */
export function planProblems(plan: PlanDraft): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (plan.periodTo < plan.periodFrom) problems.push({ field: 'periodTo', why: 'PeriodEndsBeforeItBegins' });
  if (plan.siteTo < plan.siteFrom) problems.push({ field: 'siteTo', why: 'SiteEndsBeforeItBegins' });
  if (plan.selfReportDueOn !== null && plan.selfReportDueOn > plan.siteFrom) problems.push({ field: 'selfReportDueOn', why: 'SelfReportAfterSite' });
  for (const { unitId, visitOn } of plan.units) if (visitOn !== null && (visitOn < plan.siteFrom || visitOn > plan.siteTo)) problems.push({ field: `visit-${unitId}`, why: 'VisitOutsideSiteDays' });
  return problems;
}

type Days = { readonly siteFrom: PlainDate; readonly siteTo: PlainDate };
/** Whether two inspections are on site on one day at least. */
export const siteDaysOverlap = (a: Days, b: Days): boolean => a.siteFrom <= b.siteTo && b.siteFrom <= a.siteTo;

export type TeamDraft = readonly { readonly staffId: string; readonly role: MemberRole; /** Empty: all units. */ readonly unitIds: readonly string[] }[];
export type TeamProblem =
  | { readonly why: 'NoLead' }
  | { readonly why: 'SeveralLeads'; readonly staffIds: readonly string[] }
  /** Nobody inspects the unit she belongs to. */
  | { readonly why: 'InspectsOwnUnit'; readonly staffId: string; readonly unitIds: readonly string[] }
  | { readonly why: 'UnitWithoutMember'; readonly unitId: string };

/** The units that a member inspects, of all that are inspected. */
export const unitsOfMember = (member: { readonly unitIds: readonly string[] }, inspected: readonly string[]): readonly string[] => (member.unitIds.length === 0 ? inspected : inspected.filter((unitId) => member.unitIds.includes(unitId)));

/** What is wrong with a team: one leader exactly, nobody over her own unit, somebody for each unit. `belongsTo` says in which units a person holds a role. */
export function teamProblems(team: TeamDraft, inspected: readonly string[], belongsTo: ReadonlyMap<string, readonly string[]>): TeamProblem[] {
  const problems: TeamProblem[] = [];
  const leads = team.filter(({ role }) => role === 'lead').map(({ staffId }) => staffId);
  if (leads.length === 0) problems.push({ why: 'NoLead' });
  if (leads.length > 1) problems.push({ why: 'SeveralLeads', staffIds: leads });
  for (const member of team) {
    const own = belongsTo.get(member.staffId) ?? [];
    const unitIds = unitsOfMember(member, inspected).filter((unitId) => own.includes(unitId));
    if (unitIds.length > 0) problems.push({ why: 'InspectsOwnUnit', staffId: member.staffId, unitIds });
  }
  for (const unitId of inspected) if (!team.some((member) => unitsOfMember(member, inspected).includes(unitId))) problems.push({ why: 'UnitWithoutMember', unitId });
  return problems;
}
