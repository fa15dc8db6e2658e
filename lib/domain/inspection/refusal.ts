import type { InspectionAct, Stage } from './stage';

/** The last thing that somebody did with an inspection: who and when (an instant in milliseconds). Null: nothing yet, or by no one. */
export type LastAct = { readonly act: InspectionAct; readonly byName: string | null; readonly at: Date };

/** Why an act on an inspection is refused before its own work begins. */
export type InspectionRefusal =
  /** There is none, or this person may not see it: the same answer. */
  | { readonly name: 'NoSuchInspection' }
  | { readonly name: 'NotPermitted' }
  | { readonly name: 'NotOfTheTeam' }
  | { readonly name: 'NotTheLead' }
  | { readonly name: 'NotInThisStage'; readonly stage: Stage; readonly last: LastAct | null }
  /** Whoever drafted the plan does not issue it; whoever inspected does not conclude. */
  | { readonly name: 'SamePerson' }
  | { readonly name: 'ChangedMeanwhile'; readonly byName: string | null; readonly at: Date };
