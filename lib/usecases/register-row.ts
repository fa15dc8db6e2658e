import 'server-only';
import type { SheetCell, SheetRow } from '@/lib/adapters/sheets/cell';
import { parseMinuteOfDay } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, MinuteOfDay } from '@/lib/domain/calendar/types';
import { parseCitizenId, parsePhone, parseTaxCode } from '@/lib/domain/dossier/identity';
import { APPLICANT_KINDS, type ApplicantKind, type Channel } from '@/lib/domain/dossier/status';
import { foldWords } from '@/lib/text/fold';
import { parseDate } from '@/lib/text/parse-date';
import { REGISTER_COLUMNS, type RegisterColumn } from '@/lib/text/register-columns';
import { APPLICANT_KIND_LABELS } from '@/lib/text/vi';

/** A line of a paper register, read. What must be looked up (procedure, case, due date) is not decided here. */
export type RegisterRow = {
  readonly externalCode: string | null;
  readonly procedureCode: string;
  readonly caseName: string | null;
  readonly channel: Channel;
  readonly applicant: { readonly kind: ApplicantKind; readonly name: string; readonly citizenId: string | null; readonly taxCode: string | null; readonly otherId: string | null; readonly address: string; readonly phone: string; readonly email: string | null };
  readonly sets: number;
  readonly receivedAt: LocalTime;
  readonly printedDueOn: PlainDate | null;
  readonly resolvedAt: LocalTime | null;
  readonly resultKind: 'granted' | 'refused';
  readonly returnedAt: LocalTime | null;
  readonly note: string | null;
};

export type RowProblem = { readonly column: RegisterColumn; readonly message: string };

/** Where each of our columns stands in the sheet, from 0. */
export type ColumnMap = ReadonlyMap<RegisterColumn, number>;

/** Without the hour the register says the day only; eight in the morning is inside office hours on any of them. */
const USUAL_RECEIPT: MinuteOfDay = 8 * 60;
/** A day without an hour in the columns of results. The same for both, so that a return never comes before its result. */
const USUAL_RESULT: MinuteOfDay = 16 * 60;

const CHANNELS: Readonly<Record<string, Channel>> = { '': 'in-person', 'truc tiep': 'in-person', 'tai quay': 'in-person', 'buu chinh': 'postal', 'buu chinh cong ich': 'postal', 'buu dien': 'postal', 'truc tuyen': 'online', 'qua mang': 'online' };
const RESULTS: Readonly<Record<string, 'granted' | 'refused'>> = { '': 'granted', cap: 'granted', 'da cap': 'granted', 'dong y': 'granted', 'tu choi': 'refused', 'khong cap': 'refused' };
const KINDS: ReadonlyMap<string, ApplicantKind> = new Map(APPLICANT_KINDS.map((kind) => [foldWords(APPLICANT_KIND_LABELS[kind]), kind]));

/** The serial day numbers of a workbook count from here; a date typed into a cell of numbers is one of them. */
const SERIAL_EPOCH = plainDate('1899-12-30');
const isSerialDay = (number: number): boolean => Number.isInteger(number) && number >= 36_526 && number <= 73_050;

class Reader {
  readonly problems: RowProblem[] = [];

  constructor(private readonly row: SheetRow, private readonly columns: ColumnMap) {}

  private cell(column: RegisterColumn): SheetCell {
    const at = this.columns.get(column);
    return (at === undefined ? undefined : this.row.cells[at]) ?? { kind: 'empty' };
  }

  wrong(column: RegisterColumn, message: string): void {
    this.problems.push({ column, message });
  }

  /** Tells of what cannot be read at all; answers whether it could. */
  private isReadable(column: RegisterColumn, cell: SheetCell): boolean {
    if (cell.kind === 'merged') this.wrong(column, 'Ô gộp với ô khác. Bỏ gộp ô và nhập riêng từng dòng.');
    else if (cell.kind === 'formula') this.wrong(column, 'Ô này là công thức. Sao chép rồi dán lại dạng giá trị.');
    else if (cell.kind === 'error') this.wrong(column, `Ô này báo lỗi ${cell.text}. Nhập lại giá trị.`);
    else return true;
    return false;
  }

  text(column: RegisterColumn, longest: number): string {
    const cell = this.cell(column);
    if (cell.kind === 'empty' || !this.isReadable(column, cell)) return '';
    const text = ('text' in cell ? cell.text : '').replace(/[\p{Cc}\p{Surrogate}]+/gu, ' ').replace(/\s+/g, ' ').normalize('NFC').trim();
    if (text.length > longest) this.wrong(column, `Nhập nhiều nhất ${longest} ký tự.`);
    return text;
  }

  needed(column: RegisterColumn, longest: number): string {
    const before = this.problems.length;
    const text = this.text(column, longest);
    if (text === '' && this.problems.length === before) this.wrong(column, `Nhập ${REGISTER_COLUMNS[column].header.toLowerCase()}.`);
    return text;
  }

  /** A number of digits kept as a number has lost its leading nought. */
  digits(column: RegisterColumn, lengths: readonly number[]): string {
    const cell = this.cell(column);
    const text = this.text(column, 60);
    return cell.kind === 'number' && /^\d+$/.test(text) && lengths.includes(text.length + 1) ? `0${text}` : text;
  }

  date(column: RegisterColumn): { on: PlainDate; minute: MinuteOfDay | null } | null {
    const cell = this.cell(column);
    if (cell.kind === 'empty' || !this.isReadable(column, cell)) return null;
    if (cell.kind === 'date') return { on: cell.on, minute: cell.minute === 0 ? null : cell.minute };
    if (cell.kind === 'number' && isSerialDay(cell.number)) return { on: addDays(SERIAL_EPOCH, cell.number), minute: null };
    const [day = '', hour = ''] = ('text' in cell ? cell.text : '').trim().split(/[\sT]+/);
    const on = parseDate(day);
    const minute = hour === '' ? null : minuteOf(hour);
    if (on !== null && (hour === '' || minute !== null)) return { on, minute };
    this.wrong(column, 'Nhập ngày có thật, dạng 05/09/2026.');
    return null;
  }

  time(column: RegisterColumn): MinuteOfDay | null {
    const cell = this.cell(column);
    if (cell.kind === 'empty' || !this.isReadable(column, cell)) return null;
    if (cell.kind === 'date') return cell.minute;
    // A time of a workbook is a fraction of the day.
    const minute = cell.kind === 'number' ? (cell.number >= 0 && cell.number < 1 ? Math.round(cell.number * 1440) : null) : minuteOf('text' in cell ? cell.text : '');
    if (minute === null || minute >= 1440) {
      this.wrong(column, 'Nhập giờ có thật, dạng 09:05.');
      return null;
    }
    return minute;
  }

  count(column: RegisterColumn): number {
    const text = this.text(column, 10);
    if (text === '') return 1;
    const number = /^\d{1,2}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    if (!(number >= 1)) this.wrong(column, 'Nhập số bộ từ 1 đến 99.');
    return number >= 1 ? number : 1;
  }

  oneOf<T>(column: RegisterColumn, table: Readonly<Record<string, T>>, words: string): T | null {
    const folded = foldWords(this.text(column, 100)).replace(/[.,]/g, '');
    if (Object.hasOwn(table, folded)) return table[folded] ?? null;
    this.wrong(column, words);
    return null;
  }
}

const minuteOf = (text: string): MinuteOfDay | null => parseMinuteOfDay(text.trim().replace(/[hH.g]/, ':').replace(/:$/, ':00').replace(/^(\d):/, '0$1:').replace(/^(\d{2}:\d{2}):\d{2}$/, '$1'));

function readApplicant(reader: Reader): RegisterRow['applicant'] {
  const name = reader.needed('applicantName', 300);
  const number = reader.digits('applicantNumber', [10, 12]);
  const phoneText = reader.digits('phone', [10, 11]);
  const citizen = parseCitizenId(number);
  const tax = parseTaxCode(number);
  const said = reader.text('applicantKind', 100);
  const kind = said === '' ? (citizen.ok ? 'citizen' : tax.ok ? 'enterprise' : 'citizen') : KINDS.get(foldWords(said));
  if (kind === undefined) reader.wrong('applicantKind', 'Chọn một trong: Cá nhân, Doanh nghiệp, Tổ chức nước ngoài, Cơ quan, tổ chức.');
  const isDigits = /^[\d\s.\-]+$/.test(number);
  const isKnown = kind === 'citizen' ? citizen.ok : tax.ok;
  if (number !== '' && isDigits && !isKnown) reader.wrong('applicantNumber', kind === 'citizen' ? 'Nhập đủ 12 chữ số của số căn cước.' : 'Nhập mã số thuế gồm 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số sau dấu gạch.');
  const phone = parsePhone(phoneText);
  if (phoneText !== '' && !phone.ok) reader.wrong('phone', 'Nhập số điện thoại gồm 10 chữ số bắt đầu bằng 0.');
  if (number === '' && phoneText === '') reader.wrong('phone', 'Nhập điện thoại, hoặc số căn cước, mã số thuế.');
  const email = reader.text('email', 254);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) reader.wrong('email', 'Nhập thư điện tử đúng dạng, ví dụ ten@congty.vn.');
  return {
    kind: kind ?? 'citizen', name,
    citizenId: kind === 'citizen' && citizen.ok ? citizen.value : null,
    taxCode: kind !== 'citizen' && tax.ok ? tax.value : null,
    otherId: number !== '' && !isDigits ? number.slice(0, 40) : null,
    address: reader.needed('address', 500), phone: phone.ok ? phone.value : '', email: email === '' ? null : email,
  };
}

/** Reads one line. Every problem of the line is told at once, so that it is mended at once. */
export function readRegisterRow(row: SheetRow, columns: ColumnMap, now: LocalTime): { readonly row: RegisterRow | null; readonly problems: readonly RowProblem[] } {
  const reader = new Reader(row, columns);
  const externalCode = reader.text('externalCode', 60);
  const procedureCode = reader.needed('procedureCode', 40);
  const caseName = reader.text('caseName', 500);
  const channel = reader.oneOf('channel', CHANNELS, 'Nhập Trực tiếp hoặc Bưu chính.');
  if (channel === 'online') reader.wrong('channel', 'Hồ sơ trực tuyến không nhập từ sổ giấy. Nhập Trực tiếp hoặc Bưu chính.');
  const applicant = readApplicant(reader);
  const sets = reader.count('sets');
  const problemsBefore = reader.problems.length;
  const received = reader.date('receivedOn');
  if (received === null && reader.problems.length === problemsBefore) reader.wrong('receivedOn', 'Nhập ngày nhận.');
  const receivedMinute = reader.time('receivedTime') ?? received?.minute ?? USUAL_RECEIPT;
  const printedDue = reader.date('printedDueOn');
  const resolved = reader.date('resolvedOn');
  const resultKind = reader.oneOf('result', RESULTS, 'Nhập Cấp hoặc Từ chối.');
  const returned = reader.date('returnedOn');
  const note = reader.text('note', 1_000);
  const isAfterNow = (at: { on: PlainDate } | null): boolean => at !== null && at.on > now.on;
  if (isAfterNow(received)) reader.wrong('receivedOn', 'Ngày nhận ở sau hôm nay.');
  if (received?.on === now.on && receivedMinute > now.minute) reader.wrong('receivedTime', 'Giờ nhận ở sau giờ hiện tại.');
  if (isAfterNow(resolved)) reader.wrong('resolvedOn', 'Ngày có kết quả ở sau hôm nay.');
  if (isAfterNow(returned)) reader.wrong('returnedOn', 'Ngày trả kết quả ở sau hôm nay.');
  if (received && resolved && resolved.on < received.on) reader.wrong('resolvedOn', 'Ngày có kết quả ở trước ngày nhận.');
  if (returned && !resolved) reader.wrong('resolvedOn', 'Đã có ngày trả thì nhập cả ngày có kết quả.');
  if (resolved && returned && returned.on < resolved.on) reader.wrong('returnedOn', 'Ngày trả kết quả ở trước ngày có kết quả.');
  if (received && printedDue && printedDue.on < received.on) reader.wrong('printedDueOn', 'Ngày hẹn trả ở trước ngày nhận.');
  if (reader.problems.length > 0 || received === null || channel === null || resultKind === null) return { row: null, problems: reader.problems };
  const receivedAt = { on: received.on, minute: receivedMinute };
  // On one day the result cannot be there before the papers, nor after now.
  const at = (day: { on: PlainDate; minute: MinuteOfDay | null } | null, notBefore: LocalTime): LocalTime | null => {
    if (day === null) return null;
    const minute = Math.max(day.minute ?? USUAL_RESULT, day.on === notBefore.on ? notBefore.minute : 0);
    return { on: day.on, minute: day.on === now.on ? Math.min(minute, now.minute) : minute };
  };
  const resolvedAt = at(resolved, receivedAt);
  return {
    problems: [],
    row: {
      externalCode: externalCode === '' ? null : externalCode, procedureCode, caseName: caseName === '' ? null : caseName, channel, applicant, sets, receivedAt,
      printedDueOn: printedDue?.on ?? null, resolvedAt, resultKind, returnedAt: at(returned, resolvedAt ?? receivedAt), note: note === '' ? null : note,
    },
  };
}
