import 'server-only';
import { cursorRows } from '@/lib/db/cursor';
import type { ListTab } from './dossier-search';
import { filterSql, sql, tabSql, type QueueBounds, type QueueFilter, type Sql } from './queue-filter';

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

/** Which tab of the queue, at which moment. Without one, every status. */
export type ExportTab = { readonly tab: ListTab; readonly bounds: QueueBounds };

function tabCondition({ tab, bounds }: ExportTab): Sql {
  switch (tab) {
    case 'any': return sql`TRUE`;
    case 'open': return sql`d."endedAt" IS NULL`;
    case 'overdue': case 'today': case 'soon': case 'within': return tabSql[tab](bounds);
    case 'paused': case 'submitted': case 'ready': return tabSql[tab]();
  }
}

/** The statement of an export, in the order of reception. */
export const exportSql = (filter: QueueFilter, tab: ExportTab | null = null): Sql => sql`
  SELECT d.code, d."externalCode", d.status, d.channel, v.name AS "procedureName", s.name AS "sectorName", d."applicantName", d."applicantAddress" AS address, d."applicantPhone" AS phone,
         ${local(sql`d."receivedAt"`)} AS "receivedAt", ${local(sql`d."originalDueAt"`)} AS "dueAt", ${local(sql`d."endedAt"`)} AS "endedAt", d."endStanding", ${local(sql`d."returnedAt"`)} AS "returnedAt",
         h.name AS "handlingUnit", o.name AS "holdingUnit", p.name AS "holderName"
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN sector s ON s."agencyId" = d."agencyId" AND s.id = d."sectorId"
    JOIN unit h ON h."agencyId" = d."agencyId" AND h.id = d."handlingUnitId"
    JOIN unit o ON o."agencyId" = d."agencyId" AND o.id = d."holdingUnitId"
    LEFT JOIN staff p ON p."agencyId" = d."agencyId" AND p.id = d."holderId"
   WHERE ${filterSql(filter)} AND ${tab === null ? sql`TRUE` : tabCondition(tab)} ORDER BY d."receivedAt", d.id`;

const AT_ONCE = 1_000;

/** The rows of an export, some at a time. */
export const exportRows = (filter: QueueFilter, tab: ExportTab | null = null): AsyncGenerator<readonly ExportedRow[]> => cursorRows<ExportedRow>(exportSql(filter, tab), AT_ONCE);
