import type { ReactNode } from 'react';
import { StaffShell } from '@/components/layout/staff-shell';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import { listUnits, theAgency } from '@/lib/data/agency';
import { countUnread } from '@/lib/data/notice-lists';
import { can } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';
import { homeOf, staffMenu } from '@/lib/web/menu';
import { staffPage } from '@/lib/web/staff-page';
import { signOutAction } from './tai-khoan/sign-out';
import './staff.css';

/** The frame of every staff screen. Each page asks for its own permission besides: a layout is not drawn again on every visit. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await staffPage('signed-in', { evenWithOldPassword: true });
  const [agency, units, unread] = await Promise.all([theAgency(), listUnits(actor.agencyId), countUnread(actor.agencyId, actor.staffId)]);
  const unit = units.find(({ id }) => id === actor.roles[0]?.unitId);
  return (
    <StaffShell
      isSample={agency.isSample}
      agency={{ shortName: agency.shortName }}
      user={{ name: actor.name, title: unit ? `${actor.title} · ${unit.shortName}` : actor.title }}
      menu={staffMenu(actor)}
      unread={unread}
      canSearch={can(actor, 'dossier:search')}
      homeHref={homeOf(actor)}
      account={
        <>
          <Link href={paths.account()}>Tài khoản của tôi</Link>
          <form action={signOutAction}>
            <SubmitButton wide pendingWords="Đang đăng xuất…">
              Đăng xuất
            </SubmitButton>
          </form>
        </>
      }
    >
      {children}
    </StaffShell>
  );
}
