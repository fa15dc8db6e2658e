import { stopsTheClock } from '../calendar/merge-pauses';
import { officeMinutesBetween } from '../calendar/working-calendar';
import { compareLocalTimes, isAfter, isBefore } from '../calendar/local-time';
import type { ClockPause, LocalTime, PauseRule, WorkingCalendar } from '../calendar/types';
import { stepState, voidedSeqs, type DossierState, type EventFact } from './fold';

/** What is happening to a dossier in its step of the internal workflow. */
export const STAGES = ['untaken', 'in-hand', 'in-hand-after-wait', 'consulting', 'awaiting-signature', 'signed'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Where a dossier stands on its way: the step of the internal workflow, from 0, and the stage. Dossiers of one procedure in
 * one position can be compared. Null while there is no clock to beat: before intake, while the applicant is waited for, after
 * the work has ended.
 */
export type Position = { readonly step: number; readonly stage: Stage };

/** How a position is stored: `2/awaiting-signature`. */
export const positionKey = ({ step, stage }: Position): string => `${step}/${stage}`;

export function parsePosition(key: string): Position | null {
  const [step = '', stage = ''] = key.split('/');
  const found = STAGES.find((each) => each === stage);
  return found !== undefined && /^\d+$/.test(step) ? { step: Number(step), stage: found } : null;
}

function stageOf(state: DossierState): Stage {
  if (state.awaitingSignatureSince !== null) return 'awaiting-signature';
  if (state.signedAt !== null) return 'signed';
  if (state.openConsultations.length > 0) return 'consulting';
  if (state.status === 'received' || state.holderId === null) return 'untaken';
  return state.pauses.length > 0 ? 'in-hand-after-wait' : 'in-hand';
}

export function positionOf(state: DossierState): Position | null {
  return state.status === 'received' || state.status === 'processing' ? { step: state.currentStep, stage: stageOf(state) } : null;
}

/** The waits for the applicant that stop the clock under this rule. */
export const clockWaits = (pauses: readonly ClockPause[], rule: PauseRule): readonly ClockPause[] => pauses.filter((pause) => stopsTheClock(pause.cause, rule));

const later = (a: LocalTime, b: LocalTime): LocalTime => (isAfter(a, b) ? a : b);
const earlier = (a: LocalTime, b: LocalTime): LocalTime => (isBefore(a, b) ? a : b);

/** Office minutes from one moment to another, the given waits left out. Waits of one dossier never overlap. */
export function workedMinutes(from: LocalTime, to: LocalTime, waits: readonly ClockPause[], calendar: WorkingCalendar): number {
  const waited = waits.reduce((sum, wait) => sum + officeMinutesBetween(later(wait.from, from), earlier(wait.to ?? to, to), calendar), 0);
  return Math.max(0, officeMinutesBetween(from, to, calendar) - waited);
}

/** How long a finished dossier needed from a position to the end. */
export type NeededFrom = { readonly position: string; readonly minutes: number };

/**
 * What one finished dossier adds to the experience of its procedure: for each position it was in, the office minutes from
 * when it first came there until its result was ready, waits for the applicant left out. Nothing for one that has no result:
 * what was withdrawn or stopped says nothing about how long the work takes.
 */
export function neededFromPositions(events: readonly EventFact[], rule: PauseRule, calendar: WorkingCalendar): readonly NeededFrom[] {
  const voided = voidedSeqs(events);
  const reached = new Map<string, LocalTime>();
  let state: DossierState | null = null;
  for (const event of events) {
    if (voided.has(event.seq)) continue;
    const next = stepState(state, event);
    if (!next.ok) return [];
    state = next.value;
    const position = positionOf(state);
    if (position === null) continue;
    const key = positionKey(position);
    if (!reached.has(key)) reached.set(key, event.legalAt);
  }
  const end = state?.resolvedAt;
  if (!state || !end) return [];
  const waits = clockWaits(state.pauses, rule);
  return [...reached].filter(([, at]) => compareLocalTimes(at, end) <= 0).map(([position, at]) => ({ position, minutes: workedMinutes(at, end, waits, calendar) }));
}

/** Until when the applicant who is waited for was asked to answer, or null when nobody waits for them or no date was set. */
export function replyByOf(events: readonly EventFact[], state: DossierState): LocalTime | null {
  if (state.pausedSince === null && state.openSupplementSeq === null) return null;
  const voided = voidedSeqs(events);
  const ask = events.findLast((event) => (event.act === 'request-supplement' || event.act === 'request-payment') && !voided.has(event.seq));
  return ask?.data?.replyBy ?? null;
}
