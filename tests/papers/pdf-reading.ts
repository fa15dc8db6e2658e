import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { Bitmap } from './code-reading';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Matrix = readonly [number, number, number, number, number, number];

// The reader copies parts of fonts with a method that Node 20 has not got.
type Transfer = (this: ArrayBuffer, length?: number) => ArrayBuffer;
const buffers = ArrayBuffer.prototype as ArrayBuffer & { transferToFixedLength?: Transfer };
buffers.transferToFixedLength ??= function (this: ArrayBuffer, length: number = this.byteLength) {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(this).subarray(0, length));
  return copy.buffer;
};

export const openPdf = (bytes: Uint8Array): Promise<Pdf> => getDocumentProxy(bytes.slice());

/** What a page says, its white space made single. */
export async function pageText(pdf: Pdf, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return text.replace(/\s+/g, ' ').trim();
}

export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  return pages.join(' ');
}

/** Width and height of a page in millimetres. */
export async function pageSize(pdf: Pdf, number = 1): Promise<readonly [number, number]> {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (await pdf.getPage(number)).view;
  return [Math.round(((x1 - x0) * 25.4) / 72), Math.round(((y1 - y0) * 25.4) / 72)];
}

/** The names of the embedded fonts, without the tag of their subset. */
export function fontNames(bytes: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(bytes).toString('latin1');
  return new Set([...text.matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)/g)].map(([, name]) => name ?? ''));
}

/** Every filled rectangle of a page, drawn at `scale` pixels a point: enough for codes, which are made of nothing else. */
export async function drawRectangles(pdf: Pdf, number = 1, scale = 4): Promise<Bitmap> {
  const { OPS } = await getResolvedPDFJS();
  const page = await pdf.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const image = new Bitmap(Math.ceil(width * scale), Math.ceil(height * scale));
  const { fnArray, argsArray } = await page.getOperatorList();
  let now: { matrix: Matrix; colour: string } = { matrix: [1, 0, 0, 1, 0, 0], colour: '#000000' };
  const stack: (typeof now)[] = [];
  fnArray.forEach((operation, index) => {
    const args: unknown[] = argsArray[index] ?? [];
    switch (operation) {
      case OPS.save:
        stack.push({ ...now });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        now = stack.pop() ?? now;
        break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...now });
        if (Array.isArray(args[0])) now = { ...now, matrix: times(now.matrix, args[0] as unknown as Matrix) };
        break;
      case OPS.transform:
        now = { ...now, matrix: times(now.matrix, args as unknown as Matrix) };
        break;
      case OPS.setFillRGBColor:
        now = { ...now, colour: String(args[0]) };
        break;
      case OPS.constructPath: {
        const [paint, [path]] = args as [number, [ArrayLike<number> | null]];
        if ((paint === OPS.fill || paint === OPS.eoFill) && path !== null) {
          for (const box of boxes(path)) fillBox(image, box, now.matrix, now.colour === '#000000', height, scale);
        }
        break;
      }
    }
  });
  return image;
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

type Box = readonly [number, number, number, number];

/** The bounding boxes of the subpaths. Coded as 0 x y (move), 1 x y (line), 2 with three points (curve), 4 (close). */
function boxes(path: ArrayLike<number>): readonly Box[] {
  const found: Box[] = [];
  let points: [number, number][] = [];
  const finish = (): void => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    if (points.length > 2) found.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    points = [];
  };
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    if (code === 0) finish();
    const count = code === 0 || code === 1 ? 1 : code === 2 ? 3 : code === 3 ? 2 : 0;
    for (let point = 0; point < count; point += 1) points.push([path[at + 1 + point * 2] ?? 0, path[at + 2 + point * 2] ?? 0]);
    at += 1 + count * 2;
  }
  finish();
  return found;
}

function fillBox(image: Bitmap, [x0, y0, x1, y1]: Box, m: Matrix, isDark: boolean, height: number, scale: number): void {
  const place = (x: number, y: number): readonly [number, number] => [(m[0] * x + m[2] * y + m[4]) * scale, (height - (m[1] * x + m[3] * y + m[5])) * scale];
  const [ax, ay] = place(x0, y0);
  const [bx, by] = place(x1, y1);
  image.fill(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), isDark);
}
