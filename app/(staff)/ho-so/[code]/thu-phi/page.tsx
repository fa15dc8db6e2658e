import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findForAct } from '@/lib/data/dossier-acts';
import { readAskedPayment, readFeeLines } from '@/lib/data/fees';
import { can } from '@/lib/domain/access/can';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import { outstandingOf } from '@/lib/domain/fee/ledger';
import { today } from '@/lib/platform/clock';
import { FEE_KIND_WORDS } from '@/lib/text/fees';
import { paths } from '@/lib/text/paths';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { collectFeesAction } from './actions';
import { CollectForm } from './collect-form';

export const metadata: Metadata = { title: 'Thu phí, lệ phí' };

export default async function CollectFeesPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('dossier:record-payment');
  const dossier = await findForAct(actor.agencyId, decodeURIComponent((await params).code));
  if (!dossier) notFound();
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  if (!can(actor, 'dossier:view', units) || !can(actor, 'dossier:record-payment', units)) notFound();
  if (!actsAllowed(dossier.status as DossierStatus).includes('record-payment')) redirect(paths.dossier(dossier.code));
  const [fees, asked] = await Promise.all([readFeeLines(actor.agencyId, dossier.id), readAskedPayment(actor.agencyId, dossier.id)]);
  const lines = fees.filter((fee) => outstandingOf(fee) > 0).map((fee) => ({ ordinal: fee.ordinal, name: fee.name, kindWords: FEE_KIND_WORDS[fee.kind], dueVnd: outstandingOf(fee) }));
  // Nothing is due that is in the list: what came in all the same is entered as an amount alone.
  if (lines.length === 0) redirect(paths.dossierAct(dossier.code, 'record-payment'));
  noteView(actor, dossier.id, 'detail');
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span>, href: paths.dossier(dossier.code) }]} title="Thu phí, lệ phí" meta={dossier.applicantName} />
      <CollectForm code={dossier.code} seen={dossier.eventCount} lines={lines} waitedVnd={asked === null ? 0 : Math.max(0, asked.amountVnd - asked.paidSinceVnd)} today={today()} action={collectFeesAction} />
    </>
  );
}
