import type { Metadata } from 'next';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listDocuments } from '@/lib/data/inspection-documents';
import { listSelfReports } from '@/lib/data/self-reports';
import { isSelfReportLate, REQUIRED_SECTIONS, SELF_REPORT_SECTIONS, type SelfReportFigures } from '@/lib/domain/inspection/self-report';
import { localTimeOf, now, today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { sectionTitle, selfReportStateWords } from '@/lib/text/inspection-flow-words';
import { SELF_REPORT_OUTLINE } from '@/lib/text/inspection-outline';
import { paths } from '@/lib/text/paths';
import { unitFigures } from '@/lib/usecases/inspection/self-report-figures';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { SpecForm } from '../../../spec-form';
import { ActForm } from '../act-form';
import { returnSelfReportAction, saveSelfReportAction } from '../actions';
import { loadInspection } from '../load';

export const metadata: Metadata = { title: 'Báo cáo tự kiểm tra' };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SelfReportsPage({ params, searchParams }: Props) {
  const actor = await staffPage('inspection:view');
  const { inspection, units, may, isWhole } = await loadInspection(actor, (await params).code);
  const { agencyId } = actor;
  const asked = queryText((await searchParams)['don-vi']);
  const reports = (await listSelfReports(agencyId, inspection.id)).filter(({ unitId }) => units.some((unit) => unit.unitId === unitId));
  const report = reports.find(({ unitId }) => unitId === asked) ?? reports[0];
  if (!report) return <Notice>Báo cáo tự kiểm tra được đề nghị khi gửi thông báo kiểm tra cho đơn vị.</Notice>;
  const documents = await listDocuments(agencyId, inspection.id);
  const paper = documents.find(({ kind, unitId, state }) => kind === 'self-report' && unitId === report.unitId && state === 'issued');
  const figures: SelfReportFigures = report.state === 'submitted' && report.figures ? report.figures : await unitFigures(agencyId, report.unitId, { from: inspection.periodFrom, to: inspection.periodTo }, now());
  const isLate = isSelfReportLate(inspection.selfReportDueOn, report.state === 'submitted' ? report.submittedOn : null, today());
  const mayWrite = report.state !== 'submitted' && may('submit-self-report', report.unitId);
  const columns: Column<SelfReportFigures['lines'][number]>[] = [
    { key: 'label', header: 'Chỉ tiêu', rowHeader: true, cell: ({ label }) => label },
    { key: 'value', header: 'Số liệu', numeric: true, width: '8rem', cell: ({ value, path }) => (path ? <Link href={path}>{formatNumber(value)}</Link> : formatNumber(value)) },
  ];
  return (
    <>
      {reports.length > 1 && <div className="mb-3 overflow-x-auto"><SegmentedLinks label="Đơn vị" links={reports.map(({ unitId, unitName, state }) => ({ href: paths.inspectionPart(inspection.code, 'tu-kiem-tra', { 'don-vi': unitId }), label: `${units.find((unit) => unit.unitId === unitId)?.shortName ?? unitName}: ${selfReportStateWords[state].toLowerCase()}`, current: unitId === report.unitId }))} /></div>}
      <p className="mb-3">
        <b>{report.unitName}</b> <Tag tone={report.state === 'submitted' ? 'success' : report.state === 'returned' ? 'warning' : 'plain'}>{selfReportStateWords[report.state]}</Tag>
        {inspection.selfReportDueOn && <span className={isLate ? 'is-late' : 'muted'}> Hạn nộp {formatDate(inspection.selfReportDueOn)}{isLate && (report.state === 'submitted' ? ', nộp muộn' : ', đã quá hạn')}</span>}
        {report.submittedAt && report.state === 'submitted' && <span className="muted"> Nộp {formatDateTime(localTimeOf(report.submittedAt))}, {report.submittedByName}</span>}
      </p>
      {report.state === 'returned' && <Notice tone="warning" title="Trưởng đoàn trả lại báo cáo" className="mb-3">{report.returnedWhy}</Notice>}
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div>
          {mayWrite ? (
            <Sheet title="Nội dung báo cáo" rule="accent" className="mb-3">
              <SpecForm
                action={saveSelfReportAction} hidden={{ code: inspection.code, unitId: report.unitId, seen: report.version }}
                fields={SELF_REPORT_SECTIONS.map((section) => ({ kind: 'area', name: section, label: sectionTitle(section), rows: 4, optional: !REQUIRED_SECTIONS.includes(section), hint: SELF_REPORT_OUTLINE.find(({ key }) => key === section)?.asks.join(' '), value: report.words[section] ?? '' }))}
                submit="Nộp báo cáo" send={{ name: 'submit', value: 'yes' }} second={{ name: 'submit', value: 'no', label: 'Lưu nháp' }}
                confirm={{ title: 'Nộp báo cáo tự kiểm tra?', consequence: 'Nội dung và số liệu được chốt lại, có dấu riêng. Chỉ trưởng đoàn trả lại thì mới sửa được.' }}
              />
            </Sheet>
          ) : (
            <Sheet title="Nội dung báo cáo" rule="ink" className="mb-3">
              {report.state === 'submitted' || (isWhole && report.state === 'returned') ? SELF_REPORT_SECTIONS.map((section) => <div key={section}><h3>{sectionTitle(section)}</h3><p className="section-words">{report.words[section] ?? 'Không có nội dung.'}</p></div>) : <p className="muted">Đơn vị chưa nộp báo cáo. Số liệu bên cạnh lấy từ sổ theo dõi hồ sơ, xem được ngay.</p>}
            </Sheet>
          )}
          {report.state === 'submitted' && may('return-self-report', report.unitId) && <ActForm act="return-self-report" action={returnSelfReportAction} hidden={{ code: inspection.code, unitId: report.unitId, seen: report.version }} fields={[{ kind: 'area', name: 'reason', label: 'Lý do trả lại', hint: 'Đơn vị đọc được lý do này.' }]} />}
        </div>
        <Sheet title="Số liệu trong kỳ" aside={`${formatDate(figures.periodFrom)} đến ${formatDate(figures.periodTo)}`} className="mb-3">
          <Table columns={columns} rows={figures.lines} rowKey={({ key }) => key} caption="Số liệu của đơn vị trong kỳ" />
          <p className="small muted mt-2">{report.state === 'submitted' ? `Chốt lúc ${formatDateTime(localTimeOf(new Date(figures.asOf)))} khi nộp.` : `Lấy từ sổ lúc ${formatDateTime(localTimeOf(new Date(figures.asOf)))}; chốt lại khi nộp.`}</p>
          {report.sha256 && report.state === 'submitted' && <p className="small muted">Dấu <span className="code">{report.sha256.slice(0, 16)}…</span></p>}
          {paper && <p className="acts mt-2"><LinkButton href={paths.inspectionDocument(paper.id, 'pdf')} target="_blank">Bản in PDF</LinkButton><LinkButton href={paths.inspectionDocument(paper.id, 'docx')}>Tệp DOCX</LinkButton></p>}
        </Sheet>
      </div>
    </>
  );
}
