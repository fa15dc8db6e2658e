import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database';

useDatabase();

type Import = typeof import('@/lib/usecases/import-procedures');
type Entry = Record<string, unknown> & { code: string | null; name: string };
const SAMPLE = () => JSON.parse(readFileSync('prisma/seed/reference/procedures.json', 'utf8')) as Entry[];
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

let importProcedures: Import['importProcedures'];
let actor: Parameters<Import['importProcedures']>[0]['actor'];
let countDrafts: () => Promise<number>;

beforeAll(async () => {
  const { seed } = await import('@/prisma/seed/index');
  await seed('reference');
  ({ importProcedures } = await import('@/lib/usecases/import-procedures'));
  const { systemActor } = await import('@/lib/usecases/system-actor');
  const { db } = await import('@/lib/db/client');
  actor = systemActor(1);
  countDrafts = () => db().procedureDraft.count();
});

const run = async (bytes: Uint8Array, dryRun = true) => {
  const result = await importProcedures({ source: { bytes }, fileName: 'danh-sach.json', dryRun, actor });
  if (!result.ok) throw new Error(result.refusal.name);
  return result.value;
};

async function sheetOf(header: readonly string[], rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').addRows([header, ...rows] as unknown[][]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a list of procedures', () => {
  it('that is the sample itself differs in nothing', async () => {
    expect(await run(bytesOf(SAMPLE()))).toMatchObject({ shape: 'sample', total: 30, same: 30, fresh: 0, changed: 0, bad: 0, missing: 0 });
  });

  it('says field by field what it would change, what is new, what it lacks, and writes nothing when only checked', async () => {
    const entries = SAMPLE();
    const changed = entries.find(({ code }) => code === '1.014199');
    const list = entries.filter(({ code }) => code !== '1.014200');
    Object.assign(changed ?? {}, { committedTimeLimit: { value: 5, unit: 'ngày làm việc' }, name: `${changed?.name} (sửa)` });
    list.push({ code: '1.999999', name: 'Thủ tục mới <script>alert(1)</script>', field: 'Lĩnh vực mới', handlingUnit: 'Phòng Quản lý Lao động', level: 'Cấp tỉnh', onlineLevel: 'toàn trình', decisionNumber: 'MẪU-06/QĐ-UBND' });
    const found = await run(bytesOf(list));
    expect(found).toMatchObject({ fresh: 1, changed: 1, missing: 1, bad: 0 });
    expect(found.difference.changed[0]).toMatchObject({ slug: '1.014199', kind: 'correct', changes: [{ field: 'name' }, { field: 'committed', was: '7 ngày làm việc', now: '5 ngày làm việc' }] });
    expect(found.difference.missing[0]?.code).toBe('1.014200');
    expect(found.difference.newSectors).toEqual(['Lĩnh vực mới']);
    expect(await countDrafts()).toBe(0);

    expect(await run(bytesOf(list), false)).toMatchObject({ fresh: 1, changed: 1 });
    expect(await countDrafts()).toBe(2);
    const { db } = await import('@/lib/db/client');
    expect(await db().procedureVersion.count({ where: { name: { contains: '(sửa)' } } })).toBe(0);
    // Twice changes nothing.
    expect(await run(bytesOf(list), false)).toMatchObject({ fresh: 0, changed: 0, bad: 0 });
    expect(await countDrafts()).toBe(2);
    // Another list must not write over a draft that somebody is working on.
    Object.assign(changed ?? {}, { committedTimeLimit: null });
    const other = await run(bytesOf(list), false);
    expect(other.difference.problems).toMatchObject([{ field: 'code', message: expect.stringContaining('bản dự thảo khác') as string }]);
    expect(await countDrafts()).toBe(2);
  });

  it('in the style of the national database leaves what it does not tell as it is', async () => {
    const header = ['Mã TTHC', 'Tên TTHC', 'Lĩnh vực', 'Cơ quan thực hiện', 'Quyết định công bố', 'Ngày hiệu lực', 'Mức độ'];
    const same = ['1.014201', SAMPLE().find(({ code }) => code === '1.014201')?.name, 'Việc làm', 'Ban Quản lý Khu kinh tế Hải Phòng', 'MẪU-03/QĐ-UBND', '07/08/2025', 'Toàn trình'];
    const found = await run(await sheetOf(header, [same, ['1.014196', SAMPLE().find(({ code }) => code === '1.014196')?.name, 'Việc làm', 'Ban Quản lý Khu kinh tế Hải Phòng', 'MẪU-03/QĐ-UBND', new Date('2025-08-07T00:00:00Z'), 'Mức độ 3']]));
    expect(found).toMatchObject({ shape: 'national', bad: 0 });
    const level = SAMPLE().find(({ code }) => code === '1.014196')?.onlineLevel;
    expect(found.changed + found.same).toBe(2);
    if (level === 'toàn trình') expect(found.difference.changed[0]?.changes).toEqual([{ field: 'onlineLevel', was: 'toàn trình', now: 'một phần' }]);
  });

  it('has each bad cell marked with its reason, and the good lines beside it are still counted', async () => {
    const header = ['Mã thủ tục', 'Tên thủ tục', 'Đơn vị giải quyết', 'Quyết định công bố', 'Ngày hiệu lực'];
    const bytes = await sheetOf(header, [['abc', 'A', 'Phòng không có', 'QĐ-1', '40/01/2026'], ['1.888888', '=HYPERLINK("x")', 'QLLĐ', 'MẪU-06/QĐ-UBND', ''], ['1.777777', '', 'QLLĐ', '', ''], ['1.888888', 'B', 'QLLĐ', '', ''], ['1.666666', 'C', 'QLLĐ', 'KHÔNG-CÓ', '01/01/2020']]);
    const found = await run(bytes);
    expect(found).toMatchObject({ total: 5, fresh: 1, bad: 4 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(found.marked as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0];
    expect(String(sheet?.getCell('A2').note)).toContain('1.014199');
    expect(String(sheet?.getCell('E2').note)).toContain('dd/mm/yyyy');
    expect(String(sheet?.getCell('D6').note)).toContain('Chưa có quyết định');
    expect(String(sheet?.getCell('F5').value)).toContain('Trùng với dòng 3');
    expect(sheet?.getCell('B3').value).toBe('=HYPERLINK("x")');
    expect(sheet?.getCell('B3').formula).toBeFalsy();
  });

  it.each([
    ['nothing', new Uint8Array(), 'NotAList'], ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'NotAList'], ['broken JSON', new TextEncoder().encode('[{"code":'), 'NotAList'], ['an empty list', bytesOf([]), 'NoRows'],
    ['a cut-off workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 1]), 'NotAList'], ['other columns', new TextEncoder().encode('Họ tên,Tuổi\nA,3\n'), 'NoHeader'], ['too many', bytesOf(Array.from({ length: 10_001 }, () => ({ name: 'A' }))), 'TooManyRows'],
  ])('that is %s is refused by name', async (_, bytes, name) => {
    const result = await importProcedures({ source: { bytes }, fileName: 'x', dryRun: true, actor });
    expect(result.ok ? null : result.refusal.name).toMatch(new RegExp(`${name}|NoRows|NotUtf8`));
  });

  it('of 30 MB with an error in every line is answered, with every line marked', async () => {
    const rows = Array.from({ length: 3_200 }, (_, n) => ({ code: `sai-${n}`, name: `Thủ tục ${n} ${'ơ'.repeat(900)}`, field: '', onlineLevel: '?', steps: [`${n} ${'x'.repeat(8_000)}`], timeLimits: [{ value: -1, unit: 'năm' }] }));
    const bytes = bytesOf(rows);
    expect(bytes.length).toBeGreaterThan(29 * 1024 * 1024);
    const found = await run(bytes);
    expect(found).toMatchObject({ total: 3_200, bad: 3_200, fresh: 0 });
    expect(found.difference.problems.length).toBe(300);
    expect(found.marked.length).toBeGreaterThan(10_000);
  }, 120_000);

  it('as a workbook with an error in every cell of every line is answered with all of them coloured and said', async () => {
    const header = ['Mã thủ tục', 'Tên thủ tục', 'Đơn vị giải quyết', 'Quyết định công bố', 'Ngày hiệu lực', 'Thời hạn giải quyết', 'Phí, lệ phí', 'Trình tự thực hiện'];
    const bytes = await sheetOf(header, Array.from({ length: 3_000 }, (_, n) => [`sai-${n}`, '', 'Phòng không có', 'QĐ', '40/13/2026', '-3 năm', 'x đồng', `${n} ${'ươ'.repeat(400)}`]));
    const found = await run(bytes);
    expect(found).toMatchObject({ total: 3_000, bad: 3_000, fresh: 0 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(found.marked as unknown as ExcelJS.Buffer);
    const [sheet] = book.worksheets;
    // The last line is coloured and explained in its last column, though a note in every cell would be too many.
    expect(sheet?.getCell('A3001').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    expect(String(sheet?.getCell('I3001').value)).toContain('Mã thủ tục:');
    expect(String(sheet?.getCell('I3001').value)).toContain('Ngày hiệu lực:');
    expect(String(sheet?.getCell('A2').note)).toContain('1.014199');
  }, 60_000);

  it('that would fill the memory, or is a picture called a workbook, is refused before it is opened', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024).fill(0x20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const merged = zipSync({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode('<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>') });
    for (const [bytes, name] of [[bomb, 'TooLarge'], [merged, 'TooLarge'], [zipSync({ 'word/document.xml': new TextEncoder().encode('<w:document/>') }), 'NotAList'], [new TextEncoder().encode('%PDF-1.7 …'), 'NoHeader|NotAList']] as const) {
      const result = await importProcedures({ source: { bytes }, fileName: 'danh-sach.xlsx', dryRun: true, actor });
      expect(result.ok ? 'ok' : result.refusal.name).toMatch(new RegExp(`^(${name})$`));
    }
  });
});
