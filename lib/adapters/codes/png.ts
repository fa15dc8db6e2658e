import 'server-only';
import { crc32, deflateSync } from 'node:zlib';
import { BAR_QUIET_ZONE, QR_QUIET_ZONE } from './svg';
import { barSymbol, qrSymbol } from './symbol';

/** A bitmap and its size in pixels; word processors want a raster picture. */
export type CodePng = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** A QR code as PNG, black on white, quiet zone included. Throws as qrSvg does. */
export function qrPng(text: string, pixelsPerModule = 8): CodePng {
  const symbol = qrSymbol(text);
  const side = (symbol.size + 2 * QR_QUIET_ZONE) * pixelsPerModule;
  const toModule = (pixel: number): number => Math.floor(pixel / pixelsPerModule) - QR_QUIET_ZONE;
  const inside = (module: number): boolean => module >= 0 && module < symbol.size;
  return bitmap(side, side, (x, y) => {
    const [column, row] = [toModule(x), toModule(y)];
    return inside(column) && inside(row) && symbol.isDark(column, row);
  });
}

/** A Code 128 bar code as PNG, black on white, quiet zone included. Throws as code128Svg does. */
export function code128Png(text: string, pixelsPerModule = 4): CodePng {
  const symbol = barSymbol(text);
  const dark: boolean[] = [];
  symbol.widths.forEach((width, index) => {
    for (let module = 0; module < width; module += 1) dark.push(index % 2 === 0);
  });
  const width = (symbol.total + 2 * BAR_QUIET_ZONE) * pixelsPerModule;
  return bitmap(width, 40 * pixelsPerModule, (x) => dark[Math.floor(x / pixelsPerModule) - BAR_QUIET_ZONE] === true);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** One bit a pixel, grey: 0 is black. */
function bitmap(width: number, height: number, isDark: (x: number, y: number) => boolean): CodePng {
  const stride = Math.ceil(width / 8) + 1; // each row begins with its filter, 0
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isDark(x, y)) continue;
      const at = y * stride + 1 + (x >> 3);
      rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const bytes = Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return { bytes: new Uint8Array(bytes), width, height };
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}
