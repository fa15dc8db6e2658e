import { isAfter } from '../calendar/local-time';
import type { PlainDate } from '../calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '../calendar/types';
import { clockPausedSince, readClock } from '../dossier/clock';
import { foldEvents, voidedSeqs, type DossierState, type EventFact } from '../dossier/fold';
import { endStanding } from '../dossier/standing';
import type { Channel } from '../dossier/status';
import type { DossierFact } from './tally';

/** What was fixed when the dossier came in. */
export type FactRule = { readonly code: string; readonly channel: Channel; readonly term: StatutoryTerm; readonly pauseRule: PauseRule };

/** How the work ended, from the status and, for a result, from its kind; null while it goes on. */
export const endingOf = (status: string, resultKind: string | null): DossierFact['ending'] =>
  status === 'withdrawn' || status === 'stopped' ? status : status === 'resolved' || status === 'returned' ? (resultKind === 'refused' ? 'refused' : 'resolved') : null;

/** The events that a report may know: entered by the as-of, and not later than the period; corrections count whenever they happened. */
export const eventsKnown = <E extends EventFact>(events: readonly E[], lastDay: PlainDate, asOf: LocalTime): E[] =>
  events.filter((event) => !isAfter(event.enteredAt, asOf) && (event.legalAt.on <= lastDay || event.act === 'correct'));

/** What was known may be half of a story whose other half was entered later; the events before the break still hold. */
export function stateKnown(known: readonly EventFact[]): DossierState | null {
  for (let length = known.length; length > 0; length--) {
    const folded = foldEvents(known.slice(0, length));
    if (folded.ok) return folded.value;
  }
  return null;
}

/** The event, not voided, that ended the work; null while it goes on. Its entry says which calendar judged it. */
export function endingEvent<E extends EventFact>(known: readonly E[]): E | null {
  const voided = voidedSeqs(known);
  return known.findLast(({ act, seq }) => !voided.has(seq) && (act === 'finish' || act === 'stop' || act === 'withdraw' || act === 'decline')) ?? null;
}

/** The fact of a dossier from its state: dates from the calendar, never from a cache. Null when its due date cannot be reckoned: never received. */
export function factOfState(rule: FactRule, state: DossierState, calendar: WorkingCalendar): DossierFact | null {
  const { term, pauseRule } = rule;
  const closed = { receivedAt: state.receivedAt, endedAt: state.endedAt, pauses: state.pauses.filter((pause) => pause.to !== null) };
  const reading = readClock(closed, { term, pauseRule }, calendar, state.endedAt ?? state.receivedAt ?? { on: '1970-01-01' as PlainDate, minute: 0 });
  if (!reading.ok) return null;
  const { originalDue } = reading.value;
  const pausedSince = clockPausedSince(state.pausedSince, state.pauseCause, pauseRule);
  return {
    code: rule.code, channel: rule.channel, receivedAt: state.receivedAt, endedAt: state.endedAt, ending: endingOf(state.status, state.resultKind),
    endStanding: state.endedAt ? endStanding(state.endedAt, originalDue, term.unit, calendar) : null,
    originalDue, pausedSince, pauseCause: pausedSince ? state.pauseCause : null, isReady: state.status === 'resolved',
  };
}
