import { ok, refuse, type Result } from '../shared/result';
import type { ClockPause, LocalTime, PauseCause } from '../calendar/types';
import type { DossierAct } from './acts';
import type { DossierStatus } from './status';
import { applyAct, type ActNotAllowed } from './transitions';

export type ResultKind = 'granted' | 'refused';

/** What an event carries besides its act; each act uses its own few. Stored as JSON with local times written `YYYY-MM-DDTHH:MM`. */
export type EventData = {
  /** The unit and person that hold the file afterwards. */
  readonly toUnitId?: string | null;
  readonly toStaffId?: string | null;
  /** Step of the internal workflow that begins, from 0. */
  readonly step?: number;
  readonly replyBy?: LocalTime;
  /** For a reply: the event that asked. Without it, the oldest open consultation. */
  readonly consultSeq?: number;
  readonly secondTarget?: LocalTime;
  readonly resultKind?: ResultKind;
};

/** One event as the fold reads it. `seq` counts from 1 within its dossier. */
export type EventFact = {
  readonly seq: number;
  readonly act: DossierAct;
  readonly legalAt: LocalTime;
  readonly enteredAt: LocalTime;
  readonly actorId: string | null;
  readonly actorUnitId: string | null;
  readonly voidsSeq?: number | null;
  readonly data?: EventData;
};

export type Consultation = { readonly seq: number; readonly askedAt: LocalTime; readonly replyBy: LocalTime | null };

/** The dossier as its events tell it. Columns of the same names are caches of this. */
export type DossierState = {
  readonly status: DossierStatus;
  readonly submittedAt: LocalTime | null;
  /** First answer to an online submission: acceptance, refusal or Mẫu 02. Due within 8 working hours. */
  readonly answeredAt: LocalTime | null;
  /** Since when an online submission waits for the desk: from submission, and again from each supplement. Null while it waits for the applicant and once it is accepted or has ended. */
  readonly awaitingAnswerSince: LocalTime | null;
  /** The instant from which the limit runs. */
  readonly receivedAt: LocalTime | null;
  readonly pauses: readonly ClockPause[];
  readonly pausedSince: LocalTime | null;
  readonly pauseCause: PauseCause | null;
  readonly holdingUnitId: string | null;
  /** Null while nobody in the holding unit has taken the file over. */
  readonly holderId: string | null;
  readonly heldSince: LocalTime | null;
  /** A hand-over that nobody has taken over yet. */
  readonly handedOverAt: LocalTime | null;
  readonly supplementAsks: number;
  readonly openSupplementSeq: number | null;
  readonly openConsultations: readonly Consultation[];
  readonly awaitingSignatureSince: LocalTime | null;
  readonly signedAt: LocalTime | null;
  readonly apologies: number;
  /** Mẫu 04 sets it. Lateness is never judged on it. */
  readonly secondTarget: LocalTime | null;
  readonly currentStep: number;
  readonly resultKind: ResultKind | null;
  /** Status 9: the result is at the counter. */
  readonly resolvedAt: LocalTime | null;
  /** The instant the work ended: to 9, 7, 8 or 3. */
  readonly endedAt: LocalTime | null;
  readonly returnedAt: LocalTime | null;
  readonly lastSeq: number;
};

export type EventRefusal =
  | ActNotAllowed
  | { readonly name: 'NoOpenSupplementRequest' }
  | { readonly name: 'NoOpenConsultation' }
  | { readonly name: 'NotAwaitingSignature' }
  | { readonly name: 'AlreadyAwaitingSignature' }
  | { readonly name: 'AlreadyApologised' };

const EMPTY: Omit<DossierState, 'status'> = {
  submittedAt: null, answeredAt: null, awaitingAnswerSince: null, receivedAt: null, pauses: [], pausedSince: null, pauseCause: null,
  holdingUnitId: null, holderId: null, heldSince: null, handedOverAt: null, supplementAsks: 0, openSupplementSeq: null,
  openConsultations: [], awaitingSignatureSince: null, signedAt: null, apologies: 0, secondTarget: null, currentStep: 0,
  resultKind: null, resolvedAt: null, endedAt: null, returnedAt: null, lastSeq: 0,
};

type Change = Partial<Omit<DossierState, 'status' | 'lastSeq'>>;

const pause = (from: LocalTime, cause: PauseCause, state: DossierState): Change => ({
  pauses: [...state.pauses, { from, to: null, cause }], pausedSince: from, pauseCause: cause,
});

const resume = (to: LocalTime, state: DossierState): Change =>
  state.pausedSince === null ? {} : { pauses: state.pauses.map((p) => (p.to === null ? { ...p, to } : p)), pausedSince: null, pauseCause: null };

/** Work that ends while the clock stands still closes the pause: nothing is waited for any more. */
const end = (at: LocalTime, state: DossierState): Change => ({ ...resume(at, state), endedAt: at, openSupplementSeq: null, awaitingAnswerSince: null });

const heldBy = (event: EventFact, unitId: string | null, holderId: string | null): Change => ({
  holdingUnitId: unitId, holderId, heldSince: event.legalAt, handedOverAt: null,
});

const withoutConsultation = (state: DossierState, seq: number | undefined): Change => {
  const asked = seq ?? state.openConsultations[0]?.seq;
  return { openConsultations: state.openConsultations.filter((c) => c.seq !== asked) };
};

/** What each act changes beside the status. A missing act is a compile error. */
const CHANGES: Record<DossierAct, (state: DossierState, event: EventFact) => Change> = {
  'receive': (_, e) => ({ receivedAt: e.legalAt, ...heldBy(e, e.data?.toUnitId ?? e.actorUnitId, e.data?.toStaffId ?? e.actorId) }),
  'submit-online': (_, e) => ({ submittedAt: e.legalAt, awaitingAnswerSince: e.legalAt, ...heldBy(e, e.data?.toUnitId ?? e.actorUnitId, null) }),
  'accept': (s, e) => ({ receivedAt: e.legalAt, answeredAt: s.answeredAt ?? e.legalAt, awaitingAnswerSince: null, openSupplementSeq: null, ...heldBy(e, e.data?.toUnitId ?? e.actorUnitId ?? s.holdingUnitId, e.actorId) }),
  'decline': (s, e) => ({ ...end(e.legalAt, s), answeredAt: s.answeredAt ?? e.legalAt }),
  'hand-over': (s, e) => ({ holdingUnitId: e.data?.toUnitId ?? s.holdingUnitId, holderId: e.data?.toStaffId ?? null, heldSince: null, handedOverAt: e.legalAt }),
  'take-over': (s, e) => heldBy(e, e.data?.toUnitId ?? s.holdingUnitId, e.data?.toStaffId ?? e.actorId),
  'assign': (s, e) => heldBy(e, e.data?.toUnitId ?? s.holdingUnitId, e.data?.toStaffId ?? null),
  'request-supplement': (s, e) =>
    s.status === 'submitted'
      ? { answeredAt: s.answeredAt ?? e.legalAt, awaitingAnswerSince: null, openSupplementSeq: e.seq }
      : { ...pause(e.legalAt, 'supplement', s), supplementAsks: s.supplementAsks + 1, openSupplementSeq: e.seq },
  // Completed, an online submission is to be answered anew within 8 working hours.
  'receive-supplement': (s, e) => ({ ...resume(e.legalAt, s), openSupplementSeq: null, awaitingAnswerSince: s.status === 'submitted' ? e.legalAt : null }),
  'request-payment': (s, e) => pause(e.legalAt, 'financial-duty', s),
  'record-payment': (s, e) => resume(e.legalAt, s),
  'consult': (s, e) => ({ openConsultations: [...s.openConsultations, { seq: e.seq, askedAt: e.legalAt, replyBy: e.data?.replyBy ?? null }] }),
  'consult-reply': (s, e) => withoutConsultation(s, e.data?.consultSeq),
  'submit-for-signature': (_, e) => ({ awaitingSignatureSince: e.legalAt, signedAt: null }),
  'sign': (_, e) => ({ awaitingSignatureSince: null, signedAt: e.legalAt }),
  'return-for-correction': () => ({ awaitingSignatureSince: null, signedAt: null }),
  'stop': (s, e) => end(e.legalAt, s),
  'withdraw': (s, e) => end(e.legalAt, s),
  'finish': (s, e) => ({ ...end(e.legalAt, s), resolvedAt: e.legalAt, resultKind: e.data?.resultKind ?? 'granted' }),
  'return-result': (_, e) => ({ returnedAt: e.legalAt }),
  'apologise': (s, e) => ({ apologies: s.apologies + 1, secondTarget: e.data?.secondTarget ?? s.secondTarget }),
  'remind': () => ({}),
  'correct-receipt': () => ({}),
  'correct': () => ({}),
};

function factMissing(state: DossierState, event: EventFact): EventRefusal | null {
  switch (event.act) {
    case 'receive-supplement':
      return state.openSupplementSeq === null ? { name: 'NoOpenSupplementRequest' } : null;
    case 'consult-reply': {
      const asked = event.data?.consultSeq;
      const isOpen = asked === undefined ? state.openConsultations.length > 0 : state.openConsultations.some((c) => c.seq === asked);
      return isOpen ? null : { name: 'NoOpenConsultation' };
    }
    case 'sign':
    case 'return-for-correction':
      return state.awaitingSignatureSince === null ? { name: 'NotAwaitingSignature' } : null;
    case 'submit-for-signature':
    case 'finish':
      return state.awaitingSignatureSince === null ? null : { name: 'AlreadyAwaitingSignature' };
    case 'apologise': // Once only.
      return state.apologies > 0 ? { name: 'AlreadyApologised' } : null;
    default:
      return null;
  }
}

/** Person or unit named on an act that is not itself a hand-over (a draft goes to the signer and comes back) holds the file from then on. */
function moved(state: DossierState, event: EventFact): Change {
  const { toUnitId, toStaffId } = event.data ?? {};
  const changesHolder = event.act === 'submit-for-signature' || event.act === 'sign' || event.act === 'return-for-correction' || event.act === 'finish';
  if (!changesHolder || (!toUnitId && !toStaffId)) return {};
  return heldBy(event, toUnitId ?? state.holdingUnitId, toStaffId ?? null);
}

/**
 * One event further. `state` is null before the first event. Refuses an act outside the table and one whose facts are
 * missing. The event `correct` changes nothing here: what it voids is left out by foldEvents.
 */
export function stepState(state: DossierState | null, event: EventFact): Result<DossierState, EventRefusal> {
  const next = applyAct(state?.status ?? null, event.act);
  if (!next.ok) return next;
  const before: DossierState = state ?? { ...EMPTY, status: next.value };
  const missing = state === null ? null : factMissing(before, event);
  if (missing !== null) return refuse(missing);
  const change = event.data?.step === undefined ? {} : { currentStep: event.data.step };
  return ok({ ...before, ...change, ...CHANGES[event.act](before, event), ...moved(before, event), status: next.value, lastSeq: event.seq });
}

/** The sequence numbers of the events that later corrections void. A correction that is itself voided voids nothing. */
export function voidedSeqs(events: readonly EventFact[]): ReadonlySet<number> {
  const voided = new Set<number>();
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event?.act === 'correct' && event.voidsSeq != null && !voided.has(event.seq)) voided.add(event.voidsSeq);
  }
  return voided;
}

/** The event that the remaining history stumbles over, and why. */
export type FoldRefusal = { readonly name: 'IllegalEvent'; readonly seq: number; readonly why: EventRefusal } | { readonly name: 'NoEvents' };

/**
 * The state that a dossier's events tell, in the order of `seq`, skipping those that a correction voids. Acts that stand
 * beside the course of things (remind, corrections) are taken at their place and may carry any legal time.
 */
export function foldEvents(events: readonly EventFact[]): Result<DossierState, FoldRefusal> {
  const voided = voidedSeqs(events);
  let state: DossierState | null = null;
  for (const event of events) {
    if (voided.has(event.seq)) continue;
    const next: Result<DossierState, EventRefusal> = stepState(state, event);
    if (!next.ok) return refuse({ name: 'IllegalEvent', seq: event.seq, why: next.refusal });
    state = next.value;
  }
  return state === null ? refuse({ name: 'NoEvents' }) : ok(state);
}
