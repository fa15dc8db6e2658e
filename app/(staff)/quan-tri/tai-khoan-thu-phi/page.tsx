import type { Metadata } from 'next';
import { Sheet } from '@/components/ui/sheet';
import { Notice } from '@/components/ui/notice';
import { qrSvg } from '@/lib/adapters/codes/svg';
import { findBankAccount } from '@/lib/data/bank-account';
import { vietQr } from '@/lib/domain/fee/vietqr';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { AccountForm } from './account-form';
import { saveBankAccountAction } from './actions';

export const metadata: Metadata = { title: 'Tài khoản thu phí' };

/** The account for transfers, with its VietQR, so that it can be tried with a banking app before anyone pays by it. */
export default async function BankAccountPage() {
  const actor = await staffPage('bank-account:manage');
  const account = await findBankAccount(actor.agencyId);
  const made = account && vietQr({ ...account, amountVnd: null, purpose: null });
  return (
    <>
      <AdminHeader actor={actor} current="bank-account" meta="Tài khoản in trên thông báo nộp tiền và hiện ở trang tra cứu khi người nộp được yêu cầu nộp." />
      <div style={{ maxWidth: '42rem' }}>
        {account?.isSample && <Notice tone="warning" className="mb-3">Đang dùng tài khoản mẫu. Nhập tài khoản thật của cơ quan trước khi thu tiền.</Notice>}
        <Sheet title="Tài khoản nhận tiền" id="tai-khoan">
          <AccountForm account={account} action={saveBankAccountAction} />
        </Sheet>
        {made?.ok && (
          <Sheet title="Mã VietQR của tài khoản" id="ma" className="mt-3">
            <p className="mb-3">Quét thử bằng ứng dụng ngân hàng: tên người thụ hưởng hiện ra phải đúng là cơ quan.</p>
            {/* The picture holds numbers only, whatever the account says. */}
            <div style={{ width: '11rem' }} dangerouslySetInnerHTML={{ __html: qrSvg(made.value, { label: 'Mã VietQR của tài khoản thu phí' }) }} />
          </Sheet>
        )}
      </div>
    </>
  );
}
