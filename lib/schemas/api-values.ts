import { z } from 'zod';
import { APPLICANT_KINDS, CHANNELS, DOSSIER_STATUSES } from '../domain/dossier/status';

/** The pieces of which the shapes of the API are made. What goes in is plain JSON: every shape can be written in OpenAPI. */
export const instant = z.iso.datetime({ offset: true, error: 'Viết thời điểm theo ISO 8601 có múi giờ, ví dụ 2026-11-20T09:00:00+07:00' }).describe('An instant, ISO 8601 with offset; kept to the minute');
export const day = z.iso.date('Viết ngày có thật, dạng 2026-11-20').describe('A date in Vietnam');
/** A date is that whole working day: until the close of office hours. */
export const dayOrInstant = z.union([day, instant], 'Viết ngày dạng 2026-11-20, hoặc thời điểm theo ISO 8601 có múi giờ').describe('A date (until 17:00 of that day) or an instant with offset');

export const shortText = (most: number) => z.string().min(1, 'Không để trống').max(most, `Viết nhiều nhất ${most} ký tự`);
export const vnd = z.number().int().min(1).max(100_000_000_000).describe('Whole đồng');

export const out = {
  /** What we answer, always in +07:00. */
  instant: z.string().meta({ format: 'date-time', example: '2026-11-20T09:00:00+07:00' }),
  day: z.string().meta({ format: 'date', example: '2026-11-20' }),
  status: z.enum(DOSSIER_STATUSES),
  portalStatus: z.number().int().min(1).max(10).describe('The status as the national portal numbers it, 1–10'),
  channel: z.enum(CHANNELS),
  applicantKind: z.enum(APPLICANT_KINDS),
  unit: z.object({ id: z.string(), name: z.string() }),
};

export const limit = z.coerce.number('Viết số nguyên từ 1 đến 200').int('Viết số nguyên từ 1 đến 200').min(1, 'Viết số nguyên từ 1 đến 200').max(200, 'Viết số nguyên từ 1 đến 200').default(100);

/** problem+json (RFC 9457). `type` is stable: decide by it, never by the words. */
export const Problem = z.object({
  type: z.string().meta({ example: 'urn:tthc:problem:validation' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string().optional().describe('JSON pointer into the body'), parameter: z.string().optional().describe('Name of a query parameter or header'), detail: z.string() })).optional(),
  reference: z.string().optional(),
}).meta({ id: 'Problem' });
