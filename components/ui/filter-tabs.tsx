import { formatNumber } from '@/lib/text/format';
import { Link } from './link';

export type FilterTab = { readonly href: string; readonly label: string; readonly count?: number; readonly current: boolean };

/** The states of a list as links, each with its count first. A count is that of the list it opens, never an estimate. */
export function FilterTabs({ label, tabs }: { label: string; tabs: readonly FilterTab[] }) {
  return (
    <nav className="tabs" aria-label={label} tabIndex={-1}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.count !== undefined && <b>{formatNumber(tab.count)}</b>}
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
