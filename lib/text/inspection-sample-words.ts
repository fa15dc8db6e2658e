import type { SampleReason, SampleRule } from '../domain/inspection/sample';
import type { ErrorRate } from '../domain/inspection/interval';
import { formatNumber, formatPercent } from './format';

/** Why a dossier is in the sample. */
export const sampleReasonWords: Readonly<Record<SampleReason, string>> = {
  late: 'Quá hạn', refused: 'Bị từ chối', stopped: 'Dừng giải quyết', withdrawn: 'Rút hồ sơ', supplements: 'Yêu cầu bổ sung từ 2 lần', random: 'Chọn ngẫu nhiên',
};

/** The rule of a sample in one sentence, as its page and the minutes say it. */
export const sampleRuleWords = ({ randomTotal, minPerStratum }: SampleRule): string =>
  `Lấy toàn bộ hồ sơ quá hạn, bị từ chối, dừng giải quyết, rút và hồ sơ bị yêu cầu bổ sung từ 2 lần; trong số còn lại chọn ngẫu nhiên ${formatNumber(randomTotal)} hồ sơ, chia theo thủ tục tương ứng với số hồ sơ của từng thủ tục${minPerStratum > 0 ? `, mỗi thủ tục ít nhất ${formatNumber(minPerStratum)}` : ''}.`;

/** How anyone repeats the draw by hand. */
export const REDRAW_WORDS = 'Trong mỗi thủ tục, tính SHA-256 của «mầm, xuống dòng, mã hồ sơ» cho từng hồ sơ không thuộc diện bắt buộc, xếp tăng dần và lấy từ đầu cho đủ số.';

/** The share of wrong dossiers with its interval, in words. */
export const errorRateWords = ({ wrong, checked, rate, low, high }: ErrorRate): string =>
  `${formatNumber(wrong)} trên ${formatNumber(checked)} hồ sơ chọn ngẫu nhiên có sai sót (${formatPercent(rate)}). Với độ tin cậy 95 %, tỷ lệ sai của toàn bộ hồ sơ còn lại từ ${formatPercent(low)} đến ${formatPercent(high)}.`;
