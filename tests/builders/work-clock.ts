import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { nextWorkingDay, nextWorkingInstant, officeSessionsOn } from '@/lib/domain/calendar/working-calendar';

/** The moment at which `minutes` of office time have passed since `from`. Always inside a session, so never at a closing minute. */
export function afterOfficeMinutes(from: LocalTime, minutes: number, calendar: WorkingCalendar): LocalTime {
  let at = nextWorkingInstant(from, calendar);
  let left = Math.max(0, Math.floor(minutes));
  for (;;) {
    for (const session of officeSessionsOn(at.on, calendar)) {
      if (at.minute >= session.to) continue;
      const start = Math.max(at.minute, session.from);
      if (start + left < session.to) return { on: at.on, minute: start + left };
      left -= session.to - start;
    }
    at = { on: nextWorkingDay(at.on, calendar), minute: 0 };
  }
}
