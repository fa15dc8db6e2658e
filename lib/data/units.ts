import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

export type UnitRow = { readonly agencyId: number; readonly id: string; readonly name: string; readonly nameEn: string | null; readonly shortName: string; readonly kind: string; readonly isActive: boolean; readonly sortOrder: number };

/** What keeps a unit from being closed: people with a role in it, dossiers that lie there, procedures that name it. */
export type UnitTies = { readonly people: number; readonly dossiers: number; readonly procedures: number };

/** A unit's row, kept for this transaction. Null when there is none. */
export async function lockUnit(tx: Tx, agencyId: number, id: string): Promise<UnitRow | null> {
  const rows = await tx.$queryRaw<UnitRow[]>`SELECT "agencyId", id, name, "nameEn", "shortName", kind, "isActive", "sortOrder" FROM unit WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Keeps a unit from being closed until this transaction ends; false when it is closed or not there. */
export async function holdOpenUnit(tx: Tx, agencyId: number, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isActive: boolean }[]>`SELECT "isActive" FROM unit WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR SHARE`;
  return rows[0]?.isActive === true;
}

/** The ties of every unit; `on` is the day for procedures in force (those to come count too). */
export async function listUnitTies(agencyId: number, on: Date, tx?: Tx): Promise<ReadonlyMap<string, UnitTies>> {
  const rows = await (tx ?? db()).$queryRaw<{ id: string; people: bigint; dossiers: bigint; procedures: bigint }[]>`
    SELECT u.id,
      (SELECT count(DISTINCT r."staffId") FROM staff_role r JOIN staff p ON p."agencyId" = r."agencyId" AND p.id = r."staffId" WHERE r."agencyId" = u."agencyId" AND r."unitId" = u.id AND p."isActive") AS people,
      (SELECT count(*) FROM dossier d WHERE d."agencyId" = u."agencyId" AND d."holdingUnitId" = u.id AND d."endedAt" IS NULL) AS dossiers,
      (SELECT count(DISTINCT v."procedureId") FROM procedure_version v WHERE v."agencyId" = u."agencyId" AND v."handlingUnitId" = u.id AND v.state = 'approved' AND v."supersededAt" IS NULL
          AND (v."validTo" IS NULL OR v."validTo" >= ${on}::date)) AS procedures
      FROM unit u WHERE u."agencyId" = ${agencyId}`;
  return new Map(rows.map((row) => [row.id, { people: Number(row.people), dossiers: Number(row.dossiers), procedures: Number(row.procedures) }]));
}
