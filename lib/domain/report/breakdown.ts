import type { LocalTime } from '../calendar/types';
import type { DossierAct } from '../dossier/acts';
import { voidedSeqs, type EventFact } from '../dossier/fold';

/** What the rows of a report stand for: lĩnh vực (as the form has it), đơn vị, thủ tục, kênh tiếp nhận, người thụ lý. */
export const BREAKDOWNS = ['sector', 'unit', 'procedure', 'channel', 'officer'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The key of the row for dossiers that nobody in the handling unit had taken over. */
export const NOBODY = 'nobody';

const ENDING: ReadonlySet<DossierAct> = new Set(['finish', 'stop', 'withdraw', 'decline']);

/** What the rule reads of an event. */
export type HoldingEvent = Pick<EventFact, 'seq' | 'act' | 'legalAt' | 'actorId' | 'actorUnitId' | 'voidsSeq' | 'data'>;
/** Who, and since when: a file that comes to somebody after its date is not late by them. */
export type CaseOfficer = { readonly staffId: string; readonly since: LocalTime };

/**
 * The case officer (người thụ lý) a dossier counts for: whoever in the handling unit took it over or was given it last
 * before the work ended. The signer, and the counter that holds the result, are not answerable for its pace. Null while
 * nobody had it.
 */
export function caseOfficer(events: readonly HoldingEvent[], handlingUnitId: string): CaseOfficer | null {
  const voided = voidedSeqs(events as readonly EventFact[]);
  let heldBy: string | null = null;
  let since: LocalTime | null = null;
  for (const event of events) {
    if (voided.has(event.seq)) continue;
    if (ENDING.has(event.act)) break;
    if (event.act !== 'take-over' && event.act !== 'assign') continue;
    if ((event.data?.toUnitId ?? event.actorUnitId) !== handlingUnitId) continue;
    const staffId = event.data?.toStaffId ?? (event.act === 'take-over' ? event.actorId : null);
    // Taken over by whom it was given to: it is theirs since it was given.
    if (staffId === null || staffId === heldBy) continue;
    heldBy = staffId;
    since = event.legalAt;
  }
  return heldBy !== null && since !== null ? { staffId: heldBy, since } : null;
}
