import { weekdayOf, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { StripDay } from '@/lib/domain/calendar/types';
import { formatDayMonth, shortWeekdayName } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { hasHours, stripFigure, stripLabel, stripSentence, type StripContext } from '@/lib/text/strip-words';

const MONDAY = 1;

const KIND_CLASS: Record<StripDay['kind'], string> = {
  received: 'd-received',
  counted: 'd-counted',
  rest: 'd-rest',
  paused: 'd-paused',
  'not-counted': 'd-skipped',
};

/** The form of a day: words and shape first, so that it reads in grey and in print. */
function cellClass(day: StripDay, context: StripContext, isFirst: boolean): string {
  const isPast = day.on <= context.today;
  const names = [
    'd',
    KIND_CLASS[day.kind],
    hasHours(day) && 'd-hours',
    day.kind === 'counted' && isPast && 'd-past',
    day.reason === 'counts-as-received' && 'd-as-received',
    day.reason === 'before-restart' && 'd-void',
    day.isReceived && 'd-in',
    day.isMakeUpDay && 'd-makeup',
    day.special && day.kind === 'rest' && 'd-special',
    day.isDue && 'd-due',
    day.isDue && context.provisional && 'd-provisional',
    day.on === context.today && 'd-today',
    !isFirst && weekdayOf(day.on) === MONDAY && 'd-mon',
  ];
  return names.filter(Boolean).join(' ');
}

/** One day of the strip: a sentence for who hears it, and the square for who sees it. */
export function StripCell({ day, context, lang, isFirst }: { day: StripDay; context: StripContext; lang: Lang; isFirst: boolean }) {
  return (
    <li className={cellClass(day, context, isFirst)}>
      <span className="vh">{stripSentence(day, context, lang)}</span>
      <span aria-hidden="true">
        <i className="wd">{shortWeekdayName(weekdayOf(day.on), lang)}</i>
        <i className="dt">{formatDayMonth(day.on)}</i>
        <i className="k">{stripFigure(day, lang)}</i>
        <i className="lb">{stripLabel(day, context, lang)}</i>
      </span>
    </li>
  );
}

/** A day of the first or last week that is outside the strip; only the layout by weeks shows it. */
export function OutsideCell({ on }: { on: PlainDate }) {
  return (
    <li className="d d-out" aria-hidden="true">
      <span>
        <i className="dt">{formatDayMonth(on)}</i>
      </span>
    </li>
  );
}
