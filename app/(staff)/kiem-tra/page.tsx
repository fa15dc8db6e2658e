import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { listInspections, listInspectionYears, type InspectionLine } from '@/lib/data/inspection-lists';
import { can, scopeOf } from '@/lib/domain/access/can';
import { nextStep } from '@/lib/domain/inspection/may-act';
import { STAGES } from '@/lib/domain/inspection/stage';
import { today } from '@/lib/platform/clock';
import { formatDate, formatList, formatNumber } from '@/lib/text/format';
import { inspectionKindWords } from '@/lib/text/inspection-flow-words';
import { inspectionActWords, stageWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { inspectionsAsked } from './list-query';
import './inspection.css';

export const metadata: Metadata = { title: 'Kiểm tra' };

export default async function InspectionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:view');
  const { agencyId } = actor;
  const asked = inspectionsAsked(await searchParams);
  const scope = scopeOf(actor, 'inspection:view');
  const unitIds = scope.kind === 'units' ? scope.unitIds : null;
  const [lines, years, units] = await Promise.all([listInspections(agencyId, { ...asked, unitIds }), listInspectionYears(agencyId), listUnits(agencyId)]);
  const on = today();
  const mayPlan = can(actor, 'inspection:plan');
  const isFiltered = asked.year !== undefined || asked.stage !== undefined || asked.unitId !== undefined;
  const isAgency = unitIds === null;
  const next = (line: InspectionLine) => {
    if (!isAgency) {
      if (line.waitingSelfReports > 0 && (line.stage === 'notified' || line.stage === 'on-site')) return { label: 'Nộp báo cáo tự kiểm tra', dueOn: line.selfReportDueOn };
      return line.openRecommendations > 0 ? { label: `${formatNumber(line.openRecommendations)} kiến nghị phải khắc phục`, dueOn: line.nextRemedyOn } : null;
    }
    const step = nextStep(line);
    return step && { label: inspectionActWords[step.act], dueOn: line.stage === 'concluded' ? line.nextRemedyOn : step.dueOn };
  };
  const columns: Column<InspectionLine>[] = [
    {
      key: 'next', header: 'Việc tiếp theo', width: '15rem', cell: (line) => {
        const step = next(line);
        return step ? <>{step.dueOn && <b className={step.dueOn < on ? 'is-late' : undefined}>{formatDate(step.dueOn)}</b>}<span className="block small">{step.label}</span></> : <span className="muted">Không còn việc</span>;
      },
    },
    { key: 'stage', header: 'Bước', width: '12rem', cell: ({ stage }) => <Tag tone={stage === 'cancelled' ? 'warning' : stage === 'closed' ? 'success' : 'accent'}>{stageWords[stage]}</Tag> },
    { key: 'title', header: 'Đợt kiểm tra', rowHeader: true, cell: ({ code, title, kind, isSample }) => <><Link href={paths.inspection(code)}>{title}</Link><span className="block small muted"><span className="code">{code}</span>, {inspectionKindWords[kind].toLowerCase()}{isSample && ', dữ liệu mẫu'}</span></> },
    { key: 'site', header: 'Tại đơn vị', width: '9.5rem', onPhone: 'labelled', cell: ({ siteFrom, siteTo }) => (siteFrom === siteTo ? formatDate(siteFrom) : <>{formatDate(siteFrom)}<span className="block small muted">đến {formatDate(siteTo)}</span></>) },
    { key: 'units', header: 'Đơn vị', onPhone: 'labelled', cell: ({ unitNames }) => (unitNames.length > 3 ? `${formatNumber(unitNames.length)} đơn vị` : formatList(unitNames)) },
    { key: 'lead', header: 'Trưởng đoàn', width: '10rem', onPhone: 'labelled', cell: ({ leadName }) => leadName ?? <span className="muted">Chưa có</span> },
  ];
  return (
    <>
      <PageHeader
        title="Kiểm tra"
        meta={isAgency ? 'Các đợt kiểm tra công tác kiểm soát thủ tục hành chính, từ kế hoạch đến khi khắc phục xong.' : 'Các đợt kiểm tra tại đơn vị của bạn, từ khi có thông báo.'}
        actions={
          <>
            <LinkButton href={paths.inspectionOverview()}>Tổng hợp</LinkButton>
            <LinkButton href={paths.recommendations()}>Kiến nghị</LinkButton>
            {can(actor, 'control:dossiers') && <LinkButton href={paths.dossierControl()}>Kiểm soát hằng ngày</LinkButton>}
            {isAgency && <LinkButton href={paths.checklists()}>Bảng kiểm</LinkButton>}
            {isAgency && <LinkButton href={paths.inspectionYearPlans()}>Kế hoạch năm</LinkButton>}
            {mayPlan && <LinkButton tone="primary" href={paths.newInspection()}>Lập đợt đột xuất</LinkButton>}
          </>
        }
      />
      {(lines.length > 0 || isFiltered) && (
        <form action={paths.inspections()} className="inspection-filter" role="search">
          <Select name="nam" label="Năm" optional optionalWords="" emptyWords="Mọi năm" options={years.map((year) => ({ value: String(year), label: `Năm ${year}` }))} defaultValue={asked.year ? String(asked.year) : ''} />
          <Select name="buoc" label="Bước" optional optionalWords="" emptyWords="Mọi bước" options={STAGES.map((stage) => ({ value: stage, label: stageWords[stage] }))} defaultValue={asked.stage ?? ''} />
          {isAgency ? <Select name="don-vi" label="Đơn vị" optional optionalWords="" emptyWords="Mọi đơn vị" options={units.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={asked.unitId ?? ''} /> : <span />}
          <Button type="submit">Lọc</Button>
        </form>
      )}
      <Sheet>
        <Table
          columns={columns} rows={lines} rowKey={({ id }) => id} caption="Các đợt kiểm tra"
          empty={
            isFiltered ? <EmptyState action={<LinkButton href={paths.inspections()}>Bỏ lọc</LinkButton>}>Không có đợt kiểm tra nào như vậy.</EmptyState>
            : mayPlan ? <EmptyState action={<LinkButton href={paths.inspectionYearPlans()}>Soạn kế hoạch năm</LinkButton>}>Chưa có đợt kiểm tra nào. Soạn kế hoạch năm trước, hoặc lập đợt đột xuất.</EmptyState>
            : <EmptyState>{isAgency ? 'Chưa có đợt kiểm tra nào. Bộ phận kiểm soát soạn kế hoạch năm trước.' : 'Đơn vị của bạn chưa có đợt kiểm tra nào được thông báo.'}</EmptyState>
          }
        />
      </Sheet>
    </>
  );
}
