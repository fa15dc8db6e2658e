import { z } from 'zod';
import { PLACE_KINDS } from '../domain/procedure/posting';
import { parseDate } from '../text/parse-date';

const again = 'Tải lại trang rồi thử lại';
/** A day typed as people type it. */
export const day = (words: string) => z.string(words).trim().min(1, words).transform((text, ctx) => {
  const found = parseDate(text);
  if (!found) ctx.addIssue({ code: 'custom', message: 'Ngày không có thật. Ghi như 24/11/2026' });
  return found ?? z.NEVER;
});
/** One line that may be left empty. */
export const optionalLine = (most: number) => z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), z.string().trim().max(most, `Nhập nhiều nhất ${most} ký tự`).optional());
const fileId = z.preprocess((value) => (value === '' ? undefined : value), z.uuid(again).optional());
const many = z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.uuid(again)).min(1, 'Chọn ít nhất một thủ tục').max(500, 'Chọn nhiều nhất 500 thủ tục một lần'));

export const RecordPosting = z.object({ placeId: z.uuid('Chọn nơi niêm yết'), versionIds: many, postedOn: day('Nhập ngày niêm yết'), photoFileId: fileId, note: optionalLine(500) });
export type RecordPosting = z.infer<typeof RecordPosting>;

export const TakeDownPosting = z.object({ postingId: z.uuid(again), removedOn: day('Nhập ngày gỡ'), why: z.string('Nhập lý do gỡ').trim().min(3, 'Nhập lý do gỡ').max(500, 'Nhập nhiều nhất 500 ký tự') });
export type TakeDownPosting = z.infer<typeof TakeDownPosting>;

/** `number` empty: nothing hangs there. */
export const RecordBoardCheck = z.object({
  placeId: z.uuid(again),
  slug: z.string('Quét mã trên tờ niêm yết hoặc chọn thủ tục').trim().min(1, 'Quét mã trên tờ niêm yết hoặc chọn thủ tục').max(100, again),
  number: z.preprocess((value) => (value === '' || value === undefined ? null : value), z.coerce.number(again).int(again).min(0).max(100_000).nullable()),
  photoFileId: fileId,
  note: optionalLine(500),
});
export type RecordBoardCheck = z.infer<typeof RecordBoardCheck>;

const placeDetails = {
  kind: z.enum(PLACE_KINDS, 'Chọn loại nơi niêm yết'),
  name: z.string('Nhập tên nơi niêm yết').trim().min(2, 'Nhập tên nơi niêm yết').max(150, 'Nhập nhiều nhất 150 ký tự').regex(/^[^\n<>]*$/, 'Không dùng dấu < >, không xuống dòng'),
  location: optionalLine(200),
  unitId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid(again).optional()),
};
export const SavePlace = z.discriminatedUnion('mode', [z.object({ mode: z.literal('add'), ...placeDetails }), z.object({ mode: z.literal('change'), placeId: z.uuid(again), version: z.string(again).regex(/^\d{1,19}$/, again), isActive: z.preprocess((value) => value !== 'no', z.boolean()), ...placeDetails })]);
export type SavePlace = z.infer<typeof SavePlace>;
