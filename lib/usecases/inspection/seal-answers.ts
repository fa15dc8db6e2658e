import 'server-only';
import { sha256 } from '@/lib/adapters/hash';
import { readChecklistItems } from '@/lib/data/checklists';
import { answeredItems, findSealedAnswer, insertSealedAnswers, type SealedAnswer } from '@/lib/data/inspection-auto-answers';
import { findInspection } from '@/lib/data/inspections';
import { ITEM_RULES } from '@/lib/domain/inspection/rules/index';
import { drift, sealOutcome, type Drift } from '@/lib/domain/inspection/rules/seal';
import type { Breach } from '@/lib/domain/procedure/control';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import { answerItems } from '../answer-items';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';

/** The items of a checklist version that answer themselves, by the rule that answers each. */
async function selfAnswering(agencyId: number, versionId: string) {
  const items = await readChecklistItems(agencyId, versionId);
  return new Map(items.flatMap(({ itemKey, autoRule }) => (autoRule && ITEM_RULES.some(({ id }) => id === autoRule) ? [[autoRule, itemKey] as const] : [])));
}

/**
 * Reckons every self-answering item over all that the register holds of the period, for every inspected unit, and seals each
 * answer with its rows and their hash. An item that a person has answered keeps the seal that she saw; everything else may be
 * sealed anew until then. The register is read before the transaction: what is entered meanwhile shows as drift.
 */
export async function sealAnswers(ctx: Context, { code }: { code: string }): Promise<Result<{ code: string; sealed: number; kept: number }, InspectionRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const found = await findInspection(agencyId, code);
  if (!found) return refuse({ name: 'NoSuchInspection' });
  const itemOf = await selfAnswering(agencyId, found.checklistVersionId);
  const period = { from: found.periodFrom, to: found.periodTo };
  const outcomes = await answerItems({ agencyId, period, asOf: ctx.instant, unitIds: found.unitIds, rules: ITEM_RULES.filter(({ id }) => itemOf.has(id)), inspectionId: found.id });
  return onInspection<{ code: string; sealed: number; kept: number }, InspectionRefusal>(ctx, { id: found.id, act: 'seal-answers' }, async (tx) => {
    const answered = await answeredItems(tx, agencyId, found.id);
    const rows = outcomes.flatMap((outcome) => {
      const itemKey = itemOf.get(outcome.rule.id);
      const { unitId } = outcome;
      if (itemKey === undefined || unitId === null || !found.unitIds.includes(unitId) || answered.has(`${unitId} ${itemKey}`)) return [];
      const { verdict, population, breaches, parameters, ruleId, ruleVersion, legalBasis, sha256: hash } = sealOutcome(outcome, { period, asOf: ctx.now }, sha256);
      return [{ id: newId(), unitId, itemKey, ruleId, ruleVersion, legalBasis, periodFrom: period.from, periodTo: period.to, asOf: ctx.instant, verdict, population, breaches, parameters, sha256: hash, sealedAt: ctx.instant, sealedById: staffId }];
    });
    await insertSealedAnswers(tx, agencyId, found.id, rows);
    return ok({ code, sealed: rows.length, kept: itemOf.size * found.unitIds.length - rows.length });
  });
}

/** A sealed answer with its rows and what has changed since; null when the item of the unit has none. */
export async function readDrift(agencyId: number, code: string, unitId: string, itemKey: string, asOf: Date): Promise<{ sealed: SealedAnswer & { readonly breaches: readonly Breach[] }; drift: Drift | null } | null> {
  const found = await findInspection(agencyId, code);
  const sealed = found && (await findSealedAnswer(agencyId, found.id, unitId, itemKey));
  if (!found || !sealed) return null;
  const rules = ITEM_RULES.filter(({ id }) => id === sealed.ruleId);
  const outcomes = rules.length ? await answerItems({ agencyId, period: { from: sealed.periodFrom, to: sealed.periodTo }, asOf, unitIds: [unitId], rules, parameters: { [sealed.ruleId]: sealed.parameters }, inspectionId: found.id }) : [];
  const now = outcomes.find((outcome) => outcome.unitId === unitId);
  return { sealed, drift: now ? drift(sealed, now) : null };
}
