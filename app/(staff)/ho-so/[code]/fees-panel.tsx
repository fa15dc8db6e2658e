import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import type { FeeRecord, PaymentRecord } from '@/lib/data/fees';
import { outstandingOf, outstandingSum, refundableOf, refundableSum } from '@/lib/domain/fee/ledger';
import { FEE_KIND_WORDS, METHOD_AT_INTAKE, PAYMENT_METHOD_WORDS } from '@/lib/text/fees';
import { formatDateTime, formatVnd } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';

type FeesPanelProps = {
  code: string;
  fees: readonly FeeRecord[];
  payments: readonly PaymentRecord[];
  /** What is waited for, if a payment is. */
  asked: { readonly amountVnd: number; readonly paidSinceVnd: number } | null;
  /** The dossier was stopped, withdrawn or declined: what was paid may have to be given back. */
  hasEndedWithoutResult: boolean;
  mayCollect: boolean;
  mayRefund: boolean;
};

function Line({ payment }: { payment: PaymentRecord }) {
  const isRefund = payment.direction === 'refund';
  const parts = [
    payment.method === null ? METHOD_AT_INTAKE.toLowerCase() : PAYMENT_METHOD_WORDS[payment.method].toLowerCase(),
    payment.receiptNumber && `${isRefund ? 'chứng từ' : 'biên lai'} ${payment.receiptNumber}`, formatDateTime(payment.paidAt), payment.byName, payment.reason,
  ].filter((part): part is string => part !== null && part !== '');
  return (
    <li className={payment.isVoided ? 'muted' : undefined}>
      {isRefund ? 'Hoàn' : 'Thu'} {formatVnd(payment.amountVnd)}
      <small> {parts.join(', ')}{payment.isVoided && '. Đã hiệu đính, không còn được tính'}</small>
    </li>
  );
}

/** Every fee, levy and duty: due, paid, given back, with each receipt; what is waited for, and what could be given back. */
export function FeesPanel({ code, fees, payments, asked, hasEndedWithoutResult, mayCollect, mayRefund }: FeesPanelProps) {
  if (fees.length === 0) {
    return (
      <Sheet title="Phí, lệ phí" id="phi">
        <p>Thủ tục này không thu phí, lệ phí.</p>
      </Sheet>
    );
  }
  const due = outstandingSum(fees);
  const refundable = refundableSum(fees);
  const waited = asked === null ? 0 : Math.max(0, asked.amountVnd - asked.paidSinceVnd);
  return (
    <Sheet title="Phí, lệ phí" aside={due > 0 && !hasEndedWithoutResult ? `còn phải thu ${formatVnd(due)}` : 'không còn khoản phải thu'} id="phi">
      <Table
        caption="Phí, lệ phí"
        rows={fees}
        rowKey={(fee) => String(fee.ordinal)}
        columns={[
          { key: 'name', header: 'Khoản', rowHeader: true, cell: (fee) => <>{fee.name}<small>{FEE_KIND_WORDS[fee.kind]}{fee.per && `, một ${fee.per}`}</small></> },
          { key: 'due', header: 'Phải nộp', width: '9rem', numeric: true, onPhone: 'labelled', cell: (fee) => formatVnd(fee.amountVnd) },
          { key: 'paid', header: 'Đã thu', width: '9rem', numeric: true, onPhone: 'labelled', cell: (fee) => (fee.paidVnd === 0 ? <span className="muted">chưa thu</span> : formatVnd(fee.paidVnd)) },
          { key: 'left', header: 'Còn lại', width: '9rem', numeric: true, onPhone: 'labelled', cell: (fee) => (outstandingOf(fee) === 0 ? '0' : hasEndedWithoutResult ? <span className="muted">không thu nữa</span> : <b>{formatVnd(outstandingOf(fee))}</b>) },
          { key: 'refund', header: 'Hoàn', width: '10rem', numeric: true, onPhone: 'labelled', cell: (fee) => (
            <>
              {fee.refundedVnd > 0 && <>đã hoàn {formatVnd(fee.refundedVnd)} </>}
              {mayRefund && refundableOf(fee) > 0 ? <Link href={paths.refundFee(code, fee.ordinal)} aria-label={`Hoàn tiền ${fee.name}`}>Hoàn tiền</Link> : fee.refundedVnd === 0 && <span className="muted">không</span>}
            </>
          ) },
        ]}
      />
      <div className="mt-3">
        {waited > 0 && <p>Đang chờ nộp <b>{formatVnd(waited)}</b> theo yêu cầu. Thời hạn giải quyết chạy tiếp khi đã nộp đủ; nộp một phần thì vẫn chờ.</p>}
        {hasEndedWithoutResult && refundable > 0 && <p>Hồ sơ kết thúc mà không có kết quả. Khoản đã thu có thể hoàn: <b>{formatVnd(refundable)}</b>.</p>}
        {payments.length > 0 && <ul className="papers" aria-label="Các lần thu, hoàn">{payments.map((payment) => <Line key={payment.id} payment={payment} />)}</ul>}
        {mayCollect && due > 0 && <p className="acts mt-3 no-print"><LinkButton href={paths.collectFees(code)}>Thu phí, lệ phí</LinkButton></p>}
      </div>
    </Sheet>
  );
}
