import 'server-only';
import { cursorRows } from '@/lib/db/cursor';
import { filterSql, sql, type QueueFilter, type Sql } from './queue-filter';

/** A dossier as an export lists it. Times are local text, `YYYY-MM-DD HH:MM`; what is not there is null. */
export type ExportedRow = {
  readonly code: string;
  readonly externalCode: string | null;
  readonly status: string;
  readonly channel: string;
  readonly procedureName: string;
  readonly sectorName: string;
  readonly applicantName: string;
  readonly address: string;
  readonly phone: string;
  readonly receivedAt: string | null;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly endStanding: string | null;
  readonly returnedAt: string | null;
  readonly handlingUnit: string;
  readonly holdingUnit: string;
  readonly holderName: string | null;
};

const local = (column: Sql): Sql => sql`to_char((${column} AT TIME ZONE 'UTC') + interval '7 hours', 'YYYY-MM-DD HH24:MI')`;

/** The statement of an export, in the order of reception. */
export const exportSql = (filter: QueueFilter): Sql => sql`
  SELECT d.code, d."externalCode", d.status, d.channel, v.name AS "procedureName", s.name AS "sectorName", d."applicantName", d."applicantAddress" AS address, d."applicantPhone" AS phone,
         ${local(sql`d."receivedAt"`)} AS "receivedAt", ${local(sql`d."originalDueAt"`)} AS "dueAt", ${local(sql`d."endedAt"`)} AS "endedAt", d."endStanding", ${local(sql`d."returnedAt"`)} AS "returnedAt",
         h.name AS "handlingUnit", o.name AS "holdingUnit", p.name AS "holderName"
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN sector s ON s."agencyId" = d."agencyId" AND s.id = d."sectorId"
    JOIN unit h ON h."agencyId" = d."agencyId" AND h.id = d."handlingUnitId"
    JOIN unit o ON o."agencyId" = d."agencyId" AND o.id = d."holdingUnitId"
    LEFT JOIN staff p ON p."agencyId" = d."agencyId" AND p.id = d."holderId"
   WHERE ${filterSql(filter)} ORDER BY d."receivedAt", d.id`;

const AT_ONCE = 1_000;

/** The rows of an export, some at a time. */
export const exportRows = (filter: QueueFilter): AsyncGenerator<readonly ExportedRow[]> => cursorRows<ExportedRow>(exportSql(filter), AT_ONCE);
