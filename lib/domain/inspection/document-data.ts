import type { PlainDate } from '../calendar/plain-date';
import type { LocalTime } from '../calendar/types';
import type { AgencyHeader } from '../paper/parts';
import type { ErrorRate } from './interval';
import type { SampleReason, SampleRule } from './sample';
import type { ScoreLine } from './score';
import type { AddresseeKind, Answer, Cause, Content35a, DocumentKind, Extent, MemberRole, RecommendationKind, Severity } from './vocabulary';

// What a document of an inspection (văn bản) says: plain data, frozen as JSON beside its hash when it is issued, so that the
// same bytes can be made again. Words are made of it in lib/text/inspection-document; nothing is read afresh when it is printed.

/** The layout by its validity: circular 01/2011/TT-BNV until 4/3/2020, since then decree 30/2020/NĐ-CP. */
export const DOCUMENT_EDITIONS = ['layout-2011', 'layout-2020'] as const;
export type DocumentEdition = (typeof DOCUMENT_EDITIONS)[number];

/** A figure, and the address in the app that opens what it counts. */
export type Figure = { readonly value: number; readonly path: string };
/** Text that opens something, such as the code of a dossier. */
export type Linked = { readonly text: string; readonly path: string };

export type DocumentRef = { readonly kind: DocumentKind; readonly number: string | null; readonly issuedOn: PlainDate | null };
export type DocumentBasis = { readonly number: string; readonly title: string; readonly article: string | null; readonly isVerified: boolean };
export type DocumentUnit = { readonly id: string; readonly name: string; readonly visitOn: PlainDate | null; readonly path: string | null };
export type DocumentMember = { readonly name: string; readonly title: string; readonly role: MemberRole; readonly unitNames: readonly string[] };

/** What every document carries. `baseUrl` makes its addresses whole; `corrects` is the document it stands in place of. */
export type DocumentHead = {
  readonly edition: DocumentEdition;
  readonly agency: AgencyHeader;
  readonly place: string;
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly signerName: string | null;
  /** As in `Phó Trưởng ban`; null leaves it to the hand. */
  readonly signerTitle: string | null;
  readonly bases: readonly DocumentBasis[];
  /** Nơi nhận, one a line, without the dash. */
  readonly distribution: readonly string[];
  readonly baseUrl: string;
  readonly verifyUrl: string;
  readonly isSample: boolean;
  readonly corrects: (DocumentRef & { readonly why: string }) | null;
};

/** The inspection as it stood when the document was issued. */
export type DocumentInspection = {
  readonly code: string;
  readonly path: string;
  readonly kind: 'yearly' | 'ad-hoc';
  readonly title: string;
  readonly purpose: string;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly siteFrom: PlainDate;
  readonly siteTo: PlainDate;
  readonly method: string;
  readonly contents: readonly (Content35a | string)[];
  readonly units: readonly DocumentUnit[];
  readonly team: readonly DocumentMember[];
  readonly yearPlan: DocumentRef | null;
  readonly plan: DocumentRef | null;
  readonly decision: DocumentRef | null;
  readonly checklist: { readonly number: number; readonly title: string; readonly path: string } | null;
};

export type ScheduleLine = { readonly on: PlainDate | null; readonly unitName: string | null; readonly note: string };

export type FindingData = {
  readonly number: number | null;
  readonly path: string;
  readonly unitName: string;
  readonly itemNumber: number | null;
  readonly facts: string;
  readonly dossiers: readonly Linked[];
  readonly ruleBroken: string;
  readonly severity: Severity;
  readonly extent: Extent;
  readonly cause: Cause | null;
  readonly causeNote: string | null;
  readonly correctedOnSpot: boolean;
  readonly isContested: boolean;
  /** The same item and unit, found before. */
  readonly earlier: (Linked & { readonly on: PlainDate | null }) | null;
  readonly statements: readonly { readonly side: 'unit' | 'team'; readonly stance: string; readonly text: string; readonly byName: string; readonly at: LocalTime }[];
};

export type RecommendationData = {
  readonly number: number;
  readonly path: string;
  readonly addresseeKind: AddresseeKind;
  readonly unitName: string | null;
  readonly kind: RecommendationKind;
  readonly text: string;
  readonly dueOn: PlainDate;
  readonly findingNumbers: readonly number[];
};

export type SampleData = {
  readonly path: string;
  readonly population: Figure;
  readonly populationSha256: string;
  readonly seed: string;
  readonly seedSha256: string;
  readonly committedAt: LocalTime;
  readonly drawnAt: LocalTime;
  readonly rule: SampleRule;
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number }[];
  readonly items: readonly (Linked & { readonly stratum: string; readonly reasons: readonly SampleReason[] })[];
  /** Of the dossiers drawn at random and looked at: how many with a mistake, and the interval of the rate. */
  readonly error: ErrorRate | null;
};

export type SheetData = { readonly dossier: Linked; readonly meets: number; readonly fails: readonly { readonly code: string; readonly question: string; readonly note: string | null }[]; readonly notApplicable: number; readonly notChecked: number };

export type ChecklistLine = { readonly number: number; readonly question: string; readonly legalBasis: string; readonly answer: Answer | null; readonly note: string | null; readonly isAutomatic: boolean; readonly path: string };
export type ChecklistSection = { readonly section: string; readonly title: string; readonly lines: readonly ChecklistLine[] };
/** How the checklist of a unit stands, by the rule of score.ts, and the page that shows it. */
export type ChecklistTally = { readonly score: ScoreLine; readonly path: string };

export type YearPlanDocument = DocumentHead & {
  readonly kind: 'year-plan';
  readonly year: number;
  readonly path: string;
  readonly purpose: string;
  readonly lines: readonly { readonly unitNames: readonly string[]; readonly contents: readonly (Content35a | string)[]; readonly month: number | null; readonly note: string | null }[];
};
export type PlanDocument = DocumentHead & { readonly kind: 'plan'; readonly inspection: DocumentInspection; readonly schedule: readonly ScheduleLine[]; readonly selfReportDueOn: PlainDate | null };
export type TeamDecisionDocument = DocumentHead & { readonly kind: 'team-decision'; readonly inspection: DocumentInspection };
export type NoticeDocument = DocumentHead & {
  readonly kind: 'notice';
  readonly inspection: DocumentInspection;
  /** To one unit, or to all of the inspection. */
  readonly unit: DocumentUnit | null;
  readonly selfReportDueOn: PlainDate | null;
  readonly schedule: readonly ScheduleLine[];
  /** The outline of the self-report (đề cương). */
  readonly outline: readonly { readonly title: string; readonly asks: readonly string[] }[];
};
export type SelfReportDocument = DocumentHead & {
  readonly kind: 'self-report';
  readonly inspection: DocumentInspection;
  readonly unit: DocumentUnit;
  readonly figures: readonly { readonly label: string; readonly figure: Figure }[];
  readonly sections: readonly { readonly title: string; readonly text: string | null }[];
  readonly submittedAt: LocalTime | null;
  readonly submittedByName: string | null;
};
export type MinutesDocument = DocumentHead & {
  readonly kind: 'minutes';
  readonly inspection: DocumentInspection;
  readonly unit: DocumentUnit;
  readonly present: readonly { readonly name: string; readonly title: string; readonly side: 'team' | 'unit' }[];
  readonly selfReport: { readonly submittedAt: LocalTime | null; readonly path: string } | null;
  readonly interviews: readonly { readonly whom: string; readonly role: string; readonly text: string; readonly at: LocalTime }[];
  readonly notes: readonly string[];
  readonly scans: number;
  readonly photos: Figure;
  readonly sample: SampleData | null;
  readonly sheets: readonly SheetData[];
  readonly tally: ChecklistTally;
  readonly sections: readonly ChecklistSection[];
  readonly findings: readonly FindingData[];
  readonly words: DocumentWords;
};
export type UnitResult = { readonly unit: DocumentUnit; readonly tally: ChecklistTally; readonly sample: SampleData | null; readonly sheets: number; readonly findings: readonly FindingData[]; readonly minutes: DocumentRef | null };
export type ReportDocument = DocumentHead & { readonly kind: 'report'; readonly inspection: DocumentInspection; readonly units: readonly UnitResult[]; readonly selfReports: readonly { readonly unitName: string; readonly submittedAt: LocalTime | null }[]; readonly recommendations: readonly RecommendationData[]; readonly words: DocumentWords };
export type ConclusionDocument = DocumentHead & { readonly kind: 'conclusion'; readonly inspection: DocumentInspection; readonly units: readonly UnitResult[]; readonly recommendations: readonly RecommendationData[]; readonly report: DocumentRef | null; readonly words: DocumentWords };
export type RemedyLine = RecommendationData & { readonly state: string; readonly closedOn: PlainDate | null; readonly isLate: boolean; readonly reopenedCount: number; readonly events: readonly { readonly act: string; readonly on: PlainDate; readonly text: string; readonly byName: string | null }[]; readonly evidence: Figure };
export type RemedyNoticeDocument = DocumentHead & { readonly kind: 'remedy-notice'; readonly inspection: DocumentInspection; readonly unit: DocumentUnit | null; readonly conclusion: DocumentRef | null; readonly lines: readonly RemedyLine[]; readonly words: DocumentWords };
export type PublicNoticeDocument = DocumentHead & {
  readonly kind: 'public-notice';
  readonly inspection: DocumentInspection;
  readonly conclusion: DocumentRef | null;
  /** Where anyone reads the conclusion. */
  readonly publicPath: string | null;
  readonly units: readonly { readonly name: string; readonly findings: Figure; readonly serious: number; readonly correctedOnSpot: number; readonly share: number | null }[];
  readonly recommendations: readonly RecommendationData[];
  readonly words: DocumentWords;
};

export type DocumentData =
  | YearPlanDocument | PlanDocument | TeamDecisionDocument | NoticeDocument | SelfReportDocument
  | MinutesDocument | ReportDocument | ConclusionDocument | RemedyNoticeDocument | PublicNoticeDocument;

/** The data of one kind. */
export type DocumentOf<K extends DocumentKind> = Extract<DocumentData, { kind: K }>;

/** What people write themselves into a document: everything else is recorded elsewhere and only assembled. */
export const DOCUMENT_WORDS = ['strengths', 'shortcomings', 'causes', 'assessment', 'proposals', 'note'] as const;
/** Ưu điểm, tồn tại chung, nguyên nhân, đánh giá chung, đề xuất, ghi chú thêm. A part that is missing is said to be missing. */
export type DocumentWords = Readonly<Partial<Record<(typeof DOCUMENT_WORDS)[number], string>>>;

/** What an agreement to minutes adds below them: recorded apart, because the minutes that were agreed to do not change. */
export type AgreementLine = { readonly side: 'team' | 'unit'; readonly stance: 'agree' | 'disagree'; readonly opinion: string | null; readonly byName: string; readonly at: LocalTime };
