import type { ReactNode } from 'react';
import { DropDown } from '@/components/ui/drop-down';
import { paths } from '@/lib/text/paths';
import { Letterhead } from './letterhead';
import { MenuLinks, type MenuItem } from './menu-links';
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
  /** Where the letterhead leads. */
  homeHref?: string;
  /** The form that signs out, and whatever else belongs under the person's name. */
  children?: ReactNode;
};

/** The head of every staff screen. On a phone the menu, the search and the account fold behind one button. */
export function StaffHeader({ agency, user, menu, canSearch, homeHref = paths.dossiers(), children }: StaffHeaderProps) {
  return (
    <header className="bar">
      <Letterhead href={homeHref} name={agency.shortName} />
      <MenuLinks items={menu} label="Menu chính" />
      {canSearch && <StaffSearch />}
      <DropDown
        className={canSearch ? 'bar-me' : 'bar-me ml-auto'}
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
      <DropDown className="bar-menu" summary="Menu" summaryClassName="btn">
        {canSearch && <StaffSearch bindsKey={false} />}
        <MenuLinks items={menu} label="Menu" />
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
