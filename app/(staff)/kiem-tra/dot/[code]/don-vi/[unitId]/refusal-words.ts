import type { InspectionRefusal } from '@/lib/usecases/inspection/act';
import type { DeskAnswerRefusal } from '@/lib/usecases/inspection/answer-at-desk';
import type { RefusalWords } from '@/lib/web/staff-action';
import { findingRefusal } from '../../../../phat-hien/refusal-words';

/** Why an answer was not kept, in words. */
export function answerRefusal(refusal: DeskAnswerRefusal | InspectionRefusal): RefusalWords {
  switch (refusal.name) {
    case 'AnswersItself':
      return { message: 'Nội dung này đã có câu trả lời tự động. Xác nhận hoặc bác, nêu lý do, ở mục Câu trả lời tự động.' };
    case 'NotKept':
      return { message: 'Câu trả lời chưa được ghi. Tải lại trang rồi thử lại.' };
    default:
      return findingRefusal(refusal);
  }
}
