import type { ForeignImbalance } from '../domain/report/foreign';
import type { BadCell } from '../domain/report/read-foreign';
import type { Column } from '../domain/report/tally';
import type { PeriodRefusal } from '../domain/report/period';
import { formatList, formatNumber } from './format';
import { columnNumber, COLUMN_WORDS, periodRefusalWords } from './report';

/** `thiếu 20 hồ sơ`, `thừa 3 hồ sơ`. */
export const lackWords = (difference: number): string => (difference > 0 ? `thiếu ${formatNumber(difference)} hồ sơ` : `thừa ${formatNumber(-difference)} hồ sơ`);

/** The column that a sum of rows is told of, or the identity. */
const isColumn = (text: string): text is Column => Object.hasOwn(COLUMN_WORDS, text);

/** What does not balance, with its figures: `Dòng tổng: (3) = (7) + (11): ghi 1.383, cộng lại 1.363, thiếu 20 hồ sơ`. */
export function imbalanceWords({ line, kind, identity, stated, reckoned, difference, derived }: ForeignImbalance): string {
  const place = line === null ? 'Dòng tổng' : `Dòng ${line}`;
  const what = kind === 'sum' && isColumn(identity) ? `cột ${columnNumber(identity)} cộng các dòng` : identity;
  const added = derived.length ? ` (bản gốc không có cột ${formatList(derived.map(columnNumber))}, lấy tổng các cột thành phần)` : '';
  return `${place}, ${what}: ghi ${formatNumber(stated)}, cộng lại ${formatNumber(reckoned)}, ${lackWords(difference)}${added}`;
}

export const SOURCE_WORDS = { file: 'Từ tệp', typed: 'Gõ từ bản giấy', seed: 'Dữ liệu mẫu' } as const;

const letterOf = (column: number): string => (column <= 26 ? String.fromCharCode(64 + column) : `${letterOf(Math.floor((column - 1) / 26))}${letterOf(((column - 1) % 26) + 1)}`);
const SHOWN = 8;

type Refusal = { readonly name: string; readonly cells?: readonly BadCell[]; readonly limit?: number; readonly why?: PeriodRefusal };

/** Why a report could not be taken in, and what to do. */
export function foreignRefusalWords(refusal: Refusal): { message: string; field?: string } {
  switch (refusal.name) {
    case 'NotTheForm': return { field: 'file', message: 'Không tìm thấy các cột của biểu II.06a trong trang đầu của tệp. Cần dòng số cột (1), (2), (3)… hoặc tiêu đề cột như trong mẫu, có cột Tiếp nhận, tổng số (3).' };
    case 'NoLines': return { field: 'file', message: 'Biểu không có dòng số liệu nào.' };
    case 'BadCells': return { field: 'file', message: `Có ô không phải là số hồ sơ: ${(refusal.cells ?? []).slice(0, SHOWN).map(({ row, column, text }) => `${letterOf(column)}${row} «${text.slice(0, 30)}»`).join(', ')}${(refusal.cells?.length ?? 0) > SHOWN ? ` và ${(refusal.cells?.length ?? 0) - SHOWN} ô nữa` : ''}. Sửa tệp rồi nhập lại; chưa có gì được lưu.` };
    case 'NotASheet': return { field: 'file', message: 'Tệp này không phải XLSX hoặc CSV, hoặc đã hỏng.' };
    case 'NotUtf8': return { field: 'file', message: 'Tệp CSV không ở mã UTF-8. Lưu lại dạng CSV UTF-8 hoặc XLSX.' };
    case 'NoRows': case 'FileEmpty': return { field: 'file', message: 'Tệp trống.' };
    case 'TooLarge': case 'TooManyRows': case 'FileTooLarge': return { field: 'file', message: 'Tệp quá lớn so với một báo cáo. Gửi tệp dưới 2 MB và 2.000 dòng.' };
    case 'NoPeriod': return { field: 'from', message: 'Tệp không ghi kỳ báo cáo. Nhập ngày đầu và ngày cuối kỳ.' };
    case 'NoUnit': return { field: 'unitName', message: 'Tệp không ghi đơn vị báo cáo. Nhập tên đơn vị.' };
    case 'BadPeriod': return { field: 'to', message: refusal.why ? periodRefusalWords(refusal.why) : 'Kỳ báo cáo không đúng.' };
    case 'NoSuchReport': return { message: 'Không tìm thấy báo cáo này.' };
    case 'NoSuchImbalance': return { message: 'Chỗ này không còn trong danh sách không cân đối. Tải lại trang.' };
    default: return { message: 'Chưa nhập được. Thử lại.' };
  }
}
