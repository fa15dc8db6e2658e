import { z } from 'zod';
import { PERIOD_KINDS } from '../domain/report/filing';
import { BESIDES, COLUMNS } from '../domain/report/tally';

const AGAIN = 'Tải lại trang rồi thử lại';
const id = z.uuid(AGAIN);
const version = z.coerce.number(AGAIN).int(AGAIN).min(1, AGAIN);
const text = (words: string) => z.string(words).trim().min(1, words).max(2_000, 'Viết nhiều nhất 2.000 ký tự');
const blankIsNull = (value: unknown) => (value === '' || value === undefined ? null : value);

export const DraftReport = z.object({ slug: z.string(AGAIN).max(40, AGAIN), asOfDate: z.string(AGAIN).max(10, AGAIN).default(''), asOfTime: z.string(AGAIN).max(5, AGAIN).default('') });
export type DraftReport = z.infer<typeof DraftReport>;

export const NoteReport = z.object({
  id,
  rowKey: z.preprocess(blankIsNull, z.string(AGAIN).max(60, AGAIN).nullable()),
  column: z.preprocess(blankIsNull, z.enum([...COLUMNS, ...BESIDES], 'Chọn một cột của biểu').nullable()),
  text: text('Viết ghi chú'),
});
export type NoteReport = z.infer<typeof NoteReport>;

export const MoveReport = z.object({ id, version });
export type MoveReport = z.infer<typeof MoveReport>;

export const ReturnReport = z.object({ id, version, note: text('Viết lý do trả lại') });
export type ReturnReport = z.infer<typeof ReturnReport>;

export const SaveReportSchedule = z.object({
  kind: z.enum(PERIOD_KINDS, AGAIN),
  isActive: z.preprocess((value) => value === 'yes', z.boolean()),
  dueDays: z.coerce.number('Nhập một số từ 0 đến 120').int('Nhập một số từ 0 đến 120').min(0, 'Nhập một số từ 0 đến 120').max(120, 'Nhập một số từ 0 đến 120'),
  recipient: z.string('Nhập nơi nhận').trim().min(1, 'Nhập nơi nhận').max(200, 'Nhập nhiều nhất 200 ký tự'),
  source: z.string('Nhập căn cứ').trim().min(1, 'Nhập căn cứ').max(500, 'Nhập nhiều nhất 500 ký tự'),
  isVerified: z.preprocess((value) => value === 'yes', z.boolean()),
});
export type SaveReportSchedule = z.infer<typeof SaveReportSchedule>;
