import { z } from 'zod';
import { NOTIFY_WAYS } from '../domain/dossier/notify';
import { APPLICANT_KINDS, CHANNELS, DOSSIER_STATUSES } from '../domain/dossier/status';
import { END_STANDINGS, OPEN_STANDINGS } from '../domain/dossier/standing';
import { day, instant, limit, out, shortText } from './api-values';

const count = z.number().int().min(0).max(999);
const text = z.string().max(1_000);

/** `POST /api/v1/dossiers`: what the counter writes down, as another system sends it. Judged further by ReceiveDossier. */
export const ApiReceiveDossier = z.strictObject({
  externalCode: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/, 'Viết mã gồm chữ cái không dấu, chữ số và . _ / -, nhiều nhất 60 ký tự').nullish().describe('The code of this dossier in your system; unique'),
  procedure: shortText(60).describe('Code or slug of a procedure, as GET /api/v1/procedures gives it'),
  caseName: text.nullish().describe('The case (trường hợp), where the procedure tells cases apart'),
  channel: z.enum(CHANNELS).describe('`online`: a submission, status 1, that the desk has yet to accept; the others are received, status 2'),
  applicant: z.strictObject({
    kind: z.enum(APPLICANT_KINDS),
    name: shortText(300),
    citizenId: text.nullish(),
    taxCode: text.nullish(),
    otherId: text.nullish().describe('Passport, licence or decision number'),
    birthOn: day.nullish(),
    sex: z.enum(['male', 'female']).nullish(),
    idIssuedOn: day.nullish(),
    address: shortText(500),
    phone: shortText(60),
    email: text.nullish(),
  }),
  representative: z.strictObject({ name: shortText(200), citizenId: text.nullish(), phone: text.nullish(), birthOn: day.nullish(), idIssuedOn: day.nullish(), authorisation: text.nullish() }).nullish(),
  components: z.array(z.strictObject({ ordinal: z.number().int().min(1).max(500), originals: count.default(0), copies: count.default(0), electronic: count.default(0), note: text.nullish() })).max(500).describe('What came, by the ordinals of GET /api/v1/procedures/{code}'),
  sets: z.number().int().min(1).max(99).default(1),
  fees: z.array(z.strictObject({ ordinal: z.number().int().min(1).max(100), amountVnd: z.number().int().min(0).max(2_000_000_000), isPaid: z.boolean().default(false), receiptNumber: text.nullish() })).max(100).default([]),
  note: text.nullish(),
  notifyBy: z.enum(NOTIFY_WAYS).default('none').describe('How the applicant chose to hear of it'),
  notifyLang: z.enum(['vi', 'en']).default('vi'),
  files: z.array(z.strictObject({ id: z.uuid().describe('As POST /api/v1/files gave it'), purpose: z.enum(['component', 'authorisation', 'other']).default('component'), ordinal: z.number().int().min(1).max(500).nullish().describe('The component that it is a file of') })).max(200).default([]),
  resultBy: z.enum(['counter', 'postal']).default('counter').describe('Of an online submission: how the applicant wants the result'),
  resultAddress: text.nullish(),
  receivedAt: instant.nullish().describe('When it was handed in. The limit runs from it, or, for an online submission, the 8 working hours within which it is answered. Left out: now. Never in the future'),
  lateReason: text.nullish().describe('Why it is entered later than it was received; left out, it is said that it came from your system'),
}).meta({ id: 'ReceiveDossier' });
export type ApiReceiveDossier = z.output<typeof ApiReceiveDossier>;

/** The answer to a dossier received: facts that never change, so that a repetition gets the same. */
export const ReceivedResource = z.object({
  code: z.string().meta({ example: 'H24.21-261120-0031' }),
  externalCode: z.string().nullable(),
  status: z.literal('received'),
  portalStatus: z.literal(2),
  receivedAt: out.instant,
  printedDueAt: out.instant.describe('The date on the receipt'),
}).meta({ id: 'ReceivedDossier' });
export type ReceivedResource = z.infer<typeof ReceivedResource>;

/** The answer to an online submission: facts that never change. */
export const SubmittedResource = z.object({
  code: z.string().meta({ example: 'H24.21-261124-0007' }),
  externalCode: z.string().nullable(),
  status: z.literal('submitted'),
  portalStatus: z.literal(1),
  submittedAt: out.instant,
  answerDueAt: out.instant.describe('Until when the desk accepts, declines or asks for more: 8 working hours'),
}).meta({ id: 'SubmittedDossier' });
export type SubmittedResource = z.infer<typeof SubmittedResource>;

/** `POST /api/v1/dossiers`, by the channel that was sent. */
export const CreatedResource = z.union([ReceivedResource, SubmittedResource]).meta({ id: 'CreatedDossier' });

/** `POST /api/v1/files`: a file that hangs on no dossier yet; only this token can put it on one. */
export const StoredFileResource = z.object({ id: z.string(), name: z.string(), size: z.number().int().describe('Bytes'), mediaType: z.string() }).meta({ id: 'StoredFile' });
export type StoredFileResource = z.infer<typeof StoredFileResource>;

const summary = {
  code: z.string(),
  externalCode: z.string().nullable(),
  status: out.status,
  portalStatus: out.portalStatus,
  channel: out.channel,
  procedureCode: z.string().nullable(),
  procedureSlug: z.string(),
  applicantName: z.string(),
  submittedAt: out.instant.nullable(),
  receivedAt: out.instant.nullable(),
  printedDueAt: out.instant.nullable(),
  dueAt: out.instant.nullable().describe('The date on which lateness is judged. While the clock stands still, without the open wait'),
  isDueProvisional: z.boolean().describe('The calendar of a year on the way has not been announced yet'),
  secondTargetAt: out.instant.nullable().describe('Promised with an apology; lateness is not judged on it'),
  pausedSince: out.instant.nullable(),
  endedAt: out.instant.nullable(),
  endStanding: z.enum(END_STANDINGS).nullable(),
  returnedAt: out.instant.nullable(),
  resultKind: z.enum(['granted', 'refused']).nullable(),
  handlingUnit: out.unit,
  holdingUnit: out.unit,
  eventCount: z.number().int(),
  updatedAt: out.instant,
  isSample: z.boolean(),
};

export const DossierSummary = z.object(summary).meta({ id: 'DossierSummary' });
export type DossierSummary = z.infer<typeof DossierSummary>;

export const DossierResource = z.object({
  ...summary,
  procedureName: z.string(),
  procedureVersion: z.number().int(),
  caseName: z.string().nullable(),
  applicant: z.object({ kind: out.applicantKind, name: z.string(), idNumber: z.string().nullable(), address: z.string(), phone: z.string(), email: z.string().nullable() }),
  representative: z.object({ name: z.string(), phone: z.string().nullable(), authorisation: z.string().nullable() }).nullable(),
  sets: z.number().int(),
  note: z.string().nullable(),
  term: z.object({ unit: z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day']), value: z.number().int().nullable() }),
  pauseRule: z.enum(['resume', 'restart', 'none']),
  holderName: z.string().nullable(),
}).meta({ id: 'Dossier' });
export type DossierResource = z.infer<typeof DossierResource>;

export const DossierPage = z.object({ items: z.array(DossierSummary), nextCursor: z.string().nullable().describe('null: this was the last page') }).meta({ id: 'DossierPage' });
export type DossierPage = z.infer<typeof DossierPage>;

/** `GET /api/v1/dossiers`: filters, all of which must hold. */
export const DossierQuery = z.strictObject({
  limit,
  cursor: z.string().max(200).optional().describe('nextCursor of the page before'),
  status: z.enum(DOSSIER_STATUSES).optional(),
  unit: shortText(60).optional().describe('The unit that handles or holds the dossier: short name or id'),
  procedure: shortText(60).optional().describe('Code or slug'),
  externalCode: shortText(60).optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional().describe('The last day, included'),
  updatedSince: instant.optional().describe('Only dossiers with an event entered at this instant or later'),
});
export type DossierQuery = z.output<typeof DossierQuery>;

export const DeadlineResource = z.object({
  code: z.string(),
  receivedAt: out.instant.nullable(),
  printedDueAt: out.instant.nullable(),
  dueAt: out.instant.nullable().describe('While the clock stands still: the date if it resumed now'),
  isDueIfResumedNow: z.boolean(),
  isDueProvisional: z.boolean(),
  unannouncedYears: z.array(z.number().int()),
  secondTargetAt: out.instant.nullable(),
  answerDueAt: out.instant.nullable().describe('For an online submission not yet taken in: until when it must be answered'),
  standing: z.enum([...OPEN_STANDINGS, ...END_STANDINGS]).nullable(),
  term: z.object({ unit: z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day']), value: z.number().int().nullable() }),
  pauseRule: z.enum(['resume', 'restart', 'none']),
  pausedSince: out.instant.nullable(),
  pauses: z.array(z.object({ from: out.instant, to: out.instant, isOpen: z.boolean(), effect: z.enum(['resumed', 'restarted', 'ignored']), causes: z.array(z.enum(['supplement', 'financial-duty'])) })),
  calendarVersion: z.string().nullable(),
  summary: z.string().nullable().describe('In Vietnamese'),
  steps: z.array(z.object({
    on: out.day,
    kind: z.enum(['received', 'counted', 'rest', 'paused', 'not-counted']),
    ordinal: z.number().int().nullable().describe('The running count, for limits in days'),
    minutes: z.number().int().nullable().describe('Minutes counted on this day, for limits in hours'),
    reason: z.enum(['counts-as-received', 'before-restart', 'restart', 'moved-off-rest']).nullable(),
    isDue: z.boolean(),
    text: z.string().describe('Why, in Vietnamese'),
  })),
}).meta({ id: 'Deadline' });
export type DeadlineResource = z.infer<typeof DeadlineResource>;
