import 'server-only';
import { listOpenDossiers, type OpenDossier } from '@/lib/data/calendar-dossiers';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { DueDate, ExplainedDueDate, LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { clockPausedSince, explainClock, readClock, type ClockFacts, type ClockRule } from '@/lib/domain/dossier/clock';
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
  /** While its clock stands still, both dates are those "if resumed now". */
  readonly isPaused: boolean;
  readonly provisional: boolean;
};

export type Calendars = { readonly before: WorkingCalendar; readonly after: WorkingCalendar; readonly now: LocalTime };
export type Walked<D> = { readonly dossier: OpenDossier; readonly due: D; readonly move: DueMove | null };
export type WalkedOver = { readonly open: number; readonly moved: number; readonly unreadable: readonly string[] };

type Reader = Parameters<typeof listOpenDossiers>[0];
type Reckoner<D> = (facts: ClockFacts, rule: ClockRule, calendar: WorkingCalendar, now: LocalTime) => D | null;

const PAGE = 1_000;

const quickly: Reckoner<Pick<DueDate, 'due' | 'provisional'>> = (facts, rule, calendar, now) => {
  const reading = readClock(facts, rule, calendar, now);
  return reading.ok ? { due: reading.value.originalDue, provisional: reading.value.provisional } : null;
};
const withReasons: Reckoner<ExplainedDueDate> = (facts, rule, calendar, now) => {
  const explained = explainClock(facts, rule, calendar, now);
  return explained.ok ? explained.value : null;
};

const local = (instant: Date | null): LocalTime | null => (instant === null ? null : localTimeOfInstant(instant.getTime()));

/** What the clock of a dossier is read from; null when its events tell no legal history. */
function factsOf(dossier: OpenDossier, rule: ClockRule): (ClockFacts & { isPaused: boolean }) | null {
  if (dossier.events.length === 0) return { receivedAt: local(dossier.receivedAt), pauses: [], endedAt: null, isPaused: false };
  const state = foldEvents(dossier.events);
  return state.ok ? { ...state.value, isPaused: clockPausedSince(state.value.pausedSince, state.value.pauseCause, rule.pauseRule) !== null } : null;
}

function moveOf(dossier: OpenDossier, facts: ClockFacts & { isPaused: boolean }, rule: ClockRule, due: Pick<DueDate, 'due' | 'provisional'>, { before, now }: Calendars): DueMove | null {
  // A date that still runs with the days is compared with itself under the old calendar, not with what was stored last week.
  const from = facts.isPaused ? (quickly(facts, rule, before, now)?.due ?? null) : local(dossier.originalDueAt);
  if (from !== null && from.on === due.due.on && from.minute === due.due.minute) return null;
  return {
    code: dossier.code, procedureName: dossier.procedureName, receivedAt: localTimeOfInstant(dossier.receivedAt.getTime()),
    from, to: due.due, printedDue: local(dossier.printedDueAt), isPaused: facts.isPaused, provisional: due.provisional,
  };
}

async function walk<D extends Pick<DueDate, 'due' | 'provisional'>>(reader: Reader, agencyId: number, calendars: Calendars, reckon: Reckoner<D>, visit: (page: Walked<D>[]) => void | Promise<void>): Promise<WalkedOver> {
  let [afterId, open, moved]: [string | null, number, number] = [null, 0, 0];
  const unreadable: string[] = [];
  for (;;) {
    const dossiers: OpenDossier[] = await listOpenDossiers(reader, agencyId, afterId, PAGE);
    const page: Walked<D>[] = [];
    for (const dossier of dossiers) {
      const rule = { term: termOf({ unit: dossier.termUnit, value: dossier.termValue }), pauseRule: dossier.pauseRule };
      const facts = factsOf(dossier, rule);
      const due = facts && reckon(facts, rule, calendars.after, calendars.now);
      if (!facts || !due) {
        unreadable.push(dossier.code);
        continue;
      }
      const move = moveOf(dossier, facts, rule, due, calendars);
      if (move) moved += 1;
      page.push({ dossier, due, move });
    }
    open += dossiers.length;
    await visit(page);
    const last = dossiers.at(-1);
    if (dossiers.length < PAGE || !last) return { open, moved, unreadable };
    afterId = last.id;
  }
}

/** Reckons every open dossier anew, dates only. Those whose events make no sense are named, not reckoned. */
export const walkDueDates = (reader: Reader, agencyId: number, calendars: Calendars, visit: (page: Walked<Pick<DueDate, 'due' | 'provisional'>>[]) => void | Promise<void>): Promise<WalkedOver> =>
  walk(reader, agencyId, calendars, quickly, visit);

/** The same, with the days that explain each date. */
export const walkExplainedDueDates = (reader: Reader, agencyId: number, calendars: Calendars, visit: (page: Walked<ExplainedDueDate>[]) => void | Promise<void>): Promise<WalkedOver> =>
  walk(reader, agencyId, calendars, withReasons, visit);
