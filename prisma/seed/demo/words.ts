/** What people write in the sample dossiers. Invented. */
export const SUPPLEMENT_REASONS = [
  'Phiếu lý lịch tư pháp đã quá 06 tháng kể từ ngày cấp.',
  'Bản sao chưa được chứng thực.',
  'Thiếu chữ ký của người đại diện theo pháp luật.',
  'Thông tin trong văn bản đề nghị chưa khớp với giấy tờ kèm theo.',
  'Tài liệu tiếng nước ngoài chưa có bản dịch ra tiếng Việt.',
] as const;
export const REFUSAL_REASONS = ['Hồ sơ không đáp ứng điều kiện theo quy định.', 'Vị trí công việc không thuộc trường hợp được sử dụng lao động nước ngoài.'] as const;
export const WITHDRAW_REASONS = ['Người nộp đề nghị rút hồ sơ để điều chỉnh phương án.', 'Doanh nghiệp thay đổi kế hoạch, đề nghị rút hồ sơ.', 'Người nộp đề nghị rút để nộp lại theo thủ tục khác.'] as const;
export const STOP_REASONS = ['Quá thời hạn bổ sung mà không nhận được giấy tờ yêu cầu.', 'Người nộp không thực hiện nghĩa vụ tài chính trong thời hạn đã thông báo.'] as const;
export const DECLINE_REASONS = ['Hồ sơ không thuộc thẩm quyền giải quyết của Ban Quản lý.', 'Thành phần hồ sơ điện tử không đọc được.', 'Thủ tục đã chọn không phù hợp với nội dung đề nghị.'] as const;
export const APOLOGY_REASONS = ['Cần lấy thêm ý kiến của cơ quan phối hợp.', 'Số lượng hồ sơ tăng đột biến trong kỳ.', 'Hệ thống kết nối dữ liệu gián đoạn, phải xác minh bằng văn bản.'] as const;
export const CORRECTION_REASONS = ['Dự thảo ghi chưa đúng thời hạn của giấy phép.', 'Căn cứ pháp lý trong dự thảo cần cập nhật.'] as const;
export const LATE_ENTRY_REASON = 'Mất kết nối mạng tại quầy, nhập lại theo sổ giấy.';
export const NOTES = ['Người nộp đề nghị nhận kết quả bản điện tử.', 'Có kèm bản dịch công chứng.', 'Hồ sơ gấp theo kế hoạch sản xuất của doanh nghiệp.'] as const;
export const LEGAL_BASES = ['Nghị định 118/2025/NĐ-CP'] as const;
export const LEGAL_BASES_2017 = ['Quyết định 09/2015/QĐ-TTg'] as const;
export const REPRESENTATIVES = ['Trần Minh Khôi', 'Lê Thị Bảo Ngân', 'Phùng Đức Huy', 'Hoàng Thị Diệu Linh', 'Vương Gia Bảo', 'Đỗ Thị Kim Oanh'] as const;
export const REMINDER = 'Hồ sơ đã quá hạn, đề nghị khẩn trương giải quyết và báo cáo lý do.';
