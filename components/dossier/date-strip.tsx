import { Link } from '@/components/ui/link';
import { addDays, daysBetween, weekdayOf, yearOf, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, StripDay, Weekday } from '@/lib/domain/calendar/types';
import { shortWeekdayName } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { stripReasons, type StripReason } from '@/lib/text/strip-reasons';
import { provisionalWords, STRIP_WORDS, type StripContext } from '@/lib/text/strip-words';
import { OutsideCell, StripCell } from './strip-cell';

/** What a pause waited for, in words, and where its paper is. Indexed by `StripDay.pauseIndex`. */
export type PauseInfo = { readonly label: string; readonly href?: string };

export type DateStripProps = {
  /** Every day from receipt to due, in order. */
  days: readonly StripDay[];
  today: PlainDate;
  due: LocalTime;
  /** The reckoning passed through a year whose calendar is not announced. */
  provisional: boolean;
  /** Which years those are; the due date's own where not told. */
  unannouncedYears?: readonly number[];
  pauses?: readonly PauseInfo[];
  lang?: Lang;
  /** `weeks`: seven columns, for the public, a phone, a side panel. `line`: one line where it fits, at most 31 days. */
  layout?: 'weeks' | 'line';
  /** In words below: only what surprises, everything, or nothing. */
  reasons?: 'surprises' | 'everything' | 'none';
  legend?: boolean;
};

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The container must be wide enough for that many days; else the layout is by weeks. See strip.css. */
function lineClass(count: number, layout: DateStripProps['layout']): string | undefined {
  if (layout !== 'line' || count > 31) return undefined;
  return count <= 14 ? 'line-14' : count <= 21 ? 'line-21' : 'line-31';
}

function ReasonWords({ reason, pauses, lang }: { reason: StripReason; pauses: readonly PauseInfo[]; lang: Lang }) {
  const pause = reason.pauseIndex === null ? undefined : pauses[reason.pauseIndex];
  return (
    <>
      {reason.sentence}
      {pause && (
        <>
          {lang === 'vi' ? ' Chờ: ' : ' Waiting for: '}
          {pause.href ? <Link href={pause.href}>{pause.label}</Link> : pause.label}.
        </>
      )}
      {reason.decision && ` ${reason.decision}.`}
      {reason.decision === null && (
        <>
          {' '}
          <span className="flag">{STRIP_WORDS[lang].noDecision}</span>
        </>
      )}
    </>
  );
}

function Reasons({ all, pauses, lang, columns }: { all: readonly StripReason[]; pauses: readonly PauseInfo[]; lang: Lang; columns: boolean }) {
  if (!columns) {
    return (
      <dl className="strip-why">
        {all.map((reason) => (
          <div key={reason.key} className="contents">
            <dt>{reason.days}</dt>
            <dd>
              <ReasonWords reason={reason} pauses={pauses} lang={lang} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className="strip-why strip-why-columns">
      {all.map((reason) => (
        <div key={reason.key}>
          <dt>
            {reason.days}, {reason.head}
          </dt>
          <dd>
            <ReasonWords reason={reason} pauses={pauses} lang={lang} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Legend({ days, context, lang }: { days: readonly StripDay[]; context: StripContext; lang: Lang }) {
  const words = STRIP_WORDS[lang].legend;
  const counted = days.filter((day) => day.kind === 'counted' && !day.isDue);
  const entries = [
    { form: 'past', words: words.past, met: counted.some((day) => day.on <= context.today) },
    { form: 'ahead', words: words.ahead, met: counted.some((day) => day.on > context.today) },
    { form: 'makeup', words: words.makeUp, met: days.some((day) => day.isMakeUpDay) },
    { form: 'rest', words: words.rest, met: days.some((day) => day.kind === 'rest') },
    { form: 'paused', words: words.paused, met: days.some((day) => day.kind === 'paused') },
  ];
  return (
    <ul className="strip-legend" aria-hidden="true">
      {entries.filter(({ met }) => met).map((entry) => (
        <li key={entry.form}>
          <i className={entry.form} />
          {entry.words}
        </li>
      ))}
    </ul>
  );
}

/**
 * "Vì sao là ngày này?": every day from receipt to due, each with its form, its count and its reason. The number in a
 * square is the count itself, so that the last one equals the limit. Drawn on the server; needs no script.
 */
export function DateStrip({ days, today, due, provisional, unannouncedYears, pauses = [], lang = 'vi', layout = 'weeks', reasons = 'surprises', legend = layout === 'line' }: DateStripProps) {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const context: StripContext = { today, due, provisional };
  const oneLine = lineClass(days.length, layout);
  const byDate = new Map(days.map((day) => [day.on, day]));
  const before = weekdayOf(first.on) - 1;
  const after = 7 - weekdayOf(last.on);
  const cells = Array.from({ length: before + daysBetween(first.on, last.on) + 1 + after }, (_, index) => addDays(first.on, index - before));
  const inWords = reasons === 'none' ? [] : stripReasons(days, context, lang, reasons === 'everything');

  return (
    <div className="strip">
      <div className={`strip-heads ${oneLine ?? ''}`} aria-hidden="true">
        {WEEK.map((weekday) => (
          <span key={weekday}>{shortWeekdayName(weekday, lang)}</span>
        ))}
      </div>
      <ol className={oneLine} role="list" aria-label={STRIP_WORDS[lang].strip}>
        {cells.map((on) => {
          const day = byDate.get(on);
          return day ? <StripCell key={on} day={day} context={context} lang={lang} isFirst={on === first.on} /> : <OutsideCell key={on} on={on} />;
        })}
      </ol>
      {provisional && <p className="flag mt-2 inline-block">{provisionalWords(unannouncedYears ?? [yearOf(due.on)], lang)}</p>}
      {legend && <Legend days={days} context={context} lang={lang} />}
      {inWords.length > 0 && <Reasons all={inWords} pauses={pauses} lang={lang} columns={layout === 'line'} />}
    </div>
  );
}
