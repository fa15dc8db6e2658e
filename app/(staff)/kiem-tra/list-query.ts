import { STAGES, type Stage } from '@/lib/domain/inspection/stage';
import { queryText } from '@/lib/web/query-text';

export type InspectionsAsked = { readonly year?: number; readonly stage?: Stage; readonly unitId?: string };

/** What the address of the list asks for; what it cannot mean is as if it were not there. */
export function inspectionsAsked(query: Readonly<Record<string, string | string[] | undefined>>): InspectionsAsked {
  const [year, stage, unitId] = [Number(queryText(query.nam)), queryText(query.buoc), queryText(query['don-vi'])];
  return { year: Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : undefined, stage: STAGES.find((known) => known === stage), unitId };
}
