import 'server-only';
import { createHash } from 'node:crypto';
import type { SheetCell, SheetRefusal, SheetRow } from '@/lib/adapters/sheets/cell';
import { readSheet, type ReadSheet } from '@/lib/adapters/sheets/read-sheet';
import { findExternalCodes, findTakenKeys, listRegisterVersions, type RegisterVersion } from '@/lib/data/batch';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { caseChoices, isCaseOf, onlyCase } from '@/lib/domain/dossier/completeness';
import { promiseDue } from '@/lib/domain/dossier/intake';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { foldWords } from '@/lib/text/fold';
import { formatDate } from '@/lib/text/format';
import { columnOfHeader, REGISTER_COLUMNS, REGISTER_KEYS, type RegisterColumn } from '@/lib/text/register-columns';
import { readRegisterRow, type ColumnMap, type RegisterRow } from './register-row';

export const IMPORT_SCOPE = 'import-dossier';
/** Lines of one file. More are divided: a mistake in a larger file is not found in time. */
export const MOST_ROWS = 20_000;
const HEADER_WITHIN = 15;

export type RegisterRefusal = SheetRefusal | { readonly name: 'NoHeader'; readonly missing: readonly string[] };

export type Register = { readonly read: ReadSheet; readonly headerRow: number; readonly columns: ColumnMap; readonly width: number; readonly rows: readonly SheetRow[] };

const textOf = (cell: SheetCell): string => ('text' in cell ? cell.text : '');

function columnsOf(row: SheetRow): ColumnMap {
  const columns = new Map<RegisterColumn, number>();
  row.cells.forEach((cell, index) => {
    const column = columnOfHeader(textOf(cell));
    if (column !== null && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

/** Opens a file and finds its headings among the first lines, whatever stands above them. */
export async function openRegister(bytes: Uint8Array): Promise<{ ok: true; value: Register } | { ok: false; refusal: RegisterRefusal }> {
  const read = await readSheet(bytes, MOST_ROWS + HEADER_WITHIN);
  if (!read.ok) return read;
  const candidates = read.value.rows.filter(({ number }) => number <= HEADER_WITHIN).map((row) => ({ row, columns: columnsOf(row) }));
  const header = candidates.reduce<(typeof candidates)[number] | null>((best, one) => (best === null || one.columns.size > best.columns.size ? one : best), null);
  const missing = REGISTER_KEYS.filter((key) => REGISTER_COLUMNS[key].required && !header?.columns.has(key)).map((key) => REGISTER_COLUMNS[key].header);
  if (!header || missing.length > 0) return { ok: false, refusal: { name: 'NoHeader', missing } };
  const rows = read.value.rows.filter(({ number, cells }) => number > header.row.number && cells.some((cell) => cell.kind !== 'empty'));
  if (rows.length === 0) return { ok: false, refusal: { name: 'NoRows' } };
  if (rows.length > MOST_ROWS) return { ok: false, refusal: { name: 'TooManyRows', limit: MOST_ROWS, found: rows.length } };
  return { ok: true, value: { read: read.value, headerRow: header.row.number, columns: header.columns, width: Math.max(header.row.cells.length, ...rows.map(({ cells }) => cells.length)), rows } };
}

export type Problem = { readonly row: number; readonly column: RegisterColumn; readonly message: string };

/** A line that may be taken in: read, its version found, its key by which it is known again. */
export type GoodLine = { readonly row: number; readonly key: string; readonly line: RegisterRow; readonly version: RegisterVersion; readonly caseName: string | null };

export type CheckedRegister = {
  readonly good: readonly GoodLine[];
  /** Taken in before: the code of each by the number of its row. */
  readonly known: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The example of the template, left in. */
  readonly ignored: ReadonlySet<number>;
};

/** By its code where it has one, else by what it says: the same file taken in twice changes nothing. */
const keyOf = (line: RegisterRow): string =>
  line.externalCode !== null
    ? `ma:${line.externalCode}`
    : `dong:${createHash('sha256').update(canonicalJson({ procedure: line.procedureCode, caseName: line.caseName, name: foldWords(line.applicant.name), number: line.applicant.citizenId ?? line.applicant.taxCode ?? line.applicant.otherId, phone: line.applicant.phone, receivedAt: line.receivedAt, note: line.note }), 'utf8').digest('hex')}`;

const isExample = (line: RegisterRow): boolean => line.externalCode === REGISTER_COLUMNS.externalCode.example && line.applicant.name === REGISTER_COLUMNS.applicantName.example;

type Found = { readonly version: RegisterVersion; readonly caseName: string | null } | { readonly column: RegisterColumn; readonly message: string };

function versionFor(line: RegisterRow, byCode: ReadonlyMap<string, readonly RegisterVersion[]>): Found {
  const versions = byCode.get(line.procedureCode.toUpperCase()) ?? [];
  if (versions.length === 0) return { column: 'procedureCode', message: 'Không có thủ tục nào mang mã này.' };
  const { on } = line.receivedAt;
  const version = versions.findLast(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  if (!version) return { column: 'receivedOn', message: `Thủ tục ${line.procedureCode} không áp dụng vào ngày ${formatDate(on)}.` };
  if (!version.content.channels.includes(line.channel)) return { column: 'channel', message: 'Thủ tục này không nhận theo cách nộp đã ghi.' };
  const choices = caseChoices(version.content, line.channel);
  const wanted = foldWords(line.caseName ?? '');
  const named = line.caseName === null ? (onlyCase(choices) ?? null) : (choices.cases.find((name) => foldWords(name) === wanted) ?? line.caseName);
  return isCaseOf(choices, named) ? { version, caseName: named } : { column: 'caseName', message: `Chọn một trường hợp: ${choices.cases.join('; ')}.` };
}

/** Looks every line up and reckons its date. Nothing is written. */
export async function checkRegister(agencyId: number, register: Register, calendar: WorkingCalendar, now: LocalTime): Promise<CheckedRegister> {
  const byCode = new Map<string, RegisterVersion[]>();
  for (const version of await listRegisterVersions(agencyId)) for (const code of version.codes) byCode.set(code.toUpperCase(), [...(byCode.get(code.toUpperCase()) ?? []), version]);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const ignored = new Set<number>();
  const lines: GoodLine[] = [];
  const firstWith = new Map<string, number>();
  for (const sheetRow of register.rows) {
    const { number: row } = sheetRow;
    const read = readRegisterRow(sheetRow, register.columns, now);
    if (read.row === null) {
      problems.push(...read.problems.map((problem) => ({ row, ...problem })));
      continue;
    }
    const line = read.row;
    if (isExample(line)) {
      ignored.add(row);
      continue;
    }
    const found = versionFor(line, byCode);
    if ('message' in found) {
      problems.push({ row, ...found });
      continue;
    }
    const key = keyOf(line);
    const earlier = firstWith.get(key);
    if (earlier !== undefined) {
      problems.push({ row, column: line.externalCode === null ? 'applicantName' : 'externalCode', message: `Trùng với dòng ${earlier}.` });
      continue;
    }
    firstWith.set(key, row);
    const due = promiseDue(found.version.content, { caseName: found.caseName, channel: line.channel }, line.receivedAt, calendar);
    if (!due.ok) {
      problems.push({ row, column: 'procedureCode', message: 'Bản thủ tục không có thời hạn cho trường hợp và cách nộp này.' });
      continue;
    }
    if (line.printedDueOn !== null && line.printedDueOn !== due.value.explained.due.on) warnings.push({ row, column: 'printedDueOn', message: `Hệ thống tính hạn trả ngày ${formatDate(due.value.explained.due.on)}. Ngày trên giấy hẹn được giữ, đúng hạn hay quá hạn xét theo ngày hệ thống tính.` });
    lines.push({ row, key, line, ...found });
  }
  const [taken, carried] = await Promise.all([
    findTakenKeys(agencyId, IMPORT_SCOPE, lines.map(({ key }) => key)),
    findExternalCodes(null, agencyId, lines.flatMap(({ line }) => (line.externalCode === null ? [] : [line.externalCode]))),
  ]);
  const known = new Map<number, string>();
  for (const { row, key, line } of lines) {
    const code = taken.get(key) ?? (line.externalCode === null ? undefined : carried.get(line.externalCode));
    if (code !== undefined) known.set(row, code);
  }
  return { good: lines.filter(({ row }) => !known.has(row)), known, problems, warnings, ignored };
}
