import type { DossierFacts } from './dossier-facts';
import type { RegisterFacts } from './register-facts';
import { verdictOf, type Breach, type InspectionRule, type ItemOutcome, type Looked, type RuleHead, type RuleParameters, type RuleScope } from './rule';

type Tally = { population: number; grave: number; readonly breaches: Breach[] };

const headOf = ({ id, item, version, legalBasis, isBasisVerified }: RuleHead, parameters: RuleParameters): RuleHead => ({ id, item, version, legalBasis, isBasisVerified, parameters });

/** Where the answers to the items come together: dossiers one at a time, the register once, then the outcomes. */
export type Answering = {
  readonly takeDossier: (facts: DossierFacts) => void;
  readonly takeRegister: (facts: RegisterFacts) => void;
  /** Of every rule: a row for each unit in which it looked at something, and for each asked for in which it did not. */
  readonly outcomes: (unitIds: readonly string[]) => readonly ItemOutcome[];
};

/**
 * Begins to answer. Memory grows with the breaches, never with the dossiers. `parameters` of a rule, by its id, stand in for
 * its defaults; what it does not know is left out.
 */
export function openAnswers(rules: readonly InspectionRule[], scope: RuleScope, parameters: Readonly<Record<string, RuleParameters>> = {}): Answering {
  const asked = rules.map((rule) => {
    const own = parameters[rule.id] ?? {};
    return { rule, by: new Map<string | null, Tally>(), parameters: Object.fromEntries(Object.entries(rule.parameters).map(([name, value]) => [name, own[name] ?? value])) };
  });
  const take = (by: Map<string | null, Tally>, rows: readonly Looked[]): void => {
    for (const { subject, unitId, broken, isGrave } of rows) {
      let tally = by.get(unitId);
      if (tally === undefined) by.set(unitId, (tally = { population: 0, grave: 0, breaches: [] }));
      tally.population += 1;
      if (broken === null) continue;
      tally.breaches.push({ subject, unitId, detail: broken });
      if (isGrave) tally.grave += 1;
    }
  };
  return {
    takeDossier: (facts) => {
      for (const { rule, by, parameters: own } of asked) if (rule.ofDossier) take(by, rule.ofDossier(facts, scope, own));
    },
    takeRegister: (facts) => {
      for (const { rule, by, parameters: own } of asked) if (rule.ofRegister) take(by, rule.ofRegister(facts, scope, own));
    },
    outcomes: (unitIds) => asked.flatMap(({ rule, by, parameters: own }) => {
      const units = new Set<string | null>([...unitIds, ...by.keys()]);
      const allowed = rule.allowedPercent?.(own) ?? 0;
      return [...units].map((unitId): ItemOutcome => {
        const { population, breaches, grave } = by.get(unitId) ?? { population: 0, breaches: [], grave: 0 };
        return { rule: headOf(rule, own), unitId, population, breaches: sortedBreaches(breaches), verdict: verdictOf(population, breaches.length, allowed, grave) };
      });
    }),
  };
}

/** Answers over facts that are at hand, for short registers and tests. */
export function answerItems(rules: readonly InspectionRule[], scope: RuleScope, register: RegisterFacts, dossiers: Iterable<DossierFacts>, unitIds: readonly string[] = []): readonly ItemOutcome[] {
  const answering = openAnswers(rules, scope);
  for (const facts of dossiers) answering.takeDossier(facts);
  answering.takeRegister(register);
  return answering.outcomes(unitIds);
}

/** By subject: the order in which rows were read says nothing. */
export const sortedBreaches = (breaches: readonly Breach[]): readonly Breach[] => [...breaches].sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0));
