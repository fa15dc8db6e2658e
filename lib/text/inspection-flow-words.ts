import type { SelfReportFigure, SelfReportSection, SelfReportState } from '../domain/inspection/self-report';
import { SELF_REPORT_OUTLINE } from './inspection-outline';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const selfReportFigureWords: Words<SelfReportFigure> = {
  received: 'Hồ sơ mới tiếp nhận trong kỳ', 'received-online': 'Trong đó nộp trực tuyến', 'carried-over': 'Hồ sơ kỳ trước chuyển sang', resolved: 'Hồ sơ đã giải quyết', 'resolved-early': 'Giải quyết trước hạn', 'resolved-on-time': 'Giải quyết đúng hạn',
  'resolved-late': 'Giải quyết quá hạn', pending: 'Hồ sơ đang giải quyết', 'pending-overdue': 'Đang giải quyết đã quá hạn', refused: 'Từ chối giải quyết', stopped: 'Dừng giải quyết', withdrawn: 'Người nộp rút hồ sơ', 'awaiting-supplement': 'Đang chờ bổ sung giấy tờ',
  procedures: 'Thủ tục đơn vị giải quyết, có hiệu lực', postings: 'Lượt niêm yết của các thủ tục đó', feedback: 'Phản ánh, kiến nghị nhận trong kỳ', 'feedback-open': 'Phản ánh, kiến nghị chưa trả lời',
};

const titles = new Map(SELF_REPORT_OUTLINE.map(({ key, title }) => [key, title]));
/** The heading of a part of a self-report, as the outline of the notice has it. */
export const sectionTitle = (section: SelfReportSection): string => titles.get(section) ?? section;

export const selfReportStateWords: Words<SelfReportState> = { asked: 'Chưa làm', draft: 'Đang soạn', submitted: 'Đã nộp', returned: 'Bị trả lại' };
export const yearPlanStateWords: Words<'draft' | 'issued' | 'withdrawn'> = { draft: 'Dự thảo', issued: 'Đã ban hành', withdrawn: 'Đã thu hồi' };
export const inspectionKindWords: Words<'yearly' | 'ad-hoc'> = { yearly: 'Theo kế hoạch năm', 'ad-hoc': 'Đột xuất' };
