import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Given } from '@/lib/domain/dossier/completeness';
import type { NewDocument, StoredRepresentative } from './dossiers-write';
import { readFeeLines, type FeeRecord } from './fees';

type Reader = Tx | ReturnType<typeof db>;

/** What a receipt of a dossier says beside its own row: what was asked and what came. */
export async function readComponents(reader: Reader, agencyId: number, dossierId: string): Promise<Omit<NewDocument, 'dossierId'>[]> {
  return reader.submittedDocument.findMany({
    where: { agencyId, dossierId }, orderBy: { ordinal: 'asc' },
    select: { ordinal: true, name: true, form: true, isRequired: true, originalsAsked: true, copiesAsked: true, originalsGiven: true, copiesGiven: true, electronicGiven: true, isPresent: true, isScanned: true, note: true },
  });
}

export const readFees = (tx: Tx, agencyId: number, dossierId: string): Promise<FeeRecord[]> => readFeeLines(agencyId, dossierId, tx);

/** The receipt in force of a dossier; null where none was issued here. */
export async function findReceiptInForce(reader: Reader, agencyId: number, dossierId: string): Promise<{ id: string; ordinal: number; bookYear: number } | null> {
  return reader.paper.findFirst({ where: { agencyId, dossierId, kind: 'intake-receipt', voidedAt: null }, orderBy: { issuedAt: 'desc' }, select: { id: true, ordinal: true, bookYear: true } });
}

export type CorrectedFacts = {
  readonly applicantId: string;
  readonly applicantKind: string;
  readonly applicantName: string;
  readonly applicantIdNumber: string | null;
  readonly applicantAddress: string;
  readonly applicantPhone: string;
  readonly applicantEmail: string | null;
  readonly representative: StoredRepresentative | null;
  readonly sets: number;
  readonly note: string | null;
};

/** Puts right what the receipt said. Status, limit and dates are not among it. */
export async function correctDossier(tx: Tx, agencyId: number, dossierId: string, facts: CorrectedFacts): Promise<void> {
  await tx.$executeRaw`
    UPDATE dossier SET "applicantId" = ${facts.applicantId}::uuid, "applicantKind" = ${facts.applicantKind}, "applicantName" = ${facts.applicantName}, "applicantIdNumber" = ${facts.applicantIdNumber},
           "applicantAddress" = ${facts.applicantAddress}, "applicantPhone" = ${facts.applicantPhone}, "applicantEmail" = ${facts.applicantEmail},
           representative = ${facts.representative === null ? null : JSON.stringify(facts.representative)}::jsonb, sets = ${facts.sets}, note = ${facts.note}
     WHERE "agencyId" = ${agencyId} AND id = ${dossierId}::uuid`;
}

export async function correctComponents(tx: Tx, agencyId: number, dossierId: string, given: readonly (Given & { readonly ordinal: number; readonly note: string | null })[]): Promise<void> {
  const rows = given.map((line) => ({ ...line, isPresent: line.originals + line.copies + line.electronic > 0 }));
  await tx.$executeRaw`
    UPDATE submitted_document d SET "originalsGiven" = g.originals, "copiesGiven" = g.copies, "electronicGiven" = g.electronic, "isPresent" = g."isPresent", note = g.note
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(ordinal int, originals int, copies int, electronic int, "isPresent" boolean, note text)
     WHERE d."agencyId" = ${agencyId} AND d."dossierId" = ${dossierId}::uuid AND d.ordinal = g.ordinal`;
}
