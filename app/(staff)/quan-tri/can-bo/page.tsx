import type { Metadata } from 'next';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { countStaff, listRoles, listStaff } from '@/lib/data/people';
import { can } from '@/lib/domain/access/can';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ROLE_LABELS } from '@/lib/text/vi';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { FilterSelect, FilterText } from '../filter-field';

export const metadata: Metadata = { title: 'Cán bộ' };

const PAGE = 50;
const STATES = [
  { value: 'mo', label: 'Đang mở' },
  { value: 'khoa', label: 'Đã khóa' },
];

export default async function StaffListPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('staff:view');
  const query = await searchParams;
  const [tim, donVi, trangThai, sau] = [queryText(query.tim), queryText(query.donVi), queryText(query.trangThai), queryText(query.sau)];
  const filter = { words: tim, unitId: donVi, isActive: trangThai === 'mo' ? true : trangThai === 'khoa' ? false : undefined };
  const [units, counts, found] = await Promise.all([listUnits(actor.agencyId), countStaff(actor.agencyId), listStaff(actor.agencyId, filter, PAGE + 1, sau)]);
  const people = found.slice(0, PAGE);
  const roles = await listRoles(actor.agencyId, people.map(({ id }) => id));
  const isFiltered = Boolean(tim ?? donVi ?? trangThai);
  const next = found.length > PAGE ? people.at(-1)?.username : undefined;

  return (
    <>
      <AdminHeader
        actor={actor}
        current="staff"
        meta={`${formatNumber(counts.active)} tài khoản đang mở, ${formatNumber(counts.disabled)} đã khóa`}
        actions={
          can(actor, 'staff:manage') && (
            <LinkButton tone="primary" href={paths.adminNewUser()}>
              Mở tài khoản
            </LinkButton>
          )
        }
      />
      <Sheet>
        <form method="get" action={paths.adminUsers()} role="search" className="mb-3 grid items-end gap-3 staff:grid-cols-[minmax(0,1fr)_minmax(0,16rem)_10rem_auto] [&_.field]:mt-0">
          <FilterText name="tim" label="Tìm theo họ tên, tên đăng nhập, chức vụ" value={tim} />
          <FilterSelect name="donVi" label="Đơn vị" all="Mọi đơn vị" value={donVi} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
          <FilterSelect name="trangThai" label="Tình trạng" all="Tất cả" value={trangThai} options={STATES} />
          <Button type="submit">Tìm</Button>
        </form>
        <Table
          caption="Cán bộ"
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: 'Họ tên, tên đăng nhập',
              rowHeader: true,
              cell: (person) => (
                <>
                  <Link href={paths.adminUser(person.id)}>{person.name}</Link>
                  <span className="second code">{person.username}</span>
                </>
              ),
            },
            { key: 'title', header: 'Chức vụ', cell: ({ title }) => title },
            {
              key: 'roles',
              header: 'Vai trò và đơn vị',
              cell: ({ id }) => {
                const held = roles.get(id) ?? [];
                return held.length === 0 ? <span className="muted">chưa có vai trò</span> : held.map(({ role, unitId, unitName }) => <span key={`${role}${unitId}`} className="block">{`${ROLE_LABELS[role]}, ${unitName}`}</span>);
              },
            },
            {
              key: 'state',
              header: 'Tình trạng',
              cell: ({ isActive, mustChangePassword, hasOidc, hasPassword }) => (
                <span className="flex flex-wrap gap-1">
                  {isActive ? 'Đang mở' : <Tag tone="error">Đã khóa</Tag>}
                  {isActive && mustChangePassword && <Tag tone="warning">Chưa đổi mật khẩu</Tag>}
                  {hasOidc && <Tag>Tài khoản cơ quan</Tag>}
                  {!hasOidc && !hasPassword && <Tag tone="warning">Chưa có mật khẩu</Tag>}
                </span>
              ),
            },
          ]}
          empty={
            <EmptyState action={isFiltered && <LinkButton href={paths.adminUsers()}>Bỏ điều kiện tìm</LinkButton>}>{sau ? 'Không còn tài khoản nào sau trang trước.' : 'Không có tài khoản nào khớp.'}</EmptyState>
          }
        />
        <Pager previousHref={sau ? paths.adminUsers({ tim, donVi, trangThai }) : null} previousWords="Về trang đầu" nextHref={next ? paths.adminUsers({ tim, donVi, trangThai, sau: next }) : null} nextWords="Trang sau">
          {people.length > 0 && `${people.length} tài khoản trên trang này, theo tên đăng nhập`}
        </Pager>
      </Sheet>
    </>
  );
}
