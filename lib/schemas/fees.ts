import { z } from 'zod';
import { parseLocalTime } from '../domain/calendar/local-time';
import { parsePlainDate } from '../domain/calendar/plain-date';
import type { LocalTime } from '../domain/calendar/types';
import { PAYMENT_METHODS, type FeePart } from '../domain/fee/ledger';

const code = z.string('Tải lại trang rồi thử lại').trim().min(5, 'Tải lại trang rồi thử lại').max(40, 'Tải lại trang rồi thử lại');
const words = (most: number) => z.preprocess((value) => (typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]/g, ' ').trim() || undefined : undefined), z.string().max(most, `Nhập nhiều nhất ${most} ký tự`).optional());
const method = z.enum(PAYMENT_METHODS, 'Chọn hình thức');

/** `1.500.000`, `1 500 000 đ` and `1500000` are one amount; null when it is none. */
export function amountTyped(text: string): number | null {
  const digits = text.replace(/[.\s]/g, '').replace(/(đ|đồng|vnd)$/i, '');
  return /^\d{1,13}$/.test(digits) ? Number(digits) : null;
}

/** The time of something entered late: both parts or none. */
function lateTime(sent: { readonly legalOn?: string | undefined; readonly legalTime?: string | undefined }, issue: z.RefinementCtx): LocalTime | undefined {
  if (!sent.legalOn) return undefined;
  const at = parseLocalTime(`${sent.legalOn}T${(sent.legalTime ?? '').padStart(5, '0')}`);
  if (at) return at;
  const isDay = parsePlainDate(sent.legalOn) !== null;
  issue.addIssue({ code: 'custom', path: [isDay ? 'legalTime' : 'legalOn'], message: isDay ? 'Nhập giờ, dạng 14:30' : 'Nhập ngày có thật, dạng 05/09/2026' });
  return undefined;
}

/** Fees taken at the counter: `amount-<n>` for each item, empty where nothing of it is taken. */
export const CollectFeesForm = z.looseObject({ code, seen: z.coerce.number({ error: 'Tải lại trang rồi thử lại' }).int().min(0).max(1_000_000), method, receiptNumber: words(60), reason: words(1_000), legalOn: words(20), legalTime: words(10) }).transform((sent, issue) => {
  const parts: FeePart[] = [];
  for (const [name, value] of Object.entries(sent)) {
    const ordinal = /^amount-(\d{1,4})$/.exec(name)?.[1];
    if (ordinal === undefined || typeof value !== 'string' || value.trim() === '') continue;
    const amountVnd = amountTyped(value);
    if (amountVnd === null) issue.addIssue({ code: 'custom', path: [name], message: 'Nhập số tiền bằng chữ số, ví dụ 150.000' });
    else if (amountVnd > 0) parts.push({ ordinal: Number(ordinal), amountVnd });
  }
  if (sent.method !== 'cash' && !sent.receiptNumber) issue.addIssue({ code: 'custom', path: ['receiptNumber'], message: 'Nhập số chứng từ chuyển khoản hoặc số biên lai' });
  return { code: sent.code, seen: sent.seen, method: sent.method, receiptNumber: sent.receiptNumber ?? null, reason: sent.reason, legalAt: lateTime(sent, issue), parts };
});

/** Money given back. */
export const RefundFeeForm = z.object({
  code,
  ordinal: z.coerce.number({ error: 'Tải lại trang rồi thử lại' }).int().min(1).max(9_999),
  amount: z.string('Nhập số tiền hoàn').transform((text, issue) => {
    const amountVnd = amountTyped(text);
    if (amountVnd !== null && amountVnd > 0) return amountVnd;
    issue.addIssue({ code: 'custom', message: text.trim() === '' ? 'Nhập số tiền hoàn' : 'Nhập số tiền bằng chữ số, ví dụ 150.000' });
    return z.NEVER;
  }),
  reason: z.string('Nhập lý do hoàn').trim().min(5, 'Nhập lý do hoàn').max(1_000, 'Nhập nhiều nhất 1.000 ký tự'),
  method,
  voucherNumber: words(60),
}).transform(({ amount, voucherNumber, ...rest }) => ({ ...rest, amountVnd: amount, voucherNumber: voucherNumber ?? null }));

const cleanLine = (most: number, message: string) => z.string(message).trim().min(1, message).max(most, `Nhập nhiều nhất ${most} ký tự`).regex(/^[^\p{Cc}<>]*$/u, 'Không dùng dấu < >, không xuống dòng');

/** The account for transfers. */
export const BankAccountForm = z.object({
  bankBin: z.string('Nhập mã ngân hàng').trim().regex(/^\d{6}$/, 'Mã ngân hàng (BIN) có 6 chữ số, ví dụ 970436'),
  bankName: cleanLine(120, 'Nhập tên ngân hàng'),
  accountNumber: z.string('Nhập số tài khoản').transform((text) => text.replace(/\s/g, '')).pipe(z.string().regex(/^[0-9A-Za-z]{1,19}$/, 'Số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái không dấu')),
  accountName: cleanLine(120, 'Nhập tên chủ tài khoản'),
  isSample: z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean()),
});
