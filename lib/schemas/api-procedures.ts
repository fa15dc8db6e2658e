import { z } from 'zod';
import { out } from './api-values';

const unit = z.enum(['working-day', 'calendar-day', 'working-hour', 'same-day']);

/** `GET /api/v1/procedures/{code}`: what a client must know to send a dossier. */
export const ProcedureDetail = z.object({
  code: z.string().nullable(),
  slug: z.string(),
  name: z.string(),
  version: z.number().int(),
  validFrom: out.day,
  validTo: out.day.nullable(),
  isVerified: z.boolean(),
  isSample: z.boolean(),
  pauseRule: z.enum(['resume', 'restart', 'none']),
  channels: z.array(z.object({ channel: out.channel, cases: z.array(z.string()), mayBeNone: z.boolean().describe('No case need be named') })),
  timeLimits: z.array(z.object({ caseName: z.string().nullable(), channel: out.channel.nullable(), value: z.number(), unit })),
  components: z.array(z.object({ ordinal: z.number().int(), name: z.string(), form: z.string().nullable(), originals: z.number().int(), copies: z.number().int(), isRequired: z.boolean(), caseName: z.string().nullable() })),
  fees: z.array(z.object({ ordinal: z.number().int(), kind: z.enum(['fee', 'levy']), name: z.string(), amountVnd: z.number().int().nullable(), per: z.string().nullable() })),
}).meta({ id: 'ProcedureDetail' });
export type ProcedureDetail = z.infer<typeof ProcedureDetail>;
