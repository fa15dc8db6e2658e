/**
 * The papers of the one-stop mechanism, by what they do. Their form numbers changed in 2025, so a number is never a
 * name here: see edition.ts. The hand-over sheet (phiếu bàn giao) and the request for payment are the agency's own and have no
 * form number.
 */
export const PAPER_KINDS = [
  'intake-receipt',
  'supplement-request',
  'intake-refusal',
  'apology-notice',
  'stop-notice',
  'routing-sheet',
  'dossier-register',
  'handover-sheet',
  'payment-request',
] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

/** `roll-80` is the 80 mm thermal roll at the counter. */
export const PAPER_FORMATS = ['a4', 'a5', 'roll-80'] as const;

export type PaperFormat = (typeof PAPER_FORMATS)[number];

/**
 * What each paper may be printed on, the usual one first. What is handed over at the counter also fits the roll; the
 * wide tables are A4 only.
 */
export const FORMATS_OF = {
  'intake-receipt': ['a4', 'a5', 'roll-80'],
  'supplement-request': ['a4', 'a5', 'roll-80'],
  'intake-refusal': ['a4', 'a5', 'roll-80'],
  'apology-notice': ['a4', 'a5'],
  'stop-notice': ['a4', 'a5'],
  'routing-sheet': ['a4'],
  'dossier-register': ['a4'],
  'handover-sheet': ['a4'],
  'payment-request': ['a4', 'a5', 'roll-80'],
} as const satisfies Record<PaperKind, readonly PaperFormat[]>;

/** Whether this kind of paper has a layout for this format. */
export function isFormatOf(kind: PaperKind, format: PaperFormat): boolean {
  const formats: readonly PaperFormat[] = FORMATS_OF[kind];
  return formats.includes(format);
}
