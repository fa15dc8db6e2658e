import type { ReactNode } from 'react';
import { Link } from './link';

/** A step of the way here; the last one has no address. */
export type Crumb = { readonly label: ReactNode; readonly href?: string };

type PageHeaderProps = {
  title: ReactNode;
  crumbs?: readonly Crumb[];
  crumbsLabel?: string;
  /** The quiet line under the title. */
  meta?: ReactNode;
  /** What can be done with the whole page, at the right. */
  actions?: ReactNode;
};

/** The one h1 of a page, with the way here above it. */
export function PageHeader({ title, crumbs = [], crumbsLabel = 'Đường dẫn', meta, actions }: PageHeaderProps) {
  return (
    <header className="page-head">
      <div>
        {crumbs.length > 0 && (
          <nav aria-label={crumbsLabel}>
            <ol className="crumbs">
              {crumbs.map(({ label, href }, index) => (
                <li key={href ?? index}>{href ? <Link href={href}>{label}</Link> : label}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {meta && <div className="page-meta">{meta}</div>}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </header>
  );
}
