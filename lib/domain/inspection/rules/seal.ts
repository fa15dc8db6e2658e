import type { LocalTime } from '../../calendar/types';
import { formatLocalTime } from '../../calendar/local-time';
import { canonicalJson } from '../../shared/canonical-json';
import { sortedBreaches } from './answer';
import type { Breach, ItemOutcome, ReportingPeriod, RuleParameters } from './rule';
import type { Verdict } from '../vocabulary';

/** What is frozen of an answer: the rule, what it looked at and what broke it. */
export type SealedContent = {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly legalBasis: string;
  readonly parameters: RuleParameters;
  readonly unitId: string | null;
  readonly period: ReportingPeriod;
  /** The instant up to which entries counted, local time. */
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly population: number;
  readonly breaches: readonly Breach[];
};

export type SealedOutcome = SealedContent & { readonly sha256: string };

/** The content of a seal, as it is hashed: canonical JSON, breaches by subject. */
export const sealedText = (content: SealedContent): string => canonicalJson({
  ruleId: content.ruleId, ruleVersion: content.ruleVersion, legalBasis: content.legalBasis, parameters: content.parameters, unitId: content.unitId, period: { from: content.period.from, to: content.period.to },
  asOf: content.asOf, verdict: content.verdict, population: content.population, breaches: sortedBreaches(content.breaches).map(({ subject, unitId, detail }) => ({ subject, unitId, detail })),
});

/** Seals an answer. `hash` gives the SHA-256 of a text in hexadecimal; the rules themselves have no cryptography. */
export function sealOutcome(outcome: ItemOutcome, { period, asOf }: { readonly period: ReportingPeriod; readonly asOf: LocalTime }, hash: (text: string) => string): SealedOutcome {
  const { rule, unitId, verdict, population, breaches } = outcome;
  const content: SealedContent = { ruleId: rule.id, ruleVersion: rule.version, legalBasis: rule.legalBasis, parameters: rule.parameters, unitId, period, asOf: formatLocalTime(asOf), verdict, population, breaches: sortedBreaches(breaches) };
  return { ...content, sha256: hash(sealedText(content)) };
}

/** Is what is stored still what was sealed? */
export const isSealWhole = ({ sha256, ...content }: SealedOutcome, hash: (text: string) => string): boolean => hash(sealedText(content)) === sha256;

/** What has changed in the records since an answer was sealed. The answer stands; this is shown beside it. */
export type Drift = {
  readonly populationChange: number;
  readonly added: readonly Breach[];
  readonly gone: readonly Breach[];
  /** The same thing breaks the rule still, in another way. */
  readonly changed: readonly { readonly was: Breach; readonly is: Breach }[];
  readonly verdictNow: Verdict;
  /** The rule itself is another version now: what differs may be its doing. */
  readonly ruleVersionNow: number;
  readonly isSame: boolean;
};

export function drift(sealed: Pick<SealedContent, 'breaches' | 'population' | 'verdict' | 'ruleVersion'>, now: ItemOutcome): Drift {
  const was = new Map(sealed.breaches.map((breach) => [breach.subject, breach]));
  const is = new Map(now.breaches.map((breach) => [breach.subject, breach]));
  const added = sortedBreaches(now.breaches.filter(({ subject }) => !was.has(subject)));
  const gone = sortedBreaches(sealed.breaches.filter(({ subject }) => !is.has(subject)));
  const changed = sortedBreaches(now.breaches).flatMap((breach) => {
    const before = was.get(breach.subject);
    return before && canonicalJson(before.detail) !== canonicalJson(breach.detail) ? [{ was: before, is: breach }] : [];
  });
  const populationChange = now.population - sealed.population;
  return {
    populationChange, added, gone, changed, verdictNow: now.verdict, ruleVersionNow: now.rule.version,
    isSame: populationChange === 0 && added.length + gone.length + changed.length === 0 && now.verdict === sealed.verdict && now.rule.version === sealed.ruleVersion,
  };
}
