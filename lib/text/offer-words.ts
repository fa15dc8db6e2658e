import { PERMISSIONS, type Role } from '../domain/access/permissions';
import type { ActPermission, DossierAct } from '../domain/dossier/acts';
import { SUPPLEMENT_ASKS_ALLOWED } from '../domain/dossier/acts';
import type { NotOffered } from '../domain/dossier/offers';
import { portalNumber, type DossierStatus } from '../domain/dossier/status';
import { formatDate, formatDateTime, formatList } from './format';
import { ROLE_LABELS, STATUS_LABELS } from './vi';

/** `4, Đang xử lý`. */
const numbered = (status: DossierStatus): string => `${portalNumber(status)}, ${STATUS_LABELS[status]}`;

/** One status with its name; several by their numbers alone, which the register knows. */
function oneOfStatuses(statuses: readonly DossierStatus[]): string {
  const [first, ...more] = statuses;
  if (first !== undefined && more.length === 0) return numbered(first);
  const numbers = statuses.map((status) => String(portalNumber(status)));
  return `${numbers.slice(0, -1).join(', ')} hoặc ${numbers.at(-1) ?? ''}`;
}

const ROLES_IN_WORDS: Partial<Record<Role, string>> = { reception: 'bộ phận tiếp nhận', officer: 'chuyên viên', 'unit-head': 'trưởng phòng', controller: 'Tổ kiểm soát thủ tục hành chính', leader: 'Lãnh đạo Ban' };

/** Whose work it is, from the table of permissions: "Việc của Lãnh đạo Ban." */
export function whoseWork(permission: ActPermission): string {
  const roles = Object.keys(PERMISSIONS[permission]) as Role[];
  return `Việc của ${formatList(roles.map((role) => ROLES_IN_WORDS[role] ?? ROLE_LABELS[role]))}.`;
}

/** Why an act is not offered, as a sentence that says what would have to be otherwise. */
export function notOfferedWords(act: DossierAct, reason: NotOffered): string {
  switch (reason.name) {
    case 'no-permission':
      return whoseWork(reason.permission);
    case 'other-unit':
      return 'Hồ sơ do đơn vị khác giữ.';
    case 'wrong-status':
      return `Hồ sơ phải ở trạng thái ${oneOfStatuses(reason.allowedIn)}. Hiện ở ${numbered(reason.status)}.`;
    case 'ended':
      return `Hồ sơ đã kết thúc ở trạng thái ${numbered(reason.status)}.`;
    case 'already-received':
      return act === 'decline' ? 'Hồ sơ đã được tiếp nhận. Không đủ điều kiện thì ghi kết quả từ chối, nêu lý do.' : 'Hồ sơ đã được tiếp nhận.';
    case 'already-yours':
      return 'Bạn đang giữ hồ sơ này.';
    case 'supplement-asks-used':
      return `Đã yêu cầu bổ sung ${reason.asks} lần. Chỉ được yêu cầu ${SUPPLEMENT_ASKS_ALLOWED} lần.`;
    case 'no-open-supplement-request':
      return reason.asks > 0 ? `Không có yêu cầu bổ sung nào đang chờ. Yêu cầu lần ${reason.asks} đã xong.` : 'Không có yêu cầu bổ sung nào đang chờ.';
    case 'no-open-consultation':
      return 'Không có ý kiến nào đang chờ trả lời.';
    case 'no-draft-to-sign':
      return 'Chưa có dự thảo nào được trình ký.';
    case 'awaiting-signature':
      return `Dự thảo đang chờ ký từ ${formatDateTime(reason.since)}. Ký hoặc trả lại trước.`;
    case 'already-apologised':
      return reason.secondTarget === null ? 'Đã xin lỗi và hẹn lại một lần.' : `Đã xin lỗi và hẹn lại một lần, đến ${formatDate(reason.secondTarget.on)}.`;
    case 'due-passed':
      return 'Hạn trả đã qua. Văn bản xin lỗi phải có trước hoặc trong ngày hẹn.';
    case 'nothing-to-void':
      return 'Chưa có diễn biến nào có thể hiệu đính. Việc tiếp nhận thì sửa và cấp lại giấy hẹn.';
  }
}
