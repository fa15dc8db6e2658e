import 'server-only';
import type { Dossier } from '@/lib/data/dossier-acts';
import type { BankAccountRecord } from '@/lib/data/bank-account';
import type { NewDocument, NewFee, StoredRepresentative } from '@/lib/data/dossiers-write';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, StatutoryTerm, TermUnit } from '@/lib/domain/calendar/types';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import { allocate, refundableOf } from '@/lib/domain/fee/ledger';
import type { PaperData, PaymentRequest } from '@/lib/domain/paper/data';
import type { PaperHead, PaperIssue } from '@/lib/domain/paper/parts';
import type { WorkflowStep } from '@/lib/domain/procedure/content';
import { DUTY_WITHOUT_NAME, refundLine } from '@/lib/text/fees';
import { distributionOf, ORIGINALS_GIVEN_BACK, paperNumber, signOfAgency, stageWords, type NumberedKind } from '@/lib/text/paper/act-papers';
import type { ActInput } from './perform-act';
import { paperComponents, paperFees } from './new-dossier-rows';
import { verifyUrl, type PaperIssuer } from './paper-issuer';
import { partyOf, receiptData, submitterOf, type PartyFacts } from './receipt-data';
import { lookupUrl } from './received-notice';
import { transferTo } from './transfer-to';

/** All that a paper of an act is made of. */
export type ActPaperFacts = {
  readonly kind: NumberedKind;
  readonly before: Dossier;
  readonly after: Dossier;
  readonly input: ActInput;
  readonly legalAt: LocalTime;
  readonly enteredAt: LocalTime;
  readonly issuer: PaperIssuer;
  readonly agencyShortName: string;
  readonly deskName: string;
  /** Who wrote it; null when another system did. */
  readonly actorName: string | null;
  readonly head: PaperHead;
  readonly version: Pick<ProcedureVersionRecord, 'name' | 'code' | 'content'>;
  readonly holdingUnitName: string;
  readonly documents: readonly Omit<NewDocument, 'dossierId'>[];
  readonly fees: readonly (Pick<NewFee, 'ordinal' | 'name' | 'amountVnd' | 'paidVnd' | 'receiptNumber'> & { readonly refundedVnd: number })[];
  /** Where transfers go; only a request for payment asks. */
  readonly account: BankAccountRecord | null;
  readonly ordinal: number;
  readonly bookYear: number;
  readonly verifyToken: string;
};

const local = (at: Date | null): LocalTime | null => (at === null ? null : localTimeOfInstant(at.getTime()));
const termOf = (unit: string, value: number): StatutoryTerm => (unit === 'same-day' ? { unit: 'same-day' } : { unit: unit as Exclude<TermUnit, 'same-day'>, value });
const linesOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : typeof value === 'string' ? value.split('\n') : []).map((line) => line.trim()).filter((line) => line !== '');

/** A citizen's twelve digits are the identity number; anything else is the older card or the passport. */
function partyFactsOfDossier(dossier: Dossier): PartyFacts {
  const kind = dossier.applicantKind as ApplicantKind;
  const number = dossier.applicantIdNumber;
  const isCitizenId = kind === 'citizen' && number !== null && /^\d{12}$/.test(number);
  const isTaxCode = kind !== 'citizen' && number !== null && /^\d{10}(-\d{3})?$/.test(number);
  const representative = dossier.representative as StoredRepresentative | null;
  return {
    kind, name: dossier.applicantName, citizenId: isCitizenId ? number : null, taxCode: isTaxCode ? number : null, otherId: isCitizenId || isTaxCode ? null : number,
    address: dossier.applicantAddress, phone: dossier.applicantPhone, email: dossier.applicantEmail,
    representative: representative && { name: representative.name, citizenId: representative.citizenId ?? null, phone: representative.phone ?? null, authorisation: representative.authorisation ?? null },
  };
}

/** A fact that the act has made sure of. Throws when it is missing all the same: no paper is printed with a hole in it. */
function known<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`A paper without ${what}`);
  return value;
}

/** The step of the unit that holds the file, from the one last named on: not every hand-over names the step that begins. */
const stepAt = (dossier: Dossier, workflow: readonly WorkflowStep[]): string | null => workflow.slice(dossier.currentStep).find(({ unitId }) => unitId === dossier.holdingUnitId)?.step ?? null;

/** What is asked for and where it goes. Items are laid on the amount in their order, so that the list always adds up to it. */
function paymentFacts({ after, input, fees, account }: ActPaperFacts): Pick<PaymentRequest, 'items' | 'totalVnd' | 'transfer'> {
  const totalVnd = typeof input.data?.amountVnd === 'number' ? input.data.amountVnd : 0;
  const { parts } = allocate(fees, totalVnd);
  const items = parts.map((part) => ({ name: fees.find(({ ordinal }) => ordinal === part.ordinal)?.name ?? DUTY_WITHOUT_NAME, amountVnd: part.amountVnd }));
  return { items, totalVnd, transfer: account && transferTo(account, totalVnd, after.code) };
}

/** The data of the paper that an act makes. The same facts always give the same data. */
export function actPaperData(facts: ActPaperFacts): PaperData {
  const { kind, before, after, input, issuer, version, legalAt, enteredAt } = facts;
  const party = partyFactsOfDossier(after);
  const applicant = partyOf(party);
  const procedure = { name: version.name, code: version.code, caseName: after.caseName };
  const asked = input.data ?? {};
  const desk: PaperIssue = {
    agency: issuer.header, place: issuer.place, issuedOn: enteredAt.on, number: paperNumber(kind, facts.ordinal, issuer.unitShortName), marks: [], lookupUrl: null, verifyUrl: verifyUrl(facts.verifyToken),
  };
  const office: PaperIssue = { ...desk, agency: { ...issuer.header, unit: null }, number: paperNumber(kind, facts.ordinal, signOfAgency(facts.agencyShortName)) };
  const distribution = distributionOf(facts.deskName, issuer.unitShortName);
  const receivedAt = local(after.receivedAt);
  const presentedOn = (receivedAt ?? local(after.submittedAt) ?? legalAt).on;
  switch (kind) {
    case 'intake-receipt':
      return receiptData({
        issuer, issuedOn: enteredAt.on, dossierCode: after.code, qrToken: after.qrToken, verifyToken: facts.verifyToken, party, procedure, components: paperComponents(facts.documents), sets: after.sets,
        term: termOf(after.termUnit, after.termValue), statutoryTerm: after.termSource === 'committed' ? termOf(after.statutoryUnit, after.statutoryValue) : null,
        receivedAt: known(receivedAt, 'a time of receipt'), dueAt: known(local(after.originalDueAt), 'a due date'), isDueProvisional: after.isDueProvisional, fees: paperFees(facts.fees),
        ordinal: facts.ordinal, bookYear: facts.bookYear, receptionOfficerName: facts.actorName ?? '', note: after.note,
      });
    case 'supplement-request':
      return {
        ...desk, kind, lookupUrl: lookupUrl(after), dossierCode: after.code, dossierReceivedOn: presentedOn, applicant, procedure, items: linesOf(asked.items).map((what) => ({ what, why: null })),
        reason: input.reason ?? null, replyBy: asked.replyBy?.on ?? null, contact: issuer.contact, officerName: facts.actorName,
      };
    case 'intake-refusal':
      return {
        ...desk, kind, dossierCode: after.code, presentedOn, applicant, procedure, reasons: linesOf(input.reason), legalBases: linesOf(asked.legalBasis),
        submitterName: submitterOf(party), receptionOfficerName: facts.actorName,
      };
    case 'apology-notice':
      return {
        ...office, kind, dossierCode: after.code, applicant, procedure, receivedAt: known(receivedAt, 'a time of receipt'), originalDueAt: known(local(after.originalDueAt), 'a due date'),
        reason: input.reason ?? '', secondTargetAt: known(asked.secondTarget, 'a second date'), head: facts.head, distribution,
      };
    case 'stop-notice':
      return {
        ...office, kind, dossierCode: after.code, applicant, procedure, receivedAt: known(receivedAt, 'a time of receipt'),
        stage: stageWords(stepAt(before, version.content.workflow), facts.holdingUnitName), stoppedOn: legalAt.on, reason: input.reason ?? '', legalBases: linesOf(asked.legalBasis),
        refunds: [
          ...(facts.documents.some(({ originalsGiven }) => originalsGiven > 0) ? [ORIGINALS_GIVEN_BACK] : []),
          ...facts.fees.filter((fee) => refundableOf(fee) > 0).map((fee) => refundLine(fee.name, refundableOf(fee), fee.receiptNumber)),
        ],
        head: facts.head, distribution,
      };
    case 'payment-request':
      return {
        ...desk, kind, dossierCode: after.code, receivedAt: known(receivedAt, 'a time of receipt'), applicant, procedure, ...paymentFacts(facts),
        reason: input.reason ?? null, payBy: asked.replyBy?.on ?? null, collectedAt: issuer.collectedAt, contact: issuer.contact, officerName: facts.actorName,
      };
  }
}
