import type { PauseInfo } from '@/components/dossier/date-strip';
import type { StandingWords } from '@/components/dossier/standing-words';
import type { DossierCore, DossierEventLine } from '@/lib/data/dossiers-read';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { FullClock } from '@/lib/domain/dossier/clock-view';
import { stepState, type DossierState } from '@/lib/domain/dossier/fold';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import { FINAL_STATUSES } from '@/lib/domain/dossier/status';
import { standingWords, PAUSE_CAUSE_LABELS } from '@/lib/text/deadline';
import { eventDetail, eventHead } from '@/lib/text/event-words';
import { CHANNEL_LABELS } from '@/lib/text/vi';

/** One event in words, newest last. */
export type EventLine = {
  readonly seq: number;
  readonly act: DossierEventLine['act'];
  readonly at: LocalTime;
  /** When it was entered, where that was later than it happened. */
  readonly enteredLateAt: LocalTime | null;
  readonly head: string;
  readonly detail: string;
  /** The correction that made it not count. */
  readonly voidedBy: number | null;
  /** The clock stands still from here, or runs again. */
  readonly clock: 'stops' | 'runs' | null;
};

/** The tag of a clock: look and words. Null where there never was a date. */
export function clockTag(clock: FullClock): StandingWords | null {
  if (clock.kind === 'none') return null;
  if (clock.kind === 'answer' && clock.isAnswered) return { standing: 'paused', words: 'Chờ bổ sung' };
  return { standing: clock.tag.standing, words: standingWords(clock.tag) };
}

/** The history of a dossier in words. `nameOf` knows the units and people that events name. */
export function eventLines(dossier: DossierCore, componentCount: number, nameOf: (id: string) => string | null): EventLine[] {
  const voidedBy = new Map(dossier.events.filter((event) => event.act === 'correct' && !event.isVoided).map((event) => [event.voidsSeq, event.seq]));
  const lines: EventLine[] = [];
  let state: DossierState | null = null;
  for (const event of dossier.events) {
    const before: DossierState | null = state;
    // A voided event is told as it was meant, but moves nothing.
    const next = stepState(before, event);
    const after: DossierState | null = next.ok ? next.value : before;
    if (!event.isVoided) state = after;
    const setting = {
      statusBefore: before?.status ?? null, supplementAsk: (before?.supplementAsks ?? 0) + 1, pauseRule: dossier.pauseRule,
      printedDue: dossier.printedDueAt, originalDue: dossier.originalDueAt, channelWords: CHANNEL_LABELS[dossier.channel], componentCount, nameOf,
    };
    const isPaused = (at: DossierState | null): boolean => at?.pausedSince != null && !(dossier.pauseRule === 'none' && at.pauseCause === 'supplement');
    lines.push({
      seq: event.seq, act: event.act, at: event.legalAt, enteredLateAt: isEnteredLate(event.legalAt, event.enteredAt) ? event.enteredAt : null,
      head: eventHead(event, setting), detail: eventDetail(event, setting), voidedBy: event.isVoided ? (voidedBy.get(event.seq) ?? null) : null,
      clock: event.isVoided || isPaused(before) === isPaused(after) ? null : isPaused(after) ? 'stops' : 'runs',
    });
  }
  return lines;
}

/** What each merged pause of the strip waited for, with the place of its request on the page. */
export function pauseInfos(dossier: DossierCore, clock: FullClock): PauseInfo[] {
  if (clock.kind !== 'term') return [];
  const asks = dossier.events.filter((event) => !event.isVoided && (event.act === 'request-payment' || event.act === 'request-supplement'));
  return clock.explained.pauses.map((merged) => {
    const pause = dossier.state.pauses[merged.parts[0] ?? 0];
    const ask = asks.find((event) => pause !== undefined && event.legalAt.on === pause.from.on && event.legalAt.minute === pause.from.minute);
    const label = pause === undefined ? '' : PAUSE_CAUSE_LABELS.vi[pause.cause].replace(/^Chờ /, '');
    return ask === undefined ? { label } : { label, href: `#dien-bien-${ask.seq}` };
  });
}

/** The status as a reader outside the portal says it, once the dossier has ended. */
export const hasEnded = (dossier: DossierCore): boolean => FINAL_STATUSES.has(dossier.status) || dossier.status === 'resolved';
