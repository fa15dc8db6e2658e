import type { Role } from '../domain/access/permissions';
import type { ViewKind } from '../domain/dossier/view';
import type { Lang } from './lang';

export const VIEW_KIND_WORDS: Record<Lang, Record<ViewKind, string>> = {
  vi: { detail: 'mở hồ sơ', panel: 'xem tóm tắt', file: 'mở tệp', paper: 'mở giấy tờ', export: 'lấy ra trong danh sách', api: 'đọc qua kết nối hệ thống' },
  en: { detail: 'opened the dossier', panel: 'saw its summary', file: 'opened a file', paper: 'opened a paper', export: 'took it out in a list', api: 'read by a connected system' },
};

type ViewerRole = Role | 'api-client' | 'staff';
const ROLES: Record<Lang, Record<ViewerRole, string>> = {
  vi: { reception: 'Cán bộ tiếp nhận', officer: 'Cán bộ xử lý', 'unit-head': 'Lãnh đạo phòng', controller: 'Cán bộ kiểm soát thủ tục', inspector: 'Cán bộ kiểm tra', leader: 'Lãnh đạo cơ quan', admin: 'Quản trị hệ thống', 'api-client': 'Hệ thống kết nối', staff: 'Cán bộ cơ quan' },
  en: { reception: 'Reception officer', officer: 'Case officer', 'unit-head': 'Head of unit', controller: 'Procedure controller', inspector: 'Inspector', leader: 'Head of the office', admin: 'System administrator', 'api-client': 'Connected system', staff: 'Member of staff' },
};

/** A viewer by their role; the applicant is never told a name. */
export const viewerRoleWords = (role: string, lang: Lang = 'vi'): string => (Object.hasOwn(ROLES[lang], role) ? ROLES[lang][role as ViewerRole] : ROLES[lang].staff);
