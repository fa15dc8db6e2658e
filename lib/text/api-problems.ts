/** The problems of the API: the last part of a stable `type`, its HTTP status and its title in Vietnamese. */
export const API_PROBLEMS = {
  'not-signed-in': { status: 401, title: 'Cần mã truy cập hợp lệ' },
  'scope-missing': { status: 403, title: 'Mã truy cập không có phạm vi cần thiết' },
  'not-permitted': { status: 403, title: 'Không được phép' },
  'not-found': { status: 404, title: 'Không tìm thấy' },
  'too-large': { status: 413, title: 'Nội dung gửi quá lớn' },
  'media-type': { status: 415, title: 'Kiểu nội dung không được hỗ trợ' },
  'not-json': { status: 400, title: 'Nội dung không phải JSON' },
  'idempotency-key': { status: 400, title: 'Thiếu hoặc sai Idempotency-Key' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key đã dùng cho nội dung khác' },
  query: { status: 400, title: 'Tham số không hợp lệ' },
  validation: { status: 422, title: 'Nội dung không hợp lệ' },
  conflict: { status: 409, title: 'Hồ sơ không ở trạng thái làm được việc này' },
  stale: { status: 409, title: 'Hồ sơ đã có diễn biến mới' },
  'rate-limit': { status: 429, title: 'Gửi quá nhiều yêu cầu' },
  unavailable: { status: 503, title: 'Tạm thời không phục vụ được' },
  unexpected: { status: 500, title: 'Có lỗi ngoài dự kiến' },
} as const;

export type ApiProblem = keyof typeof API_PROBLEMS;

export const API_WORDS = {
  noToken: 'Gửi mã truy cập trong đầu đề Authorization: Bearer tthc_….',
  badToken: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.',
  scopeMissing: (scope: string) => `Mã truy cập này không có phạm vi «${scope}».`,
  noDossier: 'Không có hồ sơ mang mã này.',
  noProcedure: 'Không có thủ tục này, hoặc thủ tục không có hiệu lực vào ngày đó.',
  noPaper: 'Hồ sơ không có giấy tờ này.',
  noRoute: 'Không có địa chỉ này. Xem /api/v1/openapi.json.',
  tooLarge: (kilobytes: number) => `Gửi nhiều nhất ${kilobytes} KB.`,
  mediaType: 'Gửi nội dung với Content-Type: application/json.',
  notJson: 'Nội dung phải là một đối tượng JSON viết bằng UTF-8.',
  key: 'Gửi đầu đề Idempotency-Key, từ 8 đến 200 ký tự không dấu, không khoảng trắng, riêng cho mỗi việc.',
  keyReused: 'Khóa này đã dùng cho một yêu cầu có nội dung khác. Dùng khóa mới cho yêu cầu mới.',
  tooMany: (seconds: number) => `Đã quá số yêu cầu cho phép trong một phút. Thử lại sau ${seconds} giây.`,
  down: 'Cơ sở dữ liệu không phản hồi. Thử lại sau ít phút với cùng Idempotency-Key.',
  unexpected: (reference: string) => `Có lỗi ngoài dự kiến, mã tham chiếu ${reference}.`,
  notPermitted: 'Mã truy cập này không được làm việc này với hồ sơ này.',
  cursor: 'Con trỏ này không do chúng tôi cấp.',
  twice: 'Chỉ gửi tham số này một lần.',
  noUnit: 'Không có đơn vị này.',
  noStaff: 'Không có cán bộ này, hoặc tài khoản đã khóa.',
  badTime: 'Viết một thời điểm có thật, từ năm 2000 đến năm 2100.',
  rangeReversed: 'Ngày cuối phải từ ngày đầu trở đi.',
  needed: {
    reason: 'Nhập lý do', 'legal-basis': 'Nhập căn cứ pháp lý', items: 'Nhập giấy tờ cần bổ sung', 'reply-by': 'Nhập ngày hẹn trả lời', 'receiving-unit': 'Nhập đơn vị nhận', assignee: 'Nhập người xử lý',
    amount: 'Nhập số tiền', result: 'Nhập loại kết quả', collector: 'Nhập người nhận kết quả', 'second-target': 'Nhập ngày trả mới', 'voided-event': 'Nhập diễn biến cần hiệu đính',
  },
  tracking: 'Nhập số vận đơn bưu chính',
  fileName: 'Gửi tên tệp trong đầu đề X-Ten-Tep, mã hóa phần trăm (UTF-8).',
} as const;

type Issue = { readonly code?: string; readonly expected?: string | undefined; readonly values?: readonly unknown[] | undefined; readonly minimum?: unknown; readonly maximum?: unknown; readonly origin?: string | undefined; readonly input?: unknown };

const TYPES: Readonly<Record<string, string>> = { string: 'chuỗi ký tự', number: 'số', int: 'số nguyên', boolean: 'true hoặc false', array: 'mảng', object: 'đối tượng' };

/** What is wrong with a value, in Vietnamese, where its schema has no words of its own. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined ? 'Thiếu trường bắt buộc này' : `Cần ${TYPES[issue.expected ?? ''] ?? 'giá trị kiểu khác'}`;
    case 'invalid_value': return `Chọn một trong: ${(issue.values ?? []).map(String).join(', ')}`;
    case 'too_small': return issue.origin === 'string' || issue.origin === 'array' ? `Cần ít nhất ${String(issue.minimum)}` : `Cần từ ${String(issue.minimum)} trở lên`;
    case 'too_big': return issue.origin === 'string' || issue.origin === 'array' ? `Nhiều nhất ${String(issue.maximum)}` : `Cần đến ${String(issue.maximum)} là nhiều nhất`;
    case 'unrecognized_keys': return 'Không có trường này';
    default: return 'Giá trị không hợp lệ';
  }
}

type Refused = { readonly name: string } & Readonly<Record<string, unknown>>;
type Said = { readonly pointer: string; readonly detail: string };

const RECEIVE: Record<string, (refusal: Refused) => readonly Said[]> = {
  UnknownProcedure: () => [{ pointer: '/procedure', detail: 'Không có thủ tục này, hoặc thủ tục không có hiệu lực vào ngày nhận hồ sơ' }],
  NotInForce: () => [{ pointer: '/procedure', detail: 'Thủ tục không có hiệu lực vào ngày nhận hồ sơ' }],
  MissingComponents: ({ missing }) => (missing as { line: { ordinal: number; name: string } }[]).map(({ line }) => ({ pointer: '/components', detail: `Thiếu giấy tờ bắt buộc số ${line.ordinal}: ${line.name}` })),
  UnknownComponent: ({ ordinal }) => [{ pointer: '/components', detail: `Thủ tục không có giấy tờ số ${String(ordinal)} trong trường hợp này` }],
  OnlineNotAtCounter: () => [{ pointer: '/channel', detail: 'Hồ sơ trực tuyến do người nộp gửi rồi bộ phận một cửa tiếp nhận; không ghi bằng địa chỉ này' }],
  ChannelNotOffered: ({ offered }) => [{ pointer: '/channel', detail: `Thủ tục chỉ nhận bằng: ${(offered as string[]).join(', ')}` }],
  CaseNotChosen: ({ cases }) => [{ pointer: '/caseName', detail: `Chọn một trường hợp: ${(cases as string[]).join('; ')}` }],
  NoMatchingLimit: () => [{ pointer: '/caseName', detail: 'Thủ tục không có thời hạn cho trường hợp và cách nộp này' }],
  NotOnline: () => [{ pointer: '/channel', detail: 'Thủ tục này không nhận hồ sơ trực tuyến' }],
  NotAnApplicant: ({ kinds }) => [{ pointer: '/applicant/kind', detail: `Thủ tục chỉ dành cho: ${(kinds as string[]).join(', ')}` }],
  FileUnknown: () => [{ pointer: '/files', detail: 'Có tệp không do mã truy cập này tải lên, hoặc đã gắn với một hồ sơ' }],
  ReceivedInFuture: () => [{ pointer: '/receivedAt', detail: 'Thời điểm nhận không được ở tương lai' }],
  LateReasonMissing: () => [{ pointer: '/lateReason', detail: 'Nhập lý do ghi muộn' }],
  ExternalCodeTaken: () => [{ pointer: '/externalCode', detail: 'Mã này đã gắn với một hồ sơ khác' }],
};

/** Why a dossier was not received, beside the fields of the request. */
export function receiveRefusalWords(refusal: Refused): readonly Said[] {
  const say = Object.hasOwn(RECEIVE, refusal.name) ? RECEIVE[refusal.name] : undefined;
  return say ? say(refusal) : [{ pointer: '/receivedAt', detail: 'Không tính được hạn giải quyết cho hồ sơ này' }];
}
