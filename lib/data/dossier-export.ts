import 'server-only';
import { pool } from '@/lib/db/client';
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

/**
 * The rows of an export, some at a time, from a cursor: whatever their number, no more than a handful is in memory. Ending
 * the loop early closes it.
 */
export async function* exportRows(filter: QueueFilter): AsyncGenerator<readonly ExportedRow[]> {
  const client = await pool().connect();
  let isBroken = false;
  try {
    await client.query('BEGIN READ ONLY');
    // All of it will be read: a plan for the first rows alone would be the wrong one.
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    const { text, values } = exportSql(filter);
    await client.query(`DECLARE exported NO SCROLL CURSOR FOR ${text}`, [...values]);
    for (;;) {
      const { rows } = await client.query<ExportedRow>(`FETCH ${AT_ONCE} FROM exported`);
      if (rows.length > 0) yield rows;
      if (rows.length < AT_ONCE) return;
    }
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    await client.query('ROLLBACK').catch(() => { isBroken = true; });
    client.release(isBroken);
  }
}
