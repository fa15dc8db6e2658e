import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { Standing, StandingTag as StandingFigures } from '@/lib/domain/dossier/standing';
import { standingWords } from '@/lib/text/deadline';
import type { Lang } from '@/lib/text/lang';

/** The vertical line is the due date, the dot is the dossier. */
const beside = (line: number, dot: number, radius: number) => (
  <>
    <path d={`M${line} 0v12`} stroke="currentColor" strokeWidth="2" />
    <circle cx={dot} cy="6" r={radius} fill="currentColor" />
  </>
);
const tick = <path d="M3 6.5l4 4L16 1.5" stroke="currentColor" strokeWidth="2.2" fill="none" />;

/** The words say it; the form repeats it; the hue comes last. */
const FORMS: Record<Standing, { readonly className: string; readonly glyph: ReactNode }> = {
  'within-term': { className: 'standing-within', glyph: beside(14, 4, 3) },
  'due-soon': { className: 'standing-soon', glyph: beside(14, 9.5, 3) },
  'due-today': { className: 'standing-today', glyph: beside(14, 14, 4.6) },
  overdue: { className: 'standing-overdue', glyph: beside(6, 14.5, 3.4) },
  paused: { className: 'standing-paused', glyph: <path d="M7 1.5v9M13 1.5v9" stroke="currentColor" strokeWidth="2.6" /> },
  early: { className: 'standing-done', glyph: tick },
  'on-time': { className: 'standing-done', glyph: tick },
  late: { className: 'standing-done standing-late', glyph: tick },
};

/** A standing in other words than its own, for a legend or a filter. */
export function StandingMark({ standing, children, big = false }: { standing: Standing; children: ReactNode; big?: boolean }) {
  const { className, glyph } = FORMS[standing];
  return (
    <span className={classNames('standing', className, big && 'standing-big')}>
      <svg viewBox="0 0 20 12" aria-hidden="true">
        {glyph}
      </svg>
      {children}
    </span>
  );
}

/** How a dossier stands to its due date. Never without the date nearby, never with its words cut; `big` stands beside a hero date. */
export function StandingTag({ tag, lang = 'vi', big = false }: { tag: StandingFigures; lang?: Lang; big?: boolean }) {
  return (
    <StandingMark standing={tag.standing} big={big}>
      {standingWords(tag, lang)}
    </StandingMark>
  );
}
