'use client';

import { useActionState, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { PAYMENT_METHODS } from '@/lib/domain/fee/ledger';
import { PAYMENT_METHOD_WORDS } from '@/lib/text/fees';
import { formatNumber, formatVnd } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import type { FeesCollected } from '@/lib/usecases/collect-fees';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';

type CollectFormProps = {
  code: string;
  seen: number;
  lines: readonly { readonly ordinal: number; readonly name: string; readonly kindWords: string; readonly dueVnd: number }[];
  waitedVnd: number;
  today: PlainDate;
  action: (previous: ActionState<FeesCollected>, form: FormData) => Promise<ActionState<FeesCollected>>;
};

const METHODS = PAYMENT_METHODS.map((value) => ({ value, label: PAYMENT_METHOD_WORDS[value] }));
const digitsOf = (text: string): number => Number(text.replace(/\D/g, '')) || 0;

/** What is taken of each item; the whole of what is due stands there to begin with. */
export function CollectForm({ code, seen, lines, waitedVnd, today, action }: CollectFormProps) {
  const [state, submit] = useActionState(action, IDLE as ActionState<FeesCollected>);
  const [isLate, setLate] = useState(false);
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>(() => Object.fromEntries(lines.map(({ ordinal, dueVnd }) => [ordinal, formatNumber(dueVnd)])));
  const typed = (name: string, otherwise = '') => state.values?.[name] ?? otherwise;
  const field = (name: string) => ({ name, error: state.fieldErrors?.[name] ?? null });
  const total = lines.reduce((sum, { ordinal }) => sum + digitsOf(amounts[ordinal] ?? ''), 0);
  const late = isLate || Boolean(state.values?.legalOn) || Boolean(state.fieldErrors?.legalOn);
  return (
    <form action={submit} className="sheet" style={{ maxWidth: '42rem', padding: '1.25rem' }}>
      <FormAnswer state={state} />
      {waitedVnd > 0 && <Notice className="mb-3">Hồ sơ đang chờ nộp {formatVnd(waitedVnd)}. Thu đủ số này thì thời hạn giải quyết chạy tiếp; thu một phần thì vẫn chờ phần còn lại.</Notice>}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="seen" value={seen} />
      {lines.map(({ ordinal, name, kindWords, dueVnd }) => (
        <TextInput
          key={ordinal} {...field(`amount-${ordinal}`)} label={name} hint={`${kindWords}, còn phải thu ${formatVnd(dueVnd)}. Để trống nếu không thu khoản này.`} optional optionalWords="" inputMode="numeric" autoComplete="off"
          value={amounts[ordinal] ?? ''} onChange={(event) => setAmounts((before) => ({ ...before, [ordinal]: event.target.value }))} beside="đồng"
        />
      ))}
      <p className="mt-3 mb-4" aria-live="polite">Tổng số tiền thu: <b>{formatVnd(total)}</b></p>
      <RadioGroup key={`method:${typed('method')}`} {...field('method')} label="Hình thức" options={METHODS} defaultValue={typed('method', 'cash')} />
      <TextInput key={`receipt:${typed('receiptNumber')}`} {...field('receiptNumber')} label="Số biên lai hoặc chứng từ" hint="Bắt buộc khi chuyển khoản, thanh toán trực tuyến" optional optionalWords="không bắt buộc khi thu tiền mặt" defaultValue={typed('receiptNumber')} maxLength={60} />
      {late ? (
        <>
          <div className="grid grid-cols-2 gap-3">
            <DateInput {...field('legalOn')} label="Ngày thu" latest={today} defaultValue={typed('legalOn')} />
            <TextInput {...field('legalTime')} label="Giờ" placeholder="14:30" defaultValue={typed('legalTime')} />
          </div>
          <TextArea {...field('reason')} label="Lý do ghi muộn" defaultValue={typed('reason')} rows={2} />
        </>
      ) : (
        <div className="acts mt-3"><Button type="button" onClick={() => setLate(true)}>Đã thu trước đó, nay mới ghi</Button></div>
      )}
      <div className="acts mt-4">
        <SubmitButton tone="primary">Ghi nhận đã thu</SubmitButton>
        <LinkButton href={paths.dossier(code)} tone="quiet">Quay lại hồ sơ</LinkButton>
      </div>
    </form>
  );
}
