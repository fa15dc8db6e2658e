import type { FeedbackAct, FeedbackKind, FeedbackState } from '../../domain/service/feedback';
import type { RatingPoint, RatingQuestion } from '../../domain/service/rating';
import type { Lang } from '../lang';

export const RATING_WORDS = {
  vi: {
    title: 'Đánh giá việc giải quyết hồ sơ', lead: (code: string) => `Hồ sơ ${code}. Ba câu hỏi, mỗi hồ sơ đánh giá một lần. Câu trả lời không hiện tên người nộp.`,
    questions: { attitude: 'Cán bộ tiếp nhận, giải quyết có thái độ thế nào?', clarity: 'Hướng dẫn, giấy tờ có dễ hiểu, dễ làm không?', time: 'Thời gian giải quyết so với ngày hẹn thế nào?' } satisfies Record<RatingQuestion, string>,
    points: { 1: 'Rất không hài lòng', 2: 'Không hài lòng', 3: 'Bình thường', 4: 'Hài lòng', 5: 'Rất hài lòng' } satisfies Record<RatingPoint, string>,
    comment: 'Điều muốn nói thêm', send: 'Gửi đánh giá', sending: 'Đang gửi…', optional: 'không bắt buộc', thanks: 'Cảm ơn. Đánh giá đã được ghi nhận.', notYet: 'Hồ sơ này chưa có kết quả. Xin đánh giá sau khi nhận kết quả.', already: 'Hồ sơ này đã được đánh giá. Mỗi hồ sơ đánh giá một lần.',
    unknown: 'Không tìm thấy hồ sơ. Mở trang này bằng mã QR trên giấy hẹn, hoặc từ trang tra cứu.', look: 'Tra cứu hồ sơ', feedback: 'Gửi phản ánh, kiến nghị',
  },
  en: {
    title: 'Rate how your dossier was handled', lead: (code: string) => `Dossier ${code}. Three questions, once per dossier. Your answers do not show your name.`,
    questions: { attitude: 'How were you treated by the staff?', clarity: 'Were the guidance and the papers easy to understand?', time: 'How was the time it took, against the date promised?' } satisfies Record<RatingQuestion, string>,
    points: { 1: 'Very dissatisfied', 2: 'Dissatisfied', 3: 'Neutral', 4: 'Satisfied', 5: 'Very satisfied' } satisfies Record<RatingPoint, string>,
    comment: 'Anything to add', send: 'Send rating', sending: 'Sending…', optional: 'optional', thanks: 'Thank you. Your rating has been recorded.', notYet: 'This dossier has no result yet. Please rate it when you have received the result.', already: 'This dossier has been rated. Each dossier is rated once.',
    unknown: 'Dossier not found. Open this page with the QR code on your receipt, or from the look-up page.', look: 'Look up a dossier', feedback: 'Send feedback',
  },
} as const satisfies Record<Lang, object>;

export const FEEDBACK_WORDS = {
  vi: {
    title: 'Phản ánh, kiến nghị', lead: 'Gửi cho cơ quan điều chưa đúng về thái độ, việc giải quyết hồ sơ, hoặc quy định, thủ tục còn vướng. Được trả lời trong 15 ngày làm việc.', unverified: 'chưa đối chiếu bản gốc',
    kinds: { conduct: 'Thái độ, cách làm việc của cán bộ, đơn vị', procedure: 'Quy định, thủ tục hành chính', other: 'Việc khác' } satisfies Record<FeedbackKind, string>,
    kind: 'Về việc gì', subject: 'Nội dung chính trong một dòng', body: 'Sự việc', bodyHint: 'Ở đâu, lúc nào, ai, mong muốn gì. Không ghi số giấy tờ tùy thân.', dossier: 'Mã hồ sơ liên quan', sender: 'Họ và tên hoặc tên tổ chức', address: 'Địa chỉ', phone: 'Số điện thoại', email: 'Thư điện tử', contactHint: 'Cần số điện thoại hoặc thư điện tử để trả lời. Không hiện công khai.',
    send: 'Gửi phản ánh, kiến nghị', sending: 'Đang gửi…', optional: 'không bắt buộc', published: 'Đọc các câu trả lời đã công khai', publishedTitle: 'Phản ánh, kiến nghị đã trả lời', none: 'Chưa có câu trả lời nào được công khai.', answered: 'Trả lời', by: (unit: string, date: string) => `${unit}, ${date}`, back: 'Gửi phản ánh, kiến nghị mới', next: 'Trang sau', previous: 'Trang trước',
    followTitle: (code: string) => `Phản ánh, kiến nghị ${code}`, keep: 'Giữ đường dẫn của trang này để theo dõi. Ai có đường dẫn đều đọc được.', due: (due: string) => `Trả lời trước ${due}.`, late: 'Đã quá hạn trả lời. Cơ quan xin lỗi vì chậm.', yours: 'Nội dung đã gửi', unknown: 'Không tìm thấy. Hãy kiểm tra lại đường dẫn.',
    states: { submitted: 'Đã gửi, chờ tiếp nhận', accepted: 'Đã tiếp nhận, đang xử lý', declined: 'Không tiếp nhận', answered: 'Đã trả lời', published: 'Đã trả lời và công khai' } satisfies Record<FeedbackState, string>,
    acts: { submit: 'Gửi', accept: 'Tiếp nhận, giao đơn vị', decline: 'Không tiếp nhận', assign: 'Chuyển đơn vị trả lời', answer: 'Trả lời', publish: 'Công khai', 'withdraw-publication': 'Gỡ công khai' } satisfies Record<FeedbackAct, string>,
  },
  en: {
    title: 'Feedback', lead: 'Tell the agency what went wrong: how you were treated, how a dossier was handled, or a rule or procedure that does not work. You will be answered within 15 working days.', unverified: 'not yet compared with the original text',
    kinds: { conduct: 'How staff or a unit behaved', procedure: 'A rule or procedure', other: 'Something else' } satisfies Record<FeedbackKind, string>,
    kind: 'What is it about', subject: 'In one line', body: 'What happened', bodyHint: 'Where, when, who, and what you would like. Please leave out identity numbers.', dossier: 'Dossier code, if any', sender: 'Your name or organisation', address: 'Address', phone: 'Phone', email: 'E-mail', contactHint: 'We need a phone number or an e-mail address to answer. Neither is published.',
    send: 'Send feedback', sending: 'Sending…', optional: 'optional', published: 'Read the published answers', publishedTitle: 'Answered feedback', none: 'No answer has been published yet.', answered: 'Answer', by: (unit: string, date: string) => `${unit}, ${date}`, back: 'Send new feedback', next: 'Next page', previous: 'Previous page',
    followTitle: (code: string) => `Feedback ${code}`, keep: 'Keep the address of this page to follow it. Anyone who has it can read it.', due: (due: string) => `To be answered by ${due}.`, late: 'The answer is overdue. We apologise for the delay.', yours: 'What you sent', unknown: 'Not found. Please check the address.',
    states: { submitted: 'Sent, waiting to be accepted', accepted: 'Accepted, being handled', declined: 'Not accepted', answered: 'Answered', published: 'Answered and published' } satisfies Record<FeedbackState, string>,
    acts: { submit: 'Sent', accept: 'Accepted', decline: 'Not accepted', assign: 'Moved to another unit', answer: 'Answered', publish: 'Published', 'withdraw-publication': 'Publication withdrawn' } satisfies Record<FeedbackAct, string>,
  },
} as const satisfies Record<Lang, object>;
