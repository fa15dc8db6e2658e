import 'server-only';
import { db } from '@/lib/db/client';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isUuid } from '@/lib/domain/shared/uuid';
import { localTimeOf } from '@/lib/platform/clock';

/** One file of a batch of assignments, and whether it is still as the batch left it. */
export type BatchFile = {
  readonly dossierId: string; readonly code: string; readonly applicantName: string; readonly seq: number; readonly eventCount: number; readonly holdingUnitId: string; readonly handlingUnitId: string;
  readonly fromStaffId: string | null; readonly fromName: string | null; readonly toStaffId: string | null; readonly toName: string | null;
  /** The receiver holds it still, and it has not ended. */
  readonly isStillHeld: boolean;
};
export type AssignBatch = { readonly batchId: string; readonly at: LocalTime; readonly byId: string | null; readonly byName: string; readonly reason: string; readonly count: number; readonly fromName: string | null; readonly toNames: string };

/** The files that one act gave to others, by code. */
export async function filesOfBatch(agencyId: number, batchId: string): Promise<BatchFile[]> {
  if (!isUuid(batchId)) return [];
  return db().$queryRaw<BatchFile[]>`
    SELECT d.id AS "dossierId", d.code, d."applicantName", e.seq, d."eventCount", d."holdingUnitId", d."handlingUnitId", e.data->>'fromStaffId' AS "fromStaffId", f.name AS "fromName", e.data->>'toStaffId' AS "toStaffId", t.name AS "toName",
           (d."endedAt" IS NULL AND d."holderId"::text = e.data->>'toStaffId') AS "isStillHeld"
      FROM dossier_event e
      JOIN dossier d ON d."agencyId" = e."agencyId" AND d.id = e."dossierId"
      LEFT JOIN staff f ON f."agencyId" = e."agencyId" AND f.id::text = e.data->>'fromStaffId'
      LEFT JOIN staff t ON t."agencyId" = e."agencyId" AND t.id::text = e.data->>'toStaffId'
     WHERE e."agencyId" = ${agencyId} AND e."batchId" = ${batchId}::uuid AND e.act = 'assign' ORDER BY d.code`;
}

/** The batches of assignments since a moment, newest first. */
export async function listAssignBatches(agencyId: number, since: Date, limit = 20): Promise<AssignBatch[]> {
  const rows = await db().$queryRaw<(Omit<AssignBatch, 'at'> & { at: Date })[]>`
    SELECT e."batchId", min(e."enteredAt") AS at, min(e."actorId"::text) AS "byId", coalesce(min(a.name), '') AS "byName", coalesce(min(e.reason), '') AS reason, count(*)::int AS count, min(f.name) AS "fromName", string_agg(DISTINCT t.name, ', ') AS "toNames"
      FROM dossier_event e
      LEFT JOIN staff a ON a."agencyId" = e."agencyId" AND a.id = e."actorId"
      LEFT JOIN staff f ON f."agencyId" = e."agencyId" AND f.id::text = e.data->>'fromStaffId'
      LEFT JOIN staff t ON t."agencyId" = e."agencyId" AND t.id::text = e.data->>'toStaffId'
     WHERE e."agencyId" = ${agencyId} AND e."batchId" IS NOT NULL AND e.act = 'assign' AND e."enteredAt" >= ${since} GROUP BY e."batchId" ORDER BY min(e."enteredAt") DESC LIMIT ${limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: localTimeOf(at) }));
}
