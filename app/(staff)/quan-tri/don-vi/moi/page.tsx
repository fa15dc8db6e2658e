import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { UnitForm } from '../unit-form';

export const metadata: Metadata = { title: 'Thêm đơn vị' };

export default async function NewUnitPage() {
  await staffPage('unit:manage');
  return (
    <>
      <PageHeader title="Thêm đơn vị" crumbs={[{ label: 'Quản trị', href: paths.admin() }, { label: 'Đơn vị', href: paths.adminUnits() }]} />
      <Sheet>
        <UnitForm />
      </Sheet>
    </>
  );
}
