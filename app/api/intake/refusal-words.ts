import { formatDate, formatDateTime, formatList } from '@/lib/text/format';
import { CHANNEL_LABELS } from '@/lib/text/vi';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { quantityWords } from '@/lib/text/intake-words';
import type { ReceiveRefusal } from '@/lib/usecases/receive-dossier';
import type { SupplementBeforeIntakeRefusal } from '@/lib/usecases/request-supplement-before-intake';

type Words = { readonly message: string; readonly field?: string };

const date = (text: string): string => {
  const on = parsePlainDate(text);
  return on === null ? text : formatDate(on);
};

/** Why the counter's dossier or paper was not made, and the field it belongs to. */
export function refusalWords(refusal: ReceiveRefusal | SupplementBeforeIntakeRefusal): Words {
  switch (refusal.name) {
    case 'UnknownProcedure':
      return { message: 'Chọn thủ tục trong danh mục đang áp dụng', field: 'versionId' };
    case 'NotInForce':
      return { message: `Bản thủ tục này áp dụng từ ${date(refusal.validFrom)}${refusal.validTo === null ? '' : ` đến ${date(refusal.validTo)}`}, không áp dụng vào ngày nhận. Chọn lại thủ tục.`, field: 'versionId' };
    case 'OnlineNotAtCounter':
      return { message: 'Hồ sơ trực tuyến do người nộp gửi, không nhập tại quầy. Chọn trực tiếp hoặc bưu chính.', field: 'channel' };
    case 'ChannelNotOffered':
      return { message: `Thủ tục này chỉ nhận: ${formatList(refusal.offered.map((channel) => CHANNEL_LABELS[channel].toLowerCase()))}`, field: 'channel' };
    case 'CaseNotChosen':
      return { message: 'Chọn trường hợp của hồ sơ', field: 'caseName' };
    case 'NoMatchingLimit':
      return { message: 'Bản thủ tục không có thời hạn cho trường hợp và cách nộp này. Báo cán bộ kiểm soát thủ tục.', field: 'caseName' };
    case 'DueNotReckoned':
      return { message: 'Không tính được hạn trả từ thời hạn của thủ tục. Báo cán bộ kiểm soát thủ tục.', field: 'versionId' };
    case 'ReceivedInFuture':
      return { message: `Thời điểm nhận sau giờ hiện tại (${formatDateTime(refusal.now)}). Nhập thời điểm đã qua.`, field: 'receivedAt' };
    case 'LateReasonMissing':
      return { message: 'Nêu lý do nhập muộn', field: 'lateReason' };
    case 'UnknownComponent':
      return { message: 'Danh sách thành phần hồ sơ vừa thay đổi. Chọn lại thủ tục.', field: 'versionId' };
    case 'MissingComponents':
      return { message: `Chưa đủ thành phần: ${formatList(refusal.missing.map(({ line, ...short }) => `${line.name} (thiếu ${quantityWords(short)})`))}. Lập Mẫu 02 thay vì tiếp nhận.`, field: 'components' };
    case 'FileUnknown':
      return { message: 'Một tệp đính kèm không còn hoặc đã gắn vào hồ sơ khác. Bỏ tệp đó và gửi lại.', field: 'files' };
    case 'KeyUsedForOther':
      return { message: refusal.code === null ? 'Lượt nhập này đã lập giấy với nội dung khác.' : `Lượt nhập này đã tạo hồ sơ ${refusal.code} với nội dung khác.` };
    case 'NothingMissing':
      return { message: 'Hồ sơ đã đủ thành phần. Tiếp nhận hồ sơ, hoặc ghi nội dung cần hoàn thiện.', field: 'further' };
    case 'ExternalCodeTaken':
      return { message: 'Mã ở hệ thống khác này đã gắn với một hồ sơ' };
  }
}
