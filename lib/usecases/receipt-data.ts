import 'server-only';
import type { LocalTime, StatutoryTerm } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import type { IntakeReceipt } from '@/lib/domain/paper/data';
import type { IdentityKind, PaperComponent, PaperFee, PaperIdentity, PaperParty, PaperProcedure } from '@/lib/domain/paper/parts';
import { verifyUrl, type PaperIssuer } from './paper-issuer';
import { lookupUrl } from './received-notice';

/** Who a paper is for, as a dossier keeps it. */
export type PartyFacts = {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly citizenId: string | null;
  readonly taxCode: string | null;
  readonly otherId: string | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
  readonly representative: { readonly name: string; readonly citizenId: string | null; readonly phone: string | null; readonly authorisation: string | null } | null;
};

/** The number by which the applicant is named on papers and looked up: of the several that may be known, the one of their kind. */
export function identityOf(facts: Pick<PartyFacts, 'kind' | 'citizenId' | 'taxCode' | 'otherId'>): PaperIdentity | null {
  const numbers: readonly [IdentityKind, string | null][] = facts.kind === 'citizen'
    ? [['citizen-id', facts.citizenId], ['passport', facts.otherId]]
    : [['tax-code', facts.taxCode], ['other', facts.otherId]];
  for (const [kind, number] of numbers) if (number !== null) return { kind, number };
  return null;
}

/** The applicant and whoever came for them, as papers name them. */
export function partyOf(facts: PartyFacts): PaperParty {
  const { representative } = facts;
  return {
    kind: facts.kind, name: facts.name, identity: identityOf(facts), address: facts.address, phone: facts.phone, email: facts.email,
    representative: representative && {
      name: representative.name, phone: representative.phone, authorisation: representative.authorisation,
      identity: representative.citizenId === null ? null : { kind: 'citizen-id', number: representative.citizenId },
    },
  };
}

/** Who hands the papers in and signs: the representative; a citizen in person; for a company nobody is known. */
export const submitterOf = (facts: PartyFacts): string | null => facts.representative?.name ?? (facts.kind === 'citizen' ? facts.name : null);

export type ReceiptFacts = {
  readonly issuer: PaperIssuer;
  readonly issuedOn: PlainDate;
  readonly dossierCode: string;
  readonly qrToken: string;
  readonly verifyToken: string;
  readonly party: PartyFacts;
  readonly procedure: PaperProcedure;
  readonly components: readonly PaperComponent[];
  readonly sets: number;
  readonly term: StatutoryTerm;
  readonly statutoryTerm: StatutoryTerm | null;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly isDueProvisional: boolean;
  readonly fees: readonly PaperFee[];
  readonly ordinal: number;
  readonly bookYear: number;
  readonly receptionOfficerName: string;
  readonly note: string | null;
};

/** The data of a Mẫu 01, the leaf given to the applicant. The same facts always give the same sheet. */
export function receiptData(facts: ReceiptFacts): IntakeReceipt {
  const { issuer, party } = facts;
  return {
    kind: 'intake-receipt',
    agency: issuer.header,
    place: issuer.place,
    issuedOn: facts.issuedOn,
    number: `${facts.ordinal}/GTN-${issuer.unitShortName}`,
    marks: [],
    lookupUrl: lookupUrl({ code: facts.dossierCode, qrToken: facts.qrToken }),
    verifyUrl: verifyUrl(facts.verifyToken),
    dossierCode: facts.dossierCode,
    leaf: 'applicant',
    applicant: partyOf(party),
    procedure: facts.procedure,
    components: facts.components,
    sets: facts.sets,
    term: facts.term,
    statutoryTerm: facts.statutoryTerm,
    receivedAt: facts.receivedAt,
    dueAt: facts.dueAt,
    isDueProvisional: facts.isDueProvisional,
    collectedAt: issuer.collectedAt,
    fees: facts.fees,
    book: String(facts.bookYear),
    ordinal: facts.ordinal,
    submitterName: submitterOf(party),
    receptionOfficerName: facts.receptionOfficerName,
    note: facts.note,
  };
}
