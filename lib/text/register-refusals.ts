import { formatList, formatNumber } from './format';

/** Why a register is not taken in at all, in words; what is wrong with its lines is said at the lines. */
export type RegisterRefusalFacts =
  | { readonly name: 'NotASheet' | 'TooLarge' | 'NotUtf8' | 'NoRows' }
  | { readonly name: 'TooManyRows'; readonly limit: number; readonly found: number }
  | { readonly name: 'NoHeader'; readonly missing: readonly string[] }
  | { readonly name: 'FileUnreadable'; readonly path: string };

/** Lines that one file may have; a few more are read to find the headings. */
const LIMIT = 20_000;

export function registerRefusalWords(refusal: RegisterRefusalFacts): string {
  switch (refusal.name) {
    case 'NotASheet':
      return 'Tệp không phải bảng tính XLSX hoặc CSV đọc được. Mở bằng phần mềm bảng tính, lưu lại dạng .xlsx rồi chọn lại.';
    case 'TooLarge':
      return 'Tệp quá lớn: tối đa 20 MB và 160 MB khi mở ra. Chia thành nhiều tệp rồi nhập lần lượt.';
    case 'NotUtf8':
      return 'Tệp CSV không dùng mã UTF-8 nên chữ có dấu sẽ sai. Lưu lại dạng “CSV UTF-8” hoặc .xlsx rồi chọn lại.';
    case 'NoRows':
      return 'Tệp không có dòng hồ sơ nào dưới dòng tiêu đề.';
    case 'TooManyRows':
      return `Tệp có ${formatNumber(refusal.found)} dòng; mỗi lần nhập tối đa ${formatNumber(LIMIT)} dòng. Chia thành nhiều tệp rồi nhập lần lượt.`;
    case 'NoHeader':
      return `Không thấy dòng tiêu đề đủ cột. Còn thiếu cột: ${formatList(refusal.missing)}. Dùng tệp mẫu hoặc đặt lại tên cột.`;
    case 'FileUnreadable':
      return `Không đọc được tệp ${refusal.path}.`;
  }
}
