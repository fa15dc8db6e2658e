import type { ReactNode } from 'react';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ThemeSwitch } from './theme-switch';

export type PublicContact = { readonly address: string; readonly phone: string; readonly email: string };

/** The foot of a public page: where to ask, the theme, and the door for staff. */
export function PublicFooter({ contact, lang = 'vi', children }: { contact: PublicContact; lang?: Lang; children?: ReactNode }) {
  const known = [contact.address, contact.phone && `${lang === 'vi' ? 'điện thoại' : 'telephone'} ${contact.phone}`, contact.email && `${lang === 'vi' ? 'thư điện tử' : 'e-mail'} ${contact.email}`].filter(Boolean);
  return (
    <footer className="public-foot">
      <div className="wrap">
        <div>
          {children}
          {known.length > 0 && <p>{known.join(', ')}.</p>}
          <p>
            <a href={paths.publicConclusions(lang)}>{lang === 'vi' ? 'Kết luận kiểm tra' : 'Inspection conclusions'}</a>{' · '}
            <a href={paths.openData(lang)}>{lang === 'vi' ? 'Dữ liệu mở' : 'Open data'}</a>{' · '}
            <a href={paths.signIn()}>{lang === 'vi' ? 'Cán bộ đăng nhập' : 'Staff sign-in'}</a>
          </p>
        </div>
        <ThemeSwitch lang={lang} />
      </div>
    </footer>
  );
}
