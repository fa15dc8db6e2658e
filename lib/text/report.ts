import type { PlainDate } from '../domain/calendar/plain-date';
import { parsePlainDate } from '../domain/calendar/plain-date';
import { reportingHalf, reportingMonth, reportingQuarter, reportingYear, type PeriodRefusal, type ReportingPeriod } from '../domain/report/period';
import type { Beside, Column, DossierFact, Placement } from '../domain/report/tally';
import { formatDate, formatDateTime } from './format';

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
