import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listForeignReports } from '@/lib/data/foreign-reports';
import { can } from '@/lib/domain/access/can';
import { foreignImbalances } from '@/lib/domain/report/foreign';
import { localTimeOf } from '@/lib/platform/clock';
import { lackWords, SOURCE_WORDS } from '@/lib/text/foreign-report';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import '../report.css';
import { ReportTabs } from '../report-tabs';
import { ImportForm } from './import-form';

export const metadata: Metadata = { title: 'Báo cáo từ nơi khác' };

/** Reports of other units and older ones, kept as they came; those that do not balance say by how much. */
export default async function ForeignReportsPage() {
  const actor = await staffPage('report:view');
  const reports = await listForeignReports(actor.agencyId);
  const mayImport = can(actor, 'report:import');
  return (
    <>
      <PageHeader title="Báo cáo từ nơi khác" meta="Báo cáo của đơn vị khác hoặc báo cáo cũ, giữ nguyên như bản gốc." actions={mayImport && <LinkButton href={paths.typeForeignReport()}>Gõ từ bản giấy</LinkButton>} />
      <ReportTabs actor={actor} current="foreign" />
      <div className="report-beside">
        <Sheet id="cac-bao-cao" title="Các báo cáo đã nhập">
          <Table
            caption="Các báo cáo đã nhập"
            rows={reports}
            rowKey={({ id }) => id}
            empty={<EmptyState>Chưa nhập báo cáo nào.</EmptyState>}
            columns={[
              { key: 'title', header: 'Báo cáo', rowHeader: true, cell: (report) => <><Link href={paths.foreignReport(report.id)}>{report.title}</Link><br /><span className="small muted">{report.unitName}</span></> },
              { key: 'period', header: 'Kỳ', width: '12.5rem', cell: ({ period }) => `${formatDate(period.from)} đến ${formatDate(period.to)}` },
              { key: 'state', header: 'Cân đối', width: '14rem', cell: ({ content, reasons }) => {
                const wrong = foreignImbalances(content);
                const worst = [...wrong].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
                if (!worst) return <Tag tone="success">Cân đối</Tag>;
                const explained = wrong.filter(({ key }) => reasons.some(({ imbalance }) => imbalance === key)).length;
                return <><Tag tone="error">Không cân đối: {lackWords(worst.difference)}</Tag><br /><span className="small muted">{explained === wrong.length ? 'đã giải trình' : `${wrong.length - explained} chỗ chưa giải trình`}</span></>;
              } },
              { key: 'by', header: 'Nhập lúc', width: '10rem', onPhone: 'hidden', cell: ({ importedAt, importedByName, source }) => <>{formatDateTime(localTimeOf(importedAt))}<br /><span className="small muted">{importedByName ?? SOURCE_WORDS[source]}</span></> },
            ]}
          />
        </Sheet>
        {mayImport && <Sheet id="nhap-tep" title="Nhập từ tệp"><ImportForm /></Sheet>}
      </div>
    </>
  );
}
