import 'server-only';
import type { RawTx } from '@/lib/db/transaction';
import type { EarlierFinding, EarlierPromise } from '@/lib/domain/inspection/finding';

type EarlierRow = Omit<EarlierFinding, 'promises'> & { readonly promises: EarlierPromise[] | null };

/** Of each item the last finding on this unit in an inspection whose first day on site is before `before`. Withdrawn ones and those the unit was never told of do not count. */
async function readEarlier(tx: RawTx, agencyId: number, unitId: string, itemKeys: readonly string[] | null, before: Date): Promise<EarlierFinding[]> {
  const keys = itemKeys && [...itemKeys];
  const rows = await tx.$queryRaw<EarlierRow[]>`
    SELECT DISTINCT ON (f."itemKey") f.id AS "findingId", f."itemKey", i.code AS "inspectionCode", i.title AS "inspectionTitle", to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", f.number, f.facts,
           f."closedAt" IS NOT NULL AS "isClosed", f."isSample",
           (SELECT jsonb_agg(jsonb_build_object('recommendationId', r.id, 'number', r.number, 'text', r.text, 'dueOn', to_char(r."dueOn", 'YYYY-MM-DD'), 'state', r.state,
                     'promisedOn', (SELECT to_char(e."promisedOn", 'YYYY-MM-DD') FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e."promisedOn" IS NOT NULL ORDER BY e.seq DESC LIMIT 1),
                     'remedy', (SELECT e.text FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act = 'report' ORDER BY e.seq DESC LIMIT 1)) ORDER BY r.number)
              FROM recommendation_finding l JOIN recommendation r ON r."agencyId" = l."agencyId" AND r.id = l."recommendationId"
             WHERE l."agencyId" = f."agencyId" AND l."findingId" = f.id AND r.state NOT IN ('drafted', 'withdrawn')) AS promises
      FROM finding f JOIN inspection i ON i."agencyId" = f."agencyId" AND i.id = f."inspectionId"
     WHERE f."agencyId" = ${agencyId} AND f."unitId" = ${unitId}::uuid AND f."itemKey" IS NOT NULL AND (${keys}::text[] IS NULL OR f."itemKey" = ANY(${keys}::text[]))
       AND f.state IN ('notified', 'agreed', 'contested') AND i.stage <> 'cancelled' AND i."siteFrom" < ${before}::date
     ORDER BY f."itemKey", i."siteFrom" DESC, f.number DESC NULLS LAST, f.id DESC`;
  return rows.map((row) => ({ ...row, promises: row.promises ?? [] }));
}

/** The last finding on the same item and unit before a day on site (a `date` column: midnight UTC), with what was promised then. */
export async function findEarlierFinding(tx: RawTx, agencyId: number, unitId: string, itemKey: string, before: Date): Promise<EarlierFinding | null> {
  const [found] = await readEarlier(tx, agencyId, unitId, [itemKey], before);
  return found ?? null;
}

/** The same for every item of the unit: what a device takes along. */
export const listEarlierFindings = (tx: RawTx, agencyId: number, unitId: string, before: Date): Promise<EarlierFinding[]> => readEarlier(tx, agencyId, unitId, null, before);
