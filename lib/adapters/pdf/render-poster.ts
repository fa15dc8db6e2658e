import 'server-only';
import { qrSvg } from '@/lib/adapters/codes/svg';
import type { PosterSheet } from '@/lib/text/paper/poster';
import { typesetLegibly } from './render-paper';

/**
 * Posters in one PDF, each beginning on a new page and counting its own pages: one procedure, or the whole book.
 * Throws RangeError for an empty list.
 */
export async function renderPosters(sheets: readonly PosterSheet[], size: 'a4' | 'a3', title: string): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('No poster to print');
  const drawn = sheets.map((sheet, index) => ({ ...sheet, key: `end-of-poster-${index}`, svg: qrSvg(sheet.url), alt: `Mã QR: ${sheet.scan}, ${sheet.url}` }));
  return typesetLegibly({ title, format: `poster-${size}`, sheets: drawn, mayBorrowGlyphs: false, hasHugeText: JSON.stringify(sheets).length > 400_000 });
}
