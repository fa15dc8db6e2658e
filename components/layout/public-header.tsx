import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { LanguageLink } from './language-link';
import { Letterhead } from './letterhead';
import { MenuLinks, type MenuItem } from './menu-links';

export type PublicAgency = { readonly name: string; readonly nameEn?: string | null; readonly parentName: string };

/** The public menu. An entry is added when its page exists. */
export function publicMenu(lang: Lang): readonly MenuItem[] {
  return lang === 'vi'
    ? [
        { href: paths.procedures(), label: 'Thủ tục' },
        { href: paths.lookup(), label: 'Tra cứu hồ sơ' },
        { href: paths.results(), label: 'Kết quả' },
        { href: paths.feedback(), label: 'Phản ánh' },
      ]
    : [
        { href: paths.procedures('en'), label: 'Procedures' },
        { href: paths.lookup('en'), label: 'Track a dossier' },
        { href: paths.results('en'), label: 'Results' },
        { href: paths.feedback('en'), label: 'Feedback' },
      ];
}

export function PublicHeader({ agency, lang = 'vi' }: { agency: PublicAgency; lang?: Lang }) {
  return (
    <header className="public-head">
      <div className="wrap">
        <Letterhead href={paths.home(lang)} name={lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name} parentName={agency.parentName} />
        <div className="public-menu">
          <MenuLinks items={publicMenu(lang)} label={lang === 'vi' ? 'Menu chính' : 'Main menu'} />
          <LanguageLink lang={lang} />
        </div>
      </div>
    </header>
  );
}
