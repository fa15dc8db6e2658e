import type { LocalTime } from '../calendar/types';
import { voidedSeqs, type EventFact } from './fold';
import type { DossierStatus } from './status';

/** What the applicant is told of the way of a dossier. No person is named; a unit is. */
export type ProgressStage =
  | 'submitted' // đã nộp trực tuyến
  | 'received' // đã tiếp nhận
  | 'handed-over' // đã chuyển đến đơn vị giải quyết
  | 'examined' // đang thẩm định
  | 'supplement-asked' // yêu cầu bổ sung
  | 'supplement-received' // đã nhận bổ sung
  | 'payment-asked' // yêu cầu nộp tiền
  | 'paid' // đã nộp tiền
  | 'signing' // trình lãnh đạo ký
  | 'result-ready' // có kết quả
  | 'returned' // đã trả kết quả
  | 'declined'
  | 'stopped'
  | 'withdrawn';

export type ProgressStep = {
  readonly stage: ProgressStage;
  /** When it happened; null for what is still to come. */
  readonly at: LocalTime | null;
  readonly unitId: string | null;
  readonly state: 'done' | 'current' | 'ahead';
};

const STAGE_OF: Partial<Record<EventFact['act'], ProgressStage>> = {
  receive: 'received', 'submit-online': 'submitted', accept: 'received', decline: 'declined', 'hand-over': 'handed-over', 'take-over': 'examined',
  'request-supplement': 'supplement-asked', 'receive-supplement': 'supplement-received', 'request-payment': 'payment-asked', 'record-payment': 'paid',
  'submit-for-signature': 'signing', finish: 'result-ready', 'return-result': 'returned', stop: 'stopped', withdraw: 'withdrawn',
};

/** Told once, however often the file goes round inside the office; the rest is told each time. */
const ONCE: ReadonlySet<ProgressStage> = new Set(['handed-over', 'examined', 'signing']);

/** What is still to come in an ordinary course, in order. */
const AHEAD: readonly ProgressStage[] = ['received', 'examined', 'signing', 'result-ready', 'returned'];
const ENDS: ReadonlySet<DossierStatus> = new Set(['declined', 'stopped', 'withdrawn', 'returned']);

/** A payment recorded that nobody asked to wait for (a fee at the counter) is no step of the way. */
function isTold(stage: ProgressStage, told: readonly ProgressStep[]): boolean {
  if (stage === 'paid') return told.filter((step) => step.stage === 'payment-asked').length > told.filter((step) => step.stage === 'paid').length;
  return !ONCE.has(stage) || told.every((step) => step.stage !== stage);
}

/**
 * The way of a dossier as its applicant is told it: what happened, where it is, what is to come. `events` in order of
 * their numbers; voided ones are left out. Hand-overs inside the office after the first are not told, nor is who acts.
 */
export function progressOf(events: readonly EventFact[], status: DossierStatus): readonly ProgressStep[] {
  const voided = voidedSeqs(events);
  const told: ProgressStep[] = [];
  for (const event of events) {
    const stage = voided.has(event.seq) ? undefined : STAGE_OF[event.act];
    if (stage === undefined || !isTold(stage, told)) continue;
    told.push({ stage, at: event.legalAt, unitId: event.act === 'hand-over' ? (event.data?.toUnitId ?? null) : event.actorUnitId, state: 'done' });
  }
  const last = told.at(-1);
  if (last && !ENDS.has(status)) told[told.length - 1] = { ...last, state: 'current' };
  if (ENDS.has(status)) return told;
  const reached = Math.max(...told.map((step) => AHEAD.indexOf(step.stage)));
  return [...told, ...AHEAD.slice(reached + 1).map((stage): ProgressStep => ({ stage, at: null, unitId: null, state: 'ahead' }))];
}
