import { insertAbsence } from '@/lib/data/absences';
import type { Tx } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import type { Role } from '@/lib/domain/access/permissions';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { localTimeOf } from '@/lib/platform/clock';
import type { Context } from '@/lib/usecases/context';
import { giveBySheetIn } from '@/lib/usecases/give-by-sheet';
import { signSheetIn } from '@/lib/usecases/sign-sheet';
import { AGENCY_ID } from '../reference';

async function personOf(tx: Tx, username: string): Promise<Actor> {
  const staff = await tx.staff.findUniqueOrThrow({ where: { agencyId_username: { agencyId: AGENCY_ID, username } } });
  const roles = await tx.staffRole.findMany({ where: { agencyId: AGENCY_ID, staffId: staff.id } });
  return { staffId: staff.id, agencyId: AGENCY_ID, name: staff.name, title: staff.title, roles: roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) };
}

/** Files at the desk that wait for this unit, oldest first. */
async function waitingFor(tx: Tx, fromUnitId: string, toUnitId: string, count: number): Promise<{ code: string; seen: number }[]> {
  const found = await tx.dossier.findMany({ where: { agencyId: AGENCY_ID, isSample: true, status: 'received', holdingUnitId: fromUnitId, handlingUnitId: toUnitId }, orderBy: { code: 'asc' }, take: count, select: { code: true, eventCount: true } });
  return found.map(({ code, eventCount }) => ({ code, seen: eventCount }));
}

/** Somebody is away today; one hand-over sheet waits to be signed, one was signed with a file that did not come. The people are invented. */
export async function loadPeopleWork(tx: Tx, at: Date): Promise<void> {
  const [away, delegate, desk, labour, business] = [await personOf(tx, 'moitruong'), await personOf(tx, 'xaydung'), await personOf(tx, 'tiepnhan'), await personOf(tx, 'chuyenvien'), await personOf(tx, 'doanhnghiep')];
  const now = localTimeOf(at);
  const ctx = (actor: Actor): Context => ({ actor, instant: at, now });
  await insertAbsence(tx, { agencyId: AGENCY_ID, staffId: away.staffId, delegateId: delegate.staffId, fromOn: addDays(now.on, -1), toOn: addDays(now.on, 3), reason: 'Đi công tác', createdById: away.staffId, createdAt: at });
  const unitOf = (actor: Actor): string => actor.roles[0]?.unitId ?? '';
  const give = async (to: Actor, count: number, note: string | null) => {
    const files = await waitingFor(tx, unitOf(desk), unitOf(to), count);
    return files.length === 0 ? null : giveBySheetIn(tx, ctx(desk), { files, toUnitId: unitOf(to), note }, [], at);
  };
  const signed = await give(business, 3, null);
  if (signed) await signSheetIn(tx, ctx(business), { sheetId: signed.sheetId, received: [1, 2].slice(0, signed.count), note: signed.count > 2 ? 'Một hồ sơ chưa thấy trong túi, bên giao kiểm tra lại.' : null }, at);
  await give(labour, 3, 'Ba hồ sơ giấy phép lao động nhận trong tuần.');
}
