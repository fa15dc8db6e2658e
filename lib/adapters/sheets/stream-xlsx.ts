import 'server-only';
import { Readable } from 'node:stream';
import { createDeflateRaw, crc32 } from 'node:zlib';

export type StreamColumn = { readonly header: string; readonly width: number };

const escaped = (text: string): string => (/[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) ? text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text);

/** Text stays text (an inline string), so that nothing of it is ever a formula. */
const cell = (value: string | number | null, at: string, style: string): string =>
  value === null ? '' : typeof value === 'number' ? `<c r="${at}"${style}><v>${value}</v></c>` : `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** A to Z, AA, AB … */
const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const rowXml = (row: readonly (string | number | null)[], columns: readonly string[], number: number, style = ''): string => `<row r="${number}">${row.map((value, index) => cell(value, `${columns[index] ?? letters(index)}${number}`, style)).join('')}</row>`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const fixedParts = (sheet: string): readonly (readonly [name: string, xml: string])[] => [
  ['[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`],
  ['_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`],
];

async function* sheetXml(columns: readonly StreamColumn[], batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>): AsyncGenerator<Buffer> {
  const names = columns.map((_, index) => letters(index));
  let number = 1;
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  yield Buffer.from(`${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${rowXml(columns.map(({ header }) => header), names, 1, ' s="1"')}`);
  for await (const rows of batches) yield Buffer.from(rows.map((row) => rowXml(row, names, (number += 1))).join(''));
  yield Buffer.from('</sheetData></worksheet>');
}

type Entry = { readonly name: Buffer; readonly crc: number; readonly packed: number; readonly size: number; readonly at: number };

const DEFLATED = 8;
/** Sizes stand after the data, where they are known; names are UTF-8. */
const FLAGS = 0x0808;
/** 01/01/2026, 00:00: a file has a date, and this one says nothing. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Omit<Entry, 'name' | 'at'>): Buffer {
  const block = Buffer.alloc(16);
  block.writeUInt32LE(0x08074b50, 0);
  block.writeUInt32LE(crc, 4);
  block.writeUInt32LE(packed, 8);
  block.writeUInt32LE(size, 12);
  return block;
}

function directory(entries: readonly Entry[], at: number): Buffer {
  const parts = entries.map((entry) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(20, 6);
    header.writeUInt16LE(FLAGS, 8);
    header.writeUInt16LE(DEFLATED, 10);
    header.writeUInt16LE(DATE, 14);
    header.writeUInt32LE(entry.crc, 16);
    header.writeUInt32LE(entry.packed, 20);
    header.writeUInt32LE(entry.size, 24);
    header.writeUInt16LE(entry.name.length, 28);
    header.writeUInt32LE(entry.at, 42);
    return Buffer.concat([header, entry.name]);
  });
  const all = Buffer.concat(parts);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([all, end]);
}

/** A sheet of Excel holds no more rows than this, its header among them. */
export const ROWS_AT_MOST = 1_048_576;

/**
 * A workbook of one sheet, its first row bold and frozen, written as its rows come: neither the rows nor the file is ever
 * whole in memory. At most ROWS_AT_MOST rows and 4 GB of text: the caller counts.
 */
export async function* streamXlsx(sheet: string, columns: readonly StreamColumn[], batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let at = 0;
  async function* entry(name: string, source: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Uint8Array> {
    const nameBytes = Buffer.from(name);
    const begin = at;
    let [crc, size, packed] = [0, 0, 0];
    async function* counted() {
      for await (const piece of source) {
        crc = crc32(piece, crc);
        size += piece.length;
        yield piece;
      }
    }
    const header = localHeader(nameBytes);
    yield header;
    const deflated = Readable.from(counted()).pipe(createDeflateRaw({ level: 1, chunkSize: 64 * 1024 }));
    for await (const piece of deflated as AsyncIterable<Buffer>) {
      packed += piece.length;
      yield piece;
    }
    yield descriptor({ crc, packed, size });
    at += header.length + packed + 16;
    entries.push({ name: nameBytes, crc, packed, size, at: begin });
  }
  for (const [name, xml] of fixedParts(sheet)) yield* entry(name, [Buffer.from(xml)]);
  yield* entry('xl/worksheets/sheet1.xml', sheetXml(columns, batches));
  yield directory(entries, at);
}
