import { z } from 'zod';
import { API_SCOPES } from '../domain/access/api-scopes';
import { parsePlainDate, type PlainDate } from '../domain/calendar/plain-date';

/** What a new token of the API is told: who will hold it, what it may do, until when. */
export const CreateApiToken = z.object({
  name: z.string('Nhập tên hệ thống kết nối').trim().min(2, 'Nhập tên hệ thống kết nối').max(80, 'Nhập nhiều nhất 80 ký tự').regex(/^[^\p{Cc}<>]*$/u, 'Không dùng dấu < >, không xuống dòng').transform((text) => text.normalize('NFC')),
  scopes: z.array(z.enum(API_SCOPES, `Chọn trong: ${API_SCOPES.join(', ')}`), 'Chọn ít nhất một phạm vi').min(1, `Chọn ít nhất một phạm vi: ${API_SCOPES.join(', ')}`).transform((scopes) => [...new Set(scopes)]),
  /** The last day on which it is good; null: until it is revoked. */
  expiresOn: z.string().nullable().default(null).transform((text, context): PlainDate | null => {
    if (text === null) return null;
    const on = parsePlainDate(text);
    if (on) return on;
    context.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 2027-12-31' });
    return z.NEVER;
  }),
  ratePerMinute: z.number('Nhập số yêu cầu mỗi phút bằng chữ số').int('Nhập số nguyên').min(1, 'Nhập từ 1 trở lên').max(100_000, 'Nhập đến 100.000 là nhiều nhất').default(600),
});
export type CreateApiToken = z.output<typeof CreateApiToken>;
