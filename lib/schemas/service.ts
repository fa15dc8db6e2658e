import { z } from 'zod';
import { FEEDBACK_KINDS } from '../domain/service/feedback';
import { QUALITY_GROUPS } from '../domain/service/quality-index';
import type { Lang } from '../text/lang';

const said = { 
  vi: { point: 'Chọn một mức', long: (most: number) => `Nhập nhiều nhất ${most} ký tự`, again: 'Tải lại trang rồi thử lại', kind: 'Chọn loại phản ánh, kiến nghị', subject: 'Nhập điều muốn nói trong một dòng', body: 'Viết rõ sự việc: ở đâu, lúc nào, ai (ít nhất 20 ký tự)', name: 'Nhập họ và tên hoặc tên tổ chức', contact: 'Nhập số điện thoại hoặc thư điện tử để nhận trả lời', email: 'Thư điện tử không đúng dạng, ví dụ ten@congty.vn', phone: 'Số điện thoại gồm 8 đến 15 chữ số' },
  en: { point: 'Choose one', long: (most: number) => `At most ${most} characters`, again: 'Reload the page and try again', kind: 'Choose what it is about', subject: 'Say in one line what it is about', body: 'Say what happened: where, when, who (at least 20 characters)', name: 'Enter your name or that of your organisation', contact: 'Enter a phone number or e-mail address for the answer', email: 'The e-mail address is not complete, e.g. name@company.vn', phone: 'A phone number has 8 to 15 digits' },
} as const;

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

/** The three answers of a rating, with a few words if wanted. */
export const RatingForm = (lang: Lang) => {
  const words = said[lang];
  const point = z.coerce.number(words.point).int(words.point).min(1, words.point).max(5, words.point).transform((value) => value as 1 | 2 | 3 | 4 | 5);
  return z.object({ token: z.string(words.again).regex(/^[A-Za-z0-9_-]{8,100}$/, words.again), attitude: point, clarity: point, time: point, comment: z.preprocess(blank, z.string().trim().max(1000, words.long(1000)).optional()) });
};
export type RatingForm = z.infer<ReturnType<typeof RatingForm>>;

/** A phản ánh or kiến nghị: who, what, and one way at least to be answered. */
export const FeedbackForm = (lang: Lang) => {
  const words = said[lang];
  const line = (message: string, most: number, least = 2) => z.string(message).trim().min(least, message).max(most, words.long(most));
  return z
    .object({
      kind: z.enum(FEEDBACK_KINDS, words.kind),
      subject: line(words.subject, 200, 5),
      body: line(words.body, 5000, 20),
      senderName: line(words.name, 150),
      senderAddress: z.preprocess(blank, z.string().trim().max(300, words.long(300)).optional()),
      senderPhone: z.preprocess(blank, z.string().trim().regex(/^[+\d][\d\s.()-]{6,20}$/, words.phone).optional()),
      senderEmail: z.preprocess(blank, z.email(words.email).max(200, words.long(200)).optional()),
      dossierCode: z.preprocess(blank, z.string().trim().max(40, words.long(40)).optional()),
    })
    .superRefine((value, issue) => {
      if (!value.senderPhone && !value.senderEmail) issue.addIssue({ code: 'custom', path: ['senderPhone'], message: words.contact });
    });
};
export type FeedbackForm = z.infer<ReturnType<typeof FeedbackForm>>;

const again = said.vi.again;
const base = { feedbackId: z.uuid(again), seen: z.coerce.number(again).int(again).min(0, again) };
const note = (words: string) => z.string(words).trim().min(5, words).max(2000, 'Nhập nhiều nhất 2000 ký tự');

/** What staff do with a phản ánh, kiến nghị; `seen` is the number of the last step they saw. */
export const FeedbackAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), ...base, unitId: z.uuid('Chọn đơn vị trả lời') }),
  z.object({ act: z.literal('decline'), ...base, note: note('Nhập lý do không tiếp nhận; người gửi đọc được') }),
  z.object({ act: z.literal('assign'), ...base, unitId: z.uuid('Chọn đơn vị trả lời'), note: note('Nhập lý do chuyển') }),
  z.object({ act: z.literal('answer'), ...base, answer: z.string('Nhập nội dung trả lời').trim().min(20, 'Nhập nội dung trả lời, ít nhất 20 ký tự').max(10_000, 'Nhập nhiều nhất 10.000 ký tự') }),
  z.object({ act: z.literal('publish'), ...base, publicBody: note('Nhập nội dung công khai, bỏ tên và thông tin cá nhân'), publicAnswer: note('Nhập phần trả lời công khai') }),
  z.object({ act: z.literal('withdraw-publication'), ...base, note: note('Nhập lý do gỡ') }),
]);
export type FeedbackAct = z.infer<typeof FeedbackAct>;

const day = z.string(again).regex(/^\d{4}-\d{2}-\d{2}$/, again);
const whole = (words: string) => z.preprocess((value) => (typeof value === 'string' ? value.replace(/[.\s]/g, '') : value), z.coerce.number(words).int(words).min(0, words).max(1_000_000_000, words));

/** A share that someone enters for a part of the index. */
export const QualityEntryForm = z
  .object({ periodFrom: day, periodTo: day, partId: z.string(again).max(60, again), numerator: whole('Nhập số bằng chữ số'), denominator: whole('Nhập số bằng chữ số'), source: z.string('Nhập nguồn số liệu').trim().min(3, 'Nhập nguồn số liệu').max(300, 'Nhập nhiều nhất 300 ký tự') })
  .superRefine((value, issue) => {
    if (value.denominator < 1) issue.addIssue({ code: 'custom', path: ['denominator'], message: 'Tổng số phải lớn hơn 0' });
    else if (value.numerator > value.denominator) issue.addIssue({ code: 'custom', path: ['numerator'], message: 'Không thể lớn hơn tổng số' });
  });
export type QualityEntryForm = z.infer<typeof QualityEntryForm>;

const decimal = (words: string) => z.preprocess((value) => (typeof value === 'string' ? value.trim().replace(',', '.') : value), z.coerce.number(words));
const list = <T extends z.ZodType>(of: T) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(of).max(40, again));

/** The formulas as a form sends them: one entry of each list for each part. */
export const QualityFormulaForm = z.object({ effectiveOn: day, id: list(z.string(again).regex(/^[a-z0-9-]{1,40}$/, again)), group: list(z.enum(Object.keys(QUALITY_GROUPS) as [keyof typeof QUALITY_GROUPS], again)), name: list(z.string().trim().min(3, 'Nhập tên tiêu chí').max(200, 'Nhập nhiều nhất 200 ký tự')), maxPoints: list(decimal('Nhập điểm bằng số').pipe(z.number().min(0).max(100))), fullPercent: list(decimal('Nhập tỷ lệ từ 1 đến 100').pipe(z.number().min(1, 'Nhập tỷ lệ từ 1 đến 100').max(100, 'Nhập tỷ lệ từ 1 đến 100'))) });
export type QualityFormulaForm = z.infer<typeof QualityFormulaForm>;
