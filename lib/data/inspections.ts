import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Standing } from '@/lib/domain/inspection/may-act';
import type { LastAct } from '@/lib/domain/inspection/refusal';
import type { InspectionAct, Stage } from '@/lib/domain/inspection/stage';
import type { MemberRole } from '@/lib/domain/inspection/vocabulary';
import { isUuid } from '@/lib/domain/shared/uuid';
import { dateColumn } from '@/lib/platform/clock';
import type { Prisma } from '@/prisma/generated/client';

/** One visit of the schedule (lịch làm việc của đoàn). */
export type ScheduleEntry = { readonly on: PlainDate | null; readonly unitId: string | null; readonly note: string };
/** A legal basis as it stood on the day of the plan. */
export type ChosenBasis = { readonly number: string; readonly title: string; readonly article: string | null; readonly isVerified: boolean };

/** An inspection. Dates are yyyy-mm-dd. `unitIds` are the inspected units in the order of their visits. */
export type InspectionRow = {
  readonly agencyId: number;
  readonly id: string;
  readonly code: string;
  readonly kind: 'yearly' | 'ad-hoc';
  readonly yearPlanId: string | null;
  readonly title: string;
  readonly purpose: string;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly siteFrom: PlainDate;
  readonly siteTo: PlainDate;
  readonly method: string;
  readonly contents: readonly string[];
  readonly schedule: readonly ScheduleEntry[];
  readonly bases: readonly ChosenBasis[];
  readonly checklistVersionId: string;
  readonly selfReportDueOn: PlainDate | null;
  readonly stage: Stage;
  readonly siteEndedOn: PlainDate | null;
  readonly conclusionDueOn: PlainDate | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly eventCount: number;
  readonly isSample: boolean;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly unitIds: readonly string[];
};
export type LockedInspection = InspectionRow;

const COLUMNS = `
  i."agencyId", i.id, i.code, i.kind, i."yearPlanId", i.title, i.purpose, to_char(i."periodFrom", 'YYYY-MM-DD') AS "periodFrom", to_char(i."periodTo", 'YYYY-MM-DD') AS "periodTo",
  to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", to_char(i."siteTo", 'YYYY-MM-DD') AS "siteTo", i.method, i.contents, i.schedule, i.bases, i."checklistVersionId", to_char(i."selfReportDueOn", 'YYYY-MM-DD') AS "selfReportDueOn",
  i.stage, to_char(i."siteEndedOn", 'YYYY-MM-DD') AS "siteEndedOn", to_char(i."conclusionDueOn", 'YYYY-MM-DD') AS "conclusionDueOn", i."closedAt", i.version, i."eventCount", i."isSample", i."createdById", i."createdAt",
  ARRAY(SELECT v."unitId"::text FROM inspection_unit v WHERE v."agencyId" = i."agencyId" AND v."inspectionId" = i.id ORDER BY v."sortOrder", v."unitId") AS "unitIds"`;

type Unsafe = { $queryRawUnsafe: Tx['$queryRawUnsafe'] };
const readRows = (from: Unsafe, where: string, ...values: unknown[]): Promise<InspectionRow[]> => from.$queryRawUnsafe<InspectionRow[]>(`SELECT ${COLUMNS} FROM inspection i ${where}`, ...values);

/** The inspection of a code (2026-02) from an address; null when there is none. Who may see it is asked by seesInspection. */
export async function findInspection(agencyId: number, code: string): Promise<InspectionRow | null> {
  return (await readRows(db(), 'WHERE i."agencyId" = $1 AND i.code = $2', agencyId, code))[0] ?? null;
}

/** The inspection of an id; null when there is none. */
export async function findInspectionById(agencyId: number, id: string): Promise<InspectionRow | null> {
  return isUuid(id) ? ((await readRows(db(), 'WHERE i."agencyId" = $1 AND i.id = $2::uuid', agencyId, id))[0] ?? null) : null;
}

/** The inspection, locked until the end of the transaction. */
export async function lockInspection(tx: Tx, agencyId: number, id: string): Promise<LockedInspection | null> {
  return isUuid(id) ? ((await readRows(tx, 'WHERE i."agencyId" = $1 AND i.id = $2::uuid FOR UPDATE OF i', agencyId, id))[0] ?? null) : null;
}

export type InspectedUnit = { readonly unitId: string; readonly name: string; readonly shortName: string; readonly visitOn: PlainDate | null };

/** The inspected units in the order of their visits. */
export const inspectionUnits = (agencyId: number, inspectionId: string, from: RawTx = db()): Promise<InspectedUnit[]> => from.$queryRaw<InspectedUnit[]>`
  SELECT v."unitId", u.name, u."shortName", to_char(v."visitOn", 'YYYY-MM-DD') AS "visitOn" FROM inspection_unit v JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."unitId"
   WHERE v."agencyId" = ${agencyId} AND v."inspectionId" = ${inspectionId}::uuid ORDER BY v."sortOrder", u.name`;

export type TeamMember = { readonly staffId: string; readonly name: string; readonly title: string; readonly role: MemberRole; /** Empty: all units. */ readonly unitIds: readonly string[]; readonly joinedAt: Date; readonly removedAt: Date | null; readonly removedByName: string | null; readonly removedWhy: string | null };

/** Everyone who is or was in the team: the leader first, those who left last. */
export const inspectionTeam = (agencyId: number, inspectionId: string, from: RawTx = db()): Promise<TeamMember[]> => from.$queryRaw<TeamMember[]>`
  SELECT m."staffId", s.name, s.title, m.role, m."unitIds", m."joinedAt", m."removedAt", r.name AS "removedByName", m."removedWhy"
    FROM inspection_member m JOIN staff s ON s."agencyId" = m."agencyId" AND s.id = m."staffId" LEFT JOIN staff r ON r."agencyId" = m."agencyId" AND r.id = m."removedById"
   WHERE m."agencyId" = ${agencyId} AND m."inspectionId" = ${inspectionId}::uuid
   ORDER BY m."removedAt" IS NOT NULL, array_position(ARRAY['lead', 'deputy', 'secretary', 'member'], m.role), s.name`;

/** Whether this person is in the team now. */
export const isMember = async (from: Pick<Tx, 'inspectionMember'>, agencyId: number, inspectionId: string, staffId: string): Promise<boolean> =>
  (await from.inspectionMember.count({ where: { agencyId, inspectionId, staffId, removedAt: null } })) > 0;

/** Whether this person leads the team now. */
export const isLead = async (from: Pick<Tx, 'inspectionMember'>, agencyId: number, inspectionId: string, staffId: string): Promise<boolean> =>
  (await from.inspectionMember.count({ where: { agencyId, inspectionId, staffId, role: 'lead', removedAt: null } })) > 0;

type Key = { readonly agencyId: number; readonly id: string };

/** The last act on an inspection, with who did it and when. */
export async function lastAct(from: RawTx, { agencyId, id }: Key): Promise<LastAct | null> {
  const rows = await from.$queryRaw<LastAct[]>`
    SELECT e.act, s.name AS "byName", e.at FROM inspection_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
     WHERE e."agencyId" = ${agencyId} AND e."inspectionId" = ${id}::uuid ORDER BY e.seq DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** What a person is to an inspection, as guards and screens ask it. */
export async function standingOf(inspection: Key & { readonly createdById: string | null }, staffId: string, from: Pick<Tx, 'inspectionMember' | 'inspectionEvent'> = db()): Promise<Standing> {
  const { agencyId, id } = inspection;
  const [member, plans, reports] = await Promise.all([
    from.inspectionMember.findFirst({ where: { agencyId, inspectionId: id, staffId, removedAt: null }, select: { role: true, unitIds: true } }),
    from.inspectionEvent.count({ where: { agencyId, inspectionId: id, act: 'revise', actorId: staffId } }),
    from.inspectionEvent.count({ where: { agencyId, inspectionId: id, act: 'report', actorId: staffId } }),
  ]);
  return { isMember: member !== null, isLead: member?.role === 'lead', draftedPlan: inspection.createdById === staffId || plans > 0, reported: reports > 0, unitIds: (member?.unitIds ?? []) as string[] };
}

export type InspectionEventInput = { readonly agencyId: number; readonly inspectionId: string; readonly seq: number; readonly act: InspectionAct; readonly stageAfter: Stage; readonly unitId: string | null; readonly legalOn: PlainDate; readonly at: Date; readonly actorId: string | null; readonly reason: string | null; readonly data: Readonly<Record<string, unknown>> | null };

/** Appends what was done. The inspection is locked. */
export async function appendInspectionEvent(tx: Tx, { legalOn, data, ...event }: InspectionEventInput): Promise<void> {
  await tx.inspectionEvent.create({ data: { ...event, legalOn: dateColumn(legalOn), ...(data === null ? {} : { data: JSON.parse(JSON.stringify(data)) as Prisma.InputJsonValue }) } });
}

export type InspectionEventRecord = { readonly seq: number; readonly act: InspectionAct; readonly stageAfter: Stage; readonly unitId: string | null; readonly unitName: string | null; readonly legalOn: PlainDate; readonly at: Date; readonly actorId: string | null; readonly byName: string | null; readonly reason: string | null; readonly data: Readonly<Record<string, unknown>> | null };

/** What was done with an inspection, newest first; at most `limit`, before `beforeSeq`. */
export const listInspectionEvents = (agencyId: number, inspectionId: string, limit = 200, beforeSeq?: number): Promise<InspectionEventRecord[]> => db().$queryRaw<InspectionEventRecord[]>`
  SELECT e.seq, e.act, e."stageAfter", e."unitId", u.name AS "unitName", to_char(e."legalOn", 'YYYY-MM-DD') AS "legalOn", e.at, e."actorId", s.name AS "byName", e.reason, e.data
    FROM inspection_event e LEFT JOIN unit u ON u."agencyId" = e."agencyId" AND u.id = e."unitId" LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
   WHERE e."agencyId" = ${agencyId} AND e."inspectionId" = ${inspectionId}::uuid AND (${beforeSeq ?? null}::int IS NULL OR e.seq < ${beforeSeq ?? null}::int) ORDER BY e.seq DESC LIMIT ${limit}`;
