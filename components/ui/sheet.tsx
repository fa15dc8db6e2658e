import type { ReactNode } from 'react';
import { classNames } from './class-names';

type SheetProps = {
  title?: ReactNode;
  /** A quiet line on the right of the title. */
  aside?: ReactNode;
  /** A heavy top edge: `ink` for the sheet that carries the date, `accent` for the one being worked in. */
  rule?: 'ink' | 'accent';
  /** Needed to name the region after its title. */
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A white paper with a hairline. Sheets are never put inside sheets. */
export function Sheet({ title, aside, rule, id, className, children }: SheetProps) {
  const titleId = title && id ? `${id}-de-muc` : undefined;
  return (
    <section id={id} aria-labelledby={titleId} className={classNames('sheet', rule === 'ink' && 'sheet-ruled', rule === 'accent' && 'sheet-accent', className)}>
      {title && (
        <h2 className="sheet-title" id={titleId}>
          {title}
          {aside && <span>{aside}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}
