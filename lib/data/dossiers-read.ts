import 'server-only';
import { cache } from 'react';
import { Prisma } from '@/prisma/generated/client';
import { db, queryPlanned } from '@/lib/db/client';
import { can, type Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { parsePlainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, TermUnit } from '@/lib/domain/calendar/types';
import { foldEvents, voidedSeqs, type DossierState } from '@/lib/domain/dossier/fold';
import type { SignatureReport } from '@/lib/domain/dossier/signature';
import type { ApplicantKind, Channel, DossierStatus } from '@/lib/domain/dossier/status';
import { termOf, type ProcedureContent } from '@/lib/domain/procedure/content';
import { listUnits } from './agency';
import { factsOfStored, type EventFactWithData, type StoredEvent } from './events-read';

export type DossierEventLine = EventFactWithData & {
  readonly reason: string | null;
  readonly actorName: string | null;
  readonly actorUnitName: string | null;
  readonly isVoided: boolean;
};

export type DossierCore = {
  readonly agencyId: number;
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly caseName: string | null;
  readonly applicant: { readonly id: string; readonly kind: ApplicantKind; readonly name: string; readonly idNumber: string | null; readonly address: string; readonly phone: string; readonly email: string | null };
  readonly representative: { readonly name: string; readonly phone: string | null; readonly authorisation: string | null } | null;
  readonly note: string | null;
  readonly sets: number;
  readonly term: StatutoryTerm;
  readonly termSource: 'committed' | 'statutory';
  readonly statutory: { readonly unit: TermUnit; readonly value: number };
  readonly pauseRule: PauseRule;
  readonly printedDueAt: LocalTime | null;
  readonly originalDueAt: LocalTime | null;
  readonly calendarVersion: number | null;
  readonly handlingUnit: { readonly id: string; readonly name: string };
  readonly holdingUnit: { readonly id: string; readonly name: string };
  readonly receivedUnitName: string | null;
  readonly holderName: string | null;
  readonly procedure: {
    readonly id: string; readonly code: string | null; readonly slug: string; readonly name: string; readonly sectorName: string;
    readonly versionNumber: number; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly isVerified: boolean;
    readonly decisionNumber: string; readonly decisionOn: PlainDate; readonly content: ProcedureContent;
  };
  readonly isSample: boolean;
  readonly events: readonly DossierEventLine[];
  readonly state: DossierState;
};

/** The units a dossier belongs to, for `can`: those that hold it and must handle it. Lists are filtered by the same rule (reachSql). */
export const unitsOf = (dossier: Pick<DossierCore, 'handlingUnit' | 'holdingUnit'>): readonly string[] => [dossier.holdingUnit.id, dossier.handlingUnit.id];

const local = (at: Date | null): LocalTime | null => (at === null ? null : localTimeOfInstant(at.getTime()));
const dateOf = (text: string): PlainDate => {
  const on = parsePlainDate(text);
  if (on === null) throw new Error('A date column without a date');
  return on;
};
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});

function representativeOf(stored: unknown): DossierCore['representative'] {
  const fields = record(stored);
  const name = text(fields.name);
  return name === null ? null : { name, phone: text(fields.phone), authorisation: text(fields.authorisation) };
}

type StoredLine = StoredEvent & { readonly reason: string | null; readonly actorName: string | null };

function eventLines(rows: readonly StoredLine[], unitNames: ReadonlyMap<string, string>): DossierEventLine[] {
  const facts = factsOfStored(rows);
  const voided = voidedSeqs(facts);
  return facts.map((fact, at) => ({
    ...fact,
    reason: rows[at]?.reason ?? null,
    // An event of another system has no staff member: it is named instead.
    actorName: rows[at]?.actorName ?? text(fact.data.client),
    actorUnitName: fact.actorUnitId === null ? null : (unitNames.get(fact.actorUnitId) ?? null),
    isVoided: voided.has(fact.seq),
  }));
}

type FoundRow = {
  id: string; code: string; externalCode: string | null; status: DossierStatus; channel: Channel; caseName: string | null; applicantId: string; applicantKind: ApplicantKind; applicantName: string; applicantIdNumber: string | null;
  applicantAddress: string; applicantPhone: string; applicantEmail: string | null; representative: unknown; note: string | null; sets: number; termUnit: TermUnit; termValue: number; termSource: string; statutoryUnit: TermUnit; statutoryValue: number;
  pauseRule: PauseRule; printedDueAt: Date | null; originalDueAt: Date | null; calendarVersion: number | null; handlingUnitId: string; holdingUnitId: string; receivedUnitId: string | null; holderName: string | null; isSample: boolean;
  procedureId: string; procedureCode: string | null; procedureSlug: string; procedureName: string; sectorName: string; versionNumber: number; validFrom: string; validTo: string | null; isVerified: boolean; decisionNumber: string; decisionOn: string;
  content: unknown; events: StoredLine[] | null;
};

/** A dossier with its procedure and history, in one question. */
const findRow = async (agencyId: number, code: string): Promise<FoundRow | undefined> => (await queryPlanned<FoundRow>(Prisma.sql`
  SELECT d.id, d.code, d."externalCode", d.status, d.channel, d."caseName", d."applicantId", d."applicantKind", d."applicantName", d."applicantIdNumber", d."applicantAddress", d."applicantPhone", d."applicantEmail", d.representative, d.note, d.sets,
         d."termUnit", d."termValue", d."termSource", d."statutoryUnit", d."statutoryValue", d."pauseRule", d."printedDueAt", d."originalDueAt", d."calendarVersion", d."handlingUnitId", d."holdingUnitId", d."receivedUnitId", h.name AS "holderName", d."isSample",
         d."procedureId", p.code AS "procedureCode", p.slug AS "procedureSlug", v.name AS "procedureName", s.name AS "sectorName", v.number AS "versionNumber", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."isVerified",
         q.number AS "decisionNumber", q."issuedOn"::text AS "decisionOn", v.content,
         (SELECT json_agg(json_build_object('seq', e.seq, 'act', e.act, 'legalAt', e."legalAt", 'enteredAt', e."enteredAt", 'actorId', e."actorId", 'actorUnitId', e."actorUnitId", 'voidsSeq', e."voidsSeq", 'data', e.data, 'reason', e.reason, 'actorName', a.name) ORDER BY e.seq)
            FROM dossier_event e LEFT JOIN staff a ON a."agencyId" = e."agencyId" AND a.id = e."actorId" WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id) AS events
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN procedure p ON p."agencyId" = d."agencyId" AND p.id = d."procedureId"
    JOIN sector s ON s."agencyId" = d."agencyId" AND s.id = d."sectorId"
    JOIN promulgation_decision q ON q."agencyId" = d."agencyId" AND q.id = v."decisionId"
    LEFT JOIN staff h ON h."agencyId" = d."agencyId" AND h.id = d."holderId"
   WHERE d."agencyId" = ${agencyId} AND d.code = ${code}`))[0];

/**
 * A dossier with its history, or null when there is none of that code or the actor may not see it: unseen and unknown are
 * the same answer. Read once a request.
 */
export const findDossier = cache(async (actor: Actor, code: string): Promise<DossierCore | null> => {
  const { agencyId } = actor;
  const [row, units] = await Promise.all([findRow(agencyId, code), listUnits(agencyId)]);
  if (row === undefined || !can(actor, 'dossier:view', [row.holdingUnitId, row.handlingUnitId])) return null;
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const unit = (id: string) => ({ id, name: unitNames.get(id) ?? '' });
  const events = eventLines(row.events ?? [], unitNames);
  const state = foldEvents(events);
  if (!state.ok) throw new Error(`${code}: its events are no legal history: ${JSON.stringify(state.refusal)}`);
  return {
    agencyId, id: row.id, code: row.code, externalCode: row.externalCode, status: row.status, channel: row.channel, caseName: row.caseName,
    applicant: { id: row.applicantId, kind: row.applicantKind, name: row.applicantName, idNumber: row.applicantIdNumber, address: row.applicantAddress, phone: row.applicantPhone, email: row.applicantEmail },
    representative: representativeOf(row.representative), note: row.note, sets: row.sets,
    term: termOf({ unit: row.termUnit, value: row.termValue }), termSource: row.termSource === 'committed' ? 'committed' : 'statutory',
    statutory: { unit: row.statutoryUnit, value: row.statutoryValue }, pauseRule: row.pauseRule,
    printedDueAt: local(row.printedDueAt), originalDueAt: local(row.originalDueAt), calendarVersion: row.calendarVersion,
    handlingUnit: unit(row.handlingUnitId), holdingUnit: unit(row.holdingUnitId), receivedUnitName: row.receivedUnitId === null ? null : unit(row.receivedUnitId).name, holderName: row.holderName,
    procedure: {
      id: row.procedureId, code: row.procedureCode, slug: row.procedureSlug, name: row.procedureName, sectorName: row.sectorName,
      versionNumber: row.versionNumber, validFrom: dateOf(row.validFrom), validTo: row.validTo === null ? null : dateOf(row.validTo), isVerified: row.isVerified,
      decisionNumber: row.decisionNumber, decisionOn: dateOf(row.decisionOn), content: row.content as ProcedureContent,
    },
    isSample: row.isSample, events, state: state.value,
  };
});

/** The names of all staff, past ones too: events name them. */
export const listStaffNames = cache((agencyId: number): Promise<{ id: string; name: string }[]> => queryPlanned(Prisma.sql`SELECT id, name FROM staff WHERE "agencyId" = ${agencyId}`));

/** Components, fees, files and papers of a dossier the caller has found with findDossier. */
export async function readDossierParts(agencyId: number, dossierId: string) {
  const where = { agencyId, dossierId };
  const [documents, fees, files, papers, digitisedResult] = await Promise.all([
    db().submittedDocument.findMany({ where, orderBy: { ordinal: 'asc' } }),
    db().feeItem.findMany({ where, orderBy: { ordinal: 'asc' } }),
    db().$queryRaw<{ fileId: string; name: string; size: number; mediaType: string; purpose: string; ordinal: number | null; eventSeq: number | null; addedAt: Date; signature: SignatureReport | null }[]>`
      SELECT f."fileId", s.name, s.size, s."mediaType", f.purpose, f.ordinal, f."eventSeq", f."addedAt", s."signatureDetail" AS signature FROM dossier_file f
      JOIN stored_file s ON s."agencyId" = f."agencyId" AND s.id = f."fileId"
      WHERE f."agencyId" = ${agencyId} AND f."dossierId" = ${dossierId}::uuid AND f."removedAt" IS NULL ORDER BY f."addedAt", s.name`,
    db().paper.findMany({ where, orderBy: { issuedAt: 'asc' }, select: { id: true, kind: true, edition: true, bookYear: true, ordinal: true, issuedAt: true, voidedAt: true, voidReason: true, reprints: true, data: true } }),
    db().digitisedResult.findUnique({ where: { agencyId_dossierId: where } }),
  ]);
  return {
    documents, digitisedResult,
    fees: fees.map((fee) => ({ ...fee, amountVnd: Number(fee.amountVnd), paidVnd: Number(fee.paidVnd), refundedVnd: Number(fee.refundedVnd), paidOn: local(fee.paidAt)?.on ?? null })),
    files: files.map((file) => ({ ...file, addedAt: localTimeOfInstant(file.addedAt.getTime()) })),
    papers: papers.map(({ issuedAt, voidedAt, ...paper }) => ({ ...paper, issuedAt: localTimeOfInstant(issuedAt.getTime()), voidedAt: local(voidedAt) })),
  };
}
export type DossierParts = Awaited<ReturnType<typeof readDossierParts>>;

/** A later version of the procedure that is in force or to come, when the dossier's own is no longer the newest. */
export async function findLaterVersion(agencyId: number, procedureId: string, versionNumber: number): Promise<{ number: number; validFrom: PlainDate } | null> {
  const later = await db().procedureVersion.findFirst({ where: { agencyId, procedureId, number: { gt: versionNumber }, state: 'approved', supersededAt: null }, orderBy: { number: 'desc' }, select: { number: true, validFrom: true } });
  return later && { number: later.number, validFrom: dateOf(later.validFrom.toISOString().slice(0, 10)) };
}

/** What the filters of a queue offer: sectors, procedures by their newest name, and people. */
export async function readFilterChoices(agencyId: number) {
  const [sectors, procedures, people] = await Promise.all([
    queryPlanned<{ id: string; name: string }>(Prisma.sql`SELECT id, name FROM sector WHERE "agencyId" = ${agencyId} ORDER BY "sortOrder", name`),
    queryPlanned<{ id: string; name: string; code: string | null }>(Prisma.sql`
      SELECT p.id, p.code, v.name FROM procedure p JOIN LATERAL (SELECT name FROM procedure_version v WHERE v."agencyId" = p."agencyId" AND v."procedureId" = p.id ORDER BY v.number DESC LIMIT 1) v ON TRUE
      WHERE p."agencyId" = ${agencyId} ORDER BY v.name`),
    queryPlanned<{ id: string; name: string; unitId: string }>(Prisma.sql`
      SELECT DISTINCT s.id, s.name, r."unitId" FROM staff s JOIN staff_role r ON r."agencyId" = s."agencyId" AND r."staffId" = s.id
      WHERE s."agencyId" = ${agencyId} AND s."isActive" AND r.role IN ('reception', 'officer', 'unit-head', 'leader') ORDER BY s.name`),
  ]);
  return { sectors, procedures, people };
}
