import { z } from 'zod';
import { APPLICANT_KINDS, CHANNELS } from '../domain/dossier/status';

/** What `GET /api/v1/procedures` may be asked. */
export const ProcedureQuery = z.object({
  limit: z.coerce.number('limit must be a whole number').int('limit must be a whole number').min(1, 'limit must be at least 1').max(200, 'limit must be at most 200').default(100),
  cursor: z.string().max(300, 'cursor is not one of ours').optional(),
  search: z.string().max(200, 'search must be at most 200 characters').optional(),
  sector: z.string().max(200, 'sector must be at most 200 characters').optional(),
  channel: z.enum(CHANNELS, `channel must be one of ${CHANNELS.join(', ')}`).optional(),
});
export type ProcedureQuery = z.infer<typeof ProcedureQuery>;

const TermUnitName = z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day']);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('A date in Vietnam');

/** A procedure in force, as the API gives it. */
export const ProcedureResource = z.object({
  code: z.string().nullable().describe('The code in the national database; null while it has none'),
  slug: z.string().describe('The code, or mau-<n> without one; the last part of the address of its page'),
  formerCodes: z.array(z.string()),
  name: z.string(),
  nameEn: z.string().nullable(),
  summaryEn: z.string().nullable(),
  sector: z.string(),
  sectorEn: z.string().nullable(),
  handlingUnit: z.string(),
  level: z.string(),
  onlineLevel: z.enum(['full', 'partial', 'information-only']),
  channels: z.array(z.enum(CHANNELS)),
  applicantKinds: z.array(z.enum(APPLICANT_KINDS)),
  timeLimits: z.array(z.object({ caseName: z.string().nullable(), channel: z.enum(CHANNELS).nullable(), value: z.number(), unit: TermUnitName })),
  committedTimeLimit: z.object({ value: z.number(), unit: TermUnitName }).nullable(),
  pauseRule: z.enum(['resume', 'restart', 'none']),
  fees: z.array(z.object({ kind: z.enum(['fee', 'levy']), name: z.string(), amountVnd: z.number().nullable(), per: z.string().nullable() })),
  version: z.number(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  decision: z.object({ number: z.string(), issuedOn: isoDate, issuer: z.string() }),
  isVerified: z.boolean().describe('False: written down from memory, not yet compared with the original'),
  isSample: z.boolean(),
  url: z.string(),
});
export type ProcedureResource = z.infer<typeof ProcedureResource>;

export const ProcedurePage = z.object({
  asOf: isoDate.describe('The day on which these procedures are in force'),
  total: z.number(),
  items: z.array(ProcedureResource),
  nextCursor: z.string().nullable(),
});
export type ProcedurePage = z.infer<typeof ProcedurePage>;
