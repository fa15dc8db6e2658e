import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocumentLines } from '@/components/inspection/document-lines';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { findDocument, listDocuments } from '@/lib/data/inspection-documents';
import { listInspectionEvents } from '@/lib/data/inspections';
import { listRecommendations } from '@/lib/data/recommendations';
import { today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { ActForm } from '../act-form';
import { returnReportAction, sendReportAction } from '../actions';
import { loadInspection } from '../load';
import { signedFields } from '../signed-fields';
import { wordsFields } from '../words-fields';

export const metadata: Metadata = { title: 'Báo cáo kết quả kiểm tra' };

export default async function ReportPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, may, isWhole } = await loadInspection(actor, (await params).code);
  if (!isWhole) notFound();
  const { agencyId } = actor;
  const [documents, events, recommendations] = await Promise.all([listDocuments(agencyId, inspection.id), listInspectionEvents(agencyId, inspection.id, 500), listRecommendations(agencyId, { inspectionId: inspection.id, withDrafts: true })]);
  const reports = documents.filter(({ kind }) => kind === 'report');
  const last = reports.at(-1);
  const data = last && (await findDocument(agencyId, last.id))?.data;
  const returned = inspection.stage === 'site-ended' ? events.find(({ act }) => act === 'return-report') : undefined;
  const hidden = { code: inspection.code, version: inspection.version };
  return (
    <>
      {returned && <Notice tone="warning" title={`Báo cáo bị trả lại ngày ${formatDate(returned.legalOn)}, ${returned.byName ?? ''}`} className="mb-3">{returned.reason}</Notice>}
      <Sheet title="Báo cáo kết quả kiểm tra" rule="ink" className="mb-3">
        {reports.length === 0 ? <p className="muted">{inspection.stage === 'site-ended' ? 'Trưởng đoàn lập báo cáo từ những gì đã ghi.' : 'Báo cáo được lập sau khi kết thúc kiểm tra tại đơn vị.'}</p> : <DocumentLines documents={reports} />}
      </Sheet>
      {(may('report') || may('conclude')) && (
        <Sheet title="Kiến nghị dự thảo" aside={`${recommendations.length} kiến nghị`} className="mb-3">
          <p>{recommendations.length === 0 ? 'Chưa có kiến nghị nào. Kiến nghị được soạn ở mục Kiến nghị trước khi trình báo cáo.' : 'Kiến nghị có hiệu lực khi ban hành kết luận.'}</p>
          <p className="acts mt-2"><LinkButton href={paths.inspectionPart(inspection.code, 'kien-nghi')}>Xem kiến nghị</LinkButton>{may('conclude') && <LinkButton tone="primary" href={paths.inspectionPart(inspection.code, 'ket-luan')}>Ban hành kết luận</LinkButton>}</p>
        </Sheet>
      )}
      {may('report') && (
        <ActForm
          act="report" open action={sendReportAction} hidden={hidden} say={inspection.conclusionDueOn ? `Kết luận phải ban hành trước hoặc trong ngày ${formatDate(inspection.conclusionDueOn)}.` : undefined}
          fields={[...wordsFields(data && 'words' in data ? data.words : {}), ...signedFields(actor, today(), '12/BC-ĐKT').map((field) => (field.kind === 'group' ? { ...field, fields: field.fields.map((inner) => (inner.name === 'number' ? { ...inner, optional: true } : inner)) } : field))]}
          confirm={{ title: 'Trình báo cáo kết quả?', consequence: 'Báo cáo chốt những gì đã ghi. Lãnh đạo trả lại thì mới sửa được.' }}
        />
      )}
      {may('return-report') && <ActForm act="return-report" action={returnReportAction} hidden={hidden} fields={[{ kind: 'area', name: 'reason', label: 'Lý do trả lại', hint: 'Đoàn kiểm tra đọc được lý do này.' }]} />}
    </>
  );
}
