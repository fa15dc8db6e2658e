import 'server-only';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const MOST_UNPACKED = 160 * 1024 * 1024;
const MOST_ENTRIES = 5_000;
const ROW_TAG = '<row';
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

export type Unpacked = { readonly bytes: number; readonly rows: number };

type Entry = { readonly name: string; readonly method: number; readonly packed: Uint8Array };

/** The directory at the end of an archive, as the library that opens it will read it. Null when it is none we can follow. */
function entriesOf(archive: Uint8Array): Entry[] | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    if (local + 30 > archive.length) return null;
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, method: view.getUint16(at + 10, true), packed: archive.subarray(from, from + view.getUint32(at + 20, true)) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Counts the rows of a sheet that comes in pieces, in which a tag may be cut. */
class RowCounter {
  rows = 0;
  private tail = '';

  add(piece: Buffer): void {
    const text = this.tail + piece.toString('latin1');
    for (let at = text.indexOf(ROW_TAG); at !== -1; at = text.indexOf(ROW_TAG, at + 1)) if (/[\s>/]/.test(text.charAt(at + ROW_TAG.length))) this.rows += 1;
    // Too short to hold a tag that was counted.
    this.tail = text.slice(-ROW_TAG.length);
  }
}

/** What an entry unpacks to, piece by piece; a damaged one ends where it is damaged, as it will for whoever opens it. */
async function* unpacked({ method, packed }: Entry): AsyncGenerator<Buffer> {
  if (method === STORED) yield Buffer.from(packed);
  if (method !== DEFLATED) return;
  yield* Readable.from([packed]).pipe(createInflateRaw()) as AsyncIterable<Buffer>;
}

/**
 * Unpacks a workbook without keeping it, only to see how large it is: a small archive may hold gigabytes, and what its
 * directory says of the sizes may be a lie. `rows` is the largest sheet.
 */
export async function measureWorkbook(archive: Uint8Array): Promise<Unpacked | 'too-large' | 'damaged'> {
  const entries = entriesOf(archive);
  if (entries === null) return 'damaged';
  let bytes = 0;
  let rows = 0;
  try {
    for (const entry of entries) {
      const counter = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name) ? new RowCounter() : null;
      for await (const piece of unpacked(entry)) {
        bytes += piece.byteLength;
        if (bytes > MOST_UNPACKED) return 'too-large';
        counter?.add(piece);
      }
      rows = Math.max(rows, counter?.rows ?? 0);
    }
  } catch {
    return 'damaged';
  }
  return { bytes, rows };
}
