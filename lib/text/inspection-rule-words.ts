import { parseLocalTime } from '../domain/calendar/local-time';
import { parsePlainDate } from '../domain/calendar/plain-date';
import type { Breach } from '../domain/procedure/control';
import { CONTROL_RULE_WORDS } from './control-words';
import { formatDate, formatVnd, formatNumber } from './format';

type Detail = Breach['detail'];
type Value = Detail[string] | undefined;

const text = (value: Value): string => (value === null || value === undefined ? '' : String(value));
const when = (value: Value): string => {
  if (typeof value !== 'string') return 'chưa rõ';
  const at = parseLocalTime(value);
  const on = at?.on ?? parsePlainDate(value);
  if (!on) return value;
  return at ? `${value.slice(11)} ngày ${formatDate(on)}` : `ngày ${formatDate(on)}`;
};
const number = (value: Value): string => formatNumber(Number(value ?? 0));
const vnd = (value: Value): string => formatVnd(Number(value ?? 0));
const minutes = (value: Value): string => {
  const all = Number(value ?? 0);
  const [hours, rest] = [Math.floor(all / 60), all % 60];
  return hours === 0 ? `${rest} phút làm việc` : rest === 0 ? `${formatNumber(hours)} giờ làm việc` : `${formatNumber(hours)} giờ ${rest} phút làm việc`;
};

type Faults = Readonly<Record<string, string | ((detail: Detail) => string)>>;

/** The faults of a detail as one sentence. A fault without words is shown by its name: better odd than hidden. */
const sentence = (faults: Faults, lead?: (detail: Detail) => string) => (detail: Detail): string => {
  const said = text(detail.faults).split(' ').filter(Boolean).map((fault) => {
    const words = faults[fault];
    return words === undefined ? fault : typeof words === 'string' ? words : words(detail);
  }).join('; ');
  const all = lead ? `${lead(detail)}: ${said}` : said;
  return all.charAt(0).toUpperCase() + all.slice(1);
};

const control = (id: string) => (detail: Detail): string => CONTROL_RULE_WORDS[id]?.breach(detail) ?? '';
const RECEIPT_FIELDS: Readonly<Record<string, string>> = { code: 'mã hồ sơ', applicant: 'người nộp', address: 'địa chỉ', procedure: 'tên thủ tục', components: 'thành phần hồ sơ', sets: 'số bộ', term: 'thời hạn', received: 'giờ nhận', due: 'ngày hẹn trả', place: 'nơi trả kết quả', officer: 'người tiếp nhận' };
const fields = (value: Value): string => text(value).split(' ').filter(Boolean).map((field) => RECEIPT_FIELDS[field] ?? field).join(', ');
const PAPER = { 'no-paper': 'không có phiếu', 'wrong-form': 'không đúng mẫu áp dụng vào ngày đó' } as const;
const NO_REASON = 'không ghi lý do';
const NO_BASIS = 'không ghi căn cứ pháp lý';

export type ItemRuleWords = {
  /** What the rule demands. */
  readonly title: string;
  /** What its population is counted in. */
  readonly rows: string;
  readonly breach: (detail: Detail) => string;
  /** What the records cannot tell: said beside every answer, so that the inspector knows what is left to look at. */
  readonly unknown: string;
  readonly parameters?: Readonly<Record<string, string>>;
};

/** Of each rule that answers an item of the checklist, by its id. */
export const ITEM_RULE_WORDS: Readonly<Record<string, ItemRuleWords>> = {
  'kt-7': { title: 'Kiến nghị của kỳ kiểm tra trước được khắc phục, có minh chứng', rows: 'kiến nghị', unknown: 'Kiến nghị trước khi có sổ theo dõi trên hệ thống.',
    breach: sentence({ overdue: (d) => `quá hạn khắc phục ${when(d.dueOn)}`, late: (d) => `khắc phục chậm, xong ${when(d.closedOn)}, hạn ${when(d.dueOn)}`, 'no-evidence': 'không có minh chứng' }, (d) => `Kiến nghị số ${text(d.number)} của đợt ${text(d.inspection)}`) },
  'kt-9': { title: 'Danh mục thủ tục khớp với quyết định công bố còn hiệu lực', rows: 'thủ tục và quyết định', parameters: { graceWorkingDays: 'Số ngày làm việc để cập nhật danh mục' }, unknown: 'Quyết định công bố chưa được nhập vào hệ thống.',
    breach: (d) => (d.faults ? `Quyết định ${text(d.number)} ký ${when(d.issuedOn)} chưa có thủ tục nào theo quyết định này` : control('in-use-without-decision')(d)) },
  'kt-10': { title: 'Quyết định công bố được ký đúng hạn trước ngày văn bản có hiệu lực', rows: 'quyết định đã biết ngày hiệu lực của văn bản', unknown: 'Văn bản có quy định thủ tục mà chưa tham mưu công bố.', breach: control('decision-late') },
  'kt-11': { title: 'Nội dung công bố đủ bộ phận tạo thành của thủ tục', rows: 'thủ tục đang áp dụng', unknown: 'Mẫu đơn, điều kiện, phí chỉ bắt buộc khi có; hồ sơ không cho biết khi nào phải có.', breach: control('procedure-parts-missing') },
  'kt-12': { title: 'Thủ tục được đăng tải trên Cơ sở dữ liệu quốc gia đúng hạn', rows: 'thủ tục đang áp dụng', unknown: 'Căn cứ vào nhật ký niêm yết, không đọc trực tiếp Cơ sở dữ liệu quốc gia.', breach: (d) => (d.doneOn ? control('posted-late')(d) : control('not-posted')(d)) },
  'kt-13': { title: 'Mỗi thủ tục có quy trình nội bộ', rows: 'thủ tục đang áp dụng', unknown: 'Việc phê duyệt quy trình và quy trình điện tử ở hệ thống khác.', breach: sentence({ 'no-workflow': 'chưa có quy trình nội bộ', 'no-unit': 'có bước chưa rõ đơn vị thực hiện' }) },
  'kt-14': { title: 'Tổng thời gian quy trình nội bộ không vượt thời hạn công bố', rows: 'thủ tục đang áp dụng', unknown: 'Thời gian thực tế của từng bước xem ở mục 41.', breach: control('workflow-longer-than-limit') },
  'kt-15': { title: 'Không giải quyết theo thủ tục hết hiệu lực hoặc chưa công bố', rows: 'hồ sơ tiếp nhận trong kỳ', unknown: 'Việc giải quyết không lập hồ sơ trên hệ thống.',
    breach: sentence({ 'not-announced': 'thủ tục chưa được công bố', superseded: 'bản thủ tục đã được đính chính trước đó', 'not-in-force': (d) => `bản thủ tục áp dụng từ ${when(d.validFrom)}${d.validTo ? ` đến ${when(d.validTo)}` : ''}` }, (d) => `Nộp ${when(d.receivedOn)}`) },
  'kt-19': { title: 'Toàn bộ thủ tục đang áp dụng được niêm yết, không còn thủ tục hết hiệu lực', rows: 'thủ tục và nơi niêm yết', unknown: 'Căn cứ vào nhật ký niêm yết; bảng thực tế phải đến xem.', breach: (d) => (d.due === undefined ? control('repealed-still-posted')(d) : control('not-posted')(d)) },
  'kt-20': { title: 'Nội dung niêm yết đúng bản công bố', rows: 'tờ đang niêm yết', unknown: 'Chữ trên tờ giấy thực tế phải đến xem.', breach: control('posted-version-differs') },
  'kt-21': { title: 'Thay niêm yết kịp thời khi có quyết định công bố mới', rows: 'thủ tục và nơi niêm yết đến hạn trong kỳ', unknown: 'Căn cứ vào ngày ghi trong nhật ký niêm yết.',
    breach: sentence({ late: (d) => `niêm yết ${when(d.doneOn)}, hạn ${when(d.due)}, chậm ${number(d.daysLate)} ngày làm việc`, missing: (d) => `chưa niêm yết, hạn ${when(d.due)}, chậm ${number(d.daysLate)} ngày làm việc` }) },
  'kt-24': { title: 'Văn bản xin lỗi của hồ sơ quá hạn được công khai', rows: 'hồ sơ trở thành quá hạn trong kỳ', unknown: 'Danh sách dán tại bảng niêm yết.', breach: sentence({ 'no-paper': (d) => `quá hạn từ ${when(d.due)}, không có văn bản xin lỗi để công khai` }) },
  'kt-27': { title: 'Toàn bộ hồ sơ được tiếp nhận tại Bộ phận Một cửa', rows: 'hồ sơ tiếp nhận trong kỳ', unknown: 'Giấy tờ nhận bằng tay ở phòng rồi mới nhập tại Bộ phận Một cửa.', breach: sentence({ 'not-desk': (d) => `tiếp nhận lúc ${when(d.receivedAt)} tại phòng chuyên môn` }) },
  'kt-29': { title: 'Tiếp nhận qua bưu chính công ích và trực tuyến', rows: 'thủ tục đang áp dụng', unknown: 'Việc hướng dẫn, hỗ trợ người nộp tại chỗ.', parameters: { fromDossiers: 'Xét thủ tục có từ số hồ sơ' },
    breach: sentence({ 'no-postal': 'không nhận qua bưu chính công ích', 'no-online': 'không nhận trực tuyến', 'online-unused': (d) => `có nhận trực tuyến nhưng cả ${number(Number(d.inPerson) + Number(d.postal))} hồ sơ trong kỳ đều nộp theo cách khác` }) },
  'kt-31': { title: 'Cấp giấy tiếp nhận hồ sơ và hẹn trả kết quả đủ nội dung, đúng mẫu', rows: 'hồ sơ tiếp nhận trong kỳ', unknown: 'Giấy có thực sự được trao tận tay hay không.', breach: sentence({ 'no-paper': 'không có giấy tiếp nhận và hẹn trả', 'wrong-form': PAPER['wrong-form'], incomplete: (d) => `giấy thiếu ${fields(d.missing)}` }, (d) => `Tiếp nhận ${when(d.receivedAt)}`) },
  'kt-32': { title: 'Ngày hẹn trả đúng thời hạn công bố và lịch làm việc', rows: 'hồ sơ tiếp nhận trong kỳ', unknown: 'Lời hẹn bằng miệng.',
    breach: sentence({ 'too-late': (d) => `hẹn trả ${when(d.printed)}, đúng ra là ${when(d.right)}`, 'too-early': (d) => `hẹn trả ${when(d.printed)}, sớm hơn thời hạn công bố, đúng ra là ${when(d.right)}`, 'no-date': (d) => `không ghi ngày hẹn, đúng ra là ${when(d.right)}`, 'no-limit': 'bản thủ tục không có thời hạn cho trường hợp và cách nộp này' }) },
  'kt-33': { title: 'Hồ sơ trực tuyến được phản hồi trong 8 giờ làm việc', rows: 'lần chờ phản hồi', unknown: 'Thời gian hồ sơ nằm ở cổng khác trước khi chuyển đến.', breach: sentence({ late: (d) => `phản hồi ${when(d.answeredAt)}, hạn ${when(d.due)}`, unanswered: (d) => `chưa phản hồi, hạn ${when(d.due)}` }, (d) => `Nộp ${when(d.since)}`) },
  'kt-34': { title: 'Yêu cầu bổ sung bằng phiếu, nêu đủ một lần, rõ lý do', rows: 'lần yêu cầu bổ sung', unknown: 'Yêu cầu qua điện thoại; cùng một giấy tờ gọi tên khác đi bị coi là giấy tờ mới.', breach: sentence({ ...PAPER, 'no-items': 'không nêu giấy tờ cần bổ sung', 'no-reason': NO_REASON, 'new-items': 'đòi thêm giấy tờ mà lần trước chưa nêu' }, (d) => `Yêu cầu ${when(d.askedAt)}`) },
  'kt-35': { title: 'Không yêu cầu bổ sung quá số lần cho phép', rows: 'hồ sơ có yêu cầu bổ sung', unknown: 'Lần đi lại không để lại phiếu.', parameters: { most: 'Số lần nhiều nhất' }, breach: sentence({ 'too-often': (d) => `yêu cầu bổ sung ${number(d.asks)} lần, lần cuối ${when(d.lastAt)}` }) },
  'kt-36': { title: 'Từ chối tiếp nhận bằng phiếu, nêu lý do và căn cứ', rows: 'lần từ chối tiếp nhận', unknown: 'Người bị từ chối bằng miệng; lý do có đúng pháp luật hay không.', breach: sentence({ ...PAPER, 'no-reason': NO_REASON, 'no-basis': NO_BASIS }, (d) => `Từ chối ${when(d.declinedAt)}`) },
  'kt-37': { title: 'Chuyển hồ sơ cho đơn vị giải quyết trong ngày', rows: 'hồ sơ tiếp nhận trong kỳ phải chuyển', unknown: 'Hồ sơ giấy ở lại sau khi đã chuyển trên hệ thống.', breach: sentence({ late: (d) => `chuyển ${when(d.givenAt)}, hạn ${when(d.due)}${Number(d.lateMinutes) > 0 ? `, chậm ${minutes(d.lateMinutes)}` : ''}`, 'not-given': (d) => `chưa chuyển, hạn ${when(d.due)}` }, (d) => `Nhận ${when(d.receivedAt)}`) },
  'kt-38': { title: 'Phiếu kiểm soát ghi đủ giờ giao, giờ nhận, người giao, người nhận', rows: 'lần bàn giao', unknown: 'Chữ ký trên giấy.', parameters: { waitWorkingDays: 'Số ngày làm việc được chờ nhận' }, breach: sentence({ 'no-giver': 'không ghi người giao', 'not-taken': 'đơn vị nhận không ghi nhận hồ sơ', 'no-taker': 'không ghi người nhận' }, (d) => `Giao ${when(d.givenAt)}`) },
  'kt-40': { title: 'Tỷ lệ giải quyết trước hạn và đúng hạn đạt chỉ tiêu, số liệu cân đối', rows: 'hồ sơ đã giải quyết hoặc quá hạn trong kỳ', unknown: 'Chỉ tiêu được giao của cơ quan (mặc định ghi ở tham số).', parameters: { leastPercent: 'Tỷ lệ đúng hạn ít nhất (%)' },
    breach: sentence({ 'ended-late': (d) => `giải quyết xong ${when(d.endedAt)}, hạn ${when(d.due)}`, 'open-late': (d) => `đang giải quyết, quá hạn từ ${when(d.due)}`, imbalance: (d) => `báo cáo từ ${when(d.from)} đến ${when(d.to)} không cân đối, ${text(d.identity)} là ${number(d.left)} và ${number(d.right)}` }) },
  'kt-41': { title: 'Từng bước xử lý không vượt thời lượng quy trình nội bộ', rows: 'bước xử lý', unknown: 'Công việc bên trong một phòng.', breach: sentence({ late: (d) => `xong ${when(d.givenAt)}, hạn của bước ${when(d.due)}`, 'going-on': (d) => `chưa xong, hạn của bước ${when(d.due)}` }, (d) => `${text(d.step) || 'Bước xử lý'}, từ ${when(d.since)}`) },
  'kt-42': { title: 'Hồ sơ quá hạn có văn bản xin lỗi gửi trước hoặc vào ngày hẹn', rows: 'hồ sơ trở thành quá hạn trong kỳ', unknown: 'Văn bản có đến tay người nộp hay không.', breach: sentence({ 'no-apology': 'không có văn bản xin lỗi', late: (d) => `xin lỗi ${when(d.apologisedAt)}, sau ngày hẹn`, 'no-reason': NO_REASON, 'no-second-date': 'không hẹn lại ngày trả', 'no-paper': 'không có văn bản theo mẫu' }, (d) => `Hạn ${when(d.due)}`) },
  'kt-43': { title: 'Không hẹn lại quá một lần', rows: 'hồ sơ có hẹn lại', unknown: 'Lần hẹn qua điện thoại.', parameters: { most: 'Số lần nhiều nhất' }, breach: sentence({ again: (d) => `hẹn lại ${number(d.times)} lần, lần cuối ${when(d.lastAt)}` }) },
  'kt-44': { title: 'Tạm dừng tính thời gian có căn cứ, có văn bản, đúng loại', rows: 'lần tạm dừng', unknown: 'Quy định chuyên ngành có cho tạm dừng hay không.', breach: sentence({ 'no-paper': 'không có văn bản', 'no-reason': NO_REASON, 'no-amount': 'không ghi số tiền', 'no-reply-by': 'không hẹn ngày trả lời' }, (d) => `Tạm dừng ${when(d.pausedAt)} (${d.cause === 'supplement' ? 'bổ sung giấy tờ' : 'nghĩa vụ tài chính'})`) },
  'kt-45': { title: 'Không yêu cầu bổ sung, tạm dừng sát ngày hết hạn', rows: 'lần tạm dừng', unknown: 'Vì sao đến lúc đó mới yêu cầu.', parameters: { lastPercent: 'Phần thời hạn còn lại nhiều nhất (%)', lastWorkingDays: 'Số ngày làm việc còn lại nhiều nhất' }, breach: sentence({ 'close-to-due': (d) => `còn ${minutes(d.minutesLeft)} trước hạn ${when(d.due)}`, 'after-due': (d) => `sau hạn ${when(d.due)}` }, (d) => `Yêu cầu ${when(d.askedAt)}`) },
  'kt-46': { title: 'Lấy ý kiến phối hợp có nơi hỏi, có hạn trả lời, theo dõi khi chậm', rows: 'lần lấy ý kiến', unknown: 'Số, ngày của văn bản lấy ý kiến nếu không đính kèm.', breach: sentence({ 'no-addressee': 'không rõ hỏi cơ quan nào', 'no-reply-by': 'không hẹn ngày trả lời', 'not-followed-up': (d) => `quá hạn trả lời ${when(d.replyBy)} mà không nhắc` }, (d) => `Lấy ý kiến ${when(d.askedAt)}${d.askedOf ? `, ${text(d.askedOf)}` : ''}`) },
  'kt-47': { title: 'Hồ sơ không đủ điều kiện được trả kèm thông báo nêu lý do, trong thời hạn', rows: 'hồ sơ có kết quả từ chối', unknown: 'Lý do có đúng hay không.', breach: sentence({ 'no-reason': NO_REASON, 'no-notice': 'không có văn bản thông báo', late: (d) => `trả sau hạn ${when(d.due)}` }, (d) => `Từ chối ${when(d.endedAt)}`) },
  'kt-48': { title: 'Dừng giải quyết có thông báo đúng mẫu, có căn cứ', rows: 'hồ sơ dừng giải quyết', unknown: 'Căn cứ có đủ hay không.', breach: sentence({ 'no-paper': 'không có thông báo dừng giải quyết', 'wrong-form': PAPER['wrong-form'], 'no-reason': NO_REASON, 'no-basis': NO_BASIS }, (d) => `Dừng ${when(d.stoppedAt)}`) },
  'kt-49': { title: 'Trạng thái trên hệ thống đúng thực tế', rows: 'hồ sơ có kết quả hoặc đã ký trong kỳ', unknown: 'Kết quả không ghi ngày và không ký số.', parameters: { graceWorkingDays: 'Số ngày làm việc được cập nhật sau' },
    breach: sentence({ 'finished-before-signed': (d) => `ghi xong ${when(d.finishedAt)} trước khi ký ${when(d.signedOn)}`, 'updated-late': (d) => `ký ${when(d.signedOn)} mà đến ${when(d.finishedAt)} mới ghi xong`, 'entered-late': (d) => `xong ${when(d.finishedAt)}, nhập ${when(d.enteredAt)}`, 'signed-not-finished': (d) => `đã ký ${when(d.signedOn)} nhưng chưa cập nhật`, 'illegal-event': 'có diễn biến không đúng trình tự', 'status-differs': 'trạng thái không khớp với diễn biến' }) },
  'kt-50': { title: 'Kết quả chuyển về Bộ phận Một cửa và trả đúng người, có xác nhận', rows: 'hồ sơ có kết quả', unknown: 'Người nhận có đúng là người được nhận; chữ ký trên giấy.', parameters: { waitWorkingDays: 'Số ngày làm việc được chuyển về' }, breach: sentence({ 'not-from-desk': (d) => `trả ${when(d.returnedAt)} không qua Bộ phận Một cửa`, 'no-collector': 'không ghi người nhận', 'no-tracking': 'không ghi số vận đơn bưu chính', 'not-moved': (d) => `có kết quả ${when(d.resolvedAt)}, chưa chuyển về Bộ phận Một cửa` }) },
  'kt-51': { title: 'Sổ theo dõi hồ sơ đủ cột, liên tục số thứ tự', rows: 'hồ sơ và quyển sổ', unknown: 'Sổ giấy ngoài hệ thống.', breach: sentence({ 'no-name': 'không ghi tên người nộp', 'no-address': 'không ghi địa chỉ', 'no-phone': 'không ghi số điện thoại', 'no-date': 'không ghi ngày hẹn trả', 'no-collector': 'không ghi người nhận kết quả', gap: (d) => `${d.kind === 'codes' ? `mã hồ sơ ${when(d.key)}` : `giấy tiếp nhận năm ${text(d.key)}`} không liên tục, từ số ${number(d.first)} đến số ${number(d.last)} chỉ có ${number(d.count)}` }) },
  'kt-52': { title: 'Thu phí, lệ phí đúng mức công bố, có biên lai', rows: 'khoản thu', unknown: 'Khoản thu không ghi lại; ai được miễn, giảm.', breach: sentence({ 'not-announced': (d) => `thu ${vnd(d.amountVnd)}, không có trong thủ tục đã công bố`, 'wrong-amount': (d) => `thu ${vnd(d.amountVnd)}, mức công bố ${vnd(d.announcedVnd)}`, 'no-receipt': (d) => `${vnd(d.unreceiptedVnd)} không có số biên lai` }, (d) => text(d.name)) },
  'kt-53': { title: 'Số hóa thành phần hồ sơ, kết quả điện tử, chữ ký số hợp lệ', rows: 'hồ sơ và kết quả', unknown: 'Bản quét có đọc được hay không.', parameters: { leastPercent: 'Tỷ lệ số hóa ít nhất (%)' }, breach: sentence({ components: (d) => `mới số hóa ${number(d.digitised)} trên ${number(d.present)} thành phần`, result: 'kết quả chưa có bản điện tử', 'bad-signature': 'có chữ ký số không hợp lệ' }) },
  'kt-56': { title: 'Phản ánh, kiến nghị được phân loại, xử lý, trả lời đúng hạn', rows: 'phản ánh, kiến nghị', unknown: 'Phản ánh bằng miệng, qua điện thoại.', parameters: { sortWorkingDays: 'Số ngày làm việc để phân loại' }, breach: sentence({ late: (d) => `trả lời ${when(d.answeredAt)}, hạn ${when(d.due)}`, unanswered: (d) => `chưa trả lời, hạn ${when(d.due)}`, unsorted: 'chưa phân loại', 'sorted-late': 'phân loại chậm', 'no-answer': 'không có nội dung trả lời' }, (d) => `Nhận ${when(d.submittedAt)}`) },
  'kt-58': { title: 'Đánh giá sự hài lòng của người nộp hồ sơ', rows: 'đơn vị', unknown: 'Khảo sát bằng giấy và việc sử dụng kết quả.', parameters: { fromResults: 'Xét đơn vị có từ số kết quả', leastPercent: 'Tỷ lệ hài lòng ít nhất (%)' }, breach: sentence({ 'nobody-heard': (d) => `${number(d.results)} kết quả trong kỳ mà không có lượt đánh giá nào`, low: (d) => `${number(d.satisfied)} trên ${number(d.ratings)} lượt đánh giá hài lòng` }) },
  'kt-62': { title: 'Báo cáo định kỳ đúng mẫu, đúng hạn, số liệu khớp hệ thống', rows: 'kỳ báo cáo', unknown: 'Báo cáo gửi ngoài hệ thống.', breach: sentence({ missing: (d) => `chưa nộp, hạn ${when(d.dueOn)}`, late: (d) => `nộp ${when(d.submittedOn)}, hạn ${when(d.dueOn)}`, imbalance: 'số liệu không cân đối', differs: (d) => `cột (${text(d.column).slice(1)}) báo cáo ${number(d.filed)}, hệ thống có ${number(d.counted)}` }, (d) => `Kỳ từ ${when(d.from)} đến ${when(d.to)}`) },
};

/** The words of a rule; a rule of another version of the software is named by its id. */
export const itemRuleWords = (id: string): ItemRuleWords => ITEM_RULE_WORDS[id] ?? { title: id, rows: 'dòng', breach: (detail) => text(detail.faults), unknown: '' };
