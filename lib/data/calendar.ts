import 'server-only';
import { cache } from 'react';
import { Prisma } from '@/prisma/generated/client';
import { queryPlanned } from '@/lib/db/client';
import { rawReader, type RawTx } from '@/lib/db/transaction';
import { DEFAULT_OFFICE_HOURS, buildCalendar } from '@/lib/domain/calendar/working-calendar';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { OfficeHours, OfficeSession, SpecialDay, WorkingCalendar } from '@/lib/domain/calendar/types';

/** First half of the advisory lock that stands between a change of the calendar and whoever reckons with it. */
const CALENDAR_LOCK = 24_21;

type Reader = RawTx;

/**
 * The calendars built in this process, by agency and revision. A revision never changes once it is committed, so nothing
 * here can grow stale; which revision is current is asked of the database every time.
 */
const built = new Map<string, WorkingCalendar>();
const KEPT = 8;

async function currentVersion(reader: Reader, agencyId: number): Promise<number> {
  const [row] = await reader.$queryRaw<{ version: number }[]>`SELECT version FROM calendar_revision WHERE "agencyId" = ${agencyId} ORDER BY version DESC LIMIT 1`;
  return row?.version ?? 0;
}

type DayRow = { on: PlainDate; kind: SpecialDay['kind']; name: string | null; decision: string | null };
type HoursRow = { effectiveFrom: PlainDate; sessions: OfficeSession[] };

async function build(reader: Reader, agencyId: number, version: number): Promise<WorkingCalendar> {
  const days = await reader.$queryRaw<DayRow[]>`
    SELECT "on"::text AS "on", kind, name, "decisionNumber" AS decision FROM calendar_special_day
    WHERE "agencyId" = ${agencyId} AND "fromVersion" <= ${version} AND ("untilVersion" IS NULL OR "untilVersion" > ${version}) ORDER BY "on"`;
  const years = await reader.$queryRaw<{ year: number }[]>`SELECT year FROM calendar_year WHERE "agencyId" = ${agencyId} AND "fromVersion" <= ${version}`;
  const hours = await officeHoursAt(reader, agencyId, version);
  return buildCalendar({
    version: String(version),
    announcedYears: years.map(({ year }) => year),
    specialDays: days,
    // Before the first hours that somebody entered, the default holds: never the hours of a later year.
    officeHours: [...DEFAULT_OFFICE_HOURS.filter((base) => hours.every((own) => own.effectiveFrom !== base.effectiveFrom)), ...hours],
  });
}

async function officeHoursAt(reader: Reader, agencyId: number, version: number): Promise<OfficeHours[]> {
  const rows = await reader.$queryRaw<HoursRow[]>`
    SELECT DISTINCT ON ("effectiveFrom") "effectiveFrom"::text AS "effectiveFrom", sessions FROM office_hours
    WHERE "agencyId" = ${agencyId} AND "fromVersion" <= ${version} ORDER BY "effectiveFrom", "fromVersion" DESC`;
  return rows.filter((row) => row.sessions.length > 0);
}

async function at(reader: Reader, agencyId: number, version: number): Promise<WorkingCalendar> {
  // Revision 0 is "none yet": it is filled by a seed, not by a revision, so it is not kept.
  if (version === 0) return build(reader, agencyId, version);
  const key = `${agencyId}:${version}`;
  const known = built.get(key);
  if (known) return known;
  const calendar = await build(reader, agencyId, version);
  built.set(key, calendar);
  if (built.size > KEPT) built.delete(built.keys().next().value ?? key);
  return calendar;
}

/** The agency's working calendar as it is now. Read once a request; which revision is current is never remembered longer. */
export const loadCalendar = cache(async (agencyId: number): Promise<WorkingCalendar> => {
  const [row] = await queryPlanned<{ version: number }>(Prisma.sql`SELECT version FROM calendar_revision WHERE "agencyId" = ${agencyId} ORDER BY version DESC LIMIT 1`);
  return at(rawReader(), agencyId, row?.version ?? 0);
});

/**
 * The calendar for a transaction that writes a due date. Until the commit no one can change the calendar, so a date
 * reckoned here cannot be left behind by a change that was being saved at the same moment.
 */
export async function loadCalendarIn(tx: RawTx, agencyId: number): Promise<WorkingCalendar> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${CALENDAR_LOCK}::int, ${agencyId}::int)`;
  return at(tx, agencyId, await currentVersion(tx, agencyId));
}

/** Waits for whoever reckons, then holds the calendar alone until the commit. Gives the current revision. */
export async function lockCalendar(tx: RawTx, agencyId: number): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK}::int, ${agencyId}::int)`;
  return currentVersion(tx, agencyId);
}

/** The calendar as a revision left it: the one that made a stored due date. `version` is the number or its text. */
export async function loadCalendarAt(agencyId: number, version: number | string): Promise<WorkingCalendar> {
  const wanted = Number(version);
  if (!Number.isInteger(wanted) || wanted < 0) throw new RangeError(`Not a revision of the calendar: ${version}`);
  const current = await currentVersion(rawReader(), agencyId);
  if (wanted > current) throw new RangeError(`Revision ${wanted} of the calendar does not exist yet`);
  return at(rawReader(), agencyId, wanted);
}

/** The calendar of the revision that the asker's own statement has just read as the current one: asks nothing where it is known already. */
export const calendarOfRevision = (agencyId: number, revision: number): Promise<WorkingCalendar> => at(rawReader(), agencyId, revision);
