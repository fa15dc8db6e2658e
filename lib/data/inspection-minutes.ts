import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx } from '@/lib/db/transaction';
import { can, type Actor } from '@/lib/domain/access/can';

export type Said = { readonly stance: 'agree' | 'disagree'; readonly opinion: string | null; readonly byName: string; readonly at: Date };
/** The minutes of a unit that stand or are offered, with what each side has said of exactly these. */
export type MinutesRecord = { readonly unitId: string; readonly documentId: string; readonly sha256: string; readonly state: 'offered' | 'issued'; readonly createdAt: Date; readonly byName: string | null; readonly team: Said | null; readonly unit: Said | null };

type Row = Omit<MinutesRecord, 'team' | 'unit'> & { readonly said: (Omit<Said, 'at'> & { readonly side: 'team' | 'unit'; readonly at: string })[] | null };

/** The current minutes of each unit of an inspection. A unit without any is not in the list. */
export async function listMinutes(agencyId: number, inspectionId: string, from: RawTx = db()): Promise<MinutesRecord[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT DISTINCT ON (d."unitId") d."unitId", d.id AS "documentId", d.sha256, d.state, d."createdAt", s.name AS "byName",
           (SELECT json_agg(json_build_object('side', a.side, 'stance', a.stance, 'opinion', a.opinion, 'byName', p.name, 'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.at)
              FROM document_agreement a JOIN staff p ON p."agencyId" = a."agencyId" AND p.id = a."byId" WHERE a."agencyId" = d."agencyId" AND a."documentId" = d.id AND a.sha256 = d.sha256) AS said
      FROM inspection_document d LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."createdById"
     WHERE d."agencyId" = ${agencyId} AND d."inspectionId" = ${inspectionId}::uuid AND d.kind = 'minutes' AND d.state IN ('offered', 'issued') ORDER BY d."unitId", d."createdAt" DESC`;
  return rows.map(({ said, ...row }) => {
    const of = (side: 'team' | 'unit'): Said | null => {
      const found = said?.find((one) => one.side === side);
      return found ? { stance: found.stance, opinion: found.opinion, byName: found.byName, at: new Date(found.at) } : null;
    };
    return { ...row, team: of('team'), unit: of('unit') };
  });
}

/** The names of the units whose minutes do not stand yet: none drawn up, or a side that has not spoken. */
export async function unitsWithoutMinutes(agencyId: number, inspectionId: string, from: RawTx = db()): Promise<string[]> {
  const standing = new Set((await listMinutes(agencyId, inspectionId, from)).filter(({ team, unit }) => team !== null && unit !== null).map(({ unitId }) => unitId));
  const units = await from.$queryRaw<{ unitId: string; name: string }[]>`
    SELECT v."unitId", u.name FROM inspection_unit v JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."unitId" WHERE v."agencyId" = ${agencyId} AND v."inspectionId" = ${inspectionId}::uuid ORDER BY v."sortOrder"`;
  return units.filter(({ unitId }) => !standing.has(unitId)).map(({ name }) => name);
}

/**
 * Whether this person speaks for an inspected unit about its minutes: its head, or, where it has none who can sign in, the leader of
 * the agency, who answers for it meanwhile. Without that nobody could, and the visit could not end.
 */
export async function speaksForUnit(actor: Actor, unitId: string, from: RawTx = db()): Promise<boolean> {
  if (can(actor, 'inspection:explain', [unitId])) return true;
  if (!can(actor, 'inspection:approve')) return false;
  const heads = await from.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_role r JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."staffId"
     WHERE r."agencyId" = ${actor.agencyId} AND r."unitId" = ${unitId}::uuid AND r.role = 'unit-head' AND s."isActive" LIMIT 1`;
  return heads.length === 0;
}
