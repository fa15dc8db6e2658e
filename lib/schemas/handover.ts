import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../domain/calendar/plain-date';

/** A file and the number of its last event that the person saw, as a check box sends them: `H24.21-261124-0001|3`. */
const file = z.string().regex(/^[^|\s]{1,60}\|\d{1,7}$/, 'Tải lại trang rồi thử lại').transform((text) => {
  const at = text.lastIndexOf('|');
  return { code: text.slice(0, at), seen: Number(text.slice(at + 1)) };
});
/** The value of that check box. */
export const fileValue = (code: string, seen: number): string => `${code}|${seen}`;

const files = z.array(file, 'Chọn ít nhất một hồ sơ').max(1_000, 'Chọn nhiều nhất 1.000 hồ sơ').default([]);
const note = (most: number) => z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), z.nullable(z.string().trim().max(most, `Nhập nhiều nhất ${most} ký tự`))).default(null);
const reason = z.string('Nhập lý do').trim().min(1, 'Nhập lý do').max(1_000, 'Nhập nhiều nhất 1.000 ký tự');

export const GiveBySheet = z.object({ files, toUnitId: z.uuid('Chọn đơn vị nhận'), note: note(500) });
export const SignSheet = z.object({ sheetId: z.uuid('Tải lại trang rồi thử lại'), received: z.array(z.coerce.number('Tải lại trang rồi thử lại').int().min(1).max(10_000)).default([]), note: note(500) });
export const TakeOverMany = z.object({ files });
export const ReassignFiles = z.object({ fromStaffId: z.uuid('Chọn người đang giữ'), receivers: z.array(z.uuid('Chọn người nhận trong danh sách'), 'Chọn ít nhất một người nhận').default([]), reason, files });
export const UndoReassignment = z.object({ batchId: z.uuid('Tải lại trang rồi thử lại'), reason });

/** How many dossiers an address may name. */
export const CODES_AT_MOST = 100;

/** The dossiers an address names, each once; what no code can be is left out. */
export function readCodes(value: string | readonly string[] | undefined): string[] {
  const all = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return [...new Set(all.map((code) => code.trim()).filter((code) => /^[\p{L}\p{N}._/-]{1,60}$/u.test(code)))].slice(0, CODES_AT_MOST);
}

/** A day of an address; null when it is none. */
export const readDay = (value: string | readonly string[] | undefined): PlainDate | null => (typeof value === 'string' ? parsePlainDate(value.trim()) : null);
