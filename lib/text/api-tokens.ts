import type { ApiScope } from '../domain/access/api-scopes';

/** What a scope opens, as the administrator chooses it. */
export const SCOPE_WORDS: Record<ApiScope, { readonly label: string; readonly detail: string }> = {
  'dossiers:read': { label: 'Xem hồ sơ', detail: 'Danh sách, chi tiết, diễn biến và hạn của hồ sơ' },
  'dossiers:write': { label: 'Ghi hồ sơ', detail: 'Tiếp nhận và ghi diễn biến, trừ hiệu đính' },
  'procedures:read': { label: 'Xem thủ tục', detail: 'Danh mục thủ tục đang có hiệu lực' },
  'papers:read': { label: 'Tải giấy tờ', detail: 'Giấy hẹn và các giấy đã lập, dạng PDF' },
};

export const TOKEN_REFUSALS = {
  NameTaken: { message: 'Đã có mã truy cập đang dùng mang tên này. Chọn tên khác hoặc thu hồi mã cũ.', field: 'name' },
  ExpiresInPast: { message: 'Chọn ngày từ hôm nay trở đi.', field: 'expiresOn' },
} as const;
export const TOKEN_GONE = 'Mã truy cập này đã được thu hồi từ trước.';
