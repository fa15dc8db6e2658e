import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { ROLES } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/text/paths';
import { ROLE_LABELS } from '@/lib/text/vi';
import { staffPage } from '@/lib/web/staff-page';
import { NewStaffForm } from '../staff-form';

export const metadata: Metadata = { title: 'Mở tài khoản' };

export default async function NewStaffPage() {
  const actor = await staffPage('staff:manage');
  const units = (await listUnits(actor.agencyId)).filter(({ isActive }) => isActive);
  return (
    <>
      <PageHeader title="Mở tài khoản" crumbs={[{ label: 'Quản trị', href: paths.admin() }, { label: 'Cán bộ', href: paths.adminUsers() }]} />
      <Sheet>
        <NewStaffForm units={units.map(({ id, name }) => ({ value: id, label: name }))} roles={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))} />
      </Sheet>
    </>
  );
}
