import { z } from 'zod';
import { APPLICANT_KINDS, CHANNELS } from '@/lib/domain/dossier/status';
import type { ProcedureContent as Content } from '@/lib/domain/procedure/content';

const text = z.string().trim().min(1).max(2_000);
const units = ['working-day', 'calendar-day', 'working-hour', 'same-day'] as const;
const value = z.number().int().min(0).max(3_650);

const TimeLimit = z.strictObject({ caseName: text.nullable(), channel: z.enum(CHANNELS).nullable(), value, unit: z.enum(units) })
  .refine((limit) => limit.unit === 'same-day' || limit.value > 0, { error: 'Nhập thời hạn lớn hơn 0', path: ['value'] });

/** The parts of a procedure as stored with a version. What leaves or enters the database as JSON is checked by it. */
export const ProcedureContent = z.strictObject({
  timeLimits: z.array(TimeLimit).min(1, 'Nhập ít nhất một thời hạn giải quyết'),
  committedTimeLimit: z.strictObject({ value, unit: z.enum(units) }).nullable(),
  channels: z.array(z.enum(CHANNELS)).min(1, 'Chọn ít nhất một cách nộp hồ sơ'),
  applicantKinds: z.array(z.enum(APPLICANT_KINDS)).min(1, 'Chọn ít nhất một đối tượng thực hiện'),
  components: z.array(z.strictObject({
    name: text,
    form: text.nullable(),
    originals: z.number().int().min(0).max(99),
    copies: z.number().int().min(0).max(99),
    isRequired: z.boolean(),
    caseName: text.nullable(),
    formFileId: z.uuid().nullish(),
  })).min(1, 'Nhập ít nhất một thành phần hồ sơ'),
  sets: z.number().int().min(1).max(99),
  steps: z.array(text).min(1, 'Nhập trình tự thực hiện'),
  workflow: z.array(z.strictObject({
    step: text,
    unitId: z.uuid(),
    unitName: text,
    duration: z.number().min(0).max(3_650),
    durationUnit: z.enum(['working-day', 'calendar-day', 'working-hour']),
  })),
  results: z.array(text).min(1, 'Nhập kết quả thực hiện'),
  fees: z.array(z.strictObject({ kind: z.enum(['fee', 'levy']), name: text, amountVnd: z.number().int().min(0).max(2_000_000_000).nullable(), per: text.nullable() })),
  conditions: text.nullable(),
  legalBases: z.array(z.strictObject({ number: text, title: text, article: text.nullable(), validFrom: z.iso.date().nullish(), validTo: z.iso.date().nullish() })),
});

/** The schema and the domain's type are one: a difference does not compile. */
type Exact<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
export const isSameType: Exact<DeepReadonly<z.infer<typeof ProcedureContent>>, DeepReadonly<Content>> = true;
