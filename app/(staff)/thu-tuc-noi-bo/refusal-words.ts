import { localTimeOf } from '@/lib/platform/clock';
import { changeRefusalWords, DRAFT_STATE_WORDS } from '@/lib/text/draft-words';
import { formatDateTime } from '@/lib/text/format';
import type { DraftRefusal } from '@/lib/usecases/draft-refusal';
import type { VerifyRefusal } from '@/lib/usecases/mark-verified';
import type { DecisionRefusal } from '@/lib/usecases/save-decision';
import type { RefusalWords } from '@/lib/web/staff-action';

const UNKNOWN_FILE = 'Tệp này không còn. Chọn lại tệp.';

/** Why a draft was not saved, sent or approved, beside the field where there is one. */
export function draftWords(refusal: DraftRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchDraft':
      return { message: 'Không có dự thảo này.' };
    case 'NoSuchProcedure':
      return { message: 'Không có thủ tục này. Chọn lại trong danh sách.', field: 'procedureId' };
    case 'NoSuchVersion':
      return { message: 'Không có bản này. Tải lại trang rồi chọn lại.' };
    case 'NoSuchDecision':
    case 'DecisionMissing':
      return { message: 'Chọn quyết định công bố', field: 'decisionId' };
    case 'DecisionOnlyRepeals':
      return { message: `Quyết định ${refusal.number} chỉ bãi bỏ thủ tục, không làm phát sinh bản mới. Chọn quyết định khác.`, field: 'decisionId' };
    case 'ReasonMissing':
      return { message: 'Nhập lý do đính chính: ghi sai ở đâu, đúng theo quyết định là gì', field: 'reason' };
    case 'NothingChanged':
      return { message: 'Dự thảo giống hệt bản nó được soạn từ đó. Sửa nội dung rồi trình lại, hoặc bỏ dự thảo.' };
    case 'CorrectionUnderWay':
      return { message: 'Bản này đang có một dự thảo đính chính khác. Mở dự thảo đó trong danh sách dự thảo.' };
    case 'FileUnknown':
      return { message: UNKNOWN_FILE, field: refusal.path };
    case 'CodeTaken':
      return { message: `Mã này đang là mã của thủ tục ${refusal.slug}. Kiểm tra lại mã trong quyết định.`, field: 'code' };
    case 'Incomplete': {
      const count = Object.keys(refusal.complaints).length;
      return { message: `Còn ${count} chỗ cần sửa trước khi trình duyệt. Nội dung vừa nhập vẫn còn ở đây; muốn để sau thì bấm Lưu dự thảo.`, fieldErrors: refusal.complaints };
    }
    case 'ChangedMeanwhile':
      return { message: `${refusal.by ?? 'Người khác'} đã lưu dự thảo này lúc ${formatDateTime(localTimeOf(refusal.at))}. Nội dung của bạn vẫn còn nguyên ở đây. Xem bản đã lưu ở thẻ mới, rồi chọn giữ bản nào.` };
    case 'NotInThisState':
      return { message: `Dự thảo đang ở trạng thái “${DRAFT_STATE_WORDS[refusal.state]}”, không làm được việc này. Tải lại trang để xem.` };
    case 'NotPermitted':
      return { message: 'Tài khoản của bạn không có quyền làm việc này.' };
    case 'AuthorMayNotApprove':
      return { message: 'Bạn đã tham gia soạn dự thảo này nên không được tự duyệt. Chuyển người khác duyệt.' };
    case 'EndsBeforeItBegins':
    case 'EndsWithTheNext':
    case 'EndNeedsADecision':
      return { message: changeRefusalWords(refusal), field: 'days.to' };
    default:
      return { message: changeRefusalWords(refusal), field: 'decisionId' };
  }
}

/** Why a decision was not entered. */
export function decisionWords(refusal: DecisionRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchDecision':
      return { message: 'Không có quyết định này.' };
    case 'NumberTaken':
      return { message: 'Đã có quyết định cùng số, ký hiệu và ngày ban hành', field: 'number' };
    case 'FileUnknown':
      return { message: UNKNOWN_FILE, field: 'fileId' };
    case 'DatesAreUsed':
      return { message: 'Quyết định đã làm phát sinh hoặc kết thúc bản thủ tục nên không đổi được loại và ngày. Nếu ghi sai, soạn dự thảo đính chính.', field: 'effectiveOn' };
    case 'ChangedMeanwhile': {
      const { by, at } = refusal.last;
      return { message: `${by ?? 'Người khác'} đã sửa quyết định này${at ? ` lúc ${formatDateTime(localTimeOf(at))}` : ''}. Nội dung của bạn vẫn còn ở đây. Mở quyết định ở thẻ mới để xem bản mới nhất.` };
    }
  }
}

export const verifyWords = (refusal: VerifyRefusal): RefusalWords =>
  refusal.name === 'NoSignedFile' ? { message: 'Quyết định chưa có tệp bản ký. Đính kèm tệp trước khi xác nhận đã đối chiếu.' } : { message: 'Nội dung này không còn. Tải lại trang.' };
