import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { listUnitTies } from '@/lib/data/units';
import { dateColumn, today } from '@/lib/platform/clock';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { unitKindLabel } from '@/lib/text/people';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';

export const metadata: Metadata = { title: 'Đơn vị' };

export default async function UnitsPage() {
  const actor = await staffPage('unit:manage');
  const [units, ties] = await Promise.all([listUnits(actor.agencyId), listUnitTies(actor.agencyId, dateColumn(today()))]);
  const count = (id: string, what: 'people' | 'dossiers' | 'procedures') => ties.get(id)?.[what] ?? 0;
  return (
    <>
      <AdminHeader
        actor={actor}
        current="units"
        meta={`${units.filter(({ isActive }) => isActive).length} đơn vị đang hoạt động`}
        actions={
          <LinkButton tone="primary" href={paths.adminNewUnit()}>
            Thêm đơn vị
          </LinkButton>
        }
      />
      <Sheet>
        <Table
          caption="Đơn vị"
          rows={units}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: 'Tên đơn vị', rowHeader: true, cell: ({ id, name, isActive }) => <><Link href={paths.adminUnit(id)}>{name}</Link>{!isActive && <> <Tag tone="error">Đã đóng</Tag></>}</> },
            { key: 'short', header: 'Viết tắt', onPhone: 'labelled', cell: ({ shortName }) => shortName },
            { key: 'kind', header: 'Loại', cell: ({ kind }) => unitKindLabel(kind) },
            {
              key: 'people',
              header: 'Cán bộ',
              numeric: true,
              onPhone: 'labelled',
              cell: ({ id }) => (count(id, 'people') > 0 ? <Link href={paths.adminUsers({ donVi: id, trangThai: 'mo' })}>{formatNumber(count(id, 'people'))}</Link> : 0),
            },
            { key: 'dossiers', header: 'Hồ sơ chưa xong', numeric: true, onPhone: 'labelled', cell: ({ id }) => formatNumber(count(id, 'dossiers')) },
            { key: 'procedures', header: 'Thủ tục', numeric: true, onPhone: 'labelled', cell: ({ id }) => formatNumber(count(id, 'procedures')) },
          ]}
          empty={<EmptyState>Chưa có đơn vị nào.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
