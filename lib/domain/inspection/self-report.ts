import type { PlainDate } from '../calendar/plain-date';

export const SELF_REPORT_SECTIONS = ['direction', 'carrying-out', 'posting', 'feedback', 'shortcomings', 'proposals'] as const;
/** What a unit writes of itself: chỉ đạo, thực hiện, công khai, phản ánh kiến nghị, tồn tại và nguyên nhân, đề xuất. */
export type SelfReportSection = (typeof SELF_REPORT_SECTIONS)[number];
export type SelfReportWords = Readonly<Partial<Record<SelfReportSection, string>>>;

export const SELF_REPORT_STATES = ['asked', 'draft', 'submitted', 'returned'] as const;
export type SelfReportState = (typeof SELF_REPORT_STATES)[number];

/** The figures of a unit over the period inspected, from the register: frozen with the report. Dates are yyyy-mm-dd. */
export type SelfReportFigures = {
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  /** The instant up to which the register was read, as ISO text. */
  readonly asOf: string;
  readonly received: number;
  readonly carriedOver: number;
  readonly resolved: number;
  readonly resolvedEarly: number;
  readonly resolvedOnTime: number;
  readonly resolvedLate: number;
  readonly pending: number;
  readonly pendingOverdue: number;
  readonly refused: number;
  readonly stopped: number;
  readonly withdrawn: number;
  readonly procedures: number;
  readonly postings: number;
  readonly feedback: number;
  readonly feedbackOpen: number;
};

/** Sections that have to say something before the report is handed in. */
export const REQUIRED_SECTIONS: readonly SelfReportSection[] = ['direction', 'carrying-out', 'shortcomings'];
export const missingSections = (words: SelfReportWords): SelfReportSection[] => REQUIRED_SECTIONS.filter((section) => (words[section] ?? '').trim() === '');

/** Whether a report came, or has not come, after the day that was asked for. */
export const isSelfReportLate = (dueOn: PlainDate | null, submittedOn: PlainDate | null, today: PlainDate): boolean => dueOn !== null && (submittedOn ?? today) > dueOn;
