import 'server-only';
import { db } from '@/lib/db/client';

export type RegisterRow = {
  readonly code: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly applicantName: string;
  readonly address: string;
  readonly phone: string;
  readonly handlingUnit: string;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly returnedAt: Date | null;
  readonly status: string;
  /** Of the return that stands: one that a correction voided has no `returnedAt`. */
  readonly returnMethod: string | null;
  readonly collector: string | null;
};

/** How many dossiers were received from one moment to before another. */
export const countRegister = (agencyId: number, from: Date, before: Date): Promise<number> => db().dossier.count({ where: { agencyId, receivedAt: { gte: from, lt: before } } });

/** The lines of the register of what was received from one moment to before another, in order of reception; at most `limit`, from after the first `skip`. */
export const readRegister = (agencyId: number, from: Date, before: Date, limit: number, skip = 0): Promise<RegisterRow[]> => db().$queryRaw<RegisterRow[]>`
  SELECT d.code, v.name AS "procedureName", d.sets, d."applicantName", d."applicantAddress" AS address, d."applicantPhone" AS phone, u.name AS "handlingUnit",
         d."receivedAt", d."originalDueAt" AS "dueAt", d."returnedAt", d.status, COALESCE(r.data->>'deliveredBy', r.data->>'method') AS "returnMethod", r.data->>'collector' AS collector
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = d."handlingUnitId"
    LEFT JOIN LATERAL (
      SELECT e.data FROM dossier_event e WHERE d."returnedAt" IS NOT NULL AND e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.act = 'return-result' ORDER BY e.seq DESC LIMIT 1) r ON TRUE
   WHERE d."agencyId" = ${agencyId} AND d."receivedAt" >= ${from} AND d."receivedAt" < ${before}
   ORDER BY d."receivedAt", d.code LIMIT ${limit} OFFSET ${skip}`;
