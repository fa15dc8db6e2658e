import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';

/** A stored file with where it hangs. `unitIds` are those whose staff may see it: of the dossier's holding and handling units. */
export type FileRecord = {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
  readonly uploadedAt: Date;
  readonly uploadedById: string | null;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
  readonly unitIds: readonly string[];
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type NewFile = { readonly agencyId: number; readonly id: string; readonly sha256: string; readonly size: number; readonly mediaType: string; readonly name: string; readonly uploadedAt: Date; readonly uploadedById: string | null };

export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx.storedFile.create({ data: file });
}

/** One file by an id that may come from outside; null when there is none. A file taken off its dossier hangs nowhere. */
export async function findFile(agencyId: number, id: string): Promise<FileRecord | null> {
  if (!UUID.test(id)) return null;
  const rows = await db().$queryRaw<FileRecord[]>`
    SELECT f.id, f.sha256, f.size, f."mediaType", f.name, f."uploadedAt", f."uploadedById", d.id AS "dossierId", d.code AS "dossierCode",
           CASE WHEN d.id IS NULL THEN ARRAY[]::uuid[] ELSE ARRAY[d."holdingUnitId", d."handlingUnitId"] END AS "unitIds"
      FROM stored_file f
      LEFT JOIN dossier_file l ON l."agencyId" = f."agencyId" AND l."fileId" = f.id AND l."removedAt" IS NULL
      LEFT JOIN dossier d ON d."agencyId" = l."agencyId" AND d.id = l."dossierId"
     WHERE f."agencyId" = ${agencyId} AND f.id = ${id}::uuid LIMIT 1`;
  return rows[0] ?? null;
}

/** How many of these files this person brought and no dossier has yet. */
export async function countFreeFiles(tx: RawTx, agencyId: number, uploadedById: string, ids: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM stored_file f
     WHERE f."agencyId" = ${agencyId} AND f.id = ANY(${[...ids]}::uuid[]) AND f."uploadedById" = ${uploadedById}::uuid
       AND NOT EXISTS (SELECT 1 FROM dossier_file l WHERE l."agencyId" = f."agencyId" AND l."fileId" = f.id)`;
  return row?.count ?? 0;
}

export type DossierFileRecord = { readonly fileId: string; readonly purpose: string; readonly ordinal: number | null; readonly name: string; readonly size: number; readonly mediaType: string; readonly addedAt: Date; readonly uploadedByName: string | null };

/** The files of a dossier, those taken off left out. */
export async function listFilesOf(agencyId: number, dossierId: string): Promise<DossierFileRecord[]> {
  return db().$queryRaw<DossierFileRecord[]>`
    SELECT l."fileId", l.purpose, l.ordinal, f.name, f.size, f."mediaType", l."addedAt", s.name AS "uploadedByName"
      FROM dossier_file l
      JOIN stored_file f ON f."agencyId" = l."agencyId" AND f.id = l."fileId"
      LEFT JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."uploadedById"
     WHERE l."agencyId" = ${agencyId} AND l."dossierId" = ${dossierId}::uuid AND l."removedAt" IS NULL ORDER BY l.purpose, l.ordinal NULLS LAST, l."addedAt"`;
}

export async function linkFile(tx: Tx, link: { agencyId: number; dossierId: string; fileId: string; purpose: string; ordinal: number | null; addedAt: Date }): Promise<void> {
  await tx.dossierFile.create({ data: link });
  if (link.ordinal !== null) await tx.submittedDocument.updateMany({ where: { agencyId: link.agencyId, dossierId: link.dossierId, ordinal: link.ordinal }, data: { isScanned: true } });
}

/** Takes a file off its dossier; the row and the bytes stay. Answers how many: 0 when it was not there. */
export async function unlinkFile(tx: Tx, key: { agencyId: number; dossierId: string; fileId: string }, at: Date, why: string): Promise<number> {
  const { count } = await tx.dossierFile.updateMany({ where: { ...key, removedAt: null }, data: { removedAt: at, removedWhy: why } });
  return count;
}
