import { refuse, ok, type Result } from '../shared/result';
import { wallMinuteOf } from './local-time';
import type { ClockPause, ClockRefusal, LocalTime, PauseCause, PauseRule } from './types';

/** A merged pause in wall minutes: the form in which it is counted. */
export type PauseSpan = {
  readonly from: number;
  /** The resumption; the `now` of the reckoning while the clock still stands. */
  readonly to: number;
  readonly isOpen: boolean;
  /** The limit is counted anew from `to`. */
  readonly restarts: boolean;
  readonly parts: readonly number[];
};

const NO_SPANS: readonly PauseSpan[] = [];
const NOTHING_TO_MERGE = ok(NO_SPANS);

/** Does a wait stop the clock? Under the rule "không dừng" only the wait for a financial duty, which is outside the term. */
export function stopsTheClock(cause: PauseCause, rule: PauseRule): boolean {
  return rule !== 'none' || cause === 'financial-duty';
}

/**
 * Checks the pauses of a dossier and merges those that overlap or touch, ordered by their beginning.
 *
 * - A pause that does not stop the clock (see `stopsTheClock`) is checked and then left out.
 * - An open pause ends at `now`: "while paused, the date as if resumed now". One that begins after `now` has not begun
 *   and is left out.
 * - Under *restart*, a merged pause restarts the limit, at its end, when any part of it is a wait for a supplement.
 *   So a supplement that comes while a financial duty is still owed restarts the limit when the duty is settled, which
 *   is when the clock runs again. A merged pause of financial waits alone resumes.
 */
export function mergePauses(
  receivedAt: number,
  rule: PauseRule,
  pauses: readonly ClockPause[],
  now: LocalTime | null,
): Result<readonly PauseSpan[], ClockRefusal> {
  if (pauses.length === 0) return NOTHING_TO_MERGE;
  const spans: (PauseSpan & { readonly parts: number[] })[] = [];
  for (const [index, pause] of pauses.entries()) {
    const from = wallMinuteOf(pause.from);
    if (from < receivedAt) return refuse({ name: 'PauseBeforeReceipt', pause: index });
    if (pause.to !== null && wallMinuteOf(pause.to) < from) return refuse({ name: 'PauseEndsBeforeStart', pause: index });
    if (pause.to === null && now === null) return refuse({ name: 'OpenPauseNeedsNow', pause: index });
    const end = pause.to ?? now;
    const to = end === null ? from : wallMinuteOf(end);
    if (to < from || !stopsTheClock(pause.cause, rule)) continue;
    spans.push({ from, to, isOpen: pause.to === null, restarts: rule === 'restart' && pause.cause === 'supplement', parts: [index] });
  }
  spans.sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: { from: number; to: number; isOpen: boolean; restarts: boolean; parts: number[] }[] = [];
  for (const span of spans) {
    const last = merged[merged.length - 1];
    if (last === undefined || span.from > last.to) merged.push(span);
    else {
      last.to = Math.max(last.to, span.to);
      last.isOpen ||= span.isOpen;
      last.restarts ||= span.restarts;
      last.parts.push(...span.parts);
    }
  }
  return ok(merged);
}
