import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RegisterRun } from '@/components/dossier/intake/register-run';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { paths } from '@/lib/text/paths';
import { batchStanding } from '@/lib/usecases/batch-intake';
import { contextOf } from '@/lib/web/request-context';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Lượt nhập sổ' };

/** One register: how far it is, what came of it, and the marked copy. */
export default async function RegisterRunPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('dossier:import');
  const standing = await batchStanding(contextOf(actor), (await params).id);
  if (!standing) notFound();
  return (
    <div style={{ maxWidth: '46rem' }}>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: 'Nhập sổ hồ sơ giấy', href: paths.intakeBatch() }]} title={standing.fileName} />
      <Sheet id="luot-nhap" title="2. Kiểm tra và nhập">
        <RegisterRun first={standing} />
      </Sheet>
    </div>
  );
}
