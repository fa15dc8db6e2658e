import { Link } from './link';

export type SegmentedLink = { readonly href: string; readonly label: string; readonly current: boolean };

/** One of two to four views of the same page, as links: "Của tôi | Phòng tôi". */
export function SegmentedLinks({ label, links }: { label: string; links: readonly SegmentedLink[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} aria-current={link.current ? 'true' : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
