import type { Brand } from '../shared/brand';

/** A calendar date in Vietnam, `YYYY-MM-DD`. Not an instant: never pass it through toISOString(). */
export type PlainDate = Brand<string, 'PlainDate'>;
