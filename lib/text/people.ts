import { SHORTEST_PASSWORD, LONGEST_PASSWORD, type PasswordFault } from '../domain/people/password-policy';
import type { UnitKind } from '../domain/people/unit';

/** The wait before the next guess, rounded up so that nobody comes back too early: "30 giây", "2 phút". */
export function waitWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, seconds)} giây`;
  return `${Math.ceil(seconds / 60)} phút`;
}

export const UNIT_KIND_LABELS: Record<UnitKind, string> = {
  department: 'Phòng',
  'one-stop-desk': 'Bộ phận một cửa',
  'control-team': 'Tổ kiểm soát thủ tục hành chính',
  'service-unit': 'Đơn vị sự nghiệp',
};

export const unitKindLabel = (kind: string): string => (Object.hasOwn(UNIT_KIND_LABELS, kind) ? UNIT_KIND_LABELS[kind as UnitKind] : kind);

export const PASSWORD_FAULT_WORDS: Record<PasswordFault, string> = {
  'too-short': `Nhập mật khẩu dài ít nhất ${SHORTEST_PASSWORD} ký tự`,
  'too-long': `Nhập mật khẩu dài nhiều nhất ${LONGEST_PASSWORD} ký tự`,
  'same-as-before': 'Nhập mật khẩu khác với mật khẩu đang dùng',
  'holds-name': 'Không dùng họ tên hoặc tên đăng nhập trong mật khẩu',
  'too-common': 'Mật khẩu này dễ đoán; ghép vài từ không liên quan với nhau',
  'too-plain': 'Mật khẩu này lặp lại hoặc xếp theo thứ tự; ghép vài từ không liên quan với nhau',
};

/** Why the sign-in page is shown, by the word in its address. Anything else says nothing. */
const WHY: Readonly<Record<string, string>> = {
  'lau-khong-dung': 'Phiên làm việc đã kết thúc vì 60 phút không dùng. Đăng nhập lại để tiếp tục.',
  'het-phien': 'Phiên làm việc đã kết thúc sau 12 giờ. Đăng nhập lại để tiếp tục.',
  'bi-ket-thuc': 'Phiên làm việc đã bị kết thúc. Đăng nhập lại để tiếp tục.',
  'da-dang-xuat': 'Đã đăng xuất.',
  'chua-co-tai-khoan': 'Tài khoản của cơ quan chưa gắn với tài khoản nào ở đây. Nhờ quản trị hệ thống mở tài khoản với đúng thư điện tử của bạn.',
  'trung-thu': 'Thư điện tử của bạn đang gắn với nhiều tài khoản. Nhờ quản trị hệ thống sửa lại.',
  'tai-khoan-khoa': 'Tài khoản này đã khóa. Liên hệ quản trị hệ thống.',
  'ket-noi': 'Chưa đăng nhập được bằng tài khoản của cơ quan. Thử lại, hoặc đăng nhập bằng mật khẩu.',
};

export const whySignIn = (word: string | undefined): string | null => (word !== undefined && Object.hasOwn(WHY, word) ? (WHY[word] ?? null) : null);

/** The password of every sample account. It is printed at the start of a demonstration and shown on its sign-in page: it protects nothing. */
export const SAMPLE_PASSWORD = 'Mau-2026-tthc';
