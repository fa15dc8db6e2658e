import type { CircularId, FormEdition } from '@/lib/domain/paper/edition';
import type { PaperKind } from '@/lib/domain/paper/kind';

/** The name of each form, by the circular that sets it. */
const TITLES: Record<CircularId, Record<PaperKind, string>> = {
  'circular-03-2025': {
    'intake-receipt': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    'supplement-request': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    'intake-refusal': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    'apology-notice': 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
    'routing-sheet': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    'dossier-register': 'Sổ theo dõi hồ sơ',
    'handover-sheet': 'Phiếu bàn giao hồ sơ',
    'payment-request': 'Thông báo nộp phí, lệ phí và nghĩa vụ tài chính',
  },
  'circular-01-2018': {
    'intake-receipt': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    'supplement-request': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    'intake-refusal': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    'apology-notice': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
    'routing-sheet': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    'dossier-register': 'Sổ theo dõi hồ sơ',
    'handover-sheet': 'Phiếu bàn giao hồ sơ',
    'payment-request': 'Thông báo nộp phí, lệ phí và nghĩa vụ tài chính',
  },
};

/** The name of a paper in the edition of that circular, in sentence case, e.g. for a list of papers. */
export function paperTitle(kind: PaperKind, circular: CircularId): string {
  return TITLES[circular][kind];
}

/** `Mẫu số 01 – Thông tư số 03/2025/TT-VPCP`; empty when no circular sets a form. */
export function formLabel(edition: FormEdition | null): string {
  return edition === null ? '' : `Mẫu số ${edition.formNumber} – Thông tư số ${edition.circularNumber}`;
}

/** What screens show beside an edition nobody has compared with the gazetted annex yet; never printed. */
export const WORDING_NOT_COMPARED = 'chưa đối chiếu bản gốc';
