import type { ExplainedDueDate, LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '../calendar/types';
import { explainClock, readClock, type ClockFacts, type ClockRule } from './clock';
import { foldEvents, type DossierState, type EventFact } from './fold';
import { answerDueAt } from './queue-bounds';
import { standingTag, type StandingTag } from './standing';

/** What a line of a queue shows of the clock: a date, how the dossier stands against it, and whether the date is only "if resumed now". */
export type LineClock =
  | { readonly kind: 'term'; readonly due: LocalTime; readonly tag: StandingTag; readonly ifResumedNow: boolean }
  /** An online submission: until when it must be answered. `isAnswered`: it waits for the applicant, who was asked to complete it; once completed it must be answered anew. */
  | { readonly kind: 'answer'; readonly due: LocalTime; readonly tag: StandingTag; readonly isAnswered: boolean }
  /** Declined or withdrawn before it was taken in: there never was a date. */
  | { readonly kind: 'none' };

export type LineFacts = {
  readonly term: StatutoryTerm;
  readonly pauseRule: PauseRule;
  readonly submittedAt: LocalTime | null;
  readonly originalDueAt: LocalTime | null;
  readonly endedAt: LocalTime | null;
  /** The history, of a dossier that waits for something; else empty. */
  readonly events: readonly EventFact[];
};

function answerClock(submittedAt: LocalTime, state: DossierState | null, now: LocalTime, calendar: WorkingCalendar): Exclude<LineClock, { kind: 'term' }> {
  const waitsSince = state === null ? submittedAt : state.awaitingAnswerSince;
  const due = answerDueAt(waitsSince ?? submittedAt, calendar);
  const answeredAt = waitsSince === null ? (state?.answeredAt ?? null) : null;
  return { kind: 'answer', due, isAnswered: answeredAt !== null, tag: standingTag(now, { originalDue: due, unit: 'working-hour', pausedSince: null, endedAt: answeredAt }, calendar) };
}

/** The clock of a line, from the stored date where the clock runs and from the history where it stands still. */
export function lineClock(facts: LineFacts, now: LocalTime, calendar: WorkingCalendar): LineClock {
  const { term, pauseRule, originalDueAt, endedAt, submittedAt } = facts;
  const folded = facts.events.length === 0 ? null : foldEvents(facts.events);
  const state = folded?.ok ? folded.value : null;
  if (originalDueAt === null) return submittedAt === null || endedAt !== null ? { kind: 'none' } : answerClock(submittedAt, state, now, calendar);
  const reading = state && readClock(state, { term, pauseRule }, calendar, now);
  const standing = reading?.ok ? reading.value : { originalDue: originalDueAt, unit: term.unit, pausedSince: null, endedAt };
  const tag = standingTag(now, standing, calendar);
  return { kind: 'term', due: standing.originalDue, tag, ifResumedNow: tag.standing === 'paused' };
}

export type FullClock =
  | { readonly kind: 'term'; readonly explained: ExplainedDueDate; readonly tag: StandingTag; readonly pausedSince: LocalTime | null }
  | Exclude<LineClock, { kind: 'term' }>;

/** The clock of a dossier's page: the date with its days. `calendar` is today's while it is open, that of its own date once it ended. */
export function fullClock(state: DossierState & ClockFacts, rule: ClockRule, now: LocalTime, calendar: WorkingCalendar): FullClock {
  if (state.receivedAt === null) {
    return state.submittedAt === null || state.endedAt !== null ? { kind: 'none' } : answerClock(state.submittedAt, state, now, calendar);
  }
  const explained = explainClock(state, rule, calendar, now);
  const reading = readClock(state, rule, calendar, now);
  if (!explained.ok || !reading.ok) throw new RangeError('A stored term that cannot be reckoned');
  return { kind: 'term', explained: explained.value, tag: standingTag(now, reading.value, calendar), pausedSince: reading.value.pausedSince };
}

/** How many days of the limit have been used up to today, and how many it has; null for limits in hours. */
export function daysUsed(explained: ExplainedDueDate, today: LocalTime['on']): { readonly used: number; readonly of: number } | null {
  const of = Math.max(0, ...explained.days.map((day) => day.ordinal ?? 0));
  if (of === 0) return null;
  return { used: Math.max(0, ...explained.days.filter((day) => day.on <= today).map((day) => day.ordinal ?? 0)), of };
}
