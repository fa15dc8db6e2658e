import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { findLastChange } from '@/lib/data/changes';
import { findPlace } from '@/lib/data/posting';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { PLACE_CHANGES } from '@/lib/usecases/save-posting-place';
import { staffPage } from '@/lib/web/staff-page';
import { PlaceForm } from '../../place-form';

export const metadata: Metadata = { title: 'Sửa nơi niêm yết' };

export default async function ChangePlacePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('posting:manage-places');
  const place = await findPlace(actor.agencyId, (await params).id);
  if (!place) notFound();
  const [units, last] = await Promise.all([listUnits(actor.agencyId), findLastChange(actor.agencyId, `posting-place:${place.id}`, PLACE_CHANGES)]);
  return (
    <>
      <PageHeader title={`Sửa nơi niêm yết: ${place.name}`} crumbs={[{ label: 'Công khai, niêm yết', href: paths.posting() }, { label: place.name, href: paths.postingPlace(place.id) }]} />
      <Sheet title="Thông tin" aside={last.at && last.by ? `${last.by} sửa ${formatDateTime(localTimeOf(last.at))}` : undefined}>
        <PlaceForm key={last.version} place={place} version={last.version} units={units.filter(({ isActive, id }) => isActive || id === place.unitId).map(({ id, name }) => ({ value: id, label: name }))} />
      </Sheet>
    </>
  );
}
