import { addDays, dayOfMonth, daysInMonth, plainDate, plainDateOf, weekdayOf, type PlainDate, type Weekday } from '@/lib/domain/calendar/plain-date';
import type { SpecialDay } from '@/lib/domain/calendar/types';
import { DAY_KIND_WORDS } from '@/lib/text/calendar-words';
import { formatLongDate, shortWeekdayName } from '@/lib/text/format';

type YearCalendarProps = {
  year: number;
  specialDays: ReadonlyMap<PlainDate, SpecialDay>;
  restDays: ReadonlySet<Weekday>;
  today: PlainDate;
};

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function formOf(on: PlainDate, special: SpecialDay | undefined, restDays: ReadonlySet<Weekday>): string {
  if (special?.kind === 'make-up-working-day') return 'cal-worked';
  if (special) return 'cal-off';
  return restDays.has(weekdayOf(on)) ? 'cal-rest' : 'cal-work';
}

function Day({ on, special, restDays, today }: { on: PlainDate; special: SpecialDay | undefined; restDays: ReadonlySet<Weekday>; today: PlainDate }) {
  const className = `${formOf(on, special, restDays)}${on === today ? ' cal-today' : ''}`;
  const number = dayOfMonth(on);
  if (!special) {
    return (
      <td className={className} aria-current={on === today ? 'date' : undefined}>
        <span>{number}</span>
      </td>
    );
  }
  const said = `${formatLongDate(on)}: ${DAY_KIND_WORDS[special.kind]}${special.name ? `, ${special.name}` : ''}`;
  return (
    <td className={className} aria-current={on === today ? 'date' : undefined}>
      <a href={`#ngay-${on}`} title={said} aria-label={said}>
        {number}
      </a>
    </td>
  );
}

/** The weeks of a month, Monday first; null before the first and after the last day. */
function weeksOf(year: number, month: number): (PlainDate | null)[][] {
  const first = plainDateOf(year, month, 1) ?? plainDate(`${year}-01-01`);
  const lead = weekdayOf(first) - 1;
  const count = daysInMonth(year, month);
  return Array.from({ length: Math.ceil((lead + count) / 7) }, (_, week) =>
    WEEK.map((_weekday, at) => {
      const index = week * 7 + at - lead;
      return index >= 0 && index < count ? addDays(first, index) : null;
    }),
  );
}

/** A year as twelve months: days of rest hatched, days off hatched and framed, worked days of rest with a double edge. */
export function YearCalendar({ year, specialDays, restDays, today }: YearCalendarProps) {
  return (
    <div className="cal-months">
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month} className="cal-month">
          <caption>Tháng {month}</caption>
          <thead>
            <tr>
              {WEEK.map((weekday) => (
                <th key={weekday} scope="col">
                  {shortWeekdayName(weekday)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week, row) => (
              <tr key={row}>
                {week.map((on, at) => (on === null ? <td key={at} /> : <Day key={at} on={on} special={specialDays.get(on)} restDays={restDays} today={today} />))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** What the forms mean. The words stand in the list too; this repeats them by the months. */
export function CalendarLegend() {
  return (
    <ul className="cal-legend" aria-hidden="true">
      <li>
        <i className="cal-work" /> ngày làm việc
      </li>
      <li>
        <i className="cal-rest" /> nghỉ hằng tuần
      </li>
      <li>
        <i className="cal-off" /> nghỉ lễ, tết, nghỉ đổi
      </li>
      <li>
        <i className="cal-worked" /> làm bù
      </li>
    </ul>
  );
}
