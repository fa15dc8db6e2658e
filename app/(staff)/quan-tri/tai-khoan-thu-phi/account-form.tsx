'use client';

import { useActionState } from 'react';
import { Checkbox } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';

type Account = { readonly bankBin: string; readonly bankName: string; readonly accountNumber: string; readonly accountName: string; readonly isSample: boolean };

export function AccountForm({ account, action }: { account: Account | null; action: (previous: ActionState<null>, form: FormData) => Promise<ActionState<null>> }) {
  const [state, submit] = useActionState(action, IDLE as ActionState<null>);
  const field = (name: keyof Account & string) => {
    const value = state.values?.[name] ?? String(account?.[name] ?? '');
    return { name, error: state.fieldErrors?.[name] ?? null, defaultValue: value };
  };
  const keyed = (name: keyof Account & string) => `${name}:${field(name).defaultValue}`;
  const isSample = state.values ? state.values.isSample === 'on' : (account?.isSample ?? false);
  return (
    <form action={submit}>
      <FormAnswer state={state} />
      <TextInput key={keyed('bankName')} {...field('bankName')} label="Tên ngân hàng" hint="Ghi đủ cả chi nhánh nếu có" maxLength={120} />
      <TextInput key={keyed('bankBin')} {...field('bankBin')} label="Mã ngân hàng (BIN)" hint="6 chữ số do NAPAS cấp, ví dụ 970436" inputMode="numeric" maxLength={6} />
      <TextInput key={keyed('accountNumber')} {...field('accountNumber')} label="Số tài khoản" hint="Không có khoảng trắng" maxLength={24} />
      <TextInput key={keyed('accountName')} {...field('accountName')} label="Tên chủ tài khoản" maxLength={120} />
      <Checkbox key={`sample:${String(isSample)}`} name="isSample" label="Đây là tài khoản mẫu" hint="Thông báo nộp tiền và trang tra cứu sẽ ghi rõ không chuyển tiền vào tài khoản này" defaultChecked={isSample} />
      <div className="acts mt-4">
        <SubmitButton tone="primary">Lưu tài khoản thu phí</SubmitButton>
      </div>
    </form>
  );
}
