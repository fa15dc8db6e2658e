import { z } from 'zod';
import { APPLICANT_KINDS, CHANNELS } from '@/lib/domain/dossier/status';
import { OPEN_DATA_FIELDS } from '@/lib/text/public/open-data';

/** The version of the shape. A field may be added under the same version; one is never taken away or given another meaning. */
export const OPEN_DATA_VERSION = 1;

const about = (field: keyof typeof OPEN_DATA_FIELDS) => ({ description: OPEN_DATA_FIELDS[field].vi });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const unit = z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day']);

/** One procedure in force, with all that article 8 of Nghị định 63/2010/NĐ-CP has published; not the internal workflow. */
export const OpenProcedure = z.object({
  code: z.string().nullable().meta(about('code')),
  slug: z.string().meta(about('slug')),
  formerCodes: z.array(z.string()).meta(about('formerCodes')),
  name: z.string().meta(about('name')),
  nameEn: z.string().nullable().meta(about('nameEn')),
  summaryEn: z.string().nullable().meta(about('summaryEn')),
  sector: z.string().meta(about('sector')),
  handlingUnit: z.string().meta(about('handlingUnit')),
  level: z.string().meta(about('level')),
  onlineLevel: z.enum(['full', 'partial', 'information-only']).meta(about('onlineLevel')),
  applicantKinds: z.array(z.enum(APPLICANT_KINDS)).meta(about('applicantKinds')),
  channels: z.array(z.enum(CHANNELS)).meta(about('channels')),
  timeLimits: z.array(z.object({ caseName: z.string().nullable(), channel: z.enum(CHANNELS).nullable(), value: z.number(), unit })).meta(about('timeLimits')),
  committedTimeLimit: z.object({ value: z.number(), unit }).nullable().meta(about('committedTimeLimit')),
  pauseRule: z.enum(['resume', 'restart', 'none']).meta(about('pauseRule')),
  components: z.array(z.object({ name: z.string(), form: z.string().nullable(), originals: z.number(), copies: z.number(), isRequired: z.boolean(), caseName: z.string().nullable() })).meta(about('components')),
  sets: z.number().meta(about('sets')),
  steps: z.array(z.string()).meta(about('steps')),
  results: z.array(z.string()).meta(about('results')),
  fees: z.array(z.object({ kind: z.enum(['fee', 'levy']), name: z.string(), amountVnd: z.number().nullable(), per: z.string().nullable() })).meta(about('fees')),
  conditions: z.string().nullable().meta(about('conditions')),
  legalBases: z.array(z.object({ number: z.string(), title: z.string(), article: z.string().nullable() })).meta(about('legalBases')),
  version: z.number().meta(about('version')),
  validFrom: date.meta(about('validFrom')),
  validTo: date.nullable().meta(about('validTo')),
  decision: z.object({ number: z.string(), issuedOn: date, issuer: z.string() }).meta(about('decision')),
  isVerified: z.boolean().meta(about('isVerified')),
  isSample: z.boolean().meta(about('isSample')),
  url: z.url().meta(about('url')),
});
export type OpenProcedure = z.infer<typeof OpenProcedure>;

/** The whole file. */
export const OpenDataFile = z.object({
  $schema: z.url(),
  schemaVersion: z.literal(OPEN_DATA_VERSION),
  title: z.string(),
  license: z.url(),
  publisher: z.object({ code: z.string(), name: z.string() }),
  asOf: date.meta({ description: 'Ngày mà các thủ tục này đang áp dụng' }),
  procedures: z.array(OpenProcedure),
});
export type OpenDataFile = z.infer<typeof OpenDataFile>;
