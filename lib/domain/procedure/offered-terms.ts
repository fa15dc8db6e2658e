import type { StatutoryTerm } from '../calendar/types';
import { comparableLength } from '../dossier/term-choice';
import { termOf, type ProcedureContent } from './content';

/** The limits a reader may meet, shortest first, each once: the promise alone where there is one, else every legal limit. */
export function offeredTerms(content: Pick<ProcedureContent, 'timeLimits' | 'committedTimeLimit'>): readonly StatutoryTerm[] {
  const limits = content.committedTimeLimit === null ? content.timeLimits : [content.committedTimeLimit];
  const once = new Map(limits.map((limit) => [limit.unit === 'same-day' ? 'same-day' : `${limit.value} ${limit.unit}`, limit]));
  return [...once.values()].sort((a, b) => comparableLength(a) - comparableLength(b)).map(termOf);
}

/** The cases for which the limit differs, in their order; empty when one limit holds for every case. */
export function casesOfLimits(content: Pick<ProcedureContent, 'timeLimits' | 'committedTimeLimit'>): readonly string[] {
  if (content.committedTimeLimit !== null) return [];
  return [...new Set(content.timeLimits.map((limit) => limit.caseName).filter((name) => name !== null))];
}
