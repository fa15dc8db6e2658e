import type { PlainDate } from '../calendar/plain-date';
import type { PlanProblem, TeamProblem } from './plan';
import type { SelfReportSection } from './self-report';

/** Inspections that are at one of these units on the same days. */
export type Overlap = { readonly code: string; readonly title: string; readonly siteFrom: PlainDate; readonly siteTo: PlainDate; readonly unitNames: readonly string[] };

/** Why an act of the life of an inspection is refused, beyond stage and person. Names are for words beside fields. */
export type FlowRefusal =
  | { readonly name: 'PlanContradicts'; readonly problems: readonly PlanProblem[] }
  | { readonly name: 'OverlapNeedsReason'; readonly overlaps: readonly Overlap[] }
  | { readonly name: 'NoChecklistInForce' }
  | { readonly name: 'NoSuchUnit' }
  | { readonly name: 'NoSuchBasis' }
  | { readonly name: 'NoSuchYearPlan' }
  | { readonly name: 'WrongYearPlanState'; readonly state: string }
  | { readonly name: 'YearPlanChanged' }
  | { readonly name: 'YearPlanEmpty' }
  | { readonly name: 'NumberTaken'; readonly number: string }
  | { readonly name: 'DayInFuture'; readonly field: string }
  | { readonly name: 'DayTooEarly'; readonly field: string; readonly notBefore: PlainDate }
  | { readonly name: 'TeamProblems'; readonly problems: readonly TeamProblem[]; readonly names: Readonly<Record<string, string>> }
  | { readonly name: 'NotAnInspector'; readonly staffId: string }
  | { readonly name: 'AlreadyMember' }
  | { readonly name: 'NoSuchMember' }
  | { readonly name: 'LeadStands' }
  | { readonly name: 'SelfReportDueInPast' }
  | { readonly name: 'SelfReportChanged' }
  | { readonly name: 'WrongSelfReportState'; readonly state: string }
  | { readonly name: 'SectionsMissing'; readonly sections: readonly SelfReportSection[] }
  | { readonly name: 'NoMinutes' }
  | { readonly name: 'MinutesReplaced' }
  | { readonly name: 'AlreadySaid' }
  | { readonly name: 'NotThisSide' }
  | { readonly name: 'OpinionNeeded' }
  | { readonly name: 'MinutesMissing'; readonly unitNames: readonly string[] }
  | { readonly name: 'OpenConflicts'; readonly count: number }
  | { readonly name: 'NoConclusion' }
  | { readonly name: 'AlreadyPublished' }
  | { readonly name: 'RecommendationsOpen'; readonly numbers: readonly number[] };
