'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Link } from '@/components/ui/link';

export type Part = { readonly href: string; readonly label: string };

/** The parts of one inspection; the longest address that the page's own begins with is the current one. */
export function PartTabs({ parts }: { parts: readonly Part[] }) {
  const path = decodeURIComponent(usePathname());
  const current = parts.filter(({ href }) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.href.length - a.href.length)[0]?.href;
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: the part one is in must not be out of sight.
  useEffect(() => {
    const [row, here] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current]')];
    if (row && here) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={nav} className="tabs inspection-tabs" aria-label="Các phần của đợt kiểm tra" tabIndex={-1}>
      {parts.map(({ href, label }) => <Link key={href} href={href} aria-current={href === current ? 'page' : undefined}>{label}</Link>)}
    </nav>
  );
}
