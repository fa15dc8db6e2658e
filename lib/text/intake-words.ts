import type { CardWarning } from '../domain/dossier/citizen-card';
import type { ChecklistLine, MissingComponent } from '../domain/dossier/completeness';

/** What is said of a file that is not taken. */
export const FILE_REFUSALS = {
  FileTooLarge: 'Tệp lớn hơn 20 MB. Quét ở độ phân giải thấp hơn hoặc tách thành nhiều tệp.',
  FileEmpty: 'Tệp không có nội dung. Chọn tệp khác.',
  TypeNotAllowed: 'Chỉ nhận tệp PDF, ảnh JPG, PNG, TIFF, văn bản DOCX và bảng tính XLSX.',
  TypeDiffersFromName: 'Nội dung của tệp không đúng với đuôi tên tệp. Lưu lại tệp đúng định dạng rồi chọn lại.',
} as const;

/** Why a paper is not printed. */
export const PRINT_REFUSALS = {
  NoSuchPaper: 'Không tìm thấy giấy này',
  NoSuchFormat: 'Giấy này không in được ở khổ đã chọn',
  CopyNotCounted: 'Chưa ghi nhận lần cấp lại bản sao của giấy này',
  DataChanged: 'Dữ liệu lưu của giấy này không còn khớp với lúc ban hành nên không in. Báo người quản trị hệ thống.',
} as const;

/** What the counter says of a citizen card that it could not read whole. It warns and never stops. */
export const CARD_WARNINGS: Record<CardWarning, string> = {
  'number-not-12-digits': 'số căn cước không đủ 12 chữ số',
  'former-number-missing': 'số chứng minh cũ trống',
  'former-number-odd': 'số chứng minh cũ không đủ 9 chữ số',
  'name-missing': 'không có họ tên',
  'name-garbled': 'họ tên có ký tự lạ, xem lại theo thẻ',
  'name-case-changed': 'họ tên đã được viết hoa lại',
  'birth-missing': 'không đọc được ngày sinh',
  'sex-missing': 'không đọc được giới tính',
  'address-missing': 'không có nơi cư trú',
  'address-garbled': 'nơi cư trú có ký tự lạ, xem lại theo thẻ',
  'issue-date-missing': 'không có ngày cấp',
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `01 bản chính và 02 bản sao`. */
export function quantityWords({ originals, copies }: { readonly originals: number; readonly copies: number }): string {
  const parts = [originals > 0 ? `${two(originals)} bản chính` : null, copies > 0 ? `${two(copies)} bản sao` : null].filter((part) => part !== null);
  return parts.join(' và ');
}

/** How a component is asked for: `Bản chính`, `Bản sao`, `Chính và sao`. */
export function askedWords(line: Pick<ChecklistLine, 'originalsAsked' | 'copiesAsked'>): string {
  if (line.originalsAsked > 0 && line.copiesAsked > 0) return 'Bản chính, bản sao';
  return line.copiesAsked > 0 ? 'Bản sao' : 'Bản chính';
}

/** One line of a Mẫu 02: what to bring, and why. */
export function supplementItem({ line, given, originals, copies }: MissingComponent): { readonly what: string; readonly why: string } {
  const form = line.form === null ? '' : ` (${line.form})`;
  const came = given.originals + given.copies > 0 ? `đã nộp ${quantityWords(given)}` : 'chưa có trong hồ sơ';
  return { what: `${line.name}${form}: ${quantityWords({ originals, copies })}`, why: `${came[0]?.toUpperCase()}${came.slice(1)}, yêu cầu ${quantityWords({ originals: line.originalsAsked, copies: line.copiesAsked }) || '01 bản'}` };
}
