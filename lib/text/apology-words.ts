import type { PlainDate } from '../domain/calendar/plain-date';
import type { LocalTime } from '../domain/calendar/types';
import { actRefusalWords } from './act-refusals';
import { formatDate, formatDateTime, formatList } from './format';

export const DRAFT_STATE_LABELS = { waiting: 'Chờ ban hành', issued: 'Đã ban hành', dismissed: 'Không ban hành', obsolete: 'Không còn cần' } as const;
type State = keyof typeof DRAFT_STATE_LABELS;

/** Why a draft is no longer needed, as the watch writes it; what a leader wrote is said as it is. */
const SETTLED_WORDS: Readonly<Record<string, string>> = { ended: 'Hồ sơ đã kết thúc', 'due-moved': 'Hạn trả đã đổi', 'due-passed': 'Đã quá ngày hẹn mà không ai ban hành' };
export const settledReasonWords = (reason: string | null): string => (reason === null ? '' : (SETTLED_WORDS[reason] ?? reason));

type Refused = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Why a draft was not settled, and the field beside which it is said. */
export function draftRefusalWords(refusal: Refused): { message: string; field?: string } {
  switch (refusal.name) {
    case 'NoSuchDraft':
      return { message: 'Không tìm thấy dự thảo này.' };
    case 'DraftSettled': {
      const state = DRAFT_STATE_LABELS[refusal.state as State].toLowerCase();
      const who = typeof refusal.by === 'string' ? `${refusal.by} đã xử lý dự thảo này` : 'Dự thảo này không còn chờ';
      const at = refusal.at as LocalTime | null;
      return { message: `Chưa lưu: ${who} (${state})${at ? ` lúc ${formatDateTime(at)}` : ''}.` };
    }
    case 'TargetNotWorkingDay':
      return { message: `${formatDate(refusal.on as PlainDate)} là ngày nghỉ. Chọn một ngày làm việc.`, field: 'secondTarget' };
    default:
      return actRefusalWords(refusal);
  }
}

/** What a bulk issue did, each refusal with its code. */
export function apologiesIssuedWords(done: { readonly issued: readonly string[]; readonly refused: readonly { readonly code: string; readonly refusal: Refused }[] }): string {
  const parts = [
    ...(done.issued.length > 0 ? [`Đã ban hành ${done.issued.length} văn bản xin lỗi: ${formatList(done.issued)}.`] : []),
    ...done.refused.map(({ code, refusal }) => `Chưa ban hành ${code}: ${draftRefusalWords(refusal).message}`),
  ];
  return parts.join(' ');
}
