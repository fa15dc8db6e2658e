'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { PAYMENT_METHODS } from '@/lib/domain/fee/ledger';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/fees';
import { formatNumber, formatVnd } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';

type Refunded = { readonly code: string; readonly amountVnd: number };
type RefundFormProps = {
  code: string;
  fee: { readonly ordinal: number; readonly name: string; readonly paidVnd: number; readonly refundableVnd: number };
  action: (previous: ActionState<Refunded>, form: FormData) => Promise<ActionState<Refunded>>;
};

const METHODS = PAYMENT_METHODS.filter((method) => method !== 'online').map((value) => ({ value, label: PAYMENT_METHOD_WORDS[value] }));

export function RefundForm({ code, fee, action }: RefundFormProps) {
  const [state, submit] = useActionState(action, IDLE as ActionState<Refunded>);
  const typed = (name: string, otherwise = '') => state.values?.[name] ?? otherwise;
  const field = (name: string) => ({ name, error: state.fieldErrors?.[name] ?? null });
  return (
    <form action={submit} className="sheet" style={{ maxWidth: '42rem', padding: '1.25rem' }}>
      <FormAnswer state={state} />
      <p className="mb-4"><b>{fee.name}</b>, đã thu {formatVnd(fee.paidVnd)}, hoàn được nhiều nhất {formatVnd(fee.refundableVnd)}.</p>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="ordinal" value={fee.ordinal} />
      <TextInput key={`amount:${typed('amount')}`} {...field('amount')} label="Số tiền hoàn" inputMode="numeric" autoComplete="off" defaultValue={typed('amount', formatNumber(fee.refundableVnd))} beside="đồng" />
      <TextArea key={`reason:${typed('reason')}`} {...field('reason')} label="Lý do hoàn" hint="Ví dụ: hồ sơ dừng giải quyết theo thông báo số 7/TB-BQL" defaultValue={typed('reason')} rows={3} />
      <RadioGroup key={`method:${typed('method')}`} {...field('method')} label="Hình thức hoàn" options={METHODS} defaultValue={typed('method', 'cash')} />
      <TextInput key={`voucher:${typed('voucherNumber')}`} {...field('voucherNumber')} label="Số phiếu chi hoặc chứng từ" optional defaultValue={typed('voucherNumber')} maxLength={60} />
      <div className="acts mt-4">
        <SubmitButton tone="danger">Ghi nhận đã hoàn</SubmitButton>
        <LinkButton href={paths.dossier(code)} tone="quiet">Quay lại hồ sơ</LinkButton>
      </div>
    </form>
  );
}
