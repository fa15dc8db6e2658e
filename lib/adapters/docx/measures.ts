import 'server-only';
import type { PaperFormat } from '@/lib/domain/paper/kind';

/** Twentieths of a point, the measure of Word. */
export const mm = (value: number): number => Math.round((value * 1440) / 25.4);

/** Sizes are half-points. */
export type DocxMeasures = {
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly wideMargin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly size: number;
  readonly nation: number;
  readonly motto: number;
  readonly issuer: number;
  readonly title: number;
  readonly cell: number;
  readonly dense: number;
  readonly small: number;
  /** Space after a paragraph, and the first line's indent in a letter. */
  readonly after: number;
  readonly letterAfter: number;
  readonly indent: number;
  /** Width of the right half of the head. */
  readonly right: number;
  /** The motto as set, which the line below it matches. */
  readonly mottoWidth: number;
  /** Room for the hand. */
  readonly sign: number;
  /** Share of the fixed column widths. */
  readonly fixed: number;
  /** Pictures, in pixels of 1/96 inch. */
  readonly qr: number;
  readonly barModule: number;
  readonly barHeight: number;
};

/** The same layout as the PDF (Nghị định 30/2020/NĐ-CP, Annex I). */
export const DOCX_MEASURES: Record<Exclude<PaperFormat, 'roll-80'>, DocxMeasures> = {
  a4: {
    page: { width: mm(210), height: mm(297) },
    margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) },
    wideMargin: { top: mm(20), bottom: mm(17), left: mm(20), right: mm(15) },
    size: 26,
    nation: 24,
    motto: 26,
    issuer: 24,
    title: 28,
    cell: 24,
    dense: 20,
    small: 18,
    after: 50,
    letterAfter: 120,
    indent: mm(10),
    right: mm(91),
    mottoWidth: mm(58),
    sign: 900,
    fixed: 1,
    qr: 84,
    barModule: 1.25,
    barHeight: 34,
  },
  a5: {
    page: { width: mm(148), height: mm(210) },
    margin: { top: mm(12), bottom: mm(11), left: mm(15), right: mm(9) },
    wideMargin: { top: mm(12), bottom: mm(11), left: mm(15), right: mm(9) },
    size: 20,
    nation: 18,
    motto: 20,
    issuer: 18,
    title: 23,
    cell: 18,
    dense: 16,
    small: 14,
    after: 20,
    letterAfter: 60,
    indent: mm(7),
    right: mm(69),
    mottoWidth: mm(45),
    sign: 450,
    fixed: 0.76,
    qr: 64,
    barModule: 1.1,
    barHeight: 26,
  },
};
