import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LateEntryList } from '@/components/report/late-entry-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { lateEntries } from '@/lib/usecases/late-entries';
import { staffPage } from '@/lib/web/staff-page';
import '../../report.css';
import { askedOf, type Query } from '../wanted';

export const metadata: Metadata = { title: 'Số liệu nhập sau' };

/** What was entered after the as-of and moved a dossier: why a report told today says other figures than it did then. */
export default async function LateEntriesPage({ params, searchParams }: { params: Promise<{ period: string }>; searchParams: Promise<Query> }) {
  const actor = await staffPage('report:view');
  const slug = decodeURIComponent((await params).period);
  const { named, wanted, query } = askedOf(actor.agencyId, slug, await searchParams);
  if (periodRefusal(named.period, today())) notFound();
  const late = await lateEntries(wanted, wanted.now);
  return (
    <>
      <PageHeader
        crumbs={[{ label: `Biểu II.06a, ${named.name}`, href: paths.report(slug, query) }]}
        title={`${formatNumber(late.total)} hồ sơ đổi cột do nhập sau`}
        meta={<>So số liệu {named.name} biết đến {formatDateTime(localTimeOfInstant(wanted.asOf.getTime()))} với số liệu biết đến bây giờ.</>}
      />
      {late.total === 0 ? <EmptyState>Không có gì nhập sau lúc đó làm đổi số liệu của kỳ này.</EmptyState> : (
        <LateEntryList difference={late.difference} total={late.total} moved={late.moved.map((one) => ({ ...one, code: one.row.code, isOpen: can(actor, 'dossier:view', [one.row.handlingUnitId, one.row.holdingUnitId]) }))} />
      )}
    </>
  );
}
