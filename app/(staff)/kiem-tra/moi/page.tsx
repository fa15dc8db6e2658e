import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { findChecklistInForce } from '@/lib/data/checklists';
import { findYearPlan, listBasesOn } from '@/lib/data/inspection-plans';
import { findInspection } from '@/lib/data/inspections';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { CONTENTS_35A } from '@/lib/domain/inspection/vocabulary';
import { reportingYear } from '@/lib/domain/report/period';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import { content35aWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { SpecForm, type FieldSpec } from '../spec-form';
import { savePlanAction } from './actions';
import '../inspection.css';

export const metadata: Metadata = { title: 'Lập kế hoạch kiểm tra' };

const METHOD = 'Nghe đơn vị báo cáo; kiểm tra tài liệu, hồ sơ; đối chiếu niêm yết, công khai tại nơi tiếp nhận; trao đổi trực tiếp với công chức và người nộp hồ sơ; chấm theo bảng kiểm.';
const PURPOSE = 'Đánh giá việc thực hiện kiểm soát thủ tục hành chính, phát hiện tồn tại, hạn chế để chấn chỉnh, khắc phục kịp thời.';

export default async function NewInspectionPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:plan');
  const query = await searchParams;
  const { agencyId } = actor;
  const on = today();
  const [asked, lineAsked, code] = [queryText(query['ke-hoach-nam']), Number(queryText(query.dong)), queryText(query.dot)];
  const [units, bases, checklist, yearPlan, revised] = await Promise.all([listUnits(agencyId), listBasesOn(agencyId, on), findChecklistInForce(agencyId, on), asked ? findYearPlan(agencyId, asked) : null, code ? findInspection(agencyId, code) : null]);
  if ((code && (!revised || !mayFollow(revised.stage, 'revise'))) || (asked && yearPlan?.state !== 'issued')) notFound();
  const line = yearPlan && Number.isInteger(lineAsked) ? yearPlan.lines[lineAsked] : undefined;
  const period = reportingYear(yearOf(on));
  const known = new Set<string>(CONTENTS_35A);
  const open = units.filter(({ isActive, id }) => isActive || revised?.unitIds.includes(id));
  const fields: FieldSpec[] = [
    { kind: 'text', name: 'title', label: 'Tên đợt kiểm tra', value: revised?.title ?? (line ? `Kiểm tra công tác kiểm soát thủ tục hành chính năm ${yearPlan?.year}` : '') },
    { kind: 'area', name: 'purpose', label: 'Mục đích', value: revised?.purpose ?? yearPlan?.purpose ?? PURPOSE },
    { kind: 'group', name: 'period', label: 'Thời kỳ được kiểm tra', hint: 'Số liệu, hồ sơ, câu trả lời tự động lấy trong thời kỳ này.', fields: [{ kind: 'date', name: 'periodFrom', label: 'Từ ngày', value: revised?.periodFrom ?? period.from }, { kind: 'date', name: 'periodTo', label: 'Đến ngày', value: revised?.periodTo ?? (period.to < on ? period.to : on) }] },
    { kind: 'group', name: 'site', label: 'Kiểm tra tại đơn vị', fields: [{ kind: 'date', name: 'siteFrom', label: 'Từ ngày', value: revised?.siteFrom ?? '' }, { kind: 'date', name: 'siteTo', label: 'Đến ngày', value: revised?.siteTo ?? '' }, { kind: 'date', name: 'selfReportDueOn', label: 'Hạn nộp báo cáo tự kiểm tra', value: revised?.selfReportDueOn ?? '', optional: true }] },
    {
      kind: 'checks', name: 'unitIds', label: 'Đơn vị được kiểm tra', hint: 'Ngày làm việc để trống là trong các ngày kiểm tra.', values: revised?.unitIds ?? line?.unitIds ?? [],
      options: open.map(({ id, name }) => ({ value: id, label: name, day: { name: `visit-${id}`, label: 'Làm việc ngày', value: revised?.schedule.find(({ unitId }) => unitId === id)?.on ?? '' } })),
    },
    { kind: 'text', name: 'overlapReason', label: 'Lý do tổ chức cùng lúc với đoàn khác', hint: 'Chỉ cần khi một đơn vị có hai đoàn trong cùng ngày.', optional: true },
    { kind: 'checks', name: 'contents', label: 'Nội dung kiểm tra', hint: 'Theo Điều 35a Nghị định số 63/2010/NĐ-CP.', values: (revised?.contents ?? line?.contents ?? ['direction', 'carrying-out', 'feedback']).map((content) => (known.has(content) ? content : 'other')), options: CONTENTS_35A.map((content) => ({ value: content, label: content35aWords[content] })) },
    { kind: 'text', name: 'otherContents', label: 'Nội dung khác là', value: revised?.contents.find((content) => !known.has(content)) ?? '', optional: true },
    { kind: 'area', name: 'method', label: 'Phương pháp', value: revised?.method ?? METHOD },
    {
      kind: 'checks', name: 'basisIds', label: 'Căn cứ pháp lý', hint: `Có hiệu lực ngày ${formatDate(on)}.`, values: revised ? bases.filter(({ number, article }) => revised.bases.some((held) => held.number === number && held.article === article)).map(({ id }) => id) : bases.map(({ id }) => id),
      options: bases.map(({ id, number, title, article, isVerified }) => ({ value: id, label: `${number}${article ? `, ${article}` : ''}`, detail: `${title}${isVerified ? '' : ' (chưa đối chiếu bản gốc)'}` })),
    },
  ];
  return (
    <>
      <PageHeader title={revised ? `Sửa kế hoạch đợt ${revised.code}` : yearPlan ? `Lập đợt kiểm tra theo kế hoạch năm ${yearPlan.year}` : 'Lập đợt kiểm tra đột xuất'} crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, ...(yearPlan ? [{ label: `Kế hoạch năm ${yearPlan.year}`, href: paths.inspectionYearPlan(yearPlan.id) }] : []), { label: revised ? 'Sửa' : 'Lập mới' }]} meta={checklist ? `Bảng kiểm đang có hiệu lực: bản số ${checklist.number}, ${checklist.title}.` : undefined} />
      {!checklist && <Notice tone="warning" title="Chưa có bảng kiểm có hiệu lực" className="mb-3">Duyệt một bảng kiểm trước khi lập kế hoạch. <LinkButton href={paths.checklists()}>Mở bảng kiểm</LinkButton></Notice>}
      <Sheet rule="accent" className="spec-wide">
        <SpecForm action={savePlanAction} fields={fields} hidden={revised ? { code: revised.code, version: revised.version } : { yearPlanId: yearPlan?.id, yearLine: line ? lineAsked : undefined }} submit={revised ? 'Lưu kế hoạch' : 'Lập kế hoạch'} />
      </Sheet>
    </>
  );
}
