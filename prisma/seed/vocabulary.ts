import type { PauseRule, TermUnit } from '@/lib/domain/calendar/types';
import type { ApplicantKind, Channel } from '@/lib/domain/dossier/status';

/** The words of the files we load, and the values we store for them. */
const TABLES = {
  unit: { 'ngày làm việc': 'working-day', ngày: 'calendar-day', 'giờ làm việc': 'working-hour', 'trong ngày': 'same-day' } satisfies Record<string, TermUnit>,
  channel: { 'trực tiếp': 'in-person', 'trực tuyến': 'online', 'bưu chính công ích': 'postal' } satisfies Record<string, Channel>,
  applicantKind: { 'công dân': 'citizen', 'doanh nghiệp': 'enterprise', 'tổ chức nước ngoài': 'foreign-organization', 'tổ chức': 'organization' } satisfies Record<string, ApplicantKind>,
  pauseRule: { 'tính tiếp': 'resume', 'tính lại từ đầu': 'restart', 'không dừng': 'none' } satisfies Record<string, PauseRule>,
  onlineLevel: { 'toàn trình': 'full', 'một phần': 'partial', 'chỉ cung cấp thông tin': 'information-only' },
  unitKind: { phòng: 'department', 'bộ phận một cửa': 'one-stop-desk', 'tổ kiểm soát': 'control-team', 'đơn vị sự nghiệp': 'service-unit' },
  decisionKind: { 'mới ban hành': 'new', 'sửa đổi, bổ sung': 'amend', 'thay thế': 'replace', 'bãi bỏ': 'repeal' },
} as const;

type Tables = typeof TABLES;

/** The stored value of a word. Throws on a word the table does not know: a file must not be loaded half understood. */
export function stored<K extends keyof Tables>(table: K, word: string): Tables[K][keyof Tables[K]] {
  const found = (TABLES[table] as Record<string, string>)[word];
  if (found === undefined) throw new Error(`Không hiểu "${word}" (${table}) trong tệp dữ liệu`);
  return found as Tables[K][keyof Tables[K]];
}
