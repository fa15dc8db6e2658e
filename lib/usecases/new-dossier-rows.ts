import 'server-only';
import type { NewDocument, NewDossierRows, NewFee } from '@/lib/data/dossiers-write';
import { paperHash } from '@/lib/data/papers';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import { staffIdOf, type Actor } from '@/lib/domain/access/can';
import type { LocalTime, StatutoryTerm } from '@/lib/domain/calendar/types';
import { dossierCode } from '@/lib/domain/dossier/code';
import { isPresent, type ChecklistLine } from '@/lib/domain/dossier/completeness';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import type { PromisedDue } from '@/lib/domain/dossier/intake';
import { circularOn } from '@/lib/domain/paper/edition';
import type { PaperComponent, PaperFee } from '@/lib/domain/paper/parts';
import { instantOf } from '@/lib/platform/clock';
import { newId, newToken } from '@/lib/platform/new-id';
import type { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import type { Moment } from './moment';
import type { PaperIssuer } from './paper-issuer';
import { identityOf, receiptData, type PartyFacts } from './receipt-data';

export type NewDossierFacts = {
  readonly actor: Actor;
  /** When it is entered. */
  readonly moment: Moment;
  readonly input: ReceiveDossier;
  readonly issuer: PaperIssuer;
  readonly version: ProcedureVersionRecord;
  readonly promised: PromisedDue;
  readonly lines: readonly ChecklistLine[];
  readonly dossierId: string;
  readonly applicantId: string;
  readonly receivedAt: LocalTime;
  /** Of the day, and of the year's book of receipts. */
  readonly ordinal: number;
  readonly paperOrdinal: number;
  readonly bookYear: number;
};

/** How a term stands in the columns. Of a same-day limit the value says nothing. */
export const termColumns = (term: StatutoryTerm): { readonly unit: StatutoryTerm['unit']; readonly value: number } => (term.unit === 'same-day' ? { unit: 'same-day', value: 1 } : { unit: term.unit, value: term.value });

type CameFacts = { readonly input: Pick<ReceiveDossier, 'components' | 'files'>; readonly lines: readonly ChecklistLine[]; readonly dossierId: string };

/** What is asked for and what came of it. */
export function documentsOf({ input, lines, dossierId }: CameFacts): NewDocument[] {
  const given = new Map(input.components.map((component) => [component.ordinal, component]));
  const scanned = new Set(input.files.filter(({ purpose }) => purpose === 'component').map(({ ordinal }) => ordinal));
  return lines.flatMap((line) => {
    const came = given.get(line.ordinal) ?? { originals: 0, copies: 0, electronic: 0, note: null };
    // A component with a condition that did not come was not asked for.
    if (line.condition !== null && !isPresent(came)) return [];
    return [{
      dossierId, ordinal: line.ordinal, name: line.name, form: line.form, isRequired: line.isRequired, originalsAsked: line.originalsAsked, copiesAsked: line.copiesAsked,
      originalsGiven: came.originals, copiesGiven: came.copies, electronicGiven: came.electronic, isPresent: isPresent(came), isScanned: scanned.has(line.ordinal), note: came.note,
    }];
  });
}

/** The version's fees as the clerk settled them. One of a fixed amount that was not mentioned is due as listed; one reckoned by a scale waits for its amount. */
export function feesOf({ input, version, dossierId, moment }: Pick<NewDossierFacts, 'version' | 'dossierId' | 'moment'> & { readonly input: Pick<ReceiveDossier, 'fees'> }): NewFee[] {
  const settled = new Map(input.fees.map((fee) => [fee.ordinal, fee]));
  return version.content.fees.flatMap((fee, index) => {
    const said = settled.get(index + 1);
    const amountVnd = said?.amountVnd ?? fee.amountVnd ?? 0;
    if (amountVnd === 0) return [];
    const isPaid = said?.isPaid ?? false;
    return [{ dossierId, ordinal: index + 1, kind: fee.kind, name: fee.name, amountVnd, per: fee.per, paidVnd: isPaid ? amountVnd : 0, paidAt: isPaid ? moment.instant : null, receiptNumber: isPaid ? (said?.receiptNumber ?? null) : null }];
  });
}

/** What came, as a receipt lists it: only what was handed in. */
export const paperComponents = (documents: readonly Pick<NewDocument, 'name' | 'form' | 'originalsGiven' | 'copiesGiven' | 'electronicGiven' | 'isPresent' | 'note'>[]): PaperComponent[] =>
  documents.filter((document) => document.isPresent).map((document) => ({
    name: document.form === null ? document.name : `${document.name} (${document.form})`,
    originals: document.originalsGiven, copies: document.copiesGiven, electronic: document.electronicGiven, note: document.note,
  }));

export const paperFees = (fees: readonly Pick<NewFee, 'name' | 'amountVnd' | 'paidVnd' | 'receiptNumber'>[]): PaperFee[] =>
  fees.map((fee) => ({ name: fee.name, amountVnd: fee.amountVnd, isPaid: fee.paidVnd >= fee.amountVnd, receiptNumber: fee.receiptNumber }));

export const partyFactsOf = ({ applicant, representative }: Pick<ReceiveDossier, 'applicant' | 'representative'>): PartyFacts => ({
  kind: applicant.kind, name: applicant.name, citizenId: applicant.citizenId, taxCode: applicant.taxCode, otherId: applicant.otherId,
  address: applicant.address, phone: applicant.phone, email: applicant.email, representative,
});

/** The columns of a new dossier that say under which version and limit it stands, and who asks for what. */
export function askedColumns({ input, version, promised, applicantId }: Pick<NewDossierFacts, 'version' | 'promised' | 'applicantId'> & { readonly input: Pick<ReceiveDossier, 'applicant' | 'representative' | 'caseName' | 'channel' | 'notifyBy' | 'note'> }) {
  const party = partyFactsOf(input);
  const { chosen } = promised;
  const term = termColumns(chosen.term);
  const statutory = termColumns(chosen.statutory ?? chosen.term);
  return {
    channel: input.channel, caseName: input.caseName, procedureId: version.procedureId, versionId: version.versionId, sectorId: version.sectorId, handlingUnitId: version.handlingUnitId, pauseRule: version.pauseRule,
    termUnit: term.unit, termValue: term.value, termSource: chosen.source, statutoryUnit: statutory.unit, statutoryValue: statutory.value,
    applicantId, applicantKind: party.kind, applicantName: party.name, applicantIdNumber: identityOf(party)?.number ?? null,
    applicantAddress: party.address, applicantPhone: party.phone, applicantEmail: party.email, representative: input.representative, notifyBy: input.notifyBy, note: input.note,
  };
}

/** Nothing has happened to it yet. */
export const UNTOUCHED = { pausedAt: null, pauseCause: null, resolvedAt: null, endedAt: null, returnedAt: null, resultKind: null, endStanding: null } as const;

/** Every row of a dossier just received, its receipt included. */
export function newDossierRows(facts: NewDossierFacts): NewDossierRows {
  const { actor, moment, input, issuer, version, promised, dossierId, receivedAt, bookYear, paperOrdinal } = facts;
  const { instant, now } = moment;
  const code = dossierCode({ agencyCode: issuer.agencyCode, on: receivedAt.on, ordinal: facts.ordinal });
  const [qrToken, verifyToken] = [newToken(), newToken()];
  const documents = documentsOf(facts);
  const fees = feesOf(facts);
  const party = partyFactsOf(input);
  const { chosen, explained } = promised;
  const received = instantOf(receivedAt);
  const due = instantOf(explained.due);
  const reason = isEnteredLate(receivedAt, now) ? input.lateReason : null;
  const data = receiptData({
    issuer, issuedOn: now.on, dossierCode: code, qrToken, verifyToken, party,
    procedure: { name: version.name, code: version.code, caseName: input.caseName },
    components: paperComponents(documents), sets: input.sets, term: chosen.term, statutoryTerm: chosen.source === 'committed' ? chosen.statutory : null,
    receivedAt, dueAt: explained.due, isDueProvisional: explained.provisional, fees: paperFees(fees), ordinal: paperOrdinal, bookYear, receptionOfficerName: actor.name, note: input.note,
  });
  return {
    dossiers: [{
      ...askedColumns(facts), ...UNTOUCHED,
      id: dossierId, code, externalCode: null, qrToken, status: 'received', visitId: input.visitId, notifyLang: input.notifyLang, sets: input.sets,
      submittedAt: null, receivedAt: received, printedDueAt: due, originalDueAt: due, isDueProvisional: explained.provisional, dueSteps: explained.days, calendarVersion: Number(explained.calendarVersion),
      receivedById: staffIdOf(actor), receivedUnitId: issuer.unitId, holdingUnitId: issuer.unitId, holderId: staffIdOf(actor),
      eventCount: 1, lastEventAt: received, isSample: issuer.isSample, createdAt: instant,
    }],
    events: [{ dossierId, seq: 1, id: newId(), act: 'receive', statusAfter: 'received', legalAt: received, enteredAt: instant, actorId: staffIdOf(actor), actorUnitId: issuer.unitId, reason, data: actor.client ? { client: actor.client.name } : null, batchId: null }],
    documents,
    fees,
    files: input.files.map((file) => ({ dossierId, fileId: file.fileId, purpose: file.purpose, ordinal: file.ordinal, eventSeq: 1, addedAt: instant })),
    papers: [{
      id: newId(), dossierId, kind: 'intake-receipt', edition: circularOn(receivedAt.on), bookYear, ordinal: paperOrdinal, issuedAt: instant, issuedById: staffIdOf(actor),
      data, sha256: paperHash(data), verifyToken, replacesId: null,
    }],
  };
}
