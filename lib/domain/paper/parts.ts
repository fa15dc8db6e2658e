import type { PlainDate } from '../calendar/plain-date';

// Everything here is plain data, free of classes and functions: a paper is stored as JSON beside its hash, so that the
// same bytes can be made again.

/** Whose paper it is. With a `unit` (the one-stop desk) the unit is the issuer and `name` stands above it. */
export type AgencyHeader = { readonly parent: string | null; readonly name: string; readonly unit: string | null };

/** A reprint of a lost paper, or a paper that no longer counts. Printed on every page. */
export type PaperMark =
  | { readonly kind: 'copy'; readonly on: PlainDate }
  | { readonly kind: 'void'; readonly on: PlainDate; readonly reason: string | null; readonly replacedBy: string | null };

/** What every paper carries at its head and foot. */
export type PaperIssue = {
  readonly agency: AgencyHeader;
  /** Địa danh, e.g. `Hải Phòng`. */
  readonly place: string;
  readonly issuedOn: PlainDate;
  /** Number and sign, e.g. `1383/GTN-BPMC`; null leaves dots to be filled in by hand. */
  readonly number: string | null;
  readonly marks: readonly PaperMark[];
  /** Opens the public look-up of the dossier; absolute, printed as a QR code. */
  readonly lookupUrl: string | null;
  /** Opens the page where anyone can compare number, date and hash of this paper; absolute, printed as a QR code. */
  readonly verifyUrl: string | null;
};

export type IdentityKind = 'citizen-id' | 'tax-code' | 'passport' | 'other';

export type PaperIdentity = { readonly kind: IdentityKind; readonly number: string };

/** The applicant (tổ chức, cá nhân nộp hồ sơ) as written on the paper. */
export type PaperParty = {
  readonly kind: 'citizen' | 'enterprise' | 'foreign-organization' | 'organization';
  readonly name: string;
  readonly identity: PaperIdentity | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The authorised person who came, if not the applicant. */
  readonly representative: {
    readonly name: string;
    readonly identity: PaperIdentity | null;
    readonly phone: string | null;
    /** The paper of authorisation, e.g. `Giấy ủy quyền số 12/UQ ngày 02/11/2026`. */
    readonly authorisation: string | null;
  } | null;
};

export type PaperProcedure = { readonly name: string; readonly code: string | null; readonly caseName: string | null };

/** One line of what was handed in: how many originals, copies and electronic files. */
export type PaperComponent = {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly electronic: number;
  readonly note: string | null;
};

/** An amount in đồng. */
export type PaperFee = {
  readonly name: string;
  readonly amountVnd: number;
  readonly isPaid: boolean;
  readonly receiptNumber: string | null;
};

/** The head who signs (NĐ 30/2020, Annex I, item 7): `authority` is `KT.`, `TL.`, `TUQ.` lines above the position. */
export type PaperHead = {
  /** e.g. `KT. TRƯỞNG BAN`; null when the head signs in person. */
  readonly authority: string | null;
  /** e.g. `PHÓ TRƯỞNG BAN`. */
  readonly position: string;
  /** Null leaves the name to be written by hand. */
  readonly name: string | null;
};

/** Whom to ask. */
export type PaperContact = { readonly name: string; readonly unit: string | null; readonly phone: string | null };
