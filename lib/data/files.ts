import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { SignatureReport } from '@/lib/domain/dossier/signature';
import { isUuid } from '@/lib/domain/shared/uuid';

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

export type NewFile = { readonly agencyId: number; readonly id: string; readonly sha256: string; readonly size: number; readonly mediaType: string; readonly name: string; readonly uploadedAt: Date; readonly uploadedById: string | null };

/** What the look through a PDF found; left out for anything else. */
export type NewFileSignature = { readonly report: SignatureReport; readonly checkedAt: Date };

export async function insertFile(tx: Tx, file: NewFile, signature: NewFileSignature | null = null): Promise<void> {
  const found = signature === null ? {} : { signatureState: signature.report.state, signatureDetail: JSON.parse(JSON.stringify(signature.report)) as object, signatureCheckedAt: signature.checkedAt };
  await tx.storedFile.create({ data: { ...file, ...found } });
}

/**
 * What the files of dossiers say of their components and results: one that is signed is an electronic original, one that is
 * not is a scan. What a person recorded is left as it is.
 */
export async function noteFileForms(tx: RawTx, agencyId: number, dossierIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE submitted_document d SET "isElectronicOriginal" = f.signed, "isScanned" = NOT f.signed OR d."isScanned", "signatureState" = f.state
      FROM (SELECT l."dossierId", l.ordinal, COALESCE(bool_or(s."signatureState" IN ('valid', 'invalid')), false) AS signed,
                   CASE WHEN bool_or(s."signatureState" = 'invalid') THEN 'invalid' WHEN bool_or(s."signatureState" = 'valid') THEN 'valid' WHEN bool_or(s."signatureState" = 'none') THEN 'none' END AS state
              FROM dossier_file l JOIN stored_file s ON s."agencyId" = l."agencyId" AND s.id = l."fileId"
             WHERE l."agencyId" = ${agencyId} AND l."dossierId" = ANY(${[...dossierIds]}::uuid[]) AND l."removedAt" IS NULL AND l.ordinal IS NOT NULL GROUP BY l."dossierId", l.ordinal) f
     WHERE d."agencyId" = ${agencyId} AND d."dossierId" = f."dossierId" AND d.ordinal = f.ordinal AND d."digitisedAt" IS NULL`;
  await tx.$executeRaw`
    INSERT INTO digitised_result ("agencyId", "dossierId", "isScanned", "isElectronicOriginal", "signatureState")
    SELECT l."agencyId", l."dossierId", NOT COALESCE(bool_or(s."signatureState" IN ('valid', 'invalid')), false), COALESCE(bool_or(s."signatureState" IN ('valid', 'invalid')), false),
           CASE WHEN bool_or(s."signatureState" = 'invalid') THEN 'invalid' WHEN bool_or(s."signatureState" = 'valid') THEN 'valid' WHEN bool_or(s."signatureState" = 'none') THEN 'none' END
      FROM dossier_file l JOIN stored_file s ON s."agencyId" = l."agencyId" AND s.id = l."fileId"
     WHERE l."agencyId" = ${agencyId} AND l."dossierId" = ANY(${[...dossierIds]}::uuid[]) AND l.purpose = 'result' AND l."removedAt" IS NULL GROUP BY l."agencyId", l."dossierId"
    ON CONFLICT ("agencyId", "dossierId") DO UPDATE SET "isScanned" = EXCLUDED."isScanned", "isElectronicOriginal" = EXCLUDED."isElectronicOriginal", "signatureState" = EXCLUDED."signatureState" WHERE digitised_result."recordedById" IS NULL`;
}

/** One file by an id that may come from outside; null when there is none. A file taken off its dossier hangs nowhere. */
export async function findFile(agencyId: number, id: string): Promise<FileRecord | null> {
  if (!isUuid(id)) return null;
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

export async function linkFile(tx: Tx, link: { agencyId: number; dossierId: string; fileId: string; purpose: string; ordinal: number | null; eventSeq?: number; addedAt: Date }): Promise<void> {
  await tx.dossierFile.create({ data: link });
  await noteFileForms(tx, link.agencyId, [link.dossierId]);
}

/** Takes a file off its dossier; the row and the bytes stay. Answers how many: 0 when it was not there. */
export async function unlinkFile(tx: Tx, key: { agencyId: number; dossierId: string; fileId: string }, at: Date, why: string): Promise<number> {
  const { count } = await tx.dossierFile.updateMany({ where: { ...key, removedAt: null }, data: { removedAt: at, removedWhy: why } });
  return count;
}
