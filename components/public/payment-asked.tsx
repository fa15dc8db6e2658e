import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { formatVnd } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { PAYMENT_WORDS } from '@/lib/text/public/payment';

export type ShownPayment = {
  readonly amountVnd: number;
  readonly transfer: { readonly bankName: string; readonly accountNumber: string; readonly accountName: string; readonly purpose: string; readonly isSample: boolean; readonly qrSvg: string } | null;
};

/** What is to be paid, and how: a VietQR that a banking app reads, and the same in words. */
export function PaymentAsked({ payment, lang }: { payment: ShownPayment; lang: Lang }) {
  const words = PAYMENT_WORDS[lang];
  const { transfer } = payment;
  return (
    <section aria-labelledby="nop-tien">
      <h2 id="nop-tien">{words.title}</h2>
      <p>{words.amount} <b>{formatVnd(payment.amountVnd, lang)}</b>. {transfer === null ? words.atCounter : words.how}</p>
      {transfer !== null && (
        <>
          {transfer.isSample && <Notice tone="warning" className="mt-3">{words.sample}</Notice>}
          <div className="lookup-pay mt-3">
            <div className="lookup-pay-code" role="img" aria-label={words.code} dangerouslySetInnerHTML={{ __html: transfer.qrSvg }} />
            <DescriptionList
              items={[
                { term: words.account, value: <b className="code">{transfer.accountNumber}</b> }, { term: words.bank, value: <span lang="vi">{transfer.bankName}</span> },
                { term: words.name, value: <span lang="vi">{transfer.accountName}</span> }, { term: words.purpose, value: <span className="code">{transfer.purpose}</span> },
              ]}
            />
          </div>
        </>
      )}
    </section>
  );
}
