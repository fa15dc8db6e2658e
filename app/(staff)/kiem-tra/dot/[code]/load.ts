import { cache } from 'react';
import { notFound } from 'next/navigation';
import { inspectionTeam, inspectionUnits, findInspection, standingOf } from '@/lib/data/inspections';
import type { Actor } from '@/lib/domain/access/can';
import { mayAct } from '@/lib/domain/inspection/may-act';
import { seenUnits, seesWholeInspection } from '@/lib/domain/inspection/sight';
import type { InspectionAct } from '@/lib/domain/inspection/stage';

const read = cache(async (agencyId: number, code: string, staffId: string) => {
  const inspection = await findInspection(agencyId, code);
  if (!inspection) return null;
  const [units, team, standing] = await Promise.all([inspectionUnits(agencyId, inspection.id), inspectionTeam(agencyId, inspection.id), standingOf(inspection, staffId)]);
  return { inspection, units, team, standing };
});

/** One inspection as this person sees it: with its units, team and what she may do. Unseen and unknown are both 404. Once a request. */
export async function loadInspection(actor: Actor, code: string) {
  const found = await read(actor.agencyId, decodeURIComponent(code), actor.staffId);
  const seen = found && seenUnits(actor, found.inspection);
  if (!found || !seen) notFound();
  const { inspection, standing, team } = found;
  return {
    inspection, team, standing, isWhole: seesWholeInspection(actor), units: found.units.filter(({ unitId }) => seen.includes(unitId)),
    may: (act: InspectionAct, unitId?: string): boolean => mayAct(actor, standing, inspection.stage, act, unitId),
    lead: team.find(({ role, removedAt }) => role === 'lead' && removedAt === null) ?? null,
  };
}
export type LoadedInspection = Awaited<ReturnType<typeof loadInspection>>;
