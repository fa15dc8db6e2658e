import type { PaperKind } from '@/lib/domain/paper/kind';
import type { PaperHead } from '@/lib/domain/paper/parts';

/** The sign between number and issuer, e.g. `12/YCBS-QLLĐ`. Each kind has a book, so each has a sign: no number is had twice. */
const SIGNS = {
  'intake-receipt': 'GTN', 'supplement-request': 'YCBS', 'intake-refusal': 'TCTN', 'apology-notice': 'XL', 'stop-notice': 'TB', 'payment-request': 'TBNT',
} as const satisfies Partial<Record<PaperKind, string>>;

export type NumberedKind = keyof typeof SIGNS;

/** Number and sign of a paper (NĐ 30/2020, Annex I, item 3). `issuer` is the short sign of the unit or of the agency. */
export const paperNumber = (kind: NumberedKind, ordinal: number, issuer: string): string => `${ordinal}/${SIGNS[kind]}-${issuer}`;

/** The sign of an agency by its short name: `Ban Quản lý` is `BQL`. */
export const signOfAgency = (shortName: string): string => shortName.split(/\s+/).map((word) => word.charAt(0).toUpperCase()).join('');

/** Where nobody is known who signs, the name of the office is left to be written by hand. */
const UNKNOWN_HEAD: PaperHead = { authority: null, position: 'THỦ TRƯỞNG CƠ QUAN', name: null };

/** The head who signs; a deputy signs for the head (NĐ 30/2020, Annex I, item 7). Remarks in brackets are no part of a title. */
export function headOf(person: { readonly name: string; readonly title: string } | null): PaperHead {
  const title = person?.title.replace(/\s*\([^)]*\)/g, '').trim().toUpperCase() ?? '';
  if (person === null || title === '') return UNKNOWN_HEAD;
  const deputyOf = /^PHÓ\s+(.+)$/u.exec(title)?.[1];
  return { authority: deputyOf === undefined ? null : `KT. ${deputyOf}`, position: title, name: person.name };
}

/** Nơi nhận: the applicant, the desk, the archive. */
export const distributionOf = (deskName: string, unitShortName: string): readonly string[] => ['Như trên;', `${deskName};`, `Lưu: VT, ${unitShortName}.`];

export const ORIGINALS_GIVEN_BACK = 'Toàn bộ giấy tờ bản chính đã nộp.';

/** The step a file stood at, with the unit that held it. */
export const stageWords = (step: string | null, unitName: string): string => (step === null ? unitName : `${step} (${unitName})`);
