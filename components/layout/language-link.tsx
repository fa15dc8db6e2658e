'use client';

import { usePathname } from 'next/navigation';
import type { Lang } from '@/lib/text/lang';
import { inOtherLang } from '@/lib/text/paths';

/** The same page in the other language. A full load, because the language of the document changes with it. */
export function LanguageLink({ lang }: { lang: Lang }) {
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <a href={inOtherLang(usePathname(), lang)} hrefLang={other} lang={other}>
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </a>
  );
}
