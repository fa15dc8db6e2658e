import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { PlaceForm } from '../place-form';

export const metadata: Metadata = { title: 'Thêm nơi niêm yết' };

export default async function NewPlacePage() {
  const actor = await staffPage('posting:manage-places');
  const units = (await listUnits(actor.agencyId)).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeader title="Thêm nơi niêm yết" crumbs={[{ label: 'Công khai, niêm yết', href: paths.posting() }, { label: 'Nơi niêm yết', href: paths.postingPlaces() }]} />
      <Sheet>
        <PlaceForm units={units} />
      </Sheet>
    </>
  );
}
