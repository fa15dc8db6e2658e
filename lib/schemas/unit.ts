import { z } from 'zod';
import { UNIT_KINDS } from '../domain/people/unit';

const line = (words: string, most: number) => z.string(words).trim().min(1, words).max(most, `Nhập nhiều nhất ${most} ký tự`).regex(/^[^\n<>]*$/, 'Không dùng dấu < >, không xuống dòng');
const version = z.string('Tải lại trang rồi thử lại').regex(/^\d{1,19}$/, 'Tải lại trang rồi thử lại');

const details = {
  name: line('Nhập tên đơn vị', 200),
  nameEn: z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), z.nullable(line('Nhập tên tiếng Anh', 200))).default(null),
  shortName: line('Nhập tên viết tắt', 20),
  kind: z.enum(UNIT_KINDS, 'Chọn loại đơn vị'),
  sortOrder: z.coerce.number('Nhập một số từ 0 đến 999').int('Nhập một số từ 0 đến 999').min(0, 'Nhập một số từ 0 đến 999').max(999, 'Nhập một số từ 0 đến 999').default(0),
};

/** Without an id, a new unit. */
export const SaveUnit = z.discriminatedUnion('mode', [z.object({ mode: z.literal('add'), ...details }), z.object({ mode: z.literal('change'), unitId: z.uuid('Không tìm thấy đơn vị này'), version, ...details })]);
export type SaveUnit = z.infer<typeof SaveUnit>;

export const SetUnitOpen = z.object({ unitId: z.uuid('Không tìm thấy đơn vị này'), open: z.enum(['yes', 'no'], 'Tải lại trang rồi thử lại') });
export type SetUnitOpen = z.infer<typeof SetUnitOpen>;
