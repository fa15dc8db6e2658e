import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { ViewKind } from '@/lib/domain/dossier/view';
import { localTimeOf } from '@/lib/platform/clock';

export type Viewer = { readonly agencyId: number; /** The staff member, or the token of a client. */ readonly viewerId: string; readonly viewerRole: string; readonly clientName: string | null };

/** Which dossiers were read: by their ids, by their codes, or all received from one moment to before another. */
export type Viewed = { readonly ids: readonly string[] } | { readonly codes: readonly string[] } | { readonly receivedFrom: Date; readonly receivedBefore: Date };

function conditionOf(viewed: Viewed): Prisma.Sql {
  if ('ids' in viewed) return Prisma.sql`d.id = ANY(${[...viewed.ids]}::uuid[])`;
  if ('codes' in viewed) return Prisma.sql`d.code = ANY(${[...new Set(viewed.codes)]})`;
  return Prisma.sql`d."receivedAt" >= ${viewed.receivedFrom} AND d."receivedAt" < ${viewed.receivedBefore}`;
}

/** Notes a reading of each of these dossiers; one already noted in the same window stays one. Answers how many are new. */
export const insertViews = (viewer: Viewer, viewed: Viewed, what: ViewKind, at: Date, windowAt: Date): Promise<number> => db().$executeRaw`
  INSERT INTO dossier_view ("agencyId", id, "dossierId", "viewerId", "viewerRole", "clientName", what, at, "windowAt")
  SELECT d."agencyId", gen_random_uuid(), d.id, ${viewer.viewerId}::uuid, ${viewer.viewerRole}, ${viewer.clientName}, ${what}, ${at}, ${windowAt}
    FROM dossier d WHERE d."agencyId" = ${viewer.agencyId} AND ${conditionOf(viewed)}
  ON CONFLICT ("agencyId", "dossierId", "viewerId", what, "windowAt") DO NOTHING`;

export type ViewRecord = { readonly id: string; readonly what: ViewKind; readonly role: string; readonly name: string | null; readonly at: LocalTime };

/** The readings of a dossier, newest first; at most `limit`, from after the one named. */
export async function listViews(agencyId: number, dossierId: string, limit: number, afterId?: string): Promise<ViewRecord[]> {
  const later = afterId === undefined || !/^[0-9a-f-]{36}$/i.test(afterId)
    ? Prisma.empty
    : Prisma.sql`AND (v.at, v.id) < (SELECT c.at, c.id FROM dossier_view c WHERE c."agencyId" = ${agencyId} AND c.id = ${afterId}::uuid)`;
  const rows = await db().$queryRaw<(Omit<ViewRecord, 'at'> & { at: Date })[]>`
    SELECT v.id, v.what, v."viewerRole" AS role, COALESCE(v."clientName", s.name) AS name, v.at FROM dossier_view v
      LEFT JOIN staff s ON s."agencyId" = v."agencyId" AND s.id = v."viewerId"
     WHERE v."agencyId" = ${agencyId} AND v."dossierId" = ${dossierId}::uuid ${later} ORDER BY v.at DESC, v.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, at: localTimeOf(row.at) }));
}

export const countViews = (agencyId: number, dossierId: string): Promise<number> => db().dossierView.count({ where: { agencyId, dossierId } });
