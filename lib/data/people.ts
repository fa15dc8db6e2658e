import 'server-only';
import { cache } from 'react';
import type { Role } from '@/lib/domain/access/permissions';
import { ROLES } from '@/lib/domain/access/permissions';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { fold } from '@/lib/text/fold';
import { likePattern } from './like';

export type StaffRecord = {
  readonly agencyId: number;
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly hasPassword: boolean;
  readonly hasOidc: boolean;
  readonly mustChangePassword: boolean;
  readonly isActive: boolean;
  readonly isSample: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
};

export type HeldRole = { readonly role: Role; readonly unitId: string; readonly unitName: string; readonly unitIsActive: boolean; readonly grantedAt: Date };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isStaffId = (text: string): boolean => UUID.test(text);

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

type StaffRow = Omit<StaffRecord, 'hasPassword' | 'hasOidc'> & { passwordHash: string | null; oidcSubject: string | null; passwordEndsAt: Date | null };
const recordOf = ({ passwordHash, oidcSubject, passwordEndsAt: _ends, ...row }: StaffRow): StaffRecord => ({ ...row, hasPassword: passwordHash !== null, hasOidc: oidcSubject !== null });

/** The account of a name as typed at sign-in, with its hash, and whether its person has signed in from this address lately. */
export async function findAccount(agencyId: number, username: string, address: string, since: Date) {
  const rows = await db().$queryRaw<{ id: string; passwordHash: string | null; isActive: boolean; isKnownHere: boolean }[]>`
    SELECT p.id, p."passwordHash", p."isActive",
           EXISTS (SELECT 1 FROM staff_session s WHERE s."agencyId" = p."agencyId" AND s."staffId" = p.id AND s.address = ${address} AND s."createdAt" > ${since}) AS "isKnownHere"
      FROM staff p WHERE p."agencyId" = ${agencyId} AND p.username = ${username}`;
  return rows[0] ?? null;
}

/** The account that an OpenID Connect subject signs in to, and any that carry the e-mail. */
export async function findOidcCandidates(agencyId: number, subject: string, email: string | null) {
  return db().$queryRaw<{ id: string; isActive: boolean; oidcSubject: string | null }[]>`
    SELECT id, "isActive", "oidcSubject" FROM staff
     WHERE "agencyId" = ${agencyId} AND ("oidcSubject" = ${subject} OR (${email}::text IS NOT NULL AND lower(email) = lower(${email}::text)))`;
}

/** A person's row, kept for this transaction so that two changes of one account come one after the other. Null when there is none. */
export async function lockStaff(tx: Tx, agencyId: number, id: string) {
  if (!isStaffId(id)) return null;
  const rows = await tx.$queryRaw<StaffRow[]>`
    SELECT "agencyId", id, username, name, title, email, phone, "passwordHash", "oidcSubject", "mustChangePassword", "passwordEndsAt", "isActive", "isSample", "createdAt", "disabledAt"
      FROM staff WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** One's own hash, with what a new password must not contain. Throws when the account is not there: it is that of a session. */
export const getCredential = (agencyId: number, id: string) =>
  db().staff.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id } }, select: { passwordHash: true, username: true, name: true } });

export const findStaff = cache(async (agencyId: number, id: string): Promise<StaffRecord | null> => {
  if (!isStaffId(id)) return null;
  const row = await db().staff.findUnique({ where: { agencyId_id: { agencyId, id } } });
  return row ? recordOf(row) : null;
});

/** Everyone with an open account who holds one of these roles. */
export async function listHolders(tx: Tx, agencyId: number, roles: readonly Role[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text AS id FROM staff p WHERE p."agencyId" = ${agencyId} AND p."isActive"
       AND EXISTS (SELECT 1 FROM staff_role r WHERE r."agencyId" = p."agencyId" AND r."staffId" = p.id AND r.role = ANY(${[...roles]}::text[])) ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

/** The roles of some people, by person. */
export async function listRoles(agencyId: number, staffIds: readonly string[]): Promise<ReadonlyMap<string, HeldRole[]>> {
  const rows = await db().$queryRaw<(HeldRole & { staffId: string })[]>`
    SELECT r."staffId", r.role, r."unitId", r."grantedAt", u.name AS "unitName", u."isActive" AS "unitIsActive"
      FROM staff_role r JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
     WHERE r."agencyId" = ${agencyId} AND r."staffId" = ANY(${[...staffIds]}::uuid[]) ORDER BY u."sortOrder", u.name, r.role`;
  const byStaff = new Map<string, HeldRole[]>();
  for (const { staffId, ...held } of rows) if (isRole(held.role)) byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), held]);
  return byStaff;
}

export type StaffFilter = { readonly words?: string; readonly unitId?: string; readonly isActive?: boolean };

/** One page of people in the order of their usernames; `after` is the last username of the page before. */
export async function listStaff(agencyId: number, filter: StaffFilter, limit: number, after?: string): Promise<StaffRecord[]> {
  const likes = fold(filter.words ?? '').split(/\s+/).filter(Boolean).slice(0, 8).map(likePattern);
  const unitId = filter.unitId && UUID.test(filter.unitId) ? filter.unitId : null;
  const rows = await db().$queryRaw<StaffRow[]>`
    SELECT "agencyId", id, username, name, title, email, phone, "passwordHash", "oidcSubject", "mustChangePassword", "passwordEndsAt", "isActive", "isSample", "createdAt", "disabledAt"
      FROM staff p
     WHERE "agencyId" = ${agencyId} AND username > ${after ?? ''}
       AND (${filter.isActive ?? null}::boolean IS NULL OR "isActive" = ${filter.isActive ?? null}::boolean)
       AND (${unitId}::uuid IS NULL OR EXISTS (SELECT 1 FROM staff_role r WHERE r."agencyId" = p."agencyId" AND r."staffId" = p.id AND r."unitId" = ${unitId}::uuid))
       AND tthc_fold(name || ' ' || username || ' ' || title || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) LIKE ALL (${likes}::text[])
     ORDER BY username LIMIT ${limit}`;
  return rows.map(recordOf);
}

/** How many people a filter finds: open accounts and closed ones. */
export async function countStaff(agencyId: number): Promise<{ active: number; disabled: number }> {
  const groups = await db().staff.groupBy({ by: ['isActive'], where: { agencyId }, _count: { _all: true } });
  const of = (isActive: boolean) => groups.find((group) => group.isActive === isActive)?._count._all ?? 0;
  return { active: of(true), disabled: of(false) };
}

/** The sample accounts, for the sign-in page of a demonstration. */
export const listSampleAccounts = (agencyId: number) =>
  db().$queryRaw<{ username: string; name: string; title: string; unitName: string | null }[]>`
    SELECT p.username, p.name, p.title,
           (SELECT u."shortName" FROM staff_role r JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId" WHERE r."agencyId" = p."agencyId" AND r."staffId" = p.id ORDER BY r."grantedAt" LIMIT 1) AS "unitName"
      FROM staff p WHERE p."agencyId" = ${agencyId} AND p."isSample" AND p."isActive" AND NOT p."mustChangePassword"
     ORDER BY (SELECT min(array_position(${[...ROLES]}::text[], r.role)) FROM staff_role r WHERE r."agencyId" = p."agencyId" AND r."staffId" = p.id), p.username`;

/** The open dossiers a person holds now. */
export const countHeldDossiers = (agencyId: number, staffId: string) => db().dossier.count({ where: { agencyId, holderId: staffId, endedAt: null } });

/**
 * How many other people could still administer: open accounts that can sign in, with the role in an open unit. Takes the
 * administrators' rows for this transaction, so that two of them cannot remove each other at one moment.
 */
export async function countOtherAdmins(tx: Tx, agencyId: number, staffId: string, except?: { unitId: string }): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:last-admin'), ${agencyId}::int)`;
  const rows = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM staff_role r
      JOIN staff p ON p."agencyId" = r."agencyId" AND p.id = r."staffId" JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
     WHERE r."agencyId" = ${agencyId} AND r.role = 'admin' AND p."isActive" AND u."isActive" AND (p."passwordHash" IS NOT NULL OR p."oidcSubject" IS NOT NULL)
       AND (r."staffId" <> ${staffId}::uuid OR (${except?.unitId ?? null}::uuid IS NOT NULL AND r."unitId" <> ${except?.unitId ?? null}::uuid))`;
  return Number(rows[0]?.count ?? 0n);
}

/** Whether a person holds the role that administers, in any unit. */
export const isAdmin = async (tx: Tx, agencyId: number, staffId: string): Promise<boolean> => (await tx.staffRole.count({ where: { agencyId, staffId, role: 'admin' } })) > 0;

/**
 * Whether an e-mail is on another account. It ties an account to the agency's identity provider, so it must mean one
 * person; the lock makes two accounts that are given it at one moment come one after the other.
 */
export async function isEmailHeldByOther(tx: Tx, agencyId: number, email: string, staffId?: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:staff-email'), ${agencyId}::int)`;
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM staff WHERE "agencyId" = ${agencyId} AND lower(email) = lower(${email}) AND id <> ${staffId ?? '00000000-0000-0000-0000-000000000000'}::uuid LIMIT 1`;
  return rows.length > 0;
}
