import type { Channel } from './status';

/** What the law asks, as the version of the procedure lists it. */
export type AskedComponent = {
  readonly name: string;
  readonly form: string | null;
  readonly originals: number;
  readonly copies: number;
  readonly isRequired: boolean;
  readonly caseName: string | null;
};

type CasedLimit = { readonly caseName: string | null; readonly channel: Channel | null };

/** The cases (trường hợp) to choose from at reception, and whether "none of them" is an answer. */
export type CaseChoices = { readonly cases: readonly string[]; readonly mayBeNone: boolean };

const distinct = (names: readonly (string | null)[]): string[] => [...new Set(names.filter((name) => name !== null))];

/**
 * Which case must be chosen. Where the limits tell cases apart (for this channel), one of those decides the date and must
 * be named; else the cases of the components, of which none need apply.
 */
export function caseChoices(version: { readonly timeLimits: readonly CasedLimit[]; readonly components: readonly AskedComponent[] }, channel: Channel): CaseChoices {
  const limits = version.timeLimits.filter((limit) => limit.channel === null || limit.channel === channel);
  const cases = distinct(limits.map((limit) => limit.caseName));
  if (cases.length > 0) return { cases, mayBeNone: limits.some((limit) => limit.caseName === null) };
  return { cases: distinct(version.components.map((component) => component.caseName)), mayBeNone: true };
}

/** The case when there is nothing to choose; undefined when the clerk must say. */
export function onlyCase({ cases, mayBeNone }: CaseChoices): string | null | undefined {
  if (cases.length === 0) return null;
  return cases.length === 1 && !mayBeNone ? cases[0] : undefined;
}

export const isCaseOf = ({ cases, mayBeNone }: CaseChoices, caseName: string | null): boolean =>
  caseName === null ? mayBeNone || cases.length === 0 : cases.includes(caseName);

/** One line of the checklist at the counter. */
export type ChecklistLine = {
  /** The place of the component in the version's list, from 1; kept with the dossier. */
  readonly ordinal: number;
  readonly name: string;
  readonly form: string | null;
  readonly originalsAsked: number;
  readonly copiesAsked: number;
  /** Without it the dossier cannot be received. */
  readonly isRequired: boolean;
  /** Asked for only if this also holds; the clerk decides, so such a line is never required. */
  readonly condition: string | null;
};

/** The components asked for in a case. Those of a case that is not among the choices are listed with it as their condition. */
export function checklistFor(components: readonly AskedComponent[], choices: CaseChoices, caseName: string | null): readonly ChecklistLine[] {
  return components.flatMap((component, index) => {
    const isConditional = component.caseName !== null && !choices.cases.includes(component.caseName);
    if (component.caseName !== null && component.caseName !== caseName && !isConditional) return [];
    return [{
      ordinal: index + 1, name: component.name, form: component.form, originalsAsked: component.originals, copiesAsked: component.copies,
      isRequired: component.isRequired && !isConditional, condition: isConditional ? component.caseName : null,
    }];
  });
}

/** How many of each came. */
export type Given = { readonly originals: number; readonly copies: number; readonly electronic: number };

export const NOTHING_GIVEN: Given = { originals: 0, copies: 0, electronic: 0 };

export const isPresent = (given: Given): boolean => given.originals + given.copies + given.electronic > 0;

/** How many are still wanted. An original stands in for a copy; an electronic one stands in for all. */
export function shortfallOf(line: ChecklistLine, given: Given): { readonly originals: number; readonly copies: number } {
  if (given.electronic > 0) return { originals: 0, copies: 0 };
  if (line.originalsAsked + line.copiesAsked === 0) return isPresent(given) ? { originals: 0, copies: 0 } : { originals: 1, copies: 0 };
  const originals = Math.max(0, line.originalsAsked - given.originals);
  const spare = Math.max(0, given.originals - line.originalsAsked);
  return { originals, copies: Math.max(0, line.copiesAsked - given.copies - spare) };
}

export type MissingComponent = { readonly line: ChecklistLine; readonly given: Given; readonly originals: number; readonly copies: number };

/** The required components that did not come, or came in too few. Empty: the set is complete and must be received. */
export function missingComponents(lines: readonly ChecklistLine[], given: ReadonlyMap<number, Given>): readonly MissingComponent[] {
  return lines.flatMap((line) => {
    const came = given.get(line.ordinal) ?? NOTHING_GIVEN;
    const short = shortfallOf(line, came);
    return line.isRequired && short.originals + short.copies > 0 ? [{ line, given: came, ...short }] : [];
  });
}
