import 'server-only';
import { insertViews, type Viewed } from '@/lib/data/dossier-views';
import type { Actor } from '@/lib/domain/access/can';
import { PERMISSIONS, type Reach, type Role } from '@/lib/domain/access/permissions';
import { viewWindowOf, type ViewKind } from '@/lib/domain/dossier/view';
import { logSurprise } from '@/lib/platform/log';

type Reader = { readonly actor: Actor; readonly instant: Date };

/** The role in which somebody reads: the first of theirs that opens dossiers. The applicant is told of it, never of the name. */
function roleOf(actor: Actor): string {
  if (actor.client) return 'api-client';
  const grants: Readonly<Partial<Record<Role, Reach>>> = PERMISSIONS['dossier:view'];
  return actor.roles.find(({ role }) => grants[role] !== undefined)?.role ?? actor.roles[0]?.role ?? 'staff';
}

/**
 * "Ai đã xem hồ sơ của tôi": notes that someone read these dossiers, once for each person, kind and quarter of an hour.
 * It never stands in the way of the reading itself: what cannot be noted is tried once more, then logged as a surprise with
 * all that is needed to note it by hand. Answers whether it is noted.
 */
export async function recordViews({ actor, instant }: Reader, viewed: Viewed, what: ViewKind): Promise<boolean> {
  if (('ids' in viewed && viewed.ids.length === 0) || ('codes' in viewed && viewed.codes.length === 0)) return true;
  const viewer = { agencyId: actor.agencyId, viewerId: actor.staffId, viewerRole: roleOf(actor), clientName: actor.client?.name ?? null };
  const note = () => insertViews(viewer, viewed, what, instant, new Date(viewWindowOf(instant.getTime())));
  try {
    await note().catch(note);
    return true;
  } catch (error) {
    logSurprise(`dossier-view ${JSON.stringify({ ...viewer, viewed, what, at: instant })}`, error);
    return false;
  }
}

/** What this process has noted in the running window, so that a list opened again and again does not write the same. */
const noted = { windowAt: 0, keys: new Set<string>() };
const MOST_KEPT = 20_000;

/** The same for one dossier by its id. */
export async function recordView(reader: Reader, dossierId: string, what: ViewKind): Promise<void> {
  const windowAt = viewWindowOf(reader.instant.getTime());
  if (noted.windowAt !== windowAt || noted.keys.size > MOST_KEPT) {
    noted.windowAt = windowAt;
    noted.keys.clear();
  }
  const key = `${reader.actor.agencyId} ${reader.actor.staffId} ${dossierId} ${what}`;
  if (noted.keys.has(key)) return;
  if (await recordViews(reader, { ids: [dossierId] }, what)) noted.keys.add(key);
}
