import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { theAgency } from '@/lib/data/agency';
import { TYPED_ROWS } from '@/lib/schemas/foreign-report';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../../report.css';
import { TypeForm } from './type-form';

export const metadata: Metadata = { title: 'Gõ báo cáo từ bản giấy' };

export default async function TypeReportPage() {
  await staffPage('report:import');
  const agency = await theAgency();
  return (
    <>
      <PageHeader crumbs={[{ label: 'Báo cáo từ nơi khác', href: paths.foreignReports() }]} title="Gõ báo cáo từ bản giấy" />
      <Sheet id="go-tay"><TypeForm agencyName={agency.name} most={TYPED_ROWS} /></Sheet>
    </>
  );
}
