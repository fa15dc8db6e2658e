import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { measureWorkbook } from './zip-guard';

const sheet = (rows: number) => zipSync({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode(`<worksheet><sheetData>${'<row r="1"><c/></row>'.repeat(rows)}</sheetData><rowBreaks/></worksheet>`) });

/** An archive of pieces that are deflated already, with whatever size its directory shall claim. */
function archiveOf(pieces: Readonly<Record<string, Uint8Array>>, claimed: number): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, packed] of Object.entries(pieces)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), Buffer.from(packed));
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(pieces).length, 10);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

describe('a workbook before it is opened', () => {
  it.each([0, 1, 7, 9_999, 40_000])('has its %i rows counted', async (rows) => expect(await measureWorkbook(sheet(rows))).toMatchObject({ rows }));

  it('is refused when it unpacks to more than we take, long before all of it is unpacked', async () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), { level: 1 });
    const pieces = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`xl/worksheets/sheet${n}.xml`, packed] as const));
    const bomb = archiveOf(pieces, 64 * 1024 * 1024);
    const from = performance.now();
    expect(await measureWorkbook(bomb)).toBe('too-large');
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('is refused though its directory says that it is small', async () => {
    const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024), { level: 1 });
    expect(await measureWorkbook(archiveOf({ 'xl/worksheets/sheet1.xml': packed }, 10))).toBe('too-large');
  });

  it('has its cells counted wherever a piece is cut, and columns are none', async () => {
    const found = await measureWorkbook(zipSync({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode(`<worksheet><cols><col min="1"/></cols>${`<row r="1">${'<c r="A1" s="1"/>'.repeat(50)}</row>`.repeat(3_000)}</worksheet>`) }));
    expect(found).toMatchObject({ rows: 3_000, cells: 150_000 });
  });

  it('is refused when few bytes would become more cells than fit', async () => {
    const sheetOf = (xml: string) => zipSync({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode(`<worksheet>${xml}</worksheet>`) });
    expect(await measureWorkbook(sheetOf('<row>' + '<c/>'.repeat(1_500_001) + '</row>'))).toBe('too-large');
    expect(await measureWorkbook(sheetOf('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))).toBe('too-large');
    expect(await measureWorkbook(sheetOf('<mergeCells><mergeCell ref="A1:D4"/><mergeCell ref="A5:D5"/></mergeCells>'))).toMatchObject({ rows: 0 });
    expect(await measureWorkbook(zipSync({ 'xl/sharedStrings.xml': new TextEncoder().encode('<si/>'.repeat(8_000_001)) }))).toBe('too-large');
  });

  it('is refused when it is no archive, cut off or damaged', async () => {
    expect(await measureWorkbook(sheet(5_000).slice(0, -40))).toBe('damaged');
    expect(await measureWorkbook(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('damaged');
    expect(await measureWorkbook(archiveOf({ 'xl/worksheets/sheet1.xml': Buffer.from([255, 255, 255, 255]) }, 4))).toBe('damaged');
  });
});
