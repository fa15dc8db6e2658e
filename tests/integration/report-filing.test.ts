import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFiling, listFilings, listNotes } from '@/lib/data/report-filings';
import { findForeignReport, listForeignReports } from '@/lib/data/foreign-reports';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate } from '@/lib/domain/calendar/plain-date';
import { duePeriods } from '@/lib/domain/report/filing';
import { foreignImbalances } from '@/lib/domain/report/foreign';
import { BESIDES, COLUMNS } from '@/lib/domain/report/tally';
import { dossierCsvLine } from '@/lib/text/cell-csv';
import { imbalanceWords } from '@/lib/text/foreign-report';
import { buildReport, type ReportWanted } from '@/lib/usecases/build-report';
import type { Context } from '@/lib/usecases/context';
import { exportedDossiers, reportDocument, reportDocx, reportPdf, reportXlsx } from '@/lib/usecases/export-report';
import { draftReport, dropReport, lockReport, noteReport, returnReport, submitReport } from '@/lib/usecases/file-report';
import { explainImbalance, importForeignReport, openForeignFile, type ForeignAbout } from '@/lib/usecases/import-foreign-report';
import { lateEntries } from '@/lib/usecases/late-entries';
import { listLate } from '@/lib/usecases/list-late';
import { listOfficers } from '@/lib/usecases/list-officers';
import { performAct } from '@/lib/usecases/perform-act';
import { seed } from '@/prisma/seed/index';
import { pdfText } from '../papers/pdf-reading';
import { actorNamed } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();
const AGENCY = 1;
/** The sample dossiers are of the months before today. */
const TODAY = localTimeOfInstant(Date.now()).on;
const PERIOD = { from: addDays(TODAY, -40), to: addDays(TODAY, -10) };
const actors = {} as Record<'kiemsoat' | 'lanhdao' | 'tiepnhan', Actor>;
const ctx = (actor: Actor): Context => { const instant = new Date(); return { actor, instant, now: localTimeOfInstant(instant.getTime()) }; };
const wanted = (asOf = new Date()): ReportWanted => ({ agencyId: AGENCY, period: PERIOD, asOf, now: new Date() });
const SECOND_LEADER: { actor: Actor | null } = { actor: null };

async function drafted(): Promise<string> {
  const made = await draftReport(ctx(actors.kiemsoat), { period: PERIOD, asOf: new Date() });
  if (!made.ok) throw new Error(made.refusal.name);
  return made.value.id;
}
const versionOf = async (id: string) => (await findFiling(AGENCY, id))?.filing.version ?? 0;
async function submitted(): Promise<string> {
  const id = await drafted();
  expect(await submitReport(ctx(actors.kiemsoat), { id, version: await versionOf(id) })).toMatchObject({ ok: true });
  return id;
}

beforeAll(async () => {
  await seed('demo');
  for (const username of ['kiemsoat', 'lanhdao', 'tiepnhan'] as const) actors[username] = await actorNamed(username);
  SECOND_LEADER.actor = { ...(await actorNamed('kiemtra')), roles: actors.lanhdao.roles };
}, 300_000);

describe('a report that is drawn up', () => {
  it('keeps its figures and their hash, can be noted, and is approved by a second person only', async () => {
    const id = await submitted();
    const report = await buildReport(wanted());
    expect((await findFiling(AGENCY, id))?.content.total).toEqual(report.total);
    expect(await noteReport(ctx(actors.kiemsoat), { id, rowKey: 'total', column: 'c10', text: 'Hai hồ sơ chậm do chờ ý kiến phối hợp.' })).toMatchObject({ ok: true });
    expect((await listNotes(AGENCY, id)).map(({ text }) => text)).toEqual(['Hai hồ sơ chậm do chờ ý kiến phối hợp.']);
    expect(await lockReport(ctx(actors.kiemsoat), { id, version: await versionOf(id) })).toEqual({ ok: false, refusal: { name: 'SamePerson' } });
    expect(await returnReport(ctx(actors.lanhdao), { id, version: await versionOf(id), note: 'Bổ sung thuyết minh' })).toMatchObject({ ok: true });
    expect(await lockReport(ctx(actors.lanhdao), { id, version: await versionOf(id) })).toMatchObject({ ok: false, refusal: { name: 'ChangedMeanwhile', state: 'returned' } });
    await expect(db().$executeRaw`UPDATE report_filing SET content = '{}'::jsonb WHERE id = ${id}::uuid`).rejects.toThrow();
    expect(await dropReport(ctx(actors.kiemsoat), { id, version: await versionOf(id) })).toMatchObject({ ok: true });
    expect(await findFiling(AGENCY, id)).toBeNull();
  });

  it('is locked by one of two who press at once; nothing of it changes afterwards, and what was entered since is told', async () => {
    const id = await submitted();
    const version = await versionOf(id);
    const both = await Promise.all([lockReport(ctx(actors.lanhdao), { id, version }), lockReport(ctx(SECOND_LEADER.actor as Actor), { id, version })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = both.find(({ ok }) => !ok);
    expect(loser).toMatchObject({ refusal: { name: 'ChangedMeanwhile', state: 'locked' } });
    const locked = await findFiling(AGENCY, id);
    expect(locked?.filing.state).toBe('locked');
    expect(await noteReport(ctx(actors.kiemsoat), { id, rowKey: null, column: null, text: 'muộn' })).toMatchObject({ ok: false, refusal: { name: 'ChangedMeanwhile' } });
    await expect(db().$executeRaw`UPDATE report_filing SET "decisionNote" = 'x' WHERE id = ${id}::uuid`).rejects.toThrow();
    await expect(db().$executeRaw`DELETE FROM report_filing WHERE id = ${id}::uuid`).rejects.toThrow();
    // A backup writes notes in again: one from before the lock may be written, one from after it may not.
    const note = { agencyId: AGENCY, filingId: id, rowKey: null, column: null, text: 'từ bản sao lưu', authorId: actors.kiemsoat.staffId };
    await expect(db().reportNote.create({ data: { ...note, createdAt: new Date() } })).rejects.toThrow();
    await db().reportNote.create({ data: { ...note, createdAt: locked?.filing.createdAt ?? new Date() } });
    // A second report of the same period cannot be locked beside it.
    const other = await submitted();
    expect(await lockReport(ctx(actors.lanhdao), { id: other, version: await versionOf(other) })).toEqual({ ok: false, refusal: { name: 'PeriodLocked' } });

    const asOf = locked?.filing.asOf ?? new Date();
    expect((await lateEntries(wanted(asOf), new Date())).total).toBe(0);
    const open = await db().dossier.findFirstOrThrow({ where: { status: 'processing', lastEventAt: { lt: new Date(`${PERIOD.to}T00:00:00+07:00`) } }, orderBy: { code: 'desc' } });
    const acted = await performAct(ctx(actors.tiepnhan), { code: open.code, act: 'withdraw', seen: null, reason: 'Nhập sau vì quên', legalAt: { on: PERIOD.to, minute: 600 } });
    if (!acted.ok) throw new Error(JSON.stringify(acted.refusal));
    const since = await lateEntries(wanted(asOf), new Date());
    expect(since.moved.map(({ row }) => row.code)).toEqual([open.code]);
    expect(since.moved[0]?.events[0]).toMatchObject({ act: 'withdraw', reason: 'Nhập sau vì quên', actorName: 'Phạm Gia Linh' });
    expect(since.difference).toMatchObject({ c7: 1, c11: -1, withdrawn: 1, c3: 0 });
    expect((await findFiling(AGENCY, id))?.content).toEqual(locked?.content);
  });

  it('is listed by the periods that are due', async () => {
    const due = duePeriods([{ kind: 'quarter', isActive: true, dueDays: 6 }, { kind: 'month', isActive: false, dueDays: 4 }], plainDate('2026-11-24'));
    expect(due.map(({ period, dueOn }) => [period.from, period.to, dueOn])).toEqual([['2026-09-15', '2026-12-14', '2026-12-20'], ['2026-06-15', '2026-09-14', '2026-09-20'], ['2026-03-15', '2026-06-14', '2026-06-20'], ['2025-12-15', '2026-03-14', '2026-03-20'], ['2025-09-15', '2025-12-14', '2025-12-20']]);
    expect((await listFilings(AGENCY, PERIOD)).some(({ state }) => state === 'locked')).toBe(true);
  });
});

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
const document = async () => reportDocument(wanted(), { by: 'sector', periodName: 'Tháng 11 năm 2026' });

describe('a report as a file', () => {
  it('has live sums and checks in its workbook, the dossiers behind it, and no live text', async () => {
    const report = { ...(await document()) };
    const [first, ...rest] = report.rows;
    if (!first) throw new Error('no rows');
    const bytes = await bytesOf(reportXlsx({ ...report, rows: [{ ...first, name: '=HYPERLINK("http://x")' }, ...rest] }, exportedDossiers(wanted())));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = book.getWorksheet('Biểu II.06a');
    if (!sheet) throw new Error('no sheet');
    const last = 10 + report.rows.length;
    expect(sheet.getCell(`C${last}`).value).toEqual({ formula: `SUM(C10:C${last - 1})`, result: report.total.c3 });
    expect(sheet.getCell(`C${last + 2}`).value).toMatchObject({ formula: `C${last}-(D${last}+E${last}+F${last})` });
    expect(sheet.getCell(`D${last + 5}`).value).toMatchObject({ result: 'cân' });
    expect(sheet.getCell('B10').value).toBe('=HYPERLINK("http://x")');
    expect(sheet.getCell('B10').formula).toBeUndefined();
    expect(book.getWorksheet('Hồ sơ')?.rowCount).toBe(report.total.c3 + 1);
    expect(book.getWorksheet('Cách tính')?.rowCount).toBeGreaterThan(4);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>HYPERLINK');
  });

  it('is read back from PDF and DOCX with its figures, checks and rules', async () => {
    const report = await document();
    const text = await pdfText(await reportPdf(report));
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH', '(13)', 'Cách tính', 'NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG ĐƠN VỊ', 'Cân đối']) expect(text).toContain(words);
    for (const { name } of report.rows) expect(text.replace(/\s+/g, ' ')).toContain(name);
    const docx = strFromU8(unzipSync(await reportDocx(report))['word/document.xml'] ?? new Uint8Array());
    for (const words of ['TÌNH HÌNH, KẾT QUẢ', 'Trực tiếp, bưu chính', 'Trong kỳ', 'w:orient="landscape"', String(report.total.c3)]) expect(docx).toContain(words);
  });

  it('writes text that begins with a sign so that no spreadsheet reckons it', async () => {
    for await (const dossier of exportedDossiers(wanted())) {
      for (const sign of ['=', '+', '-', '@', '\t', '\r']) expect(dossierCsvLine({ ...dossier, procedure: `${sign}cmd` })).toContain(`"'${sign}cmd"`);
      break;
    }
  });
});

const ABOUT: ForeignAbout = { title: 'Báo cáo quý', unitName: 'Sở Mẫu', from: plainDate('2026-01-01'), to: plainDate('2026-03-31'), note: null };
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes; }
async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Biểu'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const merged = (sheet: ExcelJS.Worksheet) => {
  sheet.addRow(['STT', 'Lĩnh vực', 'Số hồ sơ tiếp nhận', '', 'Số hồ sơ đã giải quyết', '', 'Số hồ sơ đang giải quyết']);
  sheet.addRow(['', '', 'Tổng số', 'Từ kỳ trước', 'Đúng hạn', 'Quá hạn', '']);
  for (const range of ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2']) sheet.mergeCells(range);
};

describe('a report from elsewhere', () => {
  it('of 2017 is there from the start: twenty are lacking, explained, still marked, beside what the register gives', async () => {
    const report = (await listForeignReports(AGENCY)).find(({ source }) => source === 'seed');
    if (!report) throw new Error('no sample report');
    const wrong = foreignImbalances(report.content);
    expect(wrong.map(imbalanceWords)).toEqual(['Dòng tổng, (3) = (7) + (11): ghi 1.383, cộng lại 1.363, thiếu 20 hồ sơ (bản gốc không có cột (7), lấy tổng các cột thành phần)']);
    expect(report.reasons.map(({ imbalance }) => imbalance)).toEqual([wrong[0]?.key]);
    const own = await buildReport({ agencyId: AGENCY, period: report.period, asOf: new Date('2017-09-07T23:59:59+07:00'), now: new Date() });
    expect(own.total).toMatchObject({ c3: 1383, c7: 1322, c11: 61 });
    await expect(db().$executeRaw`UPDATE foreign_report SET title = 'x' WHERE id = ${report.id}::uuid`).rejects.toThrow();
  });

  it('is read from a workbook with a merged heading and figures as text, kept with its bytes, and taken in once', async () => {
    const bytes = await workbook((sheet) => { merged(sheet); sheet.addRow([1, 'Lao động', '1.383', '0', '1.302', '0', '61']); sheet.addRow(['Tổng số', '', '1.400', '0', '1.302', '0', '61']); });
    const first = await importForeignReport(ctx(actors.kiemsoat), { name: 'bao-cao.xlsx', source: once(bytes), about: ABOUT });
    if (!first.ok) throw new Error(first.refusal.name);
    const report = await findForeignReport(AGENCY, first.value.id);
    expect(report?.content).toMatchObject({ rows: [{ label: 'Lao động', values: { c3: 1383, c9: 1302, c11: 61 } }], total: { c3: 1400 }, missing: ['c4', 'c5', 'c7', 'c8', 'c12', 'c13'] });
    expect(foreignImbalances(report?.content ?? { rows: [], total: null }).map(({ key, difference }) => [key, difference])).toEqual([['0:(3) = (7) + (11)', 20], ['total:(3) = (7) + (11)', 37], ['total:c3', 17]]);
    expect(await importForeignReport(ctx(actors.kiemsoat), { name: 'khac.xlsx', source: once(bytes), about: ABOUT })).toMatchObject({ ok: true, value: { id: first.value.id, isNew: false } });
    const kept = await openForeignFile(ctx(actors.kiemsoat), first.value.id);
    expect(Buffer.from(await new Response(kept?.bytes).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(await explainImbalance(ctx(actors.lanhdao), { id: first.value.id, imbalance: 'total:c3', text: 'Cộng nhầm ở bản gốc.' })).toMatchObject({ ok: true });
    expect(await explainImbalance(ctx(actors.lanhdao), { id: first.value.id, imbalance: 'total:c9', text: 'x' })).toMatchObject({ ok: false });
    expect(foreignImbalances((await findForeignReport(AGENCY, first.value.id))?.content ?? { rows: [], total: null })).toHaveLength(3);
  });

  it('is refused with the cells, the period or the form that is wrong, and nothing is kept', async () => {
    const before = await db().foreignReport.count();
    const refused = async (bytes: Uint8Array, about: Partial<ForeignAbout> = {}) => {
      const result = await importForeignReport(ctx(actors.kiemsoat), { name: 'x.xlsx', source: once(bytes), about: { ...ABOUT, ...about } });
      return result.ok ? 'taken in' : result.refusal;
    };
    expect(await refused(await workbook((sheet) => { merged(sheet); sheet.addRow([1, 'Lao động', 'nhiều', '0', '2', '0', '61']); }))).toEqual({ name: 'BadCells', cells: [{ row: 3, column: 3, text: 'nhiều' }] });
    expect(await refused(await workbook((sheet) => { sheet.addRow(['Danh sách']); }))).toEqual({ name: 'NotTheForm' });
    expect(await refused(new TextEncoder().encode('không phải tệp'))).toMatchObject({ name: 'NotTheForm' });
    const good = await workbook((sheet) => { merged(sheet); sheet.addRow([1, 'Lao động', '5', '0', '2', '0', '3']); });
    expect(await refused(good, { from: null, to: null })).toEqual({ name: 'NoPeriod' });
    expect(await refused(good, { unitName: null })).toEqual({ name: 'NoUnit' });
    expect(await refused(good, { from: plainDate('2026-03-31'), to: plainDate('2026-01-01') })).toMatchObject({ name: 'BadPeriod', why: { kind: 'PeriodEndsBeforeItBegins' } });
    expect(await db().foreignReport.count()).toBe(before);
  });

  it('takes our own exported workbook in again, to the digit', async () => {
    const report = await document();
    const bytes = new Uint8Array(await bytesOf(reportXlsx(report, exportedDossiers(wanted()))));
    const taken = await importForeignReport(ctx(actors.kiemsoat), { name: 'ii06a.xlsx', source: once(bytes), about: { title: 'Bản xuất', unitName: 'Ban Quản lý', from: null, to: null, note: null } });
    if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
    const read = await findForeignReport(AGENCY, taken.value.id);
    expect(read?.period).toEqual(PERIOD);
    expect(read?.content.total).toEqual(Object.fromEntries(COLUMNS.map((column) => [column, report.total[column]])));
    expect(read?.content.rows.map(({ label }) => label)).toEqual(report.rows.map(({ name }) => name));
    expect(foreignImbalances(read?.content ?? { rows: [], total: null })).toEqual([]);
  });
});

describe('further lists', () => {
  it('hold exactly the late dossiers, and every dossier under one officer', async () => {
    const report = await buildReport(wanted());
    const late = await listLate(wanted());
    expect(late.total).toBe(report.total.c10 + report.total.c13);
    expect(late.lines.every(({ procedure, unit }) => procedure !== '' && unit !== '')).toBe(true);
    const officers = await listOfficers(wanted());
    for (const column of [...COLUMNS, ...BESIDES]) expect(officers.reduce((sum, { line }) => sum + line[column], 0), column).toBe(report.total[column]);
  });
});
