import { Link } from '@/components/ui/link';

/** The agency's name over its short rule, as on its letters. */
export function Letterhead({ href, name, parentName, label }: { href: string; name: string; parentName?: string; label?: string }) {
  return (
    <Link className="letterhead" href={href} aria-label={label}>
      {parentName && <small>{parentName}</small>}
      <b>{name}</b>
    </Link>
  );
}
