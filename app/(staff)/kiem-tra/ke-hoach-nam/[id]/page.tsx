import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { findYearPlan, plannedLines } from '@/lib/data/inspection-plans';
import { can } from '@/lib/domain/access/can';
import type { YearPlanLine } from '@/lib/domain/inspection/plan';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { CONTENTS_35A, type Content35a } from '@/lib/domain/inspection/vocabulary';
import { today } from '@/lib/platform/clock';
import { formatDate, formatList } from '@/lib/text/format';
import { yearPlanStateWords } from '@/lib/text/inspection-flow-words';
import { content35aWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { SpecForm, type FieldSpec } from '../../spec-form';
import { signedFields } from '../../dot/[code]/signed-fields';
import { issueYearPlanAction, removeYearPlanLineAction, saveYearPlanAction, saveYearPlanLineAction, withdrawYearPlanAction } from '../actions';
import '../../inspection.css';

export const metadata: Metadata = { title: 'Kế hoạch kiểm tra năm' };

const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: `Tháng ${index + 1}` }));
const contentWords = (content: string): string => ((CONTENTS_35A as readonly string[]).includes(content) ? content35aWords[content as Content35a] : content);

export default async function YearPlanPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('inspection:view');
  if (!seesWholeInspection(actor)) notFound();
  const plan = await findYearPlan(actor.agencyId, decodeURIComponent((await params).id));
  if (!plan) notFound();
  const [units, planned] = await Promise.all([listUnits(actor.agencyId), plannedLines(actor.agencyId, plan.id)]);
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  const mayEdit = plan.state === 'draft' && can(actor, 'inspection:plan');
  const mayPlan = plan.state === 'issued' && can(actor, 'inspection:plan');
  const isOwn = plan.createdById === actor.staffId;
  const hidden = { id: plan.id, version: plan.version };
  const lineFields = (line?: YearPlanLine): FieldSpec[] => [
    { kind: 'checks', name: 'unitIds', label: 'Đơn vị được kiểm tra', values: line?.unitIds ?? [], options: units.filter(({ isActive, id }) => isActive || line?.unitIds.includes(id)).map(({ id, name }) => ({ value: id, label: name })) },
    { kind: 'checks', name: 'contents', label: 'Nội dung', values: line?.contents ?? ['carrying-out'], options: CONTENTS_35A.map((content) => ({ value: content, label: content35aWords[content] })) },
    { kind: 'select', name: 'month', label: 'Thời gian', emptyWords: 'Trong năm', options: MONTHS, value: line?.month ? String(line.month) : '', optional: true },
    { kind: 'text', name: 'note', label: 'Ghi chú', value: line?.note ?? '', optional: true },
  ];
  type Row = YearPlanLine & { readonly index: number };
  const columns: Column<Row>[] = [
    { key: 'month', header: 'Thời gian', width: '7rem', cell: ({ month }) => (month ? `Tháng ${month}` : 'Trong năm') },
    { key: 'units', header: 'Đơn vị', rowHeader: true, cell: ({ unitIds }) => formatList(unitIds.map((id) => nameOf.get(id) ?? 'Đơn vị khác')) },
    { key: 'contents', header: 'Nội dung', cell: ({ contents, note }) => <>{formatList(contents.map(contentWords))}{note && <span className="block small muted">{note}</span>}</> },
    {
      key: 'done', header: 'Đợt kiểm tra', width: '13rem', cell: ({ index }) => {
        const codes = planned.filter(({ line }) => line === index);
        return codes.length > 0 ? codes.map(({ code }) => <Link key={code} href={paths.inspection(code)} className="mr-2">Đợt {code}</Link>) : mayPlan ? <LinkButton href={paths.newInspection({ keHoachNam: plan.id, dong: index })}>Lập đợt kiểm tra</LinkButton> : <span className="muted">Chưa lập</span>;
      },
    },
  ];
  return (
    <>
      <PageHeader
        title={`Kế hoạch kiểm tra năm ${plan.year}`} crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, { label: 'Kế hoạch năm', href: paths.inspectionYearPlans() }]}
        meta={<><Tag tone={plan.state === 'issued' ? 'success' : plan.state === 'withdrawn' ? 'warning' : 'plain'}>{yearPlanStateWords[plan.state]}</Tag>{plan.isSample && <> <Tag>Dữ liệu mẫu</Tag></>}</>}
        actions={plan.documentId && <><LinkButton href={paths.inspectionDocument(plan.documentId, 'pdf')} target="_blank">Mở văn bản PDF</LinkButton><LinkButton href={paths.inspectionDocument(plan.documentId, 'docx')}>Tải DOCX</LinkButton></>}
      />
      <Sheet rule="ink" className="mb-3">
        <DescriptionList items={[{ term: 'Mục đích, yêu cầu', value: <span className="whitespace-pre-line">{plan.purpose}</span> }, { term: 'Văn bản', value: plan.number && `Số ${plan.number}${plan.issuedOn ? `, ngày ${formatDate(plan.issuedOn)}` : ''}` }, { term: 'Người ký', value: plan.signerName && `${plan.signerName}${plan.signerTitle ? `, ${plan.signerTitle}` : ''}` }, { term: 'Người soạn', value: plan.createdByName }]} />
      </Sheet>
      <Sheet title="Đơn vị và thời gian" aside={`${plan.lines.length} dòng`} className="mb-3">
        <Table columns={columns} rows={plan.lines.map((line, index) => ({ ...line, index }))} rowKey={({ index }) => String(index)} caption="Các dòng của kế hoạch năm" empty={<p className="muted">Chưa có dòng nào.</p>} />
      </Sheet>
      {mayEdit && plan.lines.map((line, index) => (
        <details key={`${plan.version}-${index}`} className="sheet act-form spec-wide mb-3">
          <summary>Sửa dòng {index + 1}</summary>
          <SpecForm prefix={`dong-${index}`} action={saveYearPlanLineAction} hidden={{ ...hidden, line: index }} fields={lineFields(line)} submit="Lưu dòng" />
          <SpecForm prefix={`bo-${index}`} action={removeYearPlanLineAction} hidden={{ ...hidden, line: index }} fields={[]} submit="Bỏ dòng này" tone="danger" />
        </details>
      ))}
      {mayEdit && (
        <>
          <details key={plan.version} className="sheet act-form spec-wide mb-3" open={plan.lines.length === 0 || undefined}><summary>Thêm dòng</summary><SpecForm action={saveYearPlanLineAction} hidden={hidden} fields={lineFields()} submit="Thêm dòng" /></details>
          <details className="sheet act-form spec-wide mb-3"><summary>Sửa năm, mục đích</summary><SpecForm prefix="sua" action={saveYearPlanAction} hidden={hidden} fields={[{ kind: 'text', name: 'year', label: 'Năm', value: String(plan.year) }, { kind: 'area', name: 'purpose', label: 'Mục đích, yêu cầu', rows: 4, value: plan.purpose }]} submit="Lưu" /></details>
        </>
      )}
      {plan.state === 'draft' && can(actor, 'inspection:approve') && (isOwn ? <Notice className="mb-3">Bạn đã soạn kế hoạch này nên người khác ban hành.</Notice> : (
        <details className="sheet act-form spec-wide mb-3" open><summary>Ban hành kế hoạch năm</summary><SpecForm prefix={mayEdit ? 'ban-hanh' : undefined} action={issueYearPlanAction} hidden={hidden} fields={signedFields(actor, today(), '757/KH-BQL')} submit="Ban hành kế hoạch năm" confirm={{ title: `Ban hành kế hoạch năm ${plan.year}?`, consequence: 'Kế hoạch có số, không sửa được nữa; cần thay đổi thì thu hồi và soạn kế hoạch khác.' }} /></details>
      ))}
      {plan.state === 'issued' && can(actor, 'inspection:approve') && <details className="sheet act-form spec-wide mb-3"><summary>Thu hồi kế hoạch năm</summary><SpecForm prefix="thu-hoi" tone="danger" action={withdrawYearPlanAction} hidden={hidden} fields={[{ kind: 'area', name: 'reason', label: 'Lý do thu hồi' }]} submit="Thu hồi kế hoạch năm" confirm={{ title: 'Thu hồi kế hoạch năm?', consequence: 'Không lập thêm đợt kiểm tra theo kế hoạch này được nữa. Những đợt đã lập vẫn giữ.' }} /></details>}
    </>
  );
}
