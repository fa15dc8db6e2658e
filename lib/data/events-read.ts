import 'server-only';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { readEventData, type StoredEventData } from './dossier-acts';

/** An event as a row, or as the JSON that a query made of one. */
export type StoredEvent = {
  readonly seq: number;
  readonly act: string;
  readonly legalAt: Date | string;
  readonly enteredAt: Date | string;
  readonly actorId: string | null;
  readonly actorUnitId: string | null;
  readonly voidsSeq: number | null;
  readonly data: unknown;
};

export type EventFactWithData = EventFact & { readonly data: StoredEventData };

const localOf = (at: Date | string): LocalTime => localTimeOfInstant(typeof at === 'string' ? Date.parse(at) : at.getTime());

/** Stored events, in order of `seq`, as the fold takes them. Throws on an act that is not in the table: the row was not written by us. */
export function factsOfStored(events: readonly StoredEvent[]): EventFactWithData[] {
  return events.map((event) => {
    if (!isDossierAct(event.act)) throw new Error(`Unknown act in an event: ${event.act}`);
    return {
      seq: event.seq, act: event.act, legalAt: localOf(event.legalAt), enteredAt: localOf(event.enteredAt),
      actorId: event.actorId, actorUnitId: event.actorUnitId, voidsSeq: event.voidsSeq, data: readEventData(event.data),
    };
  });
}
