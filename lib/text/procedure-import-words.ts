import { formatNumber } from './format';
import { PROCEDURE_COLUMNS, type ProcedureField } from './procedure-columns';

export const MOST_PROCEDURES = 10_000;
export const LARGEST_LIST = 32 * 1024 * 1024;

export type ProcedureProblem = { readonly row: number; readonly field: ProcedureField; readonly message: string };
export type FieldChange = { readonly field: ProcedureField; readonly was: string; readonly now: string };
export type ChangedProcedure = { readonly row: number; readonly slug: string; readonly code: string | null; readonly name: string; readonly kind: 'amend' | 'correct'; readonly changes: readonly FieldChange[] };

/** What a file would change, short enough to keep: the first of each kind. The whole stands in the marked workbook. */
export type ImportDifference = {
  readonly fresh: readonly { readonly row: number; readonly code: string | null; readonly name: string }[];
  readonly changed: readonly ChangedProcedure[];
  readonly missing: readonly { readonly slug: string; readonly code: string | null; readonly name: string }[];
  readonly problems: readonly ProcedureProblem[];
  readonly newSectors: readonly string[];
};

export type ListRefusal =
  | { readonly name: 'NotAList' | 'TooLarge' | 'NotUtf8' | 'NoRows' }
  | { readonly name: 'TooManyRows'; readonly found: number }
  | { readonly name: 'NoHeader'; readonly missing: readonly ProcedureField[] }
  | { readonly name: 'FileUnreadable'; readonly path: string };

/** Why a list is not taken in at all. What is wrong with its lines is said at the lines. */
export function listRefusalWords(refusal: ListRefusal): string {
  switch (refusal.name) {
    case 'NotAList':
      return 'Tệp không phải danh sách thủ tục đọc được. Dùng tệp XLSX, CSV (UTF-8) hoặc JSON theo tệp mẫu.';
    case 'TooLarge':
      return 'Tệp quá lớn: tối đa 32 MB, 96 MB khi mở ra, 1.500.000 ô, và không gộp quá 200.000 ô. Chia thành nhiều tệp rồi nhập lần lượt.';
    case 'NotUtf8':
      return 'Tệp không dùng mã UTF-8 nên chữ có dấu sẽ sai. Lưu lại dạng “CSV UTF-8” hoặc .xlsx rồi chọn lại.';
    case 'NoRows':
      return 'Tệp không có thủ tục nào.';
    case 'TooManyRows':
      return `Tệp có ${formatNumber(refusal.found)} dòng; mỗi lần nhập tối đa ${formatNumber(MOST_PROCEDURES)} thủ tục. Chia thành nhiều tệp rồi nhập lần lượt.`;
    case 'NoHeader':
      return `Không thấy dòng tiêu đề đủ cột. Còn thiếu: ${refusal.missing.map((field) => PROCEDURE_COLUMNS[field].header).join(', ')}.`;
    case 'FileUnreadable':
      return `Không đọc được tệp ${refusal.path}.`;
  }
}
