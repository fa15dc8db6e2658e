import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findForAct } from '@/lib/data/dossier-acts';
import { readFeeLines } from '@/lib/data/fees';
import { can } from '@/lib/domain/access/can';
import { refundableOf } from '@/lib/domain/fee/ledger';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { refundFeeAction } from './actions';
import { RefundForm } from './refund-form';

export const metadata: Metadata = { title: 'Hoàn tiền' };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RefundFeePage({ params, searchParams }: Props) {
  const actor = await staffPage('fee:refund');
  const dossier = await findForAct(actor.agencyId, decodeURIComponent((await params).code));
  if (!dossier) notFound();
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  if (!can(actor, 'dossier:view', units) || !can(actor, 'fee:refund', units)) notFound();
  const ordinal = Number(queryText((await searchParams).khoan));
  const fee = (await readFeeLines(actor.agencyId, dossier.id)).find((line) => line.ordinal === ordinal);
  if (!fee || refundableOf(fee) === 0) notFound();
  noteView(actor, dossier.id, 'detail');
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span>, href: paths.dossier(dossier.code) }]} title="Hoàn tiền" meta={dossier.applicantName} />
      <RefundForm code={dossier.code} fee={{ ordinal, name: fee.name, paidVnd: fee.paidVnd, refundableVnd: refundableOf(fee) }} action={refundFeeAction} />
    </>
  );
}
