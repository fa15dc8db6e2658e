import { z } from 'zod';
import { CHANGE_KINDS, DECISION_KINDS } from '@/lib/domain/procedure/change';
import type { DraftForm as Form } from '@/lib/domain/procedure/draft-form';
import { parseDate } from '@/lib/text/parse-date';

const again = 'Tải lại trang rồi thử lại';
/** Longer than any text of a decree; what is too long for its field is said beside it, not cut off. */
const LONGEST_TYPED = 30_000;
const MOST_ROWS = 200;
const typed = z.string(again).max(LONGEST_TYPED, `Nhập nhiều nhất ${LONGEST_TYPED} ký tự`);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(MOST_ROWS, `Nhập nhiều nhất ${MOST_ROWS} dòng`);

/** A draft as it is stored: any texts, of this shape. */
export const DraftForm = z.object({
  code: typed, name: typed, nameEn: typed, summaryEn: typed, sectorId: typed, handlingUnitId: typed, level: typed, onlineLevel: typed, pauseRule: typed,
  channels: z.array(typed).max(10), applicantKinds: z.array(typed).max(20),
  timeLimits: rows(z.object({ caseName: typed, channel: typed, value: typed, unit: typed })),
  committed: z.object({ value: typed, unit: typed }),
  components: rows(z.object({ name: typed, form: typed, formFileId: typed, formFileName: typed, originals: typed, copies: typed, isRequired: z.boolean(), caseName: typed })),
  sets: typed, steps: rows(typed),
  workflow: rows(z.object({ step: typed, unitId: typed, duration: typed, durationUnit: typed })),
  results: rows(typed),
  fees: rows(z.object({ kind: typed, name: typed, amountVnd: typed, per: typed })),
  conditions: typed,
  legalBases: rows(z.object({ number: typed, title: typed, article: typed, validFrom: typed, validTo: typed })),
  reason: typed,
  days: z.object({ from: typed, to: typed }).optional(),
}) satisfies z.ZodType<Form>;

const formText = z.string(again).max(900_000, 'Dự thảo dài quá 900.000 ký tự, hãy chia bớt').transform((text, ctx) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    ctx.addIssue({ code: 'custom', message: again });
    return z.NEVER;
  }
}).pipe(DraftForm);

const id = z.uuid(again);
const optionalId = z.preprocess((value) => (value === '' || value === undefined ? null : value), z.uuid(again).nullable());
const revision = z.coerce.number(again).int(again).min(1, again);

/** `form` is the whole draft as JSON: rows are added and moved without a name for each field. */
export const SaveDraft = z.object({ draftId: id, revision, decisionId: optionalId, form: formText });
export type SaveDraft = z.infer<typeof SaveDraft>;

export const SubmitDraft = SaveDraft;

/** From what a draft begins: `procedureId` for a change of that procedure; `copyOfId` to begin with another's parts; `asNew`: a procedure of its own takes the place of this one. */
export const StartDraft = z.object({ change: z.enum(CHANGE_KINDS, 'Chọn việc cần làm'), procedureId: optionalId, versionId: optionalId, copyOfId: optionalId, decisionId: optionalId, asNew: z.preprocess((value) => value === 'yes' || value === true, z.boolean()) })
  .refine(({ change, procedureId }) => procedureId !== null || change === 'new' || change === 'replace', { error: 'Chọn thủ tục', path: ['procedureId'] })
  .refine(({ change, versionId }) => change !== 'correct' || versionId !== null, { error: 'Chọn bản cần đính chính', path: ['versionId'] });
export type StartDraft = z.infer<typeof StartDraft>;

const words = (what: string) => z.string(what).trim().min(3, what).max(2_000, 'Nhập nhiều nhất 2.000 ký tự');
export const ReturnDraft = z.object({ draftId: id, revision, comment: words('Nhập ý kiến để người soạn biết phải sửa gì') });
export const ApproveDraft = z.object({ draftId: id, revision, comment: z.string().trim().max(2_000, 'Nhập nhiều nhất 2.000 ký tự').optional() });
export const DiscardDraft = z.object({ draftId: id, revision });
export type ReturnDraft = z.infer<typeof ReturnDraft>;
export type ApproveDraft = z.infer<typeof ApproveDraft>;
export type DiscardDraft = z.infer<typeof DiscardDraft>;

const day = (what: string) => z.string(what).trim().min(1, what).transform((text, ctx) => {
  const found = parseDate(text);
  if (!found) ctx.addIssue({ code: 'custom', message: 'Ngày không có thật. Ghi như 24/11/2026' });
  return found ?? z.NEVER;
});
const optionalDay = z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null)), day('').nullable());
const line = (what: string, most: number) => z.string(what).trim().min(1, what).max(most, `Nhập nhiều nhất ${most} ký tự`);

/** An announcing decision. The effective date may not precede the date of issue. */
export const SaveDecision = z.object({
  decisionId: optionalId,
  version: z.string().regex(/^\d{0,19}$/, again).optional(),
  number: line('Nhập số, ký hiệu quyết định', 100),
  issuedOn: day('Nhập ngày ban hành'),
  effectiveOn: day('Nhập ngày có hiệu lực'),
  issuer: line('Nhập người ký hoặc cơ quan ban hành', 300),
  title: line('Nhập trích yếu', 1_000),
  kind: z.enum(DECISION_KINDS, 'Chọn loại quyết định'),
  legalTextOn: optionalDay,
  isShortened: z.preprocess((value) => value === 'yes', z.boolean()),
  fileId: optionalId,
}).refine(({ issuedOn, effectiveOn }) => effectiveOn >= issuedOn, { error: 'Ngày có hiệu lực không được trước ngày ban hành', path: ['effectiveOn'] });
export type SaveDecision = z.infer<typeof SaveDecision>;

/** `what` is compared with the signed original by a person, or found not to agree after all. */
export const MarkVerified = z.object({ what: z.enum(['decision', 'version'], again), id, verified: z.enum(['yes', 'no'], again) });
export type MarkVerified = z.infer<typeof MarkVerified>;
