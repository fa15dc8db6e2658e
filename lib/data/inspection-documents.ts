import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentData, DocumentEdition, DocumentRef } from '@/lib/domain/inspection/document-data';
import type { Stage } from '@/lib/domain/inspection/stage';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { dateColumn } from '@/lib/platform/clock';
import type { Prisma } from '@/prisma/generated/client';
import { isUuid } from '@/lib/domain/shared/uuid';

export const DOCUMENT_STATES = ['draft', 'offered', 'issued', 'corrected', 'withdrawn'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** The hash of a document's content: of its data in canonical form. */
export const documentHash = (data: unknown): string => createHash('sha256').update(canonicalJson(data), 'utf8').digest('hex');

/** A document as kept, with what decides who may see it. */
export type DocumentRecord = {
  readonly id: string;
  readonly agencyId: number;
  readonly inspectionId: string | null;
  readonly inspectionCode: string | null;
  readonly inspectionStage: Stage | null;
  readonly unitIds: readonly string[];
  readonly yearPlanId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly kind: DocumentKind;
  readonly edition: DocumentEdition;
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly sha256: string;
  readonly state: DocumentState;
  readonly version: number;
  readonly correctsId: string | null;
  readonly correctionWhy: string | null;
  readonly correctedById: string | null;
  readonly correctedBy: DocumentRef | null;
  readonly publishedAt: Date | null;
  readonly verifyToken: string;
  readonly isSample: boolean;
  readonly createdAt: Date;
  readonly createdByName: string | null;
};
/** With the data, which may be long. */
export type WholeDocument = DocumentRecord & { readonly data: DocumentData };

const COLUMNS = `
  d.id, d."agencyId", d."inspectionId", i.code AS "inspectionCode", i.stage AS "inspectionStage", d."yearPlanId", d."unitId", u.name AS "unitName", d.kind, d.edition, d.number, to_char(d."issuedOn", 'YYYY-MM-DD') AS "issuedOn",
  d."signerName", d."signerTitle", d.sha256, d.state, d.version, d."correctsId", d."correctionWhy", d."publishedAt", d."verifyToken", d."isSample", d."createdAt", s.name AS "createdByName",
  ARRAY(SELECT n."unitId"::text FROM inspection_unit n WHERE n."agencyId" = d."agencyId" AND n."inspectionId" = d."inspectionId" ORDER BY n."sortOrder", n."unitId") AS "unitIds",
  c.id AS "correctedById", CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('kind', c.kind, 'number', c.number, 'issuedOn', to_char(c."issuedOn", 'YYYY-MM-DD')) END AS "correctedBy"`;
const FROM = `
  FROM inspection_document d LEFT JOIN inspection i ON i."agencyId" = d."agencyId" AND i.id = d."inspectionId" LEFT JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = d."unitId"
  LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."createdById"
  LEFT JOIN LATERAL (SELECT id, kind, number, "issuedOn" FROM inspection_document n WHERE n."agencyId" = d."agencyId" AND n."correctsId" = d.id AND n.state <> 'withdrawn' ORDER BY n."createdAt" DESC LIMIT 1) c ON true`;

type Unsafe = Pick<Tx, '$queryRawUnsafe'>;

/** A document with its data, by an id from an address; null when there is none. */
export async function findDocument(agencyId: number, id: string, from: Unsafe = db()): Promise<WholeDocument | null> {
  if (!isUuid(id)) return null;
  return (await from.$queryRawUnsafe<WholeDocument[]>(`SELECT ${COLUMNS}, d.data ${FROM} WHERE d."agencyId" = $1 AND d.id = $2::uuid`, agencyId, id))[0] ?? null;
}

/** The documents of an inspection in the order in which they were made. Who may open which is asked of each. */
export const listDocuments = (agencyId: number, inspectionId: string, from: Unsafe = db()): Promise<DocumentRecord[]> =>
  from.$queryRawUnsafe<DocumentRecord[]>(`SELECT ${COLUMNS} ${FROM} WHERE d."agencyId" = $1 AND d."inspectionId" = $2::uuid ORDER BY d."createdAt", d.id LIMIT 2000`, agencyId, inspectionId);

/** The documents of a plan of the year. */
export const listYearPlanDocuments = (agencyId: number, yearPlanId: string): Promise<DocumentRecord[]> =>
  db().$queryRawUnsafe<DocumentRecord[]>(`SELECT ${COLUMNS} ${FROM} WHERE d."agencyId" = $1 AND d."yearPlanId" = $2::uuid AND d.kind = 'year-plan' ORDER BY d."createdAt", d.id LIMIT 200`, agencyId, yearPlanId);

export type NewDocument = {
  readonly agencyId: number; readonly id: string; readonly inspectionId: string | null; readonly yearPlanId: string | null; readonly unitId: string | null; readonly data: DocumentData; readonly state: DocumentState; readonly verifyToken: string;
  readonly correctsId: string | null; readonly correctionWhy: string | null; readonly publishedAt: Date | null; readonly publishedById: string | null; readonly createdById: string | null; readonly createdAt: Date;
};

export async function insertDocument(tx: Tx, { data, ...row }: NewDocument): Promise<void> {
  const { kind, edition, number, issuedOn, signerName, signerTitle, isSample } = data;
  await tx.inspectionDocument.create({ data: { ...row, kind, edition, number, issuedOn: issuedOn === null ? null : dateColumn(issuedOn), signerName, signerTitle, isSample, data: JSON.parse(JSON.stringify(data)) as Prisma.InputJsonValue, sha256: documentHash(data) } });
}

/** Marks a document as put right by a later one. Answers how many: 0 when it did not stand. */
export async function markCorrected(tx: Tx, agencyId: number, id: string): Promise<number> {
  const { count } = await tx.inspectionDocument.updateMany({ where: { agencyId, id, state: { in: ['issued', 'offered'] } }, data: { state: 'corrected', version: { increment: 1 } } });
  return count;
}

export type AgreementRecord = { readonly documentId: string; readonly side: 'team' | 'unit'; readonly stance: 'agree' | 'disagree'; readonly opinion: string | null; readonly sha256: string; readonly byName: string; readonly at: Date };

/** What both sides said of minutes, in order. */
export const listAgreements = (agencyId: number, documentId: string, from: RawTx = db()): Promise<AgreementRecord[]> => from.$queryRaw<AgreementRecord[]>`
  SELECT a."documentId", a.side, a.stance, a.opinion, a.sha256, s.name AS "byName", a.at FROM document_agreement a JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."byId"
   WHERE a."agencyId" = ${agencyId} AND a."documentId" = ${documentId}::uuid ORDER BY a.at, a.id`;

/** What anyone who holds the token of a document may know of it. */
export type CheckedDocument = { readonly kind: DocumentKind; readonly number: string | null; readonly issuedOn: PlainDate | null; readonly sha256: string; readonly state: DocumentState };
export async function checkDocument(agencyId: number, token: string): Promise<CheckedDocument | null> {
  const rows = await db().$queryRaw<CheckedDocument[]>`SELECT kind, number, to_char("issuedOn", 'YYYY-MM-DD') AS "issuedOn", sha256, state FROM inspection_document WHERE "agencyId" = ${agencyId} AND "verifyToken" = ${token} AND state <> 'draft'`;
  return rows[0] ?? null;
}
