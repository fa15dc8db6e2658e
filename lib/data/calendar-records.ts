import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { CalendarEffect, DayDecision, KeptDay } from '@/lib/domain/calendar/notice';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { OfficeSession, Weekday } from '@/lib/domain/calendar/types';
import { dateColumn } from '@/lib/platform/clock';

type Reader = Tx | ReturnType<typeof db>;

/** A special day as the screen shows it. `isVerified` false: it came with the reference data and nobody has compared it. */
export type CalendarDayRecord = KeptDay & { readonly isVerified: boolean };
export type CalendarYearRecord = { readonly year: number; readonly decision: DayDecision | null; readonly isVerified: boolean };
export type CalendarRevisionRecord = {
  readonly version: number;
  readonly createdAt: Date;
  readonly byName: string | null;
  readonly note: string;
  readonly decision: DayDecision | null;
};
/** A week of a desk from a date on; a weekday that is missing is closed. */
export type DeskWeek = { readonly unitId: string; readonly effectiveFrom: PlainDate; readonly days: readonly { readonly weekday: Weekday; readonly sessions: readonly OfficeSession[] }[] };

const DECISION = Prisma.sql`CASE WHEN "decisionNumber" IS NULL THEN NULL ELSE jsonb_build_object('number', "decisionNumber", 'on', "decisionOn") END AS decision`;

/** The special days of the current revision, in order; with a year, those of that year. */
export async function listSpecialDays(agencyId: number, year?: number, reader: Reader = db()): Promise<CalendarDayRecord[]> {
  const ofYear = year === undefined ? Prisma.empty : Prisma.sql`AND date_part('year', "on") = ${year}`;
  return reader.$queryRaw<CalendarDayRecord[]>`
    SELECT "on"::text AS "on", kind, name, ${DECISION}, "isVerified" FROM calendar_special_day
    WHERE "agencyId" = ${agencyId} AND "untilVersion" IS NULL ${ofYear} ORDER BY "on"`;
}

/** The years that are announced, in order. */
export const listCalendarYears = (agencyId: number): Promise<CalendarYearRecord[]> =>
  db().$queryRaw<CalendarYearRecord[]>`SELECT year, ${DECISION}, "isVerified" FROM calendar_year WHERE "agencyId" = ${agencyId} ORDER BY year`;

/** The latest changes of the calendar, newest first, with who made them. */
export const listCalendarRevisions = (agencyId: number, limit: number, reader: Reader = db()): Promise<CalendarRevisionRecord[]> =>
  reader.$queryRaw<CalendarRevisionRecord[]>`
    SELECT r.version, r."createdAt", s.name AS "byName", r.note, ${DECISION} FROM calendar_revision r
    LEFT JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."createdById"
    WHERE r."agencyId" = ${agencyId} ORDER BY r.version DESC LIMIT ${limit}`;

/** Every week of opening hours of the agency's desks, newest first for each desk. */
export const listDeskWeeks = (agencyId: number): Promise<DeskWeek[]> =>
  db().$queryRaw<DeskWeek[]>`
    SELECT "unitId", "effectiveFrom"::text AS "effectiveFrom", jsonb_agg(jsonb_build_object('weekday', weekday, 'sessions', sessions) ORDER BY weekday) AS days
    FROM desk_hours WHERE "agencyId" = ${agencyId} GROUP BY "unitId", "effectiveFrom" ORDER BY "unitId", "effectiveFrom" DESC`;

/** The week of a desk that holds on a day, or null when none has been entered. `weeks` as listDeskWeeks gives them. */
export const deskWeekOn = (weeks: readonly DeskWeek[], unitId: string, on: PlainDate): DeskWeek | null =>
  weeks.find((week) => week.unitId === unitId && week.effectiveFrom <= on) ?? null;

/** Puts a week in the place of the one that began on the same date. Never moves a due date. */
export async function replaceDeskWeek(tx: Tx, agencyId: number, week: DeskWeek): Promise<void> {
  const effectiveFrom = dateColumn(week.effectiveFrom);
  await tx.deskHours.deleteMany({ where: { agencyId, unitId: week.unitId, effectiveFrom } });
  await tx.deskHours.createMany({
    data: week.days.map(({ weekday, sessions }) => ({ agencyId, unitId: week.unitId, effectiveFrom, weekday, sessions: sessions.map(({ from, to }) => ({ from, to })) })),
  });
}

type Revision = { readonly agencyId: number; readonly version: number; readonly at: Date; readonly byId: string; readonly note: string; readonly decision: DayDecision | null };

const decisionColumns = (decision: DayDecision | null) => ({ decisionNumber: decision?.number ?? null, decisionOn: decision?.on ? dateColumn(decision.on) : null });

/**
 * Writes a revision: rows that no longer hold are closed at it, new ones begin with it. Older revisions stay readable.
 * The caller holds the calendar (`lockCalendar`) and `version` is one more than the current one.
 */
export async function writeCalendarRevision(tx: Tx, revision: Revision, effect: CalendarEffect): Promise<void> {
  const { agencyId, version } = revision;
  const decision = decisionColumns(revision.decision);
  await tx.calendarRevision.create({ data: { agencyId, version, createdAt: revision.at, createdById: revision.byId, note: revision.note, ...decision } });
  if (effect.dropped.length > 0) {
    await tx.calendarSpecialDay.updateMany({ where: { agencyId, untilVersion: null, on: { in: effect.dropped.map(dateColumn) } }, data: { untilVersion: version } });
  }
  if (effect.added.length > 0) {
    await tx.calendarSpecialDay.createMany({
      data: effect.added.map((day) => ({ agencyId, on: dateColumn(day.on), fromVersion: version, kind: day.kind, name: day.name, ...decisionColumns(day.decision), isVerified: day.decision !== null })),
    });
  }
  if (effect.announcedYear !== null) await tx.calendarYear.create({ data: { agencyId, year: effect.announcedYear, fromVersion: version, ...decision, isVerified: revision.decision !== null } });
  if (effect.officeHours !== null) {
    const { effectiveFrom, sessions } = effect.officeHours;
    await tx.officeHours.create({ data: { agencyId, effectiveFrom: dateColumn(effectiveFrom), fromVersion: version, sessions: sessions.map(({ from, to }) => ({ from, to })) } });
  }
}

/** Names the decision of a year that is announced already. */
export async function setYearDecision(tx: Tx, agencyId: number, year: number, decision: DayDecision): Promise<void> {
  await tx.calendarYear.updateMany({ where: { agencyId, year }, data: { ...decisionColumns(decision), isVerified: true } });
}
