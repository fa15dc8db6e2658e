import type { StatutoryTerm, TermUnit } from '../calendar/types';
import type { ApplicantKind, Channel } from '../dossier/status';

/** One legal time limit. A procedure has several, by case and by channel; null means "any". For `same-day` the value says nothing. */
export type TimeLimit = {
  readonly caseName: string | null;
  readonly channel: Channel | null;
  readonly value: number;
  readonly unit: TermUnit;
};

/** A promise of the agency, shorter than the law (thời hạn cam kết). It holds for every case and channel. */
export type CommittedTimeLimit = { readonly value: number; readonly unit: TermUnit };

/** Thành phần hồ sơ. `caseName` null: asked for in every case. */
export type RequiredDocument = {
  readonly name: string;
  /** The prescribed form's number, "Mẫu số 03". */
  readonly form: string | null;
  readonly originals: number;
  readonly copies: number;
  readonly isRequired: boolean;
  readonly caseName: string | null;
  /** The blank form itself, for the applicant to fill in; left out or null where nobody has added it. */
  readonly formFileId?: string | null;
};

/** One step of the internal workflow (quy trình nội bộ). `duration` may be a fraction: a quarter of a day. */
export type WorkflowStep = {
  readonly step: string;
  readonly unitId: string;
  /** The unit's name when the version was written, shown as it was then. */
  readonly unitName: string;
  readonly duration: number;
  readonly durationUnit: Exclude<TermUnit, 'same-day'>;
};

/** Phí or lệ phí. `amountVnd` null: reckoned by a scale, not a fixed amount. No row at all: nothing is charged. */
export type ProcedureFee = {
  readonly kind: 'fee' | 'levy';
  readonly name: string;
  readonly amountVnd: number | null;
  readonly per: string | null;
};

/** Căn cứ pháp lý. Its own days are those of the legal text, not of the procedure; left out or null: not entered, no end known. */
export type LegalBasis = { readonly number: string; readonly title: string; readonly article: string | null; readonly validFrom?: string | null; readonly validTo?: string | null };

/** The parts of a procedure (Nghị định 63/2010/NĐ-CP, Đ.8) that a version fixes. Name, sector, unit and level are columns of the version. */
export type ProcedureContent = {
  readonly timeLimits: readonly TimeLimit[];
  readonly committedTimeLimit: CommittedTimeLimit | null;
  readonly channels: readonly Channel[];
  readonly applicantKinds: readonly ApplicantKind[];
  readonly components: readonly RequiredDocument[];
  /** Số bộ hồ sơ. */
  readonly sets: number;
  readonly steps: readonly string[];
  readonly workflow: readonly WorkflowStep[];
  readonly results: readonly string[];
  readonly fees: readonly ProcedureFee[];
  readonly conditions: string | null;
  readonly legalBases: readonly LegalBasis[];
};

/** The limit as the deadline engine takes it. */
export function termOf(limit: { readonly value: number; readonly unit: TermUnit }): StatutoryTerm {
  return limit.unit === 'same-day' ? { unit: 'same-day' } : { unit: limit.unit, value: limit.value };
}

/** The cases a procedure distinguishes (trường hợp), in the order in which its limits and components name them; empty when there is one case only. */
export function casesOf(content: Pick<ProcedureContent, 'timeLimits' | 'components'>): readonly string[] {
  const names = [...content.timeLimits, ...content.components].map((part) => part.caseName);
  return [...new Set(names.filter((name) => name !== null))];
}

/** The components asked for in a case; with no case, those asked for in every case. */
export function componentsFor(content: Pick<ProcedureContent, 'components'>, caseName: string | null): readonly RequiredDocument[] {
  return content.components.filter((component) => component.caseName === null || component.caseName === caseName);
}
