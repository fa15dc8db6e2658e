import 'server-only';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const MOST_UNPACKED = 160 * 1024 * 1024;
const MOST_ENTRIES = 5_000;
/** What a spreadsheet library makes of a short tag is some hundred bytes: few megabytes of empty cells would fill the memory. */
const MOST_CELLS = 1_500_000;
const MOST_TAGS = 8_000_000;
/** Merging makes every cell of the range: one short line may name the whole sheet, seventeen thousand million of them. */
const MOST_MERGED = 200_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

export type Unpacked = { readonly bytes: number; readonly rows: number; readonly cells: number };

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

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** How many cells a range like `A1:C10` has; one that is none counts as one. */
function areaOf(range: string): number {
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
  return (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
}

/** Counts what a sheet holds. It comes in pieces, in which a tag may be cut. */
class SheetCounter {
  rows = 0;
  cells = 0;
  merged = 0;
  private tail = '';

  add(piece: Buffer): void {
    const text = this.tail + piece.toString('latin1');
    const cut = Math.max(0, text.lastIndexOf('<'));
    this.count(text.slice(0, cut));
    // No tag that is counted is as long: what is let go is text.
    this.tail = text.slice(cut, cut + LONGEST_TAG);
  }

  end(): void {
    this.count(this.tail);
  }

  private count(text: string): void {
    for (const [, tag, said = ''] of text.matchAll(/<(row|c|mergeCell)(?=[\s>/])([^>]*)/g)) {
      if (tag === 'row') this.rows += 1;
      else if (tag === 'c') this.cells += 1;
      else this.merged += areaOf(/ref="([^"]*)"/.exec(said)?.[1] ?? '');
    }
  }
}

const LONGEST_TAG = 8_192;
const LESS_THAN = 0x3c;

function countTags(piece: Buffer): number {
  let tags = 0;
  for (let at = piece.indexOf(LESS_THAN); at !== -1; at = piece.indexOf(LESS_THAN, at + 1)) tags += 1;
  return tags;
}

/** What an entry unpacks to, piece by piece; a damaged one ends where it is damaged, as it will for whoever opens it. */
async function* unpacked({ method, packed }: Entry): AsyncGenerator<Buffer> {
  if (method === STORED) yield Buffer.from(packed);
  if (method !== DEFLATED) return;
  yield* Readable.from([packed]).pipe(createInflateRaw()) as AsyncIterable<Buffer>;
}

/**
 * Unpacks a workbook without keeping it, only to see how large it is: a small archive may hold gigabytes, and what its
 * directory says of the sizes may be a lie. `rows` and `cells` are those of the largest sheet; more than `most` bytes is too large.
 */
export async function measureWorkbook(archive: Uint8Array, most: number = MOST_UNPACKED): Promise<Unpacked | 'too-large' | 'damaged'> {
  const entries = entriesOf(archive);
  if (entries === null) return 'damaged';
  let [bytes, tags, rows, cells] = [0, 0, 0, 0];
  try {
    for (const entry of entries) {
      const counter = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name) ? new SheetCounter() : null;
      for await (const piece of unpacked(entry)) {
        bytes += piece.byteLength;
        tags += countTags(piece);
        counter?.add(piece);
        if (bytes > most || tags > MOST_TAGS || (counter?.merged ?? 0) > MOST_MERGED) return 'too-large';
      }
      counter?.end();
      if ((counter?.merged ?? 0) > MOST_MERGED) return 'too-large';
      [rows, cells] = [Math.max(rows, counter?.rows ?? 0), Math.max(cells, counter?.cells ?? 0)];
    }
  } catch {
    return 'damaged';
  }
  return cells > MOST_CELLS ? 'too-large' : { bytes, rows, cells };
}
