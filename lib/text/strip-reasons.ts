import { monthOf, weekdayOf, yearOf, type PlainDate } from '../domain/calendar/plain-date';
import type { SpecialDay, StripDay } from '../domain/calendar/types';
import { formatDayMonth, formatDays, formatPublicTime, weekdayName } from './format';
import type { Lang } from './lang';
import { capital, countedWords, hasHours, nthDay, STRIP_WORDS, uncapital, type StripContext } from './strip-words';

/** Why a day, or several alike, stand in the strip as they do. */
export type StripReason = {
  readonly key: string;
  /** "25 và 26/08". */
  readonly days: string;
  /** "tạm dừng": said after the days where there is room. */
  readonly head: string;
  readonly sentence: string;
  /** The decision that made it so: its number, null when nobody has entered it, undefined where none is called for. */
  readonly decision: string | null | undefined;
  /** Which pause, so that the screen can name the request and link to it. */
  readonly pauseIndex: number | null;
};

type Plain = Pick<StripReason, 'key' | 'head' | 'sentence'> & { readonly on: readonly PlainDate[] };

const plain = ({ key, head, sentence, on }: Plain, lang: Lang): StripReason => ({ key, days: formatDays(on, lang), head, sentence, decision: undefined, pauseIndex: null });

function receipt(days: readonly StripDay[], lang: Lang): StripReason[] {
  const day = days.find(({ isReceived }) => isReceived);
  // A same-day limit is received and due at once: the line about the due day says it.
  if (!day || day.isDue) return [];
  const sentence = lang === 'vi' ? `Ngày nhận, ${countedWords(day, lang)}.` : `Day of receipt, ${countedWords(day, lang)}.`;
  return [plain({ key: 'received', on: [day.on], head: lang === 'vi' ? 'ngày nhận' : 'receipt', sentence }, lang)];
}

const MANY_REST_DAYS = 4;
const MANY_PAUSED_DAYS = 3;

function weeklyRest(days: readonly StripDay[], lang: Lang): StripReason[] {
  const on = days.filter((day) => day.kind === 'rest' && !day.special).map((day) => day.on);
  if (on.length === 0) return [];
  const weekdays = [...new Set(on.map(weekdayOf))].sort((a, b) => a - b).map((day) => weekdayName(day, lang)).join(', ');
  const rest = lang === 'vi' ? 'nghỉ hằng tuần, không tính.' : 'weekly rest, not counted.';
  const head = lang === 'vi' ? 'nghỉ hằng tuần' : 'weekly rest';
  if (on.length > MANY_REST_DAYS) return [{ ...plain({ key: 'weekly', on: [], head, sentence: capital(rest) }, lang), days: weekdays }];
  return [plain({ key: 'weekly', on, head, sentence: `${weekdays}: ${rest}` }, lang)];
}

function specialWords(special: SpecialDay, count: number, lang: Lang): { head: string; sentence: string } {
  const name = lang === 'vi' && special.name ? `: ${special.name}` : '';
  const year = yearOf(special.on);
  if (special.kind === 'make-up-working-day') {
    const weekday = count === 1 ? `${uncapital(weekdayName(weekdayOf(special.on)))} ` : '';
    return lang === 'vi'
      ? { head: `${weekday}làm bù`, sentence: `Làm bù, có tính${name}. Lịch năm ${year}.` }
      : { head: 'worked in exchange', sentence: `Worked in exchange for a day off, counted. Calendar of ${year}.` };
  }
  const what = STRIP_WORDS[lang].dayOff[special.kind];
  return lang === 'vi'
    ? { head: STRIP_WORDS.vi.dayOffLabel[special.kind], sentence: `${capital(what)}${name}, không tính. Lịch năm ${year}.` }
    : { head: what, sentence: `${capital(what)}, not counted. Calendar of ${year}.` };
}

/** Days that surprise for the same cause share a key. Null: nothing surprising. */
function causeOf(day: StripDay): string | null {
  if (day.kind === 'paused' || (day.kind === 'counted' && day.pauseIndex !== null)) return `paused ${day.pauseIndex ?? ''}`;
  // The due day tells of its own move.
  if (day.reason !== null) return day.reason === 'moved-off-rest' ? null : day.reason;
  const { special } = day;
  if (!special || (day.kind !== 'rest' && !day.isMakeUpDay)) return null;
  return [special.kind, special.name ?? monthOf(day.on), special.decision ?? '', yearOf(day.on)].join(' ');
}

function surprise(key: string, alike: readonly [StripDay, ...StripDay[]], lang: Lang): StripReason {
  const [first] = alike;
  const on = alike.map((day) => day.on);
  if (key.startsWith('paused')) {
    const part = hasHours(first);
    const sentence = lang === 'vi' ? (part ? 'Tạm dừng một phần, giờ dừng không tính.' : 'Tạm dừng, không tính.') : part ? 'Paused in part, those hours are not counted.' : 'Paused, not counted.';
    const words = plain({ key, on, head: lang === 'vi' ? 'tạm dừng' : 'paused', sentence }, lang);
    // A pause is one interval: its days of rest in between need no naming.
    const last = on.at(-1);
    const days = last !== undefined && on.length > MANY_PAUSED_DAYS ? `${formatDayMonth(first.on)} ${lang === 'vi' ? 'đến' : 'to'} ${formatDayMonth(last)}` : words.days;
    return { ...words, days, pauseIndex: first.pauseIndex };
  }
  if (first.reason !== null) {
    const sentence = `${capital(STRIP_WORDS[lang].notCounted[first.reason])}.`;
    return plain({ key, on, head: STRIP_WORDS[lang].notCountedLabel[first.reason] || STRIP_WORDS[lang].due, sentence }, lang);
  }
  const special = first.special;
  if (!special) return plain({ key, on, head: '', sentence: '' }, lang);
  return { ...plain({ key, on, ...specialWords(special, on.length, lang) }, lang), decision: special.decision };
}

function dueDay(days: readonly StripDay[], context: StripContext, lang: Lang): StripReason[] {
  const day = days.find(({ isDue }) => isDue);
  if (!day) return [];
  const at = formatPublicTime(context.due.minute, lang);
  const nth = day.ordinal === null ? null : nthDay(day.ordinal, lang);
  const due = lang === 'vi' ? `hạn trả lúc ${at}.` : `due at ${at}.`;
  const moved = day.reason === 'moved-off-rest' ? ` ${capital(STRIP_WORDS[lang].notCounted['moved-off-rest'])}.` : '';
  const sentence = nth === null ? `${capital(due)}${moved}` : lang === 'vi' ? `${capital(nth)}: ${due}` : `The ${nth}: ${due}`;
  return [plain({ key: 'due', on: [day.on], head: nth ?? STRIP_WORDS[lang].due, sentence }, lang)];
}

/**
 * In words, what surprises in a strip: worked days of rest, days off by decision, pauses, counts begun anew, and the due
 * day. `everything` adds the day of receipt and the weekly rest, for who sees a strip for the first time.
 */
export function stripReasons(days: readonly StripDay[], context: StripContext, lang: Lang, everything = false): readonly StripReason[] {
  const causes = new Map<string, [StripDay, ...StripDay[]]>();
  for (const day of days) {
    const cause = causeOf(day);
    if (cause === null) continue;
    const alike = causes.get(cause);
    if (alike) alike.push(day);
    else causes.set(cause, [day]);
  }
  return [
    ...(everything ? [...receipt(days, lang), ...weeklyRest(days, lang)] : []),
    ...[...causes].map(([key, alike]) => surprise(key, alike, lang)),
    ...dueDay(days, context, lang),
  ];
}
