import type { PlainDate } from '../domain/calendar/plain-date';
import { parsePlainDate } from '../domain/calendar/plain-date';
import type { Breakdown } from '../domain/report/breakdown';
import { reportingHalf, reportingMonth, reportingQuarter, reportingYear, sameLengthBefore, yearBefore, type PeriodRefusal, type ReportingPeriod } from '../domain/report/period';
import type { Beside, Column, DossierFact, Placement } from '../domain/report/tally';
import { formatDate, formatDateTime, formatNumber } from './format';

/** A period with its name, as its address says it. */
export type NamedPeriod = { readonly slug: string; readonly name: string; readonly period: ReportingPeriod };

const named = (slug: string, name: string, period: ReportingPeriod): NamedPeriod => ({ slug, name, period });

/** `2026-thang-11`, `2026-quy-4`, `2026-nua-1`, `2026-nam`, or `2026-10-15_2026-11-14`; null for anything else. */
export function periodOfSlug(slug: string): NamedPeriod | null {
  const free = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/.exec(slug);
  if (free) {
    const from = parsePlainDate(free[1] ?? '');
    const to = parsePlainDate(free[2] ?? '');
    return from && to ? named(slug, `Từ ${formatDate(from)} đến ${formatDate(to)}`, { from, to }) : null;
  }
  const match = /^(\d{4})-(?:(thang|quy|nua)-(\d{1,2})|nam)$/.exec(slug);
  const year = Number(match?.[1]);
  if (!match || year < 1990 || year > 2200) return null;
  const part = Number(match[3]);
  if (!match[2]) return named(slug, `Năm ${year}`, reportingYear(year));
  if (match[2] === 'thang' && part >= 1 && part <= 12) return named(slug, `Tháng ${part} năm ${year}`, reportingMonth(year, part));
  if (match[2] === 'quy' && part >= 1 && part <= 4) return named(slug, `Quý ${['I', 'II', 'III', 'IV'][part - 1]} năm ${year}`, reportingQuarter(year, part));
  if (match[2] === 'nua' && (part === 1 || part === 2)) return named(slug, part === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`, reportingHalf(year, part));
  return null;
}

const PARTS = { thang: 12, quy: 4, nua: 2 } as const;

/** The period just before, of the same kind: the month, quarter, half or year before; for free days, as many days. */
export function slugBefore({ slug, period }: NamedPeriod): string {
  const match = /^(\d{4})-(thang|quy|nua)-(\d{1,2})$/.exec(slug);
  if (match) {
    const [year, kind, part] = [Number(match[1]), match[2] as keyof typeof PARTS, Number(match[3])];
    return part > 1 ? `${year}-${kind}-${part - 1}` : `${year - 1}-${kind}-${PARTS[kind]}`;
  }
  if (/^\d{4}-nam$/.test(slug)) return `${Number(slug.slice(0, 4)) - 1}-nam`;
  const before = sameLengthBefore(period);
  return freeSlug(before.from, before.to);
}

/** The same period of the year before. */
export function slugYearBefore({ slug, period }: NamedPeriod): string {
  if (/^\d{4}-(?:(?:thang|quy|nua)-\d{1,2}|nam)$/.test(slug)) return `${Number(slug.slice(0, 4)) - 1}${slug.slice(4)}`;
  const before = yearBefore(period);
  return freeSlug(before.from, before.to);
}

/** The slug of a stored period: its name when it has one, else its days. */
export function slugOfPeriod({ from, to }: ReportingPeriod): string {
  const year = Number(to.slice(0, 4));
  const names = [`${year}-nam`, ...[1, 2].map((part) => `${year}-nua-${part}`), ...[1, 2, 3, 4].map((part) => `${year}-quy-${part}`), ...Array.from({ length: 12 }, (_, index) => `${year}-thang-${index + 1}`)];
  return names.find((slug) => { const found = periodOfSlug(slug)?.period; return found?.from === from && found.to === to; }) ?? freeSlug(from, to);
}

export const monthSlug = (year: number, month: number): string => `${year}-thang-${month}`;
export const freeSlug = (from: PlainDate, to: PlainDate): string => `${from}_${to}`;

export function periodRefusalWords(refusal: PeriodRefusal): string {
  switch (refusal.kind) {
    case 'PeriodEndsBeforeItBegins': return 'Ngày kết thúc phải từ ngày bắt đầu trở đi.';
    case 'PeriodInTheFuture': return 'Kỳ này chưa đến. Chọn kỳ đã bắt đầu.';
    case 'PeriodTooLong': return `Chọn kỳ ngắn hơn ${refusal.years} năm.`;
  }
}

/** The column as the form numbers it, and its words. */
export const COLUMN_WORDS: Record<Column | Beside, string> = {
  c3: 'Tiếp nhận, tổng số (3)', c4: 'Tiếp nhận trực tuyến trong kỳ (4)', c5: 'Tiếp nhận trực tiếp, bưu chính trong kỳ (5)', c6: 'Từ kỳ trước (6)',
  c7: 'Đã giải quyết, tổng số (7)', c8: 'Giải quyết trước hạn (8)', c9: 'Giải quyết đúng hạn (9)', c10: 'Giải quyết quá hạn (10)',
  c11: 'Đang giải quyết, tổng số (11)', c12: 'Đang giải quyết, trong hạn (12)', c13: 'Đang giải quyết, quá hạn (13)',
  withdrawn: 'Người nộp rút', refused: 'Từ chối giải quyết', stopped: 'Dừng giải quyết', awaitingSupplement: 'Chờ bổ sung', awaitingPayment: 'Chờ nộp tiền', readyNotCollected: 'Xong, chưa đến nhận',
};

const OUTCOME: Record<Placement['outcome'], (fact: DossierFact) => string> = {
  c8: (fact) => `xong lúc ${at(fact.endedAt)}, trước hạn ${at(fact.originalDue)}: cột (8)`,
  c9: (fact) => `xong lúc ${at(fact.endedAt)}, trong hạn ${at(fact.originalDue)}: cột (9)`,
  c10: (fact) => `xong lúc ${at(fact.endedAt)}, sau hạn ${at(fact.originalDue)}: cột (10)`,
  c12: (fact) => (fact.pausedSince ? `tạm dừng từ ${at(fact.pausedSince)} khi chưa quá hạn: cột (12)` : `chưa xong khi hết kỳ, hạn ${at(fact.originalDue)} sau kỳ: cột (12)`),
  c13: (fact) => `chưa xong khi hết kỳ, đã qua hạn ${at(fact.originalDue)}: cột (13)`,
};
const at = (time: DossierFact['endedAt']): string => (time ? formatDateTime(time) : '');

/** Why a dossier stands where it does. Lateness is judged on the original due date, never on a second promise. */
export const placementWords = (fact: DossierFact, placement: Placement): string =>
  `Nhận ${at(fact.receivedAt)}${placement.intake === 'c6' ? ', từ kỳ trước: cột (6)' : placement.intake === 'c4' ? ', trực tuyến: cột (4)' : ': cột (5)'}; ${OUTCOME[placement.outcome](fact)}`;

/** Breakdowns as the address names them. */
export const BREAKDOWN_SLUGS: Record<Breakdown, string> = { sector: 'linh-vuc', unit: 'don-vi', procedure: 'thu-tuc', channel: 'kenh', officer: 'can-bo' };
/** What column (2) is headed. */
export const BREAKDOWN_WORDS: Record<Breakdown, string> = { sector: 'Lĩnh vực', unit: 'Đơn vị giải quyết', procedure: 'Thủ tục hành chính', channel: 'Kênh tiếp nhận', officer: 'Người thụ lý' };
export const NO_OFFICER = 'Chưa có người thụ lý';

export const COMPARISONS = { 'ky-truoc': 'Kỳ trước', 'cung-ky': 'Cùng kỳ năm trước' } as const;

/** `+12`, `−3`, `0`. */
export const formatDifference = (value: number): string => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value));

/** `(3)` for c3. */
export const columnNumber = (column: Column): string => `(${column.slice(1)})`;

/** How a report is reckoned, as it is printed under it: each rule a sentence. */
export const REPORT_RULES: readonly string[] = [
  'Cột (4), (5): hồ sơ tiếp nhận trong kỳ, tính theo ngày tiếp nhận; hồ sơ trực tuyến tính theo ngày được tiếp nhận, không theo ngày nộp. Hồ sơ mới nộp chưa tiếp nhận và hồ sơ bị từ chối tiếp nhận không nằm ở cột nào.',
  'Cột (6): hồ sơ tiếp nhận trước kỳ và chưa xong khi kỳ bắt đầu, bằng cột (11) của kỳ liền trước xem tại cùng thời điểm.',
  'Cột (7): hồ sơ có kết quả tại bộ phận trả kết quả, người nộp rút, dừng giải quyết hoặc từ chối giải quyết trong kỳ. Thời điểm xong việc so với hạn gốc: trước ngày hẹn là cột (8), trong ngày hẹn đến giờ hẹn là cột (9), sau đó là cột (10).',
  'Cột (12), (13): hồ sơ chưa xong lúc 24:00 ngày cuối kỳ. Đã qua hạn, kể cả đến hạn trong ngày cuối mà chưa xong, là cột (13). Hồ sơ đang tạm dừng nằm ở cột (12), trừ khi đã quá hạn trước lúc tạm dừng.',
  'Hạn gốc là ngày tiếp nhận cộng thời hạn và thời gian tạm dừng. Việc xin lỗi, hẹn lại không đổi hạn gốc.',
  'Số hồ sơ rút, từ chối, dừng, chờ bổ sung, chờ nộp tiền, xong mà chưa đến nhận là số “trong đó”, đã nằm trong các cột (7) hoặc (11).',
];

/** The rule for rows by officer, where there are such rows. */
export const OFFICER_RULE = 'Người thụ lý là người cuối cùng của đơn vị giải quyết nhận hoặc được phân công hồ sơ trước khi xong việc. Thời gian tạm dừng không tính vào thời hạn.';

/** The days of a period and the moment as of which it is told. */
export const periodLine = (period: ReportingPeriod): string => `từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`;
