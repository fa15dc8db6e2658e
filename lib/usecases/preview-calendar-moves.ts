import 'server-only';
import { listOpenDossiers, type OpenDossier } from '@/lib/data/calendar-dossiers';
import { dueDate, explain } from '@/lib/domain/calendar/add-term';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { ClockPause, DueDate, ExplainedDueDate, LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { termOf } from '@/lib/domain/procedure/content';

/** An open dossier whose due instant a change of the calendar moves. `from` null: it had none. */
export type DueMove = {
  readonly code: string;
  readonly procedureName: string;
  readonly receivedAt: LocalTime;
  readonly from: LocalTime | null;
  readonly to: LocalTime;
  readonly printedDue: LocalTime | null;
  readonly provisional: boolean;
};

const PAGE = 1_000;

/**
 * The pauses that are over. While the clock still stands, the stored date leaves that pause out: screens reckon the date
 * "if resumed today" when they show it. Null when the events tell no legal history.
 */
function closedPauses(dossier: OpenDossier): readonly ClockPause[] | null {
  if (dossier.events.length === 0) return [];
  const state = foldEvents(dossier.events);
  return state.ok ? state.value.pauses.filter((pause) => pause.to !== null) : null;
}

const local = (instant: Date | null): LocalTime | null => (instant === null ? null : localTimeOfInstant(instant.getTime()));

type Reckoner<D> = (receivedAt: LocalTime, dossier: OpenDossier, pauses: readonly ClockPause[], calendar: WorkingCalendar) => D | null;

const quickly: Reckoner<DueDate> = (receivedAt, dossier, pauses, calendar) => {
  const due = dueDate(receivedAt, termOf({ unit: dossier.termUnit, value: dossier.termValue }), dossier.pauseRule, pauses, calendar);
  return due.ok ? due.value : null;
};
const withReasons: Reckoner<ExplainedDueDate> = (receivedAt, dossier, pauses, calendar) => {
  const due = explain(receivedAt, termOf({ unit: dossier.termUnit, value: dossier.termValue }), dossier.pauseRule, pauses, calendar);
  return due.ok ? due.value : null;
};

export type Walk<D> = { readonly dossier: OpenDossier; readonly due: D; readonly move: DueMove | null };
export type WalkedOver = { readonly open: number; readonly moved: number; readonly unreadable: readonly string[] };

async function walk<D extends DueDate>(reader: Parameters<typeof listOpenDossiers>[0], agencyId: number, calendar: WorkingCalendar, reckon: Reckoner<D>, page: (walked: Walk<D>[]) => void | Promise<void>): Promise<WalkedOver> {
  let [afterId, open, moved]: [string | null, number, number] = [null, 0, 0];
  const unreadable: string[] = [];
  for (;;) {
    const dossiers: OpenDossier[] = await listOpenDossiers(reader, agencyId, afterId, PAGE);
    const walked: Walk<D>[] = [];
    for (const dossier of dossiers) {
      const receivedAt = localTimeOfInstant(dossier.receivedAt.getTime());
      const pauses = closedPauses(dossier);
      const due = pauses && reckon(receivedAt, dossier, pauses, calendar);
      if (!due) {
        unreadable.push(dossier.code);
        continue;
      }
      const from = local(dossier.originalDueAt);
      const isMoved = from === null || from.on !== due.due.on || from.minute !== due.due.minute;
      if (isMoved) moved += 1;
      const move = isMoved ? { code: dossier.code, procedureName: dossier.procedureName, receivedAt, from, to: due.due, printedDue: local(dossier.printedDueAt), provisional: due.provisional } : null;
      walked.push({ dossier, due, move });
    }
    open += dossiers.length;
    await page(walked);
    const last = dossiers.at(-1);
    if (dossiers.length < PAGE || !last) return { open, moved, unreadable };
    afterId = last.id;
  }
}

/** Reckons every open dossier anew, dates only. */
export const walkDueDates = (reader: Parameters<typeof listOpenDossiers>[0], agencyId: number, calendar: WorkingCalendar, page: (walked: Walk<DueDate>[]) => void | Promise<void>) => walk(reader, agencyId, calendar, quickly, page);

/** Reckons every open dossier anew, with the days that explain it. */
export const walkExplainedDueDates = (reader: Parameters<typeof listOpenDossiers>[0], agencyId: number, calendar: WorkingCalendar, page: (walked: Walk<ExplainedDueDate>[]) => void | Promise<void>) => walk(reader, agencyId, calendar, withReasons, page);
