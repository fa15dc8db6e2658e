import type { Metadata } from 'next';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { findStaff, listRoles } from '@/lib/data/people';
import { listSessionsOf } from '@/lib/data/sessions';
import { idleSince } from '@/lib/domain/people/session-life';
import { localTimeOf, now } from '@/lib/platform/clock';
import { browserWords } from '@/lib/text/browser';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ROLE_LABELS } from '@/lib/text/vi';
import { staffPageSession } from '@/lib/web/staff-page';
import { endOwnSessionAction } from './actions';
import { EndSessionForm } from './end-session-form';

export const metadata: Metadata = { title: 'Tài khoản của tôi' };

export default async function AccountPage() {
  const { actor, sessionId, username } = await staffPageSession('signed-in');
  const at = now();
  const [staff, roles, sessions] = await Promise.all([findStaff(actor.agencyId, actor.staffId), listRoles(actor.agencyId, [actor.staffId]), listSessionsOf(actor.agencyId, actor.staffId, at, idleSince(at))]);
  const held = roles.get(actor.staffId) ?? [];
  return (
    <>
      <PageHeader title="Tài khoản của tôi" actions={staff?.hasPassword && <LinkButton href={paths.changePassword()}>Đổi mật khẩu</LinkButton>} />
      <div className="grid gap-3 desk:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Sheet title="Thông tin">
          <DescriptionList
            items={[
              { term: 'Họ và tên', value: actor.name },
              { term: 'Chức vụ', value: actor.title },
              { term: 'Tên đăng nhập', value: <span className="code">{username}</span> },
              { term: 'Thư điện tử', value: staff?.email ?? 'chưa nhập' },
              { term: 'Điện thoại', value: staff?.phone ?? 'chưa nhập' },
              {
                term: 'Vai trò',
                value: held.length === 0 ? 'chưa được giao vai trò nào' : held.map(({ role, unitId, unitName }) => <span key={`${role}${unitId}`} className="block">{`${ROLE_LABELS[role]}, ${unitName}`}</span>),
              },
            ]}
          />
          <p className="small muted mt-3">Thông tin sai thì báo quản trị hệ thống sửa.</p>
        </Sheet>
        <Sheet title="Phiên đang mở" aside="Tự kết thúc sau 60 phút không dùng, nhiều nhất 12 giờ">
          <Table
            caption="Phiên đang mở"
            rows={sessions}
            rowKey={({ id }) => id}
            columns={[
              { key: 'where', header: 'Thiết bị', rowHeader: true, cell: ({ id, userAgent }) => <>{browserWords(userAgent)}{id === sessionId && <b> · phiên này</b>}</> },
              { key: 'address', header: 'Địa chỉ mạng', onPhone: 'labelled', cell: ({ address }) => address ?? 'không rõ' },
              { key: 'begun', header: 'Bắt đầu', onPhone: 'labelled', cell: ({ createdAt }) => formatDateTime(localTimeOf(createdAt)) },
              { key: 'seen', header: 'Dùng gần nhất', onPhone: 'labelled', cell: ({ lastSeenAt }) => formatDateTime(localTimeOf(lastSeenAt)) },
              { key: 'act', header: '', cell: ({ id, userAgent }) => (id === sessionId ? null : <EndSessionForm sessionId={id} label={`Kết thúc phiên trên ${browserWords(userAgent)}`} action={endOwnSessionAction} />) },
            ]}
          />
        </Sheet>
      </div>
    </>
  );
}
