import { dayOfMonth, monthOf, weekdayOf, yearOf, type PlainDate, type Weekday } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, StatutoryTerm } from '@/lib/domain/calendar/types';
import type { IdentityKind, PaperFee, PaperIdentity, PaperParty, PaperProcedure } from '@/lib/domain/paper/parts';

const two = (value: number): string => String(value).padStart(2, '0');

const WEEKDAYS: Record<Weekday, string> = {
  1: 'thứ Hai',
  2: 'thứ Ba',
  3: 'thứ Tư',
  4: 'thứ Năm',
  5: 'thứ Sáu',
  6: 'thứ Bảy',
  7: 'Chủ nhật',
};

/** `26/11/2026`. */
export const paperDay = (on: PlainDate): string => `${two(dayOfMonth(on))}/${two(monthOf(on))}/${yearOf(on)}`;

/** `17 giờ 00 phút, ngày 26/11/2026`, as the forms ask for it. */
export const paperTime = ({ on, minute }: LocalTime): string =>
  `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút, ngày ${paperDay(on)}`;

/** The same with the day of the week, for a date someone has to keep. */
export const paperTimeWithWeekday = (at: LocalTime): string => `${paperTime(at)} (${WEEKDAYS[weekdayOf(at.on)]})`;

/** `17:00\n26/11/2026`, for a cell. */
export const cellTime = ({ on, minute }: LocalTime): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}\n${paperDay(on)}`;

/** `Hải Phòng, ngày 05 tháng 02 năm 2026`: a nought before days below 10 and before January and February (NĐ 30/2020, Annex I, item 4). */
export function placeAndDate(place: string, on: PlainDate): string {
  const month = monthOf(on);
  return `${place}, ngày ${two(dayOfMonth(on))} tháng ${month <= 2 ? two(month) : month} năm ${yearOf(on)}`;
}

/** `07 ngày làm việc`. */
export function termWords(term: StatutoryTerm): string {
  switch (term.unit) {
    case 'working-day':
      return `${two(term.value)} ngày làm việc`;
    case 'calendar-day':
      return `${two(term.value)} ngày`;
    case 'working-hour':
      return `${two(term.value)} giờ làm việc`;
    case 'same-day':
      return 'trong ngày làm việc';
  }
}

/** `1.383`. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

export const dong = (amount: number): string => `${thousands(amount)} đồng`;

/** `01`, as sets and sheets are counted. */
export const count = (value: number): string => (value < 10 ? two(value) : thousands(value));

export const IDENTITY_LABELS: Record<IdentityKind, string> = {
  'citizen-id': 'Số định danh cá nhân (số căn cước)',
  'tax-code': 'Mã số thuế (mã số doanh nghiệp)',
  passport: 'Số hộ chiếu',
  other: 'Số giấy tờ tùy thân',
};

/** How a paper speaks to the applicant. */
export const addressOf = (party: PaperParty): string => (party.kind === 'citizen' ? 'Ông/Bà' : 'Quý tổ chức');

export function identityWords(identity: PaperIdentity): string {
  return `${IDENTITY_LABELS[identity.kind]}: ${identity.number}`;
}

/** `Cấp giấy phép … (mã thủ tục: 1.014199)`. */
export function procedureWords(procedure: PaperProcedure): string {
  const code = procedure.code === null ? '' : ` (mã thủ tục: ${procedure.code})`;
  return `${procedure.name}${code}`;
}

/** One fee a line, and their sum when there are several. */
export function feeWords(fees: readonly PaperFee[]): string {
  if (fees.length === 0) return 'không phải nộp';
  const lines = fees.map((fee) => {
    const state = fee.isPaid ? (fee.receiptNumber === null ? 'đã nộp' : `đã nộp, biên lai số ${fee.receiptNumber}`) : 'chưa nộp';
    return `${fee.name}: ${dong(fee.amountVnd)} (${state})`;
  });
  if (fees.length === 1) return lines[0] ?? '';
  const total = fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  return `${dong(total)}, gồm:\n${lines.map((line) => `– ${line}`).join('\n')}`;
}
