import 'server-only';
import { code128Svg, qrSvg } from '@/lib/adapters/codes/svg';
import { barSymbol, fitsCode128 } from '@/lib/adapters/codes/symbol';
import type { PaperData } from '@/lib/domain/paper/data';
import { isFormatOf, type PaperFormat } from '@/lib/domain/paper/kind';
import { paperSheet } from '@/lib/text/paper';
import type { PaperSheet } from '@/lib/text/paper/sheet';
import { typeset, TypesettingFailed } from './typesetter';

export type PaperOptions = { readonly format: PaperFormat };

/**
 * One paper as PDF (PDF/UA-1: tagged, titled, Vietnamese). The same data gives the same bytes, in any process and at
 * any time, so their sha256 can be stored and compared. Throws RangeError for a format this kind has no layout for.
 */
export async function renderPaper(paper: PaperData, options: PaperOptions): Promise<Uint8Array> {
  return renderPapers([paper], options);
}

/**
 * Several papers in one PDF, in the order given, each beginning on a new page and counting its own pages. For bulk
 * printing; throws RangeError for an empty list or a kind without a layout for the format.
 */
export async function renderPapers(papers: readonly PaperData[], { format }: PaperOptions): Promise<Uint8Array> {
  for (const { kind } of papers) {
    if (!isFormatOf(kind, format)) throw new RangeError(`There is no ${format} layout of ${kind}`);
  }
  const sheets = papers.map(paperSheet);
  const [first] = sheets;
  if (first === undefined) throw new RangeError('No paper to print');
  const title = sheets.length === 1 ? first.documentTitle : `${first.title} (${sheets.length})`;
  return typesetLegibly({ title, format, sheets: sheets.map(withCodes), mayBorrowGlyphs: false, hasHugeText: hasHugeText(sheets) });
}

/** A sheet that is no paper of the book, A4. */
export const renderSheet = (sheet: PaperSheet): Promise<Uint8Array> => typesetLegibly({ title: sheet.documentTitle, format: 'a4', sheets: [withCodes(sheet)], mayBorrowGlyphs: false, hasHugeText: hasHugeText(sheet) });

/** What hangs on a board, by the size of its sheet. */
export type PosterFormat = 'poster-a4' | 'poster-a3';

type Job = { readonly title: string; readonly format: PaperFormat | PosterFormat; readonly sheets: readonly object[]; readonly mayBorrowGlyphs: boolean; readonly hasHugeText: boolean };

const UNPRINTABLE = /the text `(?:\\?")(.+?)(?:\\?")` could not be displayed/gu;

/**
 * Tinos has every letter of Vietnamese, Latin, Greek and Cyrillic. A name with other signs (emoji, Chinese) borrows
 * them from the fonts of the machine; what no font has is shown as the replacement character, never dropped silently.
 */
export async function typesetLegibly(job: Job): Promise<Uint8Array> {
  try {
    return await typeset(JSON.stringify(job), 'ua-1');
  } catch (error) {
    if (!(error instanceof TypesettingFailed) || missingIn(error).size === 0) throw error;
  }
  const borrowing = JSON.stringify({ ...job, mayBorrowGlyphs: true });
  try {
    return await typeset(borrowing, 'ua-1');
  } catch (error) {
    const missing = error instanceof TypesettingFailed ? missingIn(error) : new Set<string>();
    if (missing.size === 0) throw error;
    return typeset(replaceAll(borrowing, missing), '1.7');
  }
}

function missingIn(error: TypesettingFailed): Set<string> {
  return new Set(error.messages.flatMap((message) => [...message.matchAll(UNPRINTABLE)].map((match) => match[1] ?? '')));
}

const replaceAll = (text: string, signs: Set<string>): string => [...signs].reduce((all, sign) => all.replaceAll(sign, '\uFFFD'), text);

const HUGE = 1_000;

function hasHugeText(value: unknown): boolean {
  if (typeof value === 'string') return value.length > HUGE;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasHugeText);
}

function withCodes(sheet: PaperSheet): object {
  const code = sheet.dossierCode;
  return {
    ...sheet,
    bars:
      code !== null && fitsCode128(code)
        ? { svg: code128Svg(code), modules: barSymbol(code).total + 20, alt: `Mã vạch của mã hồ sơ ${code}` }
        : null,
    codes: sheet.codes.map((entry) => ({ ...entry, svg: qrSvg(entry.url), alt: `Mã QR: ${entry.caption}, ${entry.url}` })),
  };
}
