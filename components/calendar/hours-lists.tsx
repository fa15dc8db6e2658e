import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { OfficeHours, OfficeSession, Weekday } from '@/lib/domain/calendar/types';
import { sessionsWords } from '@/lib/text/calendar-words';
import { formatDate, weekdayName } from '@/lib/text/format';

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Office hours by the date from which they hold, the latest first. The first of all has no date worth showing. */
export function OfficeHoursList({ hours, today }: { hours: readonly OfficeHours[]; today: PlainDate }) {
  const current = hours.findLast((entry) => entry.effectiveFrom <= today) ?? hours[0];
  // The hours assumed before the first that somebody entered are not news once somebody has.
  const entered = hours.length > 1 ? hours.slice(1) : hours;
  return (
    <ul className="hours-list">
      {entered.toReversed().map((entry) => (
        <li key={entry.effectiveFrom}>
          <b>{sessionsWords(entry.sessions)}</b>
          <span>
            {hours.length === 1 ? 'Mặc định' : `Từ ${formatDate(entry.effectiveFrom)}`}
            {entry === current && ', đang áp dụng'}
          </span>
        </li>
      ))}
    </ul>
  );
}

export type ShownDeskWeek = { readonly effectiveFrom: PlainDate; readonly days: readonly { readonly weekday: Weekday; readonly sessions: readonly OfficeSession[] }[] };

/** One week of a desk, every weekday said, closed ones too. */
export function DeskWeekTable({ week }: { week: ShownDeskWeek }) {
  return (
    <dl className="hours-week">
      {WEEK.map((weekday) => {
        const day = week.days.find((one) => one.weekday === weekday);
        return (
          <div key={weekday}>
            <dt>{weekdayName(weekday)}</dt>
            <dd>{day ? sessionsWords(day.sessions) : <span className="muted">đóng cửa</span>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
