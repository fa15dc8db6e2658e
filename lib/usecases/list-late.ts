import 'server-only';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { listStaffNames } from '@/lib/data/dossiers-read';
import { listProcedureNames, readReasons, readEventsKnown } from '@/lib/data/report-facts';
import { instantOfLocalTime, isAfter, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { workingDaysBetween } from '@/lib/domain/calendar/working-calendar';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { place } from '@/lib/domain/report/tally';
import { reportFacts, type KeyedFact, type ReportWanted } from './read-report-facts';

/** A late dossier, with where it lay when its date came and why, so far as anyone wrote it down. */
export type LateLine = {
  readonly code: string;
  readonly procedure: string;
  readonly unitIds: readonly string[];
  readonly unit: string;
  /** (10) done too late, (13) still open. */
  readonly column: 'c10' | 'c13';
  readonly dueAt: LocalTime;
  readonly endedAt: LocalTime | null;
  readonly workingDaysLate: number;
  /** The unit and person that held the file when its date came, since when, and by which act. */
  readonly heldBy: { readonly unit: string | null; readonly person: string | null; readonly since: LocalTime | null; readonly act: DossierAct | null };
  /** What was written about the delay: in the apology, else in the last act that gave a reason. */
  readonly reason: { readonly act: string; readonly text: string; readonly at: Date; readonly by: string | null } | null;
};
export type LateList = { readonly total: number; readonly lines: readonly LateLine[] };

const MOST = 500;

/** The dossiers in columns (10) and (13) of a period, the longest overdue first, at most 500; `total` counts all. */
export async function listLate(wanted: ReportWanted): Promise<LateList> {
  const late: (KeyedFact & { column: LateLine['column'] })[] = [];
  for await (const keyed of reportFacts(wanted)) {
    const outcome = place(keyed.fact, wanted.period)?.outcome;
    if (outcome === 'c10' || outcome === 'c13') late.push({ ...keyed, column: outcome });
  }
  const until = new Date(instantOfLocalTime({ on: addDays(wanted.period.to, 1), minute: 0 }));
  const judged = wanted.asOf < until ? localTimeOfInstant(wanted.asOf.getTime()) : { on: wanted.period.to, minute: 1439 };
  const endOf = ({ fact, column }: (typeof late)[number]): LocalTime => (column === 'c10' && fact.endedAt ? fact.endedAt : judged);
  const lateness = (one: (typeof late)[number]): number => instantOfLocalTime(endOf(one)) - instantOfLocalTime(one.fact.originalDue);
  const shown = late.sort((a, b) => lateness(b) - lateness(a) || (a.fact.code < b.fact.code ? -1 : 1)).slice(0, MOST);
  const ids = shown.map(({ row }) => row.id);
  const [calendar, units, staff, procedures, events, reasons] = await Promise.all([
    loadCalendar(wanted.agencyId), listUnits(wanted.agencyId), listStaffNames(wanted.agencyId), listProcedureNames(wanted.agencyId),
    readEventsKnown(wanted.agencyId, ids, until, wanted.asOf), readReasons(wanted.agencyId, ids, wanted.asOf),
  ]);
  const names = new Map([...units, ...staff, ...procedures].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const lines = shown.map((one): LateLine => {
    const { fact, row, column } = one;
    const before = (events.get(row.id) ?? []).filter(({ legalAt }) => !isAfter(legalAt, fact.originalDue));
    const folded = foldEvents(before);
    const state = folded.ok ? folded.value : null;
    const reason = reasons.find(({ dossierId }) => dossierId === row.id);
    return {
      code: fact.code, procedure: nameOf(row.procedureId) ?? '', unit: nameOf(row.handlingUnitId) ?? '', unitIds: [row.handlingUnitId, row.holdingUnitId], column, dueAt: fact.originalDue, endedAt: fact.endedAt,
      workingDaysLate: workingDaysBetween(fact.originalDue.on, endOf(one).on, calendar),
      heldBy: { unit: nameOf(state?.holdingUnitId ?? null), person: nameOf(state?.holderId ?? null), since: state?.heldSince ?? state?.handedOverAt ?? null, act: before.at(-1)?.act ?? null },
      reason: reason ? { act: reason.act, text: reason.text, at: reason.legalAt, by: reason.actorName } : null,
    };
  });
  return { total: late.length, lines };
}
