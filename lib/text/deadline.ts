import type { ClockRefusal, ExplainedDueDate, NotCountedReason, PauseCause, StatutoryTerm } from '../domain/calendar/types';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { DossierClockRefusal } from '../domain/dossier/clock';
import type { Standing, StandingTag } from '../domain/dossier/standing';
import type { TermChoiceRefusal } from '../domain/dossier/term-choice';
import { formatEnglishCount, formatLongDate, formatNumber } from './format';
import type { Lang } from './lang';

/*
 * What a limit, a standing and a date that cannot be reckoned say. The words of the single days are in strip-words.ts,
 * those of the days that surprise in strip-reasons.ts.
 */

const HOUR = 60;

/** Office time that is left or past: `3 giờ làm việc`, `1 giờ 30 phút làm việc`, `45 phút làm việc`. Never rounded. */
export function workingTimeWords(minutes: number, lang: Lang = 'vi'): string {
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  if (lang === 'en') {
    const parts = [hours > 0 ? formatEnglishCount(hours, 'working hour') : '', rest > 0 || hours === 0 ? formatEnglishCount(rest, hours > 0 ? 'minute' : 'working minute') : ''];
    return parts.filter((part) => part !== '').join(' ');
  }
  const parts = [hours > 0 ? `${formatNumber(hours)} giờ` : '', rest > 0 || hours === 0 ? `${rest} phút` : ''];
  return `${parts.filter((part) => part !== '').join(' ')} làm việc`;
}

/** A limit: `7 ngày làm việc`, `15 ngày`, `4 giờ làm việc`, `trong ngày`. */
export function termWords(term: StatutoryTerm, lang: Lang = 'vi'): string {
  switch (term.unit) {
    case 'working-day':
      return lang === 'vi' ? `${formatNumber(term.value)} ngày làm việc` : formatEnglishCount(term.value, 'working day');
    case 'calendar-day':
      return lang === 'vi' ? `${formatNumber(term.value)} ngày` : formatEnglishCount(term.value, 'calendar day');
    case 'working-hour':
      return lang === 'vi' ? `${formatNumber(term.value)} giờ làm việc` : formatEnglishCount(term.value, 'working hour');
    case 'same-day':
      return lang === 'vi' ? 'trong ngày' : 'the same day';
  }
}

/** From when a limit is counted, said after it: "7 ngày làm việc, từ ngày sau ngày nhận". */
const COUNTED_FROM: Record<Lang, Record<StatutoryTerm['unit'], string>> = {
  vi: {
    'working-day': 'từ ngày sau ngày nhận',
    'calendar-day': 'từ ngày sau ngày nhận',
    'working-hour': 'tính trong giờ làm việc từ lúc nhận',
    'same-day': 'đến hết giờ làm việc',
  },
  en: {
    'working-day': 'from the day after receipt',
    'calendar-day': 'from the day after receipt',
    'working-hour': 'counted within office hours from the moment of receipt',
    'same-day': 'until the close of office hours',
  },
};

const COUNTED_ANEW: Record<Lang, string> = { vi: 'tính lại từ đầu từ lúc nhận đủ giấy tờ bổ sung', en: 'counted anew from the moment the missing papers arrived' };

/**
 * The line over the strip: "10 ngày làm việc, từ ngày sau ngày nhận. Hôm nay, Thứ Năm 03/09/2026, là ngày thứ 7." The
 * second sentence only on a day that the strip counts.
 */
export function stripSummary(explained: ExplainedDueDate, today: PlainDate, lang: Lang = 'vi'): string {
  const { term } = explained;
  const hasRestarted = explained.pauses.some((pause) => pause.effect === 'restarted');
  const words = termWords(term, lang);
  const limit = `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${hasRestarted ? COUNTED_ANEW[lang] : COUNTED_FROM[lang][term.unit]}.`;
  const day = explained.days.find(({ on }) => on === today);
  if (day === undefined || day.ordinal === null || term.unit === 'same-day') return limit;
  const on = formatLongDate(today, lang);
  return lang === 'vi' ? `${limit} Hôm nay, ${on}, là ngày thứ ${day.ordinal}.` : `${limit} Today, ${on}, is day ${day.ordinal}.`;
}

const DONE: Record<Lang, Record<Extract<Standing, 'early' | 'on-time' | 'late'>, string>> = {
  vi: { early: 'Xong trước hạn', 'on-time': 'Xong đúng hạn', late: 'Xong quá hạn' },
  en: { early: 'Done early', 'on-time': 'Done on time', late: 'Done late' },
};

function leftWords(tag: StandingTag, lang: Lang): string {
  if (tag.unit === 'working-hour' && tag.workingMinutesLeft > 0) {
    const time = workingTimeWords(tag.workingMinutesLeft, lang);
    return lang === 'vi' ? `Còn ${time}` : `${time} left`;
  }
  if (tag.standing === 'due-today') return lang === 'vi' ? 'Hôm nay đến hạn' : 'Due today';
  return lang === 'vi' ? `Còn ${formatNumber(tag.workingDaysLeft)} ngày làm việc` : `${formatEnglishCount(tag.workingDaysLeft, 'working day')} left`;
}

function overdueWords(tag: StandingTag, lang: Lang): string {
  if (tag.daysOverdue > 0) return lang === 'vi' ? `Quá hạn ${formatNumber(tag.daysOverdue)} ngày` : `${formatEnglishCount(tag.daysOverdue, 'day')} overdue`;
  if (tag.workingMinutesOverdue > 0) {
    const time = workingTimeWords(tag.workingMinutesOverdue, lang);
    return lang === 'vi' ? `Quá hạn ${time}` : `${time} overdue`;
  }
  // After closing on the due day no working time has passed, and yet it is late.
  return lang === 'vi' ? 'Vừa quá hạn' : 'Just overdue';
}

/** The words of the standing tag, whole: they are never shortened. */
export function standingWords(tag: StandingTag, lang: Lang = 'vi'): string {
  switch (tag.standing) {
    case 'within-term':
    case 'due-soon':
    case 'due-today':
      return leftWords(tag, lang);
    case 'overdue':
      return overdueWords(tag, lang);
    case 'paused':
      if (tag.pausedDays === 0) return lang === 'vi' ? 'Tạm dừng' : 'Paused';
      return lang === 'vi' ? `Tạm dừng ${formatNumber(tag.pausedDays)} ngày` : `Paused for ${formatEnglishCount(tag.pausedDays, 'day')}`;
    case 'early':
    case 'on-time':
    case 'late':
      return DONE[lang][tag.standing];
  }
}

/** The name of a standing alone, for filters, legends and exports. */
export const STANDING_LABELS: Record<Lang, Record<Standing, string>> = {
  vi: {
    'within-term': 'Còn hạn', 'due-soon': 'Sắp đến hạn', 'due-today': 'Hôm nay đến hạn', overdue: 'Quá hạn', paused: 'Tạm dừng',
    early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn',
  },
  en: {
    'within-term': 'Within the limit', 'due-soon': 'Due soon', 'due-today': 'Due today', overdue: 'Overdue', paused: 'Paused',
    early: 'Early', 'on-time': 'On time', late: 'Late',
  },
};

/** Why the clock stands still. */
export const PAUSE_CAUSE_LABELS: Record<Lang, Record<PauseCause, string>> = {
  vi: { supplement: 'Chờ bổ sung giấy tờ', 'financial-duty': 'Chờ thực hiện nghĩa vụ tài chính' },
  en: { supplement: 'Waiting for additional papers', 'financial-duty': 'Waiting for a payment due to the State' },
};

/** Why a day is not counted, in two or three words, where the sentence of the strip has no room. */
export const NOT_COUNTED_LABELS: Record<Lang, Record<NotCountedReason, string>> = {
  vi: { 'counts-as-received': 'coi là ngày nhận', 'before-restart': 'không tính nữa', restart: 'tính lại từ đầu', 'moved-off-rest': 'chuyển khỏi ngày nghỉ' },
  en: { 'counts-as-received': 'taken as received', 'before-restart': 'no longer counted', restart: 'counted anew', 'moved-off-rest': 'moved off a day of rest' },
};

type AnyRefusal = DossierClockRefusal | TermChoiceRefusal;

const REFUSALS: Record<Lang, Record<AnyRefusal['name'], string>> = {
  vi: {
    TermNotWhole: 'Thời hạn phải là số nguyên.',
    TermNotPositive: 'Thời hạn phải từ 1 trở lên; trả ngay trong ngày thì chọn đơn vị «trong ngày».',
    TermTooLong: 'Thời hạn quá dài: không quá 3.660 ngày hoặc 29.280 giờ làm việc.',
    PauseEndsBeforeStart: 'Lúc tiếp tục phải sau hoặc bằng lúc tạm dừng.',
    PauseBeforeReceipt: 'Lúc tạm dừng phải sau hoặc bằng lúc nhận hồ sơ.',
    OpenPauseNeedsNow: 'Lần tạm dừng chưa kết thúc: cần biết giờ hiện tại để tính.',
    TimeOutOfRange: 'Thời điểm phải trong khoảng từ năm 1900 đến năm 2299.',
    NotReceived: 'Hồ sơ chưa được tiếp nhận nên chưa có hạn giải quyết.',
    NoMatchingLimit: 'Thủ tục không có thời hạn cho trường hợp và cách nộp này. Hãy chọn trường hợp khác hoặc cách nộp khác.',
  },
  en: {
    TermNotWhole: 'The time limit must be a whole number.',
    TermNotPositive: 'The time limit must be at least 1; for a result on the same day use the unit "same day".',
    TermTooLong: 'The time limit is too long: at most 3,660 days or 29,280 working hours.',
    PauseEndsBeforeStart: 'A pause cannot end before it begins.',
    PauseBeforeReceipt: 'A pause cannot begin before receipt.',
    OpenPauseNeedsNow: 'The pause has not ended: the present time is needed.',
    TimeOutOfRange: 'The time must lie between the years 1900 and 2299.',
    NotReceived: 'The dossier has not been received, so it has no due date yet.',
    NoMatchingLimit: 'The procedure has no time limit for this case and this way of submitting. Choose another case or another way.',
  },
};

/** Why there is no due date, as a sentence; a pause that is wrong is named by its place, from 1. */
export function clockRefusalSentence(refusal: ClockRefusal | AnyRefusal, lang: Lang = 'vi'): string {
  const sentence = REFUSALS[lang][refusal.name];
  if (!('pause' in refusal)) return sentence;
  return lang === 'vi' ? `Lần tạm dừng thứ ${refusal.pause + 1}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : `Pause ${refusal.pause + 1}: ${sentence}`;
}

/** What is wrong with a line given to `tthc deadline`, and what to write. */
export const DEADLINE_LINE_ERRORS = {
  notJson: 'Dòng không phải JSON hợp lệ.',
  notObject: 'Mỗi dòng phải là một đối tượng JSON: {"id": …, "received": …, "value": …, "unit": …}.',
  tooLong: 'Dòng dài quá 1.000.000 ký tự.',
  received: 'Thiếu hoặc sai «received»: viết giờ Việt Nam có thật dạng 2026-11-20T09:00.',
  unit: 'Thiếu hoặc sai «unit»: viết workingDay, workingHour, day hoặc sameDay.',
  value: 'Thiếu hoặc sai «value»: viết một số nguyên từ 1 trở lên.',
  pauseRule: 'Sai «pauseRule»: viết resume, restart hoặc none.',
  pauses: 'Sai «pauses»: viết danh sách các cặp ["2026-11-18T10:00", "2026-11-20T09:00"].',
} as const;

/** The same for one pause, by its place from 1. */
export const pauseLineError = (place: number): string =>
  `Lần tạm dừng thứ ${place}: viết cặp ["lúc tạm dừng", "lúc tiếp tục"], giờ Việt Nam có thật dạng 2026-11-18T10:00; chưa tiếp tục thì để null.`;
