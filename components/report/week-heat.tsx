import { shortWeekdayName } from '@/lib/text/format';
import { formatNumber } from '@/lib/text/format';
import type { Weekday } from '@/lib/domain/calendar/types';

type Cell = { readonly weekday: number; readonly hour: number; readonly n: number };

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The week at the counter: a table whose cells are darker the more came in. The number stands in every cell, so that it reads in grey too. */
export function WeekHeat({ cells }: { cells: readonly Cell[] }) {
  const most = Math.max(1, ...cells.map(({ n }) => n));
  const hours = [...new Set(cells.map(({ hour }) => hour))].sort((a, b) => a - b);
  const days = DAYS.filter((day) => day <= 5 || cells.some(({ weekday }) => weekday === day));
  const at = (weekday: number, hour: number): number => cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.n ?? 0;
  return (
    <div className="tbl-scroll">
      <table className="heat">
        <caption className="vh">Số hồ sơ nhận tại quầy theo ngày trong tuần và giờ</caption>
        <thead>
          <tr><th scope="col">Giờ</th>{days.map((day) => <th key={day} scope="col">{shortWeekdayName(day)}</th>)}</tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{hour}–{hour + 1}</th>
              {days.map((day) => {
                const n = at(day, hour);
                return <td key={day} data-level={n === 0 ? 0 : Math.ceil((n / most) * 4)}>{n === 0 ? '·' : formatNumber(n)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
