import { z } from 'zod';
import type { PlainDate } from '../domain/calendar/plain-date';
import { parseDate } from '../text/parse-date';

const id = z.uuid('Tải lại trang rồi thử lại');
const reason = (what: string) => z.string(what).trim().min(10, `${what}, ít nhất 10 ký tự`).max(2_000, 'Nhập nhiều nhất 2.000 ký tự');
const seen = z.coerce.number('Tải lại trang rồi thử lại').int('Tải lại trang rồi thử lại').min(0, 'Tải lại trang rồi thử lại').max(1_000_000, 'Tải lại trang rồi thử lại');
const date = z.string('Nhập ngày trả mới').max(40, 'Nhập ngày có thật, dạng 05/09/2026').transform((text, context): PlainDate => {
  const on = parseDate(text);
  if (on !== null) return on;
  context.addIssue({ code: 'custom', message: text.trim() === '' ? 'Nhập ngày trả mới' : 'Nhập ngày có thật, dạng 05/09/2026' });
  return z.NEVER;
});

/** One draft Mẫu 04 to be issued with the date and reason that the leader settled on. */
export const IssueApology = z.object({ id, seen, secondTarget: date, reason: reason('Nhập lý do chậm trả') });
export type IssueApology = z.output<typeof IssueApology>;

export const DismissApology = z.object({ id, dismissReason: reason('Nhập lý do không ban hành') });
export type DismissApology = z.output<typeof DismissApology>;

/** Several drafts with the dates they propose and one reason. Each is `id:seen`, so that one changed meanwhile is not issued unread. */
export const IssueApologies = z.object({
  drafts: z.union([z.string(), z.array(z.string())], 'Chọn ít nhất một dự thảo').transform((sent) => (typeof sent === 'string' ? [sent] : sent)).pipe(z.array(z.string().regex(/^[0-9a-f-]{36}:\d{1,6}$/, 'Tải lại trang rồi thử lại')).min(1, 'Chọn ít nhất một dự thảo').max(50, 'Chọn nhiều nhất 50 dự thảo một lần'))
    .transform((all) => all.map((each) => ({ id: each.slice(0, 36), seen: Number(each.slice(37)) }))),
  reason: reason('Nhập lý do chậm trả chung'),
  confirmed: z.literal('yes', 'Đánh dấu để xác nhận'),
});
export type IssueApologies = z.output<typeof IssueApologies>;
