import type { Metadata } from 'next';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listPlaces } from '@/lib/data/posting';
import { can } from '@/lib/domain/access/can';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { PLACE_KIND_WORDS } from '@/lib/text/posting-words';
import { readPublication } from '@/lib/usecases/read-publication';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../posting.css';
import { RecordForm } from './record-form';

export const metadata: Metadata = { title: 'Ghi nhận niêm yết' };

export default async function RecordPostingPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('posting:record');
  const query = await searchParams;
  const on = today();
  const [places, publication] = await Promise.all([listPlaces(actor.agencyId, on), readPublication(actor.agencyId, on)]);
  const open = places.filter(({ isActive }) => isActive);
  return (
    <>
      <PageHeader title="Ghi nhận niêm yết" crumbs={[{ label: 'Công khai, niêm yết', href: paths.posting() }]} meta="Ghi lại bản nào được niêm yết ở đâu, từ ngày nào. Tờ cũ của cùng thủ tục được ghi là đã thay." />
      {open.length === 0 && (
        <Notice tone="warning" className="mb-3">
          Chưa có nơi niêm yết nào đang dùng. {can(actor, 'posting:manage-places') ? <Link href={paths.postingNewPlace()}>Thêm nơi niêm yết</Link> : 'Tổ kiểm soát thủ tục thêm nơi niêm yết trước.'}
        </Notice>
      )}
      <Sheet>
        <RecordForm
          today={on}
          chosenPlace={queryText(query.noi) ?? ''}
          chosenSlug={queryText(query.thuTuc) ?? ''}
          places={open.map(({ id, name, kind }) => ({ value: id, label: `${name} (${PLACE_KIND_WORDS[kind]})` }))}
          versions={publication.lines.map(({ slug, code, version, isUpcoming, way }) => ({
            id: version.id, slug, code: code ?? slug, name: version.name, number: version.number, isUpcoming,
            lacking: way.flatMap(({ missing }) => missing.map(({ id }) => id)),
          }))}
        />
      </Sheet>
    </>
  );
}
