import { isAfter, isBefore, wallMinuteOf } from '../calendar/local-time';
import type { LocalTime } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';
import { actRule, type DossierAct } from './acts';
import { foldEvents, stepState, voidedSeqs, type DossierState, type EventFact, type EventRefusal, type FoldRefusal } from './fold';

/** An event entered this many minutes after its legal time or later was entered late: it needs a reason, and every screen shows both times. */
export const ENTERED_LATE_AFTER_MINUTES = 15;

export const isEnteredLate = (legalAt: LocalTime, enteredAt: LocalTime): boolean =>
  wallMinuteOf(enteredAt) - wallMinuteOf(legalAt) >= ENTERED_LATE_AFTER_MINUTES;

export type LegalTimeRefusal =
  | { readonly name: 'InFuture'; readonly now: LocalTime }
  | { readonly name: 'BeforePreviousEvent'; readonly previous: EventFact };

/** The last event, not voided, whose legal time later ones may not precede. Reminders and corrections hold nothing back. */
function lastOrdered(events: readonly EventFact[]): EventFact | null {
  const voided = voidedSeqs(events);
  return events.findLast((event) => actRule(event.act).isOrdered && !voided.has(event.seq)) ?? null;
}

/** May an event of this legal time come next? Entered late is allowed; before the previous event or in the future is not. */
export function checkLegalTime(events: readonly EventFact[], act: DossierAct, legalAt: LocalTime, now: LocalTime): Result<null, LegalTimeRefusal> {
  if (isAfter(legalAt, now)) return refuse({ name: 'InFuture', now });
  const previous = actRule(act).isOrdered ? lastOrdered(events) : null;
  return previous !== null && isBefore(legalAt, previous.legalAt) ? refuse({ name: 'BeforePreviousEvent', previous }) : ok(null);
}

export type CorrectionRefusal =
  | { readonly name: 'NothingToVoid' }
  | { readonly name: 'AlreadyVoided' }
  | { readonly name: 'FirstEvent' }
  | { readonly name: 'SamePerson' }
  | { readonly name: 'HistoryNotLegal'; readonly seq: number };

/**
 * May `correction` void the event it names? By a second person, never the first event (a dossier cannot become unreceived),
 * and only when the history that remains is itself legal. Gives the state after it.
 */
export function applyCorrection(events: readonly EventFact[], correction: EventFact): Result<DossierState, CorrectionRefusal> {
  const target = events.find((event) => event.seq === correction.voidsSeq);
  if (target === undefined || target.seq >= correction.seq) return refuse({ name: 'NothingToVoid' });
  if (voidedSeqs(events).has(target.seq)) return refuse({ name: 'AlreadyVoided' });
  if (target === events[0]) return refuse({ name: 'FirstEvent' });
  if (correction.actorId === null || correction.actorId === target.actorId) return refuse({ name: 'SamePerson' });
  const after = [...events, correction];
  const folded = foldEvents(after);
  if (!folded.ok) return refuse({ name: 'HistoryNotLegal', seq: folded.refusal.name === 'IllegalEvent' ? folded.refusal.seq : target.seq });
  const backwards = firstOutOfOrder(after);
  return backwards === null ? folded : refuse({ name: 'HistoryNotLegal', seq: backwards.seq });
}

/** The first event, not voided, whose legal time lies before that of the one it follows. */
function firstOutOfOrder(events: readonly EventFact[]): EventFact | null {
  const voided = voidedSeqs(events);
  let ahead: EventFact | null = null;
  for (const event of events) {
    if (voided.has(event.seq) || !actRule(event.act).isOrdered) continue;
    if (ahead !== null && isBefore(event.legalAt, ahead.legalAt)) return event;
    ahead = event;
  }
  return null;
}

export type AppendRefusal = LegalTimeRefusal | EventRefusal | CorrectionRefusal | FoldRefusal;

/**
 * The state after one more event, or why it may not come. The one gate for every act: table, facts, legal time, four eyes.
 * `events` is the whole history in order of `seq`; `now` is the database's time.
 */
export function appendEvent(events: readonly EventFact[], event: EventFact, now: LocalTime): Result<DossierState, AppendRefusal> {
  const time = checkLegalTime(events, event.act, event.legalAt, now);
  if (!time.ok) return time;
  if (event.act === 'correct') return applyCorrection(events, event);
  if (events.length === 0) return stepState(null, event);
  const folded = foldEvents(events);
  return folded.ok ? stepState(folded.value, event) : folded;
}

/**
 * Is this a history that acts could have made? Numbered from 1, nothing entered before it happened, corrections by a
 * second person, and what the corrections leave follows the table in the order of its legal times.
 */
export function isLegalHistory(events: readonly EventFact[]): boolean {
  const isSound = events.every((event, at) =>
    event.seq === at + 1
    && !isAfter(event.legalAt, event.enteredAt)
    && (event.act !== 'correct' || applyCorrection(events.slice(0, at), event).ok));
  return isSound && firstOutOfOrder(events) === null && foldEvents(events).ok;
}
