import { plainDate, type PlainDate } from '../calendar/plain-date';
import type { PaperKind } from './kind';

/** The circular whose annex sets the forms. */
export const CIRCULARS = ['circular-03-2025', 'circular-01-2018'] as const;

export type CircularId = (typeof CIRCULARS)[number];

export type FormEdition = {
  readonly circular: CircularId;
  /** As the law writes it, e.g. `03/2025/TT-VPCP`. */
  readonly circularNumber: string;
  /** As printed on the form, `01`…`07`. Never part of an identifier: 05 means two different papers. */
  readonly formNumber: string;
  /** The first reception date the edition applies to; null for the oldest we know. */
  readonly appliesFrom: PlainDate | null;
  /** False while nobody has compared our wording with the gazetted annex ("chưa đối chiếu bản gốc"). */
  readonly comparedWithGazette: boolean;
};

type Edition = {
  readonly circular: CircularId;
  readonly circularNumber: string;
  readonly appliesFrom: PlainDate | null;
  readonly comparedWithGazette: boolean;
  readonly formNumbers: Readonly<Partial<Record<PaperKind, string>>>;
};

/** Newest first. The annex of 2018 has no notice of stopping. */
const EDITIONS: readonly Edition[] = [
  {
    circular: 'circular-03-2025',
    circularNumber: '03/2025/TT-VPCP',
    appliesFrom: plainDate('2025-09-15'),
    comparedWithGazette: false,
    formNumbers: {
      'intake-receipt': '01',
      'supplement-request': '02',
      'intake-refusal': '03',
      'apology-notice': '04',
      'stop-notice': '05',
      'routing-sheet': '06',
      'dossier-register': '07',
    },
  },
  {
    circular: 'circular-01-2018',
    circularNumber: '01/2018/TT-VPCP',
    appliesFrom: null,
    comparedWithGazette: false,
    formNumbers: {
      'intake-receipt': '01',
      'supplement-request': '02',
      'intake-refusal': '03',
      'apology-notice': '04',
      'routing-sheet': '05',
      'dossier-register': '06',
    },
  },
];

/** The circular whose forms a dossier uses for its whole life: that of its reception date. */
export function circularOn(dossierReceivedOn: PlainDate): CircularId {
  return editionOn(dossierReceivedOn).circular;
}

/**
 * The form for a paper of a dossier received on that date (where there is no dossier, the day the papers were
 * presented; for a register, the first day of its period). Null when no circular sets one: the hand-over sheet always,
 * the notice of stopping before 15/9/2025.
 */
export function editionFor(kind: PaperKind, dossierReceivedOn: PlainDate): FormEdition | null {
  const { formNumbers, ...edition } = editionOn(dossierReceivedOn);
  const formNumber = formNumbers[kind];
  return formNumber === undefined ? null : { ...edition, formNumber };
}

function editionOn(on: PlainDate): Edition {
  const edition = EDITIONS.find(({ appliesFrom }) => appliesFrom === null || appliesFrom <= on);
  if (edition === undefined) throw new RangeError(`No edition of the forms covers ${on}`);
  return edition;
}
