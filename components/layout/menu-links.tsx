'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';

/** `isRare`: on a wide bar with many entries it stands under "Thêm". */
export type MenuItem = { readonly href: string; readonly label: string; readonly isRare?: boolean };

/** Which entry a page belongs to: the longest address that the page's own begins with. */
export function currentItem(items: readonly MenuItem[], pathname: string): MenuItem | null {
  const holds = ({ href }: MenuItem) => pathname === href || pathname.startsWith(`${href}/`);
  return items.filter(holds).sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}

/** The entries of a menu, with the one the page belongs to marked. Drawn on the server too. */
export function MenuLinks({ items, label }: { items: readonly MenuItem[]; label: string }) {
  const current = currentItem(items, usePathname());
  return (
    <nav aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href} aria-current={item === current ? 'page' : undefined} onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
