'use server';

import { revalidatePath } from 'next/cache';
import { ConfirmForm, SealForm } from '@/lib/schemas/inspection-sample';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { confirmAnswer, type ConfirmRefusal } from '@/lib/usecases/inspection/confirm-answer';
import { sealAnswers } from '@/lib/usecases/inspection/seal-answers';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';
import { findingRefusal } from '../../../phat-hien/refusal-words';

function confirmRefusal(refusal: ConfirmRefusal): RefusalWords {
  switch (refusal.name) {
    case 'SealedAnew': return { message: 'Câu trả lời này vừa được chốt lại. Tải lại trang để xem bản mới rồi xác nhận.' };
    case 'NoSuchAnswer': return { message: 'Nội dung này chưa có câu trả lời tự động. Tải lại trang rồi thử lại.' };
    case 'ReasonNeeded': return { message: 'Nêu lý do bác câu trả lời tự động', field: 'reason' };
    case 'SameAnswer': return { message: 'Chọn câu trả lời khác với câu trả lời tự động, hoặc bấm Xác nhận', field: 'answer' };
    case 'NotKept': return { message: 'Câu trả lời chưa được ghi. Tải lại trang rồi thử lại.' };
    default: return findingRefusal(refusal);
  }
}

export const sealAnswersAction = staffAction({
  permission: 'inspection:work', input: SealForm, run: sealAnswers, refusals: findingRefusal,
  success: ({ sealed, kept }) => `Đã chốt ${formatNumber(sealed)} câu trả lời.${kept > 0 ? ` ${formatNumber(kept)} câu đã có người trả lời nên giữ nguyên.` : ''}`,
  then: ({ code }) => revalidatePath(paths.inspectionPart(code, 'tu-dong')),
});

export const confirmAnswerAction = staffAction({
  permission: 'inspection:work', input: ConfirmForm, run: confirmAnswer, refusals: confirmRefusal,
  success: ({ isInConflict }) => (isInConflict ? 'Đã ghi. Có người khác vừa trả lời khác: cả hai được giữ, chờ chọn.' : 'Đã ghi.'),
  then: ({ code }) => revalidatePath(paths.inspectionPart(code, 'tu-dong')),
});
