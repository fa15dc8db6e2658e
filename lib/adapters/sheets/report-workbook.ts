import 'server-only';
import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { BESIDES, COLUMNS, type Column, type ReportLine } from '@/lib/domain/report/tally';
import { DOSSIER_HEADINGS } from '@/lib/text/cell-csv';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { REPORT_FORM, REPORT_TITLE, type ReportDocument } from '@/lib/text/paper/report';
import { BREAKDOWN_WORDS, COLUMN_WORDS, OFFICER_RULE, periodLine, REPORT_RULES } from '@/lib/text/report';

/** More dossiers than this are counted but not listed: a sheet that nobody can open helps nobody. */
export const DOSSIERS_IN_WORKBOOK = 100_000;

const HEAD = 6;
const FIRST = HEAD + 4;
const letterOf = (index: number): string => String.fromCharCode(65 + index);
/** Columns (3) to (13) stand in C to M, those beside the form in N to S. */
const letter = (column: Column): string => letterOf(2 + COLUMNS.indexOf(column));
const BESIDE_FROM = 2 + COLUMNS.length;
const CHECK = letterOf(BESIDE_FROM + BESIDES.length);
const SUMS: readonly (readonly [Column, readonly Column[]])[] = [['c3', ['c4', 'c5', 'c6']], ['c7', ['c8', 'c9', 'c10']], ['c11', ['c12', 'c13']], ['c3', ['c7', 'c11']]];

const thin = { style: 'thin' as const };
const BOX = { top: thin, left: thin, bottom: thin, right: thin };
const CENTRED = { horizontal: 'center' as const, vertical: 'middle' as const, wrapText: true };

/** What is left when the parts are taken from the sum: 0 when the line balances. A formula, so that whoever changes a figure sees it. */
const restOf = ([sum, parts]: (typeof SUMS)[number], row: number): string => `${letter(sum)}${row}-(${parts.map((part) => `${letter(part)}${row}`).join('+')})`;
const rest = ([sum, parts]: (typeof SUMS)[number], line: ReportLine): number => line[sum] - parts.reduce((all, part) => all + line[part], 0);
const isBalanced = (line: ReportLine): boolean => SUMS.every((identity) => rest(identity, line) === 0);
const verdict = (row: number, line: ReportLine) => ({ formula: `IF(AND(${SUMS.map((identity) => `${restOf(identity, row)}=0`).join(',')}),"cân","lệch")`, result: isBalanced(line) ? 'cân' : 'lệch' });

function heading(sheet: ExcelJS.Worksheet, report: ReportDocument): void {
  const merged = (range: string, value: string) => {
    sheet.mergeCells(range);
    const cell = sheet.getCell(range.split(':')[0] ?? range);
    Object.assign(cell, { value, style: { font: { name: 'Times New Roman', bold: true }, alignment: CENTRED, border: BOX } });
  };
  const [top, middle, low] = [HEAD, HEAD + 1, HEAD + 2];
  merged(`A${top}:A${low}`, 'STT');
  merged(`B${top}:B${low}`, BREAKDOWN_WORDS[report.by]);
  merged(`C${top}:F${top}`, 'Số hồ sơ tiếp nhận');
  merged(`G${top}:J${top}`, 'Số hồ sơ đã giải quyết');
  merged(`K${top}:M${top}`, 'Số hồ sơ đang giải quyết');
  merged(`C${middle}:C${low}`, 'Tổng số');
  merged(`D${middle}:E${middle}`, 'Trong kỳ');
  merged(`D${low}:D${low}`, 'Trực tuyến');
  merged(`E${low}:E${low}`, 'Trực tiếp, bưu chính');
  for (const [column, words] of [['F', 'Từ kỳ trước'], ['G', 'Tổng số'], ['H', 'Trước hạn'], ['I', 'Đúng hạn'], ['J', 'Quá hạn'], ['K', 'Tổng số'], ['L', 'Trong hạn'], ['M', 'Quá hạn']] as const) merged(`${column}${middle}:${column}${low}`, words);
  merged(`N${top}:${letterOf(BESIDE_FROM + BESIDES.length - 1)}${top}`, 'Trong đó, ngoài biểu');
  BESIDES.forEach((beside, index) => merged(`${letterOf(BESIDE_FROM + index)}${middle}:${letterOf(BESIDE_FROM + index)}${low}`, COLUMN_WORDS[beside]));
  merged(`${CHECK}${top}:${CHECK}${low}`, 'Kiểm tra');
  const numbers = sheet.getRow(HEAD + 3);
  for (let index = 0; index < 13; index += 1) Object.assign(numbers.getCell(index + 1), { value: `(${index + 1})`, style: { font: { name: 'Times New Roman', italic: true }, alignment: CENTRED, border: BOX } });
}

function title(sheet: ExcelJS.Worksheet, report: ReportDocument): void {
  const line = (row: number, value: string, font: Partial<ExcelJS.Font> = {}) => Object.assign(sheet.getCell(`A${row}`), { value, style: { font: { name: 'Times New Roman', ...font } } });
  line(1, `${report.agency.name}. ${REPORT_FORM}`, { bold: true });
  line(2, REPORT_TITLE.toUpperCase(), { bold: true, size: 14 });
  line(3, `Kỳ báo cáo: ${report.periodName} (${periodLine(report.period)})`);
  line(4, `Số liệu biết đến ${formatDateTime(report.asOf)}. Đơn vị tính: hồ sơ`);
  if (report.remarks.length) line(5, report.remarks.join(' '), { italic: true });
}

function formSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, report: ReportDocument): void {
  const sheet = book.addWorksheet('Biểu II.06a', { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', xSplit: 2, ySplit: FIRST - 1 }] });
  sheet.columns = [{ width: 6 }, { width: 44 }, ...Array.from({ length: COLUMNS.length + BESIDES.length }, () => ({ width: 11 })), { width: 12 }];
  title(sheet, report);
  heading(sheet, report);
  const style = (bold: boolean): Partial<ExcelJS.Style> => ({ font: { name: 'Times New Roman', bold }, border: BOX, numFmt: '#,##0' });
  report.rows.forEach(({ name, line }, index) => {
    const number = FIRST + index;
    const row = sheet.getRow(number);
    row.values = [index + 1, name, ...COLUMNS.map((column) => line[column]), ...BESIDES.map((beside) => line[beside]), verdict(number, line)];
    row.eachCell((cell) => Object.assign(cell, { style: style(false) }));
  });
  const last = FIRST + report.rows.length - 1;
  const sum = FIRST + report.rows.length;
  const total = sheet.getRow(sum);
  const added = (index: number, result: number) => (report.rows.length ? { formula: `SUM(${letterOf(index)}${FIRST}:${letterOf(index)}${last})`, result } : result);
  total.values = ['', 'Tổng số', ...COLUMNS.map((column, index) => added(2 + index, report.total[column])), ...BESIDES.map((beside, index) => added(BESIDE_FROM + index, report.total[beside])), verdict(sum, report.total)];
  total.eachCell((cell) => Object.assign(cell, { style: style(true) }));
  checks(sheet, sum, report);
}

/** Rows under the total: what each identity leaves over, and whether column (6) is what the period before left. */
function checks(sheet: ExcelJS.Worksheet, sum: number, report: ReportDocument): void {
  const words = ['(3) − [(4) + (5) + (6)]', '(7) − [(8) + (9) + (10)]', '(11) − [(12) + (13)]', '(3) − [(7) + (11)]'];
  SUMS.forEach((identity, index) => {
    const row = sheet.getRow(sum + 2 + index);
    const result = rest(identity, report.total);
    row.getCell(2).value = `Kiểm tra ${words[index]}`;
    row.getCell(3).value = { formula: restOf(identity, sum), result };
    row.getCell(4).value = { formula: `IF(C${sum + 2 + index}=0,"cân","lệch")`, result: result === 0 ? 'cân' : 'lệch' };
  });
  if (report.before === null) return;
  const at = sum + 2 + SUMS.length;
  const row = sheet.getRow(at);
  row.getCell(2).value = 'Kiểm tra (6) − (11) của kỳ liền trước';
  row.getCell(3).value = { formula: `${letter('c6')}${sum}-E${at}`, result: report.total.c6 - report.before };
  row.getCell(4).value = { formula: `IF(C${at}=0,"cân","lệch")`, result: report.total.c6 === report.before ? 'cân' : 'lệch' };
  row.getCell(5).value = report.before;
}

async function dossierSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, dossiers: AsyncIterable<readonly string[]>): Promise<void> {
  const sheet = book.addWorksheet('Hồ sơ', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ width: 22 }, { width: 26 }, { width: 50 }, { width: 30 }, { width: 18 }, { width: 18 }, { width: 18 }, { width: 12 }, { width: 12 }, { width: 80 }];
  const head = sheet.addRow([...DOSSIER_HEADINGS]);
  head.font = { bold: true };
  head.commit();
  let written = 0;
  let left = 0;
  for await (const cells of dossiers) {
    if (written < DOSSIERS_IN_WORKBOOK) sheet.addRow([...cells]).commit();
    else left += 1;
    written += 1;
  }
  if (left > 0) sheet.addRow([`Còn ${formatNumber(left)} hồ sơ chưa ghi ra đây. Tải danh sách của từng ô dạng CSV để có đủ.`]).commit();
  sheet.commit();
}

/**
 * The report as a workbook, written as it is made: the form with live sums and checks, the dossiers behind it, the rules.
 * Text goes into cells of type text, so what begins with = + - @ is read and never reckoned.
 */
export async function writeReportWorkbook(target: Writable, report: ReportDocument, dossiers: AsyncIterable<readonly string[]>): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true, useSharedStrings: false });
  book.creator = report.agency.name;
  formSheet(book, report);
  await dossierSheet(book, dossiers);
  const rules = book.addWorksheet('Cách tính');
  rules.columns = [{ width: 120 }];
  for (const rule of [...REPORT_RULES, ...(report.by === 'officer' ? [OFFICER_RULE] : [])]) {
    const row = rules.addRow([rule]);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.commit();
  }
  await book.commit();
}
