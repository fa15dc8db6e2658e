import { isAfter } from '../calendar/local-time';
import type { LocalTime, WorkingCalendar } from '../calendar/types';
import { closingOn, isWorkingDay, nextWorkingDay, officeMinutesBetween, officeSessionsOn, openingOn } from '../calendar/working-calendar';
import { voidedSeqs, type EventFact } from './fold';

/** Received at this minute or later, a file goes to its unit at the start of the next working day. */
export const HAND_OVER_CUT_OFF = 15 * 60;

/** When a hand-over is due, and by which half of the rule. */
export type HandOverDue = { readonly due: LocalTime; readonly rule: 'same-day' | 'next-morning' };

/**
 * Until when a file that was received must be handed over to the unit that handles it: by the close of the same working day;
 * received at 15:00 or later, at the start of the next working day (one-stop mechanism, NĐ 118/2025/NĐ-CP, before it
 * NĐ 61/2018/NĐ-CP; remembered, the articles not compared). The start of a day is taken as its first session, to its end:
 * 11:30 in the usual hours. On a day of rest nothing is handed over: what came then
 * is due by the close of the next working day, as if it had come at its opening.
 */
export function handOverDue(receivedAt: LocalTime, calendar: WorkingCalendar): HandOverDue {
  if (!isWorkingDay(receivedAt.on, calendar)) {
    const on = nextWorkingDay(receivedAt.on, calendar);
    return { due: { on, minute: closingOn(on, calendar) }, rule: 'same-day' };
  }
  if (receivedAt.minute < HAND_OVER_CUT_OFF) return { due: { on: receivedAt.on, minute: closingOn(receivedAt.on, calendar) }, rule: 'same-day' };
  const on = nextWorkingDay(receivedAt.on, calendar);
  const [morning] = officeSessionsOn(on, calendar);
  return { due: { on, minute: morning?.to ?? openingOn(on, calendar) }, rule: 'next-morning' };
}

/** How the first hand-over of a file stands against its due time. `lateMinutes`: office minutes, 0 when it is not late. */
export type HandOverStanding =
  | (HandOverDue & { readonly kind: 'waiting'; readonly isLate: boolean; readonly lateMinutes: number })
  | (HandOverDue & { readonly kind: 'given'; readonly seq: number | null; readonly at: LocalTime; readonly isLate: boolean; readonly lateMinutes: number })
  /** Not received, or received by the unit that handles it: there is nothing to hand over. */
  | { readonly kind: 'none' };

export type HandOverFacts = {
  readonly receivedAt: LocalTime | null;
  readonly endedAt: LocalTime | null;
  readonly handlingUnitId: string;
  /** The whole history, in order of its numbers. */
  readonly events: readonly EventFact[];
};

/**
 * Was the file handed over to its unit in time? The first hand-over counts that no correction voids; a unit that took the file
 * over unasked ended the wait too, and so does the end of the work. What was not handed over yet is late from its due minute.
 */
export function handOverStanding({ receivedAt, endedAt, handlingUnitId, events }: HandOverFacts, now: LocalTime, calendar: WorkingCalendar): HandOverStanding {
  const voided = voidedSeqs(events);
  const course = events.filter((event) => !voided.has(event.seq));
  const start = course.find((event) => event.act === 'receive' || event.act === 'accept');
  if (receivedAt === null || start === undefined) return { kind: 'none' };
  const receivingUnitId = start.data?.toUnitId ?? start.actorUnitId;
  if (receivingUnitId === null || receivingUnitId === handlingUnitId) return { kind: 'none' };
  const due = handOverDue(receivedAt, calendar);
  const judged = (at: LocalTime) => ({ isLate: isAfter(at, due.due), lateMinutes: officeMinutesBetween(due.due, at, calendar) });
  const given = course.find((event) => event.seq > start.seq && (event.act === 'hand-over' || event.act === 'take-over' || event.act === 'assign') && leaves(event, receivingUnitId));
  if (given) return { kind: 'given', seq: given.seq, at: given.legalAt, ...due, ...judged(given.legalAt) };
  return endedAt === null ? { kind: 'waiting', ...due, ...judged(now) } : { kind: 'given', seq: null, at: endedAt, ...due, ...judged(endedAt) };
}

/** A hand-over always leaves; taking over or assigning does when another unit has the file afterwards. */
const leaves = (event: EventFact, fromUnitId: string): boolean =>
  event.act === 'hand-over' ? (event.data?.toUnitId ?? null) !== fromUnitId : (event.data?.toUnitId ?? event.actorUnitId ?? fromUnitId) !== fromUnitId;
