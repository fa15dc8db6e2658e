import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { lockControlArea } from '@/lib/data/control';
import { countOpenBreaches, findLastControlRun, listBreachPage, settleBreaches, type BreachCount, type ControlRunRow, type FoundBreach, type OpenBreach } from '@/lib/data/dossier-control';
import { inTransaction } from '@/lib/db/transaction';
import { scopeOf, type Actor } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { CONTINUOUS_RULES } from '@/lib/domain/inspection/rules/index';
import { localTimeOf, now } from '@/lib/platform/clock';
import { answerItems } from './answer-items';

export const DOSSIER_AREA = 'dossiers';
/** How far back continuous control looks, in days: a year, so that what an inspection of it asks was seen the next morning. */
export const LOOKS_BACK_DAYS = 365;
/** Waiting for another run and writing tens of thousands of rows takes longer than an act of a person may. */
const SETTLE_MS = 180_000;
const RULE_IDS = CONTINUOUS_RULES.map(({ id }) => id);

/**
 * Continuous control of dossiers: the rules of the checklist over the last year, every night. A breach seen for the first
 * time opens, one that is gone is cleared. A rule that allows a share opens nothing in a unit that keeps to it. Runs at once
 * wait for each other and find the same; one that fails is written down as failed.
 */
export async function runDossierControl(at: Date = now()): Promise<{ open: number; opened: number; cleared: number }> {
  const { id: agencyId } = await theAgency();
  const startedAt = at;
  try {
    const to = localTimeOf(at).on;
    const outcomes = await answerItems({ agencyId, period: { from: addDays(to, -LOOKS_BACK_DAYS), to }, asOf: at, unitIds: [], rules: CONTINUOUS_RULES });
    const found = outcomes.filter(({ verdict }) => verdict === 'fails').flatMap(({ rule, breaches }): FoundBreach[] => breaches.map((breach) => ({ ...breach, ruleId: rule.id, ruleVersion: rule.version })));
    const population: Record<string, number> = {};
    for (const { rule, population: rows } of outcomes) population[rule.id] = (population[rule.id] ?? 0) + rows;
    return await inTransaction(async (tx) => {
      await lockControlArea(tx, agencyId, DOSSIER_AREA);
      const result = await settleBreaches(tx, agencyId, RULE_IDS, found, at);
      await tx.controlRun.create({ data: { agencyId, area: DOSSIER_AREA, startedAt, endedAt: now() < at ? at : now(), population, ...result } });
      return result;
    }, { timeout: SETTLE_MS });
  } catch (error) {
    await inTransaction((tx) => tx.controlRun.create({ data: { agencyId, area: DOSSIER_AREA, startedAt, endedAt: at, failure: error instanceof Error ? error.message.slice(0, 500) : 'unknown' } }));
    throw error;
  }
}

export type ControlAsked = { readonly ruleId?: string | undefined; readonly unitId?: string | undefined; readonly isNew: boolean; readonly page: number };
export type DossierControl = { readonly last: ControlRunRow | null; /** Of everything this person may see, whatever is narrowed. */ readonly counts: readonly BreachCount[]; readonly rows: readonly OpenBreach[]; readonly hasMore: boolean };

export const CONTROL_PAGE = 50;

/** The units whose breaches a person may see; null: those of all, and of none. */
function reachOf(actor: Actor): readonly string[] | null {
  const scope = scopeOf(actor, 'control:dossiers');
  return scope.kind === 'agency' ? null : scope.kind === 'units' ? scope.unitIds : [];
}

/** The open breaches that a person may see: a unit head those of the unit, others all. New: first seen by the last run, once there was one before it. */
export async function readDossierControl(actor: Actor, { ruleId, unitId, isNew, page }: ControlAsked): Promise<DossierControl> {
  const { agencyId } = actor;
  const unitIds = reachOf(actor);
  const last = await findLastControlRun(agencyId, DOSSIER_AREA);
  const freshSince = last && !last.isFirst ? last.startedAt : null;
  const base = { agencyId, ruleIds: RULE_IDS, unitIds };
  const [counts, found] = await Promise.all([
    countOpenBreaches(base, freshSince),
    isNew && freshSince === null ? [] : listBreachPage({ ...base, ruleId, unitId, ...(isNew && freshSince ? { since: freshSince } : {}) }, CONTROL_PAGE + 1, (page - 1) * CONTROL_PAGE),
  ]);
  return { last, counts, rows: found.slice(0, CONTROL_PAGE), hasMore: found.length > CONTROL_PAGE };
}

export type ControlSummary = { readonly open: number; readonly fresh: number; readonly units: readonly { readonly unitId: string; readonly open: number }[] };

/** What is open in all that a person may see, for a tile: in total, new since the last night, and by unit. */
export async function summariseDossierControl(actor: Actor): Promise<ControlSummary> {
  const { agencyId } = actor;
  const last = await findLastControlRun(agencyId, DOSSIER_AREA);
  const counts = await countOpenBreaches({ agencyId, ruleIds: RULE_IDS, unitIds: reachOf(actor) }, last && !last.isFirst ? last.startedAt : null);
  const units = new Map<string, number>();
  for (const { unitId, open } of counts) if (unitId !== null) units.set(unitId, (units.get(unitId) ?? 0) + open);
  return { open: counts.reduce((sum, { open }) => sum + open, 0), fresh: counts.reduce((sum, { fresh }) => sum + fresh, 0), units: [...units].map(([unitId, open]) => ({ unitId, open })) };
}
