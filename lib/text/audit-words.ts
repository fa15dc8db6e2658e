import { isDossierAct } from '../domain/dossier/acts';
import { ACT_WORDS } from './act-refusals';

/** What the audit trail is about; the first part of an action and of a subject. */
export const AUDIT_THINGS: Readonly<Record<string, string>> = {
  dossier: 'Hồ sơ',
  paper: 'Giấy tờ',
  file: 'Tệp',
  'online-draft': 'Bản nháp nộp trực tuyến',
  calendar: 'Lịch làm việc',
  'desk-hours': 'Giờ tiếp nhận',
  procedure: 'Thủ tục',
  'procedure-draft': 'Dự thảo thủ tục',
  'procedure-version': 'Bản của thủ tục',
  decision: 'Quyết định công bố',
  staff: 'Tài khoản',
  session: 'Phiên làm việc',
  unit: 'Đơn vị',
  absence: 'Vắng mặt',
  handover: 'Phiếu bàn giao',
  'handover-batch': 'Giao lại nhiều hồ sơ',
  report: 'Báo cáo',
  register: 'Sổ theo dõi hồ sơ',
  'dossier-list': 'Danh sách hồ sơ',
  fee: 'Phí, lệ phí',
  'bank-account': 'Tài khoản thu phí',
  notice: 'Tin gửi đi',
  'api-token': 'Mã truy cập',
  posting: 'Niêm yết',
  'posting-place': 'Nơi niêm yết',
  seed: 'Dữ liệu ban đầu',
};

const ACTIONS: Readonly<Record<string, string>> = {
  'session:start': 'Đăng nhập',
  'session:end': 'Đăng xuất',
  'session:revoke': 'Kết thúc phiên',
  'staff:add': 'Mở tài khoản',
  'staff:update': 'Sửa thông tin tài khoản',
  'staff:disable': 'Khóa tài khoản',
  'staff:enable': 'Mở khóa tài khoản',
  'staff:reset-password': 'Cấp mật khẩu dùng một lần',
  'staff:change-password': 'Đổi mật khẩu',
  'staff:grant-role': 'Giao vai trò',
  'staff:revoke-role': 'Thu hồi vai trò',
  'staff:link-oidc': 'Gắn tài khoản cơ quan',
  'unit:add': 'Thêm đơn vị',
  'unit:change': 'Sửa đơn vị',
  'unit:close': 'Đóng đơn vị',
  'unit:open': 'Mở lại đơn vị',
  'calendar:change': 'Sửa lịch làm việc',
  'desk-hours:set': 'Đặt giờ tiếp nhận',
  'file:store': 'Lưu tệp',
  'file:attach': 'Đính kèm tệp',
  'file:remove': 'Gỡ tệp',
  'online-draft:begin': 'Mở bản nháp nộp trực tuyến',
  'online-draft:purge': 'Xóa bản nháp hết hạn',
  'paper:issue': 'Lập giấy tờ',
  'paper:reprint': 'In lại giấy tờ',
  'paper:print-many': 'In giấy tờ của nhiều hồ sơ',
  'fee:collect': 'Thu một phần tiền',
  'fee:refund': 'Hoàn tiền',
  'fee:list': 'Xuất danh sách thu phí',
  'bank-account:save': 'Sửa tài khoản thu phí',
  'api-token:add': 'Tạo mã truy cập',
  'api-token:revoke': 'Thu hồi mã truy cập',
  'dossier:digitise': 'Ghi nhận số hóa',
  'notice:retry': 'Gửi lại tin',
  'apology:dismiss': 'Bỏ dự thảo văn bản xin lỗi',
  'register:print': 'In sổ theo dõi hồ sơ',
  'dossier:export': 'Xuất danh sách hồ sơ',
  'report:export': 'Xuất báo cáo',
  'report:draft': 'Lập báo cáo',
  'report:note': 'Ghi chú vào báo cáo',
  'report:submit': 'Trình báo cáo',
  'report:return': 'Trả lại báo cáo',
  'report:lock': 'Duyệt và khóa báo cáo',
  'report:drop': 'Bỏ báo cáo chưa duyệt',
  'report:schedule': 'Sửa kỳ báo cáo',
  'report:import': 'Nhập báo cáo từ nơi khác',
  'report:explain': 'Giải trình số liệu không cân đối',
  'procedure-draft:start': 'Bắt đầu dự thảo thủ tục',
  'procedure-draft:save': 'Lưu dự thảo thủ tục',
  'procedure-draft:submit': 'Trình duyệt dự thảo thủ tục',
  'procedure-draft:return': 'Trả lại dự thảo thủ tục',
  'procedure-draft:approve': 'Duyệt dự thảo thủ tục',
  'procedure-draft:discard': 'Bỏ dự thảo thủ tục',
  'decision:add': 'Nhập quyết định công bố',
  'decision:change': 'Sửa quyết định công bố',
  'decision:verify': 'Đối chiếu quyết định với bản gốc',
  'decision:unverify': 'Bỏ xác nhận đã đối chiếu quyết định',
  'procedure-version:verify': 'Đối chiếu nội dung thủ tục với bản gốc',
  'procedure-version:unverify': 'Bỏ xác nhận đã đối chiếu nội dung thủ tục',
  'posting:record': 'Ghi nhận niêm yết',
  'posting:take-down': 'Ghi nhận đã gỡ niêm yết',
  'posting:check': 'Kiểm tra bảng niêm yết',
  'posting-place:add': 'Thêm nơi niêm yết',
  'posting-place:change': 'Sửa nơi niêm yết',
  'absence:add': 'Ghi vắng mặt',
  'absence:cancel': 'Hủy vắng mặt',
  'handover:give': 'Lập phiếu bàn giao',
  'handover:sign': 'Ký nhận phiếu bàn giao',
  'seed:load': 'Nạp dữ liệu ban đầu',
};

/** An action as people say it. One that has no words yet is shown as it is written. */
export function auditActionWords(action: string): string {
  if (Object.hasOwn(ACTIONS, action)) return ACTIONS[action] ?? action;
  const [thing = '', act = ''] = action.split(':');
  if (thing === 'dossier' && isDossierAct(act)) return ACT_WORDS[act];
  return Object.hasOwn(AUDIT_THINGS, thing) ? `${AUDIT_THINGS[thing]}: ${act}` : action;
}

/** What an audit row is about when its thing has no name: its kind and the beginning of its key, enough to tell two apart. */
export function auditSubjectWords(subject: string): string {
  const at = subject.indexOf(':');
  const thing = subject.slice(0, at);
  const key = subject.slice(at + 1);
  return Object.hasOwn(AUDIT_THINGS, thing) ? `${AUDIT_THINGS[thing]} ${key.length > 20 ? `${key.slice(0, 13)}…` : key}` : subject;
}
