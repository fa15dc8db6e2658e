import { z } from 'zod';
import { parseCitizenId, parsePhone, parseTaxCode, type IdentityRefusal } from '@/lib/domain/dossier/identity';
import { NOTIFY_WAYS } from '@/lib/domain/dossier/notify';
import { APPLICANT_KINDS, CHANNELS } from '@/lib/domain/dossier/status';
import { parseLocalTime } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Result } from '@/lib/domain/shared/result';
import { parseDate } from '@/lib/text/parse-date';

/** Text that no screen, database or file refuses: composed, without control characters, on one line. */
export const oneLine = (longest: number) =>
  z.string().max(longest * 2, `Nhập nhiều nhất ${longest} ký tự`).transform((text) => text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').normalize('NFC').trim())
    .pipe(z.string().max(longest, `Nhập nhiều nhất ${longest} ký tự`));

export const required = (longest: number, what: string) => oneLine(longest).pipe(z.string().min(1, what));

/** Left empty, or not sent: null. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value: z.input<T> | null) => (typeof value === 'string' && value.trim() === '' ? null : value), z.nullable(schema)).default(null);

const NUMBER_WORDS: Record<IdentityRefusal['name'], string> = {
  NotCitizenId: 'Nhập đủ 12 chữ số của số căn cước',
  NotTaxCode: 'Nhập mã số thuế gồm 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số sau dấu gạch',
  NotPhone: 'Nhập số điện thoại, ví dụ 0912 345 678 hoặc +82 10 1234 5678',
};

const numberOf = (parse: (text: string) => Result<string, IdentityRefusal>) =>
  z.string().max(60, 'Nhập số ngắn hơn').transform((text, context) => {
    const read = parse(text);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: NUMBER_WORDS[read.refusal.name] });
    return z.NEVER;
  });

export const citizenIdField = numberOf(parseCitizenId);
export const taxCodeField = numberOf(parseTaxCode);
export const phoneField = numberOf(parsePhone);

const dateField = z.string().max(40).transform((text, context): PlainDate => {
  const date = parseDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'Nhập ngày có thật, dạng 05/09/2026' });
  return z.NEVER;
});

export const localTimeField = z.string().max(40).transform((text, context): LocalTime => {
  const time = parseLocalTime(text.slice(0, 16));
  if (time !== null) return time;
  context.addIssue({ code: 'custom', message: 'Nhập ngày giờ có thật, dạng 05/09/2026 và 08:30' });
  return z.NEVER;
});

const emailField = oneLine(254).pipe(z.email('Nhập thư điện tử đúng dạng, ví dụ ten@congty.vn'));

/** Said beside the other complaints and not after them, unless the number itself was complained of. */
const isWithoutNumberError = ({ value, issues }: { value: unknown; issues: readonly { path?: readonly PropertyKey[] }[] }): boolean =>
  typeof value === 'object' && value !== null && !issues.some(({ path }) => ['citizenId', 'taxCode', 'otherId', 'kind'].includes(String(path?.[0])));

export const ApplicantInput = z.object({
  kind: z.enum(APPLICANT_KINDS, 'Chọn loại người nộp'),
  name: required(300, 'Nhập tên người nộp'),
  citizenId: optional(citizenIdField),
  taxCode: optional(taxCodeField),
  /** Passport or another paper, for those without a citizen id or tax code. */
  otherId: optional(oneLine(40)),
  birthOn: optional(dateField),
  sex: optional(z.enum(['male', 'female'])),
  idIssuedOn: optional(dateField),
  address: required(500, 'Nhập địa chỉ'),
  phone: phoneField,
  email: optional(emailField),
}).refine((applicant) => applicant.kind !== 'citizen' || Boolean(applicant.citizenId || applicant.otherId), { path: ['citizenId'], error: 'Nhập số căn cước, hoặc số hộ chiếu đối với người nước ngoài', when: isWithoutNumberError })
  .refine((applicant) => applicant.kind !== 'enterprise' || Boolean(applicant.taxCode), { path: ['taxCode'], error: 'Nhập mã số thuế của doanh nghiệp', when: isWithoutNumberError })
  .refine((applicant) => !['organization', 'foreign-organization'].includes(applicant.kind) || Boolean(applicant.taxCode || applicant.otherId), { path: ['taxCode'], error: 'Nhập mã số thuế, hoặc số giấy phép, số quyết định thành lập', when: isWithoutNumberError });

export const RepresentativeInput = z.object({
  name: required(200, 'Nhập họ và tên người được ủy quyền'),
  citizenId: optional(citizenIdField),
  phone: optional(phoneField),
  birthOn: optional(dateField),
  idIssuedOn: optional(dateField),
  /** The paper that authorises: "Số 12/GUQ, ngày 02/11/2026". */
  authorisation: optional(oneLine(300)),
});

const howMany = z.number('Nhập số bản').int('Nhập số nguyên').min(0, 'Nhập từ 0 trở lên').max(999, 'Nhập đến 999 là nhiều nhất');

export const GivenInput = z.object({
  ordinal: z.number().int().min(1).max(500),
  originals: howMany,
  copies: howMany,
  electronic: howMany.default(0),
  note: optional(oneLine(300)),
});

/** What a Mẫu 01 and a Mẫu 02 have in common: who, what for, and what came. */
export const IntakeInput = z.object({
  /** Made with the form and kept with it: one load of the form makes one dossier, however often it is sent. */
  key: z.uuid(),
  visitId: optional(z.uuid()),
  versionId: z.uuid('Chọn thủ tục'),
  caseName: optional(oneLine(500)),
  channel: z.enum(CHANNELS, 'Chọn cách nộp'),
  applicant: ApplicantInput,
  representative: z.nullable(RepresentativeInput).default(null),
  components: z.array(GivenInput).max(500),
});

export const ReceiveDossier = IntakeInput.extend({
  sets: z.number('Nhập số bộ').int('Nhập số nguyên').min(1, 'Nhập từ 1 bộ trở lên').max(99, 'Nhập đến 99 bộ là nhiều nhất').default(1),
  fees: z.array(z.object({
    /** The place of the fee in the version's list, from 1. */
    ordinal: z.number().int().min(1).max(100),
    amountVnd: z.number('Nhập số tiền bằng đồng').int('Nhập số tiền bằng đồng, không có phần lẻ').min(0, 'Nhập từ 0 trở lên').max(2_000_000_000, 'Nhập đến 2.000.000.000 đồng là nhiều nhất'),
    isPaid: z.boolean().default(false),
    receiptNumber: optional(oneLine(50)),
  })).max(100).default([]),
  note: optional(oneLine(1_000)),
  notifyBy: z.enum(NOTIFY_WAYS).default('none'),
  notifyLang: z.enum(['vi', 'en']).default('vi'),
  /** Local time; null: now. An earlier one is a late entry and needs its reason. */
  receivedAt: optional(localTimeField),
  lateReason: optional(oneLine(500)),
  files: z.array(z.object({ fileId: z.uuid(), purpose: z.enum(['component', 'authorisation', 'other']), ordinal: z.number().int().min(1).max(500).nullable().default(null) })).max(200).default([]),
}).superRefine((input, context) => {
  if (input.notifyBy === 'email' && !input.applicant.email) context.addIssue({ code: 'custom', path: ['applicant', 'email'], message: 'Nhập thư điện tử để nhận tin' });
});

export type ReceiveDossier = z.output<typeof ReceiveDossier>;
export type ReceiveDossierSent = z.input<typeof ReceiveDossier>;

/** Mẫu 02 before intake: the same without fees; the items follow from what is missing, and the clerk may add to them. */
export const RequestSupplementBeforeIntake = IntakeInput.extend({
  reasons: z.array(z.object({ ordinal: z.number().int().min(1).max(500), why: oneLine(300) })).max(500).default([]),
  further: z.array(required(500, 'Nhập nội dung cần bổ sung')).max(20).default([]),
  replyBy: optional(dateField),
});

export type RequestSupplementBeforeIntake = z.output<typeof RequestSupplementBeforeIntake>;
