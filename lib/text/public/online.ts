import type { ApplicantKind } from '../../domain/dossier/status';
import type { DraftField, OnlineStep, ProblemField } from '../../domain/dossier/online-form';
import type { Lang } from '../lang';
import { APPLICANT_KIND_LABELS } from '../vi';
import { APPLICANT_KINDS_EN } from './procedures';

const FIELDS_VI: Record<DraftField, string> = {
  caseName: 'Trường hợp', kind: 'Người nộp hồ sơ là', by: 'Ai đứng ra nộp', name: 'Họ và tên', citizenId: 'Số căn cước (12 chữ số)', taxCode: 'Mã số thuế', otherId: 'Số hộ chiếu, nếu không có căn cước', birthOn: 'Ngày sinh',
  address: 'Địa chỉ', phone: 'Số điện thoại', email: 'Thư điện tử', repName: 'Họ và tên người được ủy quyền', repCitizenId: 'Số căn cước của người được ủy quyền', repPhone: 'Số điện thoại của người được ủy quyền',
  repAuthorisation: 'Giấy ủy quyền (số, ngày)', note: 'Điều cần nói thêm với cơ quan', notifyBy: 'Nhận tin về hồ sơ bằng', notifyLang: 'Ngôn ngữ của tin', resultBy: 'Nơi nhận kết quả', resultAddress: 'Địa chỉ nhận kết quả', declared: 'Cam đoan',
};
const FIELDS_EN: Record<DraftField, string> = {
  caseName: 'Case', kind: 'The applicant is', by: 'Who files', name: 'Full name', citizenId: 'Vietnamese identity number (12 digits)', taxCode: 'Tax code', otherId: 'Passport number, without an identity number', birthOn: 'Date of birth',
  address: 'Address', phone: 'Phone', email: 'E-mail', repName: 'Full name of the representative', repCitizenId: 'Identity number of the representative', repPhone: 'Phone of the representative',
  repAuthorisation: 'Letter of authorisation (number, date)', note: 'Anything the office should know', notifyBy: 'News about the dossier by', notifyLang: 'Language of the news', resultBy: 'Where you receive the result', resultAddress: 'Address for the result', declared: 'Declaration',
};

/** What to do about a field at fault, in English; in Vietnamese each fault has its own sentence. */
const FAULTS_EN: Record<ProblemField, string> = {
  caseName: 'Choose a case', kind: 'Choose what the applicant is', by: 'Choose who files', name: 'Enter the name of the applicant, at most 300 characters', citizenId: 'Enter the 12 digits of the identity number, or a passport number below',
  taxCode: 'Enter the tax code: 10 digits, with 3 more after a hyphen for a branch; or the number of the licence below', otherId: 'Enter at most 40 characters', birthOn: 'Enter a real date, like 05/09/1990', address: 'Enter the address, at most 500 characters',
  phone: 'Enter a phone number, like 0912 345 678 or +82 10 1234 5678', email: 'Enter an e-mail address, like name@company.vn', repName: 'Enter the name of the representative', repCitizenId: 'Enter the 12 digits of the identity number',
  repPhone: 'Enter a phone number, like 0912 345 678', repAuthorisation: 'Enter at most 300 characters', note: 'Enter at most 1,000 characters', notifyBy: 'Choose how you want to hear', notifyLang: 'Choose a language', resultBy: 'Choose where you receive the result',
  resultAddress: 'Enter the address for the result', declared: 'Tick the declaration before you submit', authorisationFile: 'Upload the letter of authorisation',
};

/** Why a file was not taken in, by the name of the refusal. */
const FILE_FAULTS: Record<Lang, Record<string, string>> = {
  vi: {
    FileTooLarge: 'tệp lớn hơn 20 MB. Chia nhỏ hoặc quét lại ở độ phân giải thấp hơn.', FileEmpty: 'tệp không có nội dung. Chọn lại tệp.', TypeNotAllowed: 'chỉ nhận PDF, JPG, PNG và DOCX. Chuyển tệp sang một trong các dạng này.',
    TypeDiffersFromName: 'nội dung không đúng với đuôi tên tệp. Lưu lại tệp đúng dạng rồi tải lên.', TooManyFiles: 'hồ sơ đã có 40 tệp. Gộp các trang vào một tệp PDF.', SubmissionTooLarge: 'cả hồ sơ vượt quá 60 MB. Xóa bớt hoặc thu nhỏ tệp.',
    TooMany: 'đã tải lên quá nhiều tệp trong một giờ. Thử lại sau ít phút.', TooLargeAtOnce: 'một lần gửi vượt quá 40 MB. Tải lên ít tệp hơn mỗi lần.',
  },
  en: {
    FileTooLarge: 'the file is larger than 20 MB. Split it, or scan it at a lower resolution.', FileEmpty: 'the file is empty. Choose it again.', TypeNotAllowed: 'only PDF, JPG, PNG and DOCX are taken. Convert the file to one of them.',
    TypeDiffersFromName: 'the content does not match the ending of the name. Save it in the right format and upload it again.', TooManyFiles: 'there are 40 files already. Put several pages into one PDF.', SubmissionTooLarge: 'all files together exceed 60 MB. Remove or shrink some.',
    TooMany: 'too many files within an hour. Try again in a few minutes.', TooLargeAtOnce: 'more than 40 MB were sent at once. Upload fewer files at a time.',
  },
};

export const fileFault = (refusal: string, lang: Lang): string => FILE_FAULTS[lang][refusal] ?? (lang === 'vi' ? 'chưa tải lên được. Thử lại.' : 'could not be uploaded. Try again.');

export const fieldLabel = (field: DraftField, lang: Lang): string => (lang === 'en' ? FIELDS_EN : FIELDS_VI)[field];

/** The name and number of an applicant are called differently by kind. */
export function fieldLabelFor(field: DraftField, kind: string | undefined, lang: Lang): string {
  if (kind !== 'citizen' && field === 'name') return lang === 'vi' ? 'Tên doanh nghiệp, tổ chức' : 'Name of the enterprise or organisation';
  if (kind !== 'citizen' && field === 'otherId') return lang === 'vi' ? 'Số giấy phép hoặc quyết định thành lập' : 'Number of the licence or decision of establishment';
  if (kind !== 'citizen' && field === 'address') return lang === 'vi' ? 'Địa chỉ trụ sở' : 'Registered address';
  return fieldLabel(field, lang);
}

export const problemWords = (field: ProblemField, message: string, lang: Lang): string => (lang === 'en' ? FAULTS_EN[field] : message);

export const kindOptions = (kinds: readonly ApplicantKind[], lang: Lang): { value: string; label: string }[] =>
  kinds.map((kind) => ({ value: kind, label: (lang === 'en' ? APPLICANT_KINDS_EN : APPLICANT_KIND_LABELS)[kind] }));

const VI = {
  title: 'Nộp hồ sơ trực tuyến',
  open: 'Nộp trực tuyến',
  openNote: 'Không cần tài khoản. Cơ quan trả lời trong 8 giờ làm việc.',
  steps: { 'truong-hop': 'Trường hợp', 'nguoi-nop': 'Người nộp', 'giay-to': 'Giấy tờ', 'nhan-ket-qua': 'Nhận tin và kết quả', 'xem-lai': 'Xem lại và nộp' } as Record<OnlineStep, string>,
  stepOf: (at: number, of: number) => `Bước ${at} trên ${of}`,
  stepsLabel: 'Các bước',
  begin: 'Bắt đầu',
  before: 'Trước khi bắt đầu',
  beforeLines: [
    'Chuẩn bị tệp của từng giấy tờ: PDF, JPG, PNG hoặc DOCX. Mỗi tệp nhiều nhất 20 MB, cả hồ sơ nhiều nhất 60 MB và 40 tệp.',
    'Bạn có thể dừng giữa chừng. Bản đang làm được giữ 30 ngày ở một địa chỉ riêng mà chỉ bạn có, sau đó tự xóa cùng các tệp.',
    'Nộp xong, bạn nhận mã hồ sơ và liên kết để theo dõi, nộp bổ sung hoặc rút hồ sơ. Trong 8 giờ làm việc cơ quan trả lời có tiếp nhận hay không.',
  ],
  privacy: 'Thông tin và tệp chỉ dùng để giải quyết hồ sơ này. Bản chưa nộp tự xóa sau 30 ngày. Hệ thống kiểm tra dạng tệp nhưng không bảo đảm tệp không có mã độc; người mở tệp cần cẩn thận như với mọi tệp nhận từ bên ngoài.',
  next: 'Tiếp tục', back: 'Quay lại', saveLater: 'Lưu lại, làm tiếp sau', submit: 'Nộp hồ sơ', submitting: 'Đang nộp…', sending: 'Đang gửi…',
  fixTitle: (count: number) => (count === 1 ? 'Có 1 chỗ cần sửa' : `Có ${count} chỗ cần sửa`),
  optional: 'không bắt buộc',
  noCase: 'Không thuộc trường hợp nào ở trên',
  self: 'Người nộp tự mình nộp', representative: 'Người được ủy quyền nộp thay',
  citizenHint: 'Người nước ngoài không có căn cước thì để trống và nhập số hộ chiếu.',
  taxHint: 'Gồm 10 chữ số; đơn vị phụ thuộc thêm dấu gạch và 3 chữ số.', taxHintOther: 'Nếu có.', phoneHint: 'Bốn số cuối dùng để tra cứu hồ sơ.',
  dueIf: 'Nếu được tiếp nhận hôm nay, hạn trả là', dueFrom: 'Thời hạn tính từ lúc tiếp nhận, không phải từ lúc nộp.', provisional: 'Ngày này có thể đổi vì lịch nghỉ của một năm trên đường tính chưa công bố.',
  fees: 'Phí, lệ phí', noFee: 'Không thu.', feeByScale: 'theo biểu mức thu', feeNote: 'Nộp sau khi hồ sơ được tiếp nhận, theo thông báo của cơ quan.',
  papersIntro: 'Tải lên tệp của từng giấy tờ. Một giấy tờ có thể có nhiều tệp. Chọn tệp rồi bấm «Tải lên».',
  limits: 'PDF, JPG, PNG, DOCX. Mỗi tệp nhiều nhất 20 MB; cả hồ sơ nhiều nhất 60 MB, 40 tệp.',
  required: 'bắt buộc', ifApplies: 'chỉ khi', formOf: 'Mẫu', originalsLater: 'Cơ quan có thể yêu cầu xuất trình bản chính khi trả kết quả.',
  choose: 'Chọn tệp', upload: 'Tải lên', remove: 'Xóa', removeOf: (name: string) => `Xóa tệp ${name}`, noFile: 'Chưa có tệp', missingFile: 'Tải lên tệp của giấy tờ này', authorisation: 'Giấy ủy quyền hoặc giấy giới thiệu',
  used: (size: string, files: number) => `Đã dùng ${size} trên 60 MB, ${files} trên 40 tệp.`,
  rejected: (name: string, why: string) => `«${name}»: ${why}`,
  notify: { none: 'Không nhận, tôi tự tra cứu', email: 'Thư điện tử', sms: 'Tin nhắn SMS', zalo: 'Zalo' }, langs: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
  ifPostal: 'nếu nhận qua bưu chính',
  counter: (desk: string) => `Tại ${desk}`, postal: 'Qua bưu chính công ích, tới địa chỉ dưới đây', postalTo: (address: string) => `Qua bưu chính công ích, tới ${address}`,
  reviewIntro: 'Xem lại những gì sẽ nộp. Bấm «Sửa» để đổi một phần.', edit: 'Sửa', editOf: (what: string) => `Sửa phần ${what}`, files: 'tệp', none: 'Không có', procedure: 'Thủ tục',
  declaration: 'Tôi cam đoan thông tin đã khai và giấy tờ đã nộp là đúng sự thật và chịu trách nhiệm trước pháp luật.',
  incomplete: 'Chưa nộp được: còn chỗ cần sửa ở các bước trước.',
  savedTitle: 'Đã lưu bản đang làm', savedText: 'Giữ địa chỉ dưới đây để làm tiếp. Ai có địa chỉ này cũng mở được bản của bạn: không đưa cho người khác.', savedUntil: (time: string) => `Bản này được giữ đến ${time}, sau đó tự xóa cùng các tệp.`, resume: 'Làm tiếp', scanToResume: 'Quét để làm tiếp trên điện thoại',
  goneTitle: 'Không mở được bản này', goneText: 'Địa chỉ không đúng, hoặc bản này đã quá 30 ngày và đã xóa.', startAgain: 'Tìm thủ tục để nộp',
  superseded: (since: string) => `Thủ tục này đã có bản mới, áp dụng từ ${since}. Hồ sơ phải nộp theo bản mới.`, notInForce: 'Thủ tục này không còn hiệu lực, không nộp được nữa.', beginNew: 'Nộp theo bản mới',
  notOnline: 'Thủ tục này không nhận hồ sơ trực tuyến.', tooMany: (minutes: number) => `Có quá nhiều lượt gửi từ mạng của bạn. Thử lại sau ${minutes} phút.`, broken: 'Chưa làm được vì lỗi của hệ thống. Nội dung đã lưu vẫn còn. Thử lại sau ít phút.', foreign: 'Yêu cầu này đến từ trang khác nên không được nhận. Mở lại trang rồi gửi.',
  refused: { NotAnApplicant: 'Thủ tục này không dành cho loại người nộp đã chọn.', CaseNotChosen: 'Chọn một trường hợp', UnknownComponent: 'Có tệp của một giấy tờ mà trường hợp đã chọn không cần. Xóa tệp đó.', NoMatchingLimit: 'Trường hợp này không nộp trực tuyến được.', other: 'Chưa nộp được. Xem lại các bước rồi thử lại.' } as Record<string, string>,
  extraFile: 'Tệp của giấy tờ không cần cho trường hợp đã chọn',
  doneTitle: 'Đã nộp hồ sơ', doneCode: 'Mã hồ sơ', doneKeep: 'Ghi lại mã này, hoặc lưu trang này. Không cần nộp lại.', doneNext: 'Việc tiếp theo',
  doneSteps: (due: string) => [`Cơ quan trả lời chậm nhất ${due}: tiếp nhận, yêu cầu bổ sung hoặc từ chối có nêu lý do.`, 'Được tiếp nhận thì bạn có Giấy tiếp nhận hồ sơ và hẹn trả kết quả, thời hạn tính từ lúc đó.', 'Thiếu giấy tờ thì bạn nộp bổ sung ngay trên trang theo dõi.'],
  follow: 'Theo dõi hồ sơ', acknowledgement: 'Tải giấy xác nhận đã nộp (PDF)', scanToFollow: 'Quét để mở trang theo dõi', told: (how: string) => `Tin về hồ sơ được gửi bằng ${how}.`,
  // The look-up page.
  papers: 'Giấy tờ của hồ sơ', addTitle: 'Nộp giấy tờ bổ sung', addOpen: 'Nộp bổ sung trực tuyến', addAsked: 'Cơ quan yêu cầu', addReason: 'Lý do', addBy: (date: string) => `Nộp chậm nhất hết ngày ${date}.`, addOther: 'Giấy tờ khác', addNote: 'Lời nhắn cho cơ quan', addSend: 'Nộp bổ sung', addNothing: 'Tải lên ít nhất một tệp trước khi nộp.',
  addDone: 'Đã nộp bổ sung. Cơ quan đang xem.', addNone: 'Hiện không có yêu cầu bổ sung nào.', addEffect: 'Khi bấm «Nộp bổ sung», giấy tờ được chuyển ngay cho cơ quan và thời hạn được tính tiếp.', addEffectBefore: 'Khi bấm «Nộp bổ sung», giấy tờ được chuyển ngay cho cơ quan. Cơ quan trả lời trong 8 giờ làm việc.', backToDossier: 'Quay lại hồ sơ',
  withdrawTitle: 'Rút hồ sơ', withdrawOpen: 'Rút hồ sơ', withdrawText: 'Hồ sơ kết thúc và không mở lại được. Muốn làm lại, bạn phải nộp hồ sơ mới.', withdrawReason: 'Lý do rút', withdrawReasonError: 'Nhập lý do rút', withdrawFour: '4 số cuối của số điện thoại hoặc số giấy tờ đã khai', withdrawFourError: 'Nhập đủ 4 chữ số', withdrawWrong: '4 số này không khớp với số đã khai trong hồ sơ.', withdrawSend: 'Rút hồ sơ này', withdrawNo: 'Không rút, quay lại', withdrawLate: 'Hồ sơ đã được tiếp nhận hoặc đã kết thúc nên không rút trực tuyến được. Đến Bộ phận Tiếp nhận và Trả kết quả để rút.',
  byLink: 'Để nộp bổ sung, rút hồ sơ hoặc tải giấy tờ, mở trang này bằng liên kết đã nhận hoặc bằng mã QR trên giấy.',
};

export type OnlineWords = typeof VI;

const EN: OnlineWords = {
  title: 'Submit a dossier online',
  open: 'Submit online',
  openNote: 'No account needed. The office answers within 8 working hours.',
  steps: { 'truong-hop': 'Case', 'nguoi-nop': 'Applicant', 'giay-to': 'Papers', 'nhan-ket-qua': 'News and result', 'xem-lai': 'Review and submit' },
  stepOf: (at, of) => `Step ${at} of ${of}`,
  stepsLabel: 'Steps',
  begin: 'Begin',
  before: 'Before you begin',
  beforeLines: [
    'Have a file of each paper ready: PDF, JPG, PNG or DOCX. At most 20 MB a file, 60 MB and 40 files in all.',
    'You can stop at any time. Your draft is kept for 30 days at an address that only you have, and is then deleted with its files.',
    'Once you have submitted you get a dossier code and a link to follow it, add papers or withdraw. Within 8 working hours the office says whether it is accepted.',
  ],
  privacy: 'Your data and files are used for this dossier only. A draft that is not submitted is deleted after 30 days. The type of files is checked, but they are not promised to be free of malware; whoever opens them should take the usual care.',
  next: 'Continue', back: 'Back', saveLater: 'Save and continue later', submit: 'Submit the dossier', submitting: 'Submitting…', sending: 'Sending…',
  fixTitle: (count) => (count === 1 ? '1 thing to correct' : `${count} things to correct`),
  optional: 'optional',
  noCase: 'None of the cases above',
  self: 'The applicant files in person', representative: 'An authorised representative files',
  citizenHint: 'Foreigners without an identity number leave this empty and enter a passport number.',
  taxHint: '10 digits; a branch adds a hyphen and 3 digits.', taxHintOther: 'If there is one.', phoneHint: 'Its last four digits are used to track the dossier.',
  dueIf: 'If it is accepted today, the result is due', dueFrom: 'The time limit runs from acceptance, not from submission.', provisional: 'This date may change: the days off of a year on the way are not announced yet.',
  fees: 'Fees', noFee: 'None.', feeByScale: 'by the fee schedule', feeNote: 'Paid after acceptance, as the office will say.',
  papersIntro: 'Upload a file of each paper. A paper may have several files. Choose the files, then press “Upload”.',
  limits: 'PDF, JPG, PNG, DOCX. At most 20 MB a file; 60 MB and 40 files in all.',
  required: 'required', ifApplies: 'only if', formOf: 'Form', originalsLater: 'The office may ask to see the originals when the result is handed over.',
  choose: 'Choose files', upload: 'Upload', remove: 'Remove', removeOf: (name) => `Remove the file ${name}`, noFile: 'No file yet', missingFile: 'Upload a file of this paper', authorisation: 'Letter of authorisation',
  used: (size, files) => `${size} of 60 MB used, ${files} of 40 files.`,
  rejected: (name, why) => `“${name}”: ${why}`,
  notify: { none: 'No news, I track it myself', email: 'E-mail', sms: 'SMS', zalo: 'Zalo' }, langs: { vi: 'Vietnamese', en: 'English' },
  ifPostal: 'if by post',
  counter: (desk) => `At ${desk}`, postal: 'By public postal service, to the address below', postalTo: (address) => `By public postal service, to ${address}`,
  reviewIntro: 'Check what will be submitted. Press “Change” to change a part.', edit: 'Change', editOf: (what) => `Change ${what}`, files: 'files', none: 'None', procedure: 'Procedure',
  declaration: 'I declare that what I have stated and the papers I submit are true, and answer for it before the law.',
  incomplete: 'Not submitted yet: something in the earlier steps has to be corrected.',
  savedTitle: 'Your draft is saved', savedText: 'Keep the address below to continue. Whoever has it can open your draft: do not give it to others.', savedUntil: (time) => `It is kept until ${time}, then deleted with its files.`, resume: 'Continue', scanToResume: 'Scan to continue on a phone',
  goneTitle: 'This draft cannot be opened', goneText: 'The address is wrong, or the draft was older than 30 days and has been deleted.', startAgain: 'Find a procedure to submit',
  superseded: (since) => `There is a new version of this procedure, in force from ${since}. The dossier has to follow it.`, notInForce: 'This procedure is no longer in force and cannot be submitted.', beginNew: 'Submit under the new version',
  notOnline: 'This procedure cannot be submitted online.', tooMany: (minutes) => `Too many requests from your network. Try again in ${minutes} minutes.`, broken: 'Not done because of a fault of the system. What was saved is still there. Try again in a few minutes.', foreign: 'This request came from another site and was refused. Open the page again and send it from there.',
  refused: { NotAnApplicant: 'This procedure is not for the kind of applicant chosen.', CaseNotChosen: 'Choose a case', UnknownComponent: 'There is a file of a paper that the chosen case does not need. Remove it.', NoMatchingLimit: 'This case cannot be submitted online.', other: 'Not submitted yet. Check the steps and try again.' },
  extraFile: 'Files of papers that the chosen case does not need',
  doneTitle: 'Your dossier is submitted', doneCode: 'Dossier code', doneKeep: 'Write this code down, or keep this page. There is no need to submit again.', doneNext: 'What happens next',
  doneSteps: (due) => [`The office answers by ${due} at the latest: it accepts, asks for more papers, or declines with its reasons.`, 'Once accepted you have a receipt with the due date; the time limit runs from then.', 'If papers are missing you add them on the tracking page.'],
  follow: 'Track the dossier', acknowledgement: 'Acknowledgement of submission (PDF, in Vietnamese)', scanToFollow: 'Scan to open the tracking page', told: (how) => `News about the dossier is sent by ${how}.`,
  papers: 'Papers of the dossier', addTitle: 'Add further papers', addOpen: 'Add papers online', addAsked: 'The office asks for', addReason: 'Reason', addBy: (date) => `By the end of ${date}.`, addOther: 'Other papers', addNote: 'Message to the office', addSend: 'Send the papers', addNothing: 'Upload at least one file before you send.',
  addDone: 'The papers have been sent. The office is looking at them.', addNone: 'Nothing is asked for at present.', addEffect: 'When you press “Send the papers” they go to the office at once and the time limit runs again.', addEffectBefore: 'When you press “Send the papers” they go to the office at once. It answers within 8 working hours.', backToDossier: 'Back to the dossier',
  withdrawTitle: 'Withdraw the dossier', withdrawOpen: 'Withdraw the dossier', withdrawText: 'The dossier ends and cannot be reopened. To start over you submit a new one.', withdrawReason: 'Reason', withdrawReasonError: 'Enter the reason', withdrawFour: 'Last 4 digits of the phone or identity number that you gave', withdrawFourError: 'Enter 4 digits', withdrawWrong: 'These 4 digits do not match the dossier.', withdrawSend: 'Withdraw this dossier', withdrawNo: 'Keep it and go back', withdrawLate: 'The dossier has been accepted or has ended, so it cannot be withdrawn online. Please come to the one-stop desk.',
  byLink: 'To add papers, withdraw or download papers, open this page by the link you received or the QR code on the paper.',
};

export const ONLINE_WORDS: Record<Lang, OnlineWords> = { vi: VI, en: EN };
