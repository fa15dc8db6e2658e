import jsQR from 'jsqr';

// Reads codes back as a scanner would, from pixels.

/** Black on white; true is dark. */
export class Bitmap {
  private readonly dark: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.dark = new Uint8Array(width * height);
  }

  fill(x0: number, y0: number, x1: number, y1: number, isDark: boolean): void {
    const clamp = (value: number, top: number): number => Math.max(0, Math.min(top, Math.round(value)));
    for (let y = clamp(y0, this.height); y < clamp(y1, this.height); y += 1) {
      this.dark.fill(isDark ? 1 : 0, y * this.width + clamp(x0, this.width), y * this.width + clamp(x1, this.width));
    }
  }

  isDark(x: number, y: number): boolean {
    return this.dark[y * this.width + x] === 1;
  }

  /** Widths of dark and light runs of one row, from the first dark pixel on. */
  runs(y: number): number[] {
    const runs: number[] = [];
    let x = 0;
    while (x < this.width && !this.isDark(x, y)) x += 1;
    while (x < this.width) {
      const start = x;
      const colour = this.isDark(x, y);
      while (x < this.width && this.isDark(x, y) === colour) x += 1;
      runs.push(x - start);
    }
    return runs;
  }

  rgba(): Uint8ClampedArray {
    const pixels = new Uint8ClampedArray(this.width * this.height * 4).fill(255);
    this.dark.forEach((value, at) => {
      if (value === 1) pixels.fill(0, at * 4, at * 4 + 3);
    });
    return pixels;
  }
}

/** The text of the first QR code found, or null. */
export function readQr(image: Bitmap): string | null {
  return jsQR(image.rgba(), image.width, image.height)?.data ?? null;
}

/** The rectangles of `M x y h w v h …` paths, drawn; what the SVGs of codes are made of. */
export function drawSvg(svg: string, scale = 4): Bitmap {
  const [, width = '0', height = '0'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const image = new Bitmap(Number(width) * scale, Number(height) * scale);
  for (const [, colour, d] of svg.matchAll(/<path fill="(#fff|#000)" d="([^"]*)"\/>/g)) {
    for (const rect of (d ?? '').matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
      const [x = 0, y = 0, w = 0, h = 0] = rect.slice(1).map((value) => Number(value) * scale);
      image.fill(x, y, x + w, y + h, colour === '#000');
    }
  }
  return image;
}

// ISO/IEC 15417: widths of bar, space, bar, … of the values 0 to 105, then the stop.
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const [TO_C, TO_B, START_B, START_C] = [99, 100, 104, 105];

/** The text of a Code 128 symbol given as widths of its bars and spaces in any unit; null unless its check digit is right. */
export function readCode128(runs: readonly number[]): string | null {
  const values: number[] = [];
  let at = 0;
  for (; at + 6 <= runs.length; at += 6) {
    if (shape(runs.slice(at, at + 7), 13) === STOP) break;
    const value = PATTERNS.indexOf(shape(runs.slice(at, at + 6), 11));
    if (value < 0) return null;
    values.push(value);
  }
  if (at + 7 > runs.length || values.length < 3) return null;
  const check = values.pop();
  if (values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103 !== check) return null;
  return textOf(values);
}

/** Widths in modules. */
function shape(runs: readonly number[], modules: number): string {
  const total = runs.reduce((sum, run) => sum + run, 0);
  return runs.map((run) => Math.round((run * modules) / total)).join('');
}

function textOf([start, ...values]: readonly number[]): string | null {
  if (start !== START_B && start !== START_C) return null;
  let isC = start === START_C;
  let text = '';
  for (const value of values) {
    if (value === TO_C && !isC) isC = true;
    else if (value === TO_B && isC) isC = false;
    else text += isC ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}

/** Every Code 128 symbol that some row of the picture shows. */
export function readBarCodes(image: Bitmap): ReadonlySet<string> {
  const found = new Set<string>();
  for (let y = 0; y < image.height; y += 3) {
    const runs = image.runs(y);
    for (let from = 0; from < runs.length; from += 2) {
      if (shape(runs.slice(from, from + 6), 11) !== PATTERNS[START_B] && shape(runs.slice(from, from + 6), 11) !== PATTERNS[START_C]) continue;
      const text = readCode128(runs.slice(from));
      if (text !== null) found.add(text);
    }
  }
  return found;
}
