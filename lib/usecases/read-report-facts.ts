import 'server-only';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { findReportRow, listRevisionTimes, readEventsKnown, readReportPage, type KnownEvent, type ReportRow } from '@/lib/data/report-facts';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { clockPausedSince, readClock } from '@/lib/domain/dossier/clock';
import { foldEvents, voidedSeqs, type DossierState } from '@/lib/domain/dossier/fold';
import { endStanding } from '@/lib/domain/dossier/standing';
import type { Channel } from '@/lib/domain/dossier/status';
import { caseOfficer, type CaseOfficer } from '@/lib/domain/report/breakdown';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import type { DossierFact } from '@/lib/domain/report/tally';

export type ReportWanted = { readonly agencyId: number; readonly period: ReportingPeriod; /** What was known at this instant. */ readonly asOf: Date; readonly now: Date };
/** `officer` is read only when it is asked for. */
export type KeyedFact = { readonly fact: DossierFact; readonly row: ReportRow; readonly officer: CaseOfficer | null };

const PAGE = 2_000;
const midnight = (on: PlainDate) => new Date(instantOfLocalTime({ on, minute: 0 }));
const local = (at: Date | null): LocalTime | null => (at ? localTimeOfInstant(at.getTime()) : null);
const termOf = (row: ReportRow): StatutoryTerm => (row.termUnit === 'same-day' ? { unit: 'same-day' } : { unit: row.termUnit as 'working-day', value: row.termValue });

const endingOf = (status: string, resultKind: string | null): DossierFact['ending'] =>
  status === 'withdrawn' || status === 'stopped' ? status : status === 'resolved' || status === 'returned' ? (resultKind === 'refused' ? 'refused' : 'resolved') : null;

/** The cached columns as a fact: true when nothing was entered after the period or after what was known. */
function cachedFact(row: ReportRow): DossierFact | null {
  const originalDue = local(row.originalDueAt);
  if (!originalDue) return null;
  return {
    code: row.code, channel: row.channel as Channel, receivedAt: local(row.receivedAt), endedAt: row.status === 'declined' ? null : local(row.endedAt), ending: endingOf(row.status, row.resultKind),
    endStanding: row.endStanding as DossierFact['endStanding'], originalDue, pausedSince: local(row.pausedAt), pauseCause: row.pauseCause as DossierFact['pauseCause'], isReady: row.status === 'resolved',
  };
}

function foldedFact(row: ReportRow, state: DossierState, calendar: WorkingCalendar): DossierFact | null {
  const pauseRule = row.pauseRule as PauseRule;
  const closed = { receivedAt: state.receivedAt, endedAt: state.endedAt, pauses: state.pauses.filter((pause) => pause.to !== null) };
  const reading = readClock(closed, { term: termOf(row), pauseRule }, calendar, state.endedAt ?? state.receivedAt ?? { on: '1970-01-01' as PlainDate, minute: 0 });
  if (!reading.ok) return null;
  const { originalDue } = reading.value;
  const pausedSince = clockPausedSince(state.pausedSince, state.pauseCause, pauseRule);
  return {
    code: row.code, channel: row.channel as Channel, receivedAt: state.receivedAt, endedAt: state.endedAt, ending: endingOf(state.status, state.resultKind),
    endStanding: state.endedAt ? endStanding(state.endedAt, originalDue, row.termUnit as TermUnit, calendar) : null,
    originalDue, pausedSince, pauseCause: pausedSince ? state.pauseCause : null, isReady: state.status === 'resolved',
  };
}

/** What was known then may be half of a story whose other half was entered later; the events before the break still hold. */
function stateOf(history: readonly KnownEvent[]): DossierState | null {
  for (let length = history.length; length > 0; length--) {
    const folded = foldEvents(history.slice(0, length));
    if (folded.ok) return folded.value;
  }
  return null;
}

type Calendars = { readonly versionAt: (instant: Date) => number; readonly at: (version: number) => Promise<WorkingCalendar> };

/** The calendar as it was at an instant: a report of a past moment must not know a holiday announced since. */
async function calendarsOf(agencyId: number): Promise<Calendars> {
  const revisions = await listRevisionTimes(agencyId);
  const loaded = new Map<number, WorkingCalendar>();
  return {
    // Before the first revision was made there was none: what is older was entered under the first.
    versionAt: (instant) => revisions.findLast(({ createdAt }) => createdAt <= instant)?.version ?? revisions[0]?.version ?? 0,
    at: async (version) => {
      const known = loaded.get(version);
      if (known) return known;
      const calendar = version === 0 ? await loadCalendar(agencyId) : await loadCalendarAt(agencyId, version);
      loaded.set(version, calendar);
      return calendar;
    },
  };
}

/** What ended is judged by the calendar of the moment its end was entered; what is open, by that of the as-of. */
function judgedAt(state: DossierState, history: readonly KnownEvent[], asOf: Date): Date {
  if (state.endedAt === null) return asOf;
  const voided = voidedSeqs(history);
  return history.findLast(({ act, seq }) => !voided.has(seq) && (act === 'finish' || act === 'stop' || act === 'withdraw' || act === 'decline'))?.enteredInstant ?? asOf;
}

type Span = { readonly from: Date; readonly until: Date; readonly known: Date };

function spanOf({ period, asOf }: ReportWanted): Span {
  const until = midnight(addDays(period.to, 1));
  return { from: midnight(period.from), until, known: asOf < until ? asOf : new Date(until.getTime() - 1) };
}

async function factsOfPage(wanted: ReportWanted, span: Span, page: readonly ReportRow[], calendars: Calendars, withOfficers: boolean): Promise<KeyedFact[]> {
  const { agencyId, asOf } = wanted;
  const version = calendars.versionAt(asOf);
  // An open dossier's date may have moved with a calendar made after the as-of. What came into the register late was entered late.
  const holds = (row: ReportRow) => row.lastEventAt <= span.known && row.createdAt <= span.known && (row.endedAt !== null || row.calendarVersion === null || row.calendarVersion <= version);
  const asked = withOfficers ? page : page.filter((row) => !holds(row));
  const events: ReadonlyMap<string, readonly KnownEvent[]> = asked.length ? await readEventsKnown(agencyId, asked.map(({ id }) => id), span.until, asOf) : new Map();
  const found: KeyedFact[] = [];
  for (const row of page) {
    const history = events.get(row.id);
    const officer = withOfficers && history ? caseOfficer(history, row.handlingUnitId) : null;
    let fact: DossierFact | null = null;
    if (holds(row)) fact = cachedFact(row);
    else if (history) {
      const state = stateOf(history);
      if (state) fact = foldedFact(row, state, await calendars.at(calendars.versionAt(judgedAt(state, history, asOf))));
    }
    if (fact) found.push({ fact, row, officer });
  }
  return found;
}

/** Every fact a report of this period counts or leaves out, with the row it came from. Read by pages: memory does not grow with the register. */
export async function* reportFacts(wanted: ReportWanted, { withOfficers = false } = {}): AsyncGenerator<KeyedFact> {
  const span = spanOf(wanted);
  const calendars = await calendarsOf(wanted.agencyId);
  for (let afterId: string | null = null; ; ) {
    const page: ReportRow[] = await readReportPage(wanted.agencyId, span, afterId, PAGE);
    yield* await factsOfPage(wanted, span, page, calendars, withOfficers);
    if (page.length < PAGE) return;
    afterId = page.at(-1)?.id ?? null;
  }
}

/** The fact of one dossier, as a report of this period counts it; null when it is unknown, or was unknown then. */
export async function reportFactOf(wanted: ReportWanted, code: string): Promise<KeyedFact | null> {
  const row = await findReportRow(wanted.agencyId, code);
  if (!row) return null;
  const [found] = await factsOfPage(wanted, spanOf(wanted), [row], await calendarsOf(wanted.agencyId), true);
  return found ?? null;
}
