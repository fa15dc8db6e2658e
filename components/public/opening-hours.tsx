import type { OfficeSession, Weekday } from '@/lib/domain/calendar/types';
import { formatPublicTime, weekdayName } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';

type Day = { readonly weekday: Weekday; readonly sessions: readonly OfficeSession[] };

/** "17 giờ 00" stays on one line. */
const timeWords = (minute: number, lang: Lang): string => formatPublicTime(minute, lang).replaceAll(' ', '\u00a0');

const sessionsWords = (sessions: readonly OfficeSession[], lang: Lang): string =>
  sessions.map(({ from, to }) => `${timeWords(from, lang)} ${lang === 'vi' ? 'đến' : 'to'} ${timeWords(to, lang)}`).join(', ');

/** Days that follow each other and have the same hours, as one line: "Thứ Hai đến Thứ Sáu". */
function grouped(days: readonly Day[]): { from: Weekday; to: Weekday; sessions: readonly OfficeSession[] }[] {
  const lines: { from: Weekday; to: Weekday; sessions: readonly OfficeSession[] }[] = [];
  for (const { weekday, sessions } of days) {
    const last = lines.at(-1);
    if (last && last.to === weekday - 1 && JSON.stringify(last.sessions) === JSON.stringify(sessions)) last.to = weekday;
    else lines.push({ from: weekday, to: weekday, sessions });
  }
  return lines;
}

/** When a desk is open, by weekday. Days that are missing are closed. */
export function OpeningHours({ days, lang }: { days: readonly Day[]; lang: Lang }) {
  return (
    <dl className="hours">
      {grouped(days).map(({ from, to, sessions }) => (
        <div key={from}>
          <dt>{from === to ? weekdayName(from, lang) : `${weekdayName(from, lang)} ${lang === 'vi' ? 'đến' : 'to'} ${weekdayName(to, lang)}`}</dt>
          <dd>{sessionsWords(sessions, lang)}</dd>
        </div>
      ))}
    </dl>
  );
}
