import { dueDate } from '../calendar/add-term';
import { isAfter, isBefore } from '../calendar/local-time';
import { stopsTheClock } from '../calendar/merge-pauses';
import type { ClockPause, LocalTime, PauseRule, StatutoryTerm, TermUnit, WorkingCalendar } from '../calendar/types';
import type { DossierAct } from './acts';
import { voidedSeqs, type EventFact } from './fold';
import { endStanding, type EndStanding } from './standing';

/** What the way needs of a step of the internal workflow: whose it is, and its share of the limit. */
export type StepShare = { readonly unitId: string; readonly duration: number; readonly durationUnit: Exclude<TermUnit, 'same-day'> };

type Place = { readonly unitId: string | null; readonly staffId: string | null };

/** One stretch of the way of a file through the office: who had it, until when it was to be done, to whom it went on. */
export type RoutingLeg = {
  /** Index into the internal workflow; null where it names no such step. */
  readonly step: number | null;
  readonly from: Place;
  /** Null while the file is still here, and where the work ended. */
  readonly to: Place | null;
  readonly since: LocalTime;
  readonly givenAt: LocalTime | null;
  readonly receivedAt: LocalTime | null;
  /** The end of the step's share of the limit; null where the workflow names no step. */
  readonly dueAt: LocalTime | null;
  /** Null while the step is going on. */
  readonly result: EndStanding | null;
  /** The act that ended it. */
  readonly endedBy: DossierAct | null;
  /** A wait that stopped the clock lay in it. */
  readonly hasPause: boolean;
};

export type RoutingFacts = {
  /** The whole history in order of its numbers; voided events are left out. */
  readonly events: readonly EventFact[];
  readonly pauses: readonly ClockPause[];
  readonly pauseRule: PauseRule;
  readonly workflow: readonly StepShare[];
};

const PASSES_ON: ReadonlySet<DossierAct> = new Set(['hand-over', 'submit-for-signature', 'sign', 'return-for-correction', 'finish', 'stop', 'withdraw']);
const ENDS: ReadonlySet<DossierAct> = new Set(['finish', 'stop', 'withdraw']);
const HOURS_IN_DAY = 8;

/** A step's share as the engine takes it. A fraction of a day is hours of its eight; what is no whole number is rounded up, for whoever works. */
export function shareOf({ duration, durationUnit }: Pick<StepShare, 'duration' | 'durationUnit'>): StatutoryTerm {
  if (durationUnit === 'calendar-day') return { unit: 'calendar-day', value: Math.max(1, Math.ceil(duration)) };
  return { unit: 'working-hour', value: Math.max(1, Math.ceil(durationUnit === 'working-day' ? duration * HOURS_IN_DAY : duration)) };
}

/** The waits that stopped the clock between two moments, cut off at the first. */
function waitsIn(facts: RoutingFacts, from: LocalTime, to: LocalTime | null): ClockPause[] {
  return facts.pauses
    .filter((pause) => stopsTheClock(pause.cause, facts.pauseRule) && (pause.to === null || isAfter(pause.to, from)) && (to === null || isBefore(pause.from, to)))
    .map((pause) => (isBefore(pause.from, from) ? { ...pause, from } : pause));
}

/** The step that begins when the file goes on: the one the event names; else the next of the unit it goes to; else the next. */
function nextStep(workflow: readonly StepShare[], current: number, before: number, event: EventFact, toUnit: string | null | undefined = event.data?.toUnitId): number {
  if (event.data?.step !== undefined) return event.data.step;
  if (event.act === 'return-for-correction') return before;
  const ofUnit = toUnit ? workflow.findIndex((step, index) => index > current && step.unitId === toUnit) : -1;
  if (ofUnit >= 0) return ofUnit;
  // A file that goes round among units the workflow does not name stays in its step.
  return event.act === 'hand-over' || event.act === 'take-over' ? current : Math.min(current + 1, Math.max(0, workflow.length - 1));
}

type Open = { readonly step: number; readonly from: Place; readonly since: LocalTime };

/**
 * The way of a dossier from its reception to the end of the work, a leg for each hand-over (Mẫu 06). Each leg is judged
 * against its own share of the limit, counted in office time from the moment the file came, waits left out; so a late
 * leg is seen even where the dossier as a whole is on time. Empty for a dossier that was never received.
 */
export function routingLegs(facts: RoutingFacts, calendar: WorkingCalendar, now: LocalTime): readonly RoutingLeg[] {
  const voided = voidedSeqs(facts.events);
  const legs: RoutingLeg[] = [];
  let open = null as Open | null;
  let stepBefore = 0;
  const close = ({ step, from, since }: Open, end: Pick<RoutingLeg, 'to' | 'givenAt' | 'endedBy'>): RoutingLeg => {
    const planned = facts.workflow[step];
    const waits = waitsIn(facts, since, end.givenAt);
    const due = planned && dueDate(since, shareOf(planned), 'resume', waits, calendar, end.givenAt ?? now);
    const dueAt = due?.ok ? due.value.due : null;
    return {
      ...end, step: planned ? step : null, from, since, receivedAt: null, dueAt, hasPause: waits.length > 0,
      result: dueAt && end.givenAt ? endStanding(end.givenAt, dueAt, planned?.durationUnit === 'calendar-day' ? 'calendar-day' : 'working-hour', calendar) : null,
    };
  };
  const course = facts.events.filter((event) => !voided.has(event.seq) && event.act !== 'correct');
  for (const [index, event] of course.entries()) {
    const { act, legalAt, data } = event;
    const here: Open | null = open;
    if (act === 'receive' || act === 'accept') {
      open = { step: data?.step ?? 0, from: { unitId: data?.toUnitId ?? event.actorUnitId, staffId: data?.toStaffId ?? event.actorId }, since: legalAt };
    } else if (here && (act === 'take-over' || act === 'assign')) {
      const person: string | null = data?.toStaffId ?? (act === 'take-over' ? event.actorId : here.from.staffId);
      const place: Place = { unitId: data?.toUnitId ?? here.from.unitId, staffId: person };
      const last = legs.at(-1);
      const isGiven = last !== undefined && last.receivedAt === null && last.givenAt !== null;
      const takingUnit = act === 'take-over' ? (data?.toUnitId ?? event.actorUnitId) : null;
      if (isGiven) legs[legs.length - 1] = { ...last, to: place, receivedAt: legalAt };
      // A unit that takes a file over unasked ends the step of the one that had it, as a hand-over would have.
      const isFetched = !isGiven && takingUnit !== null && takingUnit !== here.from.unitId;
      if (isFetched) {
        const to = { unitId: takingUnit, staffId: person };
        legs.push({ ...close(here, { to, givenAt: legalAt, endedBy: act }), receivedAt: legalAt });
        const step = nextStep(facts.workflow, here.step, stepBefore, event, takingUnit);
        stepBefore = here.step;
        open = { step, from: to, since: legalAt };
      } else open = { ...here, from: place, step: data?.step ?? here.step };
    } else if (here && PASSES_ON.has(act)) {
      const staysHere = act === 'sign' && !data?.toUnitId && !data?.toStaffId;
      // Who signs and then sends it to the next signer has it until then.
      if (staysHere && course.slice(index + 1).find((later) => PASSES_ON.has(later.act))?.act === 'submit-for-signature') continue;
      const to: Place | null = staysHere ? here.from : ENDS.has(act) && !data?.toUnitId ? null : { unitId: data?.toUnitId ?? here.from.unitId, staffId: data?.toStaffId ?? null };
      legs.push(close(here, { to, givenAt: legalAt, endedBy: act }));
      if (ENDS.has(act)) return legs;
      const step = nextStep(facts.workflow, here.step, stepBefore, event);
      stepBefore = here.step;
      open = { step, from: to ?? here.from, since: legalAt };
    }
  }
  return open === null ? legs : [...legs, close(open, { to: null, givenAt: null, endedBy: null })];
}
