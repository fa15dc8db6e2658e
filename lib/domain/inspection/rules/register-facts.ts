import type { PlainDate } from '../../calendar/plain-date';
import type { LocalTime } from '../../calendar/types';
import type { CheckedProcedure, ProcedureControlFacts } from '../../procedure/checks';
import type { PeriodKind, FilingState } from '../../report/filing';
import type { ReportLine } from '../../report/tally';
import type { RatingAnswers } from '../../service/rating';

/** A recommendation of a former inspection, as its remedy stands at the moment that is judged. */
export type RecommendationFact = { readonly id: string; readonly inspection: string; readonly number: number; readonly unitId: string | null; readonly dueOn: PlainDate; readonly issuedOn: PlainDate; readonly state: string; readonly closedOn: PlainDate | null; readonly evidence: number };

/** A supplement request or refusal given at the counter, where no dossier came to be. */
export type LoosePaper = { readonly id: string; readonly kind: 'supplement-request' | 'intake-refusal'; readonly ordinal: number; readonly edition: string; readonly issuedOn: PlainDate; readonly missing: readonly string[] };

export type FeedbackFact = { readonly code: string; readonly unitId: string | null; readonly state: string; readonly submittedAt: LocalTime; readonly dueAt: LocalTime; /** Accepted or declined: sorted. */ readonly sortedAt: LocalTime | null; readonly answeredAt: LocalTime | null; readonly hasAnswer: boolean };

/** The results that a unit gave in the period and what their applicants said of them. */
export type SatisfactionFact = { readonly unitId: string; readonly results: number; readonly ratings: readonly RatingAnswers[] };

/** A reporting period that had to be reported, the filing that reported it, and what the register says of that period as of the filing. */
export type ReportFact = {
  readonly kind: PeriodKind; readonly from: PlainDate; readonly to: PlainDate; readonly dueOn: PlainDate;
  readonly filing: { readonly state: FilingState; readonly submittedOn: PlainDate | null; readonly total: ReportLine; readonly before: number; /** Null: not counted anew. */ readonly recounted: ReportLine | null } | null;
};

/** The numbers given out on a day (codes) or in a year (the book of receipts). `last`: the highest; `count`: how many there are. */
export type BookFact = { readonly key: string; readonly kind: 'codes' | 'receipts'; readonly first: number; readonly last: number; readonly count: number };

/** Dossiers received in the period under a procedure, by the way they came. */
export type ChannelFact = { readonly procedureId: string; readonly online: number; readonly inPerson: number; readonly postal: number };

export type CheckedListProcedure = CheckedProcedure & { readonly onlineLevels: Readonly<Record<string, string>> };

/** All that rules on the register ask, none of it as long as the register of dossiers. */
export type RegisterFacts = {
  readonly procedures: Omit<ProcedureControlFacts, 'dossiers' | 'procedures' | 'today' | 'calendar'> & { readonly procedures: readonly CheckedListProcedure[] };
  /** Numbers of decisions under which a version stands or ends. */
  readonly usedDecisions: ReadonlySet<string>;
  readonly recommendations: readonly RecommendationFact[];
  readonly loosePapers: readonly LoosePaper[];
  readonly feedback: readonly FeedbackFact[];
  readonly satisfaction: readonly SatisfactionFact[];
  readonly reports: readonly ReportFact[];
  readonly books: readonly BookFact[];
  readonly channels: readonly ChannelFact[];
};
