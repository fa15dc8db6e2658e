import type { LocalTime } from '../domain/calendar/types';
import type { DossierAct } from '../domain/dossier/acts';
import { formatDateTime } from './format';
import { STATUS_LABELS } from './vi';

type Words = { readonly message: string; readonly field?: string };
type Refused = { readonly name: string } & Readonly<Record<string, unknown>>;

/** The name of an act as a button says it: an active verb and its object. */
export const ACT_WORDS: Record<DossierAct, string> = {
  receive: 'Tiếp nhận hồ sơ',
  'submit-online': 'Nộp trực tuyến',
  accept: 'Tiếp nhận hồ sơ trực tuyến',
  decline: 'Từ chối tiếp nhận',
  'hand-over': 'Bàn giao hồ sơ',
  'take-over': 'Nhận xử lý',
  assign: 'Giao người xử lý',
  'request-supplement': 'Yêu cầu bổ sung',
  'receive-supplement': 'Nhận giấy tờ bổ sung',
  'request-payment': 'Yêu cầu nộp tiền',
  'record-payment': 'Ghi nhận đã nộp tiền',
  consult: 'Lấy ý kiến phối hợp',
  'consult-reply': 'Ghi ý kiến trả lời',
  'submit-for-signature': 'Trình ký kết quả',
  sign: 'Ký kết quả',
  'return-for-correction': 'Trả lại để sửa dự thảo',
  stop: 'Dừng giải quyết',
  withdraw: 'Cho rút hồ sơ',
  finish: 'Ghi có kết quả',
  'return-result': 'Trả kết quả',
  apologise: 'Xin lỗi và đề nghị gia hạn',
  remind: 'Nhắc người đang giữ',
  'correct-receipt': 'Sửa và cấp lại giấy hẹn',
  correct: 'Hiệu đính diễn biến',
};

const time = (value: unknown) => formatDateTime(value as LocalTime);

const SENTENCES: Record<string, (refusal: Refused) => Words> = {
  NoSuchDossier: () => ({ message: 'Không tìm thấy hồ sơ này.' }),
  NotPermitted: () => ({ message: 'Tài khoản của bạn không có quyền làm việc này với hồ sơ này.' }),
  Stale: ({ act, by, at }) => ({ message: `Chưa lưu: ${String(by)} vừa làm «${ACT_WORDS[act as DossierAct] ?? String(act)}» lúc ${time(at)}. Nội dung vẫn còn ở đây. Tải lại hồ sơ để xem rồi làm tiếp.` }),
  LateEntryNeedsReason: () => ({ message: 'Việc này được ghi muộn. Nhập lý do ghi muộn.', field: 'reason' }),
  SupplementAsksUsed: () => ({ message: 'Đã yêu cầu bổ sung 2 lần. Không được yêu cầu lần thứ ba.' }),
  DuePassed: ({ due }) => ({ message: `Hạn trả ${time(due)} đã qua. Văn bản xin lỗi phải có trước hoặc trong ngày hẹn.` }),
  TargetNotAfterDue: ({ due }) => ({ message: `Chọn ngày trả mới sau hạn ${time(due)}.`, field: 'secondTarget' }),
  InFuture: ({ now }) => ({ message: `Giờ ghi nhận không được ở tương lai. Bây giờ là ${time(now)}.`, field: 'legalOn' }),
  BeforePreviousEvent: ({ previous }) => ({ message: `Giờ ghi nhận phải sau việc trước đó, lúc ${time((previous as { legalAt: LocalTime }).legalAt)}.`, field: 'legalOn' }),
  ActNotAllowed: ({ status, act }) => ({ message: `Hồ sơ đang ở trạng thái «${STATUS_LABELS[status as keyof typeof STATUS_LABELS]}», không làm được việc «${ACT_WORDS[act as DossierAct]}».` }),
  NoOpenSupplementRequest: () => ({ message: 'Không có yêu cầu bổ sung nào đang chờ.' }),
  NoOpenConsultation: () => ({ message: 'Không có ý kiến nào đang chờ trả lời.' }),
  NotAwaitingSignature: () => ({ message: 'Chưa có dự thảo nào được trình ký.' }),
  AlreadyAwaitingSignature: () => ({ message: 'Dự thảo đang chờ ký. Ký hoặc trả lại trước.' }),
  AlreadyApologised: () => ({ message: 'Đã xin lỗi và hẹn lại một lần. Không hẹn lại lần nữa.' }),
  NothingToVoid: () => ({ message: 'Không có diễn biến mang số này.', field: 'voidsSeq' }),
  AlreadyVoided: () => ({ message: 'Diễn biến này đã được hiệu đính.', field: 'voidsSeq' }),
  FirstEvent: () => ({ message: 'Không hiệu đính được việc tiếp nhận. Sửa và cấp lại giấy hẹn.', field: 'voidsSeq' }),
  FileUnknown: () => ({ message: 'Tệp kết quả không còn. Chọn lại tệp.', field: 'resultFileId' }),
  PaymentRefunded: () => ({ message: 'Khoản đã thu ở diễn biến này đã được hoàn, một phần hoặc toàn bộ. Không hiệu đính được.', field: 'voidsSeq' }),
  SamePerson: () => ({ message: 'Người hiệu đính phải khác người đã ghi diễn biến đó.', field: 'voidsSeq' }),
  HistoryNotLegal: ({ seq }) => ({ message: `Bỏ diễn biến này thì diễn biến số ${String(seq)} không còn hợp lệ. Hiệu đính diễn biến số ${String(seq)} trước.`, field: 'voidsSeq' }),
};

/** Why an act was refused, in Vietnamese, and the field beside which it is said. */
export function actRefusalWords(refusal: Refused): Words {
  const sentence = Object.hasOwn(SENTENCES, refusal.name) ? SENTENCES[refusal.name] : undefined;
  return sentence ? sentence(refusal) : { message: 'Hồ sơ không ở trạng thái làm được việc này. Tải lại hồ sơ rồi thử lại.' };
}
