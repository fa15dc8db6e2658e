import { z } from 'zod';
import { parseDate } from '../text/parse-date';
import { CreateApiToken } from './api-token';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What CreateApiToken is told, from texts of a form: dates as people type them, one scope or several. */
function plainOf(sent: unknown): unknown {
  const { name, scopes, expiresOn, ratePerMinute } = (typeof sent === 'object' && sent !== null ? sent : {}) as Readonly<Record<string, unknown>>;
  const [day, rate] = [textOf(expiresOn), textOf(ratePerMinute).replace(/[.\s]/g, '')];
  return {
    name, scopes: Array.isArray(scopes) ? scopes : textOf(scopes) === '' ? [] : [scopes],
    expiresOn: day === '' ? null : (parseDate(day) ?? day),
    ...(rate === '' ? {} : { ratePerMinute: Number(rate) }),
  };
}

/** The same as CreateApiToken, as a form sends it. */
export const CreateApiTokenForm = z.preprocess(plainOf, CreateApiToken);

export const RevokeApiTokenForm = z.object({ id: z.uuid('Tải lại trang rồi thử lại') });
