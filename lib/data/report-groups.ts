import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import { cursorRows } from '@/lib/db/cursor';
import type { ReportRow } from './report-facts';

/** Of a report: its first instant, the first after it, the last that is known, and the calendar's revision of that instant. */
export type GroupSpan = { readonly from: Date; readonly until: Date; readonly known: Date; readonly version: number };

/** Dossiers alike in all that decides a column. The times are the earliest of theirs in that part of the period. */
export type ReportGroup = Pick<ReportRow, 'channel' | 'status' | 'resultKind' | 'endStanding' | 'receivedAt' | 'endedAt' | 'originalDueAt' | 'pauseCause'> & {
  readonly key: string;
  readonly n: number;
  /** Null while the clock runs; else whether it stopped after the due minute. */
  readonly isPausedLate: boolean | null;
};

const { sql } = Prisma;
const KEY = { sector: sql`d."sectorId"::text`, unit: sql`d."handlingUnitId"::text`, procedure: sql`d."procedureId"::text`, channel: sql`d.channel` } as const;

/** The columns say what was known: nothing entered since, no due date of a later calendar. The rule of factsOfPage. */
const held = ({ known, version }: GroupSpan): Prisma.Sql => sql`d."lastEventAt" <= ${known} AND d."createdAt" <= ${known} AND (d."endedAt" IS NOT NULL OR d."calendarVersion" IS NULL OR d."calendarVersion" <= ${version})`;

/** Counts the dossiers of a span whose columns hold, in groups, in one aggregate. */
export const readReportGroups = (agencyId: number, span: GroupSpan, by: keyof typeof KEY): Promise<ReportGroup[]> => queryRows<ReportGroup>(sql`
  SELECT ${KEY[by]} AS key, d.channel, d.status, d."resultKind", d."endStanding", d."pauseCause",
         CASE WHEN d."pausedAt" IS NOT NULL THEN date_trunc('minute', d."originalDueAt") < date_trunc('minute', d."pausedAt") END AS "isPausedLate",
         min(d."receivedAt") AS "receivedAt", min(d."endedAt") AS "endedAt", min(d."originalDueAt") AS "originalDueAt", count(*)::int AS n
    FROM dossier d
   WHERE d."agencyId" = ${agencyId} AND d."receivedAt" < ${span.until} AND (d."endedAt" IS NULL OR d."endedAt" >= ${span.from}) AND d."originalDueAt" IS NOT NULL AND ${held(span)}
   GROUP BY 1, 2, 3, 4, 5, 6, 7, d."receivedAt" < ${span.from}, d."endedAt" < ${span.until}, d."originalDueAt" < ${span.until}`);

/** Was any event entered after an instant? By the index of their entry. */
export async function hasEventsSince(agencyId: number, known: Date): Promise<boolean> {
  const rows = await queryRows(sql`SELECT 1 FROM dossier_event e WHERE e."agencyId" = ${agencyId} AND e."enteredAt" > ${known} LIMIT 1`);
  return rows.length > 0;
}

/** Can an open dossier have a due date of a later revision of the calendar than this? Without any revision (0) nothing is known of it. */
export async function hasDueOfLaterCalendar(agencyId: number, version: number): Promise<boolean> {
  if (version === 0) return true;
  const rows = await queryRows(sql`SELECT 1 FROM calendar_revision r WHERE r."agencyId" = ${agencyId} AND r.version > ${version} LIMIT 1`);
  return rows.length > 0;
}

/** The dossiers of a span whose columns say more than was known, some at a time. Those touched since are found by their events. */
export const readRefolded = (agencyId: number, span: GroupSpan, atOnce: number): AsyncGenerator<readonly ReportRow[]> => cursorRows<ReportRow>(sql`
  WITH touched AS MATERIALIZED (SELECT DISTINCT e."dossierId" AS id FROM dossier_event e WHERE e."agencyId" = ${agencyId} AND e."enteredAt" > ${span.known}),
       asked AS (SELECT id FROM touched UNION SELECT d.id FROM dossier d WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL AND d."calendarVersion" > ${span.version})
  SELECT d.id, d.code, d.status, d.channel, d."sectorId", d."procedureId", d."handlingUnitId", d."holdingUnitId", d."holderId", d."applicantName", d."termUnit", d."termValue", d."pauseRule",
         d."receivedAt", d."endedAt", d."originalDueAt", d."pausedAt", d."pauseCause", d."endStanding", d."resultKind", d."calendarVersion", d."lastEventAt", d."createdAt"
    FROM asked a JOIN dossier d ON d."agencyId" = ${agencyId} AND d.id = a.id
   WHERE NOT (${held(span)}) AND (d."receivedAt" < ${span.until} OR d."submittedAt" < ${span.until})
     AND (d."endedAt" IS NULL OR d."endedAt" >= ${span.from} OR d."lastEventAt" > ${span.known})`, atOnce);
