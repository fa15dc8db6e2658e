import type { Attention } from '../domain/dossier/attention';
import { REMIND_UNCOLLECTED_AFTER_DAYS, UNTOUCHED_AFTER_DAYS } from '../domain/dossier/attention';
import { LATE_SHARE, SAMPLES_NEEDED, type Outlook } from '../domain/dossier/outlook';
import type { EndStanding } from '../domain/dossier/standing';
import type { Position, Stage } from '../domain/dossier/position';
import { formatHours, formatNumber, formatPercent } from './format';

export const WILL_BE_LATE = 'Sẽ trễ';
export const overtakenMark = (count: number): string => `${formatNumber(count)} hồ sơ vượt trước`;

export const ATTENTION_LABELS: Record<Attention, string> = {
  'will-be-late': 'Sẽ trễ',
  overtaken: 'Bị hồ sơ nộp sau vượt trước',
  'reply-overdue': 'Người nộp quá ngày hẹn trả lời',
  untouched: `Không có diễn biến từ ${UNTOUCHED_AFTER_DAYS} ngày`,
  uncollected: `Có kết quả từ ${REMIND_UNCOLLECTED_AFTER_DAYS[0]} ngày, chưa ai nhận`,
};

/** What each list holds and what may be done: said over the list. */
export const ATTENTION_HELP: Record<Attention, string> = {
  'will-be-late': `Hồ sơ còn hạn mà ít nhất ${formatPercent(LATE_SHARE).replace(',0', '')} hồ sơ trước cùng thủ tục, ở cùng bước, đã cần lâu hơn thời gian còn lại. Ưu tiên xử lý, giao thêm người hoặc chuẩn bị văn bản xin lỗi trước ngày hẹn.`,
  overtaken: 'Hồ sơ đang giải quyết mà có hồ sơ cùng thủ tục, cùng trường hợp, cùng cách nộp, nộp sau nhưng đã có kết quả trước. Thời gian chờ người nộp không tính. Đối chiếu mỗi đêm và sau mỗi việc ghi trên hồ sơ.',
  'reply-overdue': 'Hồ sơ chờ người nộp bổ sung hoặc nộp tiền đã quá ngày hẹn trả lời. Thời hạn vẫn dừng. Liên hệ người nộp để nhắc; nếu họ không còn nhu cầu, ghi «Cho rút hồ sơ» hoặc «Dừng giải quyết» kèm căn cứ.',
  untouched: `Hồ sơ đang tính thời hạn mà không ai ghi việc gì từ ${UNTOUCHED_AFTER_DAYS} ngày. Nhắc người đang giữ hoặc giao người khác.`,
  uncollected: `Kết quả đã chờ tại quầy từ ${REMIND_UNCOLLECTED_AFTER_DAYS[0]} ngày. Người nộp được nhắc tự động sau ${REMIND_UNCOLLECTED_AFTER_DAYS.join(', ')} ngày nếu họ đã chọn nhận tin; với người khác, gọi điện hoặc gửi bưu chính.`,
};

const STAGE_WORDS: Record<Stage, string> = {
  untaken: 'chờ nhận xử lý', 'in-hand': 'đang xử lý', 'in-hand-after-wait': 'đang xử lý, sau khi người nộp bổ sung', consulting: 'chờ ý kiến phối hợp',
  'awaiting-signature': 'chờ ký', signed: 'đã ký, chờ ghi có kết quả',
};

/** `bước «Thẩm định hồ sơ», chờ ký`. */
export const positionWords = (position: Position, stepName: string | null): string => `bước ${stepName === null ? position.step + 1 : `«${stepName}»`}, ${STAGE_WORDS[position.stage]}`;

/** How one that is done stood to its date. */
export const END_STANDING_WORDS: Record<EndStanding, string> = { early: 'trước hạn', 'on-time': 'đúng hạn', late: 'quá hạn' };

const DAY_MINUTES = 480;

/** Office minutes as a person reads them: `2 ngày làm việc`, `1 ngày 3 giờ làm việc`, `45 phút làm việc`. */
export function officeTimeWords(minutes: number): string {
  const days = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes % DAY_MINUTES;
  const parts = [...(days > 0 ? [`${formatNumber(days)} ngày`] : []), ...(rest > 0 || days === 0 ? [formatHours(rest)] : [])];
  return `${parts.join(' ')} làm việc`;
}

/** The sentence of an outlook, with its numbers. */
export function outlookWords(outlook: Outlook, minutesLeft: number): string {
  if (outlook.kind === 'too-few') {
    return outlook.of === 0 ? 'Chưa đủ dữ liệu để dự báo: chưa có hồ sơ nào cùng thủ tục đã qua bước này.' : `Chưa đủ dữ liệu để dự báo: mới có ${outlook.of} hồ sơ cùng thủ tục đã qua bước này, cần ít nhất ${SAMPLES_NEEDED}.`;
  }
  return `${formatNumber(outlook.longer)} trong ${formatNumber(outlook.of)} hồ sơ cùng thủ tục, ở cùng bước, cần lâu hơn ${officeTimeWords(minutesLeft)} còn lại.`;
}

export const overtakenWords = (count: number): string => `${formatNumber(count)} hồ sơ cùng loại nộp sau đã xong trước.`;
