'use server';

import { revalidatePath } from 'next/cache';
import { BankAccountForm } from '@/lib/schemas/fees';
import { paths } from '@/lib/text/paths';
import { saveBankAccount } from '@/lib/usecases/save-bank-account';
import { staffAction } from '@/lib/web/staff-action';

/** Sets the account for transfers. */
export const saveBankAccountAction = staffAction({
  permission: 'bank-account:manage',
  input: BankAccountForm,
  run: saveBankAccount,
  refusals: () => ({ message: 'Không lập được mã VietQR từ tài khoản này. Xem lại mã ngân hàng và số tài khoản.' }),
  success: () => 'Đã lưu tài khoản thu phí. Thông báo nộp tiền lập từ bây giờ dùng tài khoản này.',
  then: () => revalidatePath(paths.adminBankAccount()),
});
