import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listPlaces } from '@/lib/data/posting';
import { can } from '@/lib/domain/access/can';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { PLACE_KIND_WORDS } from '@/lib/text/posting-words';
import { staffPage } from '@/lib/web/staff-page';
import { PostingHeader } from '../posting-header';
import '../posting.css';

export const metadata: Metadata = { title: 'Nơi niêm yết' };

export default async function PlacesPage() {
  const actor = await staffPage('posting:view');
  const places = await listPlaces(actor.agencyId, today());
  const mayManage = can(actor, 'posting:manage-places');
  return (
    <>
      <PostingHeader actor={actor} current="places" actions={mayManage && <LinkButton tone="primary" href={paths.postingNewPlace()}>Thêm nơi niêm yết</LinkButton>} />
      <Sheet>
        <Table
          caption="Nơi niêm yết"
          rows={places}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: 'Nơi niêm yết', rowHeader: true, cell: ({ id, name, location, isActive }) => <><Link href={paths.postingPlace(id)}>{name}</Link>{!isActive && <> <Tag>Đã đóng</Tag></>}{location && <span className="second">{location}</span>}</> },
            { key: 'kind', header: 'Loại', cell: ({ kind }) => PLACE_KIND_WORDS[kind] },
            { key: 'unit', header: 'Đơn vị phụ trách', onPhone: 'labelled', cell: ({ unitName }) => unitName ?? <span className="muted">chưa giao</span> },
            { key: 'hanging', header: 'Đang niêm yết', numeric: true, onPhone: 'labelled', cell: ({ id, hanging }) => <Link href={paths.postingPlace(id)}>{formatNumber(hanging)}</Link> },
            { key: 'checked', header: 'Kiểm tra lần cuối', onPhone: 'labelled', cell: ({ lastCheckedAt }) => (lastCheckedAt ? formatDateTime(localTimeOf(lastCheckedAt)) : <span className="muted">chưa kiểm tra</span>) },
            { key: 'act', header: '', cell: ({ id, isActive }) => isActive && can(actor, 'posting:check') && <Link href={paths.postingCheck(id)}>Kiểm tra</Link> },
          ]}
          empty={<EmptyState action={mayManage && <LinkButton tone="primary" href={paths.postingNewPlace()}>Thêm nơi niêm yết đầu tiên</LinkButton>}>Chưa có nơi niêm yết nào. Thêm cổng thông tin, cơ sở dữ liệu quốc gia và bảng ở nơi tiếp nhận.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
