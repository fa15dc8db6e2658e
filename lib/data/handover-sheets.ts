import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Scope } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isUuid } from '@/lib/domain/shared/uuid';
import { localTimeOf } from '@/lib/platform/clock';

export type HandoverOutcome = 'waiting' | 'received' | 'missing' | 'moved';

export type SheetRecord = {
  readonly id: string;
  readonly number: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly fromUnitName: string;
  readonly toUnitName: string;
  readonly givenById: string;
  readonly givenByName: string;
  readonly givenAt: LocalTime;
  readonly receivedByName: string | null;
  readonly receivedAt: LocalTime | null;
  readonly note: string | null;
  readonly receiptNote: string | null;
  readonly paperId: string;
  readonly count: number;
  readonly received: number;
  readonly missing: number;
};

export type SheetLine = {
  readonly ordinal: number;
  readonly dossierId: string;
  readonly code: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly receivedAt: LocalTime | null;
  readonly dueAt: LocalTime | null;
  readonly outcome: HandoverOutcome;
  readonly note: string | null;
  /** Nobody has taken it over since it was given, and it has not gone elsewhere. */
  readonly isPending: boolean;
};

export type SheetList = 'to-sign' | 'given' | 'signed' | 'all';

export const isSheetId = (text: string): boolean => isUuid(text);

type Row = Omit<SheetRecord, 'givenAt' | 'receivedAt'> & { givenAt: Date; receivedAt: Date | null };
const recordOf = ({ givenAt, receivedAt, ...row }: Row): SheetRecord => ({ ...row, givenAt: localTimeOf(givenAt), receivedAt: receivedAt && localTimeOf(receivedAt) });

/** The sheets a person may see: those of their units on either side, or all. Newest first; `before` is the id of the last one of the page before. */
export async function listSheets(agencyId: number, reach: Scope, list: SheetList, limit: number, before?: string): Promise<SheetRecord[]> {
  if (reach.kind === 'none') return [];
  const units = reach.kind === 'units' ? [...reach.unitIds] : [];
  const all = reach.kind === 'agency';
  const rows = await db().$queryRaw<Row[]>`
    SELECT h.id, h.number, h."fromUnitId", h."toUnitId", f.name AS "fromUnitName", t.name AS "toUnitName", h."givenById", g.name AS "givenByName", h."givenAt", r.name AS "receivedByName", h."receivedAt", h.note, h."receiptNote", h."paperId",
           i.count, i.received, i.missing
      FROM handover_sheet h
      JOIN unit f ON f."agencyId" = h."agencyId" AND f.id = h."fromUnitId" JOIN unit t ON t."agencyId" = h."agencyId" AND t.id = h."toUnitId"
      JOIN staff g ON g."agencyId" = h."agencyId" AND g.id = h."givenById" LEFT JOIN staff r ON r."agencyId" = h."agencyId" AND r.id = h."receivedById"
      JOIN LATERAL (SELECT count(*)::int AS count, count(*) FILTER (WHERE outcome = 'received')::int AS received, count(*) FILTER (WHERE outcome = 'missing')::int AS missing FROM handover_item x WHERE x."agencyId" = h."agencyId" AND x."sheetId" = h.id) i ON TRUE
     WHERE h."agencyId" = ${agencyId} AND (${before ?? null}::uuid IS NULL OR h.id < ${before ?? null}::uuid)
       AND (CASE ${list}
              WHEN 'to-sign' THEN h."receivedAt" IS NULL AND (${all} OR h."toUnitId" = ANY(${units}::uuid[]))
              WHEN 'given' THEN ${all} OR h."fromUnitId" = ANY(${units}::uuid[])
              WHEN 'signed' THEN h."receivedAt" IS NOT NULL AND (${all} OR h."toUnitId" = ANY(${units}::uuid[]) OR h."fromUnitId" = ANY(${units}::uuid[]))
              ELSE ${all} OR h."toUnitId" = ANY(${units}::uuid[]) OR h."fromUnitId" = ANY(${units}::uuid[]) END)
     ORDER BY h.id DESC LIMIT ${limit}`;
  return rows.map(recordOf);
}

/** How many sheets of these units wait to be signed. */
export const countToSign = (agencyId: number, unitIds: readonly string[]): Promise<number> => db().handoverSheet.count({ where: { agencyId, receivedAt: null, toUnitId: { in: [...unitIds] } } });

/** A sheet by its id or by its number; null when there is none. */
export async function findSheet(agencyId: number, key: { readonly id?: string; readonly number?: string }, tx?: Tx): Promise<SheetRecord | null> {
  const sheet = key.id !== undefined ? (isUuid(key.id) ? await (tx ?? db()).handoverSheet.findUnique({ where: { agencyId_id: { agencyId, id: key.id } } }) : null) : await (tx ?? db()).handoverSheet.findUnique({ where: { agencyId_number: { agencyId, number: key.number ?? '' } } });
  if (!sheet) return null;
  const people = await (tx ?? db()).staff.findMany({ where: { agencyId, id: { in: [sheet.givenById, ...(sheet.receivedById ? [sheet.receivedById] : [])] } }, select: { id: true, name: true } });
  const units = await (tx ?? db()).unit.findMany({ where: { agencyId, id: { in: [sheet.fromUnitId, sheet.toUnitId] } }, select: { id: true, name: true } });
  const items = await (tx ?? db()).handoverItem.groupBy({ by: ['outcome'], where: { agencyId, sheetId: sheet.id }, _count: { _all: true } });
  const name = (all: readonly { id: string; name: string }[], id: string | null) => all.find((each) => each.id === id)?.name ?? null;
  const counted = (outcome?: string) => items.filter((each) => outcome === undefined || each.outcome === outcome).reduce((sum, each) => sum + each._count._all, 0);
  return {
    id: sheet.id, number: sheet.number, fromUnitId: sheet.fromUnitId, toUnitId: sheet.toUnitId, fromUnitName: name(units, sheet.fromUnitId) ?? '', toUnitName: name(units, sheet.toUnitId) ?? '',
    givenById: sheet.givenById, givenByName: name(people, sheet.givenById) ?? '', givenAt: localTimeOf(sheet.givenAt), receivedByName: name(people, sheet.receivedById), receivedAt: sheet.receivedAt && localTimeOf(sheet.receivedAt),
    note: sheet.note, receiptNote: sheet.receiptNote, paperId: sheet.paperId, count: counted(), received: counted('received'), missing: counted('missing'),
  };
}

type LineRow = Omit<SheetLine, 'receivedAt' | 'dueAt'> & { receivedAt: Date | null; dueAt: Date | null };

/** The lines of a sheet in their order. */
export async function listSheetLines(agencyId: number, sheetId: string, tx?: Tx): Promise<SheetLine[]> {
  const rows = await (tx ?? db()).$queryRaw<LineRow[]>`
    SELECT i.ordinal, i."dossierId", d.code, d."applicantName", v.name AS "procedureName", d.sets, d."receivedAt", d."originalDueAt" AS "dueAt", i.outcome, i.note,
           (i.outcome = 'waiting' AND d."holderId" IS NULL AND d."holdingUnitId" = h."toUnitId" AND d."endedAt" IS NOT DISTINCT FROM d."resolvedAt"
             AND NOT EXISTS (SELECT 1 FROM dossier_event e WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id AND e.seq > i."givenSeq" AND e.act IN ('take-over', 'hand-over', 'assign', 'correct'))) AS "isPending"
      FROM handover_item i
      JOIN handover_sheet h ON h."agencyId" = i."agencyId" AND h.id = i."sheetId"
      JOIN dossier d ON d."agencyId" = i."agencyId" AND d.id = i."dossierId"
      JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
     WHERE i."agencyId" = ${agencyId} AND i."sheetId" = ${sheetId}::uuid ORDER BY i.ordinal`;
  return rows.map(({ receivedAt, dueAt, ...row }) => ({ ...row, receivedAt: receivedAt && localTimeOf(receivedAt), dueAt: dueAt && localTimeOf(dueAt) }));
}

/** A sheet's row held for this transaction: of two who sign at once the second waits, then sees the first. */
export async function lockSheet(tx: Tx, agencyId: number, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM handover_sheet WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`).length === 1;
}

/** Holds several dossiers, always in the order of their codes, so that two batches never wait for each other. */
export async function lockDossiers(tx: Tx, agencyId: number, codes: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM dossier WHERE "agencyId" = ${agencyId} AND code = ANY(${[...codes]}) ORDER BY code FOR UPDATE`;
}

export type NewSheet = { readonly agencyId: number; readonly id: string; readonly number: string; readonly bookYear: number; readonly ordinal: number; readonly paperId: string; readonly fromUnitId: string; readonly toUnitId: string; readonly givenById: string; readonly givenAt: Date; readonly note: string | null };

export async function insertSheet(tx: Tx, sheet: NewSheet, items: readonly { readonly dossierId: string; readonly givenSeq: number; readonly note: string | null }[]): Promise<void> {
  await tx.handoverSheet.create({ data: sheet });
  await tx.handoverItem.createMany({ data: items.map((item, at) => ({ agencyId: sheet.agencyId, sheetId: sheet.id, ordinal: at + 1, ...item })) });
}

export const settleItem = (tx: Tx, key: { agencyId: number; sheetId: string; ordinal: number }, outcome: Exclude<HandoverOutcome, 'waiting'>, settledSeq: number | null) =>
  tx.handoverItem.update({ where: { agencyId_sheetId_ordinal: key }, data: { outcome, settledSeq } });

/** The event by which a line was given. */
export const givenSeqOf = async (tx: Tx, agencyId: number, sheetId: string, ordinal: number): Promise<number> =>
  (await tx.handoverItem.findUniqueOrThrow({ where: { agencyId_sheetId_ordinal: { agencyId, sheetId, ordinal } }, select: { givenSeq: true } })).givenSeq;

export const signSheetRow = (tx: Tx, agencyId: number, id: string, signed: { receivedById: string; receivedAt: Date; receiptNote: string | null }) =>
  tx.handoverSheet.update({ where: { agencyId_id: { agencyId, id } }, data: signed });

export type FileForBatch = {
  readonly id: string; readonly code: string; readonly status: string; readonly applicantName: string; readonly procedureName: string; readonly sets: number; readonly eventCount: number;
  readonly receivedAt: LocalTime | null; readonly dueAt: LocalTime | null; readonly holdingUnitId: string; readonly handlingUnitId: string; readonly holderId: string | null; readonly holderName: string | null; readonly holdingUnitName: string;
};

/** Dossiers of these codes, in the order of their due dates, then codes. */
export const filesOf = (agencyId: number, codes: readonly string[], tx?: Tx): Promise<FileForBatch[]> => files(tx ?? db(), agencyId, codes, null);

/** The open dossiers a person holds, most urgent first. */
export const filesHeldBy = (agencyId: number, staffId: string): Promise<FileForBatch[]> => (isUuid(staffId) ? files(db(), agencyId, null, staffId) : Promise.resolve([]));

/** How many open dossiers each person holds, with the units those are in; closed accounts too. */
export async function countHeldByAll(agencyId: number): Promise<ReadonlyMap<string, { readonly name: string; readonly isActive: boolean; readonly count: number; readonly unitIds: readonly string[] }>> {
  const rows = await db().$queryRaw<{ id: string; name: string; isActive: boolean; count: number; unitIds: string[] }[]>`
    SELECT s.id, s.name, s."isActive", count(*)::int AS count, array_agg(DISTINCT d."holdingUnitId") AS "unitIds"
      FROM dossier d JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."holderId"
     WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL GROUP BY s.id, s.name, s."isActive" ORDER BY s.name`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function files(reader: Tx | ReturnType<typeof db>, agencyId: number, codes: readonly string[] | null, holderId: string | null): Promise<FileForBatch[]> {
  const rows = await reader.$queryRaw<(Omit<FileForBatch, 'receivedAt' | 'dueAt'> & { receivedAt: Date | null; dueAt: Date | null })[]>`
    SELECT d.id, d.code, d.status, d."applicantName", v.name AS "procedureName", d.sets, d."eventCount", d."receivedAt", d."originalDueAt" AS "dueAt", d."holdingUnitId", d."handlingUnitId", d."holderId", s.name AS "holderName", u.name AS "holdingUnitName"
      FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId" JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = d."holdingUnitId"
      LEFT JOIN staff s ON s."agencyId" = d."agencyId" AND s.id = d."holderId"
     WHERE d."agencyId" = ${agencyId} AND (${codes === null} OR d.code = ANY(${[...(codes ?? [])]})) AND (${holderId}::uuid IS NULL OR (d."holderId" = ${holderId}::uuid AND d."endedAt" IS NULL))
     ORDER BY d."originalDueAt" NULLS LAST, d.code`;
  return rows.map(({ receivedAt, dueAt, ...row }) => ({ ...row, receivedAt: receivedAt && localTimeOf(receivedAt), dueAt: dueAt && localTimeOf(dueAt) }));
}
