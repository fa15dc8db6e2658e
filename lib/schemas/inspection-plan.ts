import { z } from 'zod';
import type { PlainDate } from '../domain/calendar/plain-date';
import { SELF_REPORT_SECTIONS } from '../domain/inspection/self-report';
import { CONTENTS_35A, MEMBER_ROLES } from '../domain/inspection/vocabulary';
import { DOCUMENT_WORDS } from '../domain/inspection/document-data';
import { parseDate } from '../text/parse-date';
import { day, optionalLine } from './posting';

const again = 'Tải lại trang rồi thử lại';
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const line = (words: string, most = 300) => z.string(words).trim().min(3, words).max(most, `Nhập nhiều nhất ${most} ký tự`);
const text = (words: string, most = 4000) => z.string(words).trim().min(5, words).max(most, `Nhập nhiều nhất ${most} ký tự`);
const optionalDay = z.preprocess(blank, day('Nhập ngày').optional()).transform((on) => on ?? null);
const list = (value: unknown) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value.filter((one) => one !== '') : [value]);
const version = z.coerce.number(again).int(again).min(1, again);
/** The code of an inspection, as its address has it. */
export const inspectionCodeField = z.string(again).regex(/^\d{4}-\d{2,4}$/, again);
const ref = { code: inspectionCodeField, version };

/** Collects `<prefix>-<uuid>` fields of a form: one day of each unit, one role of each person. */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
function keyed(form: Readonly<Record<string, unknown>>, prefix: string): ReadonlyMap<string, unknown> {
  const pattern = new RegExp(`^${prefix}-(${UUID})$`);
  return new Map(Object.entries(form).flatMap(([key, value]) => (pattern.test(key) ? [[key.slice(prefix.length + 1), value] as const] : [])));
}

const planFields = {
  yearPlanId: z.preprocess(blank, z.uuid(again).optional()),
  yearLine: z.preprocess(blank, z.coerce.number(again).int().min(0).max(500).optional()),
  title: line('Nhập tên đợt kiểm tra'),
  purpose: text('Nhập mục đích kiểm tra'),
  periodFrom: day('Nhập ngày đầu của thời kỳ được kiểm tra'),
  periodTo: day('Nhập ngày cuối của thời kỳ được kiểm tra'),
  siteFrom: day('Nhập ngày đầu kiểm tra tại đơn vị'),
  siteTo: day('Nhập ngày cuối kiểm tra tại đơn vị'),
  selfReportDueOn: optionalDay,
  method: text('Nhập phương pháp kiểm tra'),
  contents: z.preprocess(list, z.array(z.enum(CONTENTS_35A, again)).min(1, 'Chọn ít nhất một nội dung')),
  otherContents: optionalLine(500),
  unitIds: z.preprocess(list, z.array(z.uuid(again)).min(1, 'Chọn ít nhất một đơn vị').max(50, again)),
  basisIds: z.preprocess(list, z.array(z.uuid(again)).min(1, 'Chọn ít nhất một căn cứ pháp lý').max(50, again)),
  overlapReason: optionalLine(500),
};

const visits = (form: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): ReadonlyMap<string, PlainDate> => {
  const found = new Map<string, PlainDate>();
  for (const [unitId, value] of keyed(form, 'visit')) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const on = parseDate(value);
    if (on) found.set(unitId, on);
    else ctx.addIssue({ code: 'custom', path: [`visit-${unitId}`], message: 'Ngày không có thật. Ghi như 24/11/2026' });
  }
  return found;
};

/** A plan as its form sends it, a new one, or with `code` and `version` one that is revised. Days of visits come as `visit-<unitId>`. */
export const SavePlan = z.looseObject({ code: z.preprocess(blank, inspectionCodeField.optional()), version: z.preprocess(blank, version.optional()), ...planFields }).transform((form, ctx) => ({
  code: form.code, version: form.version, yearPlanId: form.yearPlanId, yearLine: form.yearLine, title: form.title, purpose: form.purpose, periodFrom: form.periodFrom, periodTo: form.periodTo, siteFrom: form.siteFrom, siteTo: form.siteTo,
  selfReportDueOn: form.selfReportDueOn, method: form.method, contents: form.contents, otherContents: form.otherContents, unitIds: form.unitIds, basisIds: form.basisIds, overlapReason: form.overlapReason, visits: visits(form, ctx),
}));
export type SavePlan = z.output<typeof SavePlan>;

/** Number, day and signer of an official document. */
const signed = {
  number: z.string('Nhập số, ký hiệu văn bản').trim().min(1, 'Nhập số, ký hiệu văn bản').max(60, 'Nhập nhiều nhất 60 ký tự').regex(/^[\p{L}\d./-]+$/u, 'Ghi số, ký hiệu như 757/KH-BQL'),
  issuedOn: day('Nhập ngày ký'),
  signerName: line('Nhập họ và tên người ký', 120),
  signerTitle: line('Nhập chức vụ người ký', 120),
};
const words = Object.fromEntries(DOCUMENT_WORDS.map((key) => [key, optionalLine(8000)])) as Record<(typeof DOCUMENT_WORDS)[number], ReturnType<typeof optionalLine>>;

export const IssueSigned = z.object({ ...ref, ...signed });
export type IssueSigned = z.infer<typeof IssueSigned>;

const roles = (form: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx) => [...keyed(form, 'role')].flatMap(([staffId, role]) => {
  if (role === '' || role === undefined) return [];
  const known = MEMBER_ROLES.find((one) => one === role);
  if (!known) {
    ctx.addIssue({ code: 'custom', path: [`role-${staffId}`], message: again });
    return [];
  }
  return [{ staffId, role: known, unitIds: list(form[`units-${staffId}`]).filter((one): one is string => typeof one === 'string') }];
});
/** The decision on the team: `role-<staffId>` empty or a role, `units-<staffId>[]` the units, none: all. */
export const DecideTeam = z.looseObject({ ...ref, ...signed }).transform((form, ctx) => ({ code: form.code, version: form.version, number: form.number, issuedOn: form.issuedOn, signerName: form.signerName, signerTitle: form.signerTitle, team: roles(form, ctx) }));
export type DecideTeam = z.output<typeof DecideTeam>;

export const AddMember = z.object({ ...ref, staffId: z.uuid('Chọn người'), role: z.enum(MEMBER_ROLES, 'Chọn vai trò'), unitIds: z.preprocess(list, z.array(z.uuid(again)).max(50)), reason: text('Nhập lý do', 1000) });
export type AddMember = z.infer<typeof AddMember>;
export const RemoveMember = z.object({ ...ref, staffId: z.uuid('Chọn người'), reason: text('Nhập lý do', 1000) });
export type RemoveMember = z.infer<typeof RemoveMember>;

export const NotifyUnits = z.object({ ...ref, ...signed, selfReportDueOn: day('Nhập hạn nộp báo cáo tự kiểm tra') });
export type NotifyUnits = z.infer<typeof NotifyUnits>;

const sections = Object.fromEntries(SELF_REPORT_SECTIONS.map((key) => [key, optionalLine(8000)])) as Record<(typeof SELF_REPORT_SECTIONS)[number], ReturnType<typeof optionalLine>>;
export const SaveSelfReport = z.object({ code: inspectionCodeField, unitId: z.uuid(again), seen: version, submit: z.preprocess((value) => value === 'yes', z.boolean()), ...sections });
export type SaveSelfReport = z.infer<typeof SaveSelfReport>;
export const ReturnSelfReport = z.object({ code: inspectionCodeField, unitId: z.uuid(again), seen: version, reason: text('Nhập lý do trả lại', 1000) });
export type ReturnSelfReport = z.infer<typeof ReturnSelfReport>;

/** Nothing but the act itself. */
export const PlainAct = z.object(ref);
export type PlainAct = z.infer<typeof PlainAct>;
export const ReasonedAct = z.object({ ...ref, reason: text('Nhập lý do', 1000) });
export type ReasonedAct = z.infer<typeof ReasonedAct>;

export const OfferMinutes = z.object({ code: inspectionCodeField, unitId: z.uuid(again), assessment: words.assessment, note: words.note });
export type OfferMinutes = z.infer<typeof OfferMinutes>;
export const AgreeMinutes = z.object({ code: inspectionCodeField, unitId: z.uuid(again), documentId: z.uuid(again), sha256: z.string(again).regex(/^[0-9a-f]{64}$/, again), side: z.enum(['team', 'unit'], again), stance: z.enum(['agree', 'disagree'], 'Chọn thống nhất hay không thống nhất'), opinion: optionalLine(4000) });
export type AgreeMinutes = z.infer<typeof AgreeMinutes>;

export const EndSite = z.object({ ...ref, endedOn: day('Nhập ngày kết thúc kiểm tra tại đơn vị') });
export type EndSite = z.infer<typeof EndSite>;

export const SendReport = z.object({ ...ref, ...signed, number: z.preprocess(blank, signed.number.optional()), ...words, strengths: text('Nhập ưu điểm', 8000), assessment: text('Nhập đánh giá chung', 8000) });
export type SendReport = z.infer<typeof SendReport>;
export const Conclude = z.object({ ...ref, ...signed, ...words, strengths: text('Nhập ưu điểm', 8000), assessment: text('Nhập đánh giá chung', 8000) });
export type Conclude = z.infer<typeof Conclude>;
export const CorrectConclusion = z.object({ ...ref, ...signed, ...words, reason: text('Nhập lý do đính chính', 1000) });
export type CorrectConclusion = z.infer<typeof CorrectConclusion>;
/** A notice may go with it: with a number it is issued, without one only the act is done. */
export const ActWithNotice = z.object({ ...ref, number: z.preprocess(blank, signed.number.optional()), issuedOn: optionalDay, signerName: optionalLine(120), signerTitle: optionalLine(120) }).superRefine((form, ctx) => {
  if (form.number === undefined) return;
  if (form.issuedOn === null) ctx.addIssue({ code: 'custom', path: ['issuedOn'], message: 'Nhập ngày ký' });
  if (!form.signerName) ctx.addIssue({ code: 'custom', path: ['signerName'], message: 'Nhập họ và tên người ký' });
});
export type ActWithNotice = z.infer<typeof ActWithNotice>;

const months = z.preprocess(blank, z.coerce.number('Chọn tháng').int().min(1, 'Chọn tháng').max(12, 'Chọn tháng').optional());
/** One line of a yearly plan, added or changed at its place, or removed. */
export const SaveYearPlan = z.object({ id: z.preprocess(blank, z.uuid(again).optional()), version: z.preprocess(blank, version.optional()), year: z.coerce.number('Nhập năm').int('Nhập năm').min(2000, 'Nhập năm').max(2100, 'Nhập năm'), purpose: text('Nhập mục đích, yêu cầu') });
export type SaveYearPlan = z.infer<typeof SaveYearPlan>;
export const SaveYearPlanLine = z.object({ id: z.uuid(again), version, line: z.preprocess(blank, z.coerce.number(again).int().min(0).max(500).optional()), unitIds: z.preprocess(list, z.array(z.uuid(again)).min(1, 'Chọn ít nhất một đơn vị').max(50)), contents: z.preprocess(list, z.array(z.enum(CONTENTS_35A, again)).min(1, 'Chọn ít nhất một nội dung')), month: months, note: optionalLine(500) });
export type SaveYearPlanLine = z.infer<typeof SaveYearPlanLine>;
export const RemoveYearPlanLine = z.object({ id: z.uuid(again), version, line: z.coerce.number(again).int().min(0).max(500) });
export type RemoveYearPlanLine = z.infer<typeof RemoveYearPlanLine>;
export const IssueYearPlan = z.object({ id: z.uuid(again), version, ...signed });
export type IssueYearPlan = z.infer<typeof IssueYearPlan>;
export const WithdrawYearPlan = z.object({ id: z.uuid(again), version, reason: text('Nhập lý do thu hồi', 1000) });
export type WithdrawYearPlan = z.infer<typeof WithdrawYearPlan>;
