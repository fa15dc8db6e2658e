import type { QueueDates } from '@/components/dossier/queue-board';
import type { QueueParam, QueueTab, QueueView } from '@/lib/schemas/queue';

export const TAB_WORDS: Record<QueueTab, string> = {
  open: 'Đang giải quyết', overdue: 'Quá hạn', today: 'Hôm nay đến hạn', soon: 'Sắp đến hạn', within: 'Còn hạn', paused: 'Tạm dừng',
  submitted: 'Chờ tiếp nhận', ready: 'Chờ trả kết quả', any: 'Mọi trạng thái',
};

export const TITLE_WORDS: Record<QueueTab, string> = {
  open: 'Hồ sơ đang giải quyết', overdue: 'Hồ sơ quá hạn', today: 'Hồ sơ đến hạn hôm nay', soon: 'Hồ sơ sắp đến hạn', within: 'Hồ sơ còn hạn', paused: 'Hồ sơ tạm dừng',
  submitted: 'Hồ sơ trực tuyến chờ tiếp nhận', ready: 'Hồ sơ chờ trả kết quả', any: 'Hồ sơ ở mọi trạng thái',
};

/** The sentence of an empty list, before what narrows it. */
export const EMPTY_WORDS: Record<QueueTab, string> = {
  open: 'Không có hồ sơ đang giải quyết.', overdue: 'Không có hồ sơ quá hạn.', today: 'Không có hồ sơ đến hạn hôm nay.', soon: 'Không có hồ sơ sắp đến hạn.', within: 'Không có hồ sơ còn hạn.',
  paused: 'Không có hồ sơ tạm dừng.', submitted: 'Không có hồ sơ trực tuyến chờ tiếp nhận.', ready: 'Không có hồ sơ chờ trả kết quả.', any: 'Chưa có hồ sơ nào.',
};

export const DATES_OF: Record<QueueTab, QueueDates> = {
  open: { header: 'Hạn trả', sorted: true }, overdue: { header: 'Hạn trả', sorted: true }, today: { header: 'Hạn trả', sorted: true }, soon: { header: 'Hạn trả', sorted: true },
  within: { header: 'Hạn trả', sorted: true }, paused: { header: 'Hạn trả', sorted: false }, submitted: { header: 'Hạn trả lời', sorted: true }, ready: { header: 'Hạn trả', sorted: false }, any: { header: 'Hạn trả', sorted: false },
};

/** `isDesk`: the person's own unit is a counter, not a department. */
export const viewWords = (view: QueueView, isDesk: boolean): string => ({ mine: 'Của tôi', unit: isDesk ? 'Bộ phận tôi' : 'Phòng tôi', all: 'Tất cả' })[view];

export const PARAM_WORDS: Record<QueueParam, string> = {
  xem: 'phạm vi', loc: 'nhóm', tim: 'tìm', linhVuc: 'lĩnh vực', thuTuc: 'thủ tục', kenh: 'cách nộp', nguoiGiu: 'người giữ', donVi: 'đơn vị giữ', chuY: 'cần chú ý', trangThai: 'trạng thái', tu: 'nhận từ ngày', den: 'nhận đến ngày',
  sau: 'trang sau', truoc: 'trang trước',
};
