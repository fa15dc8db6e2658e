import type { PlainDate } from '../calendar/plain-date';
import { ageOf, AGES, isLate, isOutstanding, promiseKept, type Age, type RecommendationState, type RemedyStep } from './recommendation';
import type { AddresseeKind } from './vocabulary';

/** A recommendation as the overview counts it. */
export type Reckoned = { readonly addresseeKind: AddresseeKind; readonly unitId: string | null; readonly unitName: string | null; readonly state: RecommendationState; readonly dueOn: PlainDate; readonly steps: readonly RemedyStep[] };

/** Who has to act: a unit by its id, the leader or the city by their kind. */
export const addresseeKey = ({ addresseeKind, unitId }: Pick<Reckoned, 'addresseeKind' | 'unitId'>): string => unitId ?? addresseeKind;

export type AgeRow = { readonly key: string; readonly addresseeKind: AddresseeKind; readonly unitName: string | null; readonly ages: Readonly<Record<Age, number>>; readonly total: number };

/** Outstanding recommendations by addressee and age; the most late first. Every outstanding one is counted once. */
export function openByAge(recommendations: readonly Reckoned[], today: PlainDate): AgeRow[] {
  const rows = new Map<string, { row: Omit<AgeRow, 'ages' | 'total'>; ages: Record<Age, number> }>();
  for (const one of recommendations) {
    const age = ageOf(one.state, one.dueOn, today);
    if (age === null) continue;
    const key = addresseeKey(one);
    const known = rows.get(key) ?? { row: { key, addresseeKind: one.addresseeKind, unitName: one.unitName }, ages: { 'not-due': 0, 'late-30': 0, 'late-90': 0, 'late-more': 0, 'to-verify': 0 } };
    known.ages[age] += 1;
    rows.set(key, known);
  }
  const late = ({ ages }: AgeRow): number => ages['late-30'] + ages['late-90'] + ages['late-more'];
  return [...rows.values()].map(({ row, ages }) => ({ ...row, ages, total: AGES.reduce((sum, age) => sum + ages[age], 0) })).sort((a, b) => late(b) - late(a) || b.total - a.total || (a.key < b.key ? -1 : 1));
}

export const LIST_FILTERS = ['open', 'late', 'to-verify', 'verified', 'kept', 'broken', 'reopened', 'all'] as const;
/** Which recommendations a list shows. Every number of the overview is the length of such a list. */
export type ListFilter = (typeof LIST_FILTERS)[number];

export type ListQuery = { readonly filter: ListFilter; readonly age?: Age; readonly addressee?: string };

/** Whether a recommendation is in a list: the one rule for the numbers and for what they open. */
export function isListed(one: Reckoned & { readonly reopenedCount: number }, { filter, age, addressee }: ListQuery, today: PlainDate): boolean {
  if (addressee !== undefined && addresseeKey(one) !== addressee) return false;
  if (age !== undefined && ageOf(one.state, one.dueOn, today) !== age) return false;
  switch (filter) {
    case 'open':
      return isOutstanding(one.state);
    case 'late':
      return isLate(one.state, one.dueOn, today);
    case 'to-verify':
      return one.state === 'reported';
    case 'verified':
      return one.state === 'verified';
    case 'kept':
      return promiseKept(one.state, one.dueOn, one.steps, today) === true;
    case 'broken':
      return promiseKept(one.state, one.dueOn, one.steps, today) === false;
    case 'reopened':
      return one.reopenedCount > 0;
    case 'all':
      return true;
  }
}
