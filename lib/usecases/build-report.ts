import 'server-only';
import { loadCalendar } from '@/lib/data/calendar';
import { listSectors } from '@/lib/data/procedures';
import { readEventsKnown, readReportPage, type ReportRow } from '@/lib/data/report-facts';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { clockPausedSince, readClock } from '@/lib/domain/dossier/clock';
import { foldEvents, type DossierState, type EventFact } from '@/lib/domain/dossier/fold';
import { endStanding } from '@/lib/domain/dossier/standing';
import type { Channel } from '@/lib/domain/dossier/status';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import { reconcile, type Imbalance } from '@/lib/domain/report/reconcile';
import { isIn, place, tally, type Beside, type Column, type DossierFact, type ReportLine } from '@/lib/domain/report/tally';

export type ReportWanted = { readonly agencyId: number; readonly period: ReportingPeriod; /** What was known at this instant. */ readonly asOf: Date; readonly now: Date };
export type KeyedFact = { readonly fact: DossierFact; readonly row: ReportRow };
export type BuiltReport = { readonly rows: readonly { readonly sectorId: string; readonly sector: string; readonly line: ReportLine }[]; readonly total: ReportLine; readonly imbalances: readonly Imbalance[] };

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

/** Every fact a report of this period counts or leaves out, with the row it came from. Read by pages: memory does not grow with the register. */
export async function* reportFacts({ agencyId, period, asOf }: ReportWanted): AsyncGenerator<KeyedFact> {
  const calendar = await loadCalendar(agencyId);
  const from = midnight(period.from);
  const until = midnight(addDays(period.to, 1));
  const known = asOf < until ? asOf : new Date(until.getTime() - 1);
  for (let afterId: string | null = null; ; ) {
    const page: ReportRow[] = await readReportPage(agencyId, { from, until, known }, afterId, PAGE);
    const later = page.filter((row) => row.lastEventAt > known).map((row) => row.id);
    const events: ReadonlyMap<string, readonly EventFact[]> = later.length ? await readEventsKnown(agencyId, later, until, asOf) : new Map();
    for (const row of page) {
      if (row.lastEventAt <= known) {
        const fact = cachedFact(row);
        if (fact) yield { fact, row };
        continue;
      }
      const history = events.get(row.id);
      if (!history) continue; // Not known then.
      const folded = foldEvents(history);
      // What was known then may be half of a story whose other half was entered later; the events before the break still hold.
      const state = folded.ok ? folded.value : longestLegal(history);
      const fact = state && foldedFact(row, state, calendar);
      if (fact) yield { fact, row };
    }
    if (page.length < PAGE) return;
    afterId = page.at(-1)?.id ?? null;
  }
}

function longestLegal(history: readonly EventFact[]): DossierState | null {
  for (let length = history.length - 1; length > 0; length--) {
    const folded = foldEvents(history.slice(0, length));
    if (folded.ok) return folded.value;
  }
  return null;
}

/** Biểu II.06a of a period, by sector, with its total and every identity that does not hold (none, for our own). */
export async function buildReport(wanted: ReportWanted): Promise<BuiltReport> {
  const sectors = await listSectors(wanted.agencyId);
  const bySector = new Map<string, DossierFact[]>();
  for await (const { fact, row } of reportFacts(wanted)) {
    const held = bySector.get(row.sectorId);
    if (held) held.push(fact);
    else bySector.set(row.sectorId, [fact]);
  }
  const rows = sectors.flatMap((sector) => {
    const facts = bySector.get(sector.id);
    if (!facts) return [];
    const line = tally(facts, wanted.period);
    return line.c3 > 0 ? [{ sectorId: sector.id, sector: sector.name, line }] : [];
  });
  const total = tally([...bySector.values()].flat(), wanted.period);
  return { rows, total, imbalances: [...rows.flatMap(({ line }) => reconcile(line)), ...reconcile(total)] };
}

/** The dossiers of one cell, at most `limit`, in order of their codes: what a number opens to. */
export async function listCell(wanted: ReportWanted, cell: { column: Column | Beside; sectorId?: string | undefined }, limit = 500): Promise<{ total: number; facts: readonly KeyedFact[] }> {
  const found: KeyedFact[] = [];
  for await (const keyed of reportFacts(wanted)) {
    if (cell.sectorId && keyed.row.sectorId !== cell.sectorId) continue;
    const placement = place(keyed.fact, wanted.period);
    if (placement && isIn(placement, cell.column)) found.push(keyed);
  }
  found.sort((a, b) => (a.fact.code < b.fact.code ? -1 : 1));
  return { total: found.length, facts: found.slice(0, limit) };
}
