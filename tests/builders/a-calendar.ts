import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { OfficeHours, SpecialDay, WorkingCalendar } from '@/lib/domain/calendar/types';
import { buildCalendar } from '@/lib/domain/calendar/working-calendar';

export type CalendarWanted = {
  readonly version?: string;
  readonly daysOff?: readonly string[];
  readonly workedDays?: readonly string[];
  readonly announcedYears?: readonly number[];
  readonly officeHours?: readonly OfficeHours[];
};

/** The days off and worked Saturdays of 2026, and the office hours of the domain page. */
const OFF_2026 = ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27', '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24'];
const WORKED_2026 = ['2026-01-10', '2026-08-22'];

/** A calendar for tests: that of 2026, or what is asked for. */
export function aCalendar(wanted: CalendarWanted = {}): WorkingCalendar {
  const day = (on: string, kind: SpecialDay['kind']): SpecialDay => ({ on: plainDate(on), kind, name: null, decision: null });
  return buildCalendar({
    version: wanted.version ?? '1',
    announcedYears: wanted.announcedYears ?? [2026],
    specialDays: [...(wanted.daysOff ?? OFF_2026).map((on) => day(on, 'public-holiday')), ...(wanted.workedDays ?? WORKED_2026).map((on) => day(on, 'make-up-working-day'))],
    ...(wanted.officeHours ? { officeHours: wanted.officeHours } : {}),
  });
}
