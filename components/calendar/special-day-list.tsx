import { Table } from '@/components/ui/table';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import type { KeptDay } from '@/lib/domain/calendar/notice';
import { DAY_KIND_WORDS, decisionWords } from '@/lib/text/calendar-words';
import { formatLongDate } from '@/lib/text/format';

export type ListedDay = KeptDay & { readonly isVerified: boolean };

/** The special days of a year with the decision that set each, or "chưa nhập quyết định". */
export function SpecialDayList({ days, year, decisionHref }: { days: readonly ListedDay[]; year: number; decisionHref: string | null }) {
  return (
    <Table
      caption={`Ngày nghỉ và ngày làm bù năm ${year}`}
      rows={days}
      rowKey={(day) => day.on}
      rowAttributes={(day) => ({ id: `ngay-${day.on}`, className: 'cal-row' })}
      columns={[
        { key: 'on', header: 'Ngày', rowHeader: true, cell: (day) => <span className="whitespace-nowrap">{formatLongDate(day.on)}</span> },
        {
          key: 'what',
          header: 'Là',
          cell: (day) => (
            <>
              {DAY_KIND_WORDS[day.kind].replace(/^./, (first) => first.toUpperCase())}
              {day.name && <small>{day.name}</small>}
            </>
          ),
        },
        {
          key: 'decision',
          header: 'Quyết định',
          cell: (day) =>
            day.decision ? (
              <>
                {decisionWords(day.decision)}
                {!day.isVerified && (
                  <small>
                    <UnverifiedFlag />
                  </small>
                )}
              </>
            ) : decisionHref ? (
              <a href={decisionHref} className="flag">
                {decisionWords(null)}
              </a>
            ) : (
              <UnverifiedFlag>{decisionWords(null)}</UnverifiedFlag>
            ),
        },
      ]}
    />
  );
}
