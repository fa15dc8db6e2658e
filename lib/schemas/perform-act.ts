import { z } from 'zod';
import { parseLocalTime } from '../domain/calendar/local-time';
import { parsePlainDate } from '../domain/calendar/plain-date';
import type { LocalTime } from '../domain/calendar/types';
import { DOSSIER_ACTS, actRule, type InputNeeded } from '../domain/dossier/acts';

/** The close of office hours of the standard day: a date without a time means that whole working day. */
const CLOSE = 17 * 60;

const words = (most: number) => z.preprocess((value) => (typeof value === 'string' ? value.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim() || undefined : undefined), z.string().max(most, `Nhập nhiều nhất ${most} ký tự`).optional());
const id = z.preprocess((value) => (value === '' ? undefined : value), z.uuid('Chọn một mục trong danh sách').optional());
const day = z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), z.string().transform((text, issue): LocalTime => {
  const on = parsePlainDate(text.trim());
  if (on) return { on, minute: CLOSE };
  issue.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 05/09/2026' });
  return z.NEVER;
}).optional());
const whole = (name: string, most: number) => z.preprocess((value) => (typeof value === 'string' ? value.replace(/[.\s]/g, '') || undefined : undefined), z.coerce.number({ error: `Nhập ${name} bằng chữ số` }).int(`Nhập ${name} bằng chữ số`).min(1, `Nhập ${name} lớn hơn 0`).max(most, `Nhập ${name} nhỏ hơn`).optional());

/** What a form sends for each input that an act needs, and the sentence when it is missing. */
const NEEDED: Record<InputNeeded, { readonly field: string; readonly words: string }> = {
  reason: { field: 'reason', words: 'Nhập lý do' },
  'legal-basis': { field: 'legalBasis', words: 'Nhập căn cứ pháp lý' },
  items: { field: 'items', words: 'Nhập giấy tờ cần bổ sung, mỗi dòng một loại' },
  'reply-by': { field: 'replyBy', words: 'Nhập ngày hẹn trả lời' },
  'receiving-unit': { field: 'toUnitId', words: 'Chọn đơn vị nhận' },
  assignee: { field: 'toStaffId', words: 'Chọn người xử lý' },
  amount: { field: 'amountVnd', words: 'Nhập số tiền' },
  result: { field: 'resultKind', words: 'Chọn loại kết quả' },
  collector: { field: 'collector', words: 'Nhập người nhận kết quả' },
  'second-target': { field: 'secondTarget', words: 'Nhập ngày trả mới' },
  'voided-event': { field: 'voidsSeq', words: 'Chọn diễn biến cần hiệu đính' },
};

/** The name of the form's field for an input of an act. */
export const fieldOfInput = (input: InputNeeded): string => NEEDED[input].field;

const fields = {
  code: z.string('Tải lại trang rồi thử lại').trim().min(5, 'Tải lại trang rồi thử lại').max(40, 'Tải lại trang rồi thử lại'),
  act: z.enum(DOSSIER_ACTS, 'Không có việc này'),
  seen: z.coerce.number({ error: 'Tải lại trang rồi thử lại' }).int('Tải lại trang rồi thử lại').min(0).max(1_000_000),
  legalOn: z.preprocess((value) => (value === '' ? undefined : value), z.string().max(40).optional()),
  legalTime: z.preprocess((value) => (value === '' ? undefined : value), z.string().max(10).optional()),
  reason: words(2_000),
  legalBasis: words(1_000),
  items: words(5_000),
  replyBy: day,
  toUnitId: id,
  toStaffId: id,
  amountVnd: whole('số tiền', 100_000_000_000),
  receiptNumber: words(60),
  resultKind: z.preprocess((value) => (value === '' ? undefined : value), z.enum(['granted', 'refused'], 'Chọn loại kết quả').optional()),
  resultNumber: words(60),
  resultOn: day,
  resultFileId: id,
  resultHasNoDocument: z.preprocess((value) => (value === 'on' ? true : undefined), z.literal(true).optional()),
  collector: words(200),
  deliveredBy: z.preprocess((value) => (value === '' ? undefined : value), z.enum(['counter', 'postal', 'electronic'], 'Chọn cách trả').optional()),
  trackingNumber: words(60),
  secondTarget: day,
  voidsSeq: whole('số diễn biến', 100_000),
};

/** One act on a dossier as a form sends it: exactly what the act's row of the table asks for, each complaint beside its field. */
export const PerformAct = z.object(fields).transform((sent, issue) => {
  for (const input of actRule(sent.act).inputs) {
    const { field, words: message } = NEEDED[input];
    if (sent[field as keyof typeof sent] === undefined) issue.addIssue({ code: 'custom', path: [field], message });
  }
  if (sent.act === 'return-result' && sent.deliveredBy === 'postal' && !sent.trackingNumber) issue.addIssue({ code: 'custom', path: ['trackingNumber'], message: 'Nhập số vận đơn bưu chính' });
  // What the register of results and a check of lateness are read from: a paper has a number and a date, and a refusal is always a paper.
  if (sent.act === 'finish' && (sent.resultKind === 'refused' || !sent.resultHasNoDocument)) {
    if (sent.resultNumber === undefined) issue.addIssue({ code: 'custom', path: ['resultNumber'], message: 'Nhập số, ký hiệu của văn bản kết quả' });
    if (sent.resultOn === undefined) issue.addIssue({ code: 'custom', path: ['resultOn'], message: 'Nhập ngày ghi trên văn bản kết quả' });
    if (sent.resultKind === 'refused' && sent.resultHasNoDocument) issue.addIssue({ code: 'custom', path: ['resultHasNoDocument'], message: 'Từ chối giải quyết phải bằng văn bản nêu rõ lý do' });
  }
  let legalAt: LocalTime | undefined;
  if (sent.legalOn) {
    const at = parseLocalTime(`${sent.legalOn.trim()}T${(sent.legalTime ?? '').trim().padStart(5, '0')}`);
    if (at) legalAt = at;
    else issue.addIssue({ code: 'custom', path: [parsePlainDate(sent.legalOn.trim()) ? 'legalTime' : 'legalOn'], message: parsePlainDate(sent.legalOn.trim()) ? 'Nhập giờ, dạng 14:30' : 'Nhập ngày có thật, dạng 05/09/2026' });
  }
  const { code, act, seen, reason, voidsSeq, legalOn: _on, legalTime: _time, items, ...rest } = sent;
  const lines = items?.split('\n').map((line) => line.trim()).filter(Boolean);
  const data = Object.fromEntries(Object.entries({ ...rest, ...(lines ? { items: lines } : {}) }).filter(([, value]) => value !== undefined));
  return { code, act, seen, reason, voidsSeq, legalAt, data };
});
export type PerformAct = z.infer<typeof PerformAct>;
