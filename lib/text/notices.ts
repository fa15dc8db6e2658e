/**
 * What a notice says, in both languages. The data are words already: dates as dd/mm/yyyy, times as 17:00.
 * No notice names a person or an identity number: mail is read by others, too.
 */
export const NOTICE_TEMPLATES = ['dossier-received', 'online-submitted', 'online-incomplete', 'supplement-requested', 'payment-requested', 'dossier-declined', 'dossier-stopped', 'apology', 'result-ready', 'result-uncollected', 'staff-supplement-received', 'staff-due-soon', 'staff-due-today', 'staff-overdue', 'staff-untouched', 'staff-waiting-too-long', 'staff-apology-draft', 'staff-counters-wrong', 'staff-stands-in', 'staff-files-assigned', 'staff-handover-waiting', 'staff-feedback', 'feedback-received', 'feedback-settled', 'staff-online-submitted', 'staff-draft-review', 'staff-draft-returned', 'staff-draft-approved', 'staff-finding-told', 'staff-finding-answered', 'staff-recommendation-issued', 'staff-remedy-step', 'staff-inspection-notified', 'staff-inspection-step'] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];
export type NoticeLang = 'vi' | 'en';
export type NoticeData = Readonly<Record<string, string>>;
type Words = { readonly subject: (data: NoticeData) => string; readonly body: (data: NoticeData) => readonly string[] };

const of = (data: NoticeData, key: string): string => data[key] ?? '';
const words = (subject: string, body: readonly string[]): Words => {
  const fill = (text: string) => (data: NoticeData) => text.replace(/\{(\w+)\}/g, (_, key: string) => of(data, key));
  return { subject: fill(subject), body: (data) => body.map((line) => fill(line)(data)).filter((line) => line.trim() !== '') };
};

const TEMPLATES: Record<NoticeTemplate, Record<NoticeLang, Words>> = {
  'dossier-received': {
    vi: words('Đã tiếp nhận hồ sơ {code}', ['Hồ sơ {code} về thủ tục «{procedure}» đã được tiếp nhận.', 'Hẹn trả kết quả: {due}.', 'Tra cứu: {link}']),
    en: words('Dossier {code} received', ['Your dossier {code} for “{procedure}” has been received.', 'Result due: {due}.', 'Look it up: {link}']),
  },
  'online-submitted': {
    vi: words('Đã nhận hồ sơ trực tuyến {code}', ['Hồ sơ {code} về thủ tục «{procedure}» đã nộp trực tuyến.', 'Cơ quan trả lời có tiếp nhận hay không trước {answerDue}. Thời hạn giải quyết tính từ khi tiếp nhận.', 'Xem hồ sơ, nộp bổ sung hoặc rút: {link}']),
    en: words('Online submission {code}', ['Your dossier {code} for “{procedure}” was submitted online.', 'The office says by {answerDue} whether it is accepted. The time limit runs from acceptance.', 'See it, add papers or withdraw it: {link}']),
  },
  'online-incomplete': {
    vi: words('Hồ sơ trực tuyến {code} cần bổ sung giấy tờ', ['Hồ sơ {code} chưa được tiếp nhận vì còn thiếu: {items}', 'Lý do: {reason}', 'Xin bổ sung trước ngày {replyBy}. Nộp bổ sung trực tuyến tại: {link}']),
    en: words('Online dossier {code} needs further papers', ['Dossier {code} has not been accepted yet; please add: {items}', 'Reason: {reason}', 'Please reply by {replyBy}. Add the papers online: {link}']),
  },
  'supplement-requested': {
    vi: words('Hồ sơ {code} cần bổ sung giấy tờ', ['Hồ sơ {code} cần bổ sung: {items}', 'Lý do: {reason}', 'Xin nộp trước ngày {replyBy}. Thời hạn giải quyết tạm dừng trong lúc chờ.', 'Tra cứu: {link}']),
    en: words('Dossier {code} needs further papers', ['Please add to dossier {code}: {items}', 'Reason: {reason}', 'Please reply by {replyBy}. The time limit stands still meanwhile.', 'Look it up: {link}']),
  },
  'payment-requested': {
    vi: words('Hồ sơ {code}: yêu cầu nộp {amount}', ['Hồ sơ {code} cần thực hiện nghĩa vụ tài chính: {amount}.', 'Xin nộp trước ngày {replyBy}. Thời hạn giải quyết tạm dừng trong lúc chờ.', 'Tra cứu: {link}']),
    en: words('Dossier {code}: payment of {amount} requested', ['Dossier {code} requires a payment of {amount}.', 'Please pay by {replyBy}. The time limit stands still meanwhile.', 'Look it up: {link}']),
  },
  'dossier-declined': {
    vi: words('Hồ sơ {code} không được tiếp nhận', ['Hồ sơ {code} không được tiếp nhận. Lý do: {reason}', 'Tra cứu: {link}']),
    en: words('Dossier {code} was not accepted', ['Dossier {code} was not accepted. Reason: {reason}', 'Look it up: {link}']),
  },
  'dossier-stopped': {
    vi: words('Dừng giải quyết hồ sơ {code}', ['Việc giải quyết hồ sơ {code} đã dừng. Lý do: {reason}', 'Tra cứu: {link}']),
    en: words('Work on dossier {code} has been stopped', ['Work on dossier {code} has been stopped. Reason: {reason}', 'Look it up: {link}']),
  },
  apology: {
    vi: words('Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {code}', ['Cơ quan xin lỗi vì chưa trả được kết quả hồ sơ {code} đúng hẹn {due}.', 'Lý do: {reason}', 'Ngày trả mới: {secondTarget}.', 'Tra cứu: {link}']),
    en: words('Apology: new date for dossier {code}', ['We apologise: the result of dossier {code} cannot be given on {due} as promised.', 'Reason: {reason}', 'New date: {secondTarget}.', 'Look it up: {link}']),
  },
  'result-ready': {
    vi: words('Đã có kết quả hồ sơ {code}', ['Kết quả hồ sơ {code} đã có. Mời đến nhận tại Bộ phận Tiếp nhận và Trả kết quả, mang theo giấy hẹn.', 'Tra cứu: {link}']),
    en: words('Result of dossier {code} is ready', ['The result of dossier {code} is ready. Please collect it at the one-stop desk and bring your receipt.', 'Look it up: {link}']),
  },
  'result-uncollected': {
    vi: words('Kết quả hồ sơ {code} đang chờ nhận', ['Kết quả hồ sơ {code} có từ {since}, chưa có người nhận. Mời đến nhận.', 'Tra cứu: {link}']),
    en: words('Result of dossier {code} awaits collection', ['The result of dossier {code} has been ready since {since}. Please collect it.', 'Look it up: {link}']),
  },
  'staff-supplement-received': { vi: words('Đã có giấy tờ bổ sung: {code}', ['Người nộp đã bổ sung trực tuyến {files} tệp cho hồ sơ {code}. Thời hạn tiếp tục được tính.']), en: words('Further papers: {code}', ['The applicant has added {files} files to dossier {code} online. The time limit runs again.']) },
  'staff-due-soon': { vi: words('Sắp đến hạn: {code}', ['Hồ sơ {code} đến hạn {due}.']), en: words('Due soon: {code}', ['Dossier {code} is due {due}.']) },
  'staff-due-today': { vi: words('Hôm nay đến hạn: {code}', ['Hồ sơ {code} đến hạn hôm nay, {due}.']), en: words('Due today: {code}', ['Dossier {code} is due today, {due}.']) },
  'staff-overdue': { vi: words('Quá hạn: {code}', ['Hồ sơ {code} quá hạn từ {due}.']), en: words('Overdue: {code}', ['Dossier {code} has been overdue since {due}.']) },
  'staff-untouched': { vi: words('Chưa ai xử lý: {code}', ['Hồ sơ {code} không có diễn biến từ {since}.']), en: words('Untouched: {code}', ['Nothing has happened on dossier {code} since {since}.']) },
  'staff-waiting-too-long': { vi: words('Quá ngày trả lời: {code}', ['Hồ sơ {code} chờ người nộp đã quá ngày hẹn trả lời {replyBy}.']), en: words('Reply overdue: {code}', ['Dossier {code} has waited for the applicant past {replyBy}.']) },
  'staff-apology-draft': { vi: words('Dự thảo văn bản xin lỗi: {code}', ['Hồ sơ {code} đến hạn {due} mà chưa xong. Dự thảo văn bản xin lỗi, đề nghị ngày {secondTarget}, đang chờ duyệt.']), en: words('Draft apology: {code}', ['Dossier {code} is due {due} and not finished. A draft apology proposing {secondTarget} awaits approval.']) },
  'staff-stands-in': { vi: words('Bạn làm thay từ {from} đến {to}', ['{name} vắng mặt từ {from} đến {to} và giao bạn làm thay. Hồ sơ của {name} hiện ở mục Của tôi trong những ngày đó.']), en: words('You stand in from {from} to {to}', ['{name} is away from {from} to {to}; you stand in. Their dossiers are in your list on those days.']) },
  'staff-files-assigned': { vi: words('Bạn được giao {count} hồ sơ', ['{by} giao lại cho bạn {count} hồ sơ đang ở {from}. Lý do: {reason}']), en: words('{count} dossiers were assigned to you', ['{by} assigned {count} dossiers of {from} to you. Reason: {reason}']) },
  'staff-handover-waiting': { vi: words('Phiếu bàn giao {number} chờ ký nhận', ['{from} bàn giao {count} hồ sơ theo phiếu {number}.']), en: words('Hand-over sheet {number} awaits signature', ['{from} hands over {count} dossiers by sheet {number}.']) },
  'staff-feedback': { vi: words('Phản ánh, kiến nghị {code}', ['«{subject}» cần trả lời trước {due}.']), en: words('Feedback {code}', ['“{subject}” is to be answered by {due}.']) },
  'staff-online-submitted': { vi: words('{count} hồ sơ nộp trực tuyến chờ tiếp nhận', ['Ngày {day} có {count} hồ sơ nộp trực tuyến, mới nhất là {latest}. Trả lời tiếp nhận hay không trong 8 giờ làm việc kể từ lúc nộp.']), en: words('{count} online submissions await acceptance', ['{count} dossiers were submitted online on {day}, the latest {latest}. Answer within 8 working hours of submission.']) },
  'staff-draft-review': { vi: words('Dự thảo chờ duyệt: {name}', ['{by} trình dự thảo thủ tục «{name}». Người duyệt là người thứ hai, không tham gia soạn.']), en: words('Draft for review: {name}', ['{by} submitted a draft of “{name}”. It is reviewed by a second person.']) },
  'staff-draft-returned': { vi: words('Dự thảo bị trả lại: {name}', ['{by} trả lại dự thảo thủ tục «{name}» để sửa: {comment}']), en: words('Draft returned: {name}', ['{by} returned the draft of “{name}”: {comment}']) },
  'staff-draft-approved': { vi: words('Dự thảo được duyệt: {name}', ['{by} duyệt dự thảo thủ tục «{name}».', '{comment}']), en: words('Draft approved: {name}', ['{by} approved the draft of “{name}”.', '{comment}']) },
  'staff-finding-told': { vi: words('{count} phát hiện của đợt kiểm tra {code}', ['Đoàn kiểm tra thông báo {count} phát hiện tại {unit}. Đơn vị xem, nêu ý kiến thống nhất hay không thống nhất, giải trình và gửi kèm tài liệu.']), en: words('{count} findings of inspection {code}', ['The team has told {unit} of {count} findings. The unit may agree, contest, explain and attach papers.']) },
  'staff-finding-answered': { vi: words('Ý kiến về phát hiện {number} của đợt kiểm tra {code}', ['{by}: {stance}.']), en: words('Finding {number} of inspection {code}', ['{by}: {stance}.']) },
  'staff-recommendation-issued': { vi: words('Kiến nghị {number} của đợt kiểm tra {code}, hạn {due}', ['{text}', 'Báo cáo kết quả khắc phục kèm minh chứng trước ngày {due}.']), en: words('Recommendation {number} of inspection {code}, due {due}', ['{text}', 'Report the remedy with evidence by {due}.']) },
  'staff-remedy-step': { vi: words('Kiến nghị {number} của đợt kiểm tra {code}: {step}', ['{by}: {text}']), en: words('Recommendation {number} of inspection {code}: {step}', ['{by}: {text}']) },
  'staff-inspection-notified': { vi: words('Thông báo kiểm tra: {code}', ['{title}. Kiểm tra tại đơn vị từ {from} đến {to}.', 'Nộp báo cáo tự kiểm tra trước ngày {due}.']), en: words('Notice of inspection {code}', ['{title}. On site from {from} to {to}.', 'Hand in the self-report by {due}.']) },
  'staff-inspection-step': { vi: words('Đợt kiểm tra {code}: {step}', ['{by}: {text}']), en: words('Inspection {code}: {step}', ['{by}: {text}']) },
  'feedback-received': {
    vi: words('Đã nhận phản ánh, kiến nghị {code}', ['Cơ quan đã nhận phản ánh, kiến nghị «{subject}», mã {code}.', 'Trả lời trước {due}.', 'Theo dõi: {link}']),
    en: words('Feedback {code} received', ['We have received your feedback “{subject}”, number {code}.', 'You will be answered by {due}.', 'Follow it: {link}']),
  },
  'feedback-settled': {
    vi: words('Trả lời phản ánh, kiến nghị {code}', ['Phản ánh, kiến nghị «{subject}» đã được trả lời.', '{answer}', 'Xem lại: {link}']),
    en: words('Answer to feedback {code}', ['Your feedback “{subject}” has been answered.', '{answer}', 'Read it again: {link}']),
  },
  'staff-counters-wrong': { vi: words('Số đếm lưu sẵn lệch với hồ sơ', ['Khi đối chiếu lúc {at}, {count} số đếm lưu sẵn không khớp với hồ sơ và đã được sửa lại. Có thể ai đó đã sửa thẳng trong cơ sở dữ liệu: xem nhật ký máy chủ.']), en: words('Stored counters differed from the dossiers', ['The comparison of {at} found {count} stored counters that differed from the dossiers, and set them right. Somebody may have written past the application: see the server log.']) },
};

/** Subject and text of a notice. */
export function noticeWords(template: NoticeTemplate, lang: NoticeLang, data: NoticeData): { subject: string; text: string } {
  const chosen = TEMPLATES[template][lang];
  return { subject: chosen.subject(data).replace(/[\r\n]+/g, ' '), text: chosen.body(data).join('\n\n') };
}

export const isNoticeTemplate = (text: string): text is NoticeTemplate => (NOTICE_TEMPLATES as readonly string[]).includes(text);
