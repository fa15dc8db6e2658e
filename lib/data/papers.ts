import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PaperData } from '@/lib/domain/paper/data';
import type { PaperKind } from '@/lib/domain/paper/kind';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { isUuid } from '@/lib/domain/shared/uuid';

export { insertPapers, type NewPaper } from './dossiers-write';
export { takePaperNumber } from './dossier-codes';

/** A paper as issued. `units` are those whose staff may see it: the dossier's holding and handling units; none without a dossier. */
export type PaperRecord = {
  readonly id: string;
  readonly agencyId: number;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
  readonly kind: PaperKind;
  readonly edition: string;
  readonly bookYear: number;
  readonly ordinal: number;
  readonly issuedAt: Date;
  readonly issuedById: string | null;
  readonly issuedByName: string | null;
  readonly data: PaperData;
  readonly sha256: string;
  readonly pdfSha256: string | null;
  readonly verifyToken: string;
  readonly replacesId: string | null;
  readonly replacedByNumber: string | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
  readonly reprints: number;
  readonly reprintedAt: Date | null;
  readonly unitIds: readonly string[];
};

/** The hash of a paper's content: of its data in canonical form, so that a later change of the row can be seen. */
export const paperHash = (data: unknown): string => createHash('sha256').update(canonicalJson(data), 'utf8').digest('hex');

export const isAsIssued = (paper: Pick<PaperRecord, 'data' | 'sha256'>): boolean => paperHash(paper.data) === paper.sha256;

type Row = Omit<PaperRecord, 'unitIds' | 'replacedByNumber'> & { holdingUnitId: string | null; handlingUnitId: string | null; replacedByNumber: string | null };

const recordOf = ({ holdingUnitId, handlingUnitId, ...row }: Row): PaperRecord => ({ ...row, unitIds: [...new Set([holdingUnitId, handlingUnitId].filter((id) => id !== null))] });

/** One paper by its id, which may come from outside; null when there is none. */
export async function findPaper(agencyId: number, id: string, tx?: Tx): Promise<PaperRecord | null> {
  if (!isUuid(id)) return null;
  const rows = await (tx ?? db()).$queryRaw<Row[]>`
    SELECT p.id, p."agencyId", p."dossierId", d.code AS "dossierCode", p.kind, p.edition, p."bookYear", p.ordinal, p."issuedAt", p."issuedById", s.name AS "issuedByName", p.data, p.sha256, p."pdfSha256",
           p."verifyToken", p."replacesId", n.data->>'number' AS "replacedByNumber", p."voidedAt", p."voidReason", p.reprints, p."reprintedAt", d."holdingUnitId", d."handlingUnitId"
      FROM paper p
      LEFT JOIN dossier d ON d."agencyId" = p."agencyId" AND d.id = p."dossierId"
      LEFT JOIN staff s ON s."agencyId" = p."agencyId" AND s.id = p."issuedById"
      LEFT JOIN paper n ON n."agencyId" = p."agencyId" AND n."dossierId" = p."dossierId" AND n."replacesId" = p.id
     WHERE p."agencyId" = ${agencyId} AND p.id = ${id}::uuid LIMIT 1`;
  const found = rows[0];
  return found ? recordOf(found) : null;
}

/** The papers of a dossier in the order in which they were issued, void ones too. */
export async function listPapersOf(agencyId: number, dossierId: string): Promise<PaperRecord[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.id, p."agencyId", p."dossierId", d.code AS "dossierCode", p.kind, p.edition, p."bookYear", p.ordinal, p."issuedAt", p."issuedById", s.name AS "issuedByName", p.data, p.sha256, p."pdfSha256",
           p."verifyToken", p."replacesId", n.data->>'number' AS "replacedByNumber", p."voidedAt", p."voidReason", p.reprints, p."reprintedAt", d."holdingUnitId", d."handlingUnitId"
      FROM paper p
      JOIN dossier d ON d."agencyId" = p."agencyId" AND d.id = p."dossierId"
      LEFT JOIN staff s ON s."agencyId" = p."agencyId" AND s.id = p."issuedById"
      LEFT JOIN paper n ON n."agencyId" = p."agencyId" AND n."dossierId" = p."dossierId" AND n."replacesId" = p.id
     WHERE p."agencyId" = ${agencyId} AND p."dossierId" = ${dossierId}::uuid ORDER BY p."issuedAt", p.ordinal`;
  return rows.map(recordOf);
}

/** Notes the hash of the first A4 sheet made of a paper. Answers the one that counts: another request may have come first. */
export async function sealPaper(agencyId: number, id: string, pdfSha256: string): Promise<string> {
  await db().paper.updateMany({ where: { agencyId, id, pdfSha256: null }, data: { pdfSha256 } });
  const kept = await db().paper.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id } }, select: { pdfSha256: true } });
  return kept.pdfSha256 ?? pdfSha256;
}

/** Marks a paper as void. Answers how many: 0 when it was void before. */
export async function voidPaper(tx: Tx, agencyId: number, id: string, at: Date, byId: string, why: string): Promise<number> {
  const { count } = await tx.paper.updateMany({ where: { agencyId, id, voidedAt: null }, data: { voidedAt: at, voidedById: byId, voidReason: why } });
  return count;
}

/** Counts a copy. Answers how many there are now, or null when the paper is void or unknown. */
export async function countReprint(tx: Tx, agencyId: number, id: string, at: Date): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ reprints: number }[]>`
    UPDATE paper SET reprints = reprints + 1, "reprintedAt" = ${at} WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid AND "voidedAt" IS NULL RETURNING reprints`;
  return row?.reprints ?? null;
}
