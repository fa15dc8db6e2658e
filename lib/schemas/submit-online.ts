import { z } from 'zod';
import { NOTIFY_WAYS } from '../domain/dossier/notify';
import { RESULT_WAYS } from '../domain/dossier/online';
import { LONGEST_DRAFT_TEXT, NO_CASE, ONLINE_STEPS, STEP_FIELDS, stepOf, type DraftField, type DraftValues, type OnlineStep, type ProblemField } from '../domain/dossier/online-form';
import { ApplicantInput, localTimeField, oneLine, optional, RepresentativeInput } from './receive-dossier';

/** Said beside the other complaints and not after them. */
const isObject = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null;

/** An online submission (hồ sơ nộp trực tuyến), from the public form or from another system. */
export const SubmitOnline = z.object({
  versionId: z.uuid('Chọn thủ tục'),
  caseName: optional(oneLine(500)),
  applicant: ApplicantInput,
  representative: z.nullable(RepresentativeInput).default(null),
  components: z.array(z.object({ ordinal: z.number().int().min(1).max(500), electronic: z.number().int().min(0).max(999), note: optional(oneLine(300)) })).max(500).default([]),
  files: z.array(z.object({ fileId: z.uuid(), purpose: z.enum(['component', 'authorisation', 'other']), ordinal: z.number().int().min(1).max(500).nullable().default(null) })).max(200).default([]),
  note: optional(oneLine(1_000)),
  notifyBy: z.enum(NOTIFY_WAYS, 'Chọn cách nhận tin').default('none'),
  notifyLang: z.enum(['vi', 'en']).default('vi'),
  resultBy: z.enum(RESULT_WAYS, 'Chọn nơi nhận kết quả').default('counter'),
  resultAddress: optional(oneLine(500)),
  /** Local time of submission; null: now. Only another system may say an earlier one. */
  submittedAt: optional(localTimeField),
  lateReason: optional(oneLine(500)),
}).refine(({ notifyBy, applicant }) => notifyBy !== 'email' || Boolean(applicant?.email), { path: ['applicant', 'email'], error: 'Nhập thư điện tử để nhận tin', when: isObject })
  .refine(({ resultBy, resultAddress }) => resultBy !== 'postal' || Boolean(resultAddress), { path: ['resultAddress'], error: 'Nhập địa chỉ nhận kết quả', when: isObject });

export type SubmitOnline = z.output<typeof SubmitOnline>;
export type SubmitOnlineSent = z.input<typeof SubmitOnline>;

export type DraftFile = { readonly fileId: string; readonly purpose: 'component' | 'authorisation' | 'supplement'; readonly ordinal: number | null };

export type DraftProblem = { readonly step: OnlineStep; readonly field: ProblemField; readonly message: string };

/** Where the form shows a complaint about a part of the submission. */
const FIELD_OF: Readonly<Record<string, DraftField>> = {
  caseName: 'caseName', note: 'note', notifyBy: 'notifyBy', notifyLang: 'notifyLang', resultBy: 'resultBy', resultAddress: 'resultAddress',
  'applicant.kind': 'kind', 'applicant.name': 'name', 'applicant.citizenId': 'citizenId', 'applicant.taxCode': 'taxCode', 'applicant.otherId': 'otherId', 'applicant.birthOn': 'birthOn',
  'applicant.address': 'address', 'applicant.phone': 'phone', 'applicant.email': 'email',
  'representative.name': 'repName', 'representative.citizenId': 'repCitizenId', 'representative.phone': 'repPhone', 'representative.authorisation': 'repAuthorisation',
};

/** What a draft says, as a submission is asked for. A number that the chosen kind of applicant does not have is left out. */
function asSubmission(values: DraftValues, versionId: string, files: readonly DraftFile[]): unknown {
  const isCitizen = values.kind === 'citizen';
  return {
    versionId, caseName: values.caseName === NO_CASE ? null : (values.caseName ?? null),
    applicant: {
      kind: values.kind, name: values.name ?? '', citizenId: isCitizen ? values.citizenId : null, taxCode: isCitizen ? null : values.taxCode,
      otherId: values.kind === 'enterprise' ? null : values.otherId, birthOn: isCitizen ? values.birthOn : null, address: values.address ?? '', phone: values.phone ?? '', email: values.email,
    },
    representative: values.by === 'representative' ? { name: values.repName ?? '', citizenId: values.repCitizenId, phone: values.repPhone, authorisation: values.repAuthorisation } : null,
    components: [...new Set(files.flatMap(({ purpose, ordinal }) => (purpose === 'component' && ordinal !== null ? [ordinal] : [])))].map((ordinal) => ({ ordinal, electronic: files.filter((file) => file.purpose === 'component' && file.ordinal === ordinal).length })),
    files: files.flatMap(({ fileId, purpose, ordinal }) => (purpose === 'supplement' ? [] : [{ fileId, purpose, ordinal }])),
    note: values.note, notifyBy: values.notifyBy ?? 'none', notifyLang: values.notifyLang ?? 'vi', resultBy: values.resultBy ?? 'counter',
    resultAddress: values.resultBy === 'postal' ? values.resultAddress : null,
  };
}

export type ReadDraft = { readonly submission: SubmitOnline | null; readonly problems: readonly DraftProblem[] };

/** Complaints stand in the order of the form. */
const ORDER: readonly string[] = ONLINE_STEPS.flatMap((step) => [...STEP_FIELDS[step]]);
const placeOf = (field: ProblemField): number => ORDER.indexOf(field);

/** Reads a draft: the submission once nothing is wrong with its texts, else what is wrong, each at its field. Components are judged by the rules of the procedure. */
export function readSubmission(values: DraftValues, versionId: string, files: readonly DraftFile[]): ReadDraft {
  const parsed = SubmitOnline.safeParse(asSubmission(values, versionId, files));
  const said = new Map<ProblemField, string>();
  if (values.by !== 'self' && values.by !== 'representative') said.set('by', 'Chọn người đứng ra nộp');
  for (const issue of parsed.error?.issues ?? []) {
    const field = FIELD_OF[issue.path.map(String).join('.')];
    if (field && !said.has(field)) said.set(field, issue.message);
  }
  if (values.by === 'representative' && !files.some(({ purpose }) => purpose === 'authorisation')) said.set('authorisationFile', 'Tải lên giấy ủy quyền hoặc giấy giới thiệu');
  if (values.declared !== 'yes') said.set('declared', 'Đánh dấu vào lời cam đoan trước khi nộp');
  return { submission: parsed.success ? parsed.data : null, problems: [...said].map(([field, message]) => ({ step: stepOf(field), field, message })).sort((a, b) => placeOf(a.field) - placeOf(b.field)) };
}

/** The texts of a step as a form sent them: only its own fields, none longer than a draft keeps. */
export function valuesOfStep(step: OnlineStep, sent: Readonly<Record<string, unknown>>): DraftValues {
  const kept: Partial<Record<DraftField, string>> = {};
  for (const field of STEP_FIELDS[step]) {
    const value = sent[field];
    if (typeof value === 'string') kept[field] = value.slice(0, LONGEST_DRAFT_TEXT);
    // A box that is not ticked is not sent at all. What the form does not show for this kind of applicant stays as it was.
    else if (field === 'declared') kept[field] = '';
  }
  return kept;
}
