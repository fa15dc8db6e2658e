import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Scope } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, TermUnit } from '@/lib/domain/calendar/types';
import { reachSql, sql } from './queue-filter';

export type DraftState = 'waiting' | 'issued' | 'dismissed' | 'obsolete';

/** A draft Mẫu 04 with what a leader must see to decide. */
export type ApologyDraftLine = {
  readonly id: string; readonly state: DraftState; readonly dossierId: string; readonly code: string; readonly applicantName: string; readonly procedureName: string; readonly unitName: string; readonly holderName: string | null;
  readonly term: { readonly unit: TermUnit; readonly value: number }; readonly eventCount: number;
  readonly dueAt: LocalTime; readonly proposedTarget: LocalTime; readonly createdAt: LocalTime;
  readonly settledAt: LocalTime | null; readonly settledByName: string | null; readonly settledReason: string | null; readonly secondTargetAt: LocalTime | null;
};

type Row = {
  id: string; state: DraftState; dossierId: string; code: string; applicantName: string; procedureName: string; unitName: string; holderName: string | null; termUnit: TermUnit; termValue: number; eventCount: number;
  dueAt: Date; proposedTarget: Date; createdAt: Date; settledAt: Date | null; settledByName: string | null; settledReason: string | null; secondTargetAt: Date | null;
};

const at = (time: Date): LocalTime => localTimeOfInstant(time.getTime());
const maybe = (time: Date | null): LocalTime | null => time && at(time);
const lineOf = ({ termUnit, termValue, ...row }: Row): ApologyDraftLine => ({
  ...row, term: { unit: termUnit, value: termValue }, dueAt: at(row.dueAt), proposedTarget: at(row.proposedTarget), createdAt: at(row.createdAt), settledAt: maybe(row.settledAt), secondTargetAt: maybe(row.secondTargetAt),
});

const select = (agencyId: number, reach: Scope, condition: ReturnType<typeof sql>) => sql`
  SELECT a.id::text AS id, a.state, a."dossierId"::text AS "dossierId", d.code, d."applicantName", v.name AS "procedureName", u.name AS "unitName", h.name AS "holderName", d."termUnit", d."termValue", d."eventCount",
    a."dueAt", a."proposedTarget", a."createdAt", a."settledAt", s.name AS "settledByName", a."settledReason", d."secondTargetAt"
  FROM apology_draft a JOIN dossier d ON d."agencyId" = a."agencyId" AND d.id = a."dossierId"
  JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
  JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = d."holdingUnitId"
  LEFT JOIN staff h ON h."agencyId" = d."agencyId" AND h.id = d."holderId"
  LEFT JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."settledById"
  WHERE a."agencyId" = ${agencyId} AND ${reachSql(reach)} AND ${condition}`;

/** Drafts that wait, earliest due first; or those that were settled, newest first. `afterId` is the last one of the page before. */
export async function listApologyDrafts(agencyId: number, reach: Scope, which: 'waiting' | 'settled', afterId: string | null, limit: number): Promise<ApologyDraftLine[]> {
  const after = afterId === null ? sql`TRUE` : which === 'waiting'
    ? sql`(a."dueAt", a.id) > (SELECT x."dueAt", x.id FROM apology_draft x WHERE x."agencyId" = ${agencyId} AND x.id = ${afterId}::uuid)`
    : sql`(a."settledAt", a.id) < (SELECT x."settledAt", x.id FROM apology_draft x WHERE x."agencyId" = ${agencyId} AND x.id = ${afterId}::uuid)`;
  const condition = which === 'waiting' ? sql`a.state = 'waiting' AND ${after} ORDER BY a."dueAt", a.id` : sql`a.state <> 'waiting' AND ${after} ORDER BY a."settledAt" DESC, a.id DESC`;
  return (await db().$queryRaw<Row[]>(sql`${select(agencyId, reach, condition)} LIMIT ${limit}`)).map(lineOf);
}

export async function countWaitingDrafts(agencyId: number, reach: Scope): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM apology_draft a JOIN dossier d ON d."agencyId" = a."agencyId" AND d.id = a."dossierId" WHERE a."agencyId" = ${agencyId} AND a.state = 'waiting' AND ${reachSql(reach)}`;
  return row?.count ?? 0;
}

/** A draft by its id, of those in reach. */
export async function findApologyDraft(agencyId: number, reach: Scope, id: string): Promise<ApologyDraftLine | null> {
  const [row] = await db().$queryRaw<Row[]>(select(agencyId, reach, sql`a.id = ${id}::uuid`));
  return row ? lineOf(row) : null;
}

export async function findWaitingDraft(agencyId: number, dossierId: string): Promise<{ id: string; proposedTarget: LocalTime } | null> {
  const draft = await db().apologyDraft.findFirst({ where: { agencyId, dossierId, state: 'waiting' }, select: { id: true, proposedTarget: true } });
  return draft && { id: draft.id, proposedTarget: at(draft.proposedTarget) };
}

export type HeldDraft = { readonly id: string; readonly code: string; readonly state: DraftState; readonly settledAt: LocalTime | null; readonly settledByName: string | null; readonly holdingUnitId: string; readonly handlingUnitId: string };

/** The draft, held until the transaction ends: of two who settle it at once the second reads what the first did. */
export async function lockDraft(tx: Tx, agencyId: number, id: string): Promise<HeldDraft | null> {
  await tx.$queryRaw`SELECT 1 FROM apology_draft WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<(Omit<HeldDraft, 'settledAt'> & { settledAt: Date | null })[]>`
    SELECT a.id::text AS id, d.code, a.state, a."settledAt", s.name AS "settledByName", d."holdingUnitId"::text AS "holdingUnitId", d."handlingUnitId"::text AS "handlingUnitId"
    FROM apology_draft a JOIN dossier d ON d."agencyId" = a."agencyId" AND d.id = a."dossierId"
    LEFT JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."settledById" WHERE a."agencyId" = ${agencyId} AND a.id = ${id}::uuid`;
  return row ? { ...row, settledAt: maybe(row.settledAt) } : null;
}

export const settleDraft = (tx: Tx, agencyId: number, id: string, settled: { state: 'issued' | 'dismissed'; at: Date; by: string | null; reason: string | null }) =>
  tx.apologyDraft.update({ where: { agencyId_id: { agencyId, id } }, data: { state: settled.state, settledAt: settled.at, settledById: settled.by, settledReason: settled.reason } });
