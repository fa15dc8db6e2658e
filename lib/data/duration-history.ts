import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PauseRule } from '@/lib/domain/calendar/types';
import type { EventFact } from '@/lib/domain/dossier/fold';
import type { NeededFrom } from '@/lib/domain/dossier/position';
import { factsOfStored, type StoredEvent } from './events-read';

type Reader = Tx | ReturnType<typeof db>;

export type EndedDossier = { readonly id: string; readonly pauseRule: PauseRule; readonly resolvedAt: Date };

/** The procedures that have a finished dossier since `since`. */
export const listProceduresWithPast = async (agencyId: number, since: Date): Promise<string[]> => {
  const rows = await db().$queryRaw<{ procedureId: string }[]>`SELECT DISTINCT "procedureId"::text AS "procedureId" FROM dossier WHERE "agencyId" = ${agencyId} AND "endedAt" >= ${since} AND "resolvedAt" IS NOT NULL`;
  return rows.map((row) => row.procedureId);
};

/** The newest finished dossiers of a procedure, with a result. */
export const listNewestFinished = (agencyId: number, procedureId: string, since: Date, limit: number): Promise<EndedDossier[]> =>
  db().$queryRaw<EndedDossier[]>`
    SELECT id::text AS id, "pauseRule", "resolvedAt" FROM dossier
    WHERE "agencyId" = ${agencyId} AND "procedureId" = ${procedureId}::uuid AND "resolvedAt" >= ${since}
    ORDER BY "resolvedAt" DESC, id DESC LIMIT ${limit}`;

/** The histories of several dossiers, each in order, in one question. */
export async function readHistories(reader: Reader, agencyId: number, dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly EventFact[]>> {
  const rows = await reader.$queryRaw<(StoredEvent & { dossierId: string })[]>`
    SELECT "dossierId"::text AS "dossierId", seq, act, "legalAt", "enteredAt", "actorId", "actorUnitId", "voidsSeq", data FROM dossier_event
    WHERE "agencyId" = ${agencyId} AND "dossierId" = ANY(${[...dossierIds]}::uuid[]) ORDER BY "dossierId", seq`;
  const grouped = new Map<string, StoredEvent[]>();
  for (const row of rows) {
    const known = grouped.get(row.dossierId);
    if (known) known.push(row);
    else grouped.set(row.dossierId, [row]);
  }
  return new Map([...grouped].map(([id, events]) => [id, factsOfStored(events)]));
}

export type DurationSampleRow = NeededFrom & { readonly dossierId: string; readonly endedAt: Date };

/** Puts the experience of a procedure in the place of what was there. */
export async function replaceSamples(tx: Tx, agencyId: number, procedureId: string, rows: readonly DurationSampleRow[], at: Date): Promise<void> {
  // Two workers refresh one procedure one after the other: the second finds what the first wrote.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`duration_sample:${agencyId}:${procedureId}`}, 0))`;
  await tx.durationSample.deleteMany({ where: { agencyId, procedureId } });
  await tx.durationSample.createMany({ data: rows.map((row) => ({ agencyId, procedureId, position: row.position, dossierId: row.dossierId, minutes: row.minutes, endedAt: row.endedAt, refreshedAt: at })) });
}

/** Drops the experience of procedures that have none any more. */
export const dropSamplesExcept = (tx: Tx, agencyId: number, procedureIds: readonly string[]) =>
  tx.durationSample.deleteMany({ where: { agencyId, procedureId: { notIn: [...procedureIds] } } });

export type Experience = { readonly minutes: readonly number[]; readonly asOf: Date };
export const experienceKey = (procedureId: string, position: string): string => `${procedureId} ${position}`;

/** The office minutes that past dossiers of these procedures needed from each position, by experienceKey. */
export async function readExperience(agencyId: number, procedureIds: readonly string[], reader: Reader = db()): Promise<ReadonlyMap<string, Experience>> {
  if (procedureIds.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ procedureId: string; position: string; minutes: number[]; asOf: Date }[]>`
    SELECT "procedureId"::text AS "procedureId", position, array_agg(minutes) AS minutes, max("refreshedAt") AS "asOf" FROM duration_sample
    WHERE "agencyId" = ${agencyId} AND "procedureId" = ANY(${[...procedureIds]}::uuid[]) GROUP BY 1, 2`;
  return new Map(rows.map((row) => [experienceKey(row.procedureId, row.position), { minutes: row.minutes, asOf: row.asOf }]));
}

export type PastDossier = { readonly code: string; readonly applicantName: string; readonly minutes: number; readonly receivedAt: Date | null; readonly endedAt: Date; readonly endStanding: string | null; readonly handlingUnitId: string; readonly holdingUnitId: string };

/** The dossiers behind the numbers of an outlook, longest first: the same rows that were counted. */
export const listPastDossiers = (agencyId: number, procedureId: string, position: string): Promise<PastDossier[]> =>
  db().$queryRaw<PastDossier[]>`
    SELECT d.code, d."applicantName", s.minutes, d."receivedAt", s."endedAt", d."endStanding", d."handlingUnitId"::text AS "handlingUnitId", d."holdingUnitId"::text AS "holdingUnitId"
    FROM duration_sample s JOIN dossier d ON d."agencyId" = s."agencyId" AND d.id = s."dossierId"
    WHERE s."agencyId" = ${agencyId} AND s."procedureId" = ${procedureId}::uuid AND s.position = ${position} ORDER BY s.minutes DESC, d.code`;
