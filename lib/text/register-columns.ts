import { foldWords } from './fold';

/** The columns of a paper register as a workbook: what the template has, in its order. */
export const REGISTER_COLUMNS = {
  externalCode: { header: 'Mã hồ sơ cũ', example: 'SỔ-2026/0001', hint: 'Mã ở sổ giấy hoặc hệ thống khác. Có mã thì nhập lại không bị trùng.', width: 18, required: false },
  procedureCode: { header: 'Mã thủ tục', example: '1.014199', hint: 'Mã đang dùng hoặc mã trước đây của thủ tục.', width: 13, required: true },
  caseName: { header: 'Trường hợp', example: 'Chuyên gia, lao động kỹ thuật', hint: 'Viết đúng như trong thủ tục. Bỏ trống nếu thủ tục chỉ có một trường hợp.', width: 28, required: false },
  channel: { header: 'Cách nộp', example: 'Trực tiếp', hint: 'Trực tiếp hoặc Bưu chính. Bỏ trống là Trực tiếp.', width: 12, required: false },
  applicantKind: { header: 'Loại người nộp', example: 'Doanh nghiệp', hint: 'Cá nhân, Doanh nghiệp, Tổ chức nước ngoài, Cơ quan, tổ chức. Bỏ trống thì xét theo số.', width: 16, required: false },
  applicantName: { header: 'Tên người nộp', example: 'Công ty TNHH Thử Nghiệm Mẫu', hint: 'Họ và tên, hoặc tên tổ chức.', width: 36, required: true },
  applicantNumber: { header: 'Số căn cước, mã số thuế', example: '0200000002', hint: '12 chữ số, hoặc 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số sau dấu gạch; hộ chiếu có chữ cái.', width: 20, required: false },
  address: { header: 'Địa chỉ', example: 'Lô C3, Khu công nghiệp VSIP Hải Phòng', hint: '', width: 36, required: true },
  phone: { header: 'Điện thoại', example: '0900000002', hint: 'Cần có điện thoại, hoặc số căn cước, mã số thuế.', width: 14, required: false },
  email: { header: 'Thư điện tử', example: '', hint: '', width: 22, required: false },
  sets: { header: 'Số bộ', example: '1', hint: 'Bỏ trống là 1.', width: 8, required: false },
  receivedOn: { header: 'Ngày nhận', example: '20/11/2026', hint: 'Ngày/tháng/năm.', width: 12, required: true },
  receivedTime: { header: 'Giờ nhận', example: '09:05', hint: 'Giờ:phút. Bỏ trống là 08:00.', width: 10, required: false },
  printedDueOn: { header: 'Ngày hẹn trả', example: '', hint: 'Ngày trên giấy hẹn đã giao. Bỏ trống thì lấy ngày hệ thống tính.', width: 12, required: false },
  resolvedOn: { header: 'Ngày có kết quả', example: '', hint: 'Ngày kết quả về Bộ phận Một cửa. Bỏ trống nếu đang giải quyết.', width: 14, required: false },
  result: { header: 'Kết quả', example: '', hint: 'Cấp hoặc Từ chối. Bỏ trống là Cấp.', width: 10, required: false },
  returnedOn: { header: 'Ngày trả kết quả', example: '', hint: 'Ngày người nộp nhận kết quả.', width: 14, required: false },
  note: { header: 'Ghi chú', example: '', hint: '', width: 24, required: false },
} as const;

export type RegisterColumn = keyof typeof REGISTER_COLUMNS;

export const REGISTER_KEYS = Object.keys(REGISTER_COLUMNS) as readonly RegisterColumn[];

const BY_HEADER = new Map(REGISTER_KEYS.map((key) => [foldWords(REGISTER_COLUMNS[key].header), key]));

/** The column that a header names, however its letters are written; null for one that is none of ours. */
export const columnOfHeader = (header: string): RegisterColumn | null => BY_HEADER.get(foldWords(header.replace(/[*:]+\s*$/, ''))) ?? null;

/** The heading under which the marked copy says what is wrong with a row. */
export const CHECK_HEADER = 'Kết quả kiểm tra';
