import { ok, refuse, type Result } from '../shared/result';
import type { DossierStatus } from '../dossier/status';

/** The three questions asked after the result: thái độ phục vụ, hướng dẫn dễ hiểu, thời gian giải quyết. */
export const RATING_QUESTIONS = ['attitude', 'clarity', 'time'] as const;
export type RatingQuestion = (typeof RATING_QUESTIONS)[number];

/** From 1, rất không hài lòng, to 5, rất hài lòng. */
export const RATING_POINTS = [1, 2, 3, 4, 5] as const;
export type RatingPoint = (typeof RATING_POINTS)[number];
export type RatingAnswers = Readonly<Record<RatingQuestion, RatingPoint>>;

export type RatingRefusal = { readonly name: 'NotYet' } | { readonly name: 'AlreadyRated' };

const WITH_RESULT: ReadonlySet<DossierStatus> = new Set(['resolved', 'returned']);

/** May this dossier be rated? After its result, refused results too, and once. What was withdrawn, stopped or declined has no result to rate. */
export function mayRate(status: DossierStatus, isRated: boolean): Result<null, RatingRefusal> {
  if (isRated) return refuse({ name: 'AlreadyRated' });
  return WITH_RESULT.has(status) ? ok(null) : refuse({ name: 'NotYet' });
}

/** A person is satisfied when the three answers make 12 of 15 points or more: 4, hài lòng, on average. */
export const isSatisfied = (answers: RatingAnswers): boolean => RATING_QUESTIONS.reduce((sum, question) => sum + answers[question], 0) >= 12;

export type RatingSummary = { readonly count: number; readonly satisfied: number; readonly average: Readonly<Record<RatingQuestion, number | null>> };

/** How many rated, how many of them are satisfied, and the average of each question; null where nobody rated. */
export function summarise(ratings: readonly RatingAnswers[]): RatingSummary {
  const average = (question: RatingQuestion): number | null => (ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one[question], 0) / ratings.length);
  return { count: ratings.length, satisfied: ratings.filter(isSatisfied).length, average: { attitude: average('attitude'), clarity: average('clarity'), time: average('time') } };
}
