import 'server-only';
import type { StandIn } from '@/lib/domain/access/delegation';
import { ROLES, type Role } from '@/lib/domain/access/permissions';
import { SEES_DOSSIERS } from '@/lib/domain/inspection/stage';
import { Prisma } from '@/prisma/generated/client';
import { db, queryPlanned } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

export type SessionRecord = {
  readonly agencyId: number;
  readonly id: string;
  readonly staffId: string;
  readonly method: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly address: string | null;
  readonly userAgent: string | null;
};

/** A session with the person it belongs to and the roles they hold now, read together: what a request stands on. */
export type SessionWithStaff = SessionRecord & {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly isActive: boolean;
  /** A password handed out for one use must be changed first; it does not bind who signed in without one. */
  readonly mustChangePassword: boolean;
  readonly roles: readonly { readonly role: Role; readonly unitId: string }[];
  /** The people away today, by the database's date in Vietnam, for whom this person stands in. */
  readonly actsFor: readonly StandIn[];
  /** The units this person inspects now, whose dossiers are open to her until the conclusion. */
  readonly inspects: readonly string[];
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** The session of a key, or null. A role that this release does not know is left out: it grants nothing. */
export async function findSession(agencyId: number, id: string): Promise<SessionWithStaff | null> {
  if (!Number.isInteger(agencyId) || !UUID.test(id)) return null;
  const rows = await queryPlanned<SessionWithStaff & { roles: { role: string; unitId: string }[] }>(Prisma.sql`
    SELECT s."agencyId", s.id, s."staffId", s."createdAt", s."lastSeenAt", s."expiresAt", s."revokedAt", s.address, s."userAgent",
           s.method, p.username, p.name, p.title, p."isActive", (p."mustChangePassword" AND s.method = 'password') AS "mustChangePassword",
           COALESCE((SELECT json_agg(json_build_object('role', r.role, 'unitId', r."unitId") ORDER BY r."grantedAt", r.role)
                       FROM staff_role r JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
                      WHERE r."agencyId" = p."agencyId" AND r."staffId" = p.id AND u."isActive"), '[]'::json) AS roles,
           COALESCE((SELECT json_agg(json_build_object('staffId', o.id, 'name', o.name, 'roles', COALESCE((
                       SELECT json_agg(json_build_object('role', r.role, 'unitId', r."unitId")) FROM staff_role r JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
                        WHERE r."agencyId" = o."agencyId" AND r."staffId" = o.id AND u."isActive"), '[]'::json)) ORDER BY o.name)
                       FROM staff_absence a JOIN staff o ON o."agencyId" = a."agencyId" AND o.id = a."staffId"
                      WHERE a."agencyId" = p."agencyId" AND a."delegateId" = p.id AND a."cancelledAt" IS NULL AND o."isActive"
                        AND (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN a."fromOn" AND a."toOn"), '[]'::json) AS "actsFor",
           COALESCE((SELECT json_agg(DISTINCT v."unitId") FROM inspection_member m
                       JOIN inspection i ON i."agencyId" = m."agencyId" AND i.id = m."inspectionId" JOIN inspection_unit v ON v."agencyId" = m."agencyId" AND v."inspectionId" = m."inspectionId"
                      WHERE m."agencyId" = p."agencyId" AND m."staffId" = p.id AND m."removedAt" IS NULL AND i.stage = ANY(${[...SEES_DOSSIERS]}::text[])
                        AND (jsonb_array_length(m."unitIds") = 0 OR jsonb_exists(m."unitIds", v."unitId"::text))), '[]'::json) AS inspects
      FROM staff_session s JOIN staff p ON p."agencyId" = s."agencyId" AND p.id = s."staffId"
     WHERE s."agencyId" = ${agencyId} AND s.id = ${id}::uuid`);
  const found = rows[0];
  if (!found) return null;
  const known = (roles: StandIn['roles']): StandIn['roles'] => roles.filter(({ role }) => isRole(role));
  return { ...found, roles: known(found.roles), actsFor: found.actsFor.map((person) => ({ ...person, roles: known(person.roles) })) };
}

export type StartedSession = { agencyId: number; staffId: string; method: 'password' | 'oidc'; at: Date; expiresAt: Date; address: string | null; userAgent: string | null };

/** Begins a session; answers its id. */
export async function insertSession(tx: Tx, session: StartedSession): Promise<string> {
  const { at, ...row } = session;
  const created = await tx.staffSession.create({ data: { ...row, createdAt: at, lastSeenAt: at }, select: { id: true } });
  return created.id;
}

/** Notes a sign of life, unless another request has just done so. */
export async function touchSession(agencyId: number, id: string, at: Date, olderThan: Date): Promise<void> {
  await db().staffSession.updateMany({ where: { agencyId, id, lastSeenAt: { lte: olderThan }, revokedAt: null }, data: { lastSeenAt: at } });
}

/** Ends one session of a person. Answers how many were ended: 0 when it had ended before or is not theirs. */
export async function revokeSession(tx: Tx, key: { agencyId: number; id: string; staffId?: string }, at: Date, why: string): Promise<number> {
  if (!UUID.test(key.id)) return 0;
  const { count } = await tx.staffSession.updateMany({ where: { ...key, revokedAt: null }, data: { revokedAt: at, revokedWhy: why } });
  return count;
}

/** Ends every session of a person but, if given, the one they act from. Answers how many. */
export async function revokeSessionsOf(tx: Tx, agencyId: number, staffId: string, at: Date, why: string, except?: string): Promise<number> {
  const { count } = await tx.staffSession.updateMany({ where: { agencyId, staffId, revokedAt: null, ...(except ? { id: { not: except } } : {}) }, data: { revokedAt: at, revokedWhy: why } });
  return count;
}

/** The live sessions of one person, the latest sign of life first. */
export async function listSessionsOf(agencyId: number, staffId: string, at: Date, seenAfter: Date): Promise<SessionRecord[]> {
  return db().staffSession.findMany({ where: { agencyId, staffId, revokedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: seenAfter } }, orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }], take: 100 });
}

/** The live sessions of everyone, with the person; newest first, at most `limit` older than the key given. Session ids grow with time. */
export async function listSessions(agencyId: number, at: Date, seenAfter: Date, limit: number, beforeId?: string) {
  const sessions = await db().staffSession.findMany({
    where: { agencyId, revokedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: seenAfter }, ...(beforeId && UUID.test(beforeId) ? { id: { lt: beforeId } } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
  });
  const people = await db().staff.findMany({ where: { agencyId, id: { in: [...new Set(sessions.map((session) => session.staffId))] } }, select: { id: true, name: true, username: true, title: true } });
  const byId = new Map(people.map((person) => [person.id, person]));
  return sessions.map((session) => ({ ...session, person: byId.get(session.staffId) ?? null }));
}

/** True when this person has signed in from this address in the days given: a guess from there is likely their own slip. */
export async function hasSignedInFrom(agencyId: number, staffId: string, address: string, since: Date): Promise<boolean> {
  return (await db().staffSession.count({ where: { agencyId, staffId, address, createdAt: { gte: since } }, take: 1 })) > 0;
}

/** Deletes sessions that ended before a day; what they did stays in the audit trail. Answers how many. */
export async function purgeSessions(endedBefore: Date): Promise<number> {
  const { count } = await db().staffSession.deleteMany({ where: { OR: [{ expiresAt: { lt: endedBefore } }, { revokedAt: { lt: endedBefore } }] } });
  return count;
}
