import 'server-only';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { findReportRow, listRevisionTimes, readEventsKnown, readReportPage, type KnownEvent, type ReportRow } from '@/lib/data/report-facts';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '@/lib/domain/calendar/types';
import type { Channel } from '@/lib/domain/dossier/status';
import { caseOfficer, type Breakdown, type CaseOfficer } from '@/lib/domain/report/breakdown';
import { endingEvent, endingOf, factOfState, stateKnown } from '@/lib/domain/report/fact';
import { hasDueOfLaterCalendar, hasEventsSince, readReportGroups, readTouched, type TouchedRow } from '@/lib/data/report-groups';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import type { DossierFact } from '@/lib/domain/report/tally';

export type ReportWanted = { readonly agencyId: number; readonly period: ReportingPeriod; /** What was known at this instant. */ readonly asOf: Date; readonly now: Date };
/** `officer` is read only when it is asked for. */
export type KeyedFact = { readonly fact: DossierFact; readonly row: ReportRow; readonly officer: CaseOfficer | null };

const PAGE = 2_000;
const midnight = (on: PlainDate) => new Date(instantOfLocalTime({ on, minute: 0 }));
const local = (at: Date | null): LocalTime | null => (at ? localTimeOfInstant(at.getTime()) : null);
const termOf = (row: ReportRow): StatutoryTerm => (row.termUnit === 'same-day' ? { unit: 'same-day' } : { unit: row.termUnit as 'working-day', value: row.termValue });

type CachedRow = Pick<ReportRow, 'code' | 'channel' | 'status' | 'resultKind' | 'endStanding' | 'receivedAt' | 'endedAt' | 'originalDueAt' | 'pausedAt' | 'pauseCause'>;

/** The cached columns as a fact: true when nothing was entered after the period or after what was known. */
function cachedFact(row: CachedRow): DossierFact | null {
  const originalDue = local(row.originalDueAt);
  if (!originalDue) return null;
  return {
    code: row.code, channel: row.channel as Channel, receivedAt: local(row.receivedAt), endedAt: row.status === 'declined' ? null : local(row.endedAt), ending: endingOf(row.status, row.resultKind),
    endStanding: row.endStanding as DossierFact['endStanding'], originalDue, pausedSince: local(row.pausedAt), pauseCause: row.pauseCause as DossierFact['pauseCause'], isReady: row.status === 'resolved',
  };
}

type Calendars = { readonly versionAt: (instant: Date) => number; readonly at: (version: number) => Promise<WorkingCalendar> };

/** The calendar as it was at an instant: a report of a past moment must not know a holiday announced since. */
export async function calendarsOf(agencyId: number): Promise<Calendars> {
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
const judgedAt = (endedAt: LocalTime | null, history: readonly KnownEvent[], asOf: Date): Date => (endedAt === null ? asOf : (endingEvent(history)?.enteredInstant ?? asOf));

/** The first instant of a report, the first after it, and the last that is known of it. */
export type Span = { readonly from: Date; readonly until: Date; readonly known: Date };

export function spanOf({ period, asOf }: ReportWanted): Span {
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
      const state = stateKnown(history);
      const rule = { code: row.code, channel: row.channel as Channel, term: termOf(row), pauseRule: row.pauseRule as PauseRule };
      if (state) fact = factOfState(rule, state, await calendars.at(calendars.versionAt(judgedAt(state.endedAt, history, asOf))));
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

const isEntered = async (agencyId: number, span: Span, version: number): Promise<boolean> => (await hasEventsSince(agencyId, span.known)) || (await hasDueOfLaterCalendar(agencyId, version));

/**
 * Dossiers whose columns hold, those alike in all that decides a column together: one fact that stands for so many. Its
 * times lie in the same part of the period as theirs, and no more is said of them.
 */
export async function alikeFacts(wanted: ReportWanted, by: Exclude<Breakdown, 'officer'>): Promise<{ readonly key: string; readonly fact: DossierFact; readonly dossiers: number }[]> {
  const span = spanOf(wanted);
  const version = (await calendarsOf(wanted.agencyId)).versionAt(wanted.asOf);
  return (await readReportGroups(wanted.agencyId, { ...span, version }, by)).flatMap(({ key, n, isPausedLate, ...group }) => {
    const originalDue = local(group.originalDueAt);
    const fact = cachedFact({ ...group, code: '', pausedAt: null });
    if (!fact || !originalDue) return [];
    // Paused before the due minute, or after it: what of a pause decides.
    const pausedSince = isPausedLate === null ? null : isPausedLate ? { on: addDays(originalDue.on, 1), minute: 0 } : originalDue;
    return [{ key, fact: { ...fact, pausedSince }, dossiers: n }];
  });
}

/** The columns as they were when the status was this one: what had not ended has no end. */
function factAtStatus(row: TouchedRow, status: string): DossierFact | null {
  const ending = endingOf(status, row.resultKind);
  return cachedFact({ ...row, status, pausedAt: null, pauseCause: null, endedAt: ending === null ? null : row.endedAt, endStanding: ending === null ? null : row.endStanding });
}

/**
 * The facts of the dossiers whose columns say more than was known: from the status that was known where nothing else has
 * changed since, else folded from their events. None at all when nothing was entered since.
 */
export async function* refoldedFacts(wanted: ReportWanted): AsyncGenerator<KeyedFact> {
  const span = spanOf(wanted);
  const calendars = await calendarsOf(wanted.agencyId);
  const version = calendars.versionAt(wanted.asOf);
  if (!(await isEntered(wanted.agencyId, span, version))) return;
  for await (const page of readTouched(wanted.agencyId, { ...span, asOf: wanted.asOf, version }, PAGE)) {
    const folded: TouchedRow[] = [];
    for (const row of page) {
      const fact = row.statusKnown === null ? null : factAtStatus(row, row.statusKnown);
      if (fact) yield { fact, row, officer: null };
      else folded.push(row);
    }
    yield* await factsOfPage(wanted, span, folded, calendars, false);
  }
}

/** The fact of one dossier, as a report of this period counts it; null when it is unknown, or was unknown then. */
export async function reportFactOf(wanted: ReportWanted, code: string): Promise<KeyedFact | null> {
  const row = await findReportRow(wanted.agencyId, code);
  if (!row) return null;
  const [found] = await factsOfPage(wanted, spanOf(wanted), [row], await calendarsOf(wanted.agencyId), true);
  return found ?? null;
}
