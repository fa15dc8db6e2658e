import type { LocalTime, WorkingCalendar } from '../../calendar/types';
import type { Breach } from '../../procedure/control';
import type { ReportingPeriod } from '../../report/period';
import type { Verdict } from '../vocabulary';
import type { DossierFacts } from './dossier-facts';
import type { RegisterFacts } from './register-facts';

export type { Breach } from '../../procedure/control';
export type { ReportingPeriod } from '../../report/period';

type Detail = Breach['detail'];

/** What every rule is told besides the facts: the period, what was known, and the days and units to judge by. */
export type RuleScope = {
  /** Whole days, both ends included. */
  readonly period: ReportingPeriod;
  /** The moment at which things are judged: the as-of, or 24:00 of the last day of the period where that is earlier. */
  readonly moment: LocalTime;
  readonly calendar: WorkingCalendar;
  readonly units: UnitKinds;
};

/** Which units take in dossiers, and which answers for what belongs to no department (danh mục, công bố, báo cáo). */
export type UnitKinds = { readonly deskIds: ReadonlySet<string>; /** The first desk: what was handled at a counter without a dossier is its. */ readonly deskId: string | null; readonly controlId: string | null };

/** One thing that a rule looked at: it counts once in the population of its unit, and is a breach where `broken` says how. */
export type Looked = { readonly subject: string; /** Who answers for it; null: nobody can be named. */ readonly unitId: string | null; readonly broken: Detail | null; /** One such breach fails the unit, whatever share the rule allows. */ readonly isGrave?: boolean };

/** Numbers that a rule judges by. They are printed in its answer and can be set otherwise for one inspection. */
export type RuleParameters = Readonly<Record<string, number>>;

/** What is said of a rule without the rule itself: what an answer is stored with. */
export type RuleHead = {
  /** Never changes; `kt-37` answers item 37 of the default checklist. */
  readonly id: string;
  readonly item: number;
  /** Changes with the meaning of the rule. */
  readonly version: number;
  readonly legalBasis: string;
  /** False: the basis is from memory, "chưa đối chiếu bản gốc". */
  readonly isBasisVerified: boolean;
  readonly parameters: RuleParameters;
};

/**
 * An item of the checklist that answers itself. A rule on dossiers is asked of one at a time, so the register may be of
 * any length; one on the register is asked once. Both are pure. Titles and sentences are in lib/text/inspection-rule-words.ts.
 */
export type InspectionRule = RuleHead & {
  readonly ofDossier?: (facts: DossierFacts, scope: RuleScope, parameters: RuleParameters) => readonly Looked[];
  readonly ofRegister?: (facts: RegisterFacts, scope: RuleScope, parameters: RuleParameters) => readonly Looked[];
  /** The most of the population that may break the rule, in per cent, before the unit fails: 0 unless the law or a target allows some. */
  readonly allowedPercent?: (parameters: RuleParameters) => number;
};

/** What a rule found in one unit. */
export type ItemOutcome = {
  readonly rule: RuleHead;
  readonly unitId: string | null;
  readonly population: number;
  readonly breaches: readonly Breach[];
  readonly verdict: Verdict;
};

/** Meets with something looked at and nothing (or no more than is allowed) broken; not applicable where there was nothing to look at. */
export function verdictOf(population: number, breaches: number, allowedPercent: number, grave = 0): Verdict {
  if (population === 0) return 'not-applicable';
  return grave > 0 || breaches * 100 > population * allowedPercent ? 'fails' : 'meets';
}

export const isInPeriod = ({ period }: Pick<RuleScope, 'period'>, at: { readonly on: LocalTime['on'] } | null): boolean => at !== null && at.on >= period.from && at.on <= period.to;

/** The thing looked at, with the faults found in it as one detail; none: it is in order. `faults` is a list of words parted by spaces. */
export const looked = (subject: string, unitId: string | null, faults: readonly string[], detail: Detail = {}): Looked => ({ subject, unitId, broken: faults.length === 0 ? null : { ...detail, faults: faults.join(' ') } });

export const dossierSubject = (code: string, part?: string | number): string => (part === undefined ? `dossier:${code}` : `dossier:${code}#${part}`);

/** The code of the dossier that a subject names, or null. */
export const dossierCodeOf = (subject: string): string | null => (subject.startsWith('dossier:') ? (subject.slice('dossier:'.length).split('#')[0] ?? null) : null);

/** A local time as details and their sentences carry it. */
export { formatLocalTime as written } from '../../calendar/local-time';
