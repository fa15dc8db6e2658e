import { dueDate } from '../calendar/add-term';
import { isAfter } from '../calendar/local-time';
import type { LocalTime, StatutoryTerm, WorkingCalendar } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';

/** Phản ánh về hành vi; về quy định, thủ tục; khác. */
export const FEEDBACK_KINDS = ['conduct', 'procedure', 'other'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

export const FEEDBACK_STATES = ['submitted', 'accepted', 'declined', 'answered', 'published'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

export const FEEDBACK_ACTS = ['submit', 'accept', 'decline', 'assign', 'answer', 'publish', 'withdraw-publication'] as const;
export type FeedbackAct = (typeof FEEDBACK_ACTS)[number];

export type FeedbackPermission = 'feedback:sort' | 'feedback:answer' | 'feedback:publish';

type Row = { readonly from: readonly FeedbackState[]; readonly to: FeedbackState | 'same'; readonly permission: FeedbackPermission | null };

/** The one table of what may happen to a phản ánh, kiến nghị; it draws the buttons and guards the server. */
export const FEEDBACK_TABLE: Readonly<Record<FeedbackAct, Row>> = {
  submit: { from: [], to: 'submitted', permission: null },
  accept: { from: ['submitted'], to: 'accepted', permission: 'feedback:sort' },
  decline: { from: ['submitted'], to: 'declined', permission: 'feedback:sort' },
  assign: { from: ['accepted'], to: 'same', permission: 'feedback:sort' },
  // An answer that was wrong is written anew, until it is public.
  answer: { from: ['accepted', 'answered'], to: 'answered', permission: 'feedback:answer' },
  publish: { from: ['answered'], to: 'published', permission: 'feedback:publish' },
  'withdraw-publication': { from: ['published'], to: 'answered', permission: 'feedback:publish' },
};

export type FeedbackRefusal = { readonly name: 'WrongState'; readonly state: FeedbackState; readonly act: FeedbackAct };

/** The state after an act, or why it may not happen. */
export function applyFeedbackAct(state: FeedbackState, act: FeedbackAct): Result<FeedbackState, FeedbackRefusal> {
  const row = FEEDBACK_TABLE[act];
  if (!row.from.includes(state)) return refuse({ name: 'WrongState', state, act });
  return ok(row.to === 'same' ? state : row.to);
}

export const feedbackActsIn = (state: FeedbackState): readonly FeedbackAct[] => FEEDBACK_ACTS.filter((act) => FEEDBACK_TABLE[act].from.includes(state));

/** Within 15 working days from receipt [memory: Nghị định 20/2008/NĐ-CP as amended in 2017]. */
export const FEEDBACK_TERM: StatutoryTerm = { unit: 'working-day', value: 15 };

/** Until when it is answered. It has a clock of its own: nothing pauses it. */
export function feedbackDue(submittedAt: LocalTime, calendar: WorkingCalendar): LocalTime {
  const due = dueDate(submittedAt, FEEDBACK_TERM, 'none', [], calendar);
  if (!due.ok) throw new Error(`The term of feedback cannot be reckoned: ${due.refusal.name}`);
  return due.value.due;
}

/** Answered (or declined) after its due instant, or still open after it. */
export const isFeedbackLate = (due: LocalTime, answeredAt: LocalTime | null, now: LocalTime): boolean => isAfter(answeredAt ?? now, due);
