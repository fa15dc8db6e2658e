import { hash } from '@node-rs/argon2';
import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { db } from '@/lib/db/client';
import { localTimeOf, now } from '@/lib/platform/clock';
import type { Context } from '@/lib/usecases/context';

export const AGENCY = 1;
export const PASSWORD = 'cá thu kho riềng';

/** Cheap on purpose: what is tested is not how long a hash takes. */
export const cheapHash = (password: string) => hash(password, { algorithm: 2, memoryCost: 1_024, timeCost: 1, parallelism: 1 });

export type Member = { readonly id: string; readonly username: string; readonly name: string };

/** An agency with two open units and one closed. Answers the ids of the units by short name. */
export async function makeAgency(): Promise<Readonly<Record<'QLLĐ' | 'VP' | 'CŨ', string>>> {
  await db().agency.create({ data: { id: AGENCY, code: 'H24.21', name: 'Cơ quan thử', shortName: 'CQ', parentName: 'Ủy ban', address: '', phone: '', email: '' } });
  const unit = async (name: string, shortName: string, isActive = true) => (await db().unit.create({ data: { agencyId: AGENCY, name, shortName, kind: 'department', isActive } })).id;
  return { QLLĐ: await unit('Phòng Quản lý Lao động', 'QLLĐ'), VP: await unit('Văn phòng', 'VP'), CŨ: await unit('Phòng đã đóng', 'CŨ', false) };
}

type Wanted = { username: string; name?: string; email?: string; roles?: readonly (readonly [Role, string])[]; password?: string | null; isActive?: boolean; mustChangePassword?: boolean; passwordEndsAt?: Date };

/** An account with the password above, or with none. */
export async function makeMember(wanted: Wanted): Promise<Member> {
  const { username, name = `Người ${username}`, email = null, roles = [], password = PASSWORD, isActive = true, mustChangePassword = false, passwordEndsAt } = wanted;
  const { id } = await db().staff.create({ data: { agencyId: AGENCY, username, name, title: 'Chuyên viên', email, isActive, mustChangePassword, passwordEndsAt, passwordHash: password === null ? null : await cheapHash(password) } });
  await db().staffRole.createMany({ data: roles.map(([role, unitId]) => ({ agencyId: AGENCY, staffId: id, role, unitId })) });
  return { id, username, name };
}

/** What a use case is told when this person acts now. */
export function actingAs(member: Member, roles: Actor['roles'] = []): Context {
  const instant = now();
  return { actor: { staffId: member.id, agencyId: AGENCY, name: member.name, title: 'Chuyên viên', roles }, instant, now: localTimeOf(instant) };
}

export const actionsOf = async (subject: string) => (await db().auditEntry.findMany({ where: { agencyId: AGENCY, subject }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
