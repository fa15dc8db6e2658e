import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Overlap } from '@/lib/domain/inspection/flow-refusal';
import type { YearPlanLine } from '@/lib/domain/inspection/plan';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { isUuid } from '@/lib/domain/shared/uuid';
import type { ScheduleEntry } from './inspections';

/** A yearly plan of inspections. Dates are yyyy-mm-dd. */
export type YearPlanRecord = {
  readonly id: string;
  readonly year: number;
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly purpose: string;
  readonly lines: readonly YearPlanLine[];
  readonly state: 'draft' | 'issued' | 'withdrawn';
  readonly version: number;
  readonly isSample: boolean;
  readonly createdById: string | null;
  readonly createdByName: string | null;
  readonly inspections: number;
  readonly documentId: string | null;
};

const PLAN = `
  SELECT p.id, p.year, p.number, to_char(p."issuedOn", 'YYYY-MM-DD') AS "issuedOn", p."signerName", p."signerTitle", p.purpose, p.lines, p.state, p.version, p."isSample", p."createdById", s.name AS "createdByName",
         (SELECT count(*)::int FROM inspection i WHERE i."agencyId" = p."agencyId" AND i."yearPlanId" = p.id AND i.stage <> 'cancelled') AS inspections,
         (SELECT d.id FROM inspection_document d WHERE d."agencyId" = p."agencyId" AND d."yearPlanId" = p.id AND d.state = 'issued' ORDER BY d."createdAt" DESC LIMIT 1) AS "documentId"
    FROM inspection_year_plan p LEFT JOIN staff s ON s."agencyId" = p."agencyId" AND s.id = p."createdById"`;

/** The plans of all years, the latest first. */
export const listYearPlans = (agencyId: number): Promise<YearPlanRecord[]> => db().$queryRawUnsafe<YearPlanRecord[]>(`${PLAN} WHERE p."agencyId" = $1 ORDER BY p.year DESC, p."createdAt" DESC LIMIT 200`, agencyId);

/** A plan by an id from an address; null when there is none. */
export const findYearPlan = async (agencyId: number, id: string): Promise<YearPlanRecord | null> =>
  isUuid(id) ? ((await db().$queryRawUnsafe<YearPlanRecord[]>(`${PLAN} WHERE p."agencyId" = $1 AND p.id = $2::uuid`, agencyId, id))[0] ?? null) : null;

/** A plan, locked until the end of the transaction. */
export const lockYearPlan = async (tx: Tx, agencyId: number, id: string): Promise<YearPlanRecord | null> =>
  isUuid(id) ? ((await tx.$queryRawUnsafe<YearPlanRecord[]>(`${PLAN} WHERE p."agencyId" = $1 AND p.id = $2::uuid FOR UPDATE OF p`, agencyId, id))[0] ?? null) : null;

/** The lines of a plan that have become inspections, with their codes. */
export const plannedLines = (agencyId: number, yearPlanId: string): Promise<{ readonly line: number; readonly code: string }[]> => db().$queryRaw<{ line: number; code: string }[]>`
  SELECT (e.data->>'line')::int AS line, i.code FROM inspection i JOIN inspection_event e ON e."agencyId" = i."agencyId" AND e."inspectionId" = i.id AND e.seq = 1
   WHERE i."agencyId" = ${agencyId} AND i."yearPlanId" = ${yearPlanId}::uuid AND i.stage <> 'cancelled' AND e.data->>'line' IS NOT NULL ORDER BY i.code`;

export type BasisRecord = { readonly id: string; readonly number: string; readonly title: string; readonly article: string | null; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly isVerified: boolean };

/** The legal bases in force on a day, in their usual order. */
export const listBasesOn = (agencyId: number, on: PlainDate, from: RawTx = db()): Promise<BasisRecord[]> => from.$queryRaw<BasisRecord[]>`
  SELECT id, number, title, article, to_char("validFrom", 'YYYY-MM-DD') AS "validFrom", to_char("validTo", 'YYYY-MM-DD') AS "validTo", "isVerified" FROM inspection_basis
   WHERE "agencyId" = ${agencyId} AND "validFrom" <= ${on}::date AND ("validTo" IS NULL OR "validTo" >= ${on}::date) ORDER BY "sortOrder", number`;

/** Other inspections that are at one of these units on one of these days, and not over or cancelled. */
export const listOverlaps = (tx: RawTx, agencyId: number, wanted: { readonly siteFrom: PlainDate; readonly siteTo: PlainDate; readonly unitIds: readonly string[]; readonly exceptId: string | null }): Promise<Overlap[]> => tx.$queryRaw<Overlap[]>`
  SELECT i.code, i.title, to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", to_char(i."siteTo", 'YYYY-MM-DD') AS "siteTo", array_agg(u.name ORDER BY u."sortOrder") AS "unitNames"
    FROM inspection i JOIN inspection_unit v ON v."agencyId" = i."agencyId" AND v."inspectionId" = i.id JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."unitId"
   WHERE i."agencyId" = ${agencyId} AND i.stage IN ('drafting', 'planned', 'team-decided', 'notified', 'on-site') AND v."unitId" = ANY(${[...wanted.unitIds]}::uuid[])
     AND i."siteFrom" <= ${wanted.siteTo}::date AND i."siteTo" >= ${wanted.siteFrom}::date AND (${wanted.exceptId}::uuid IS NULL OR i.id <> ${wanted.exceptId}::uuid)
   GROUP BY i.code, i.title, i."siteFrom", i."siteTo" ORDER BY i.code`;

/** The next code of a year. Whoever asks second waits until the first has committed: no gap, no repeat. */
export async function nextInspectionOrdinal(tx: RawTx, agencyId: number, year: number): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:inspection-code'), ${agencyId}::int)`;
  const rows = await tx.$queryRaw<{ last: number | null }[]>`SELECT max(split_part(code, '-', 2)::int) AS last FROM inspection WHERE "agencyId" = ${agencyId} AND code LIKE ${`${year}-%`}`;
  return (rows[0]?.last ?? 0) + 1;
}

/** Writes the units of a plan anew, in their order. */
export async function replaceInspectedUnits(tx: Tx, agencyId: number, inspectionId: string, schedule: readonly ScheduleEntry[], dateOf: (on: PlainDate) => Date): Promise<void> {
  await tx.inspectionUnit.deleteMany({ where: { agencyId, inspectionId } });
  await tx.inspectionUnit.createMany({ data: schedule.flatMap(({ unitId, on }, index) => (unitId === null ? [] : [{ agencyId, inspectionId, unitId, visitOn: on === null ? null : dateOf(on), sortOrder: index + 1 }])) });
}

/** Whether a number is on a document of this kind and year that stands. */
export const isNumberTaken = async (tx: Pick<Tx, '$queryRaw'>, agencyId: number, kind: DocumentKind, number: string, issuedOn: PlainDate): Promise<boolean> =>
  (await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM inspection_document WHERE "agencyId" = ${agencyId} AND kind = ${kind} AND number = ${number} AND state = 'issued' AND "unitId" IS NULL AND extract(year from "issuedOn") = extract(year from ${issuedOn}::date) LIMIT 1`).length > 0;

/** Which units each of these people hold a role in, and whether they may inspect. */
export async function rolesForTeam(from: RawTx, agencyId: number, staffIds: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly unitIds: readonly string[]; readonly mayInspect: boolean }>> {
  const rows = await from.$queryRaw<{ id: string; name: string; unitIds: string[]; roles: string[] }[]>`
    SELECT s.id::text AS id, s.name, array_agg(DISTINCT r."unitId"::text) AS "unitIds", array_agg(DISTINCT r.role) AS roles FROM staff s JOIN staff_role r ON r."agencyId" = s."agencyId" AND r."staffId" = s.id
     WHERE s."agencyId" = ${agencyId} AND s."isActive" AND s.id = ANY(${[...staffIds]}::uuid[]) GROUP BY s.id, s.name`;
  return new Map(rows.map(({ id, roles, ...row }) => [id, { ...row, mayInspect: roles.includes('inspector') || roles.includes('controller') }]));
}

export type TeamCandidate = { readonly id: string; readonly name: string; readonly title: string; readonly unitNames: readonly string[]; readonly unitIds: readonly string[] };
/** Everyone who may be in a team: open accounts of inspectors and controllers. */
export const listTeamCandidates = (agencyId: number): Promise<TeamCandidate[]> => db().$queryRaw<TeamCandidate[]>`
  SELECT s.id::text AS id, s.name, s.title, array_agg(DISTINCT u.name) AS "unitNames", array_agg(DISTINCT u.id::text) AS "unitIds" FROM staff s
    JOIN staff_role r ON r."agencyId" = s."agencyId" AND r."staffId" = s.id JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
   WHERE s."agencyId" = ${agencyId} AND s."isActive" AND EXISTS (SELECT 1 FROM staff_role q WHERE q."agencyId" = s."agencyId" AND q."staffId" = s.id AND q.role IN ('inspector', 'controller'))
   GROUP BY s.id, s.name, s.title ORDER BY s.name`;
