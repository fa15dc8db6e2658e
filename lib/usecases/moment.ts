import 'server-only';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { localTimeOf } from '@/lib/platform/clock';

/** The database's time, in both forms: the machine's own clock may be wrong. */
export type Moment = { readonly instant: Date; readonly now: LocalTime };

export const momentOf = (instant: Date): Moment => ({ instant, now: localTimeOf(instant) });
