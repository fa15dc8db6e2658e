import 'server-only';
import type { Actor } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';

/** What every use case is told: who acts and what time it is. `instant` and `now` are one moment in two forms. */
export type Context = { readonly actor: Actor; readonly instant: Date; readonly now: LocalTime };
