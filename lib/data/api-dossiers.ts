import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { scopeOf, type Actor } from '@/lib/domain/access/can';

/** A dossier as a list of the API shows it: instants as they are stored. */
export type ApiDossierRow = {
  readonly code: string; readonly externalCode: string | null; readonly status: string; readonly channel: string;
  readonly procedureCode: string | null; readonly procedureSlug: string; readonly applicantName: string;
  readonly submittedAt: Date | null; readonly receivedAt: Date | null; readonly printedDueAt: Date | null; readonly originalDueAt: Date | null; readonly isDueProvisional: boolean;
  readonly secondTargetAt: Date | null; readonly pausedAt: Date | null; readonly endedAt: Date | null; readonly endStanding: string | null; readonly returnedAt: Date | null; readonly resultKind: string | null;
  readonly handlingUnitId: string; readonly handlingUnitName: string; readonly holdingUnitId: string; readonly holdingUnitName: string;
  readonly eventCount: number; readonly lastEventAt: Date; readonly isSample: boolean;
};

export type ApiDossierFilter = {
  readonly status?: string | undefined;
  readonly unitId?: string | undefined;
  readonly procedure?: string | undefined;
  readonly externalCode?: string | undefined;
  /** The first instant, and the first one no more. */
  readonly receivedFrom?: Date | undefined;
  readonly receivedBefore?: Date | undefined;
  readonly updatedSince?: Date | undefined;
};

const SELECT = Prisma.sql`
  SELECT d.code, d."externalCode", d.status, d.channel, p.code AS "procedureCode", p.slug AS "procedureSlug", d."applicantName", d."submittedAt", d."receivedAt", d."printedDueAt", d."originalDueAt",
         d."isDueProvisional", d."secondTargetAt", d."pausedAt", d."endedAt", d."endStanding", d."returnedAt", d."resultKind",
         d."handlingUnitId", a.name AS "handlingUnitName", d."holdingUnitId", o.name AS "holdingUnitName", d."eventCount", d."lastEventAt", d."isSample"
    FROM dossier d
    JOIN procedure p ON p."agencyId" = d."agencyId" AND p.id = d."procedureId"
    JOIN unit a ON a."agencyId" = d."agencyId" AND a.id = d."handlingUnitId"
    JOIN unit o ON o."agencyId" = d."agencyId" AND o.id = d."holdingUnitId"`;

/** What the actor may see: the same rule that opens a single dossier. */
function seenBy(actor: Actor): Prisma.Sql {
  const scope = scopeOf(actor, 'dossier:view');
  if (scope.kind === 'agency') return Prisma.sql`d."agencyId" = ${actor.agencyId}`;
  const units = scope.kind === 'units' ? [...scope.unitIds] : [];
  return Prisma.sql`d."agencyId" = ${actor.agencyId} AND (d."holdingUnitId" = ANY(${units}::uuid[]) OR d."handlingUnitId" = ANY(${units}::uuid[]))`;
}

function conditionsOf(filter: ApiDossierFilter, agencyId: number): Prisma.Sql[] {
  const { status, unitId, procedure, externalCode, receivedFrom, receivedBefore, updatedSince } = filter;
  return [
    ...(status ? [Prisma.sql`d.status = ${status}`] : []),
    ...(unitId ? [Prisma.sql`(d."handlingUnitId" = ${unitId}::uuid OR d."holdingUnitId" = ${unitId}::uuid)`] : []),
    ...(procedure ? [Prisma.sql`(p.code = ${procedure} OR p.slug = ${procedure})`] : []),
    ...(externalCode ? [Prisma.sql`d."externalCode" = ${externalCode}`] : []),
    ...(receivedFrom ? [Prisma.sql`d."receivedAt" >= ${receivedFrom}`] : []),
    ...(receivedBefore ? [Prisma.sql`d."receivedAt" < ${receivedBefore}`] : []),
    // By the events' index on their entry, not by a scan of all dossiers.
    ...(updatedSince ? [Prisma.sql`d.id IN (SELECT e."dossierId" FROM dossier_event e WHERE e."agencyId" = ${agencyId} AND e."enteredAt" >= ${updatedSince})`] : []),
  ];
}

/** One page in the order of the codes, which never change: the rows after `after`, at most `limit`. */
export function listForApi(actor: Actor, filter: ApiDossierFilter, limit: number, after: string | null): Promise<ApiDossierRow[]> {
  const where = [seenBy(actor), ...conditionsOf(filter, actor.agencyId), ...(after === null ? [] : [Prisma.sql`d.code > ${after}`])];
  return db().$queryRaw<ApiDossierRow[]>`${SELECT} WHERE ${Prisma.join(where, ' AND ')} ORDER BY d.code LIMIT ${limit}`;
}

/** One dossier's line; null when there is none or the actor may not see it. */
export async function findForApi(actor: Actor, code: string): Promise<ApiDossierRow | null> {
  const [row] = await db().$queryRaw<ApiDossierRow[]>`${SELECT} WHERE ${seenBy(actor)} AND d.code = ${code}`;
  return row ?? null;
}

/** The status after each event of a dossier, by its number. */
export async function readStatusesAfter(agencyId: number, dossierId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await db().dossierEvent.findMany({ where: { agencyId, dossierId }, select: { seq: true, statusAfter: true } });
  return new Map(rows.map((row) => [row.seq, row.statusAfter]));
}

/** When an event counts and when it was entered, read in the transaction that wrote it. */
export async function readEventTimes(tx: Tx, agencyId: number, code: string, seq: number): Promise<{ legalAt: Date; enteredAt: Date }> {
  const [row] = await tx.$queryRaw<{ legalAt: Date; enteredAt: Date }[]>`
    SELECT e."legalAt", e."enteredAt" FROM dossier_event e JOIN dossier d ON d."agencyId" = e."agencyId" AND d.id = e."dossierId"
     WHERE d."agencyId" = ${agencyId} AND d.code = ${code} AND e.seq = ${seq}`;
  if (!row) throw new Error('An event vanished in its own transaction');
  return row;
}

/** The id of a person by username or id; null when there is none or the account is closed. */
export async function findAssignee(agencyId: number, usernameOrId: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ id: string }[]>`SELECT id FROM staff WHERE "agencyId" = ${agencyId} AND "isActive" AND (username = ${usernameOrId.toLowerCase()} OR id::text = ${usernameOrId.toLowerCase()})`;
  return row?.id ?? null;
}
