/** A part of the self-report (đề cương báo cáo tự kiểm tra): what a unit is asked to write about. `key` is kept with its words. */
export type OutlinePart = { readonly key: string; readonly title: string; readonly asks: readonly string[] };

/** The outline sent with the notice and printed in the self-report: the contents of Article 35a, then what the unit itself sees. */
export const SELF_REPORT_OUTLINE: readonly OutlinePart[] = [
  { key: 'direction', title: 'Công tác chỉ đạo, điều hành', asks: ['Văn bản chỉ đạo, phân công đã ban hành trong thời kỳ kiểm tra;', 'Công chức đầu mối, việc theo dõi, đôn đốc hồ sơ sắp đến hạn và quá hạn.'] },
  { key: 'draft-rules', title: 'Kiểm soát quy định thủ tục hành chính trong dự thảo văn bản', asks: ['Dự thảo văn bản có quy định thủ tục hành chính đã tham gia; ý kiến đánh giá tác động.'] },
  { key: 'carrying-out', title: 'Công bố, công khai và giải quyết thủ tục hành chính', asks: ['Việc niêm yết, công khai thủ tục thuộc phạm vi giải quyết;', 'Việc tiếp nhận, giải quyết, trả kết quả; hồ sơ quá hạn, nguyên nhân, việc xin lỗi;', 'Hồ sơ từ chối, dừng giải quyết, yêu cầu bổ sung nhiều lần và lý do.'] },
  { key: 'review', title: 'Rà soát, đánh giá thủ tục hành chính', asks: ['Thủ tục đã rà soát; phương án đơn giản hóa đã đề xuất, đã thực hiện.'] },
  { key: 'feedback', title: 'Tiếp nhận, xử lý phản ánh, kiến nghị', asks: ['Số phản ánh, kiến nghị; kết quả xử lý, thời hạn trả lời.'] },
  { key: 'shortcomings', title: 'Tồn tại, hạn chế và nguyên nhân', asks: ['Tồn tại, hạn chế do đơn vị tự phát hiện; nguyên nhân; việc đã khắc phục;', 'Kết quả thực hiện kiến nghị của lần kiểm tra trước.'] },
  { key: 'proposals', title: 'Đề xuất, kiến nghị', asks: ['Khó khăn, vướng mắc; đề xuất với cơ quan và cấp trên.'] },
];
