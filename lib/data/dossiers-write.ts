import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import type { RawTx } from '@/lib/db/transaction';
import { noteFileForms } from './files';
import type { PauseCause, PauseRule, TermUnit } from '@/lib/domain/calendar/types';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import type { NotifyWay } from '@/lib/domain/dossier/notify';
import type { ApplicantKind, Channel, DossierStatus } from '@/lib/domain/dossier/status';

/** Who is authorised to act for the applicant, as kept with the dossier. Dates are `YYYY-MM-DD`. */
export type StoredRepresentative = {
  readonly name: string;
  readonly citizenId: string | null;
  readonly phone: string | null;
  readonly birthOn: string | null;
  readonly idIssuedOn: string | null;
  readonly authorisation: string | null;
};

/** A whole new row of `dossier`. Instants are Dates; what is not known yet is null. */
export type NewDossier = {
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly qrToken: string;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly caseName: string | null;
  readonly procedureId: string;
  readonly versionId: string;
  readonly sectorId: string;
  readonly visitId: string | null;
  readonly applicantId: string;
  readonly applicantKind: ApplicantKind;
  readonly applicantName: string;
  readonly applicantIdNumber: string | null;
  readonly applicantAddress: string;
  readonly applicantPhone: string;
  readonly applicantEmail: string | null;
  readonly representative: StoredRepresentative | null;
  readonly notifyBy: NotifyWay;
  readonly notifyLang: 'vi' | 'en';
  readonly sets: number;
  readonly note: string | null;
  readonly termUnit: TermUnit;
  readonly termValue: number;
  readonly termSource: 'committed' | 'statutory';
  readonly statutoryUnit: TermUnit;
  readonly statutoryValue: number;
  readonly pauseRule: PauseRule;
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly printedDueAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly isDueProvisional: boolean;
  /** The days that explain the date, as the engine gives them. */
  readonly dueSteps: unknown;
  readonly calendarVersion: number | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: PauseCause | null;
  readonly resolvedAt: Date | null;
  readonly endedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly resultKind: 'granted' | 'refused' | null;
  readonly endStanding: 'early' | 'on-time' | 'late' | null;
  readonly receivedById: string | null;
  readonly receivedUnitId: string | null;
  readonly handlingUnitId: string;
  readonly holdingUnitId: string;
  readonly holderId: string | null;
  readonly eventCount: number;
  readonly lastEventAt: Date;
  readonly isSample: boolean;
  readonly createdAt: Date;
};

export type NewEvent = {
  readonly dossierId: string;
  readonly seq: number;
  readonly id: string;
  readonly act: DossierAct;
  readonly statusAfter: DossierStatus;
  readonly legalAt: Date;
  readonly enteredAt: Date;
  readonly actorId: string | null;
  readonly actorUnitId: string | null;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly batchId: string | null;
};

export type NewDocument = {
  readonly dossierId: string;
  readonly ordinal: number;
  readonly name: string;
  readonly form: string | null;
  readonly isRequired: boolean;
  readonly originalsAsked: number;
  readonly copiesAsked: number;
  readonly originalsGiven: number;
  readonly copiesGiven: number;
  readonly electronicGiven: number;
  readonly isPresent: boolean;
  readonly isScanned: boolean;
  readonly note: string | null;
};

export type NewFee = {
  readonly dossierId: string;
  readonly ordinal: number;
  readonly kind: 'fee' | 'levy';
  readonly name: string;
  readonly amountVnd: number;
  readonly per: string | null;
  readonly paidVnd: number;
  readonly paidAt: Date | null;
  readonly receiptNumber: string | null;
};

export type NewFileLink = { readonly dossierId: string; readonly fileId: string; readonly purpose: string; readonly ordinal: number | null; readonly eventSeq: number | null; readonly addedAt: Date };

export type NewPaper = {
  readonly id: string;
  readonly dossierId: string | null;
  readonly kind: string;
  readonly edition: string;
  readonly bookYear: number;
  readonly ordinal: number;
  readonly issuedAt: Date;
  readonly issuedById: string | null;
  readonly data: unknown;
  readonly sha256: string;
  readonly verifyToken: string;
  readonly replacesId: string | null;
};

export type NewDossierRows = {
  readonly dossiers: readonly NewDossier[];
  readonly events: readonly NewEvent[];
  readonly documents?: readonly NewDocument[];
  readonly fees?: readonly NewFee[];
  readonly files?: readonly NewFileLink[];
  readonly papers?: readonly NewPaper[];
};

/** Names that stand in our own code; every row of a table has the same ones. */
const COLUMNS = {
  dossier: ['id', 'code', 'externalCode', 'qrToken', 'status', 'channel', 'caseName', 'procedureId', 'versionId', 'sectorId', 'visitId', 'applicantId', 'applicantKind', 'applicantName',
    'applicantIdNumber', 'applicantAddress', 'applicantPhone', 'applicantEmail', 'representative', 'notifyBy', 'notifyLang', 'sets', 'note', 'termUnit', 'termValue', 'termSource', 'statutoryUnit',
    'statutoryValue', 'pauseRule', 'submittedAt', 'receivedAt', 'printedDueAt', 'originalDueAt', 'isDueProvisional', 'dueSteps', 'calendarVersion', 'pausedAt', 'pauseCause', 'resolvedAt', 'endedAt',
    'returnedAt', 'resultKind', 'endStanding', 'receivedById', 'receivedUnitId', 'handlingUnitId', 'holdingUnitId', 'holderId', 'eventCount', 'lastEventAt', 'isSample', 'createdAt'] satisfies (keyof NewDossier)[],
  dossier_event: ['dossierId', 'seq', 'id', 'act', 'statusAfter', 'legalAt', 'enteredAt', 'actorId', 'actorUnitId', 'reason', 'data', 'batchId'] satisfies (keyof NewEvent)[],
  submitted_document: ['dossierId', 'ordinal', 'name', 'form', 'isRequired', 'originalsAsked', 'copiesAsked', 'originalsGiven', 'copiesGiven', 'electronicGiven', 'isPresent', 'isScanned', 'note'] satisfies (keyof NewDocument)[],
  fee_item: ['dossierId', 'ordinal', 'kind', 'name', 'amountVnd', 'per', 'paidVnd', 'paidAt', 'receiptNumber'] satisfies (keyof NewFee)[],
  dossier_file: ['dossierId', 'fileId', 'purpose', 'ordinal', 'eventSeq', 'addedAt'] satisfies (keyof NewFileLink)[],
  paper: ['id', 'dossierId', 'kind', 'edition', 'bookYear', 'ordinal', 'issuedAt', 'issuedById', 'data', 'sha256', 'verifyToken', 'replacesId'] satisfies (keyof NewPaper)[],
} as const;

/** JSON null must become SQL NULL, which jsonb_populate_recordset does for every type but jsonb: there it stays a JSON null. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['representative', 'dueSteps', 'data']);

function insertFrom(table: keyof typeof COLUMNS, agencyId: number, rows: readonly object[]): Prisma.Sql {
  const columns = COLUMNS[table];
  const target = Prisma.raw(columns.map((column) => `"${column}"`).join(', '));
  const source = Prisma.raw(columns.map((column) => (JSON_COLUMNS.has(column) ? `NULLIF(r."${column}", 'null'::jsonb)` : `r."${column}"`)).join(', '));
  const name = Prisma.raw(`"${table}"`);
  return Prisma.sql`INSERT INTO ${name} ("agencyId", ${target}) SELECT ${agencyId}::int, ${source} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb) r`;
}

/**
 * Writes new dossiers with all that belongs to them in one statement: the counters are held meanwhile, and one statement
 * may name rows that it makes itself, because references are checked at its end.
 */
export async function insertDossiers(tx: RawTx, agencyId: number, rows: NewDossierRows): Promise<void> {
  const belonging = ([['dossier_event', rows.events], ['submitted_document', rows.documents], ['fee_item', rows.fees], ['dossier_file', rows.files], ['paper', rows.papers]] as const)
    .flatMap(([table, part]) => (part && part.length > 0 ? [Prisma.sql`${Prisma.raw(`of_${table}`)} AS (${insertFrom(table, agencyId, part)})`] : []));
  const dossiers = insertFrom('dossier', agencyId, rows.dossiers);
  await tx.$executeRaw(belonging.length === 0 ? dossiers : Prisma.sql`WITH ${Prisma.join(belonging, ', ')} ${dossiers}`);
  const withFiles = [...new Set((rows.files ?? []).map(({ dossierId }) => dossierId))];
  if (withFiles.length > 0) await noteFileForms(tx, agencyId, withFiles);
  await bookPaidAtIntake(tx, agencyId, (rows.fees ?? []).filter(({ paidVnd }) => paidVnd > 0).map(({ dossierId }) => dossierId));
}

/** What was paid when the dossier came in is the first line of its ledger. */
async function bookPaidAtIntake(tx: RawTx, agencyId: number, dossierIds: readonly string[]): Promise<void> {
  if (dossierIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO fee_payment ("agencyId", id, "dossierId", ordinal, direction, "amountVnd", "receiptNumber", "paidAt", "enteredAt", "byId", "eventSeq")
    SELECT f."agencyId", gen_random_uuid(), f."dossierId", f.ordinal, 'payment', f."paidVnd", f."receiptNumber", COALESCE(f."paidAt", d."createdAt"), d."createdAt", d."receivedById", 1
      FROM fee_item f JOIN dossier d ON d."agencyId" = f."agencyId" AND d.id = f."dossierId"
     WHERE f."agencyId" = ${agencyId} AND f."dossierId" = ANY(${[...new Set(dossierIds)]}::uuid[]) AND f."paidVnd" > 0`;
}

/** Papers that come without a new dossier. */
export async function insertPapers(tx: RawTx, agencyId: number, papers: readonly NewPaper[]): Promise<void> {
  if (papers.length > 0) await tx.$executeRaw(insertFrom('paper', agencyId, papers));
}
