import type { DocumentWords } from '@/lib/domain/inspection/document-data';
import type { FieldSpec } from '../../spec-form';

/** The parts of a report and a conclusion that people write themselves; `words` is what stands in them already. */
export const wordsFields = (words: DocumentWords, isCorrection = false): FieldSpec[] => [
  { kind: 'area', name: 'strengths', label: 'Ưu điểm', rows: 4, value: words.strengths ?? '', optional: isCorrection },
  { kind: 'area', name: 'shortcomings', label: 'Tồn tại, hạn chế chung', hint: 'Phát hiện của từng đơn vị tự đưa vào văn bản; ở đây chỉ viết nhận định chung.', rows: 4, value: words.shortcomings ?? '', optional: true },
  { kind: 'area', name: 'causes', label: 'Nguyên nhân', rows: 3, value: words.causes ?? '', optional: true },
  { kind: 'area', name: 'assessment', label: 'Đánh giá chung', rows: 3, value: words.assessment ?? '', optional: isCorrection },
  { kind: 'area', name: 'proposals', label: 'Đề xuất', rows: 3, value: words.proposals ?? '', optional: true },
];
