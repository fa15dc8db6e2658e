import type { ReactNode } from 'react';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { formatDate, formatDueClause } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { provisionalWords } from '@/lib/text/strip-words';

type HeroDateProps = {
  /** "Hạn trả kết quả", "Nếu nộp hôm nay, hạn trả là". */
  label: ReactNode;
  due: LocalTime;
  audience: 'public' | 'staff';
  lang?: Lang;
  provisional?: boolean;
  unannouncedYears?: readonly number[];
  /** The standing tag, `big`: a date is never without how it stands. */
  children?: ReactNode;
};

/** The date is the hero: digits largest on the screen, weekday and hour in words below, standing beside it. */
export function HeroDate({ label, due, audience, lang = 'vi', provisional = false, unannouncedYears, children }: HeroDateProps) {
  return (
    <div>
      <p className="muted">{label}</p>
      <p className="hero-date">
        <time dateTime={formatWithOffset(due)}>{formatDate(due.on)}</time>
      </p>
      <p className="hero-clause">
        {formatDueClause(due, audience, lang)}
        {provisional && (
          <>
            , <span className="flag">{provisionalWords(unannouncedYears ?? [yearOf(due.on)], lang)}</span>
          </>
        )}
      </p>
      {children}
    </div>
  );
}
