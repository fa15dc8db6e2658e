import { isBefore, localTimeOfWallMinute, wallMinuteOf } from '../calendar/local-time';
import { officeMinutesBetween } from '../calendar/working-calendar';
import type { LocalTime, WorkingCalendar } from '../calendar/types';

/** "Sẽ trễ": said when at least this share of past dossiers in the same position needed longer than what is left. */
export const LATE_SHARE = 0.5;

/** With fewer past dossiers than this, nothing is said: "chưa đủ dữ liệu". */
export const SAMPLES_NEEDED = 8;

/** The experience of a procedure: its newest finished dossiers, at most so many, within so many months. */
export const SAMPLES_KEPT = 300;
export const HISTORY_MONTHS = 24;

/** How a dossier stands to the experience of its procedure, with the numbers that say so. */
export type Outlook =
  | { readonly kind: 'too-few'; readonly of: number }
  | { readonly kind: 'known'; readonly longer: number; readonly of: number; readonly willBeLate: boolean };

/**
 * How many of `samples` (office minutes that past dossiers of the procedure needed from this position to the end) are longer
 * than the office minutes left. Time the dossier has already spent in its position is not credited: nobody knows how much of
 * the work it was, and a warning too early does less harm than one too late.
 */
export function outlookOf(samples: readonly number[], minutesLeft: number): Outlook {
  const of = samples.length;
  if (of < SAMPLES_NEEDED) return { kind: 'too-few', of };
  const longer = samples.reduce((count, minutes) => count + (minutes > minutesLeft ? 1 : 0), 0);
  return { kind: 'known', longer, of, willBeLate: longer >= LATE_SHARE * of };
}

/**
 * The office minutes below which a dossier in this position will be late: with fewer left, outlookOf says so, with as many
 * or more it does not. Null with too few samples.
 */
export function minutesNeeded(samples: readonly number[]): number | null {
  if (samples.length < SAMPLES_NEEDED) return null;
  const longestFirst = [...samples].sort((a, b) => b - a);
  return longestFirst[Math.ceil(LATE_SHARE * samples.length) - 1] ?? null;
}

/**
 * The first minute at which fewer than `needed` office minutes are left before `due`: from then on the dossier will be late.
 * Null when there is none before the due instant. A list compares this instant with its own now, without a calendar.
 */
export function lateFrom(due: LocalTime, needed: number, calendar: WorkingCalendar): LocalTime | null {
  const isShort = (wallMinute: number) => officeMinutesBetween(localTimeOfWallMinute(wallMinute), due, calendar) < needed;
  let short = wallMinuteOf(due);
  if (!isShort(short)) return null;
  let span = 1440;
  while (isShort(short - span)) span *= 2;
  let enough = short - span;
  while (short - enough > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isShort(middle)) short = middle;
    else enough = middle;
  }
  return localTimeOfWallMinute(short);
}

/** Will it be late, as the stored instant says? The same answer as outlookOf with the minutes left at `now`. */
export const isLateFrom = (from: LocalTime | null, now: LocalTime): boolean => from !== null && !isBefore(now, from);
