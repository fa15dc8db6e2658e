import { z } from 'zod';
import { ADDRESSEE_KINDS, ANSWERS, CAUSES, EXTENTS, FINDING_SOURCES, RECOMMENDATION_KINDS, SEVERITIES } from '../domain/inspection/vocabulary';
import { day, optionalLine } from './posting';

const again = 'Tải lại trang rồi thử lại';
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const words = (message: string, most = 4000, least = 5) => z.string(message).trim().min(least, message).max(most, `Nhập nhiều nhất ${most} ký tự`);
const ticked = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
const itemKey = z.preprocess(blank, z.string(again).regex(/^[A-Za-z0-9-]{1,40}$/, again).optional());
const version = z.coerce.number(again).int(again).min(0, again);
const fileIds = z.preprocess((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value.filter((one) => one !== '') : [value]), z.array(z.uuid(again)).max(20, 'Đính kèm nhiều nhất 20 tệp một lần'));

/** Dossier codes as people paste them: apart by spaces, commas or lines, each once. */
const dossierCodes = z.preprocess(
  (value) => (value === undefined ? [] : typeof value === 'string' ? [...new Set(value.split(/[\s,;]+/).filter(Boolean))] : value),
  z.array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{3,39}$/, 'Ghi mã hồ sơ như H24.21-261112-0003, cách nhau bằng dấu phẩy hoặc xuống dòng')).max(500, 'Ghi nhiều nhất 500 hồ sơ'),
);

/** The fields of a finding that a person fills in; a device sends the same. */
export const FindingFields = z.object({
  id: z.uuid(again),
  unitId: z.uuid(again),
  itemKey,
  source: z.enum(FINDING_SOURCES, again),
  sourceKey: optionalLine(120),
  facts: words('Ghi sự việc: thấy gì, ở đâu, lúc nào'),
  dossierCodes,
  ruleBroken: words('Ghi điều, khoản và tên văn bản', 500, 3),
  severity: z.enum(SEVERITIES, 'Chọn mức độ'),
  extent: z.enum(EXTENTS, 'Chọn phạm vi'),
  cause: z.preprocess(blank, z.enum(CAUSES, 'Chọn nguyên nhân').optional()),
  causeNote: optionalLine(1000),
  correctedOnSpot: ticked,
});

export const RecordFinding = FindingFields.extend({ code: z.string(again).min(1, again).max(20, again), seen: version });
export type RecordFinding = z.infer<typeof RecordFinding>;

const act = { findingId: z.uuid(again), seen: version };
const amended = { facts: FindingFields.shape.facts, ruleBroken: FindingFields.shape.ruleBroken, severity: FindingFields.shape.severity, extent: FindingFields.shape.extent, cause: FindingFields.shape.cause, causeNote: FindingFields.shape.causeNote, dossierCodes };

/** What is done with a finding; `seen` is the version that the writer had before them. */
export const FindingStep = z.discriminatedUnion('act', [
  z.object({ act: z.literal('notify'), ...act }),
  z.object({ act: z.literal('agree'), ...act, text: optionalLine(4000), fileIds }),
  z.object({ act: z.literal('contest'), ...act, text: words('Ghi lý do không thống nhất'), fileIds }),
  z.object({ act: z.literal('explain'), ...act, text: words('Ghi nội dung giải trình'), fileIds }),
  z.object({ act: z.literal('uphold'), ...act, text: words('Ghi lý do giữ nguyên phát hiện') }),
  z.object({ act: z.literal('amend'), ...act, ...amended, text: words('Ghi lý do sửa phát hiện') }),
  z.object({ act: z.literal('withdraw'), ...act, text: words('Ghi lý do rút phát hiện') }),
], again);
export type FindingStep = z.infer<typeof FindingStep>;

/** All findings of one unit that it has not been told of. */
export const NotifyFindings = z.object({ code: z.string(again).min(1, again).max(20, again), unitId: z.uuid(again) });
export type NotifyFindings = z.infer<typeof NotifyFindings>;

const manyIds = z.preprocess((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]), z.array(z.uuid(again)).max(100, again));

/** A recommendation that the team drafts. Without a `recommendationId` it is a new one. */
export const DraftRecommendation = z
  .object({
    code: z.string(again).min(1, again).max(20, again),
    recommendationId: z.preprocess(blank, z.uuid(again).optional()),
    seen: version,
    addresseeKind: z.enum(ADDRESSEE_KINDS, 'Chọn nơi nhận kiến nghị'),
    unitId: z.preprocess(blank, z.uuid('Chọn đơn vị').optional()),
    kind: z.enum(RECOMMENDATION_KINDS, 'Chọn loại kiến nghị'),
    text: words('Ghi nội dung kiến nghị: việc gì, kết quả nào', 4000, 10),
    dueOn: day('Nhập thời hạn thực hiện'),
    findingIds: manyIds,
  })
  .superRefine((value, issue) => {
    if (value.addresseeKind === 'unit' && !value.unitId) issue.addIssue({ code: 'custom', path: ['unitId'], message: 'Chọn đơn vị nhận kiến nghị' });
  });
export type DraftRecommendation = z.infer<typeof DraftRecommendation>;

export const RemoveRecommendation = z.object({ code: z.string(again).min(1, again).max(20, again), recommendationId: z.uuid(again), seen: version });
export type RemoveRecommendation = z.infer<typeof RemoveRecommendation>;

const remedy = { recommendationId: z.uuid(again), seen: version };

/** One step of a recommendation after the conclusion. */
export const RemedyStepForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('promise'), ...remedy, promisedOn: day('Nhập ngày cam kết hoàn thành'), text: words('Ghi việc sẽ làm') }),
  z.object({ act: z.literal('report'), ...remedy, text: words('Ghi đã khắc phục thế nào, kết quả gì', 4000, 10), fileIds }),
  z.object({ act: z.literal('accept'), ...remedy, text: words('Ghi đã xác minh bằng cách nào') }),
  z.object({ act: z.literal('return'), ...remedy, text: words('Ghi điều còn thiếu') }),
  z.object({ act: z.literal('reopen'), ...remedy, text: words('Ghi lý do mở lại'), dueOn: day('Nhập thời hạn mới') }),
  z.object({ act: z.literal('extend'), ...remedy, text: words('Ghi lý do gia hạn'), dueOn: day('Nhập thời hạn mới') }),
  z.object({ act: z.literal('withdraw'), ...remedy, text: words('Ghi lý do rút kiến nghị') }),
], again);
export type RemedyStepForm = z.infer<typeof RemedyStepForm>;

/** An answer given at a desk: the same record as one from a device. */
export const DeskAnswer = z.object({ code: z.string(again).min(1, again).max(20, again), unitId: z.uuid(again), itemKey: z.string(again).regex(/^[A-Za-z0-9-]{1,40}$/, again), seen: version, answer: z.enum(ANSWERS, 'Chọn câu trả lời'), note: optionalLine(2000) });
export type DeskAnswer = z.infer<typeof DeskAnswer>;
