import type { Lang } from '../lang';

export const OPEN_DATA_LICENSE = { vi: { name: 'Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)', href: 'https://creativecommons.org/licenses/by/4.0/deed.vi' }, en: { name: 'Creative Commons Attribution 4.0 International (CC BY 4.0)', href: 'https://creativecommons.org/licenses/by/4.0/' } } as const;

/** What each field says. The JSON schema carries the Vietnamese words. */
export const OPEN_DATA_FIELDS = {
  code: { vi: 'Mã trong cơ sở dữ liệu quốc gia về thủ tục hành chính; null khi chưa có', en: 'Code in the national database of administrative procedures; null while it has none' },
  slug: { vi: 'Phần cuối địa chỉ của trang thủ tục: mã, hoặc mau-<số> khi chưa có mã', en: 'Last part of the address of its page: the code, or mau-<n> without one' },
  formerCodes: { vi: 'Các mã cũ mà thủ tục này thay thế', en: 'Former codes that this procedure replaces' },
  name: { vi: 'Tên thủ tục', en: 'Name, in Vietnamese' },
  nameEn: { vi: 'Tên tiếng Anh; null khi chưa dịch', en: 'Name in English; null where not translated' },
  summaryEn: { vi: 'Tóm tắt tiếng Anh; null khi chưa có', en: 'Summary in English; null where there is none' },
  sector: { vi: 'Lĩnh vực', en: 'Field' },
  handlingUnit: { vi: 'Đơn vị giải quyết', en: 'Unit that handles it' },
  level: { vi: 'Cấp thực hiện', en: 'Level of government' },
  onlineLevel: { vi: 'Mức độ trực tuyến: full (toàn trình), partial (một phần), information-only (chỉ cung cấp thông tin)', en: 'Online service: full, partial, information-only' },
  applicantKinds: { vi: 'Ai được nộp: citizen, enterprise, foreign-organization, organization', en: 'Who may apply: citizen, enterprise, foreign-organization, organization' },
  channels: { vi: 'Cách nộp: in-person (trực tiếp), online (trực tuyến), postal (bưu chính)', en: 'Ways of submitting: in-person, online, postal' },
  timeLimits: { vi: 'Thời hạn theo quy định, theo trường hợp và cách nộp; null là mọi trường hợp, mọi cách', en: 'Legal time limits by case and channel; null means any' },
  committedTimeLimit: { vi: 'Thời hạn cơ quan cam kết, ngắn hơn quy định', en: 'The shorter limit that the agency has promised' },
  pauseRule: { vi: 'Khi chờ bổ sung: resume (tính tiếp), restart (tính lại từ đầu), none (không dừng)', en: 'While papers are awaited: resume, restart, none' },
  components: { vi: 'Thành phần hồ sơ', en: 'Papers to submit' },
  sets: { vi: 'Số bộ hồ sơ', en: 'Number of sets' },
  steps: { vi: 'Trình tự thực hiện', en: 'Steps' },
  results: { vi: 'Kết quả thực hiện', en: 'Results' },
  fees: { vi: 'Phí (fee), lệ phí (levy), đồng; amountVnd null: theo biểu', en: 'Fees and levies in đồng; amountVnd null: by a scale' },
  conditions: { vi: 'Yêu cầu, điều kiện', en: 'Conditions' },
  legalBases: { vi: 'Căn cứ pháp lý', en: 'Legal bases' },
  version: { vi: 'Số thứ tự của bản đang áp dụng', en: 'Number of the version in force' },
  validFrom: { vi: 'Áp dụng từ ngày', en: 'In force from' },
  validTo: { vi: 'Ngày cuối cùng áp dụng; null khi chưa biết', en: 'Last day in force; null while not known' },
  decision: { vi: 'Quyết định công bố', en: 'Announcing decision' },
  isVerified: { vi: 'Đã đối chiếu với bản gốc đã ký', en: 'Compared with the signed original' },
  isSample: { vi: 'Dữ liệu mẫu, không phải thủ tục thật', en: 'Sample data, not a real procedure' },
  url: { vi: 'Địa chỉ trang của thủ tục', en: 'Address of its page' },
} as const satisfies Record<string, Record<Lang, string>>;

type Words = {
  readonly title: string; readonly intro: (agency: string) => string; readonly files: string; readonly file: Record<'json' | 'csv' | 'xlsx', string>; readonly count: (count: number, date: string) => string;
  readonly changes: string; readonly changesText: string; readonly feed: string; readonly license: string; readonly licenseText: (agency: string) => string; readonly permanent: string; readonly permanentText: string;
  readonly schema: string; readonly schemaText: string; readonly schemaLink: string; readonly field: string; readonly meaning: string; readonly api: string; readonly apiText: string;
};

export const OPEN_DATA_WORDS: Record<Lang, Words> = {
  vi: {
    title: 'Dữ liệu mở về thủ tục hành chính', intro: (agency) => `Toàn bộ thủ tục hành chính đang áp dụng tại ${agency}, đủ các bộ phận đã công bố, để tải về và dùng lại.`,
    files: 'Tải dữ liệu', file: { json: 'JSON, đầy đủ mọi bộ phận', csv: 'CSV (UTF-8), mỗi dòng một thủ tục', xlsx: 'XLSX, mở bằng phần mềm bảng tính' }, count: (count, date) => `${count} thủ tục đang áp dụng ngày ${date}.`,
    changes: 'Theo dõi thay đổi', changesText: 'Mỗi mục là một bản bắt đầu áp dụng hoặc một thủ tục hết hiệu lực. Mã của mục không bao giờ đổi.', feed: 'Nguồn cấp Atom về thay đổi',
    license: 'Giấy phép', licenseText: (agency) => `Được dùng lại cho mọi mục đích, kể cả thương mại, miễn là ghi nguồn: “${agency}” và ngày lấy dữ liệu. Dữ liệu không chứa thông tin cá nhân.`,
    permanent: 'Địa chỉ cố định', permanentText: 'Các địa chỉ trên không đổi. Máy chủ trả lời ETag và Last-Modified: hỏi lại bằng If-None-Match thì chỉ nhận dữ liệu khi có thay đổi.',
    schema: 'Cấu trúc', schemaText: 'Phiên bản 1. Có thể thêm trường mới; không bỏ trường, không đổi nghĩa của trường trong cùng phiên bản.', schemaLink: 'Lược đồ JSON Schema, phiên bản 1', field: 'Trường', meaning: 'Ý nghĩa',
    api: 'Giao diện lập trình', apiText: 'Tìm theo từ, lĩnh vực và cách nộp, chia trang:',
  },
  en: {
    title: 'Open data on administrative procedures', intro: (agency) => `Every administrative procedure in force at ${agency}, with all its published parts, to download and reuse.`,
    files: 'Downloads', file: { json: 'JSON, every part', csv: 'CSV (UTF-8), one procedure a line', xlsx: 'XLSX, for spreadsheets' }, count: (count, date) => `${count} ${count === 1 ? 'procedure' : 'procedures'} in force on ${date}.`,
    changes: 'Changes', changesText: 'Each entry is a version coming into force, or a procedure ending. The id of an entry never changes.', feed: 'Atom feed of changes',
    license: 'Licence', licenseText: (agency) => `Reuse for any purpose, commercial use included, naming the source: “${agency}” and the day on which the data was taken. There is no personal data in it.`,
    permanent: 'Permanent addresses', permanentText: 'The addresses above do not change. Answers carry ETag and Last-Modified: ask with If-None-Match to receive data only when something has changed.',
    schema: 'Structure', schemaText: 'Version 1. Fields may be added; within a version none is removed or given another meaning.', schemaLink: 'JSON Schema, version 1', field: 'Field', meaning: 'Meaning',
    api: 'Programming interface', apiText: 'Search by words, field and channel, page by page:',
  },
};
