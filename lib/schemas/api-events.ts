import { z } from 'zod';
import { DOSSIER_ACTS, type DossierAct } from '../domain/dossier/acts';
import { dayOrInstant, day, instant, out, shortText, vnd } from './api-values';

/** A dossier begins with POST /dossiers; receipts and events are corrected by people, in the application. */
const NOT_BY_API = ['receive', 'submit-online', 'correct-receipt', 'correct'] as const;
export type ApiAct = Exclude<DossierAct, (typeof NOT_BY_API)[number]>;
export const API_ACTS = DOSSIER_ACTS.filter((act): act is ApiAct => !(NOT_BY_API as readonly string[]).includes(act));

/** `POST /api/v1/dossiers/{code}/events`: one act. What the act asks for must be there; anything unknown is refused. */
export const ApiEventInput = z.strictObject({
  act: z.enum(API_ACTS as [ApiAct, ...ApiAct[]]),
  legalAt: instant.optional().describe('When it happened: what counts for the deadline. Left out: now. Never in the future, never before the event it follows'),
  reason: shortText(2_000).optional().describe('Asked for by some acts; for an event entered late it is filled with the name of your system when left out'),
  expectedEventCount: z.number().int().min(0).max(1_000_000).optional().describe('The eventCount you saw: refused with 409 when something was entered since'),
  data: z.strictObject({
    toUnit: shortText(60).optional().describe('Short name or id of a unit'),
    toStaff: shortText(60).optional().describe('Username or id of a staff member'),
    items: z.array(shortText(500)).min(1).max(100).optional().describe('What must be supplemented'),
    replyBy: dayOrInstant.optional(),
    legalBasis: shortText(1_000).optional(),
    amountVnd: vnd.optional(),
    receiptNumber: shortText(60).optional(),
    resultKind: z.enum(['granted', 'refused']).optional(),
    resultNumber: shortText(60).optional(),
    resultOn: day.optional(),
    collector: shortText(200).optional(),
    deliveredBy: z.enum(['counter', 'postal', 'electronic']).optional(),
    trackingNumber: shortText(60).optional(),
    secondTarget: dayOrInstant.optional(),
    consultSeq: z.number().int().min(1).max(100_000).optional().describe('For consult-reply: the event that asked'),
    step: z.number().int().min(0).max(200).optional().describe('Step of the internal workflow that begins, from 0'),
  }).default({}),
}).meta({ id: 'NewEvent' });
export type ApiEventInput = z.output<typeof ApiEventInput>;
export type ApiEventField = keyof ApiEventInput['data'];

export const EventResource = z.object({
  seq: z.number().int(),
  act: z.enum(DOSSIER_ACTS),
  statusAfter: out.status,
  portalStatusAfter: out.portalStatus,
  legalAt: out.instant.describe('When it happened: what counts'),
  enteredAt: out.instant.describe('When it was entered here'),
  isEnteredLate: z.boolean(),
  reason: z.string().nullable(),
  by: z.string().nullable().describe('Person or system; null for the applicant'),
  byUnit: z.string().nullable(),
  isByClient: z.boolean(),
  data: z.record(z.string(), z.unknown()),
  voidsSeq: z.number().int().nullable(),
  isVoided: z.boolean(),
}).meta({ id: 'Event' });
export type EventResource = z.infer<typeof EventResource>;

export const EventList = z.object({ code: z.string(), items: z.array(EventResource) }).meta({ id: 'EventList' });
export type EventList = z.infer<typeof EventList>;

/** What an act made of the dossier, at that moment: a repetition gets the same. */
export const EventDone = z.object({
  code: z.string(),
  seq: z.number().int(),
  act: z.enum(DOSSIER_ACTS),
  status: out.status,
  portalStatus: out.portalStatus,
  legalAt: out.instant,
  enteredAt: out.instant,
  isEnteredLate: z.boolean(),
  dueAt: out.instant.nullable(),
  pausedSince: out.instant.nullable(),
}).meta({ id: 'EventDone' });
export type EventDone = z.infer<typeof EventDone>;

export const PaperList = z.object({
  code: z.string(),
  items: z.array(z.object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    edition: z.string(),
    number: z.string().nullable(),
    issuedAt: out.instant,
    isVoid: z.boolean(),
    sha256: z.string().describe('Of the data of the paper in canonical form'),
    url: z.string().describe('The paper as PDF'),
  })),
}).meta({ id: 'PaperList' });
export type PaperList = z.infer<typeof PaperList>;
