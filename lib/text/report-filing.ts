import type { LocalTime } from '../domain/calendar/types';
import type { FilingState, PeriodKind } from '../domain/report/filing';
import { BESIDES, COLUMNS, type Beside, type Column } from '../domain/report/tally';
import { formatDateTime } from './format';
import { COLUMN_WORDS } from './report';

export const FILING_STATE_WORDS: Record<FilingState, string> = { draft: 'Bản nháp', submitted: 'Đã trình, chờ duyệt', returned: 'Bị trả lại', locked: 'Đã duyệt và khóa', dropped: 'Đã bỏ' };
export const PERIOD_KIND_WORDS: Record<PeriodKind, string> = { month: 'Tháng', quarter: 'Quý', half: '6 tháng', year: 'Năm' };

type Refusal = { readonly name: string; readonly state?: FilingState; readonly byName?: string | null; readonly at?: LocalTime };

/** What a person is told when a step of a report was refused. */
export function filingRefusalWords(refusal: Refusal): string {
  switch (refusal.name) {
    case 'NoSuchReport': return 'Không tìm thấy báo cáo này. Có thể báo cáo đã bị bỏ.';
    case 'SamePerson': return 'Người lập hoặc trình báo cáo không tự duyệt. Cần người thứ hai duyệt.';
    case 'NotBalanced': return 'Số liệu không cân đối nên chưa lập báo cáo. Xem dòng báo không cân đối rồi báo quản trị.';
    case 'PeriodLocked': return 'Kỳ này đã có một báo cáo được khóa. Báo cáo đã khóa không thay thế được.';
    case 'ChangedMeanwhile': return `Chưa lưu: ${refusal.byName ?? 'người khác'} đã làm trước${refusal.at ? ` lúc ${formatDateTime(refusal.at)}` : ''}, báo cáo nay ở trạng thái «${refusal.state ? FILING_STATE_WORDS[refusal.state] : ''}». Tải lại trang để xem.`;
    default: return 'Chưa lưu được. Tải lại trang rồi thử lại.';
  }
}

export const isCountedColumn = (column: string | null): column is Column | Beside => column !== null && [...COLUMNS, ...BESIDES].some((known) => known === column);

/** Where a note stands: `Ô (10), Môi trường`, `Dòng Môi trường`, `Cột (10)`, `Cả báo cáo`. */
export function notePlaceWords(column: string | null, rowName: string | null): string {
  const words = isCountedColumn(column) ? COLUMN_WORDS[column] : null;
  if (words && rowName) return `${words}, ${rowName}`;
  if (words) return `Cột ${words}`;
  return rowName ? `Dòng ${rowName}` : 'Cả báo cáo';
}
