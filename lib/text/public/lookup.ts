import type { PauseCause } from '../../domain/calendar/types';
import type { ProgressStage } from '../../domain/dossier/progress';
import type { DossierStatus } from '../../domain/dossier/status';
import type { Lang } from '../lang';

export type LookupError = 'ma' | 'so' | 'khong' | 'nhieu' | 'hong' | 'het';

type LookupWords = {
  readonly title: string;
  readonly intro: string;
  readonly code: string;
  readonly codeHint: string;
  readonly lastFour: string;
  readonly lastFourHint: string;
  readonly submit: string;
  readonly qrNote: string;
  readonly noSecret: string;
  readonly errors: Record<LookupError, (minutes: number) => string>;
  readonly dossier: string;
  readonly at: (unit: string) => string;
  readonly due: string;
  readonly dueIfResumed: string;
  readonly duePassed: string;
  readonly noDue: string;
  readonly answerBy: (time: string) => string;
  readonly printed: (date: string) => string;
  readonly secondTarget: (date: string) => string;
  readonly receivedLine: (time: string, date: string) => string;
  readonly statutory: (statutory: string, committed: string) => string;
  readonly way: string;
  readonly from: string;
  readonly another: string;
  readonly procedure: string;
  readonly foot: (time: string) => string;
  readonly sample: string;
  readonly replyBy: (date: string) => string;
  readonly onlyVietnamese: string;
};

export const LOOKUP_WORDS: Record<Lang, LookupWords> = {
  vi: {
    title: 'Tra cứu hồ sơ',
    intro: 'Nhập mã trên giấy hẹn và 4 số cuối của số điện thoại hoặc số giấy tờ mà bạn đã khai.',
    code: 'Mã hồ sơ',
    codeHint: 'Ví dụ H24.21-261120-0031',
    lastFour: '4 số cuối điện thoại hoặc số giấy tờ',
    lastFourHint: 'Căn cước, mã số thuế hoặc số điện thoại của người nộp',
    submit: 'Tra cứu hồ sơ',
    qrNote: 'Có giấy hẹn trong tay, bạn quét mã QR trên giấy là xem được ngay.',
    noSecret: 'Trang này chỉ hiện tình trạng và ngày tháng, không hiện tên, số giấy tờ và số điện thoại của ai.',
    errors: {
      ma: () => 'Nhập mã hồ sơ như trên giấy hẹn, ví dụ H24.21-261120-0031',
      so: () => 'Nhập đủ 4 chữ số',
      khong: () => 'Không có hồ sơ nào khớp với mã và 4 số này. Xem lại mã trên giấy hẹn và số đã khai khi nộp.',
      nhieu: (minutes) => `Đã thử sai quá nhiều lần. Thử lại sau ${minutes} phút, hoặc quét mã QR trên giấy hẹn.`,
      hong: () => 'Chưa tra cứu được vì hệ thống đang gặp sự cố. Thử lại sau ít phút.',
      het: () => 'Lần tra cứu trước đã kết thúc. Nhập lại mã và 4 số cuối.',
    },
    dossier: 'Hồ sơ',
    at: (unit) => `tại ${unit}`,
    due: 'Hạn trả kết quả',
    dueIfResumed: 'Hạn trả kết quả, nếu tiếp tục hôm nay',
    duePassed: 'Hạn trả kết quả là',
    noDue: 'Hồ sơ chưa được tiếp nhận nên chưa có hạn trả. Cơ quan trả lời trong 8 giờ làm việc kể từ lúc nộp.',
    answerBy: (time) => `Hồ sơ chưa được tiếp nhận nên chưa có hạn trả. Cơ quan trả lời chậm nhất ${time}.`,
    printed: (date) => `Ngày in trên giấy hẹn là ${date}. Hạn đã thay đổi vì có thời gian tạm dừng hoặc lịch làm việc thay đổi.`,
    secondTarget: (date) => `Cơ quan đã xin lỗi và hẹn lại ngày ${date}.`,
    receivedLine: (time, date) => `Nhận lúc ${time}, ${date}.`,
    statutory: (statutory, committed) => `Thời hạn theo quy định là ${statutory}. Cơ quan cam kết trả trong ${committed}.`,
    way: 'Hồ sơ đã đi đến đâu',
    from: 'Từ',
    another: 'Tra cứu hồ sơ khác',
    procedure: 'Xem thủ tục này',
    foot: (time) => `Số liệu lúc ${time}. Trang này không hiện tên, số giấy tờ và số điện thoại của người nộp.`,
    sample: 'Dữ liệu mẫu.',
    replyBy: (date) => `Nộp trước hết ngày ${date}.`,
    onlyVietnamese: '',
  },
  en: {
    title: 'Track a dossier',
    intro: 'Enter the code on your receipt and the last 4 digits of the phone or identity number that you gave.',
    code: 'Dossier code',
    codeHint: 'For example H24.21-261120-0031',
    lastFour: 'Last 4 digits of the phone or identity number',
    lastFourHint: 'Citizen identity number, tax code or phone number of the applicant',
    submit: 'Track the dossier',
    qrNote: 'With the receipt at hand, scan its QR code to see the dossier at once.',
    noSecret: 'This page shows status and dates only. It shows no name, identity number or phone number.',
    errors: {
      ma: () => 'Enter the code as on the receipt, for example H24.21-261120-0031',
      so: () => 'Enter 4 digits',
      khong: () => 'No dossier matches this code and these 4 digits. Check the code on the receipt and the number you gave.',
      nhieu: (minutes) => `Too many wrong answers. Try again in ${minutes} minutes, or scan the QR code on the receipt.`,
      hong: () => 'The dossier cannot be looked up because of a fault of the system. Try again in a few minutes.',
      het: () => 'The earlier look-up has ended. Enter the code and the 4 digits again.',
    },
    dossier: 'Dossier',
    at: (unit) => `at ${unit}`,
    due: 'Result due',
    dueIfResumed: 'Result due, if resumed today',
    duePassed: 'Result was due',
    noDue: 'The dossier has not been received yet, so it has no due date. The office answers within 8 working hours of submission.',
    answerBy: (time) => `The dossier has not been received yet, so it has no due date. The office answers by ${time}.`,
    printed: (date) => `The date on the receipt is ${date}. It changed because the time limit was paused or the working calendar changed.`,
    secondTarget: (date) => `The office has apologised and set a new date, ${date}.`,
    receivedLine: (time, date) => `Received at ${time}, ${date}.`,
    statutory: (statutory, committed) => `The time limit of the law is ${statutory}. The office promises ${committed}.`,
    way: 'Where the dossier is',
    from: 'Since',
    another: 'Track another dossier',
    procedure: 'See this procedure',
    foot: (time) => `As of ${time}. This page shows no name, identity number or phone number of the applicant.`,
    sample: 'Sample data.',
    replyBy: (date) => `Bring them by the end of ${date}.`,
    onlyVietnamese: 'in Vietnamese',
  },
};

/** What the applicant has to do now, by status: a sentence, with what matters in strong type. */
type Note = { readonly strong: string; readonly rest: string };

export const LOOKUP_NOTES: Record<Lang, Record<DossierStatus, Note>> = {
  vi: {
    submitted: { strong: 'Bạn chưa phải làm gì thêm.', rest: 'Cơ quan đang xem hồ sơ nộp trực tuyến và sẽ trả lời có tiếp nhận hay không.' },
    received: { strong: 'Bạn chưa phải làm gì thêm.', rest: 'Nếu cần bổ sung giấy tờ, yêu cầu sẽ hiện ở đây.' },
    declined: { strong: 'Hồ sơ không được tiếp nhận.', rest: 'Lý do ghi trong Phiếu từ chối tiếp nhận giải quyết hồ sơ đã gửi cho bạn.' },
    processing: { strong: 'Bạn chưa phải làm gì thêm.', rest: 'Nếu cần bổ sung giấy tờ, yêu cầu sẽ hiện ở đây.' },
    'awaiting-supplement': { strong: 'Bạn cần bổ sung giấy tờ.', rest: 'Thời hạn tạm dừng cho đến khi cơ quan nhận đủ.' },
    'awaiting-payment': { strong: 'Bạn cần thực hiện nghĩa vụ tài chính.', rest: 'Thời hạn tạm dừng cho đến khi bạn nộp xong theo thông báo đã nhận.' },
    withdrawn: { strong: 'Hồ sơ đã được rút theo yêu cầu của người nộp.', rest: '' },
    stopped: { strong: 'Hồ sơ đã dừng giải quyết.', rest: 'Lý do ghi trong Thông báo dừng giải quyết hồ sơ đã gửi cho bạn.' },
    resolved: { strong: 'Đã có kết quả.', rest: 'Mời bạn mang giấy hẹn đến Bộ phận Tiếp nhận và Trả kết quả để nhận.' },
    returned: { strong: 'Kết quả đã được trả.', rest: 'Không còn việc gì phải làm.' },
  },
  en: {
    submitted: { strong: 'You need not do anything now.', rest: 'The office is looking at the online submission and will say whether it is accepted.' },
    received: { strong: 'You need not do anything now.', rest: 'If further papers are needed, the request will show here.' },
    declined: { strong: 'The dossier was not accepted.', rest: 'The reason is in the notice of refusal that was sent to you.' },
    processing: { strong: 'You need not do anything now.', rest: 'If further papers are needed, the request will show here.' },
    'awaiting-supplement': { strong: 'You need to bring further papers.', rest: 'The time limit is paused until the office has them all.' },
    'awaiting-payment': { strong: 'You need to make a payment due to the State.', rest: 'The time limit is paused until you have paid as the notice says.' },
    withdrawn: { strong: 'The applicant has withdrawn the dossier.', rest: '' },
    stopped: { strong: 'Work on the dossier has stopped.', rest: 'The reason is in the stop notice that was sent to you.' },
    resolved: { strong: 'The result is ready.', rest: 'Please bring the receipt to the one-stop desk to collect it.' },
    returned: { strong: 'The result has been handed over.', rest: 'Nothing remains to be done.' },
  },
};

/** An online submission that is not complete: it has not been received, so nothing is paused. */
export const INCOMPLETE_NOTE: Record<Lang, Note> = {
  vi: { strong: 'Bạn cần bổ sung giấy tờ.', rest: 'Hồ sơ được xem xét tiếp nhận khi đã đủ.' },
  en: { strong: 'You need to add further papers.', rest: 'The dossier can be accepted once it is complete.' },
};

/** A refusal is a result too, and is collected the same way. */
export const REFUSED_NOTE: Record<Lang, Note> = {
  vi: { strong: 'Đã có văn bản trả lời không giải quyết.', rest: 'Mời bạn mang giấy hẹn đến Bộ phận Tiếp nhận và Trả kết quả để nhận văn bản nêu rõ lý do.' },
  en: { strong: 'A written refusal is ready.', rest: 'Please bring the receipt to the one-stop desk to collect the paper that states the reason.' },
};

type StageWords = { readonly done: string; readonly current?: string; readonly ahead?: string };

/** What a step of the way is called once it is over, while it lasts, and before it comes. */
export const STAGE_WORDS: Record<Lang, Record<ProgressStage, StageWords>> = {
  vi: {
    submitted: { done: 'Đã nộp trực tuyến' },
    received: { done: 'Đã tiếp nhận', ahead: 'Tiếp nhận' },
    'handed-over': { done: 'Đã chuyển' },
    examined: { done: 'Đã thẩm định', current: 'Đang thẩm định', ahead: 'Thẩm định' },
    'supplement-asked': { done: 'Đã yêu cầu bổ sung giấy tờ', current: 'Chờ bạn bổ sung giấy tờ' },
    'supplement-received': { done: 'Đã nhận giấy tờ bổ sung', current: 'Đã nhận giấy tờ bổ sung, đang xử lý tiếp' },
    'payment-asked': { done: 'Đã yêu cầu thực hiện nghĩa vụ tài chính', current: 'Chờ bạn thực hiện nghĩa vụ tài chính' },
    paid: { done: 'Đã ghi nhận nộp tiền', current: 'Đã ghi nhận nộp tiền, đang xử lý tiếp' },
    signing: { done: 'Đã trình ký kết quả', current: 'Đang trình ký kết quả', ahead: 'Ký kết quả' },
    'result-ready': { done: 'Đã có kết quả', current: 'Đã có kết quả, chờ bạn đến nhận', ahead: 'Có kết quả' },
    returned: { done: 'Đã trả kết quả', ahead: 'Trả kết quả' },
    declined: { done: 'Không được tiếp nhận' },
    stopped: { done: 'Đã dừng giải quyết' },
    withdrawn: { done: 'Đã rút theo yêu cầu' },
  },
  en: {
    submitted: { done: 'Submitted online' },
    received: { done: 'Received', ahead: 'Reception' },
    'handed-over': { done: 'Handed over' },
    examined: { done: 'Examined', current: 'Being examined', ahead: 'Examination' },
    'supplement-asked': { done: 'Further papers asked for', current: 'Waiting for your further papers' },
    'supplement-received': { done: 'Further papers received', current: 'Further papers received, work goes on' },
    'payment-asked': { done: 'Payment asked for', current: 'Waiting for your payment' },
    paid: { done: 'Payment recorded', current: 'Payment recorded, work goes on' },
    signing: { done: 'Submitted for signature', current: 'Waiting for signature', ahead: 'Signature' },
    'result-ready': { done: 'Result ready', current: 'Result ready for collection', ahead: 'Result' },
    returned: { done: 'Result handed over', ahead: 'Hand-over of the result' },
    declined: { done: 'Not accepted' },
    stopped: { done: 'Stopped' },
    withdrawn: { done: 'Withdrawn' },
  },
};

export const stageWords = (stage: ProgressStage, state: 'done' | 'current' | 'ahead', lang: Lang): string => {
  const words = STAGE_WORDS[lang][stage];
  return words[state] ?? words.done;
};

/** What a pause waited for, said after "Chờ:". */
export const PAUSED_FOR: Record<Lang, Record<PauseCause, string>> = {
  vi: { supplement: 'bổ sung giấy tờ', 'financial-duty': 'thực hiện nghĩa vụ tài chính' },
  en: { supplement: 'further papers', 'financial-duty': 'a payment due to the State' },
};
