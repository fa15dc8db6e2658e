import { z } from 'zod';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { APPLICANT_KINDS, CHANNELS } from '@/lib/domain/dossier/status';
import type { ProcedureContent as Content } from '@/lib/domain/procedure/content';
import { checkContent } from '@/lib/domain/procedure/content-check';
import { ONLINE_LEVELS, PAUSE_RULES, PROCEDURE_LEVELS, type ProcedureVersionFacts } from '@/lib/domain/procedure/draft-facts';
import type { DraftForm } from '@/lib/domain/procedure/draft-form';
import type { ValiditySpan } from '@/lib/domain/procedure/version';
import { contentComplaintWords } from '@/lib/text/draft-words';
import { parseDate } from '@/lib/text/parse-date';
import { ProcedureContent } from './procedure-content';

const LONG = 2_000;
const tooLong = (most: number) => `Dài quá ${most === LONG ? '2.000' : most} ký tự, hãy rút gọn hoặc tách thành nhiều mục`;
const text = (what: string, most = LONG) => z.string().trim().min(1, what).max(most, tooLong(most));
const optional = (most = LONG) => z.string().trim().max(most, tooLong(most)).transform((value) => (value === '' ? null : value));
const whole = (what: string, least: number, most: number) => z.string().trim().regex(/^\d{1,4}$/, what).transform(Number).refine((value) => value >= least && value <= most, `Nhập từ ${least} đến ${most}`);
/** Days and hours may be broken: 0,25. Both decimal marks are read. */
const duration = z.string().trim().regex(/^\d{1,4}([.,]\d{1,2})?$/, 'Nhập số, ví dụ 0,5').transform((value) => Number(value.replace(',', '.')));
const oneOf = <T extends readonly [string, ...string[]]>(values: T, what: string) => z.enum(values, what);
const optionalDay = z.string().trim().transform((value, ctx): PlainDate | null => {
  if (value === '') return null;
  const found = parseDate(value);
  if (!found) ctx.addIssue({ code: 'custom', message: 'Ngày không có thật. Ghi như 24/11/2026' });
  return found;
});
const FEE_KINDS = ['fee', 'levy'] as const;
const STEP_UNITS = ['working-day', 'calendar-day', 'working-hour'] as const;
const LIMIT_UNITS = ['working-day', 'calendar-day', 'working-hour', 'same-day'] as const;

const limitValue = <T extends { value: string; unit: string }>(limit: T, ctx: z.RefinementCtx): number => {
  if (limit.unit === 'same-day') return 1;
  const typed = limit.value.trim();
  const value = Number(typed);
  if (!/^\d{1,4}$/.test(typed) || value < 1 || value > 3_650) ctx.addIssue({ code: 'custom', path: ['value'], message: 'Nhập số nguyên lớn hơn 0' });
  return value;
};
const TimeLimit = z.object({ caseName: optional(300), channel: z.union([z.literal('').transform(() => null), oneOf(CHANNELS, 'Chọn cách nộp')]), value: z.string(), unit: oneOf(LIMIT_UNITS, 'Chọn đơn vị thời gian') })
  .transform((limit, ctx) => ({ ...limit, value: limitValue(limit, ctx) }));

const Parts = z.object({
  code: z.string().trim().regex(/^$|^\d\.\d{6}$/, 'Mã thủ tục có dạng 1.000105; để trống nếu chưa có').transform((value) => (value === '' ? null : value)),
  name: text('Nhập tên thủ tục', 1_000),
  nameEn: optional(1_000),
  summaryEn: optional(),
  sectorId: z.uuid('Chọn lĩnh vực'),
  handlingUnitId: z.uuid('Chọn đơn vị giải quyết'),
  level: oneOf(PROCEDURE_LEVELS, 'Chọn cấp thực hiện'),
  onlineLevel: oneOf(ONLINE_LEVELS, 'Chọn mức độ trực tuyến'),
  pauseRule: oneOf(PAUSE_RULES, 'Chọn cách tính khi chờ bổ sung'),
  channels: z.array(oneOf(CHANNELS, 'Chọn cách nộp')).min(1, 'Chọn ít nhất một cách nộp hồ sơ'),
  applicantKinds: z.array(oneOf(APPLICANT_KINDS, 'Chọn đối tượng')).min(1, 'Chọn ít nhất một đối tượng thực hiện'),
  timeLimits: z.array(TimeLimit).min(1, 'Nhập ít nhất một thời hạn giải quyết'),
  committed: z.object({ value: z.string(), unit: oneOf(LIMIT_UNITS, 'Chọn đơn vị thời gian') }).transform((limit, ctx) => {
    if (limit.value.trim() === '' && limit.unit !== 'same-day') return null;
    return { value: limitValue(limit, ctx), unit: limit.unit };
  }),
  components: z.array(z.object({
    name: text('Nhập tên giấy tờ'), form: optional(100), formFileId: z.union([z.literal('').transform(() => null), z.uuid('Tải lại trang rồi thử lại')]), originals: whole('Nhập số bản chính, 0 nếu không cần', 0, 99), copies: whole('Nhập số bản sao, 0 nếu không cần', 0, 99), isRequired: z.boolean(), caseName: optional(300),
  })).min(1, 'Nhập ít nhất một thành phần hồ sơ'),
  sets: whole('Nhập số bộ hồ sơ', 1, 99),
  steps: z.array(text('Nhập nội dung bước này hoặc xóa dòng')).min(1, 'Nhập trình tự thực hiện'),
  workflow: z.array(z.object({ step: text('Nhập tên bước'), unitId: z.uuid('Chọn đơn vị'), duration, durationUnit: oneOf(STEP_UNITS, 'Chọn đơn vị thời gian') })),
  results: z.array(text('Nhập kết quả hoặc xóa dòng')).min(1, 'Nhập kết quả thực hiện'),
  fees: z.array(z.object({
    kind: oneOf(FEE_KINDS, 'Chọn phí hoặc lệ phí'), name: text('Nhập tên phí, lệ phí'), per: optional(100),
    amountVnd: z.string().trim().regex(/^$|^\d{1,3}([. ]?\d{3})*$/, 'Nhập số tiền bằng đồng, ví dụ 600.000; để trống nếu tính theo biểu mức').transform((value) => (value === '' ? null : Number(value.replace(/[. ]/g, '')))).refine((value) => value === null || value <= 2_000_000_000, 'Số tiền lớn quá 2 tỷ đồng'),
  })),
  conditions: optional(),
  legalBases: z.array(z.object({ number: text('Nhập số, ký hiệu văn bản', 200), title: text('Nhập tên văn bản'), article: optional(500), validFrom: optionalDay, validTo: optionalDay })).min(1, 'Nhập ít nhất một căn cứ pháp lý'),
});

/** What a draft is checked against: the units and fields there are, and the day from which it would hold. */
export type DraftCheckFacts = { readonly unitNames: ReadonlyMap<string, string>; readonly sectorIds: ReadonlySet<string>; readonly effectiveOn: PlainDate | null };
export type ReadDraft = { readonly version: ProcedureVersionFacts | null; readonly complaints: Readonly<Record<string, string>> };

/** The content of a draft as far as it can be read, for the live check of the workflow; a part that cannot be read is left out. */
export function readableTerms(form: DraftForm): Pick<Content, 'workflow' | 'timeLimits' | 'committedTimeLimit'> {
  const committed = Parts.shape.committed.safeParse(form.committed);
  return {
    timeLimits: form.timeLimits.flatMap((limit) => { const read = TimeLimit.safeParse(limit); return read.success ? [read.data] : []; }),
    committedTimeLimit: committed.success ? committed.data : null,
    workflow: form.workflow.flatMap((step) => {
      const read = duration.safeParse(step.duration);
      const unit = Parts.shape.workflow.element.shape.durationUnit.safeParse(step.durationUnit);
      return read.success && unit.success ? [{ step: step.step, unitId: step.unitId, unitName: '', duration: read.data, durationUnit: unit.data }] : [];
    }),
  };
}

/**
 * Reads a draft into what a version says. Answers every complaint at once, each by the path of its field
 * (`timeLimits.0.value`); the version is null while there is one.
 */
export function readDraft(form: DraftForm, { unitNames, sectorIds, effectiveOn }: DraftCheckFacts): ReadDraft {
  const complaints: Record<string, string> = {};
  const say = (path: string, words: string): void => {
    complaints[path] ??= words;
  };
  const read = Parts.safeParse(form);
  if (!read.success) for (const issue of read.error.issues) say(issue.path.join('.'), issue.message);
  if (form.sectorId !== '' && !sectorIds.has(form.sectorId)) say('sectorId', 'Lĩnh vực này không còn trong danh mục');
  if (form.handlingUnitId !== '' && !unitNames.has(form.handlingUnitId)) say('handlingUnitId', 'Đơn vị này đã đóng, chọn đơn vị khác');
  form.workflow.forEach(({ unitId }, index) => {
    if (unitId !== '' && !unitNames.has(unitId)) say(`workflow.${index}.unitId`, 'Đơn vị này đã đóng, chọn đơn vị khác');
  });
  if (!read.success) return { version: null, complaints };
  const { code, name, nameEn, summaryEn, sectorId, handlingUnitId, level, onlineLevel, pauseRule, committed, ...parts } = read.data;
  const content: Content = { ...parts, committedTimeLimit: committed, workflow: parts.workflow.map((step) => ({ ...step, unitName: unitNames.get(step.unitId) ?? '' })) };
  for (const complaint of checkContent(content, effectiveOn)) say(complaint.path, contentComplaintWords(complaint));
  if (Object.keys(complaints).length > 0) return { version: null, complaints };
  const version = { code, name, nameEn, summaryEn, sectorId, handlingUnitId, level, onlineLevel, pauseRule, content: ProcedureContent.parse(content) as Content };
  return { version, complaints };
}

const DAY_WORDS = 'Ngày không có thật. Ghi như 24/11/2026';

/** The days of a correction as they were typed; null when they stay as they are. An end may be left empty, a beginning not. */
export function readDays(form: DraftForm): { readonly days: ValiditySpan | null; readonly complaints: Readonly<Record<string, string>> } {
  if (form.days === undefined) return { days: null, complaints: {} };
  const { from, to } = form.days;
  const [validFrom, validTo] = [parseDate(from), to.trim() === '' ? null : parseDate(to)];
  const complaints = { ...(validFrom ? {} : { 'days.from': from.trim() === '' ? 'Nhập ngày bắt đầu áp dụng' : DAY_WORDS }), ...(to.trim() !== '' && !validTo ? { 'days.to': DAY_WORDS } : {}) };
  return { days: validFrom && Object.keys(complaints).length === 0 ? { validFrom, validTo } : null, complaints };
}
