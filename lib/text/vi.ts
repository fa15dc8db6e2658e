import type { Role } from '../domain/access/permissions';
import type { SpecialDay, TermUnit } from '../domain/calendar/types';
import type { ApplicantKind, Channel, DossierStatus } from '../domain/dossier/status';

/*
 * The Vietnamese word for every stored value. Each table is total over its union: a value without a word does not
 * compile. Words for a screen's own headings stay with the screen.
 */

/** The names the national portal gives its ten statuses. */
export const STATUS_LABELS: Record<DossierStatus, string> = {
  submitted: 'Mới đăng ký',
  received: 'Được tiếp nhận',
  declined: 'Không được tiếp nhận',
  processing: 'Đang xử lý',
  'awaiting-supplement': 'Yêu cầu bổ sung giấy tờ',
  'awaiting-payment': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  resolved: 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
};

export const CHANNEL_LABELS: Record<Channel, string> = {
  'in-person': 'Trực tiếp',
  online: 'Trực tuyến',
  postal: 'Bưu chính công ích',
};

export const APPLICANT_KIND_LABELS: Record<ApplicantKind, string> = {
  citizen: 'Cá nhân',
  enterprise: 'Doanh nghiệp',
  'foreign-organization': 'Tổ chức nước ngoài',
  organization: 'Cơ quan, tổ chức',
};

export const ROLE_LABELS: Record<Role, string> = {
  reception: 'Tiếp nhận',
  officer: 'Chuyên viên',
  'unit-head': 'Trưởng phòng',
  controller: 'Kiểm soát thủ tục hành chính',
  inspector: 'Kiểm tra',
  leader: 'Lãnh đạo Ban',
  admin: 'Quản trị hệ thống',
};

export const TERM_UNIT_LABELS: Record<TermUnit, string> = {
  'working-day': 'ngày làm việc',
  'calendar-day': 'ngày',
  'working-hour': 'giờ làm việc',
  'same-day': 'trong ngày',
};

export const SPECIAL_DAY_LABELS: Record<SpecialDay['kind'], string> = {
  'public-holiday': 'Ngày nghỉ lễ, tết',
  'substitute-day-off': 'Ngày nghỉ đổi',
  'make-up-working-day': 'Ngày làm bù',
};
