import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../../procedures.css';
import { DecisionForm } from '../decision-form';

export const metadata: Metadata = { title: 'Nhập quyết định công bố' };

export default async function NewDecisionPage() {
  await staffPage('procedure:draft');
  return (
    <>
      <PageHeader title="Nhập quyết định công bố" crumbs={[{ label: 'Quyết định công bố', href: paths.procedureDecisions() }]} />
      <Sheet>
        <DecisionForm />
      </Sheet>
    </>
  );
}
