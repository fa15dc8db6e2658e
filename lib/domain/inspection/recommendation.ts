import type { Permission } from '../access/permissions';
import { daysBetween, type PlainDate } from '../calendar/plain-date';
import { ok, refuse, type Result } from '../shared/result';

export const RECOMMENDATION_STATES = ['drafted', 'open', 'reported', 'verified', 'withdrawn'] as const;
/** Dự thảo, đang thực hiện, đã báo cáo khắc phục, đã xác minh, đã rút. Late is no state: it is told by the date. */
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

/** `second`: not by anyone who reported a remedy of it. Who remedied does not close. */
type Row = { readonly from: readonly RecommendationState[]; readonly to: RecommendationState | 'same'; readonly permission: Permission; readonly side: 'addressee' | 'verifier'; readonly second?: true };

/** The one table of a recommendation's life, from the conclusion that issues it to the proof of remedy. */
export const REMEDY_ACTS = {
  issue: { from: ['drafted'], to: 'open', permission: 'inspection:approve', side: 'verifier' },
  promise: { from: ['open'], to: 'same', permission: 'inspection:remedy', side: 'addressee' },
  report: { from: ['open'], to: 'reported', permission: 'inspection:remedy', side: 'addressee' },
  accept: { from: ['reported'], to: 'verified', permission: 'inspection:verify', side: 'verifier', second: true },
  return: { from: ['reported'], to: 'open', permission: 'inspection:verify', side: 'verifier', second: true },
  reopen: { from: ['verified'], to: 'open', permission: 'inspection:verify', side: 'verifier' },
  extend: { from: ['open'], to: 'same', permission: 'inspection:approve', side: 'verifier' },
  withdraw: { from: ['open', 'reported'], to: 'withdrawn', permission: 'inspection:approve', side: 'verifier' },
} as const satisfies Record<string, Row>;

export type RemedyAct = keyof typeof REMEDY_ACTS;
export const remedyActRow = (act: RemedyAct): Row => REMEDY_ACTS[act];
export const remedyActsIn = (state: RecommendationState): RemedyAct[] => (Object.keys(REMEDY_ACTS) as RemedyAct[]).filter((act) => remedyActRow(act).from.includes(state));

export type WrongRecommendationState = { readonly name: 'WrongRecommendationState'; readonly state: RecommendationState };

/** The state after an act, or the refusal that it may not follow. */
export function applyRemedyAct(state: RecommendationState, act: RemedyAct): Result<RecommendationState, WrongRecommendationState> {
  const { from, to } = remedyActRow(act);
  if (!from.includes(state)) return refuse({ name: 'WrongRecommendationState', state });
  return ok(to === 'same' ? state : to);
}

/** One step, as far as dates are judged by it. */
export type RemedyStep = { readonly act: RemedyAct; readonly legalOn: PlainDate; readonly promisedOn: PlainDate | null };

/** Still to be remedied or to be verified. */
export const isOutstanding = (state: RecommendationState): boolean => state === 'open' || state === 'reported';

/** Waits for the addressee past its date. A report that waits for verification is not the addressee's delay. */
export const isLate = (state: RecommendationState, dueOn: PlainDate, today: PlainDate): boolean => state === 'open' && dueOn < today;

/** How many days it is late today; 0 when it is not. */
export const daysLate = (state: RecommendationState, dueOn: PlainDate, today: PlainDate): number => (isLate(state, dueOn, today) ? daysBetween(dueOn, today) : 0);

export const AGES = ['not-due', 'late-30', 'late-90', 'late-more', 'to-verify'] as const;
/** Chưa đến hạn; quá hạn đến 30, đến 90, trên 90 ngày; chờ xác minh. Every outstanding recommendation is in exactly one. */
export type Age = (typeof AGES)[number];

export function ageOf(state: RecommendationState, dueOn: PlainDate, today: PlainDate): Age | null {
  if (state === 'reported') return 'to-verify';
  if (state !== 'open') return null;
  const days = daysLate(state, dueOn, today);
  return days === 0 ? 'not-due' : days <= 30 ? 'late-30' : days <= 90 ? 'late-90' : 'late-more';
}

/**
 * Whether the promise was kept: the remedy that was accepted had been reported on or before the date promised by then (the
 * date set by the conclusion where nothing was promised). Null while that date lies ahead and nothing was accepted.
 */
export function promiseKept(state: RecommendationState, dueOn: PlainDate, steps: readonly RemedyStep[], today: PlainDate): boolean | null {
  if (state === 'drafted' || state === 'withdrawn') return null;
  const accepted = state === 'verified' ? steps.map(({ act }) => act).lastIndexOf('accept') : -1;
  const upTo = accepted === -1 ? steps : steps.slice(0, accepted);
  const promised = upTo.reduce<PlainDate | null>((last, step) => (step.act === 'promise' && step.promisedOn ? step.promisedOn : last), null);
  const deadline = promised ?? dueOn;
  const reported = upTo.reduce<PlainDate | null>((last, step) => (step.act === 'report' ? step.legalOn : step.act === 'return' || step.act === 'reopen' ? null : last), null);
  if (state === 'verified' || state === 'reported') return reported === null ? null : reported <= deadline;
  return deadline < today ? false : null;
}
