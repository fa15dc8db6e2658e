import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../domain/calendar/plain-date';

const day = (words: string) => z.string(words).trim().min(1, words).transform((text, issue): PlainDate => {
  const on = parsePlainDate(text);
  if (on !== null) return on;
  issue.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 05/09/2026' });
  return z.NEVER;
});

/** Who is away, from when to when, who stands in. */
export const EnterAbsence = z.object({
  staffId: z.uuid('Chọn người vắng mặt'),
  delegateId: z.uuid('Chọn người làm thay'),
  fromOn: day('Nhập ngày bắt đầu vắng'),
  toOn: day('Nhập ngày cuối cùng vắng'),
  reason: z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), z.nullable(z.string().trim().max(300, 'Nhập nhiều nhất 300 ký tự'))).default(null),
});
export type EnterAbsence = z.infer<typeof EnterAbsence>;

export const CancelAbsence = z.object({ absenceId: z.uuid('Tải lại trang rồi thử lại') });
export type CancelAbsence = z.infer<typeof CancelAbsence>;
