import type { TimelineNow } from '@/components/dossier/timeline';
import type { DossierCore } from '@/lib/data/dossiers-read';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { FINAL_STATUSES } from '@/lib/domain/dossier/status';
import { formatDateTime, formatLongDate } from '@/lib/text/format';

/** The reply-by date of the request that is waited for. */
const replyBy = (dossier: DossierCore): string => {
  const ask = dossier.events.findLast((event) => !event.isVoided && (event.act === 'request-supplement' || event.act === 'request-payment'));
  return ask?.data.replyBy ? `Hẹn trả lời trước ${formatDateTime(ask.data.replyBy)}` : '';
};

/** What the dossier waits for now, or null once it has ended. */
export function nowLine(dossier: DossierCore, now: LocalTime): TimelineNow | null {
  const { state } = dossier;
  const step = dossier.procedure.content.workflow[state.currentStep];
  const at = formatLongDate(now.on);
  if (FINAL_STATUSES.has(state.status)) return null;
  switch (state.status) {
    case 'submitted':
      return state.awaitingAnswerSince !== null ? { head: 'Chờ bộ phận tiếp nhận trả lời', detail: `Phải trả lời trong 8 giờ làm việc từ ${state.answeredAt === null ? 'lúc nộp' : 'lúc nhận bổ sung'}. ${at}` } : { head: 'Chờ người nộp bổ sung giấy tờ', detail: replyBy(dossier) || at };
    case 'awaiting-supplement':
      return { head: 'Chờ người nộp bổ sung giấy tờ', detail: replyBy(dossier) || at };
    case 'awaiting-payment':
      return { head: 'Chờ người nộp thực hiện nghĩa vụ tài chính', detail: replyBy(dossier) || at };
    case 'resolved':
      return { head: 'Chờ trả kết quả', detail: `Kết quả đang ở ${dossier.holdingUnit.name}` };
    default: {
      if (state.holderId === null) return { head: `Chờ ${dossier.holdingUnit.name} nhận xử lý`, detail: state.handedOverAt === null ? at : `Bàn giao từ ${formatDateTime(state.handedOverAt)}` };
      const head = state.awaitingSignatureSince !== null ? 'Dự thảo kết quả đang chờ ký' : state.signedAt !== null ? 'Kết quả đã ký, chưa ghi có kết quả' : (step?.step ?? 'Đang xử lý');
      return { head, detail: [step && state.awaitingSignatureSince === null && state.signedAt === null ? 'Bước của quy trình nội bộ' : '', `${dossier.holderName ?? ''} đang giữ`].filter((part) => part.trim() !== '').join('. ') };
    }
  }
}
