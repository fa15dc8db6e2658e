import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { listOpenBreaches, lockControlArea, readProcedureFacts, readReceivedSuspects } from '@/lib/data/control';
import { inTransaction } from '@/lib/db/transaction';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { checkProcedures, PROCEDURE_RULES, type RuleOutcome } from '@/lib/domain/procedure/checks';
import { localTimeOf, now } from '@/lib/platform/clock';

/** How far back dossiers are looked at, in days: two years, so that what a year's inspection asks is always known. */
const DOSSIERS_BACK = 730;

/** Every rule on procedures and posting over everything there is, as of a day. Reads only: screens show it live. */
export async function checkProceduresNow(agencyId: number, today: PlainDate): Promise<{ outcomes: readonly RuleOutcome[]; facts: Awaited<ReturnType<typeof readProcedureFacts>> }> {
  const [facts, calendar, dossiers] = await Promise.all([readProcedureFacts(agencyId), loadCalendar(agencyId), readReceivedSuspects(agencyId, addDays(today, -DOSSIERS_BACK))]);
  return { facts, outcomes: checkProcedures({ ...facts, today, calendar, dossiers }) };
}

/**
 * Runs the rules and keeps what they found: a breach seen for the first time opens, one that is gone is cleared, each with
 * its instants. Runs every night and after every change; runs at once wait for each other and find the same.
 */
export async function runProcedureControl(at: Date = now()): Promise<{ open: number; opened: number; cleared: number }> {
  const { id: agencyId } = await theAgency();
  const { outcomes } = await checkProceduresNow(agencyId, localTimeOf(at).on);
  const population = Object.fromEntries(outcomes.map(({ rule, population: rows }) => [rule.id, rows]));
  const found = new Map<string, { rule: RuleOutcome['rule']; breach: RuleOutcome['breaches'][number] }>(outcomes.flatMap(({ rule, breaches }) => breaches.map((breach) => [`${rule.id} ${breach.subject}`, { rule, breach }])));
  return inTransaction(async (tx) => {
    await lockControlArea(tx, agencyId, 'procedures');
    const known = await listOpenBreaches(agencyId, PROCEDURE_RULES.map(({ id }) => id), tx);
    const keyOf = (row: { ruleId: string; subject: string }) => `${row.ruleId} ${row.subject}`;
    const knownKeys = new Set(known.map(keyOf));
    const gone = known.filter((row) => !found.has(keyOf(row)));
    const fresh = [...found].filter(([key]) => !knownKeys.has(key));
    await tx.controlBreach.updateMany({ where: { agencyId, id: { in: gone.map(({ id }) => id) } }, data: { clearedAt: at } });
    for (const row of known) {
      const still = found.get(keyOf(row));
      if (still) await tx.controlBreach.update({ where: { agencyId_id: { agencyId, id: row.id } }, data: { lastSeenAt: at, detail: still.breach.detail, unitId: still.breach.unitId, ruleVersion: still.rule.version } });
    }
    await tx.controlBreach.createMany({ data: fresh.map(([, { rule, breach }]) => ({ agencyId, ruleId: rule.id, ruleVersion: rule.version, subject: breach.subject, unitId: breach.unitId, detail: breach.detail, firstSeenAt: at, lastSeenAt: at })) });
    const result = { open: found.size, opened: fresh.length, cleared: gone.length };
    await tx.controlRun.create({ data: { agencyId, area: 'procedures', startedAt: at, endedAt: at, population, ...result } });
    return result;
  });
}
