import type { DossierAct } from '../dossier/acts';
import { voidedSeqs, type EventFact } from '../dossier/fold';

/** What the rows of a report stand for: lĩnh vực (as the form has it), đơn vị, thủ tục, kênh tiếp nhận, người thụ lý. */
export const BREAKDOWNS = ['sector', 'unit', 'procedure', 'channel', 'officer'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The key of the row for dossiers that nobody in the handling unit had taken over. */
export const NOBODY = 'nobody';

const ENDING: ReadonlySet<DossierAct> = new Set(['finish', 'stop', 'withdraw', 'decline']);

/** What the rule reads of an event. */
export type HoldingEvent = Pick<EventFact, 'seq' | 'act' | 'actorId' | 'actorUnitId' | 'voidsSeq' | 'data'>;

/**
 * The case officer (người thụ lý) a dossier counts for: whoever in the handling unit took it over or was given it last
 * before the work ended. The signer, and the counter that holds the result, are not answerable for its pace. Null while
 * nobody had it.
 */
export function caseOfficer(events: readonly HoldingEvent[], handlingUnitId: string): string | null {
  const voided = voidedSeqs(events as readonly EventFact[]);
  let officer: string | null = null;
  for (const event of events) {
    if (voided.has(event.seq)) continue;
    if (ENDING.has(event.act)) break;
    if (event.act !== 'take-over' && event.act !== 'assign') continue;
    if ((event.data?.toUnitId ?? event.actorUnitId) !== handlingUnitId) continue;
    officer = event.data?.toStaffId ?? (event.act === 'take-over' ? event.actorId : officer);
  }
  return officer;
}
