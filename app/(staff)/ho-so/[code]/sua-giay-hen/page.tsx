import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findReceiptForm } from '@/lib/data/receipt-form';
import { can } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { correctReceiptAction, reprintReceiptAction } from './actions';
import { CorrectReceiptForm } from './correct-form';
import { ReceiptList } from './receipt-list';
import { ReprintForm } from './reprint-form';

export const metadata: Metadata = { title: 'Sửa và cấp lại giấy hẹn' };

/** A wrong receipt is corrected and issued anew, a lost one printed again as a copy. Both papers are kept. */
export default async function CorrectReceiptPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('paper:print');
  const found = await findReceiptForm(actor.agencyId, decodeURIComponent((await params).code));
  if (!found || !can(actor, 'dossier:view', found.unitIds) || !found.paperId) notFound();
  noteView(actor, found.dossierId, 'detail');
  return (
    <div style={{ maxWidth: '46rem' }}>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: found.code, href: paths.dossier(found.code) }]} title="Giấy hẹn" />
      <ReceiptList receipts={found.receipts} />
      <ReprintForm paperId={found.paperId} action={reprintReceiptAction} />
      {can(actor, 'dossier:correct-receipt') && <CorrectReceiptForm found={found} action={correctReceiptAction} />}
    </div>
  );
}
