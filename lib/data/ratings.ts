import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import type { RatingAnswers } from '@/lib/domain/service/rating';

export type RateableDossier = { readonly id: string; readonly code: string; readonly status: DossierStatus; readonly procedureId: string; readonly procedureName: string; readonly procedureNameEn: string | null; readonly handlingUnitId: string; readonly isRated: boolean };

/** A dossier by the token of its receipt, as a rating needs it; null for any other text. With `tx` its row is held. */
export async function findRateable(agencyId: number, token: string, tx?: Tx): Promise<RateableDossier | null> {
  if (tx) await tx.$executeRaw`SELECT 1 FROM dossier WHERE "agencyId" = ${agencyId} AND "qrToken" = ${token} FOR UPDATE`;
  const rows = await (tx ?? db()).$queryRaw<RateableDossier[]>`
    SELECT d.id, d.code, d.status, d."procedureId", v.name AS "procedureName", v."nameEn" AS "procedureNameEn", d."handlingUnitId",
           EXISTS (SELECT 1 FROM rating r WHERE r."agencyId" = d."agencyId" AND r."dossierId" = d.id) AS "isRated"
      FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId" WHERE d."agencyId" = ${agencyId} AND d."qrToken" = ${token}`;
  return rows[0] ?? null;
}

/** The answers given between two instants, of one unit or of all. */
export async function readRatings(agencyId: number, from: Date, until: Date, unitId?: string): Promise<(RatingAnswers & { readonly unitId: string; readonly comment: string | null; readonly ratedAt: Date; readonly code: string })[]> {
  return db().$queryRaw`
    SELECT r.attitude, r.clarity, r.time, r."unitId", r.comment, r."ratedAt", d.code FROM rating r JOIN dossier d ON d."agencyId" = r."agencyId" AND d.id = r."dossierId"
     WHERE r."agencyId" = ${agencyId} AND r."ratedAt" >= ${from} AND r."ratedAt" < ${until} AND (${unitId ?? null}::text IS NULL OR r."unitId"::text = ${unitId ?? null}) ORDER BY r."ratedAt" DESC`;
}
