import type { ReactNode } from 'react';
import type { Lang } from '@/lib/text/lang';
import { PublicFooter, type PublicContact } from './public-footer';
import { PublicHeader, type PublicAgency } from './public-header';
import { SampleDataBanner } from './sample-data-banner';

/** The frame of every public page. Needs no script. */
export function PublicShell({ agency, lang, children }: { agency: PublicAgency & PublicContact & { readonly isSample: boolean }; lang: Lang; children: ReactNode }) {
  return (
    <div className="public" lang={lang}>
      <a className="skip" href="#noi-dung">
        {lang === 'vi' ? 'Đến nội dung' : 'Skip to content'}
      </a>
      {agency.isSample && <SampleDataBanner lang={lang} />}
      <PublicHeader agency={agency} lang={lang} />
      <main id="noi-dung" className="wrap public-main">
        {children}
      </main>
      <PublicFooter contact={agency} lang={lang} />
    </div>
  );
}
