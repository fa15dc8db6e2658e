import type { ChecklistState } from '../domain/inspection/checklist';
import type { FindingAct, FindingState } from '../domain/inspection/finding';
import type { Age, RecommendationState, RemedyAct } from '../domain/inspection/recommendation';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const findingStateWords: Words<FindingState> = { recorded: 'Chưa thông báo', notified: 'Chờ ý kiến đơn vị', agreed: 'Đơn vị thống nhất', contested: 'Đơn vị không thống nhất', withdrawn: 'Đã rút' };
export const findingActWords: Words<FindingAct> = { revise: 'Sửa phát hiện', notify: 'Thông báo cho đơn vị', agree: 'Thống nhất', contest: 'Không thống nhất', explain: 'Giải trình thêm', uphold: 'Giữ nguyên phát hiện', amend: 'Sửa và thông báo lại', withdraw: 'Rút phát hiện' };
export const stanceWords: Words<'agree' | 'contest' | 'explain' | 'uphold' | 'amend'> = { agree: 'Thống nhất', contest: 'Không thống nhất', explain: 'Giải trình', uphold: 'Giữ nguyên phát hiện', amend: 'Sửa phát hiện' };

export const recommendationStateWords: Words<RecommendationState> = { drafted: 'Dự thảo', open: 'Đang thực hiện', reported: 'Chờ xác minh', verified: 'Đã khắc phục', withdrawn: 'Đã rút' };
export const remedyActWords: Words<RemedyAct> = { issue: 'Ban hành kèm kết luận', promise: 'Cam kết ngày hoàn thành', report: 'Báo cáo khắc phục', accept: 'Xác minh đã khắc phục', return: 'Trả lại báo cáo', reopen: 'Mở lại', extend: 'Gia hạn', withdraw: 'Rút kiến nghị' };
export const ageWords: Words<Age> = { 'not-due': 'Chưa đến hạn', 'late-30': 'Quá hạn đến 30 ngày', 'late-90': 'Quá hạn 31 đến 90 ngày', 'late-more': 'Quá hạn trên 90 ngày', 'to-verify': 'Chờ xác minh' };

export const checklistStateWords: Words<ChecklistState> = { draft: 'Dự thảo', 'in-force': 'Đang áp dụng', ended: 'Hết áp dụng' };

/** How the score is made, in the one sentence that every screen and paper prints. */
export const SCORE_RULE = 'Điểm là tỷ lệ trọng số của nội dung Đạt trên tổng trọng số của nội dung Đạt và Chưa đạt. Không áp dụng và Không kiểm tra không tính vào cả hai; nội dung chưa trả lời đếm riêng.';

/** A share from 0 to 1 in whole per cent; a dash where nothing was judged. 99,6 % is not 100 %: only all is. */
export function shareWords(share: number | null): string {
  if (share === null) return '–';
  const whole = Math.round(share * 100);
  return `${share < 1 && whole === 100 ? 99 : share > 0 && whole === 0 ? 1 : whole}%`;
}

/** What a finding said before it was amended: kept beside the reason, so that nobody has to look it up. */
export const amendedFrom = (reason: string, before: { readonly facts: string; readonly ruleBroken: string }): string => `${reason}\n\nTrước khi sửa: ${before.facts} (${before.ruleBroken})`;
