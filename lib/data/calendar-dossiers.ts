import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PauseRule, StripDay, TermUnit } from '@/lib/domain/calendar/types';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { factsOfStored, type StoredEvent } from './events-read';

type Reader = Tx | ReturnType<typeof db>;

/** An open dossier with what its due date is reckoned from. `events` is empty when its clock never stood still. */
export type OpenDossier = {
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly termUnit: TermUnit;
  readonly termValue: number;
  readonly pauseRule: PauseRule;
  readonly receivedAt: Date;
  readonly originalDueAt: Date | null;
  readonly printedDueAt: Date | null;
  readonly isDueProvisional: boolean;
  readonly events: readonly EventFact[];
};

type EventRow = StoredEvent & { readonly dossierId: string };

/**
 * A page of the open dossiers of an agency whose limit runs, by id. Only those that ever paused come with their events.
 * Ask again with the last id until fewer than `limit` come back.
 */
export async function listOpenDossiers(reader: Reader, agencyId: number, afterId: string | null, limit: number): Promise<OpenDossier[]> {
  const after = afterId === null ? Prisma.empty : Prisma.sql`AND d.id > ${afterId}::uuid`;
  const rows = await reader.$queryRaw<Omit<OpenDossier, 'events'>[]>`
    SELECT d.id, d.code, v.name AS "procedureName", d."termUnit", d."termValue", d."pauseRule", d."receivedAt", d."originalDueAt", d."printedDueAt", d."isDueProvisional"
    FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL AND d."receivedAt" IS NOT NULL ${after} ORDER BY d.id LIMIT ${limit}`;
  const events = rows.length === 0 ? [] : await reader.$queryRaw<EventRow[]>`
    SELECT e."dossierId", e.seq, e.act, e."legalAt", e."enteredAt", e."actorId", e."actorUnitId", e."voidsSeq", e.data
    FROM dossier_event e
    WHERE e."agencyId" = ${agencyId} AND e."dossierId" IN (
      SELECT p."dossierId" FROM dossier_event p
      WHERE p."agencyId" = ${agencyId} AND p."dossierId" = ANY(${rows.map((row) => row.id)}::uuid[]) AND p.act IN ('request-supplement', 'request-payment'))
    ORDER BY e."dossierId", e.seq`;
  const byDossier = new Map<string, EventRow[]>();
  for (const event of events) {
    const known = byDossier.get(event.dossierId);
    if (known) known.push(event);
    else byDossier.set(event.dossierId, [event]);
  }
  return rows.map((row) => ({ ...row, events: factsOfStored(byDossier.get(row.id) ?? []) }));
}

export type NewDue = { readonly id: string; readonly originalDueAt: Date; readonly isDueProvisional: boolean; readonly dueSteps: readonly StripDay[] };

const CHUNK = 500;

/** Writes recomputed due dates. What was printed on the receipt is not touched. */
export async function updateDueDates(tx: Tx, agencyId: number, calendarVersion: number, dues: readonly NewDue[]): Promise<void> {
  for (let at = 0; at < dues.length; at += CHUNK) {
    const rows = JSON.stringify(dues.slice(at, at + CHUNK));
    await tx.$executeRaw`
      UPDATE dossier d SET "originalDueAt" = n."originalDueAt", "isDueProvisional" = n."isDueProvisional", "dueSteps" = n."dueSteps", "calendarVersion" = ${calendarVersion}
      FROM jsonb_to_recordset(${rows}::jsonb) AS n(id uuid, "originalDueAt" timestamptz, "isDueProvisional" boolean, "dueSteps" jsonb)
      WHERE d."agencyId" = ${agencyId} AND d.id = n.id`;
  }
}
