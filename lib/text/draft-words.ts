import type { ChangeKind, ChangeRefusal, DecisionKind } from '../domain/procedure/change';
import type { ContentComplaint } from '../domain/procedure/content-check';
import type { DraftAct, DraftState, VersionStanding } from '../domain/procedure/draft';
import { formatDate, formatNumber } from './format';

export const DECISION_KIND_WORDS: Readonly<Record<DecisionKind, string>> = { new: 'Ban hành mới', amend: 'Sửa đổi, bổ sung', replace: 'Thay thế', repeal: 'Bãi bỏ' };
export const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = { ...DECISION_KIND_WORDS, correct: 'Đính chính' };
export const DRAFT_STATE_WORDS: Readonly<Record<DraftState, string>> = { draft: 'Đang soạn', 'in-review': 'Chờ duyệt', approved: 'Đã duyệt', discarded: 'Đã bỏ' };
export const STANDING_WORDS: Readonly<Record<VersionStanding, string>> = { 'in-force': 'Đang áp dụng', upcoming: 'Sắp áp dụng', ended: 'Hết hiệu lực', superseded: 'Đã đính chính', draft: 'Dự thảo', 'in-review': 'Chờ duyệt' };
export const EVENT_ACT_WORDS: Readonly<Record<DraftAct | 'start', string>> = { start: 'Bắt đầu dự thảo', save: 'Lưu', submit: 'Trình duyệt', return: 'Trả lại để sửa', approve: 'Duyệt', discard: 'Bỏ dự thảo' };

export const ONLINE_LEVEL_WORDS = { full: 'Toàn trình', partial: 'Một phần', 'information-only': 'Chỉ cung cấp thông tin' } as const;
export const PAUSE_RULE_WORDS = { resume: 'Tính tiếp sau khi bổ sung đủ', restart: 'Tính lại từ đầu sau khi bổ sung đủ', none: 'Không dừng tính' } as const;

/** Days as a reader takes them: 3, 2,5, 0,25. */
export const daysWords = (days: number): string => `${formatNumber(days, 'vi', Number.isInteger(days) ? 0 : Number.isInteger(days * 10) ? 1 : 2)} ngày làm việc`;

const span = (from: Parameters<typeof formatDate>[0], to: Parameters<typeof formatDate>[0] | null): string => (to === null ? `từ ${formatDate(from)}` : `từ ${formatDate(from)} đến hết ${formatDate(to)}`);

/** Why a decision cannot do this to a procedure, with the way out. */
export function changeRefusalWords(refusal: ChangeRefusal): string {
  switch (refusal.name) {
    case 'EffectiveBeforeIssued':
      return `Quyết định ban hành ngày ${formatDate(refusal.issuedOn)} không thể có hiệu lực từ ${formatDate(refusal.effectiveOn)}. Sửa ngày trong quyết định.`;
    case 'AlreadyAnnounced':
      return `Thủ tục đã được công bố và bản số ${refusal.number} áp dụng ${span(refusal.validFrom, refusal.validTo)}. Dùng quyết định sửa đổi, bổ sung hoặc thay thế.`;
    case 'NeverAnnounced':
      return 'Thủ tục này chưa từng được công bố nên không có gì để sửa đổi, thay thế hoặc bãi bỏ. Dùng quyết định ban hành mới.';
    case 'NotInForceThen':
      return refusal.endedOn ? `Thủ tục đã hết hiệu lực từ sau ngày ${formatDate(refusal.endedOn)}, ngày ${formatDate(refusal.on)} không còn bản nào để sửa đổi hoặc bãi bỏ.` : `Ngày ${formatDate(refusal.on)} không có bản nào đang áp dụng.`;
    case 'OverlapsVersion':
      return `Bản số ${refusal.number} đã được công bố áp dụng ${span(refusal.validFrom, refusal.validTo)}. Hai bản không được cùng áp dụng một ngày: chọn ngày khác, hoặc đính chính bản đó.`;
    case 'NothingToCorrect':
      return 'Bản này đã được đính chính hoặc không còn trong hồ sơ thủ tục. Tải lại trang để xem bản mới nhất.';
    case 'EndsBeforeItBegins':
      return `Ngày hết hiệu lực ${formatDate(refusal.validTo)} trước ngày bắt đầu áp dụng ${formatDate(refusal.validFrom)}.`;
    case 'EndsWithTheNext':
      return `Bản này hết hiệu lực vì bản số ${refusal.number} áp dụng từ ${formatDate(refusal.validFrom)}. Đính chính ngày bắt đầu của bản số ${refusal.number}, ngày hết hiệu lực của bản này đổi theo.`;
    case 'EndNeedsADecision':
      return 'Chưa có quyết định nào làm bản này hết hiệu lực. Để trống ngày hết hiệu lực, hoặc nhập quyết định bãi bỏ rồi soạn dự thảo bãi bỏ.';
  }
}

/** What does not fit together, beside its field. */
export function contentComplaintWords(complaint: ContentComplaint): string {
  switch (complaint.name) {
    case 'SameLimitTwice':
      return 'Trường hợp và cách nộp này đã có thời hạn ở dòng trên';
    case 'ChannelNotOffered':
      return 'Thủ tục không nhận hồ sơ theo cách này. Bỏ dòng này hoặc chọn thêm cách nộp';
    case 'CommittedLongerThanLaw':
      return 'Thời hạn cam kết không được dài hơn thời hạn theo luật';
    case 'WorkflowTooLong':
      return `Quy trình nội bộ dài ${daysWords(complaint.totalDays)}, vượt thời hạn ${daysWords(complaint.limitDays)}. Giảm thời gian ở một hoặc nhiều bước`;
    case 'NoPaper':
      return 'Nhập số bản chính hoặc bản sao';
    case 'BasisEndsBeforeItBegins':
      return 'Ngày hết hiệu lực không được trước ngày có hiệu lực';
    case 'BasisNotInForce':
      return `Văn bản này không có hiệu lực vào ngày ${formatDate(complaint.on)}, ngày thủ tục bắt đầu áp dụng`;
  }
}
