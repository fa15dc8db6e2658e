import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { SelfReportFigures, SelfReportState, SelfReportWords } from '@/lib/domain/inspection/self-report';

export type SelfReportRecord = { readonly unitId: string; readonly unitName: string; readonly state: SelfReportState; readonly words: SelfReportWords; readonly figures: SelfReportFigures | null; readonly sha256: string | null; readonly version: number; readonly submittedByName: string | null; readonly submittedAt: Date | null; readonly submittedOn: PlainDate | null; readonly returnedWhy: string | null };

/** The self-reports of an inspection, in the order of its units. */
export const listSelfReports = (agencyId: number, inspectionId: string, from: RawTx = db()): Promise<SelfReportRecord[]> => from.$queryRaw<SelfReportRecord[]>`
  SELECT r."unitId", u.name AS "unitName", r.state, r.words, r.figures, r.sha256, r.version, s.name AS "submittedByName", r."submittedAt", to_char(r."submittedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "submittedOn", r."returnedWhy"
    FROM self_report r JOIN inspection_unit v ON v."agencyId" = r."agencyId" AND v."inspectionId" = r."inspectionId" AND v."unitId" = r."unitId" JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
    LEFT JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."submittedById"
   WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid ORDER BY v."sortOrder", u.name`;

export type LockedSelfReport = { readonly state: SelfReportState; readonly version: number };
/** A self-report, locked until the end of the transaction. */
export async function lockSelfReport(tx: RawTx, agencyId: number, inspectionId: string, unitId: string): Promise<LockedSelfReport | null> {
  const rows = await tx.$queryRaw<LockedSelfReport[]>`SELECT state, version FROM self_report WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Asks each unit for its report. Who was asked before keeps what it wrote. */
export const askSelfReports = (tx: Tx, agencyId: number, inspectionId: string, unitIds: readonly string[]) =>
  tx.selfReport.createMany({ data: unitIds.map((unitId) => ({ agencyId, inspectionId, unitId, words: {} })), skipDuplicates: true });

export type UnitCounts = { readonly procedures: number; readonly postings: number; readonly feedback: number; readonly feedbackOpen: number };
/** What a unit's report counts beside the register of dossiers: procedures in force on the last day, where they hung in the period, and what the public wrote. */
export async function readUnitCounts(agencyId: number, unitId: string, from: PlainDate, to: PlainDate): Promise<UnitCounts> {
  const rows = await db().$queryRaw<UnitCounts[]>`
    WITH held AS (SELECT DISTINCT v."procedureId" FROM procedure_version v WHERE v."agencyId" = ${agencyId} AND v."handlingUnitId" = ${unitId}::uuid AND v.state = 'approved' AND v."supersededAt" IS NULL
                   AND v."validFrom" <= ${to}::date AND (v."validTo" IS NULL OR v."validTo" >= ${from}::date))
    SELECT (SELECT count(*)::int FROM held) AS procedures,
           (SELECT count(*)::int FROM posting p WHERE p."agencyId" = ${agencyId} AND p."procedureId" IN (SELECT "procedureId" FROM held) AND p."postedOn" <= ${to}::date AND (p."removedOn" IS NULL OR p."removedOn" > ${from}::date)) AS postings,
           (SELECT count(*)::int FROM feedback f WHERE f."agencyId" = ${agencyId} AND f."unitId" = ${unitId}::uuid AND (f."submittedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${from}::date AND ${to}::date) AS feedback,
           (SELECT count(*)::int FROM feedback f WHERE f."agencyId" = ${agencyId} AND f."unitId" = ${unitId}::uuid AND (f."submittedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${from}::date AND ${to}::date AND f.state IN ('submitted', 'accepted')) AS "feedbackOpen"`;
  return rows[0] ?? { procedures: 0, postings: 0, feedback: 0, feedbackOpen: 0 };
}
