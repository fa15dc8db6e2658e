import type { ChecklistProblem } from '@/lib/domain/inspection/checklist';
import { formatDate, formatList } from '@/lib/text/format';
import type { ApproveChecklistRefusal } from '@/lib/usecases/inspection/approve-checklist';
import type { CopyChecklistRefusal } from '@/lib/usecases/inspection/copy-checklist';
import type { RefusalWords } from '@/lib/web/staff-action';

function problemWords(problem: ChecklistProblem): string {
  switch (problem.name) {
    case 'NoItems':
      return 'chưa có nội dung kiểm tra nào';
    case 'NoQuestions':
      return 'phiếu kiểm tra hồ sơ chưa có câu hỏi nào';
    case 'UnknownRule':
      return `nội dung ${problem.number} gắn quy tắc ${problem.rule} mà hệ thống không có`;
    case 'RuleTwice':
      return `quy tắc ${problem.rule} gắn với hai nội dung`;
  }
}

/** Why a checklist was not changed, in words. */
export function checklistRefusal(refusal: ApproveChecklistRefusal | CopyChecklistRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchChecklist':
      return { message: 'Không tìm thấy bảng kiểm này.' };
    case 'NotPermitted':
      return { message: 'Bạn không có quyền làm việc này.' };
    case 'DraftExists':
      return { message: `Đang có dự thảo, bản số ${refusal.number}. Sửa tiếp hoặc bỏ dự thảo đó trước.` };
    case 'NotADraft':
      return { message: 'Bảng kiểm đã áp dụng không sửa được. Sao chép thành bản dự thảo để sửa.' };
    case 'ChangedMeanwhile':
      return { message: 'Người khác vừa sửa dự thảo này. Tải lại trang rồi sửa tiếp; nội dung bạn nhập vẫn còn ở đây.' };
    case 'NoSuchItem':
      return { message: 'Nội dung này không còn trong dự thảo. Tải lại trang.' };
    case 'UnknownRule':
      return { message: 'Chọn một quy tắc có trong danh sách', field: 'autoRule' };
    case 'RuleTaken':
      return { message: `Quy tắc này đã gắn với nội dung ${refusal.number}`, field: 'autoRule' };
    case 'TooMany':
      return { message: `Nhiều nhất ${refusal.most}.` };
    case 'SamePerson':
      return { message: 'Người duyệt phải là người thứ hai, không phải người soạn hoặc sửa dự thảo.' };
    case 'InPast':
      return { message: 'Ngày áp dụng không được trước hôm nay', field: 'validFrom' };
    case 'NotAfter':
      return { message: `Ngày áp dụng phải sau ${formatDate(refusal.validFrom)}, ngày áp dụng của bản số ${refusal.number}`, field: 'validFrom' };
    case 'Incomplete':
      return { message: `Chưa duyệt được: ${formatList(refusal.problems.map(problemWords))}.` };
  }
}
