import 'server-only';
import { db } from '@/lib/db/client';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { localTimeOf } from '@/lib/platform/clock';

/** Files received from one instant to before another are due to be handed over at `due`. */
export type HandOverBucket = { readonly from: Date; readonly until: Date; readonly due: Date };

export type LateHandOver = {
  readonly code: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly handlingUnitId: string;
  readonly handlingUnitName: string;
  readonly receivedUnitName: string;
  readonly receivedById: string | null;
  readonly receivedByName: string | null;
  readonly receivedAt: LocalTime;
  readonly due: LocalTime;
  /** Null while it has not been handed over. */
  readonly givenAt: LocalTime | null;
};

type Row = Omit<LateHandOver, 'receivedAt' | 'due' | 'givenAt'> & { receivedAt: Date; due: Date; givenAt: Date | null };

/**
 * The files of these buckets whose hand-over came after its due time, or has not come by `now`. Mirrors handOverStanding: the
 * first event, not voided, by which another unit than the receiving one had the file; else the end of the work.
 */
export async function findLateHandOvers(agencyId: number, buckets: readonly HandOverBucket[], now: Date): Promise<LateHandOver[]> {
  if (buckets.length === 0) return [];
  const rows = await db().$queryRaw<Row[]>`
    WITH bucket AS (SELECT b."from", b."until", b.due FROM jsonb_to_recordset(${JSON.stringify(buckets)}::jsonb) AS b("from" timestamptz, "until" timestamptz, due timestamptz))
    SELECT d.code, d."applicantName", v.name AS "procedureName", d."handlingUnitId", hu.name AS "handlingUnitName", ru.name AS "receivedUnitName", d."receivedById", s.name AS "receivedByName", d."receivedAt", b.due, coalesce(g."legalAt", d."endedAt") AS "givenAt"
      FROM bucket b
      JOIN dossier d ON d."agencyId" = ${agencyId} AND d."receivedAt" >= b."from" AND d."receivedAt" < b."until"
      JOIN LATERAL (
        SELECT e.seq, coalesce(e.data->>'toUnitId', e."actorUnitId"::text) AS "unitId" FROM dossier_event e
         WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.act IN ('receive', 'accept')
           AND NOT EXISTS (SELECT 1 FROM dossier_event c WHERE c."agencyId" = d."agencyId" AND c."dossierId" = d.id AND c.act = 'correct' AND c."voidsSeq" = e.seq)
         ORDER BY e.seq LIMIT 1) st ON st."unitId" IS NOT NULL AND st."unitId" <> d."handlingUnitId"::text
      LEFT JOIN LATERAL (
        SELECT e."legalAt" FROM dossier_event e
         WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.seq > st.seq AND e.act IN ('hand-over', 'take-over', 'assign')
           AND coalesce(e.data->>'toUnitId', CASE WHEN e.act = 'hand-over' THEN '' ELSE coalesce(e."actorUnitId"::text, st."unitId") END) <> st."unitId"
           AND NOT EXISTS (SELECT 1 FROM dossier_event c WHERE c."agencyId" = d."agencyId" AND c."dossierId" = d.id AND c.act = 'correct' AND c."voidsSeq" = e.seq
             AND NOT EXISTS (SELECT 1 FROM dossier_event cc WHERE cc."agencyId" = d."agencyId" AND cc."dossierId" = d.id AND cc.act = 'correct' AND cc."voidsSeq" = c.seq))
         ORDER BY e.seq LIMIT 1) g ON TRUE
      JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
      JOIN unit hu ON hu."agencyId" = d."agencyId" AND hu.id = d."handlingUnitId"
      JOIN unit ru ON ru."agencyId" = d."agencyId" AND ru.id::text = st."unitId"
      LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."receivedById"
     WHERE coalesce(g."legalAt", d."endedAt", ${now}) >= b.due + interval '1 minute'
     ORDER BY d."receivedAt", d.code`;
  return rows.map(({ receivedAt, due, givenAt, ...row }) => ({ ...row, receivedAt: localTimeOf(receivedAt), due: localTimeOf(due), givenAt: givenAt && localTimeOf(givenAt) }));
}
