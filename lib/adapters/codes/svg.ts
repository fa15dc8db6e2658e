import 'server-only';
import { barSymbol, qrSymbol } from './symbol';

// The text itself is never written into the SVG: only numbers are, so nothing typed by anyone can become markup.

export const QR_QUIET_ZONE = 4;
export const BAR_QUIET_ZONE = 10;
const BAR_HEIGHT = 40;

type SvgOptions = {
  /** What a screen reader says; without it the picture is hidden from one. */
  readonly label?: string;
};

/**
 * A QR code as inline SVG, black on white, quiet zone included, 1 unit a module; scale it with CSS. Safe to inline.
 * Throws RangeError for an empty text or one above 1,000 bytes.
 */
export function qrSvg(text: string, options: SvgOptions = {}): string {
  const symbol = qrSymbol(text);
  const runs: string[] = [];
  for (let y = 0; y < symbol.size; y += 1) {
    let x = 0;
    while (x < symbol.size) {
      const start = x;
      while (x < symbol.size && symbol.isDark(x, y)) x += 1;
      if (x > start) runs.push(rect(start + QR_QUIET_ZONE, y + QR_QUIET_ZONE, x - start, 1));
      else x += 1;
    }
  }
  const side = symbol.size + 2 * QR_QUIET_ZONE;
  return svg(side, side, runs, options);
}

/**
 * A Code 128 bar code as inline SVG, black on white, quiet zone included, 1 unit a module, 40 high; scale it with CSS.
 * Safe to inline. Throws RangeError for anything but 1 to 60 printable ASCII characters.
 */
export function code128Svg(text: string, options: SvgOptions = {}): string {
  const symbol = barSymbol(text);
  const bars: string[] = [];
  let x = BAR_QUIET_ZONE;
  symbol.widths.forEach((width, index) => {
    if (index % 2 === 0) bars.push(rect(x, 0, width, BAR_HEIGHT));
    x += width;
  });
  return svg(symbol.total + 2 * BAR_QUIET_ZONE, BAR_HEIGHT, bars, options);
}

const rect = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h-${width}z`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function svg(width: number, height: number, parts: readonly string[], { label }: SvgOptions): string {
  const name =
    label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${label.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges" ${name}>` +
    `<path fill="#fff" d="M0 0h${width}v${height}h-${width}z"/><path fill="#000" d="${parts.join('')}"/></svg>`
  );
}
