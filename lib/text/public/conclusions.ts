import type { Lang } from '../lang';

type ConclusionWords = {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly kinds: Readonly<Record<'conclusion' | 'public-notice', string>>;
  readonly numbered: (number: string | null, on: string | null) => string;
  readonly period: (from: string, to: string) => string;
  readonly units: string;
  readonly signer: string;
  readonly published: string;
  readonly code: string;
  readonly pdf: string;
  readonly corrected: string;
  readonly correctedBy: string;
  readonly corrects: string;
  readonly former: string;
  readonly results: string;
  readonly unit: string;
  readonly findings: string;
  readonly score: string;
  readonly recommendations: string;
  readonly to: string;
  readonly due: string;
  readonly noPersonal: string;
  readonly sample: string;
  readonly inVietnamese: string | null;
};

export const CONCLUSION_WORDS: Readonly<Record<Lang, ConclusionWords>> = {
  vi: {
    title: 'Kết luận kiểm tra', lead: 'Kết luận kiểm tra công tác kiểm soát thủ tục hành chính đã công khai, mới nhất ở trên.', empty: 'Chưa có kết luận kiểm tra nào được công khai.',
    kinds: { conclusion: 'Kết luận kiểm tra', 'public-notice': 'Thông báo công khai kết quả kiểm tra' },
    numbered: (number, on) => [number && `Số ${number}`, on && `ngày ${on}`].filter(Boolean).join(', '), period: (from, to) => `Thời kỳ kiểm tra: ${from} đến ${to}`, units: 'Đơn vị được kiểm tra', signer: 'Người ký', published: 'Công khai', code: 'Đợt kiểm tra',
    pdf: 'Mở văn bản (PDF)', corrected: 'Đã đính chính', correctedBy: 'Văn bản này đã được đính chính.', corrects: 'Văn bản này đính chính văn bản đã công khai trước.', former: 'Xem bản trước', results: 'Kết quả theo đơn vị', unit: 'Đơn vị', findings: 'Số tồn tại, hạn chế', score: 'Điểm bảng kiểm',
    recommendations: 'Kiến nghị', to: 'Nơi thực hiện', due: 'Thời hạn', noPersonal: 'Trang này không nêu tên, địa chỉ hay giấy tờ của người nộp hồ sơ.', sample: 'Dữ liệu mẫu', inVietnamese: null,
  },
  en: {
    title: 'Inspection conclusions', lead: 'Published conclusions of inspections of how administrative procedures are carried out, the latest first.', empty: 'No conclusion has been published yet.',
    kinds: { conclusion: 'Conclusion of an inspection', 'public-notice': 'Public notice of the result of an inspection' },
    numbered: (number, on) => [number && `No. ${number}`, on && `of ${on}`].filter(Boolean).join(' '), period: (from, to) => `Period inspected: ${from} to ${to}`, units: 'Units inspected', signer: 'Signed by', published: 'Published', code: 'Inspection',
    pdf: 'Open the document (PDF, Vietnamese)', corrected: 'Corrected', correctedBy: 'This document has been corrected.', corrects: 'This document corrects one published earlier.', former: 'See the former one', results: 'Results by unit', unit: 'Unit', findings: 'Findings', score: 'Checklist score',
    recommendations: 'Recommendations', to: 'Addressed to', due: 'Due', noPersonal: 'This page names no applicant, no address and no identity paper.', sample: 'Sample data', inVietnamese: 'The text is in Vietnamese, as it was issued.',
  },
};
