'use server';

import { revalidatePath } from 'next/cache';
import { FeedbackAct } from '@/lib/schemas/service';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { FEEDBACK_WORDS } from '@/lib/text/public/service';
import { handleFeedback, type HandleRefusal } from '@/lib/usecases/handle-feedback';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';

function words(refusal: HandleRefusal): RefusalWords {
  switch (refusal.name) {
    case 'NoSuchFeedback':
      return { message: 'Không tìm thấy phản ánh, kiến nghị này.' };
    case 'NotPermitted':
      return { message: 'Bạn không có quyền làm việc này.' };
    case 'NoSuchUnit':
      return { message: 'Đơn vị này đã đóng; chọn đơn vị khác', field: 'unitId' };
    case 'WrongState':
      return { message: `Đang ở tình trạng «${FEEDBACK_WORDS.vi.states[refusal.state]}», không làm được việc này.` };
    case 'Stale':
      return { message: `${refusal.by ?? 'Người gửi'} đã ${FEEDBACK_WORDS.vi.acts[refusal.act].toLowerCase()} lúc ${formatDateTime(refusal.at)}, sau khi bạn mở trang. Nội dung bạn nhập vẫn còn ở đây.` };
  }
}

export const handleFeedbackAction = staffAction({ permission: 'feedback:view', input: FeedbackAct, run: handleFeedback, refusals: words, success: ({ state }) => `Đã lưu: ${FEEDBACK_WORDS.vi.states[state].toLowerCase()}.`, then: () => revalidatePath(paths.feedbackInbox(), 'layout') });
