import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { findLastChange } from '@/lib/data/changes';
import { countHeldDossiers, findStaff, listRoles } from '@/lib/data/people';
import { listSessionsOf } from '@/lib/data/sessions';
import { can } from '@/lib/domain/access/can';
import { ROLES } from '@/lib/domain/access/permissions';
import { idleSince } from '@/lib/domain/people/session-life';
import { localTimeOf, now } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ROLE_LABELS } from '@/lib/text/vi';
import { STAFF_CHANGES } from '@/lib/usecases/staff-refusal';
import { staffPage } from '@/lib/web/staff-page';
import { SessionTable } from '../../phien/session-table';
import { EditStaffForm } from '../staff-form';
import { DisableAccount, EnableAccount, GrantRoleForm, ResetPassword, RevokeRole } from './account-acts';

export const metadata: Metadata = { title: 'Tài khoản cán bộ' };

export default async function StaffPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('staff:view');
  const { id } = await params;
  const staff = await findStaff(actor.agencyId, id);
  if (!staff) notFound();
  const at = now();
  const [units, roles, last, held, sessions] = await Promise.all([
    listUnits(actor.agencyId),
    listRoles(actor.agencyId, [staff.id]),
    findLastChange(actor.agencyId, `staff:${staff.id}`, STAFF_CHANGES),
    countHeldDossiers(actor.agencyId, staff.id),
    listSessionsOf(actor.agencyId, staff.id, at, idleSince(at)),
  ]);
  const mayManage = can(actor, 'staff:manage');
  const isSelf = staff.id === actor.staffId;
  const person = { staffId: staff.id, name: staff.name, username: staff.username };
  const heldRoles = roles.get(staff.id) ?? [];

  return (
    <>
      <PageHeader
        title={staff.name}
        crumbs={[{ label: 'Quản trị', href: paths.admin() }, { label: 'Cán bộ', href: paths.adminUsers() }]}
        meta={
          <span className="acts">
            <span className="code">{staff.username}</span>
            {!staff.isActive && <Tag tone="error">{`Đã khóa${staff.disabledAt ? ` từ ${formatDateTime(localTimeOf(staff.disabledAt))}` : ''}`}</Tag>}
            {staff.isActive && staff.mustChangePassword && <Tag tone="warning">Chưa đổi mật khẩu được cấp</Tag>}
            {can(actor, 'audit:view') && <Link href={paths.adminAudit({ doiTuong: `staff:${staff.id}` })}>Nhật ký của tài khoản này</Link>}
          </span>
        }
      />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <Sheet title="Thông tin" aside={last.at && last.by ? `${last.by} sửa ${formatDateTime(localTimeOf(last.at))}` : undefined}>
          {mayManage ? (
            <EditStaffForm key={last.version} staffId={staff.id} version={last.version} details={staff} />
          ) : (
            <DescriptionList
              items={[
                { term: 'Chức vụ', value: staff.title },
                { term: 'Thư điện tử', value: staff.email ?? 'chưa nhập' },
                { term: 'Điện thoại', value: staff.phone ?? 'chưa nhập' },
              ]}
            />
          )}
        </Sheet>
        <div className="grid gap-3">
          <Sheet title="Vai trò">
            <Table
              caption="Vai trò"
              rows={heldRoles}
              rowKey={({ role, unitId }) => `${role}${unitId}`}
              columns={[
                { key: 'role', header: 'Vai trò', rowHeader: true, cell: ({ role }) => ROLE_LABELS[role] },
                { key: 'unit', header: 'Ở đơn vị', cell: ({ unitName, unitIsActive }) => <>{unitName}{!unitIsActive && <> <Tag>Đã đóng</Tag></>}</> },
                { key: 'since', header: 'Giao từ', onPhone: 'labelled', cell: ({ grantedAt }) => formatDateTime(localTimeOf(grantedAt)) },
                { key: 'act', header: '', cell: ({ role, unitId, unitName }) => (mayManage ? <RevokeRole person={person} unitId={unitId} role={role} words={`${ROLE_LABELS[role]}, ${unitName}`} /> : null) },
              ]}
              empty={<EmptyState>Chưa có vai trò nào, nên chưa mở được trang nào.</EmptyState>}
            />
            {mayManage && staff.isActive && (
              <GrantRoleForm staffId={staff.id} units={units.filter(({ isActive }) => isActive).map((unit) => ({ value: unit.id, label: unit.name }))} roles={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))} />
            )}
          </Sheet>
          {mayManage && (
            <Sheet title="Đăng nhập">
              <DescriptionList
                items={[
                  { term: 'Mật khẩu', value: staff.hasPassword ? (staff.mustChangePassword ? 'được cấp, chưa đổi' : 'do người dùng đặt') : 'chưa có' },
                  { term: 'Tài khoản cơ quan', value: staff.hasOidc ? 'đã gắn' : staff.email ? 'sẽ gắn ở lần đăng nhập đầu tiên bằng thư điện tử này' : 'chưa có thư điện tử để gắn' },
                  { term: 'Hồ sơ đang giữ', value: String(held) },
                ]}
              />
              <div className="acts mt-3">
                {isSelf ? (
                  <p className="muted">
                    Đây là tài khoản của bạn: <Link href={paths.changePassword()}>đổi mật khẩu ở trang của bạn</Link>; muốn khóa thì nhờ một người quản trị khác.
                  </p>
                ) : staff.isActive ? (
                  <>
                    <ResetPassword person={person} sessions={sessions.length} />
                    <DisableAccount person={person} held={held} sessions={sessions.length} />
                  </>
                ) : (
                  <EnableAccount person={person} />
                )}
              </div>
            </Sheet>
          )}
          {can(actor, 'session:revoke') && (
            <Sheet title="Phiên đang mở">
              <SessionTable sessions={sessions.map((session) => ({ ...session, person: null }))} empty="Người này không có phiên nào đang mở." />
            </Sheet>
          )}
        </div>
      </div>
    </>
  );
}
