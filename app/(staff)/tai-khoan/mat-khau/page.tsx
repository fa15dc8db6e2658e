import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findStaff } from '@/lib/data/people';
import { SHORTEST_PASSWORD } from '@/lib/domain/people/password-policy';
import { paths } from '@/lib/text/paths';
import { localPath } from '@/lib/web/return-path';
import { staffPageSession } from '@/lib/web/staff-page';
import { ChangePasswordForm } from './form';

export const metadata: Metadata = { title: 'Đổi mật khẩu' };

export default async function ChangePasswordPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const session = await staffPageSession('signed-in', { evenWithOldPassword: true });
  const tiep = localPath((await searchParams).tiep);
  const staff = await findStaff(session.actor.agencyId, session.actor.staffId);
  return (
    <>
      <PageHeader title="Đổi mật khẩu" crumbs={session.mustChangePassword ? [] : [{ label: 'Tài khoản của tôi', href: paths.account() }]} />
      <Sheet>
        {session.mustChangePassword && (
          <Notice tone="warning" title="Mật khẩu này do quản trị hệ thống cấp" className="mb-3 max-w-[40rem]">
            Đặt mật khẩu của riêng bạn để bắt đầu làm việc.
          </Notice>
        )}
        {staff?.hasPassword ? (
          <ChangePasswordForm tiep={tiep} username={session.username} hint={`Ít nhất ${SHORTEST_PASSWORD} ký tự. Nên ghép vài từ không liên quan với nhau.`} />
        ) : (
          <p>Tài khoản này đăng nhập bằng tài khoản của cơ quan, không có mật khẩu ở đây.</p>
        )}
      </Sheet>
    </>
  );
}
