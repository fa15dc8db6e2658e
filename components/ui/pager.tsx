import type { ReactNode } from 'react';
import { LinkButton } from './button';

type PagerProps = {
  /** What is shown: "50 hồ sơ, từ hạn 17/11". */
  children?: ReactNode;
  previousHref?: string | null;
  nextHref?: string | null;
  previousWords?: string;
  nextWords?: string;
};

/** Paging by key: there is a before and an after, and no page numbers. */
export function Pager({ children, previousHref, nextHref, previousWords = 'Trước', nextWords = 'Sau' }: PagerProps) {
  return (
    <nav className="pager" aria-label={`${previousWords}, ${nextWords}`}>
      <div>{children}</div>
      {(previousHref || nextHref) && (
        <div className="acts">
          {previousHref && (
            <LinkButton href={previousHref} rel="prev">
              {previousWords}
            </LinkButton>
          )}
          {nextHref && (
            <LinkButton href={nextHref} rel="next">
              {nextWords}
            </LinkButton>
          )}
        </div>
      )}
    </nav>
  );
}
