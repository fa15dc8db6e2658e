import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { Role } from '@/lib/domain/access/permissions';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Absence } from '@/lib/domain/people/absence';
import { isUuid } from '@/lib/domain/shared/uuid';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';

type Reader = Tx | ReturnType<typeof db>;

export type AbsenceRecord = Absence & {
  readonly staffName: string;
  readonly delegateName: string;
  readonly createdByName: string;
  readonly reason: string | null;
  readonly cancelledByName: string | null;
  /** The units in which the absent person holds a role: whose head may cancel it. */
  readonly unitIds: readonly string[];
};

type Row = { id: string; staffId: string; delegateId: string; fromOn: Date; toOn: Date; cancelledAt: Date | null };
const absenceOf = ({ fromOn, toOn, cancelledAt, ...row }: Row): Absence => ({ id: row.id, staffId: row.staffId, delegateId: row.delegateId, fromOn: plainDateOf(fromOn), toOn: plainDateOf(toOn), isCancelled: cancelledAt !== null });

/** Absences are entered one after the other: whether two of them fit together is a rule over rows, which no index can hold. */
export const lockAbsences = async (tx: Tx, agencyId: number): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:absence'), ${agencyId}::int)`;
};

/** Every absence in which one of these people is away or stands in. */
export const absencesOf = async (reader: Reader, agencyId: number, staffIds: readonly string[]): Promise<Absence[]> =>
  (await reader.staffAbsence.findMany({ where: { agencyId, OR: [{ staffId: { in: [...staffIds] } }, { delegateId: { in: [...staffIds] } }] } })).map(absenceOf);

export async function insertAbsence(tx: Tx, row: { agencyId: number; staffId: string; delegateId: string; fromOn: PlainDate; toOn: PlainDate; reason: string | null; createdById: string; createdAt: Date }): Promise<string> {
  const created = await tx.staffAbsence.create({ data: { ...row, fromOn: dateColumn(row.fromOn), toOn: dateColumn(row.toOn) }, select: { id: true } });
  return created.id;
}

/** The row of an absence, held for this transaction; null when there is none. */
export async function lockAbsence(tx: Tx, agencyId: number, id: string): Promise<(Absence & { readonly createdById: string }) | null> {
  if (!isUuid(id)) return null;
  const rows = await tx.$queryRaw<(Row & { createdById: string })[]>`SELECT id, "staffId", "delegateId", "fromOn", "toOn", "cancelledAt", "createdById" FROM staff_absence WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  return row ? { ...absenceOf(row), createdById: row.createdById } : null;
}

export const markAbsenceCancelled = (tx: Tx, agencyId: number, id: string, at: Date, byId: string) =>
  tx.staffAbsence.update({ where: { agencyId_id: { agencyId, id } }, data: { cancelledAt: at, cancelledById: byId } });

/** Absences by their first day, the latest first: those that ended on or after `since`, at most `limit`. */
export async function listAbsences(agencyId: number, since: PlainDate, limit = 300): Promise<AbsenceRecord[]> {
  const rows = await db().$queryRaw<(Row & { staffName: string; delegateName: string; createdByName: string; cancelledByName: string | null; reason: string | null; unitIds: string[] })[]>`
    SELECT a.id, a."staffId", a."delegateId", a."fromOn", a."toOn", a."cancelledAt", a.reason, s.name AS "staffName", d.name AS "delegateName", c.name AS "createdByName", x.name AS "cancelledByName",
           ARRAY(SELECT DISTINCT r."unitId" FROM staff_role r WHERE r."agencyId" = a."agencyId" AND r."staffId" = a."staffId") AS "unitIds"
      FROM staff_absence a
      JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."staffId"
      JOIN staff d ON d."agencyId" = a."agencyId" AND d.id = a."delegateId"
      JOIN staff c ON c."agencyId" = a."agencyId" AND c.id = a."createdById"
      LEFT JOIN staff x ON x."agencyId" = a."agencyId" AND x.id = a."cancelledById"
     WHERE a."agencyId" = ${agencyId} AND a."toOn" >= ${since}::date ORDER BY a."fromOn" DESC, s.name LIMIT ${limit}`;
  return rows.map(({ staffName, delegateName, createdByName, cancelledByName, reason, unitIds, ...row }) => ({ ...absenceOf(row), staffName, delegateName, createdByName, cancelledByName, reason, unitIds }));
}

/** Who is away on a day, by person, with who stands in and until when. */
export type Away = { readonly delegateId: string; readonly delegateName: string; readonly toOn: PlainDate };
export async function listAwayOn(reader: RawTx | null, agencyId: number, on: PlainDate, staffIds?: readonly string[]): Promise<ReadonlyMap<string, Away>> {
  const rows = await (reader ?? db()).$queryRaw<{ staffId: string; delegateId: string; delegateName: string; toOn: Date }[]>`
    SELECT a."staffId", a."delegateId", d.name AS "delegateName", a."toOn" FROM staff_absence a JOIN staff d ON d."agencyId" = a."agencyId" AND d.id = a."delegateId"
     WHERE a."agencyId" = ${agencyId} AND a."cancelledAt" IS NULL AND ${on}::date BETWEEN a."fromOn" AND a."toOn" AND (${staffIds === undefined} OR a."staffId" = ANY(${[...(staffIds ?? [])]}::uuid[]))`;
  return new Map(rows.map(({ staffId, toOn, ...away }) => [staffId, { ...away, toOn: plainDateOf(toOn) }]));
}

export type Colleague = { readonly id: string; readonly name: string; readonly title: string; readonly isActive: boolean; readonly unitIds: readonly string[]; readonly worksOnDossiers: boolean; readonly roles: readonly { readonly role: Role; readonly unitId: string }[] };

/** A person with the units of their roles; null when there is no such account. */
export async function findColleague(reader: Reader | null, agencyId: number, id: string): Promise<Colleague | null> {
  return isUuid(id) ? ((await colleagues(reader ?? db(), agencyId, id))[0] ?? null) : null;
}

/** Everyone with an open account, by name. */
export const listColleagues = (agencyId: number): Promise<Colleague[]> => colleagues(db(), agencyId, null);

const colleagues = (reader: Reader, agencyId: number, id: string | null): Promise<Colleague[]> => reader.$queryRaw<Colleague[]>`
  SELECT s.id, s.name, s.title, s."isActive",
         ARRAY(SELECT DISTINCT r."unitId" FROM staff_role r WHERE r."agencyId" = s."agencyId" AND r."staffId" = s.id) AS "unitIds",
         EXISTS (SELECT 1 FROM staff_role r WHERE r."agencyId" = s."agencyId" AND r."staffId" = s.id AND r.role IN ('reception', 'officer', 'unit-head', 'leader')) AS "worksOnDossiers",
         COALESCE((SELECT json_agg(json_build_object('role', r.role, 'unitId', r."unitId")) FROM staff_role r WHERE r."agencyId" = s."agencyId" AND r."staffId" = s.id), '[]'::json) AS roles
    FROM staff s WHERE s."agencyId" = ${agencyId} AND (${id}::uuid IS NOT NULL OR s."isActive") AND (${id}::uuid IS NULL OR s.id = ${id}::uuid) ORDER BY s.name`;
