import type { EntryRefusal } from '../domain/inspection/package';
import type { ReceiptLine } from '../domain/inspection/receipt';

/** Why the server did not take something; it stays on the device with these words. */
export const entryRefusalWords: Readonly<Record<EntryRefusal, string>> = {
  stage: 'Đợt kiểm tra không còn ở giai đoạn ghi nhận. Nội dung vẫn được giữ trên máy.',
  removed: 'Ghi sau khi thôi tham gia đoàn nên không được nhận. Nội dung vẫn được giữ trên máy.',
  unit: 'Đơn vị này không thuộc phần được giao kiểm tra.',
  item: 'Mục này không có trong bảng kiểm của đợt kiểm tra.',
  dossier: 'Không tìm thấy hồ sơ mang mã này.',
  content: 'Nội dung chưa đủ: kiểm tra lại câu trả lời, lý do hoặc phần mô tả.',
  'id-taken': 'Trùng với nội dung đã nhận trước đó. Ghi lại thành mục mới.',
  'finding-told': 'Đơn vị đã được thông báo phát hiện này. Sửa bằng văn bản bổ sung, không sửa trực tiếp.',
  'finding-changed': 'Người khác đã sửa phát hiện này. Mở lại để xem nội dung mới nhất.',
  'finding-elsewhere': 'Phát hiện này thuộc đợt hoặc đơn vị khác.',
};

export const refusalWordsOf = (problem: string | null): string => (problem !== null && Object.hasOwn(entryRefusalWords, problem) ? entryRefusalWords[problem as EntryRefusal] : 'Máy chủ không nhận nội dung này. Nội dung vẫn được giữ trên máy.');

export const receiptLineWords: Readonly<Record<ReceiptLine, string>> = { answers: 'Câu trả lời', sheets: 'Phiếu hồ sơ', findings: 'Phát hiện', notes: 'Ghi chép', photos: 'Ảnh' };

/** What the sync answers when it takes nothing. */
export const SYNC_WORDS = {
  notFound: 'Không tìm thấy đợt kiểm tra, hoặc không còn trong thành phần đoàn',
  otherDevice: 'Máy này đang giữ bản lưu của người khác',
  badBody: 'Nội dung gửi lên không đọc được',
  tooLarge: 'Nội dung gửi lên quá lớn, hãy chia nhỏ',
  badPhoto: 'Thông tin kèm ảnh không hợp lệ',
  halfPhoto: 'Ảnh đến không trọn vẹn, hãy gửi lại',
  notPhoto: 'Tệp này không phải là ảnh',
  largePhoto: 'Ảnh lớn hơn 5 MB',
  idTaken: 'Mã ảnh này đã dùng cho ảnh khác',
  tooMany: 'Gửi quá nhanh, hãy đợi một lát',
  noConflict: 'Mục này đã được chọn, hoặc vừa có thay đổi',
  notOneOfTwo: 'Chỉ trưởng đoàn hoặc một trong hai người đã trả lời được chọn',
  notNow: 'Đợt kiểm tra không còn ở giai đoạn ghi nhận',
} as const;
