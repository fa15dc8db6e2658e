import { dueDate, explain } from '../calendar/add-term';
import { stopsTheClock } from '../calendar/merge-pauses';
import type { ClockPause, ClockRefusal, ExplainedDueDate, LocalTime, PauseCause, PauseRule, StatutoryTerm, TermUnit, WorkingCalendar } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';

/** What the clock needs to know of a dossier. The state that its events fold to has these fields. */
export type ClockFacts = {
  /** The instant from which the limit runs: receipt at the counter, acceptance of an online submission. */
  readonly receivedAt: LocalTime | null;
  /** Every wait, in the order in which they began; the last may still be open. */
  readonly pauses: readonly ClockPause[];
  /** The instant the work ended: to status 9, 7 or 8. */
  readonly endedAt: LocalTime | null;
};

/** How long, and what a wait does: both fixed when the dossier was received. */
export type ClockRule = { readonly term: StatutoryTerm; readonly pauseRule: PauseRule };

/** The clock of a dossier (đồng hồ hồ sơ). `originalDue` is the date lateness is judged on; an apology never moves it. */
export type ClockReading = {
  readonly receivedAt: LocalTime;
  readonly originalDue: LocalTime;
  readonly unit: TermUnit;
  readonly provisional: boolean;
  readonly countedFrom: LocalTime;
  /** Since when the clock stands still. Null while it runs, once the work has ended, and when the wait does not stop it. */
  readonly pausedSince: LocalTime | null;
  readonly pauseCause: PauseCause | null;
  readonly endedAt: LocalTime | null;
  readonly calendarVersion: string;
};

export type DossierClockRefusal = ClockRefusal | { readonly name: 'NotReceived' };

/** Work that ends while the clock stands still closes the wait: lateness is judged as if resumed then. */
function closedAtEnd(facts: ClockFacts): readonly ClockPause[] {
  const { endedAt, pauses } = facts;
  return endedAt === null ? pauses : pauses.map((pause) => (pause.to === null ? { ...pause, to: endedAt } : pause));
}

/** Since when a wait stops the clock: null when nothing is waited for, or when the wait does not stop it. */
export function clockPausedSince(pausedSince: LocalTime | null, cause: PauseCause | null, rule: PauseRule): LocalTime | null {
  return pausedSince !== null && cause !== null && stopsTheClock(cause, rule) ? pausedSince : null;
}

/**
 * Reads the clock at `now`: receipt, limit and waits give the original due date. While a wait lasts, the date is the one
 * "if resumed now". Refuses a dossier that has not been received, and what `dueDate` refuses.
 */
export function readClock(facts: ClockFacts, rule: ClockRule, calendar: WorkingCalendar, now: LocalTime): Result<ClockReading, DossierClockRefusal> {
  const { receivedAt, endedAt } = facts;
  if (receivedAt === null) return refuse({ name: 'NotReceived' });
  const pauses = closedAtEnd(facts);
  const found = dueDate(receivedAt, rule.term, rule.pauseRule, pauses, calendar, now);
  if (!found.ok) return found;
  const open = pauses.findLast((pause) => pause.to === null && stopsTheClock(pause.cause, rule.pauseRule)) ?? null;
  return ok({
    receivedAt,
    originalDue: found.value.due,
    unit: rule.term.unit,
    provisional: found.value.provisional,
    countedFrom: found.value.countedFrom,
    pausedSince: open?.from ?? null,
    pauseCause: open?.cause ?? null,
    endedAt,
    calendarVersion: calendar.version,
  });
}

/** The same date with its days, for "Vì sao là ngày này?". The parts of its pauses are indices into `facts.pauses`. */
export function explainClock(facts: ClockFacts, rule: ClockRule, calendar: WorkingCalendar, now: LocalTime): Result<ExplainedDueDate, DossierClockRefusal> {
  if (facts.receivedAt === null) return refuse({ name: 'NotReceived' });
  return explain(facts.receivedAt, rule.term, rule.pauseRule, closedAtEnd(facts), calendar, now);
}

/** The date for the receipt (`printedDue`): receipt and limit, before any wait. Printed once, never rewritten. */
export function printedDueOf(receivedAt: LocalTime, term: StatutoryTerm, calendar: WorkingCalendar): Result<ExplainedDueDate, ClockRefusal> {
  return explain(receivedAt, term, 'none', [], calendar);
}
