import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findLastChange } from '@/lib/data/changes';
import { findDecision } from '@/lib/data/decisions';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { DECISION_CHANGES } from '@/lib/usecases/save-decision';
import { staffPage } from '@/lib/web/staff-page';
import '../../../procedures.css';
import { DecisionForm } from '../../decision-form';

export const metadata: Metadata = { title: 'Sửa quyết định công bố' };

export default async function ChangeDecisionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('procedure:draft');
  const decision = await findDecision(actor.agencyId, (await params).id);
  if (!decision) notFound();
  const last = await findLastChange(actor.agencyId, `decision:${decision.id}`, DECISION_CHANGES);
  const shown = {
    ...decision, issuedOn: formatDate(decision.issuedOn), effectiveOn: formatDate(decision.effectiveOn), legalTextOn: decision.legalTextOn && formatDate(decision.legalTextOn),
    file: decision.fileId ? { fileId: decision.fileId, name: decision.fileName ?? '' } : null, isUsed: decision.begun + decision.ended > 0,
  };
  return (
    <>
      <PageHeader title={`Sửa quyết định ${decision.number}`} crumbs={[{ label: 'Quyết định công bố', href: paths.procedureDecisions() }, { label: decision.number, href: paths.procedureDecision(decision.id) }]} />
      <Sheet title="Thông tin" aside={last.at && last.by ? `${last.by} sửa ${formatDateTime(localTimeOf(last.at))}` : undefined}>
        <DecisionForm key={last.version} decision={shown} version={last.version} />
      </Sheet>
    </>
  );
}
