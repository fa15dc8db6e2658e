import type { PlainDate } from '../domain/calendar/plain-date';
import type { FeeKind, PaymentMethod } from '../domain/fee/ledger';
import { actRefusalWords } from './act-refusals';
import { formatDate, formatVnd } from './format';
import { dong } from './paper/words';

export const FEE_KIND_WORDS: Record<FeeKind, string> = { fee: 'Phí', levy: 'Lệ phí', duty: 'Nghĩa vụ tài chính' };
export const PAYMENT_METHOD_WORDS: Record<PaymentMethod, string> = { cash: 'Tiền mặt', transfer: 'Chuyển khoản', online: 'Thanh toán trực tuyến' };
export const METHOD_AT_INTAKE = 'Khi nộp hồ sơ';

export const DUTY_WITHOUT_NAME = 'Nghĩa vụ tài chính';
export const dutyAskedOn = (on: PlainDate): string => `Nghĩa vụ tài chính theo yêu cầu ngày ${formatDate(on)}`;

/** One line of what Mẫu 05 says is given back. */
export const refundLine = (name: string, amountVnd: number, receiptNumber: string | null): string => `${name}: ${dong(amountVnd)}${receiptNumber === null ? '' : `, biên lai số ${receiptNumber}`}.`;

type Refused = { readonly name: string } & Readonly<Record<string, unknown>>;
type Words = { readonly message: string; readonly field?: string };

const SENTENCES: Record<string, (refusal: Refused) => Words> = {
  NothingToPay: () => ({ message: 'Chọn ít nhất một khoản và nhập số tiền thu.' }),
  NoSuchFee: () => ({ message: 'Khoản này không còn trong hồ sơ. Tải lại trang rồi thử lại.' }),
  NotAnAmount: ({ ordinal }) => ({ message: 'Nhập số tiền bằng chữ số, lớn hơn 0.', field: `amount-${String(ordinal)}` }),
  MoreThanDue: ({ ordinal, dueVnd }) => ({ message: Number(dueVnd) === 0 ? 'Khoản này đã thu đủ.' : `Khoản này chỉ còn phải thu ${formatVnd(Number(dueVnd))}.`, field: `amount-${String(ordinal)}` }),
  MoreThanPaid: ({ refundableVnd }) => ({ message: Number(refundableVnd) === 0 ? 'Khoản này không còn tiền để hoàn.' : `Chỉ hoàn được nhiều nhất ${formatVnd(Number(refundableVnd))}.`, field: 'amount' }),
};

/** Why money was not taken or given back, and the field beside which it is said. */
export function feeRefusalWords(refusal: Refused): Words {
  const sentence = Object.hasOwn(SENTENCES, refusal.name) ? SENTENCES[refusal.name] : undefined;
  return sentence ? sentence(refusal) : actRefusalWords(refusal);
}

export const RECEIPT_LIST_WORDS = {
  noDay: 'Chọn một ngày có thật, dạng 05/09/2026.',
  columns: ['Người thu', 'Giờ', 'Mã hồ sơ', 'Tổ chức, cá nhân nộp', 'Khoản thu', 'Loại', 'Thu hoặc hoàn', 'Số biên lai, chứng từ', 'Hình thức', 'Số tiền (đồng)', 'Lý do hoàn'],
  refund: 'Hoàn',
  payment: 'Thu',
} as const;

/** The account as it stands on a request for payment. */
export const transferPurpose = (dossierCode: string): string => `HS ${dossierCode}`;
