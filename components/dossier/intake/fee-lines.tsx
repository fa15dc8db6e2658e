'use client';

import { classNames } from '@/components/ui/class-names';
import { formatNumber, formatVnd } from '@/lib/text/format';
import { amountOf } from './intake-request';
import { feesOf, type FeeForm } from './intake-form';
import type { Intake } from './use-intake';

/** What is to be paid, each with its amount and whether it was. Nothing is shown where nothing is charged. */
export function FeeLines({ intake }: { intake: Intake }) {
  const { form, change, errors } = intake;
  const fees = feesOf(form);
  if (fees.length === 0) {
    return (
      <p className="intake-fees">
        <b>Phí, lệ phí</b> <span className="muted">không thu</span>
      </p>
    );
  }
  const typedOf = (fee: (typeof fees)[number]): FeeForm => form.fees[fee.ordinal] ?? { amount: fee.amountVnd === null ? '' : formatNumber(fee.amountVnd), isPaid: false, receiptNumber: '' };
  const total = fees.reduce((sum, fee) => sum + (amountOf(typedOf(fee).amount) || 0), 0);
  return (
    <div className="intake-fees">
      {fees.map((fee) => {
        const typed = typedOf(fee);
        const set = (part: Partial<FeeForm>) => change((before) => ({ ...before, fees: { ...before.fees, [fee.ordinal]: { ...typed, ...part } } }), `fee-${fee.ordinal}`);
        return (
          <div key={fee.ordinal} className="intake-fee">
            <span className="intake-what">
              <b>{fee.kind === 'levy' ? 'Lệ phí' : 'Phí'}</b> <span className="muted small" title={fee.name}>{fee.per === null ? fee.name : `một ${fee.per}`}</span>
            </span>
            <input id={`o-fee-${fee.ordinal}`} className={classNames('input intake-amount')} inputMode="numeric" aria-label={`Số tiền ${fee.name}, đồng`} aria-invalid={errors.has(`fee-${fee.ordinal}`) || undefined} placeholder={fee.amountVnd === null ? 'theo biểu' : undefined} value={typed.amount} onChange={(event) => set({ amount: event.target.value })} />
            <span>đồng</span>
            <label className="choice">
              <input type="checkbox" className="box" checked={typed.isPaid} onChange={(event) => set({ isPaid: event.target.checked })} />
              <span>{typed.isPaid ? 'đã thu' : 'chưa thu'}</span>
            </label>
            {typed.isPaid && <input className="input intake-receipt" aria-label="Số biên lai" placeholder="số biên lai" value={typed.receiptNumber} onChange={(event) => set({ receiptNumber: event.target.value })} />}
            {errors.has(`fee-${fee.ordinal}`) && <p className="field-error">{errors.get(`fee-${fee.ordinal}`)}</p>}
          </div>
        );
      })}
      {fees.length > 1 && <p className="num"><b>{formatVnd(total)}</b></p>}
    </div>
  );
}
