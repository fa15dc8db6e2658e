import type { PlainDate } from '../calendar/plain-date';

export const SELF_REPORT_SECTIONS = ['direction', 'draft-rules', 'carrying-out', 'review', 'feedback', 'shortcomings', 'proposals'] as const;
/** What a unit writes of itself: the contents of Article 35a, then its shortcomings and what it proposes. The outline of the notice asks the same. */
export type SelfReportSection = (typeof SELF_REPORT_SECTIONS)[number];
export type SelfReportWords = Readonly<Partial<Record<SelfReportSection, string>>>;

export const SELF_REPORT_STATES = ['asked', 'draft', 'submitted', 'returned'] as const;
export type SelfReportState = (typeof SELF_REPORT_STATES)[number];

export const SELF_REPORT_FIGURES = ['received', 'received-online', 'carried-over', 'resolved', 'resolved-early', 'resolved-on-time', 'resolved-late', 'pending', 'pending-overdue', 'refused', 'stopped', 'withdrawn', 'awaiting-supplement', 'procedures', 'postings', 'feedback', 'feedback-open'] as const;
export type SelfReportFigure = (typeof SELF_REPORT_FIGURES)[number];

/** The figures of a unit over the period inspected, from the register; frozen with the report. `asOf` is an instant as ISO text; `path` opens what is counted. */
export type SelfReportFigures = {
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly asOf: string;
  readonly lines: readonly { readonly key: SelfReportFigure; readonly label: string; readonly value: number; readonly path: string | null }[];
};

/** Sections that have to say something before the report is handed in. */
export const REQUIRED_SECTIONS: readonly SelfReportSection[] = ['direction', 'carrying-out', 'shortcomings'];
export const missingSections = (words: SelfReportWords): SelfReportSection[] => REQUIRED_SECTIONS.filter((section) => (words[section] ?? '').trim() === '');

/** Whether a report came, or has not come, after the day that was asked for. */
export const isSelfReportLate = (dueOn: PlainDate | null, submittedOn: PlainDate | null, today: PlainDate): boolean => dueOn !== null && (submittedOn ?? today) > dueOn;
