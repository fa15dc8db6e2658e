import { experienceKey, readExperience } from '@/lib/data/duration-history';
import { listOvertakers, type Overtaker } from '@/lib/data/dossier-watch';
import type { DossierCore } from '@/lib/data/dossiers-read';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { officeMinutesBetween } from '@/lib/domain/calendar/working-calendar';
import type { FullClock } from '@/lib/domain/dossier/clock-view';
import { outlookOf, type Outlook } from '@/lib/domain/dossier/outlook';
import { positionKey, positionOf, replyByOf, type Position } from '@/lib/domain/dossier/position';
import { isBefore } from '@/lib/domain/calendar/local-time';
import { localTimeOf } from '@/lib/platform/clock';

export type OutlookFacts = { readonly position: Position; readonly stepName: string | null; readonly minutesLeft: number; readonly outlook: Outlook; readonly asOf: LocalTime | null };

/** How the past of the procedure bodes for a dossier whose clock runs and whose due instant has not passed; null for any other. */
export async function outlookFacts(dossier: DossierCore, clock: FullClock, now: LocalTime, calendar: WorkingCalendar): Promise<OutlookFacts | null> {
  const position = positionOf(dossier.state);
  if (position === null || clock.kind !== 'term' || dossier.state.endedAt !== null || isBefore(clock.explained.due, now)) return null;
  const known = (await readExperience(dossier.agencyId, [dossier.procedure.id])).get(experienceKey(dossier.procedure.id, positionKey(position)));
  const minutesLeft = officeMinutesBetween(now, clock.explained.due, calendar);
  return {
    position, minutesLeft, stepName: dossier.procedure.content.workflow[position.step]?.step ?? null,
    outlook: outlookOf(known?.minutes ?? [], minutesLeft), asOf: known ? localTimeOf(known.asOf) : null,
  };
}

/** The later dossiers of its kind that were finished before this one. */
export async function overtakersOf(dossier: DossierCore): Promise<readonly Overtaker[]> {
  const { state } = dossier;
  if (state.receivedAt === null) return [];
  return listOvertakers(dossier.agencyId, { id: dossier.id, procedureId: dossier.procedure.id, caseName: dossier.caseName, channel: dossier.channel, receivedAt: state.receivedAt, endedAt: state.endedAt, waits: state.pauses });
}

/** The reply-by date of the request that is waited for, once it has passed. */
export function replyOverdueSince(dossier: DossierCore, now: LocalTime): LocalTime | null {
  const replyBy = dossier.state.endedAt === null ? replyByOf(dossier.events, dossier.state) : null;
  return replyBy !== null && isBefore(replyBy, now) ? replyBy : null;
}
