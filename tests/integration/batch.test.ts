import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorNamed, AGENCY, anIntake, checkOrdinals, EXPERT, openOffice, WORK_PERMIT } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { templateSheet } from '@/lib/adapters/sheets/mark-sheet';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { isLegalHistory } from '@/lib/domain/dossier/history';
import { readHistory } from '@/lib/data/dossier-acts';
import { localTimeOf } from '@/lib/platform/clock';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { CHECK_HEADER, REGISTER_COLUMNS, REGISTER_KEYS, type RegisterColumn } from '@/lib/text/register-columns';
import { importDossiers, type ImportSummary, type ImportWanted } from '@/lib/usecases/import-dossiers';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { verifyAudit } from '@/lib/usecases/verify-audit';

useDatabase();

let clerk: Actor;
beforeAll(async () => {
  await openOffice();
  clerk = await actorNamed('tiepnhan');
});

type Line = Partial<Record<RegisterColumn, ExcelJS.CellValue>>;
const aLine = (wanted: Line = {}): Line => ({ procedureCode: WORK_PERMIT, caseName: EXPERT, applicantName: 'Công ty TNHH Thử Nghiệm', applicantNumber: '0209000001', address: 'Thành phố Hải Phòng', phone: '0900000111', receivedOn: '02/11/2026', ...wanted });

async function workbook(lines: readonly Line[], change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sổ');
  sheet.addRow(['Sổ theo dõi hồ sơ năm 2026']);
  sheet.addRow(REGISTER_KEYS.map((key) => REGISTER_COLUMNS[key].header));
  for (const line of lines) sheet.addRow(REGISTER_KEYS.map((key) => line[key] ?? null));
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const run = (bytes: Uint8Array, wanted: Partial<ImportWanted> = {}) => importDossiers({ source: { bytes }, dryRun: false, actor: clerk, ...wanted });
const done = async (bytes: Uint8Array, wanted: Partial<ImportWanted> = {}): Promise<ImportSummary> => {
  const result = await run(bytes, wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

async function opened(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('a paper register', () => {
  it('is only checked in a dry run', async () => {
    const before = await db().dossier.count();
    expect(await done(await workbook([aLine(), aLine({ externalCode: 'A-1' })]), { dryRun: true })).toMatchObject({ total: 2, fresh: 2, known: 0, bad: 0 });
    expect(await db().dossier.count()).toBe(before);
    expect(await db().idempotencyKey.count({ where: { scope: 'import-dossier' } })).toBe(0);
  });

  it('becomes dossiers with codes of their days and the history it tells, and again nothing', async () => {
    const bytes = await workbook([
      aLine({ externalCode: 'SỔ/0001', receivedOn: '16/11/2026', receivedTime: '09:05' }),
      aLine({ externalCode: 'SỔ/0002', receivedOn: new Date(Date.UTC(2026, 10, 2)), resolvedOn: '06/11/2026', result: 'Từ chối', returnedOn: '09/11/2026', printedDueOn: '12/11/2026' }),
      aLine({ applicantName: 'Nguyễn Thị Mẫu', applicantKind: 'Cá nhân', applicantNumber: 31_190_000_001, receivedOn: '02/11/2026', resolvedOn: '30/11/2026' }),
      aLine({ applicantName: 'Nguyễn Thị Mẫu', applicantKind: 'Cá nhân', applicantNumber: 31_190_000_001, receivedOn: '02/11/2026', resolvedOn: '20/11/2026' }),
    ]);
    const first = await done(bytes);
    // The third line lies in the future; the others are whole.
    expect(first).toMatchObject({ total: 4, fresh: 3, known: 0, bad: 1 });
    const rows = await db().dossier.findMany({ where: { agencyId: AGENCY }, orderBy: { code: 'asc' } });
    expect(rows.map((row) => [row.externalCode, row.status, row.endStanding, row.resultKind])).toEqual([
      ['SỔ/0002', 'returned', 'early', 'refused'],
      [null, 'resolved', 'late', 'granted'],
      ['SỔ/0001', 'received', null, null],
    ]);
    expect(rows.map((row) => row.code)).toEqual(['H24.21-261102-0001', 'H24.21-261102-0002', 'H24.21-261116-0001']);
    // The date on the paper stays, lateness is judged on ours: seven working days from 2/11.
    expect(rows[0] && [rows[0].printedDueAt && localTimeOf(rows[0].printedDueAt).on, rows[0].originalDueAt && localTimeOf(rows[0].originalDueAt).on]).toEqual(['2026-11-12', '2026-11-11']);
    expect(first.warnings.map(({ column }) => column)).toEqual(['printedDueOn']);
    for (const row of rows) {
      const history = await readHistory(AGENCY, row.id);
      expect(isLegalHistory(history)).toBe(true);
      const folded = foldEvents(history);
      expect(folded.ok && folded.value).toMatchObject({ status: row.status, holdingUnitId: row.holdingUnitId, holderId: row.holderId, lastSeq: row.eventCount });
    }
    const again = await done(bytes);
    expect(again).toMatchObject({ fresh: 0, known: 3, bad: 1 });
    expect(await db().dossier.count({ where: { agencyId: AGENCY } })).toBe(3);
    const sheet = await opened(again.marked);
    expect(String(sheet.getRow(3).getCell(REGISTER_KEYS.length + 1).value)).toBe('Đã nhập trước đây: H24.21-261116-0001');
  });

  it('comes back with each bad cell marked and why, and taken in again after it was mended', async () => {
    const lines = [aLine({ externalCode: 'B-1', procedureCode: '9.999999' }), aLine({ externalCode: 'B-2', receivedOn: '31/02/2026', address: '' }), aLine({ externalCode: 'B-3' })];
    const first = await done(await workbook(lines), { dryRun: true });
    expect(first).toMatchObject({ bad: 2, fresh: 1 });
    const sheet = await opened(first.marked);
    const at = (key: RegisterColumn) => REGISTER_KEYS.indexOf(key) + 1;
    const noteOf = (row: number, key: RegisterColumn): string => {
      const { note } = sheet.getRow(row).getCell(at(key));
      return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
    };
    const isFilled = (row: number, key: RegisterColumn) => sheet.getRow(row).getCell(at(key)).fill?.type === 'pattern';
    expect(noteOf(3, 'procedureCode')).toContain('Không có thủ tục nào mang mã này');
    expect(noteOf(4, 'receivedOn')).toContain('Nhập ngày có thật');
    expect(noteOf(4, 'address')).toContain('Nhập địa chỉ');
    expect([isFilled(3, 'procedureCode'), isFilled(4, 'receivedOn'), isFilled(4, 'address'), isFilled(3, 'address'), isFilled(5, 'procedureCode')]).toEqual([true, true, true, false, false]);
    expect(sheet.getRow(2).getCell(REGISTER_KEYS.length + 1).value).toBe(CHECK_HEADER);
    expect(sheet.getRow(5).getCell(REGISTER_KEYS.length + 1).value).toBe('Hợp lệ, chưa nhập');
    expect(sheet.getRow(1).getCell(1).value).toBe('Sổ theo dõi hồ sơ năm 2026');

    expect(await done(await workbook(lines))).toMatchObject({ fresh: 1, bad: 2 });
    expect(await done(await workbook([aLine({ externalCode: 'B-1' }), aLine({ externalCode: 'B-2' }), lines[2] ?? {}]))).toMatchObject({ fresh: 2, known: 1, bad: 0 });
  });

  it('may be a CSV file, with semicolons and diacritics', async () => {
    const text = ['Mã hồ sơ cũ;Mã thủ tục;Trường hợp;Tên người nộp;Số căn cước, mã số thuế;Địa chỉ;Ngày nhận', `C-1;${WORK_PERMIT};${EXPERT};"Công ty; Mẫu";0209000002;Hải Phòng;3/11/2026`].join('\r\n');
    expect(await done(csv(`\ufeff${text}`))).toMatchObject({ fresh: 1, bad: 0 });
    expect(await db().dossier.findFirstOrThrow({ where: { externalCode: 'C-1' } })).toMatchObject({ applicantName: 'Công ty; Mẫu', applicantIdNumber: '0209000002' });
  });

  it('leaves the known applicant as the last visit told', async () => {
    const visit = await receiveDossier({ actor: clerk }, ReceiveDossier.parse(await anIntake()));
    if (!visit.ok) throw new Error('refused');
    await done(await workbook([aLine({ externalCode: 'D-1', applicantNumber: '0200000002', applicantName: 'Tên trong sổ cũ', address: 'Địa chỉ cũ' })]));
    const row = await db().dossier.findFirstOrThrow({ where: { externalCode: 'D-1' } });
    expect(row.applicantName).toBe('Tên trong sổ cũ');
    expect(await db().applicant.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: row.applicantId } } })).toMatchObject({ name: 'Công ty TNHH Cơ khí chính xác Sao Bến' });
  });

  it('taken in by two at once is taken in once, beside a counter at work', async () => {
    const bytes = await workbook(Array.from({ length: 300 }, (_, n) => aLine({ externalCode: `E-${n}`, receivedOn: `${String(2 + (n % 5)).padStart(2, '0')}/11/2026`, applicantNumber: `02091${String(n % 40).padStart(5, '0')}` })));
    const intake = ReceiveDossier.parse(await anIntake({ receivedAt: '2026-11-03T08:00', lateReason: 'Nhập muộn' }));
    const [a, b] = await Promise.all([done(bytes), done(bytes), ...Array.from({ length: 10 }, () => receiveDossier({ actor: clerk }, { ...intake, key: randomUUID() }))]);
    expect([a, b].reduce((sum, one) => sum + (one && 'fresh' in one ? one.fresh : 0), 0)).toBe(300);
    expect(await db().dossier.count({ where: { externalCode: { startsWith: 'E-' } } })).toBe(300);
    await checkOrdinals();
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });

  it('knows the example of the template when it was left in', async () => {
    const bytes = await templateSheet('Sổ', REGISTER_KEYS.map((key) => REGISTER_COLUMNS[key]));
    expect(await done(bytes)).toMatchObject({ total: 1, fresh: 0, bad: 0 });
  });
});

describe('hostile and broken files', () => {
  it.each<[string, () => Promise<Uint8Array>, Readonly<Record<string, unknown>>]>([
    ['50,000 lines', () => workbook([], (sheet) => { for (let n = 0; n < 50_000; n += 1) sheet.addRow([n]); }), { name: 'TooManyRows', limit: 20_015 }],
    ['an archive that is no workbook', async () => zipSync({ 'a.txt': csv('a') }), { name: 'NotASheet' }],
    ['an archive that unpacks to far more', async () => zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(170 * 1024 * 1024) }, { level: 1 }), { name: 'TooLarge' }],
    ['an archive cut off', async () => (await workbook([aLine()])).slice(0, 3_000), { name: 'NotASheet' }],
    ['a picture', async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), { name: expect.stringMatching(/^(NotUtf8|NotASheet)$/) }],
    ['an older encoding', async () => new Uint8Array([0x4d, 0xe3, 0x20, 0xfe, 0xff, 0x3b]), { name: 'NotUtf8' }],
    ['no headings', async () => csv('a;b;c\n1;2;3'), { name: 'NoHeader', missing: ['Mã thủ tục', 'Tên người nộp', 'Địa chỉ', 'Ngày nhận'] }],
    ['a missing column', async () => csv('Mã thủ tục;Tên người nộp;Ngày nhận\n1;2;3'), { name: 'NoHeader', missing: ['Địa chỉ'] }],
    ['no lines', () => workbook([]), { name: 'NoRows' }],
    ['nothing', async () => csv(''), { name: expect.stringMatching(/^(NoRows|NoHeader)$/) }],
  ])('%s', async (_, bytes, refusal) => {
    expect(await run(await bytes())).toEqual({ ok: false, refusal: expect.objectContaining(refusal) });
  });

  it('marks merged cells and formulas instead of guessing', async () => {
    const bytes = await workbook([aLine({ externalCode: 'F-1' }), aLine({ externalCode: 'F-2' }), aLine({ externalCode: 'F-3' })], (sheet) => {
      const name = REGISTER_KEYS.indexOf('applicantName') + 1;
      sheet.mergeCells(3, name, 4, name);
      sheet.getRow(5).getCell(REGISTER_KEYS.indexOf('phone') + 1).value = { formula: 'HYPERLINK("http://x")', result: '0900000111' };
    });
    const summary = await done(bytes, { dryRun: true });
    expect(summary).toMatchObject({ fresh: 1, bad: 2 });
    expect(summary.problems.map(({ row, column }) => [row, column])).toEqual([[4, 'applicantName'], [5, 'phone']]);
  });

  it('keeps what looks like a formula as text', async () => {
    const summary = await done(await workbook([aLine({ externalCode: 'G-1', applicantName: '=cmd|calc', note: '+1+1' })]));
    expect(summary).toMatchObject({ fresh: 1 });
    expect(await db().dossier.findFirstOrThrow({ where: { externalCode: 'G-1' } })).toMatchObject({ applicantName: '=cmd|calc' });
    expect((await opened(summary.marked)).getRow(3).getCell(REGISTER_KEYS.indexOf('applicantName') + 1).value).toBe('=cmd|calc');
  });
});

describe('ten thousand lines', () => {
  it('are taken in, and told of on the way', { timeout: 600_000 }, async () => {
    const bytes = await workbook(Array.from({ length: 10_000 }, (_, n) => aLine({ externalCode: `H-${n}`, receivedOn: `${String(1 + (n % 28)).padStart(2, '0')}/${String(1 + (n % 10)).padStart(2, '0')}/2026`, applicantNumber: `0203${String(n % 900).padStart(6, '0')}`, applicantName: `Công ty số ${n % 900}`, ...(n % 2 === 0 ? { resolvedOn: '20/11/2026', returnedOn: '21/11/2026' } : {}) })));
    const told: number[] = [];
    const summary = await done(bytes, { onProgress: (n) => { told.push(n); } });
    expect(summary).toMatchObject({ total: 10_000, fresh: 10_000, bad: 0 });
    expect(told.length).toBeGreaterThan(20);
    expect(told.every((n, at) => at === 0 || n >= (told[at - 1] ?? 0))).toBe(true);
    await checkOrdinals();
  });
});
