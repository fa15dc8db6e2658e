import 'server-only';
import { listUnits } from '@/lib/data/agency';
import { countWaitingDrafts } from '@/lib/data/apology-drafts';
import { readCounterHours, readMonths, readOutcomesByProcedure, readQueueCounts, readUnitCounts, type FlowFilter, type MonthFlow, type QueueCounts } from '@/lib/data/dossier-counters';
import { countFeedback } from '@/lib/data/feedback';
import type { AttentionFilter, QueueBounds } from '@/lib/data/queue-filter';
import { listProcedureNames } from '@/lib/data/report-facts';
import { readRatings } from '@/lib/data/ratings';
import { countAttentionByUnit, type UnitAttention } from '@/lib/data/watch-lists';
import { can, scopeOf, type Actor, type Scope } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { summarise, type RatingSummary } from '@/lib/domain/service/rating';
import { summariseDossierControl } from './check-dossiers';
import { checkProceduresNow } from './run-control';
import { readPublication } from './read-publication';

export type UnitLine = { readonly unitId: string; readonly name: string; readonly counts: QueueCounts; readonly attention: UnitAttention | null };
export type ProcedureOutcome = { readonly procedureId: string; readonly name: string; readonly early: number; readonly onTime: number; readonly late: number };

export type Dashboard = {
  readonly total: QueueCounts;
  readonly units: readonly UnitLine[];
  /** Twenty-four calendar months, the last one going on; a month without anything is there too. */
  readonly months: readonly MonthFlow[];
  readonly procedures: readonly ProcedureOutcome[];
  /** What came over the counter in the last three months, by weekday and hour; null for one unit alone, which has no counter. */
  readonly hours: readonly { readonly weekday: number; readonly hour: number; readonly n: number }[] | null;
  readonly drafts: number;
  readonly feedback: { readonly open: number; readonly late: number } | null;
  readonly ratings: RatingSummary;
  /** Open breaches of continuous control of dossiers, the unit that has most first. */
  readonly dossierControl: { readonly open: number; readonly fresh: number; readonly units: readonly { readonly name: string; readonly open: number }[] } | null;
  readonly publication: { readonly inForce: number; readonly published: number; readonly breaches: number } | null;
};

const MONTHS = 24;

/** `2026-11`, so many months back. */
export function monthBack(now: LocalTime, back: number): string {
  const [year = 0, month = 1] = now.on.split('-').map(Number);
  const index = year * 12 + month - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Units that a scope takes in; undefined: all of them. */
const unitIdsOf = (scope: Scope): readonly string[] | undefined => (scope.kind === 'units' ? scope.unitIds : undefined);

/**
 * Everything that the dashboard shows, within what this person may see: from the stored counters, so that its cost does not
 * grow with the register. Every count is that of the list it opens.
 */
export async function readDashboard(actor: Actor, now: LocalTime, bounds: QueueBounds, moments: Omit<AttentionFilter, 'kind'>): Promise<Dashboard> {
  const { agencyId } = actor;
  const reach = scopeOf(actor, 'dossier:view');
  const filter = { agencyId, reach };
  const flow: FlowFilter = { agencyId, handlingUnitIds: unitIdsOf(reach) };
  const [first, last] = [monthBack(now, MONTHS - 1), monthBack(now, 0)];
  const seesFeedback = can(actor, 'feedback:view');
  const seesControl = can(actor, 'control:view');
  const [total, units, attention, names, months, outcomes, procedures, hours, drafts, feedback, ratings, publication, control, dossierControl] = await Promise.all([
    readQueueCounts(filter, bounds), readUnitCounts(filter, bounds), countAttentionByUnit(filter, moments), listUnits(agencyId), readMonths(flow, first, last), readOutcomesByProcedure(flow, monthBack(now, 11), last), listProcedureNames(agencyId),
    flow.handlingUnitIds ? null : readCounterHours(agencyId, monthBack(now, 2), last), countWaitingDrafts(agencyId, reach),
    seesFeedback ? countFeedback(agencyId, bounds.now, unitIdsOf(scopeOf(actor, 'feedback:view'))) : null,
    readRatings(agencyId, new Date(bounds.now.getTime() - 90 * 86_400_000), bounds.now, flow.handlingUnitIds?.length === 1 ? flow.handlingUnitIds[0] : undefined),
    seesControl ? readPublication(agencyId, now.on) : null, seesControl ? checkProceduresNow(agencyId, now.on) : null, can(actor, 'control:dossiers') ? summariseDossierControl(actor) : null,
  ]);
  const unitName = new Map(names.map(({ id, name }) => [id, name]));
  const procedureName = new Map(procedures.map(({ id, name }) => [id, name]));
  const attentionOf = new Map(attention.map((one) => [one.unitId, one]));
  const flowOf = new Map(months.map((one) => [one.month, one]));
  return {
    total,
    units: units.map(({ unitId, ...counts }) => ({ unitId, name: unitName.get(unitId) ?? unitId, counts, attention: attentionOf.get(unitId) ?? null })).sort((a, b) => b.counts.overdue - a.counts.overdue || b.counts.open - a.counts.open),
    months: Array.from({ length: MONTHS }, (_, index) => monthBack(now, MONTHS - 1 - index)).map((month) => flowOf.get(month) ?? { month, received: 0, early: 0, onTime: 0, late: 0 }),
    procedures: outcomes.map((one) => ({ ...one, name: procedureName.get(one.procedureId) ?? one.procedureId })),
    hours, drafts,
    feedback: feedback && { open: (feedback.states.get('submitted') ?? 0) + (feedback.states.get('accepted') ?? 0), late: feedback.late },
    ratings: summarise(ratings),
    dossierControl: dossierControl && { ...dossierControl, units: dossierControl.units.map(({ unitId, open }) => ({ name: unitName.get(unitId) ?? unitId, open })).sort((a, b) => b.open - a.open) },
    publication: publication && { inForce: publication.inForce, published: publication.published, breaches: control?.outcomes.reduce((sum, { breaches }) => sum + breaches.length, 0) ?? 0 },
  };
}
