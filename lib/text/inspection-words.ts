import type { InspectionAct, Stage } from '../domain/inspection/stage';
import type { AddresseeKind, Answer, Cause, Content35a, DocumentKind, EvidenceTarget, Extent, FindingSource, MemberRole, RecommendationKind, RecordKind, Severity, Verdict } from '../domain/inspection/vocabulary';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** Where an inspection stands, as its pages say it. */
export const stageWords: Words<Stage> = {
  drafting: 'Đang soạn kế hoạch', planned: 'Đã ban hành kế hoạch', 'team-decided': 'Đã lập đoàn', notified: 'Đã thông báo', 'on-site': 'Đang kiểm tra tại đơn vị',
  'site-ended': 'Đã kết thúc tại đơn vị', reported: 'Đã báo cáo kết quả', concluded: 'Đã kết luận', closed: 'Đã khắc phục xong', cancelled: 'Đã hủy',
};

/** What a person does, as its button says it. */
export const inspectionActWords: Words<InspectionAct> = {
  revise: 'Sửa kế hoạch', 'issue-plan': 'Ban hành kế hoạch', 'decide-team': 'Ban hành quyết định lập đoàn', notify: 'Gửi thông báo cho đơn vị', 'commit-seed': 'Niêm phong mầm chọn mẫu', 'draw-sample': 'Chọn mẫu hồ sơ',
  'seal-answers': 'Chốt câu trả lời tự động', 'submit-self-report': 'Nộp báo cáo tự kiểm tra', 'return-self-report': 'Trả lại báo cáo tự kiểm tra', open: 'Công bố quyết định, bắt đầu kiểm tra', record: 'Ghi nhận', 'offer-minutes': 'Lập biên bản', 'agree-minutes': 'Xác nhận biên bản', 'end-site': 'Kết thúc kiểm tra tại đơn vị',
  'remove-member': 'Cho thôi thành viên', 'add-member': 'Thêm thành viên', report: 'Trình báo cáo kết quả', 'return-report': 'Trả lại báo cáo', conclude: 'Ban hành kết luận', 'correct-conclusion': 'Đính chính kết luận', publish: 'Công khai kết luận',
  close: 'Kết thúc theo dõi', reopen: 'Mở lại theo dõi', cancel: 'Hủy đợt kiểm tra',
};

export const memberRoleWords: Words<MemberRole> = { lead: 'Trưởng đoàn', deputy: 'Phó trưởng đoàn', secretary: 'Thư ký', member: 'Thành viên' };
export const answerWords: Words<Answer> = { meets: 'Đạt', fails: 'Chưa đạt', 'not-applicable': 'Không áp dụng', 'not-checked': 'Không kiểm tra' };
export const verdictWords: Words<Verdict> = { meets: 'Đạt', fails: 'Chưa đạt', 'not-applicable': 'Không áp dụng' };
export const recordKindWords: Words<RecordKind> = { answer: 'Câu trả lời', sheet: 'Phiếu hồ sơ', note: 'Ghi chú', interview: 'Buổi trao đổi', scan: 'Mã đã quét' };
export const severityWords: Words<Severity> = { minor: 'Nhẹ', moderate: 'Vừa', serious: 'Nặng' };
export const extentWords: Words<Extent> = { single: 'Đơn lẻ', systemic: 'Có hệ thống' };
export const causeWords: Words<Cause> = { objective: 'Khách quan', subjective: 'Chủ quan' };
export const findingSourceWords: Words<FindingSource> = { checklist: 'Bảng kiểm', sheet: 'Phiếu kiểm tra hồ sơ', rule: 'Câu trả lời tự động', other: 'Nguồn khác' };
export const addresseeWords: Words<AddresseeKind> = { unit: 'Đơn vị được kiểm tra', leader: 'Lãnh đạo cơ quan', city: 'Ủy ban nhân dân thành phố' };
export const recommendationKindWords: Words<RecommendationKind> = { correct: 'Sửa sai, khắc phục', organise: 'Chấn chỉnh tổ chức thực hiện', train: 'Tập huấn, hướng dẫn', discipline: 'Xem xét trách nhiệm', 'amend-rule': 'Sửa đổi, bổ sung quy định', other: 'Kiến nghị khác' };
export const documentKindWords: Words<DocumentKind> = {
  'year-plan': 'Kế hoạch kiểm tra năm', plan: 'Kế hoạch kiểm tra', 'team-decision': 'Quyết định thành lập đoàn kiểm tra', notice: 'Thông báo kiểm tra', 'self-report': 'Báo cáo tự kiểm tra', minutes: 'Biên bản kiểm tra',
  report: 'Báo cáo kết quả kiểm tra', conclusion: 'Kết luận kiểm tra', 'remedy-notice': 'Thông báo kết quả khắc phục', 'public-notice': 'Thông báo công khai kết quả kiểm tra',
};
export const evidenceTargetWords: Words<EvidenceTarget> = { answer: 'Câu trả lời', sheet: 'Phiếu hồ sơ', note: 'Ghi chú', interview: 'Buổi trao đổi', scan: 'Mã đã quét', finding: 'Phát hiện', statement: 'Giải trình', remedy: 'Khắc phục', 'self-report': 'Báo cáo tự kiểm tra' };
/** The contents of an inspection (NĐ 63/2010 Đ.35a.2). */
export const content35aWords: Words<Content35a> = {
  direction: 'Công tác chỉ đạo, điều hành', 'draft-rules': 'Kiểm soát quy định thủ tục hành chính trong dự thảo văn bản', 'carrying-out': 'Thực hiện thủ tục hành chính: công bố, công khai, tiếp nhận, giải quyết, trả kết quả',
  review: 'Rà soát, đánh giá thủ tục hành chính', feedback: 'Tiếp nhận, xử lý phản ánh, kiến nghị', other: 'Nội dung khác',
};
