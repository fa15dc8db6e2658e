import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Dossier } from '@/prisma/generated/client';

export type WatchedDossier = Pick<Dossier, 'id' | 'code' | 'originalDueAt' | 'pausedAt' | 'holderId' | 'holdingUnitId' | 'termUnit' | 'termValue' | 'lastEventAt' | 'secondTargetAt'>;

/** Open dossiers due by `until` whose clock runs, a page by id. */
export const listDueBy = (agencyId: number, until: Date, afterId: string | null, limit: number): Promise<WatchedDossier[]> =>
  db().dossier.findMany({
    where: { agencyId, endedAt: null, pausedAt: null, originalDueAt: { lte: until }, ...(afterId ? { id: { gt: afterId } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, code: true, originalDueAt: true, pausedAt: true, holderId: true, holdingUnitId: true, termUnit: true, termValue: true, lastEventAt: true, secondTargetAt: true },
  });

/** Open dossiers on which nothing was entered since `before`. */
export const listUntouched = (agencyId: number, before: Date, limit = 500): Promise<WatchedDossier[]> =>
  db().dossier.findMany({
    where: { agencyId, endedAt: null, pausedAt: null, lastEventAt: { lt: before }, receivedAt: { not: null } },
    take: limit,
    select: { id: true, code: true, originalDueAt: true, pausedAt: true, holderId: true, holdingUnitId: true, termUnit: true, termValue: true, lastEventAt: true, secondTargetAt: true },
  });

/** Who answers for a unit, and the leaders of the agency: they hear of what nobody holds and what is late. */
export async function listAnswerable(agencyId: number): Promise<{ heads: ReadonlyMap<string, readonly string[]>; leaders: readonly string[] }> {
  const roles = await db().staffRole.findMany({ where: { agencyId, role: { in: ['unit-head', 'leader'] } } });
  const heads = new Map<string, string[]>();
  for (const role of roles) if (role.role === 'unit-head') heads.set(role.unitId, [...(heads.get(role.unitId) ?? []), role.staffId]);
  return { heads, leaders: [...new Set(roles.filter((role) => role.role === 'leader').map((role) => role.staffId))] };
}

/** Writes the draft apology of a dossier and due date unless it is there; true when it is new. */
export async function addApologyDraft(tx: Tx, draft: { agencyId: number; dossierId: string; dueAt: Date; proposedTarget: Date; reason: string; createdAt: Date }): Promise<boolean> {
  const { count } = await tx.apologyDraft.createMany({ data: [draft], skipDuplicates: true });
  return count === 1;
}
