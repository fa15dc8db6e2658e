import { dayOfMonth, epochDayOf, monthOf, weekdayOf, yearOf, type PlainDate } from '../domain/calendar/plain-date';
import { formatMinuteOfDay } from '../domain/calendar/local-time';
import type { LocalTime, MinuteOfDay, Weekday } from '../domain/calendar/types';
import type { Lang } from './lang';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `20/11/2026`. */
export function formatDate(on: PlainDate): string {
  return `${pad(dayOfMonth(on))}/${pad(monthOf(on))}/${String(yearOf(on)).padStart(4, '0')}`;
}

/** `20/11`, where the year is plain from what stands beside it. */
export function formatDayMonth(on: PlainDate): string {
  return `${pad(dayOfMonth(on))}/${pad(monthOf(on))}`;
}

/** `17:00`, on staff screens. */
export function formatTime(minute: MinuteOfDay): string {
  return formatMinuteOfDay(minute);
}

/** `17 giờ 00`, as the public reads it; `17:00` in English. */
export function formatPublicTime(minute: MinuteOfDay, lang: Lang = 'vi'): string {
  return lang === 'en' ? formatMinuteOfDay(minute) : `${pad(Math.floor(minute / 60))} giờ ${pad(minute % 60)}`;
}

/** `10:24, 20/11/2026`. */
export function formatDateTime(at: LocalTime): string {
  return `${formatTime(at.minute)}, ${formatDate(at.on)}`;
}

/** `10 giờ 24, 20/11/2026`; `10:24, 20/11/2026` in English. */
export function formatPublicDateTime(at: LocalTime, lang: Lang = 'vi'): string {
  return `${formatPublicTime(at.minute, lang)}, ${formatDate(at.on)}`;
}

/** `20/11 10:24`, in a timeline within one year. */
export function formatShortDateTime(at: LocalTime): string {
  return `${formatDayMonth(at.on)} ${formatTime(at.minute)}`;
}

const WEEKDAYS: Record<Lang, Record<Weekday, string>> = {
  vi: { 1: 'Thứ Hai', 2: 'Thứ Ba', 3: 'Thứ Tư', 4: 'Thứ Năm', 5: 'Thứ Sáu', 6: 'Thứ Bảy', 7: 'Chủ nhật' },
  en: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
};

const SHORT_WEEKDAYS: Record<Lang, Record<Weekday, string>> = {
  vi: { 1: 'T2', 2: 'T3', 3: 'T4', 4: 'T5', 5: 'T6', 6: 'T7', 7: 'CN' },
  en: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
};

/** `Thứ Năm`. */
export function weekdayName(weekday: Weekday, lang: Lang = 'vi'): string {
  return WEEKDAYS[lang][weekday];
}

/** `T5`, in tables and on the date strip. */
export function shortWeekdayName(weekday: Weekday, lang: Lang = 'vi'): string {
  return SHORT_WEEKDAYS[lang][weekday];
}

/** `Thứ Năm 26/11/2026`. */
export function formatLongDate(on: PlainDate, lang: Lang = 'vi'): string {
  return `${weekdayName(weekdayOf(on), lang)} ${formatDate(on)}`;
}

/** `T5 26/11`, the due date in a queue. */
export function formatQueueDate(on: PlainDate): string {
  return `${shortWeekdayName(weekdayOf(on))} ${formatDayMonth(on)}`;
}

/** The line under a due date: `Thứ Năm, trước 17 giờ 00` for the public, `Thứ Năm, lúc 17:00` for staff. */
export function formatDueClause(due: LocalTime, audience: 'public' | 'staff', lang: Lang = 'vi'): string {
  const weekday = weekdayName(weekdayOf(due.on), lang);
  if (lang === 'en') return `${weekday}, by ${formatTime(due.minute)}`;
  return audience === 'public' ? `${weekday}, trước ${formatPublicTime(due.minute)}` : `${weekday}, lúc ${formatTime(due.minute)}`;
}

/** `1.383`; `1,383` in English. Decimals, when asked for, follow a comma (a point in English). */
export function formatNumber(value: number, lang: Lang = 'vi', decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
  const isZero = !/[1-9]/.test(whole + (fraction ?? ''));
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${fraction === undefined ? '' : (lang === 'vi' ? ',' : '.') + fraction}`;
}

/** `600.000 đồng`; `VND 600,000` in English. */
export function formatVnd(amount: number, lang: Lang = 'vi'): string {
  return lang === 'vi' ? `${formatNumber(amount)} đồng` : `VND ${formatNumber(amount, 'en')}`;
}

/** `12 hồ sơ`: Vietnamese nouns keep one form. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}`;
}

/** `1 dossier`, `12 dossiers`. */
export function formatEnglishCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 'en')} ${count === 1 ? one : many}`;
}

/** `94,1 %`. */
export function formatPercent(share: number, lang: Lang = 'vi'): string {
  return `${formatNumber(share * 100, lang, 1)} %`;
}

/** Counted minutes as hours: `3 giờ`, `1 giờ 30`, `45 phút`; `3 h`, `1 h 30`, `45 min` in English. */
export function formatHours(minutes: number, lang: Lang = 'vi'): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return lang === 'vi' ? `${rest} phút` : `${rest} min`;
  const unit = lang === 'vi' ? 'giờ' : 'h';
  return rest === 0 ? `${hours} ${unit}` : `${hours} ${unit} ${pad(rest)}`;
}

const MEGABYTE = 1_000_000;

/** `840 kB`, `2,4 MB`. */
export function formatBytes(bytes: number, lang: Lang = 'vi'): string {
  return bytes < MEGABYTE ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), lang)} kB` : `${formatNumber(bytes / MEGABYTE, lang, 1)} MB`;
}

/** `a`, `a và b`, `a, b và c`. */
export function formatList(items: readonly string[], lang: Lang = 'vi'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${lang === 'vi' ? 'và' : 'and'} ${items.at(-1)}`;
}

/**
 * Dates in ascending order, said shortly: `21 và 22/11`; `31/08, 01 và 02/09`; from four days in a row on,
 * `16 đến 20/02`. The month is said once, after its last day.
 */
export function formatDays(days: readonly PlainDate[], lang: Lang = 'vi'): string {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  const sameMonth = (a: PlainDate, b: PlainDate): boolean => a.slice(0, 7) === b.slice(0, 7);
  if (days.length >= 4 && epochDayOf(last) - epochDayOf(first) === days.length - 1) {
    return `${sameMonth(first, last) ? pad(dayOfMonth(first)) : formatDayMonth(first)} ${lang === 'vi' ? 'đến' : 'to'} ${formatDayMonth(last)}`;
  }
  const said = days.map((day, index) => {
    const next = days[index + 1];
    return next !== undefined && sameMonth(day, next) ? pad(dayOfMonth(day)) : formatDayMonth(day);
  });
  return formatList(said, lang);
}
