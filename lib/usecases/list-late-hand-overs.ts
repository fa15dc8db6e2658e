import 'server-only';
import { loadCalendar } from '@/lib/data/calendar';
import { findLateHandOvers, type HandOverBucket, type LateHandOver } from '@/lib/data/late-hand-overs';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { officeMinutesBetween } from '@/lib/domain/calendar/working-calendar';
import { HAND_OVER_CUT_OFF, handOverDue } from '@/lib/domain/dossier/hand-over-due';
import { instantOf, localNow } from '@/lib/platform/clock';

export type HandOverPeriod = { readonly from: PlainDate; readonly to: PlainDate };
export type LateHandOverLine = LateHandOver & { /** Office minutes after the due time, so far or in the end. */ readonly lateMinutes: number };

/** Longer than a year of days is asked for by nobody and would read every dossier. */
export const LATE_PERIOD_DAYS_AT_MOST = 400;

/** The due time depends on the day and on which side of 15:00 a file came: two stretches a day, each with its own. */
export function handOverBuckets({ from, to }: HandOverPeriod, calendar: WorkingCalendar): HandOverBucket[] {
  const buckets: HandOverBucket[] = [];
  for (let on = from, days = 0; on <= to && days < LATE_PERIOD_DAYS_AT_MOST; on = addDays(on, 1), days += 1) {
    const parts: readonly (readonly [LocalTime, LocalTime])[] = [[{ on, minute: 0 }, { on, minute: HAND_OVER_CUT_OFF }], [{ on, minute: HAND_OVER_CUT_OFF }, { on: addDays(on, 1), minute: 0 }]];
    for (const [begin, end] of parts) buckets.push({ from: instantOf(begin), until: instantOf(end), due: instantOf(handOverDue(begin, calendar).due) });
  }
  return buckets;
}

/**
 * The files received in a period (both days included) that were handed over to their unit late, or are still waiting past
 * the due time: in the order of reception. The number of a report is the length of this list.
 */
export async function listLateHandOvers(agencyId: number, period: HandOverPeriod, now: LocalTime = localNow()): Promise<readonly LateHandOverLine[]> {
  const calendar = await loadCalendar(agencyId);
  const found = await findLateHandOvers(agencyId, handOverBuckets(period, calendar), instantOf(now));
  return found.map((line) => ({ ...line, lateMinutes: officeMinutesBetween(line.due, line.givenAt ?? now, calendar) }));
}
