import type { PlainDate } from '../calendar/plain-date';
import type { LocalTime, StatutoryTerm } from '../calendar/types';
import type { PaperComponent, PaperContact, PaperFee, PaperHead, PaperIssue, PaperParty, PaperProcedure } from './parts';
import type { PaperKind } from './kind';

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export type IntakeReceipt = PaperIssue & {
  readonly kind: 'intake-receipt';
  readonly dossierCode: string;
  /** Which of the two leaves: the one kept by the office or the one given away; null when only one is printed. */
  readonly leaf: 'applicant' | 'file' | null;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly components: readonly PaperComponent[];
  readonly sets: number;
  /** The term the due date was reckoned with. */
  readonly term: StatutoryTerm;
  /** The longer one of the law, where the agency has committed itself to a shorter; else null. */
  readonly statutoryTerm: StatutoryTerm | null;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  /** The reckoning reached into a year whose days off are not announced yet. */
  readonly isDueProvisional: boolean;
  readonly collectedAt: string;
  readonly fees: readonly PaperFee[];
  readonly book: string | null;
  readonly ordinal: number | null;
  /** Who handed it in: the representative, or the applicant. Null leaves the name to be written by hand. */
  readonly submitterName: string | null;
  readonly receptionOfficerName: string | null;
  readonly note: string | null;
};

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. Before intake there is no dossier and no code. */
export type SupplementRequest = PaperIssue & {
  readonly kind: 'supplement-request';
  readonly dossierCode: string | null;
  /** When the dossier was received or, without one, when the papers were presented. Chooses the edition. */
  readonly dossierReceivedOn: PlainDate;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly items: readonly { readonly what: string; readonly why: string | null }[];
  readonly reason: string | null;
  readonly replyBy: PlainDate | null;
  readonly contact: PaperContact;
  readonly officerName: string | null;
};

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export type IntakeRefusal = PaperIssue & {
  readonly kind: 'intake-refusal';
  /** The code of an online submission; null at the counter. */
  readonly dossierCode: string | null;
  readonly presentedOn: PlainDate;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly reasons: readonly string[];
  readonly legalBases: readonly string[];
  readonly submitterName: string | null;
  readonly receptionOfficerName: string | null;
};

/** Văn bản xin lỗi và đề nghị gia hạn; before 15/9/2025 phiếu xin lỗi và hẹn lại ngày trả kết quả. */
export type ApologyNotice = PaperIssue & {
  readonly kind: 'apology-notice';
  readonly dossierCode: string;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly receivedAt: LocalTime;
  readonly originalDueAt: LocalTime;
  readonly reason: string;
  readonly secondTargetAt: LocalTime;
  readonly head: PaperHead;
  /** Nơi nhận, one a line, without the dash. */
  readonly distribution: readonly string[];
};

/** Thông báo dừng giải quyết hồ sơ. */
export type StopNotice = PaperIssue & {
  readonly kind: 'stop-notice';
  readonly dossierCode: string;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly receivedAt: LocalTime;
  /** The step it stood at. */
  readonly stage: string;
  readonly stoppedOn: PlainDate;
  readonly reason: string;
  readonly legalBases: readonly string[];
  /** What is given back: papers and money, one a line. */
  readonly refunds: readonly string[];
  readonly head: PaperHead;
  readonly distribution: readonly string[];
};

export type RoutingStep = {
  readonly step: string;
  readonly fromUnit: string;
  readonly fromPerson: string | null;
  readonly toUnit: string;
  readonly toPerson: string | null;
  readonly givenAt: LocalTime | null;
  readonly receivedAt: LocalTime | null;
  readonly stepDueAt: LocalTime | null;
  /** Null while the step is going on. */
  readonly result: 'early' | 'on-time' | 'late' | null;
  readonly note: string | null;
};

/** Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export type RoutingSheet = PaperIssue & {
  readonly kind: 'routing-sheet';
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly procedure: PaperProcedure;
  readonly handlingUnit: string;
  readonly coordinatingUnits: readonly string[];
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly steps: readonly RoutingStep[];
};

export type RegisterLine = {
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly applicantName: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly handlingUnit: string;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly returnedAt: LocalTime | null;
  /** Phương thức nhận kết quả. */
  readonly returnMethod: string | null;
  /** Who signed for it; null leaves the space free. */
  readonly signedForBy: string | null;
  readonly note: string | null;
};

/** Sổ theo dõi hồ sơ, for any period; both ends included. */
export type DossierRegister = PaperIssue & {
  readonly kind: 'dossier-register';
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** e.g. one unit, one sector or one volume of several; null for the whole. */
  readonly scope: string | null;
  /** The number of the first line, where it is not 1: a later volume goes on counting. */
  readonly firstOrdinal?: number;
  readonly lines: readonly RegisterLine[];
  readonly keeperName: string | null;
};

export type HandoverLine = {
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly receivedAt: LocalTime;
  readonly dueAt: LocalTime;
  readonly note: string | null;
};

/** Phiếu bàn giao hồ sơ: a batch, signed on both sides. */
export type HandoverSheet = PaperIssue & {
  readonly kind: 'handover-sheet';
  readonly handedOverAt: LocalTime;
  readonly from: { readonly unit: string; readonly person: string | null };
  readonly to: { readonly unit: string; readonly person: string | null };
  readonly lines: readonly HandoverLine[];
  readonly note: string | null;
  /** Set once the receiving side has signed: when, and how many of the files it did not find. */
  readonly signed?: { readonly at: LocalTime; readonly missing: number; readonly note: string | null };
};

/** Thông báo nộp phí, lệ phí, nghĩa vụ tài chính: what is to be paid, until when, and how. */
export type PaymentRequest = PaperIssue & {
  readonly kind: 'payment-request';
  readonly dossierCode: string;
  readonly receivedAt: LocalTime;
  readonly applicant: PaperParty;
  readonly procedure: PaperProcedure;
  readonly items: readonly { readonly name: string; readonly amountVnd: number }[];
  readonly totalVnd: number;
  readonly reason: string | null;
  readonly payBy: PlainDate | null;
  /** Null where the agency has not entered its account: it is then paid at the counter. */
  readonly transfer: {
    readonly bankName: string;
    readonly accountNumber: string;
    readonly accountName: string;
    readonly purpose: string;
    /** The text of the VietQR code. */
    readonly code: string;
    /** An invented account: said on the paper, so that nobody pays into it. */
    readonly isSample: boolean;
  } | null;
  readonly collectedAt: string;
  readonly contact: PaperContact;
  readonly officerName: string | null;
};

export type PaperData =
  | IntakeReceipt
  | SupplementRequest
  | IntakeRefusal
  | ApologyNotice
  | StopNotice
  | RoutingSheet
  | DossierRegister
  | HandoverSheet
  | PaymentRequest;

/** The data of one kind. */
export type PaperOf<K extends PaperKind> = Extract<PaperData, { kind: K }>;

/** The date that chooses the edition of the forms: reception, never the day of printing. */
export function editionDateOf(paper: PaperData): PlainDate {
  switch (paper.kind) {
    case 'intake-receipt':
    case 'apology-notice':
    case 'stop-notice':
    case 'routing-sheet':
    case 'payment-request':
      return paper.receivedAt.on;
    case 'supplement-request':
      return paper.dossierReceivedOn;
    case 'intake-refusal':
      return paper.presentedOn;
    case 'dossier-register':
      return paper.from;
    case 'handover-sheet':
      return paper.handedOverAt.on;
  }
}
