import type { PaperKind } from '@/lib/domain/paper/kind';

// A paper in words: what it says and in which order, not yet how it is drawn. The PDF and the DOCX are made from the
// same sheet, so they cannot disagree. Strings are plain text, `\n` starts a new line; nothing in them is markup.

/** `href`, whole, is where the words lead in a file that is read on a screen. */
export type PaperRun = { readonly text: string; readonly isBold?: boolean; readonly isItalic?: boolean; readonly href?: string };

export type PaperField = { readonly label: string; readonly value: string; readonly isStrong?: boolean };

export type PaperColumn = {
  readonly header: string;
  /** Columns that follow each other under one group share a heading. */
  readonly group?: string;
  /** Within a group, those that follow each other under one name share a heading of their own. */
  readonly subgroup?: string;
  /** Share of the free width; `mm` is fixed. */
  readonly width: { readonly share: number } | { readonly mm: number };
  readonly align: 'left' | 'center';
};

export type PaperTable = {
  readonly kind: 'table';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** A row of (1), (2), … under the heading, as registers have. */
  readonly hasColumnNumbers: boolean;
  /** Registers are set smaller. */
  readonly isDense: boolean;
  /** On the roll a row becomes lines: which column holds the name, and which are counts written only if not empty. */
  readonly titleColumn: number;
  /** Rows that sum up the others, by index: set in bold. */
  readonly boldRows?: readonly number[];
  /** Cells that lead somewhere, by row and column from 0. */
  readonly links?: readonly { readonly row: number; readonly column: number; readonly href: string }[];
};

export type PaperBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly PaperRun[]; readonly align: 'justify' | 'center' | 'left' }
  /** A part of a long document: level 1 is numbered I, II; level 2 is 1, 2. The text carries its number. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'field'; readonly field: PaperField }
  | { readonly kind: 'pair'; readonly fields: readonly [PaperField, PaperField] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly marker: 'number' | 'dash' }
  | PaperTable;

export type PaperSignature = {
  /** Lines in capitals above, e.g. `KT. TRƯỞNG BAN`, `PHÓ TRƯỞNG BAN`. */
  readonly roles: readonly string[];
  /** e.g. `(Ký và ghi rõ họ tên)`. */
  readonly hint: string;
  readonly name: string | null;
};

/** Printed in the upper margin of every page. */
export type PaperStamp = { readonly text: string; readonly isVoid: boolean };

export type PaperCode = { readonly purpose: 'lookup' | 'verify' | 'payment'; readonly url: string; readonly caption: string; readonly instructions: string };

export type PaperSheet = {
  readonly kind: PaperKind | 'acknowledgement' | 'report' | 'procedure-list' | 'inspection-document';
  /** An official letter or decision by the layout of its time: until 4/3/2020 the page number stood at the lower right. */
  readonly layout?: 'layout-2011' | 'layout-2020';
  readonly orientation: 'portrait' | 'landscape';
  /** The title of the PDF file: form and code, no personal data. */
  readonly documentTitle: string;
  /** e.g. `Mẫu số 01 – Thông tư số 03/2025/TT-VPCP`; empty when no circular sets a form. */
  readonly formLabel: string;
  /** The two names at the upper left, in capitals and already broken into even lines; the roll joins them again. */
  readonly superior: string | null;
  readonly issuer: string;
  readonly motto: { readonly nation: string; readonly words: string };
  readonly numberLine: string;
  readonly placeAndDate: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly dossierCode: string | null;
  readonly dossierCodeLabel: string;
  readonly stamps: readonly PaperStamp[];
  readonly blocks: readonly PaperBlock[];
  /** Nơi nhận, at the lower left; replaces the left signature. */
  readonly distribution: { readonly label: string; readonly lines: readonly string[] } | null;
  readonly signatures: readonly PaperSignature[];
  readonly codes: readonly PaperCode[];
  readonly watermark: string | null;
};

export const paragraph = (...runs: readonly (PaperRun | string)[]): PaperBlock => ({
  kind: 'paragraph',
  align: 'justify',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
});

export const bold = (text: string): PaperRun => ({ text, isBold: true });

/** Dots to be filled in by hand. */
const BLANK = '……………………';

export const orBlank = (value: string | null): string => (value === null || value === '' ? BLANK : value);

export const field = (label: string, value: string | null): PaperBlock => ({ kind: 'field', field: { label, value: orBlank(value) } });

export const strongField = (label: string, value: string): PaperBlock => ({ kind: 'field', field: { label, value, isStrong: true } });


/** An empty cell is struck through, so that nothing can be written into it later. */
export const NONE = '–';
