import { weekdayOf, type PlainDate } from '../domain/calendar/plain-date';
import type { LocalTime, NotCountedReason, SpecialDay, StripDay } from '../domain/calendar/types';
import { formatHours, formatList, formatLongDate, weekdayName } from './format';
import type { Lang } from './lang';

/** What the words of a strip depend on beside the day itself. */
export type StripContext = { readonly today: PlainDate; readonly due: LocalTime; readonly provisional: boolean };

type DayOffKind = Exclude<SpecialDay['kind'], 'make-up-working-day'>;

type Words = {
  readonly strip: string;
  readonly received: string;
  readonly today: string;
  readonly due: string;
  readonly off: string;
  readonly makeUp: string;
  readonly paused: string;
  readonly dayOffLabel: Record<DayOffKind, string>;
  readonly dayOff: Record<DayOffKind, string>;
  readonly notCountedLabel: Record<NotCountedReason, string>;
  readonly notCounted: Record<NotCountedReason, string>;
  readonly noDecision: string;
  readonly legend: { readonly past: string; readonly ahead: string; readonly makeUp: string; readonly rest: string; readonly paused: string };
};

/** Labels stand under a square 46 px wide: two short words at most. */
export const STRIP_WORDS: Record<Lang, Words> = {
  vi: {
    strip: 'Dải ngày từ ngày nhận đến hạn trả',
    received: 'nhận',
    today: 'hôm nay',
    due: 'hạn trả',
    off: 'nghỉ',
    makeUp: 'làm bù',
    paused: 'dừng',
    dayOffLabel: { 'public-holiday': 'nghỉ lễ', 'substitute-day-off': 'nghỉ đổi' },
    dayOff: { 'public-holiday': 'ngày nghỉ lễ', 'substitute-day-off': 'ngày nghỉ đổi' },
    notCountedLabel: { 'counts-as-received': 'ghi nhận', 'before-restart': 'bỏ', restart: 'tính lại', 'moved-off-rest': '' },
    notCounted: {
      'counts-as-received': 'coi là ngày nhận vì nộp ngoài giờ làm việc, không tính',
      'before-restart': 'không tính nữa vì thời hạn tính lại từ đầu',
      restart: 'ngày nhận đủ, thời hạn tính lại từ hôm sau',
      'moved-off-rest': 'hạn chuyển sang ngày này vì ngày cuối rơi vào ngày nghỉ',
    },
    noDecision: 'chưa nhập quyết định',
    legend: { past: 'đã tính', ahead: 'sẽ tính', makeUp: 'ngày làm bù, có tính', rest: 'ngày nghỉ, không tính', paused: 'tạm dừng, không tính' },
  },
  en: {
    strip: 'Days from receipt to the due date',
    received: 'received',
    today: 'today',
    due: 'due',
    off: 'off',
    makeUp: 'worked',
    paused: 'paused',
    dayOffLabel: { 'public-holiday': 'holiday', 'substitute-day-off': 'swapped' },
    dayOff: { 'public-holiday': 'public holiday', 'substitute-day-off': 'day off in exchange for a worked one' },
    notCountedLabel: { 'counts-as-received': 'taken in', 'before-restart': 'void', restart: 'restart', 'moved-off-rest': '' },
    notCounted: {
      'counts-as-received': 'taken as the day of receipt because it came outside office hours, not counted',
      'before-restart': 'no longer counted because the time limit began anew',
      restart: 'complete papers received, the time limit begins anew the next day',
      'moved-off-rest': 'due on this day because the last day fell on a day off',
    },
    noDecision: 'decision not entered yet',
    legend: { past: 'counted', ahead: 'still to count', makeUp: 'worked in exchange, counted', rest: 'day off, not counted', paused: 'paused, not counted' },
  },
};

/** "Quốc khánh" takes a capital, "ngày nghỉ lễ" at the head of a sentence too. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Which decision made it a day off, or null for the weekly rest and for days that are worked. */
export const dayOffKind = (day: StripDay): DayOffKind | null =>
  day.special && day.special.kind !== 'make-up-working-day' ? day.special.kind : null;

/** "Thứ Bảy" inside a sentence: "thứ Bảy". */
export const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const hasHours = (day: StripDay): boolean => day.minutes !== null && day.minutes > 0;

/** The one or two words under a day of the strip; empty where its form says enough. */
export function stripLabel(day: StripDay, context: StripContext, lang: Lang): string {
  const words = STRIP_WORDS[lang];
  if (day.isDue) return words.due;
  if (day.isReceived) return words.received;
  if (day.on === context.today) return words.today;
  if (day.kind === 'paused') return words.paused;
  if (day.kind === 'not-counted') return day.reason ? words.notCountedLabel[day.reason] : '';
  const kind = dayOffKind(day);
  if (kind) return words.dayOffLabel[kind];
  if (day.kind === 'rest') return words.off;
  return day.isMakeUpDay ? words.makeUp : '';
}

/** What the square shows: the running count, or the hours counted that day. */
export function stripFigure(day: StripDay, lang: Lang): string {
  if (day.minutes !== null && day.minutes > 0) return formatHours(day.minutes, lang);
  return day.ordinal === null ? '' : String(day.ordinal);
}

const ENGLISH_ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const englishPlurals = new Intl.PluralRules('en', { type: 'ordinal' });

/** "ngày thứ 7", "7th day". */
export function nthDay(ordinal: number, lang: Lang): string {
  return lang === 'vi' ? `ngày thứ ${ordinal}` : `${ordinal}${ENGLISH_ENDINGS[englishPlurals.select(ordinal)] ?? 'th'} day`;
}

/** How a day counts: "tính là ngày thứ 4", "tính 3 giờ", "không tính". */
export function countedWords(day: StripDay, lang: Lang): string {
  if (day.minutes !== null && day.minutes > 0) return lang === 'vi' ? `tính ${formatHours(day.minutes)}` : `${formatHours(day.minutes, 'en')} counted`;
  if (day.ordinal !== null) return lang === 'vi' ? `tính là ${nthDay(day.ordinal, lang)}` : `counted as the ${nthDay(day.ordinal, lang)}`;
  return lang === 'vi' ? 'không tính' : 'not counted';
}

/** A day of the strip as a sentence, for who hears it: "Thứ Ba 24/11/2026: ngày nghỉ lễ, không tính." */
export function stripSentence(day: StripDay, context: StripContext, lang: Lang): string {
  const words = STRIP_WORDS[lang];
  const kind = dayOffKind(day);
  const said: string[] = [];
  if (day.isReceived) said.push(lang === 'vi' ? 'ngày nhận' : 'day of receipt');
  if (day.kind === 'paused') said.push(lang === 'vi' ? 'tạm dừng' : 'paused');
  if (day.isRest && !day.isReceived) said.push(kind ? words.dayOff[kind] : lang === 'vi' ? 'ngày nghỉ' : 'day off');
  said.push(day.reason ? words.notCounted[day.reason] : countedWords(day, lang));
  if (day.kind === 'counted' && day.pauseIndex !== null) said.push(lang === 'vi' ? 'tạm dừng một phần ngày' : 'paused for part of the day');
  if (day.isMakeUpDay) said.push(lang === 'vi' ? `${uncapital(weekdayName(weekdayOf(day.on)))} làm bù` : 'worked in exchange for a day off');
  if (day.on === context.today) said.push(words.today);
  if (day.isDue) said.push(context.provisional ? (lang === 'vi' ? 'hạn trả tạm tính' : 'provisional due date') : lang === 'vi' ? 'hạn trả' : 'due date');
  return `${formatLongDate(day.on, lang)}: ${said.join(', ')}.`;
}

/** "tạm tính, chưa có lịch năm 2027". */
export function provisionalWords(years: readonly number[], lang: Lang): string {
  const said = formatList(years.map(String), lang);
  return lang === 'vi' ? `tạm tính, chưa có lịch năm ${said}` : `provisional, the calendar of ${said} is not announced yet`;
}
