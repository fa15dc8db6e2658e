import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listYearPlans, type YearPlanRecord } from '@/lib/data/inspection-plans';
import { can } from '@/lib/domain/access/can';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { yearPlanStateWords } from '@/lib/text/inspection-flow-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { SpecForm } from '../spec-form';
import { saveYearPlanAction } from './actions';
import '../inspection.css';

export const metadata: Metadata = { title: 'Kế hoạch kiểm tra năm' };

const columns: readonly Column<YearPlanRecord>[] = [
  { key: 'year', header: 'Năm', rowHeader: true, width: '6rem', cell: ({ id, year }) => <Link href={paths.inspectionYearPlan(id)}>Năm {year}</Link> },
  { key: 'state', header: 'Tình trạng', width: '9rem', cell: ({ state }) => <Tag tone={state === 'issued' ? 'success' : state === 'withdrawn' ? 'warning' : 'plain'}>{yearPlanStateWords[state]}</Tag> },
  { key: 'number', header: 'Số, ngày', onPhone: 'labelled', width: '14rem', cell: ({ number, issuedOn, createdByName, isSample }) => <>{number ? `${number}${issuedOn ? `, ${formatDate(issuedOn)}` : ''}` : `Soạn: ${createdByName ?? 'hệ thống'}`}{isSample && <span className="block small muted">Dữ liệu mẫu</span>}</> },
  { key: 'purpose', header: 'Mục đích', cell: ({ purpose }) => purpose },
  { key: 'lines', header: 'Dòng', numeric: true, width: '5rem', onPhone: 'labelled', cell: ({ lines }) => formatNumber(lines.length) },
  { key: 'inspections', header: 'Đợt đã lập', numeric: true, width: '7rem', onPhone: 'labelled', cell: ({ inspections }) => formatNumber(inspections) },
];

export default async function YearPlansPage() {
  const actor = await staffPage('inspection:view');
  if (!seesWholeInspection(actor)) notFound();
  const plans = await listYearPlans(actor.agencyId);
  return (
    <>
      <PageHeader title="Kế hoạch kiểm tra năm" crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }]} meta="Kế hoạch năm do người thứ hai ban hành; từng dòng thành đợt kiểm tra." />
      <Sheet className="mb-3"><Table columns={columns} rows={plans} rowKey={({ id }) => id} caption="Kế hoạch kiểm tra các năm" empty={<EmptyState>Chưa có kế hoạch năm nào. Soạn kế hoạch năm ở dưới, rồi thêm từng dòng.</EmptyState>} /></Sheet>
      {can(actor, 'inspection:plan') && (
        <details className="sheet act-form spec-wide" open={plans.length === 0 || undefined}>
          <summary>Soạn kế hoạch năm</summary>
          <SpecForm action={saveYearPlanAction} submit="Soạn kế hoạch" fields={[{ kind: 'text', name: 'year', label: 'Năm', value: String(yearOf(today())) }, { kind: 'area', name: 'purpose', label: 'Mục đích, yêu cầu', rows: 4, value: 'Đánh giá việc thực hiện kiểm soát thủ tục hành chính tại các đơn vị, kịp thời chấn chỉnh tồn tại, hạn chế.' }]} />
        </details>
      )}
    </>
  );
}
