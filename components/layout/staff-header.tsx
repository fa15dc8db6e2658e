import type { ReactNode } from 'react';
import { DropDown } from '@/components/ui/drop-down';
import { Link } from '@/components/ui/link';
import { paths } from '@/lib/text/paths';
import { Letterhead } from './letterhead';
import { MenuLinks, type MenuItem } from './menu-links';
import { partMenu } from './part-menu';
import { StaffSearch } from './staff-search';
import { ThemeSwitch } from './theme-switch';

export type StaffHeaderProps = {
  agency: { readonly shortName: string };
  user: {
    readonly name: string;
    /** Role and unit: "Trưởng phòng · Quản lý Lao động". */
    readonly title: string;
  };
  /** Only what the person may open. The entry of the page is marked by itself. */
  menu: readonly MenuItem[];
  /** Whether the person may look for dossiers; without it there is no search box. */
  canSearch: boolean;
  /** How many notices the person has not read; null where nobody is told of any. */
  unread?: number;
  /** Where the letterhead leads. */
  homeHref?: string;
  /** The form that signs out, and whatever else belongs under the person's name. */
  children?: ReactNode;
};

/** A link, so that it works without a script; the words say what the number is. */
function NoticesLink({ unread, className }: { unread: number; className?: string }) {
  return (
    <Link href={paths.staffNotices(unread > 0 ? { loc: 'chua-doc' } : {})} className={className}>
      Thông báo{unread > 0 && <> <b>{unread > 99 ? '99+' : unread}</b><span className="vh"> chưa đọc</span></>}
    </Link>
  );
}

/** The head of every staff screen. On a phone the menu, the search and the account fold behind one button. */
export function StaffHeader({ agency, user, menu, canSearch, unread = 0, homeHref = paths.dossiers(), children }: StaffHeaderProps) {
  const { bar, more } = partMenu(menu);
  return (
    <header className="bar">
      <Letterhead href={homeHref} name={agency.shortName} />
      <MenuLinks items={bar} label="Menu chính" />
      {more.length > 0 && (
        <DropDown className="bar-more" summary="Thêm">
          <MenuLinks items={more} label="Thêm" />
        </DropDown>
      )}
      {canSearch && <StaffSearch />}
      <NoticesLink unread={unread} className={canSearch ? 'bar-told' : 'bar-told ml-auto'} />
      <DropDown
        className="bar-me"
        summary={
          <>
            <span>{user.name}</span>
            <small>{user.title}</small>
          </>
        }
      >
        <ThemeSwitch />
        {children}
      </DropDown>
      <DropDown className="bar-menu" summary={unread > 0 ? <>Menu <b>{unread > 99 ? '99+' : unread}</b></> : 'Menu'} summaryClassName="btn">
        {canSearch && <StaffSearch bindsKey={false} />}
        <MenuLinks items={menu} label="Menu" />
        <NoticesLink unread={unread} />
        <p>
          <b>{user.name}</b>
          <span className="muted block">{user.title}</span>
        </p>
        <ThemeSwitch />
        {children}
      </DropDown>
    </header>
  );
}
