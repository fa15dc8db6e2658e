import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { findPlace, listChecks } from '@/lib/data/posting';
import { localTimeOf, today } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { readPublication } from '@/lib/usecases/read-publication';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../../../posting.css';
import { BoardCheck } from './board-check';

export const metadata: Metadata = { title: 'Kiểm tra bảng niêm yết' };

export default async function BoardCheckPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('posting:check');
  const place = await findPlace(actor.agencyId, (await params).id);
  if (!place || !place.isActive) notFound();
  const query = await searchParams;
  const on = today();
  const [publication, checks] = await Promise.all([readPublication(actor.agencyId, on), listChecks(actor.agencyId, place.id, 500)]);
  const checkedToday = new Map(checks.filter(({ checkedAt }) => localTimeOf(checkedAt).on === on).map(({ slug, outcome }) => [slug, outcome]));
  const lines = publication.lines.filter(({ isUpcoming }) => !isUpcoming).map(({ slug, code, version }) => ({ slug, code: code ?? slug, name: version.name, number: version.number, outcome: checkedToday.get(slug) ?? null }));
  const ban = queryText(query.ban);
  return (
    <div className="board">
      <PageHeader title="Kiểm tra bảng niêm yết" crumbs={[{ label: 'Nơi niêm yết', href: paths.postingPlaces() }, { label: place.name, href: paths.postingPlace(place.id) }]} meta={place.location ?? undefined} />
      <BoardCheck placeId={place.id} lines={lines} scanned={queryText(query.ma) && ban && /^\d+$/.test(ban) ? { slug: queryText(query.ma) ?? '', number: Number(ban) } : null} />
    </div>
  );
}
