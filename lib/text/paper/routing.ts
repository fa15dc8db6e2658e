import type { DossierAct } from '@/lib/domain/dossier/acts';

/** Where the internal workflow names no step for what is done. */
export const STEP_WITHOUT_NAME = 'Xử lý ngoài các bước của quy trình nội bộ';

export const UNKNOWN_UNIT = '(không ghi nhận đơn vị)';
export const STILL_HERE = '(chưa chuyển)';
export const WORK_ENDED = '(kết thúc giải quyết)';

const ENDED_BY: Partial<Record<DossierAct, string>> = {
  'return-for-correction': 'trả lại để sửa', finish: 'có kết quả', stop: 'dừng giải quyết', withdraw: 'người nộp rút hồ sơ',
};

/** What the note of a leg says; null when there is nothing to say. */
export function legNote(leg: { readonly endedBy: DossierAct | null; readonly hasPause: boolean }): string | null {
  const words = [leg.endedBy === null ? undefined : ENDED_BY[leg.endedBy], leg.hasPause ? 'có thời gian tạm dừng, không tính vào thời hạn của bước' : undefined].filter((part) => part !== undefined).join('; ');
  return words === '' ? null : words.charAt(0).toUpperCase() + words.slice(1);
}

export const NOT_RECEIVED = 'Hồ sơ chưa được tiếp nhận nên chưa có phiếu kiểm soát.';

/** How a result reached the applicant, as the register writes it; older histories name the ways differently. */
export const RETURN_METHODS: Readonly<Record<string, string>> = {
  counter: 'Trực tiếp', 'at-counter': 'Trực tiếp', postal: 'Bưu chính công ích', post: 'Bưu chính công ích', electronic: 'Bản điện tử',
};

export const REGISTER_PERIOD_WORDS = {
  NoPeriod: 'Chọn kỳ của sổ: từ ngày và đến ngày, dạng 05/09/2026.',
  EndsBeforeItBegins: 'Kỳ của sổ có ngày cuối trước ngày đầu.',
} as const;

/** One volume of a register. */
export const volumeWords = (volume: number, of: number): string => `quyển số ${volume} trong ${of} quyển`;
export const NO_SUCH_VOLUME = 'Kỳ này không có quyển sổ mang số đó. Mở lại danh sách các quyển.';

/** A register that would be too long to be printed or read. `most` and `found` as already written out. */
export const registerTooLong = (found: string, most: string): string => `Kỳ này có ${found} hồ sơ; sổ lập được nhiều nhất ${most} hồ sơ mỗi lần. Chọn kỳ ngắn hơn, rồi lập tiếp kỳ sau.`;
