import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Dossier } from '@/prisma/generated/client';

export type WatchedDossier = Pick<Dossier, 'id' | 'code' | 'originalDueAt' | 'pausedAt' | 'holderId' | 'holdingUnitId' | 'termUnit' | 'termValue' | 'lastEventAt' | 'secondTargetAt'>;

const WATCHED = { id: true, code: true, originalDueAt: true, pausedAt: true, holderId: true, holdingUnitId: true, termUnit: true, termValue: true, lastEventAt: true, secondTargetAt: true } as const;

/** Open dossiers due by `until` whose clock runs, a page by id. */
export const listDueBy = (agencyId: number, until: Date, afterId: string | null, limit: number): Promise<WatchedDossier[]> =>
  db().dossier.findMany({ where: { agencyId, endedAt: null, pausedAt: null, originalDueAt: { lte: until }, ...(afterId ? { id: { gt: afterId } } : {}) }, orderBy: { id: 'asc' }, take: limit, select: WATCHED });

/** Open dossiers on which nothing was entered since `before`. */
export const listUntouched = (agencyId: number, before: Date, limit = 500): Promise<WatchedDossier[]> =>
  db().dossier.findMany({ where: { agencyId, endedAt: null, pausedAt: null, lastEventAt: { lt: before }, receivedAt: { not: null } }, orderBy: { lastEventAt: 'asc' }, take: limit, select: WATCHED });

/** Dossiers that wait for an applicant whose reply-by date has passed. */
export async function listReplyOverdue(agencyId: number, at: Date, limit = 2_000): Promise<(WatchedDossier & { replyByAt: Date })[]> {
  const notes = await db().dossierWatch.findMany({ where: { agencyId, replyByAt: { lt: at } }, orderBy: { replyByAt: 'desc' }, take: limit, select: { dossierId: true, replyByAt: true } });
  const found = await db().dossier.findMany({ where: { agencyId, endedAt: null, id: { in: notes.map(({ dossierId }) => dossierId) } }, select: WATCHED });
  const byId = new Map(found.map((dossier) => [dossier.id, dossier]));
  return notes.flatMap(({ dossierId, replyByAt }) => {
    const dossier = byId.get(dossierId);
    return dossier && replyByAt ? [{ ...dossier, replyByAt }] : [];
  });
}

export type UncollectedDossier = { readonly id: string; readonly code: string; readonly qrToken: string; readonly resolvedAt: Date; readonly notifyBy: string; readonly notifyLang: string; readonly applicantEmail: string | null; readonly applicantPhone: string };

/** Results that have waited at the counter since before `before`, of applicants who want to be told. */
export const listUncollected = (agencyId: number, before: Date, limit = 2_000): Promise<UncollectedDossier[]> =>
  db().$queryRaw<UncollectedDossier[]>`
    SELECT id::text AS id, code, "qrToken", "resolvedAt", "notifyBy", "notifyLang", "applicantEmail", "applicantPhone" FROM dossier
    WHERE "agencyId" = ${agencyId} AND status = 'resolved' AND "resolvedAt" < ${before} AND "notifyBy" <> 'none' ORDER BY "resolvedAt" DESC LIMIT ${limit}`;

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

export type DraftSettled = { readonly state: 'issued' | 'dismissed' | 'obsolete'; readonly at: Date; readonly by: string | null; readonly reason: string | null };

/** Settles the drafts of a dossier that still wait, apart from the one for `exceptDueAt`. */
export const settleDrafts = (tx: Tx, agencyId: number, dossierId: string, exceptDueAt: Date | null, settled: DraftSettled) =>
  tx.apologyDraft.updateMany({
    where: { agencyId, dossierId, state: 'waiting', ...(exceptDueAt ? { dueAt: { not: exceptDueAt } } : {}) },
    data: { state: settled.state, settledAt: settled.at, settledById: settled.by, settledReason: settled.reason },
  });

/** An apology comes before or on the due date: a draft of an earlier day that nobody settled can no longer be issued. So can none whose date or dossier is gone. */
export const dropLapsedDrafts = (tx: Tx, agencyId: number, at: Date): Promise<number> => tx.$executeRaw`
  UPDATE apology_draft a SET state = 'obsolete', "settledAt" = ${at}, "settledReason" = CASE WHEN d."endedAt" IS NOT NULL THEN 'ended' WHEN d."originalDueAt" IS DISTINCT FROM a."dueAt" THEN 'due-moved' ELSE 'due-passed' END
  FROM dossier d WHERE a."agencyId" = ${agencyId} AND a.state = 'waiting' AND d."agencyId" = a."agencyId" AND d.id = a."dossierId"
    AND (d."endedAt" IS NOT NULL OR d."originalDueAt" IS DISTINCT FROM a."dueAt" OR (a."dueAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < (${at}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`;
