import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { NewTokenForm } from './token-form';

export const metadata: Metadata = { title: 'Tạo mã truy cập' };

export default async function NewTokenPage() {
  await staffPage('api-token:manage');
  return (
    <>
      <PageHeader title="Tạo mã truy cập" crumbs={[{ label: 'Quản trị', href: paths.admin() }, { label: 'Mã truy cập', href: paths.adminTokens() }]} />
      <Sheet>
        <NewTokenForm />
      </Sheet>
    </>
  );
}
