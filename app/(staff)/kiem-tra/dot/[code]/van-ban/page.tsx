import type { Metadata } from 'next';
import { DocumentLines } from '@/components/inspection/document-lines';
import { Sheet } from '@/components/ui/sheet';
import { listDocuments, listYearPlanDocuments } from '@/lib/data/inspection-documents';
import { mayOpenDocument } from '@/lib/usecases/inspection/print-document';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from '../load';

export const metadata: Metadata = { title: 'Văn bản' };

export default async function DocumentsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, isWhole } = await loadInspection(actor, (await params).code);
  const [own, year] = await Promise.all([listDocuments(actor.agencyId, inspection.id), inspection.yearPlanId && isWhole ? listYearPlanDocuments(actor.agencyId, inspection.yearPlanId) : []]);
  const shown = [...year, ...own].filter((document) => mayOpenDocument(actor, document));
  return (
    <Sheet title="Văn bản của đợt kiểm tra" aside={`${shown.length} văn bản`} rule="ink" className="mb-3">
      {shown.length === 0 ? <p className="muted">Chưa có văn bản nào. Mỗi văn bản được lập từ những gì đã ghi, vào lúc làm việc tương ứng.</p> : <DocumentLines documents={shown} />}
      <p className="small muted mt-3">Văn bản đã ban hành không sửa; mỗi bản có dấu riêng, in lại lúc nào cũng ra đúng như khi ban hành.</p>
    </Sheet>
  );
}
