import { covers, scopeOf, type Actor } from '../access/can';
import { UNIT_SEES, type Stage } from './stage';

/** What decides who sees an inspection. */
export type SeenInspection = { readonly stage: Stage; readonly unitIds: readonly string[] };

/**
 * Which units of an inspection this person sees: all of them for the agency's readers; an inspected unit its own part, from
 * its notice on. Null when the inspection is unseen, which a page answers with 404.
 */
export function seenUnits(actor: Actor, inspection: SeenInspection): readonly string[] | null {
  const scope = scopeOf(actor, 'inspection:view');
  if (scope.kind === 'agency') return inspection.unitIds;
  if (scope.kind === 'none' || !UNIT_SEES.includes(inspection.stage)) return null;
  const own = inspection.unitIds.filter((unitId) => covers(scope, [unitId]));
  return own.length > 0 ? own : null;
}

/** Whether this person sees the inspection at all. */
export const seesInspection = (actor: Actor, inspection: SeenInspection): boolean => seenUnits(actor, inspection) !== null;

/** Whether this person reads the whole of it, and not only one unit's part. */
export const seesWholeInspection = (actor: Actor): boolean => scopeOf(actor, 'inspection:view').kind === 'agency';
