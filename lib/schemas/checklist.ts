import { z } from 'zod';
import { HEAVIEST } from '../domain/inspection/checklist';
import { day, optionalLine } from './posting';

const again = 'Tải lại trang rồi thử lại';
const line = (words: string, most: number, least = 2) => z.string(words).trim().min(least, words).max(most, `Nhập nhiều nhất ${most} ký tự`);
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const ticked = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
const key = z.string(again).regex(/^[A-Za-z0-9-]{1,40}$/, again);
const base = { number: z.coerce.number(again).int(again).min(1, again), revision: z.coerce.number(again).int(again).min(1, again) };
const by = z.coerce.number(again).pipe(z.union([z.literal(-1), z.literal(1)], again));

/** Which version is copied into a new draft. */
export const CopyChecklist = z.object({ number: base.number });
export type CopyChecklist = z.infer<typeof CopyChecklist>;

/** One change to a draft; `revision` is that which the writer saw. */
export const EditChecklist = z.discriminatedUnion('change', [
  z.object({ change: z.literal('head'), ...base, title: line('Nhập tên bảng kiểm', 200, 5), basis: optionalLine(500) }),
  z.object({
    change: z.literal('save-item'), ...base, itemKey: z.preprocess(blank, key.optional()),
    section: line('Nhập số mục, ví dụ IV', 10, 1), sectionTitle: line('Nhập tên mục', 200), question: line('Nhập nội dung kiểm tra', 1000, 5), legalBasis: line('Nhập căn cứ', 500),
    isBasisVerified: ticked, autoRule: z.preprocess(blank, key.optional()),
    weight: z.coerce.number('Nhập trọng số').int('Trọng số là số nguyên').min(1, 'Trọng số từ 1').max(HEAVIEST, `Trọng số nhiều nhất là ${HEAVIEST}`),
    isOtherMeaning: ticked,
  }),
  z.object({ change: z.literal('remove-item'), ...base, itemKey: key }),
  z.object({ change: z.literal('move-item'), ...base, itemKey: key, by }),
  z.object({ change: z.literal('save-question'), ...base, code: z.preprocess(blank, key.optional()), question: line('Nhập câu hỏi của phiếu', 500, 5) }),
  z.object({ change: z.literal('remove-question'), ...base, code: key }),
  z.object({ change: z.literal('move-question'), ...base, code: key, by }),
]);
export type EditChecklist = z.infer<typeof EditChecklist>;

/** Puts a draft in force from a day. */
export const ApproveChecklist = z.object({ ...base, validFrom: day('Nhập ngày áp dụng') });

/** Gives up a draft. */
export const DiscardChecklist = z.object(base);
