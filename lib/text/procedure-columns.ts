import { foldWords } from './fold';

/** What a list of procedures may say of one, in the order in which we write it. */
export const PROCEDURE_FIELDS = [
  'code', 'name', 'sector', 'unit', 'level', 'onlineLevel', 'decision', 'validFrom', 'validTo', 'applicantKinds', 'channels', 'timeLimits', 'committed', 'pauseRule', 'components', 'sets', 'steps', 'workflow', 'results', 'fees', 'conditions', 'legalBases', 'nameEn', 'summaryEn',
] as const;
export type ProcedureField = (typeof PROCEDURE_FIELDS)[number];

type Column = { readonly header: string; readonly also: readonly string[]; readonly hint: string; readonly width: number };

const LINES = 'Mỗi dòng trong ô là một mục; các phần của một mục cách nhau bằng dấu |.';

export const PROCEDURE_COLUMNS: Record<ProcedureField, Column> = {
  code: { header: 'Mã thủ tục', also: ['Mã TTHC', 'Mã số TTHC', 'Mã thủ tục hành chính', 'Mã số hồ sơ TTHC', 'Mã'], hint: 'Ví dụ 1.014199; để trống khi chưa có mã quốc gia', width: 14 },
  name: { header: 'Tên thủ tục', also: ['Tên TTHC', 'Tên thủ tục hành chính', 'Thủ tục hành chính'], hint: '', width: 56 },
  sector: { header: 'Lĩnh vực', also: [], hint: '', width: 24 },
  unit: { header: 'Đơn vị giải quyết', also: ['Cơ quan thực hiện', 'Cơ quan giải quyết', 'Phòng giải quyết'], hint: 'Tên hoặc tên viết tắt của đơn vị trong cơ quan', width: 28 },
  level: { header: 'Cấp thực hiện', also: ['Cấp'], hint: '', width: 14 },
  onlineLevel: { header: 'Mức độ trực tuyến', also: ['Mức độ', 'Mức độ DVC', 'Mức độ dịch vụ công', 'Mức độ cung cấp dịch vụ công trực tuyến'], hint: 'toàn trình; một phần; chỉ cung cấp thông tin', width: 20 },
  decision: { header: 'Quyết định công bố', also: ['Số quyết định công bố', 'Số quyết định', 'QĐ công bố'], hint: 'Số, ký hiệu của quyết định đã nhập vào hệ thống', width: 22 },
  validFrom: { header: 'Ngày hiệu lực', also: ['Ngày có hiệu lực', 'Hiệu lực từ', 'Có hiệu lực từ'], hint: 'dd/mm/yyyy; để trống thì lấy ngày hiệu lực của quyết định', width: 14 },
  validTo: { header: 'Hết hiệu lực', also: ['Ngày hết hiệu lực'], hint: 'Chỉ để đối chiếu: bãi bỏ bằng một quyết định', width: 14 },
  applicantKinds: { header: 'Đối tượng thực hiện', also: ['Đối tượng'], hint: 'công dân; doanh nghiệp; tổ chức nước ngoài; tổ chức', width: 26 },
  channels: { header: 'Cách nộp', also: ['Cách thức thực hiện'], hint: 'trực tiếp; trực tuyến; bưu chính công ích', width: 26 },
  timeLimits: { header: 'Thời hạn giải quyết', also: ['Thời hạn'], hint: `${LINES} Thời hạn | trường hợp | cách nộp`, width: 32 },
  committed: { header: 'Thời hạn cam kết', also: [], hint: 'Ví dụ 7 ngày làm việc', width: 18 },
  pauseRule: { header: 'Khi bổ sung hồ sơ', also: [], hint: 'tính tiếp; tính lại từ đầu; không dừng', width: 18 },
  components: { header: 'Thành phần hồ sơ', also: [], hint: `${LINES} Tên | mẫu | bản chính | bản sao | bắt buộc hoặc nếu có | trường hợp`, width: 60 },
  sets: { header: 'Số bộ hồ sơ', also: ['Số lượng hồ sơ'], hint: '', width: 10 },
  steps: { header: 'Trình tự thực hiện', also: [], hint: 'Mỗi dòng trong ô là một bước', width: 60 },
  workflow: { header: 'Quy trình nội bộ', also: [], hint: `${LINES} Bước | đơn vị | thời gian | ngày làm việc hoặc giờ làm việc`, width: 50 },
  results: { header: 'Kết quả', also: ['Kết quả thực hiện'], hint: 'Mỗi dòng trong ô là một kết quả', width: 36 },
  fees: { header: 'Phí, lệ phí', also: ['Phí', 'Lệ phí'], hint: `${LINES} phí hoặc lệ phí | tên | số tiền | đơn vị tính; để trống khi không thu`, width: 36 },
  conditions: { header: 'Yêu cầu, điều kiện', also: ['Điều kiện thực hiện', 'Yêu cầu, điều kiện thực hiện'], hint: '', width: 40 },
  legalBases: { header: 'Căn cứ pháp lý', also: [], hint: `${LINES} Số | tên | điều`, width: 40 },
  nameEn: { header: 'Tên tiếng Anh', also: [], hint: '', width: 40 },
  summaryEn: { header: 'Tóm tắt tiếng Anh', also: [], hint: '', width: 40 },
};

/** The columns of a list in the style of the national database: what identifies a procedure, not its parts. */
export const NATIONAL_FIELDS: readonly ProcedureField[] = ['code', 'name', 'sector', 'unit', 'level', 'onlineLevel', 'decision', 'validFrom', 'applicantKinds'];

/** How the national list heads its columns. */
export const NATIONAL_HEADERS: Partial<Record<ProcedureField, string>> = { code: 'Mã TTHC', name: 'Tên TTHC', unit: 'Cơ quan thực hiện', onlineLevel: 'Mức độ' };

const byHeader = new Map(PROCEDURE_FIELDS.flatMap((field) => [PROCEDURE_COLUMNS[field].header, ...PROCEDURE_COLUMNS[field].also].map((header) => [foldWords(header), field] as const)));

/** The field that a heading means; null for a column that is nobody's. */
export const fieldOfHeader = (header: string): ProcedureField | null => byHeader.get(foldWords(header).replace(/[*:]+$/, '').trim()) ?? null;

export const PROCEDURE_CHECK_HEADER = 'Kết quả kiểm tra';
